"""What is chosen for paper, and what is never left out."""

from __future__ import annotations

import re

import pytest

from documents import CASES, CATALOGUE, HANDOUTS, ROLES, outcome
from warning_signs.core.types import When
from warning_signs.formats.html import as_html
from warning_signs.formats.markdown import as_markdown
from warning_signs.formats.style import STYLE
from warning_signs.pages.handout import handout
from warning_signs.pages.print_blocks import Task, WriteIn

EVERY = [(role, case) for role in ROLES for case in CASES]


FULLEST = {"refer_all", "emergency_all"}
"""Where every answer is yes, two sheets hold what is for now, and what else there is room for."""


def tasks(role: str, case: str) -> list[Task]:
    blocks = [block for part in HANDOUTS[f"{role}-{case}"].parts for block in part.blocks]
    return [block for block in blocks if isinstance(block, Task)]


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_no_step_of_now_is_left_out_and_none_of_today_in_a_usual_result(
    role: str, case: str
) -> None:
    """A handout may leave out what can wait, and says how much; each step has its contacts."""
    steps = outcome(role, case).guidance.steps
    printed = tasks(role, case)
    soon = {When.NOW} if case in FULLEST else {When.NOW, When.TODAY}
    must = [each.step.text for each in steps if each.step.time in soon]
    sheet = HANDOUTS[f"{role}-{case}"]
    left = [part for part in sheet.parts if part.title == CATALOGUE.paper.later]

    assert must == [each.text for each in printed][: len(must)]
    assert [each.contacts for each in printed] == [each.contacts for each in steps][: len(printed)]
    assert bool(left) is (len(printed) < len(steps))


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_a_handout_says_its_limits_and_whom_to_call(role: str, case: str) -> None:
    """Every level, the lowest included, has contacts, limits and what not to do."""
    sheet = HANDOUTS[f"{role}-{case}"]
    titles = [part.title for part in sheet.parts]
    words = CATALOGUE.titles

    assert outcome(role, case).level.label == titles[0]
    assert {words.avoid, words.limits, words.young_person, words.contacts, words.why} <= {*titles}
    assert CATALOGUE.words.check_numbers in sheet.foot


@pytest.mark.parametrize("role", ROLES)
def test_a_part_is_printed_alone(role: str) -> None:
    """What was asked for is on paper, and nothing else of the result."""
    sheet = handout(CATALOGUE, outcome(role, "refer_few"), ["record"])

    assert 1 == len(sheet.parts)
    assert any(isinstance(block, WriteIn) for block in sheet.parts[0].blocks)


def test_nothing_on_paper_is_smaller_than_ten_and_a_half_points() -> None:
    """What a tired person reads in a poor light is not set small."""
    printed = "".join(
        line for line in STYLE[STYLE.index("@media print") :].splitlines() if ".dense" not in line
    )
    sizes = [float(found) for found in re.findall(r"font-size: ([\d.]+)pt", printed)]

    assert sizes
    assert min(sizes) >= 10.5
    assert not any(sheet.dense for sheet in HANDOUTS.values())


@pytest.mark.parametrize("name", HANDOUTS)
def test_no_number_is_printed_that_must_not_be(name: str) -> None:
    """Numbers on the list of those never to print are on no paper."""
    digits = "".join(filter(str.isdigit, as_html(HANDOUTS[name])))
    markdown = "".join(filter(str.isdigit, as_markdown(HANDOUTS[name])))
    never = ["".join(filter(str.isdigit, each.number)) for each in CATALOGUE.never_print]

    assert [] == [number for number in never if number in digits or number in markdown]
