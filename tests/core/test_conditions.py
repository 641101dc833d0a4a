"""Conditions as they are read by people, against the masks that the tool works with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_content import CATALOGUE, answers, contents
from warning_signs import Answer, Answers, Catalogue, screen
from warning_signs.core.conditions import AllOf, Among, Case, holds
from warning_signs.core.facts import area_with_parents
from warning_signs.core.summarising import (
    MOST_ACTS,
    MOST_LINES,
    MOST_WARNINGS,
    PHRASES,
    summarise,
)
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs import Outcome

pytestmark = pytest.mark.slow

STEADY = settings(max_examples=60, derandomize=True, deadline=None)


def case_of(catalogue: Catalogue, given_answers: Answers) -> Case:
    asked = {
        sign.id: Answer.UNKNOWN
        for sign in catalogue.signs.values()
        if given_answers.role in sign.questions
    }
    said = {**given_answers.signs, **given_answers.circumstances}
    guessed = catalogue.roles[given_answers.role].guesses_age
    return Case(
        asked | {name: answer for name, answer in said.items() if answer is not Answer.UNKNOWN},
        {
            "role": {given_answers.role},
            "age": {"unknown" if guessed else given_answers.age},
            "area": area_with_parents(catalogue.areas, given_answers.area),
        },
    )


def plainly(catalogue: Catalogue, given_answers: Answers, points: int) -> dict[str, list[str]]:
    """Work out an outcome from the meaning of each condition alone."""
    case = case_of(catalogue, given_answers)
    rank = {level.id: level.rank for level in catalogue.levels.values()}
    rules = sorted(
        (rule for rule in catalogue.rules.values() if holds(rule.when, case)),
        key=lambda rule: -rank[rule.level],
    )
    reached = [
        level.id
        for level in catalogue.levels.values()
        if level.points is not None and points >= level.points
    ]
    floor = rules[0].level if rules else next(iter(catalogue.levels))
    by_points = reached[-1:] if reached and rank[reached[-1]] > rank[floor] else []
    level = by_points[0] if by_points else floor
    reasons = [*(["points"] if by_points else []), *(rule.id for rule in rules)]
    case = replace(
        case, known={**case.known, "level": {level}, "rule": set(reasons)}, points=points
    )

    def serves(name: str) -> bool:
        contact = catalogue.contacts[name]
        return (
            holds(Among("area", frozenset(contact.areas)), case)
            and not holds(Among("area", frozenset(contact.not_areas)), case)
            and (not contact.child_ages or holds(Among("age", frozenset(contact.child_ages)), case))
            and (not contact.only_roles or given_answers.role in contact.only_roles)
            and holds(contact.only_when, case)
        )

    steps = [
        step
        for step in sorted(catalogue.steps.values(), key=lambda step: list(When).index(step.time))
        if holds(step.when, case) and not holds(step.unless, case)
    ]
    contacts = [
        name
        for step in steps
        for name in (
            *(first for need in step.needs for first in catalogue.needs[need].first),
            *step.contacts,
        )
        if serves(name)
    ]
    contacts += [name for name in catalogue.always if serves(name)]

    def first_of(contacts: Iterable[str], most: int) -> list[str]:
        return [name for name in contacts if serves(name)][:most]

    phrases = {
        table: [
            each.id
            for each in getattr(catalogue.summary, table).values()
            if holds(each.when, case) and not holds(each.unless, case)
        ]
        for table in (*PHRASES, "first")
    }
    acts = [catalogue.summary.first[name] for name in phrases["first"][:MOST_ACTS]]
    return {
        **phrases,
        "lines": phrases["lines"][: MOST_LINES if len(phrases["heads"]) == 1 else 1],
        "worst": phrases["worst"][:MOST_WARNINGS],
        "first": [act.id for act in acts],
        "whom": [
            name
            for act in acts
            for name in dict.fromkeys(
                (
                    *(n for need in act.needs for n in first_of(catalogue.needs[need].first, 1)),
                    *first_of(act.contacts, len(act.contacts)),
                )
            )
        ],
        "level": [level],
        "reasons": reasons,
        "steps": [step.id for step in steps],
        "avoid": [
            each.id
            for each in catalogue.avoid.values()
            if holds(each.when, case) and not holds(each.unless, case)
        ],
        "contacts": in_their_order(catalogue, level, list(dict.fromkeys(contacts))),
    }


def in_their_order(catalogue: Catalogue, level: str, contacts: list[str]) -> list[str]:
    """Return contacts with whom to call in danger second at the latest, in an emergency."""
    in_danger = catalogue.emergency_contacts()[0]
    if level != catalogue.highest_level.id or in_danger not in contacts[2:]:
        return contacts
    first, *others = contacts
    return [first, in_danger, *(name for name in others if name != in_danger)]


def ids_of(outcome: Outcome) -> dict[str, list[str]]:
    summary = summarise(outcome.found)
    return {
        **{table: list(ids) for table, ids in summary.phrases.items()},
        "first": [act for act, _ in summary.first],
        "whom": [name for _, contacts in summary.first for name in contacts],
        "level": [outcome.level.id],
        "reasons": [reason.rule for reason in outcome.reasons],
        "steps": [each.step.id for each in outcome.guidance.steps],
        "avoid": [each.id for each in outcome.guidance.avoid],
        "contacts": [each.id for each in outcome.guidance.contacts],
    }


@STEADY
@given(catalogue=contents(), given_answers=st.lists(answers(), min_size=5, max_size=5))
def test_masks_mean_what_the_conditions_say(
    catalogue: Catalogue, given_answers: list[Answers]
) -> None:
    """Whatever content asks for, the compiled form and the plain one choose the same."""
    for each in given_answers:
        outcome = screen(catalogue, each)

        assert plainly(catalogue, each, outcome.score.points) == ids_of(outcome)


@STEADY
@given(given_answers=st.lists(answers(), min_size=5, max_size=5))
def test_shipped_content_means_what_it_says(given_answers: list[Answers]) -> None:
    """The same, for the content that people rely on."""
    for each in given_answers:
        outcome = screen(CATALOGUE, each)

        assert plainly(CATALOGUE, each, outcome.score.points) == ids_of(outcome)


def test_an_exception_that_asks_for_nothing_takes_every_case() -> None:
    """However deep it stands, "all of nothing" holds always."""
    step = replace(CATALOGUE.steps["call_999"], unless=AllOf((AllOf(()),)))
    catalogue = replace(CATALOGUE, steps={**CATALOGUE.steps, step.id: step})

    found = screen(catalogue, Answers("parent", circumstances={"danger_now": Answer.YES}))

    assert step.id not in {each.step.id for each in found.guidance.steps}
