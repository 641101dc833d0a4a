"""First pages name nobody whom the rest of a result does not; ``check`` finds where one does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from drawn_content import CATALOGUE, answers
from warning_signs import Answers, screen
from warning_signs.content.checks.summaries import summary_problems
from warning_signs.formats.json import result_document


@pytest.mark.slow
@settings(max_examples=300, derandomize=True, deadline=None)
@given(given_answers=answers())
def test_whom_the_first_page_names_stands_among_whom_to_call(given_answers: Answers) -> None:
    """Someone who looks a number up again finds it under its own heading, a script in its list."""
    result = result_document(CATALOGUE, screen(CATALOGUE, given_answers))

    named = [one["id"] for each in result["summary"]["first"] for one in each["contacts"]]
    assert {each["id"] for each in result["contacts"]} >= set(named)


def test_check_finds_whom_the_first_page_alone_names() -> None:
    """A line taken out of its step, and left on the first page, is told of."""
    step = CATALOGUE.steps["blackmail_close"]
    without = replace(step, contacts=tuple(one for one in step.contacts if one != "samaritans"))
    assert step != without

    found = summary_problems(replace(CATALOGUE, steps={**CATALOGUE.steps, step.id: without}))

    problem = "'blackmail_close' names 'samaritans', and no step does: parent, no area, under_13"
    assert [problem] == [each.problem for each in found]
