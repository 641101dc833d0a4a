"""What single answers would change, against answering each open question in turn."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_content import CATALOGUE, answers, contents
from warning_signs import Answer, Answers, Catalogue, screen

pytestmark = pytest.mark.slow

STEADY = settings(max_examples=60, derandomize=True, deadline=None)


def one_by_one(catalogue: Catalogue, given_answers: Answers) -> list[tuple[str, str]]:
    """Answer every open question yes, alone, and return those that raise the level."""
    before = screen(catalogue, given_answers).level
    found = []
    for table in ("signs", "circumstances"):
        said = getattr(given_answers, table)
        for name, each in getattr(catalogue, table).items():
            open_question = said.get(name, Answer.UNKNOWN) is Answer.UNKNOWN
            if open_question and given_answers.role in each.questions:
                more: Any = {table: {**said, name: Answer.YES}}
                now = replace(given_answers, **more)
                after = screen(catalogue, now).level
                if after.rank > before.rank:
                    found.append((name, after.id))
    return found


def told(catalogue: Catalogue, given_answers: Answers) -> list[tuple[str, str]]:
    return [(each.id, each.to.id) for each in screen(catalogue, given_answers).would_change]


@STEADY
@given(given_answers=st.lists(answers(), min_size=5, max_size=5))
def test_it_is_what_one_more_answer_would_do(given_answers: list[Answers]) -> None:
    """Looked at together, questions come to what they come to one at a time."""
    for each in given_answers:
        assert one_by_one(CATALOGUE, each) == told(CATALOGUE, each)


@STEADY
@given(catalogue=contents(), given_answers=st.lists(answers(), min_size=3, max_size=3))
def test_any_content_gives_what_one_more_answer_would_do(
    catalogue: Catalogue, given_answers: list[Answers]
) -> None:
    """Rules that ask for what is not known, and for something else too, are no exception."""
    for each in given_answers:
        assert one_by_one(catalogue, each) == told(catalogue, each)


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_every_two_questions_give_what_one_more_answer_would_do(role: str) -> None:
    """With one of them yes and one open, all others no: each part of each rule is met so."""
    asked = [
        (table, name)
        for table in ("signs", "circumstances")
        for name, each in getattr(CATALOGUE, table).items()
        if role in each.questions
    ]
    for yes, silent in permutations(asked, 2):
        said: dict[str, Any] = {"signs": {}, "circumstances": {}}
        for table, name in asked:
            if (table, name) != silent:
                said[table][name] = Answer.YES if (table, name) == yes else Answer.NO
        both = Answers(role, **said)
        assert one_by_one(CATALOGUE, both) == told(CATALOGUE, both), (yes, silent)


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_nobody_is_told_of_questions_they_are_not_asked(role: str) -> None:
    """What would change a result is something this person may come to know."""
    asked = {
        name
        for table in (CATALOGUE.signs, CATALOGUE.circumstances)
        for name, each in table.items()
        if role in each.questions
    }

    assert {each.id for each in screen(CATALOGUE, Answers(role)).would_change} <= asked


def test_nothing_can_raise_the_highest_level() -> None:
    """Under "Act now" there is nothing to wait for."""
    now = Answers("parent", circumstances={"danger_now": Answer.YES})

    assert () == screen(CATALOGUE, now).would_change
