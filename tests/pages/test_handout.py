"""What is chosen for paper, and what is never left out."""

from __future__ import annotations

import pytest

from documents import CASES, CATALOGUE, HANDOUTS, ROLES, outcome
from warning_signs.core.types import When
from warning_signs.formats.html import as_html
from warning_signs.formats.markdown import as_markdown
from warning_signs.pages.print_blocks import ContactLine, Task

EVERY = [(role, case) for role in ROLES for case in CASES]


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_every_step_of_now_and_today_is_printed_with_its_contacts(role: str, case: str) -> None:
    """A handout may leave out what can wait, never what cannot."""
    blocks = [block for part in HANDOUTS[f"{role}-{case}"].parts for block in part.blocks]
    printed = [block.text for block in blocks if isinstance(block, Task)]
    reached = {block.contact.id for block in blocks if isinstance(block, ContactLine)}
    soon = [
        each
        for each in outcome(role, case).guidance.steps
        if each.step.time in {When.NOW, When.TODAY}
    ]

    assert [each.step.text for each in soon] == printed[: len(soon)]
    assert {contact.id for each in soon for contact in each.contacts} <= reached


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_a_handout_says_its_limits_and_whom_to_call(role: str, case: str) -> None:
    """Every level, the lowest included, has contacts, limits and what not to do."""
    sheet = HANDOUTS[f"{role}-{case}"]
    titles = {part.title for part in sheet.parts}

    assert {"What not to do", "What this result is not", "If you are under 18"} <= titles
    assert "Contacts that answer at any hour" in titles
    assert outcome(role, case).level.label in titles
    assert CATALOGUE.words.check_numbers in sheet.foot


@pytest.mark.parametrize("name", HANDOUTS)
def test_no_number_is_printed_that_must_not_be(name: str) -> None:
    """Numbers on the list of those never to print are on no paper."""
    digits = "".join(filter(str.isdigit, as_html(HANDOUTS[name])))
    markdown = "".join(filter(str.isdigit, as_markdown(HANDOUTS[name])))
    never = ["".join(filter(str.isdigit, each.number)) for each in CATALOGUE.never_print]

    assert [] == [number for number in never if number in digits or number in markdown]
