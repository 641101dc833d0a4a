"""
Answers in, level and reasons out: first the rules, then the points.

Nothing is accumulated: all is worked out from the answers each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.compiled import check_ids, setting
from warning_signs.core.facts import applicable
from warning_signs.core.outcome import Score, Scored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.compiled import AnswerEffect, CompiledCatalogue
    from warning_signs.core.outcome import Reason


def score(catalogue: Catalogue, answers: Answers) -> Scored:
    """
    Score the answers.

    Args:
        catalogue: The instrument.
        answers: What one person said; what they left out is unknown.

    Raises:
        AnswersUnusableError: Where the catalogue does not know what was answered.
    """
    if not answers.signs.keys() <= catalogue.signs.keys():
        check_ids(answers.signs, catalogue.signs, "signs")
    if not answers.circumstances.keys() <= catalogue.circumstances.keys():
        check_ids(answers.circumstances, catalogue.circumstances, "circumstances")
    here = setting(catalogue, answers.role, answers.area, answers.age)
    instrument = here.compiled
    counted: dict[str, AnswerEffect] = {}
    facts = here.facts
    for name, comes_to in here.signs:
        said = comes_to.get(answers.signs.get(name, Answer.UNKNOWN))
        if said is not None:
            counted[name] = said
            facts |= said.facts
    for name, answer in answers.circumstances.items():
        facts |= instrument.circumstances[name][answer]
    facts = instrument.facts.complete(facts)
    total = _total(instrument, counted)
    reasons = _with_points(instrument, applicable(here.rules, facts), total.points)
    level = reasons[0].level if reasons else instrument.lowest
    for reason in reasons:
        facts |= instrument.rules[reason.rule]
    facts |= instrument.facts.reached(total.points)
    return Scored(
        answers=answers,
        level=level,
        reasons=reasons,
        score=total,
        signs=tuple([said.result for said in counted.values()]),
        unknown=tuple(
            [name for name, said in counted.items() if said.result.answer is Answer.UNKNOWN]
        ),
        facts=instrument.facts.complete(facts | instrument.levels[level.id]),
    )


def _total(instrument: CompiledCatalogue, counted: Mapping[str, AnswerEffect]) -> Score:
    """Add up, with signs that overlap counted only up to their limit."""
    points = possible = maximum = 0
    for said in counted.values():
        points += said.points
        possible += said.possible
        maximum += said.maximum
    for signs, at_most in instrument.overlaps:
        together = [counted[name] for name in signs if name in counted]
        points -= max(0, sum([said.points for said in together]) - at_most)
        possible -= max(0, sum([said.possible for said in together]) - at_most)
        maximum -= max(0, sum([said.maximum for said in together]) - at_most)
    return Score(points, possible, maximum)


def _with_points(
    instrument: CompiledCatalogue, rules: Sequence[Reason], points: int
) -> tuple[Reason, ...]:
    """Put the points first among the reasons where they outdo every rule."""
    floor = rules[0].level.rank if rules else 0
    for needed, reason in instrument.by_points:
        if points >= needed and reason.level.rank > floor:
            return (reason, *rules)
    return tuple(rules)
