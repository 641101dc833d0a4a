"""Pieces put together: never less than one piece alone, in any order, and told one by one."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.core.asking import choices, selectable_areas
from warning_signs.core.combining import Kept, combine, compared
from warning_signs.pages.combined import pieces_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warning_signs.training.scenarios import Training

CATALOGUE = load_catalogue()
ROLES = list(CATALOGUE.roles)


def invented(count: int) -> list[tuple[list[Answers], str]]:
    """Invent sets of one to four pieces of every kind, the same ones each time."""
    chance = random.Random(18)  # noqa: S311  (nothing secret is drawn)

    def answered(asked: Mapping[str, Any], grave: float) -> dict[str, Answer]:
        some = chance.sample(list(asked), chance.choice([0, 1, 4, len(asked)]))
        calm = [Answer.NO, Answer.NO, Answer.UNKNOWN]
        return {
            name: chance.choice(
                [each.id for each in choices(CATALOGUE, asked[name])]
                if chance.random() < grave
                else calm
            )
            for name in some
        }

    def piece() -> Answers:
        grave = chance.choice([0.0, 0.1, 0.3, 0.9])
        return Answers(
            role=chance.choice(ROLES),
            area=chance.choice(["", *selectable_areas(CATALOGUE)]),
            age=chance.choice(list(CATALOGUE.ages)),
            signs=answered(CATALOGUE.signs, grave),
            circumstances=answered(CATALOGUE.circumstances, grave / 3),
        )

    return [
        ([piece() for _ in range(chance.randint(1, 4))], chance.choice(ROLES)) for _ in range(count)
    ]


def rank(answers: Answers) -> int:
    return screen(CATALOGUE, answers).level.rank


@pytest.mark.slow
def test_a_thousand_sets_keep_what_each_piece_came_to() -> None:
    """Never below any piece; the order does not matter; the same piece twice changes nothing."""
    met = set()
    for pieces, role in invented(1000):
        combined = combine(CATALOGUE, pieces, role)
        met |= {*combined.kept}

        assert rank(combined.answers) >= max(map(rank, pieces)), (pieces, role)
        assert combined.answers == combine(CATALOGUE, pieces[::-1], role).answers, pieces
        assert combined.answers == combine(CATALOGUE, [*pieces, pieces[0]], role).answers, pieces
        assert (combined.answers.role == role) or Kept.ROLE in combined.kept
    assert {Kept.UNKNOWN, Kept.ROLE} <= met


def test_each_answer_is_the_nearest_to_presence() -> None:
    """Yes, earlier, maybe, explained, no, unknown: the first that anyone gave."""
    order = [*["yes", "earlier", "maybe", "explained", "no", "unknown"]]
    for n, first in enumerate(order):
        for other in order[n:]:
            pieces = [Answers("teacher", signs={"gifts": Answer(each)}) for each in (other, first)]
            level = combine(CATALOGUE, [*pieces, Answers("teacher")], "teacher").answers
            assert level.signs["gifts"] == first


def test_age_is_the_youngest_and_place_where_all_agree() -> None:
    """A piece that names no place is no disagreement."""
    one = Answers("teacher", "essex", "16_to_17")
    two = Answers("parent", "", "under_13")

    both = combine(CATALOGUE, [one, two], "teacher").answers
    three = combine(CATALOGUE, [one, two, replace(two, area="wales")], "teacher").answers

    assert ("teacher", "essex", "under_13", "") == (both.role, both.area, both.age, three.area)


def test_what_was_not_known_stays_unknown_where_it_decided() -> None:
    """One "no" must not take away that someone knew too little."""
    knows = Answers("teacher", signs=dict.fromkeys(CATALOGUE.signs, Answer.NO))
    lost = Answers("teacher")

    combined = combine(CATALOGUE, [knows, lost], "teacher")

    assert ("advice", (Kept.UNKNOWN,)) == (combined.level, combined.kept)


def test_what_the_public_has_to_report_is_reported() -> None:
    """Where a lead's own list would say less, the answers stay those of the public."""
    driver = Answers("community", signs={"gifts": Answer.YES})
    alone = screen(CATALOGUE, driver).level.id

    combined = combine(CATALOGUE, [driver], "teacher")

    assert ("refer", "refer", "community") == (alone, combined.level, combined.answers.role)
    assert Kept.ROLE in combined.kept


def test_an_age_that_was_not_known_stays_unknown_where_it_decided() -> None:
    """An older age that another gives must not lower what was asked for a child of any age."""
    unsure = Answers("professional", signs={"sexual_health": Answer.YES})
    older = Answers("teacher", "", "16_to_17")

    combined = combine(CATALOGUE, [unsure, older], "professional")

    assert ("refer", "unknown") == (combined.level, combined.answers.age)


def test_who_alone_saw_what_and_who_differs_is_told() -> None:
    """By number, from 1; what only one speaks of is theirs alone."""
    pieces = [
        Answers("teacher", "essex", signs={"missing": Answer.NO, "gifts": Answer.YES}),
        Answers("parent", "wales", signs={"missing": Answer.MAYBE, "gifts": Answer.UNKNOWN}),
    ]
    told = pieces_document(CATALOGUE, pieces, combine(CATALOGUE, pieces, "teacher"))

    assert [{"id": "gifts", "piece": 1}] == told["alone"]
    assert [{"id": "missing", "answers": ["no", "maybe"]}] == told["differ"]
    assert ["essex", "wales"] == told["areas"]
    assert ["missing", "gifts"] == [each.id for each in compared(CATALOGUE, pieces)]


def test_the_story_of_three_pieces_is_one(training: Training) -> None:
    """None of the three comes to "report today" alone; together they do."""
    story = training.scenarios["three_pieces"]
    people = ("teacher", "professional", "parent")
    pieces = [
        Answers(role, "", story.age, step.answers.signs)
        for role, step in zip(people, story.story, strict=True)
    ]

    combined = combine(CATALOGUE, pieces, story.role)

    assert (("advice",) * 3, "refer", ()) == (combined.levels, combined.level, combined.kept)
