"""What is chosen for paper, and what is never left out."""

from __future__ import annotations

import re

import pytest

from documents import CASES, CATALOGUE, HANDOUTS, ROLES, outcome
from warning_signs.core.types import When
from warning_signs.formats.html import as_html
from warning_signs.formats.markdown import as_markdown
from warning_signs.formats.style import STYLE
from warning_signs.pages.blocks import Item
from warning_signs.pages.handout import BLANK, handout
from warning_signs.pages.print_blocks import Task, WriteIn
from warning_signs.pages.result import split_steps
from warning_signs.pages.summary import told

EVERY = [(role, case) for role in ROLES for case in CASES]


FULLEST = {"refer_all", "emergency_all"}
"""Where every answer is yes, two sheets hold what is for now, and what is shown at once."""


def tasks(role: str, case: str) -> list[Task]:
    blocks = [block for part in HANDOUTS[f"{role}-{case}"].parts for block in part.blocks]
    return [block for block in blocks if isinstance(block, Task)]


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_no_step_of_now_is_left_out_and_none_of_today_in_a_usual_result(
    role: str, case: str
) -> None:
    """A handout may leave out what can wait, and says how much; each step says whom to call."""
    steps = outcome(role, case).guidance.steps
    printed = tasks(role, case)
    shown, _ = split_steps(CATALOGUE, outcome(role, case))
    soon = {When.NOW} if case in FULLEST else {When.NOW, When.TODAY}
    must = [each.step.text for each in steps if each.step.time in soon]
    sheet = HANDOUTS[f"{role}-{case}"]
    left = [part for part in sheet.parts if part.title == CATALOGUE.paper.later]

    assert must == [each.text for each in printed][: len(must)]
    assert case not in FULLEST or len(printed) >= len(shown)
    for task, step in zip(printed, steps, strict=False):
        said = re.findall(r"\d[\d ]*\d", task.text)
        assert [each for each in step.contacts if each.phone not in said] == [*task.contacts]
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


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_a_handout_has_words_for_the_call_and_room_to_write(role: str, case: str) -> None:
    """Both give way to steps where every answer is yes; the card of the public never does."""
    titles = {part.title for part in HANDOUTS[f"{role}-{case}"].parts}
    card = CATALOGUE.roles[role].card
    record = CATALOGUE.paper.card if card else CATALOGUE.titles.record

    assert card <= (record in titles)
    assert case in FULLEST or {record, CATALOGUE.titles.say} <= titles


@pytest.mark.parametrize(("role", "case"), EVERY)
def test_a_record_is_printed_alone_and_whole(role: str, case: str) -> None:
    """Every line that a record has in text is on its sheet, answers, level and reasons included."""
    result = outcome(role, case)
    sheet = handout(CATALOGUE, result, ["record"])
    (part,) = sheet.parts
    items = {block.text for block in part.blocks if isinstance(block, Item)}
    to_write = [block for block in part.blocks if isinstance(block, WriteIn)]
    record = told(CATALOGUE, result).record

    assert to_write
    assert items == {line for line in record if BLANK not in line}
    assert len(to_write) == sum(BLANK in line for line in record)


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
