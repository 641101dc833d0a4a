"""The whole of a screening in one call, told in the words of the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer, Answers
from warning_signs.core.assessment import assess
from warning_signs.core.compiled import instrument_of
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.core.instrument import BY_POINTS
from warning_signs.core.outcome import (
    Change,
    Guidance,
    Outcome,
    Reason,
    Score,
    SignResult,
    StepAdvice,
)
from warning_signs.core.shown import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue, Level
    from warning_signs.core.instrument import Instrument, Setting


def screen(catalogue: Catalogue, answers: Answers) -> Outcome:
    """
    Screen one set of answers.

    Args:
        catalogue: The content, from ``load_catalogue``.
        answers: What one person said; what they left out counts as unknown.

    Returns:
        The level with every reason, the score, the guidance and what would change the level.
        Nothing is printed or kept.

    Raises:
        AnswersUnusableError: Where the catalogue does not know what was answered, or no question
            takes such an answer.
    """
    here = setting_of(instrument_of(catalogue), answers)
    _require_taken(here.instrument, answers)
    return outcome_of(catalogue, assess(here, answers.signs, answers.circumstances))


def setting_of(instrument: Instrument, answers: Answers) -> Setting:
    """
    Return the setting of answers from anywhere, once every id in them is known.

    Raises:
        AnswersUnusableError: Where the content does not know what was answered.
    """
    content = instrument.content
    for key, said, known in (
        ("role", [answers.role], content["roles"]),
        ("area", [answers.area], content["areas"]),
        ("age", [answers.age], content["ages"]),
        ("signs", answers.signs, content["signs"]),
        ("circumstances", answers.circumstances, content["circumstances"]),
    ):
        if not all(each in known for each in said):
            raise _unknown(key, said, known)
    return instrument.setting(answers.role, answers.area, answers.age)


def _unknown(key: str, said: Iterable[str], known: Iterable[str]) -> AnswersUnusableError:
    """Refuse what is not in the content: answers passed over in silence could hide a child."""
    problems = [
        AnswersUnusableError.problem((key,), "unknown id", suggestion(each, filter(None, known)))
        for each in said
        if each not in known
    ]
    return AnswersUnusableError(problems)


def _require_taken(instrument: Instrument, answers: Answers) -> None:
    """Refuse an answer that its question does not take: it would count for nothing."""
    problems = []
    for key, given in (("signs", answers.signs), ("circumstances", answers.circumstances)):
        _, takes = instrument.takes[key]
        for name, answer in given.items():
            if answer not in takes[name]:
                hint = f"use one of: {', '.join(sorted(takes[name]))}"
                problems.append(AnswersUnusableError.problem((key, name), "unusable value", hint))
    if problems:
        raise AnswersUnusableError(problems)


def outcome_of(catalogue: Catalogue, found: Assessment) -> Outcome:
    """Return what was worked out in ids as the content they stand for."""
    here, scored, chosen = found.here, found.scored, found.guidance
    level = catalogue.levels[here.instrument.levels[scored.rank]]
    return Outcome(
        answers=Answers(
            here.role,
            here.area,
            here.age,
            {name: Answer(said) for name, said in found.signs.items()},
            {name: Answer(said) for name, said in found.circumstances.items()},
        ),
        level=level,
        reasons=tuple([_reason(catalogue, reason, level) for reason in scored.reasons]),
        score=Score(scored.points, scored.possible, scored.maximum),
        signs=tuple(
            [
                SignResult(catalogue.signs[sign], Answer(answer), points)
                for sign, answer, points in scored.signs
            ]
        ),
        unknown=tuple(scored.unknown),
        guidance=Guidance(
            tuple(
                [
                    StepAdvice(catalogue.steps[step], tuple([catalogue.contacts[c] for c in names]))
                    for step, names in chosen.steps
                ]
            ),
            tuple([catalogue.avoid[name] for name in chosen.avoid]),
            tuple([catalogue.contacts[name] for name in chosen.contacts]),
        ),
        would_change=tuple([Change(name, catalogue.levels[to]) for name, to in found.would_change]),
        found=found,
    )


def _reason(catalogue: Catalogue, reason: str, level: Level) -> Reason:
    if reason == BY_POINTS:
        return Reason(BY_POINTS, level, level.because, level.basis, level.cite)
    rule = catalogue.rules[reason]
    return Reason(rule.id, catalogue.levels[rule.level], rule.because, rule.basis, rule.cite)
