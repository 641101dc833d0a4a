"""
Compile content: all that scoring and guidance need of it, as plain lists, mappings and numbers.

A checkout compiles when it starts, and so does a run with an overlay; a wheel carries the compiled
form as JSON. Every condition has become a place in the numbers of facts (see ``facts``). Nothing
that works on this form (``instrument``, ``scoring``, ``guidance``, ``would_change``) knows the
catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.core.answers import Answer
from warning_signs.core.answers_document import taken
from warning_signs.core.conditions import MEANINGS, AllOf, Among
from warning_signs.core.facts import CaseNumbers, ConditionCompiler, area_with_parents
from warning_signs.core.instrument import ALL, ALWAYS_BIT, BY_POINTS
from warning_signs.core.local import LocalCatalogue
from warning_signs.core.names import selectable_areas
from warning_signs.core.summarising import PHRASES
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Avoid, Catalogue, Contact, Sign, Step
    from warning_signs.core.conditions import Condition
    from warning_signs.core.facts import Masks
    from warning_signs.core.summary import FirstAct, Phrase

_TIMES = tuple(When)

NOTHING = 0
"""The mask of no fact: no case meets it."""


def compile_catalogue(catalogue: Catalogue) -> dict[str, Any]:
    """
    Compile content.

    Returns:
        Under ``tables``, the ids of whatever is meant for certain cases, in the order of their
        places: rules (highest level first), steps (in the order of their times), things to avoid,
        contacts and phrases. The numbers of facts are under what sets them; ``following`` are the
        facts that follow from others.
    """
    facts = ConditionCompiler()
    # Conditions first, for they name the facts.
    rules = [
        (rule, facts.masks(rule.when))
        for rule in sorted(
            catalogue.rules.values(), key=lambda rule: -catalogue.levels[rule.level].rank
        )
    ]
    tables = {
        "rules": [(rule.id, masks, NOTHING) for rule, masks in rules],
        "steps": [
            _meant(facts, each)
            for each in sorted(catalogue.steps.values(), key=lambda step: _TIMES.index(step.time))
        ],
        "avoid": [_meant(facts, each) for each in catalogue.avoid.values()],
        "contacts": [_contact(facts, each) for each in catalogue.contacts.values()],
        **{
            table: [_meant(facts, each) for each in getattr(catalogue.summary, table).values()]
            for table in (*PHRASES, "first")
        },
    }
    numbers = CaseNumbers(
        facts, [(masks, unless) for rows in tables.values() for _, masks, unless in rows]
    )

    def number(what: str, ids: Iterable[str]) -> str:
        return numbers.of(facts.of(what, ids))

    levels, summary = list(catalogue.levels.values()), catalogue.summary
    return {
        "tables": {table: [name for name, _, _ in rows] for table, rows in tables.items()},
        "facts": facts.count,
        "parts": numbers.parts,
        "always": numbers.of(ALWAYS_BIT),
        "roles": {each: number("role", [each]) for each in catalogue.roles},
        "guessing": [role.id for role in catalogue.roles.values() if role.guesses_age],
        "ages": {each: number("age", [each]) for each in catalogue.ages},
        "areas": {
            each: number("area", area_with_parents(catalogue.areas, each))
            for each in ("", *catalogue.areas)
        },
        "homes": list(selectable_areas(catalogue)),
        "levels": {level.id: [level.rank, number("level", [level.id])] for level in levels},
        "by_points": [
            [level.points, level.rank] for level in reversed(levels) if level.points is not None
        ],
        "thresholds": [[points, numbers.of(bit)] for points, bit in facts.thresholds.items()],
        "rules": {
            rule.id: [catalogue.levels[rule.level].rank, masks, number("rule", [rule.id])]
            for rule, masks in rules
        },
        "reason_by_points": number("rule", [BY_POINTS]),
        "following": [[bit, numbers.of(bit), needs] for bit, needs in facts.following],
        "late": facts.of("level", catalogue.levels)
        | facts.of("rule", (*catalogue.rules, BY_POINTS))
        | sum(facts.thresholds.values()),
        "settled": facts.settled,
        "unknown": facts.of("unknown", catalogue.signs),
        "signs": {
            sign.id: _sign(catalogue, facts, numbers, sign) for sign in catalogue.signs.values()
        },
        "circumstances": {
            each.id: {
                "asked": list(each.questions),
                "takes": list(taken(catalogue, "circumstances")[each.id]),
                "facts": {
                    answer.value: numbers.of(_said(facts, each.id, answer)) for answer in Answer
                },
            }
            for each in catalogue.circumstances.values()
        },
        "overlaps": [[list(each.signs), each.at_most] for each in catalogue.overlaps.values()],
        "step_contacts": {
            each.id: [[ALL, _contacts(catalogue, each)]] for each in catalogue.steps.values()
        },
        "act_contacts": {
            act.id: [
                *(
                    [1, names]
                    for need in act.needs
                    for names in _own_and_local(catalogue, catalogue.needs[need].first)
                ),
                [ALL, list(act.contacts)],
            ]
            for act in summary.first.values()
        },
        "ends_with": list(catalogue.always),
        "local": sorted(_local(catalogue)),
        "own_first": [each.id for each in catalogue.circumstances.values() if each.own_first],
        "nights": {each.id: each.night for each in summary.reach.values() if each.night},
        "saw": list(summary.saw),
        "said": [str(answer) for answer in catalogue.answers if answer in summary.said],
    }


def _meant(
    facts: ConditionCompiler, each: Step | Avoid | Phrase | FirstAct
) -> tuple[str, Masks, int]:
    return each.id, facts.masks(each.when), facts.one_mask(each.unless)


def _contact(facts: ConditionCompiler, each: Contact) -> tuple[str, Masks, int]:
    """Say of a contact, too, in which cases it may be shown."""
    parts: list[Condition] = [each.only_when, Among("area", frozenset(each.areas))]
    if each.child_ages:
        parts.append(Among("age", frozenset(each.child_ages)))
    if each.only_roles:
        parts.append(Among("role", frozenset(each.only_roles)))
    unless = Among("area", frozenset(each.not_areas))
    return each.id, facts.masks(AllOf(tuple(parts))), facts.one_mask(unless)


def _contacts(catalogue: Catalogue, step: Step) -> list[str]:
    """Return the contacts that may go with a step: those of its needs, then its own."""
    first = [name for need in step.needs for name in catalogue.needs[need].first]
    return list(dict.fromkeys((*first, *step.contacts)))


def _local(catalogue: Catalogue) -> frozenset[str]:
    """Return the contacts and steps of an overlay."""
    return catalogue.local.ids if isinstance(catalogue, LocalCatalogue) else frozenset()


def _own_and_local(catalogue: Catalogue, names: Iterable[str]) -> list[list[str]]:
    """Return the contacts of the content, and apart from them those of an overlay."""
    local = _local(catalogue)
    parted = ([each for each in names if (each in local) is ours] for ours in (False, True))
    return [found for found in parted if found]


def _sign(
    catalogue: Catalogue, facts: ConditionCompiler, numbers: CaseNumbers, sign: Sign
) -> dict[str, Any]:
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
                numbers.of(
                    facts.of("unknown", [sign.id])
                    if answer is Answer.UNKNOWN
                    else _said(facts, sign.id, answer)
                ),
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
