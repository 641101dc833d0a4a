"""The published instrument as the check keeps it: complete for the content that is shipped."""

from __future__ import annotations

import pytest

from content_files import SMALL
from warning_signs import load_catalogue
from warning_signs.content.checks.published import excludes, is_published, published

SHIPPED = load_catalogue()


def test_the_shipped_content_is_held_and_a_small_one_is_not() -> None:
    """Content with most of the fifteen signs is that instrument, whatever it calls itself."""
    assert [True, False] == [is_published(each) for each in (SHIPPED, load_catalogue(SMALL))]


@pytest.mark.parametrize("time", ["now", "today"])
def test_every_step_that_cannot_wait_is_held(time: str) -> None:
    """Whoever adds one adds it to published.yaml as well, so that it cannot be lost."""
    steps = {step.id for step in SHIPPED.steps.values() if step.time == time}

    assert set() == steps - set(published().steps[time])


@pytest.mark.parametrize("answer", list(SHIPPED.circumstances))
def test_every_step_that_is_withheld_is_held(answer: str) -> None:
    """A step that is not given with an answer stays so."""
    steps = {step.id for step in SHIPPED.steps.values() if excludes(step.unless, answer)}

    assert set() == steps - set(published().withheld.get(answer, ()))


def test_every_rule_and_warning_is_held() -> None:
    """None of them can be lost in silence either."""
    assert list(SHIPPED.rules) == list(published().rules)
    assert set(SHIPPED.avoid) == set(published().avoid)
