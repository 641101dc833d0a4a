"""
Answers in, level and reasons out: first the rules, then the points.

Nothing is accumulated: all is worked out from the answers each time. It may import from floor 0
and ``conditions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.conditions import Facts, holds, surroundings
from warning_signs.model import (
    POSSIBLE,
    PRESENT,
    Answer,
    Reason,
    Score,
    Scored,
    SignResult,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.model import Answers, Catalogue, Level, Sign

BY_POINTS = "points"
"""The name of the reason that is no rule."""


def score(catalogue: Catalogue, answers: Answers) -> Scored:
    """
    Score the answers.

    Args:
        catalogue: The instrument.
        answers: What one person said; what they left out is unknown.
    """
    signs = tuple(
        SignResult(sign, answer, _points(catalogue, sign, answer))
        for sign, answer in _counted(catalogue, answers)
    )
    total = _score(catalogue, signs)
    facts = facts_of(catalogue, answers)
    rules = tuple(
        Reason(rule.id, catalogue.levels[rule.level], rule.because, rule.basis, rule.cite)
        for rule in catalogue.rules.values()
        if holds(rule.when, facts)
    )
    reasons = _with_points(catalogue, rules, total.points)
    lowest = next(iter(catalogue.levels.values()))
    return Scored(
        answers=answers,
        level=reasons[0].level if reasons else lowest,
        reasons=reasons,
        score=total,
        signs=signs,
        unknown=tuple(each.sign.id for each in signs if each.answer is Answer.UNKNOWN),
    )


def facts_of(catalogue: Catalogue, answers: Answers) -> Facts:
    """Give what conditions can look at before there is a level."""
    said = {**answers.signs, **answers.circumstances}
    return Facts(
        role=answers.role,
        age=answers.age,
        area=surroundings(catalogue.areas, answers.area),
        possible=frozenset(name for name, answer in said.items() if answer in POSSIBLE),
        present=frozenset(name for name, answer in said.items() if answer in PRESENT),
        maybe=frozenset(name for name, answer in said.items() if answer is Answer.MAYBE),
        unknown=frozenset(
            sign.id for sign, answer in _counted(catalogue, answers) if answer is Answer.UNKNOWN
        ),
    )


def _counted(catalogue: Catalogue, answers: Answers) -> Iterable[tuple[Sign, Answer]]:
    """Give the signs this role is asked, and those it answered without being asked."""
    for sign in catalogue.signs.values():
        answer = answers.signs.get(sign.id, Answer.UNKNOWN)
        if answers.role in sign.questions or answer is not Answer.UNKNOWN:
            yield sign, answer


def _points(catalogue: Catalogue, sign: Sign, answer: Answer) -> int:
    strength = catalogue.strengths[sign.weight.strength]
    match answer:
        case Answer.YES:
            return strength.yes
        case Answer.EARLIER:
            return strength.earlier
        case Answer.MAYBE:
            return strength.maybe
        case Answer.NO | Answer.UNKNOWN:
            return 0


def _score(catalogue: Catalogue, signs: tuple[SignResult, ...]) -> Score:
    most = {each.sign.id: _points(catalogue, each.sign, Answer.YES) for each in signs}
    got = {each.sign.id: each.points for each in signs}
    could = {
        each.sign.id: most[each.sign.id] if each.answer is Answer.UNKNOWN else each.points
        for each in signs
    }
    return Score(*(_total(catalogue, points) for points in (got, could, most)))


def _total(catalogue: Catalogue, points: Mapping[str, int]) -> int:
    """Add up, with signs that overlap counted only up to their limit."""
    total = sum(points.values())
    for overlap in catalogue.overlaps.values():
        together = sum(points.get(name, 0) for name in overlap.signs)
        total -= max(0, together - overlap.at_most)
    return total


def _with_points(
    catalogue: Catalogue, rules: tuple[Reason, ...], points: int
) -> tuple[Reason, ...]:
    """Order the reasons, highest first; the points are one where they outdo every rule."""
    ordered = tuple(sorted(rules, key=lambda reason: -reason.level.rank))
    floor = ordered[0].level.rank if ordered else 0
    reached = _reached(catalogue.levels.values(), points)
    if reached is None or reached.rank <= floor:
        return ordered
    by_points = Reason(BY_POINTS, reached, reached.because, reached.basis, reached.cite)
    return (by_points, *ordered)


def _reached(levels: Iterable[Level], points: int) -> Level | None:
    """Give the highest level these points reach."""
    reached = [each for each in levels if each.points is not None and points >= each.points]
    return reached[-1] if reached else None
