"""
Content compiled: all that scoring and guidance need of it, as plain lists, mappings and numbers.

A checkout compiles when it starts, and so does a run with an overlay; a wheel carries the compiled
form as JSON. Every condition has become masks (see ``facts``). Nothing that works on this form
(``instrument``, ``scoring``, ``guidance``, ``would_change``) knows the catalogue.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warning_signs.core.answers import Answer
from warning_signs.core.answers_document import taken
from warning_signs.core.catalogue import LocalCatalogue
from warning_signs.core.conditions import MEANINGS, NEVER
from warning_signs.core.facts import ConditionCompiler, area_with_parents
from warning_signs.core.instrument import BY_POINTS, Instrument
from warning_signs.core.names import selectable_areas
from warning_signs.core.summarising import PHRASES
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue, Contact, Rule, Sign, Step
    from warning_signs.core.conditions import Condition

_TIMES = tuple(When)


@lru_cache(maxsize=8)
def instrument_of(catalogue: Catalogue) -> Instrument:
    """Return the instrument of a catalogue, compiled once."""
    return Instrument(compile_catalogue(catalogue))


def compile_catalogue(catalogue: Catalogue) -> dict[str, Any]:
    """
    Compile content.

    Returns:
        Rules (highest level first), steps (in the order of their times), things to avoid and
        contacts as rows that begin ``[id, when, unless]`` with masks; the rest by id. ``facts``
        has the bits of each setting, ``following`` the bits that follow from others.
    """
    facts = ConditionCompiler()
    # Conditions first, for they name the facts.
    meant = {
        "rules": [
            [*_meant(facts, rule.id, rule.when), catalogue.levels[rule.level].rank]
            for rule in _highest_first(catalogue)
        ],
        "steps": [
            [*_meant(facts, step.id, step.when, step.unless), _contacts(catalogue, step)]
            for step in sorted(catalogue.steps.values(), key=lambda step: _TIMES.index(step.time))
        ],
        "avoid": [
            _meant(facts, each.id, each.when, each.unless) for each in catalogue.avoid.values()
        ],
        "contacts": {each.id: _contact(facts, each) for each in catalogue.contacts.values()},
        "summary": _summary(catalogue, facts),
    }
    areas = {
        area: sorted(area_with_parents(catalogue.areas, area)) for area in ("", *catalogue.areas)
    }
    levels = list(catalogue.levels.values())
    return {
        "roles": list(catalogue.roles),
        "guessing": [role.id for role in catalogue.roles.values() if role.guesses_age],
        "ages": list(catalogue.ages),
        "areas": areas,
        "homes": list(selectable_areas(catalogue)),
        "levels": [[level.id, level.rank] for level in levels],
        "by_points": [
            [level.points, level.rank] for level in reversed(levels) if level.points is not None
        ],
        "signs": {sign.id: _sign(catalogue, facts, sign) for sign in catalogue.signs.values()},
        "circumstances": {
            each.id: {
                "asked": list(each.questions),
                "takes": list(taken(catalogue, "circumstances")[each.id]),
                "facts": {answer.value: _said(facts, each.id, answer) for answer in Answer},
            }
            for each in catalogue.circumstances.values()
        },
        "overlaps": [[list(each.signs), each.at_most] for each in catalogue.overlaps.values()],
        **meant,
        "always": list(catalogue.always),
        "local": sorted(catalogue.local.ids) if isinstance(catalogue, LocalCatalogue) else [],
        "own_first": facts.of(
            "possible", (each.id for each in catalogue.circumstances.values() if each.own_first)
        ),
        "facts": {
            "role": _bits(facts, "role", catalogue.roles),
            "age": _bits(facts, "age", catalogue.ages),
            "area": _bits(
                facts, "area", sorted({each for found in areas.values() for each in found})
            ),
            "level": _bits(facts, "level", catalogue.levels),
            "rule": _bits(facts, "rule", (*catalogue.rules, BY_POINTS)),
            "unknown": facts.of("unknown", catalogue.signs),
        },
        "thresholds": list(facts.thresholds.items()),
        "settled": facts.settled,
        "following": facts.following,
    }


def _highest_first(catalogue: Catalogue) -> list[Rule]:
    return sorted(catalogue.rules.values(), key=lambda rule: -catalogue.levels[rule.level].rank)


def _meant(
    facts: ConditionCompiler, name: str, when: Condition, unless: Condition = NEVER
) -> list[Any]:
    return [name, facts.masks(when), facts.masks(unless)]


def _contact(facts: ConditionCompiler, each: Contact) -> list[Any]:
    whom = (each.areas, each.not_areas, each.child_ages, each.only_roles)
    return [*_meant(facts, each.id, each.only_when), *map(list, whom)]


def _contacts(catalogue: Catalogue, step: Step) -> list[str]:
    """Return the contacts that may go with a step: the first of its needs, then its own."""
    first = [name for need in step.needs for name in catalogue.needs[need].first]
    return list(dict.fromkeys((*first, *step.contacts)))


def _summary(catalogue: Catalogue, facts: ConditionCompiler) -> dict[str, Any]:
    """Return the tables of first pages; an act takes one contact of each need, and all its own."""
    words, needs = catalogue.summary, catalogue.needs
    return {
        **{
            table: [
                _meant(facts, each.id, each.when, each.unless)
                for each in getattr(words, table).values()
            ]
            for table in PHRASES
        },
        "first": [
            [
                *_meant(facts, act.id, act.when, act.unless),
                [
                    *(
                        [1, names]
                        for need in act.needs
                        for names in _own_and_local(catalogue, needs[need].first)
                    ),
                    [0, list(act.contacts)],
                ],
            ]
            for act in words.first.values()
        ],
        "nights": {each.id: each.night for each in words.reach.values() if each.night},
        "saw": list(words.saw),
        "said": [str(answer) for answer in catalogue.answers if answer in words.said],
    }


def _own_and_local(catalogue: Catalogue, names: Iterable[str]) -> list[list[str]]:
    """Return the contacts of the content, and apart from them those of an overlay."""
    names = list(names)
    local = catalogue.local.ids if isinstance(catalogue, LocalCatalogue) else ()
    own = [each for each in names if each not in local]
    return [own, [each for each in names if each in local]] if len(own) < len(names) else [own]


def _sign(catalogue: Catalogue, facts: ConditionCompiler, sign: Sign) -> dict[str, Any]:
    strength = catalogue.strengths[sign.weight.strength]
    points = {
        Answer.YES: strength.yes,
        Answer.EARLIER: strength.earlier,
        Answer.MAYBE: strength.maybe,
    }
    return {
        "asked": list(sign.questions),
        "takes": list(taken(catalogue, "signs")[sign.id]),
        "most": strength.yes,
        "effects": {
            answer.value: [
                points.get(answer, 0),
                _said(facts, sign.id, answer)
                | (facts.of("unknown", [sign.id]) if answer is Answer.UNKNOWN else 0),
            ]
            for answer in Answer
        },
    }


def _said(facts: ConditionCompiler, name: str, answer: Answer) -> int:
    """Return the bits of an answer; a circumstance that is not known sets none."""
    bits = 0
    for how, answers in MEANINGS.items():
        if answer in answers and answer is not Answer.UNKNOWN:
            bits |= facts.of(how, [name])
    return bits


def _bits(facts: ConditionCompiler, what: str, ids: Iterable[str]) -> dict[str, int]:
    return {each: facts.of(what, [each]) for each in ids}
