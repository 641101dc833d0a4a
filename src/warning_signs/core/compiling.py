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
from warning_signs.core.answers_document import accepted_answers
from warning_signs.core.asking import selectable_areas
from warning_signs.core.conditions import MEANINGS, AllOf, Among
from warning_signs.core.facts import CaseNumbers, ConditionCompiler, area_with_parents
from warning_signs.core.instrument import ALL, ALWAYS_BIT, BY_POINTS
from warning_signs.core.local import local_ids
from warning_signs.core.summarising import PHRASES
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Avoid, Catalogue, Circumstance, Contact, Sign, Step
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
    tables = _tables(catalogue, facts)  # Before all else: conditions name the facts.
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
            name: [
                catalogue.levels[catalogue.rules[name].level].rank,
                masks,
                number("rule", [name]),
            ]
            for name, masks, _ in tables["rules"]
        },
        "reason_by_points": number("rule", [BY_POINTS]),
        "following": [[bit, numbers.of(bit), needs] for bit, needs in facts.following],
        "late": facts.of("level", catalogue.levels)
        | facts.of("rule", (*catalogue.rules, BY_POINTS))
        | sum(facts.thresholds.values()),
        "settled": facts.settled,
        "unknown": facts.of("unknown", catalogue.signs),
        "signs": {
            each.id: _sign(catalogue, facts, numbers, each) for each in catalogue.signs.values()
        },
        "circumstances": {
            each.id: _circumstance(catalogue, facts, numbers, each)
            for each in catalogue.circumstances.values()
        },
        "overlaps": [[list(each.signs), each.at_most] for each in catalogue.overlaps.values()],
        "step_contacts": {
            each.id: [[ALL, list(catalogue.step_contacts(each))]]
            for each in catalogue.steps.values()
        },
        "act_contacts": {
            each.id: _act_contacts(catalogue, each) for each in summary.first.values()
        },
        "ends_with": list(catalogue.always),
        "in_danger": next(iter(catalogue.emergency_contacts()), ""),
        "local": sorted(local_ids(catalogue)),
        "own_first": [each.id for each in catalogue.circumstances.values() if each.own_first],
        "nights": {each.id: each.night for each in summary.reach.values() if each.night},
        "saw": list(summary.saw),
        "said": [str(answer) for answer in catalogue.answers if answer in summary.said],
    }


def _tables(
    catalogue: Catalogue, facts: ConditionCompiler
) -> dict[str, list[tuple[str, Masks, int]]]:
    """Return whatever is meant for certain cases, with its masks, in the order of its places."""
    rules = sorted(catalogue.rules.values(), key=lambda rule: -catalogue.levels[rule.level].rank)
    steps = sorted(catalogue.steps.values(), key=lambda step: _TIMES.index(step.time))
    return {
        "rules": [(rule.id, facts.masks(rule.when), NOTHING) for rule in rules],
        "steps": [_meant(facts, each) for each in steps],
        "avoid": [_meant(facts, each) for each in catalogue.avoid.values()],
        "contacts": [_contact(facts, each) for each in catalogue.contacts.values()],
        **{
            table: [_meant(facts, each) for each in getattr(catalogue.summary, table).values()]
            for table in (*PHRASES, "first")
        },
    }


def _meant(
    facts: ConditionCompiler, each: Step | Avoid | Phrase | FirstAct
) -> tuple[str, Masks, int]:
    return each.id, facts.masks(each.when), facts.one_mask(each.unless)


def served_by(contact: Contact) -> Condition:
    """Return in which cases a contact may be shown, but for the areas that it leaves out."""
    parts: list[Condition] = [contact.only_when, Among("area", frozenset(contact.areas))]
    if contact.child_ages:
        parts.append(Among("age", frozenset(contact.child_ages)))
    if contact.only_roles:
        parts.append(Among("role", frozenset(contact.only_roles)))
    return AllOf(tuple(parts))


def _contact(facts: ConditionCompiler, each: Contact) -> tuple[str, Masks, int]:
    unless = Among("area", frozenset(each.not_areas))
    return each.id, facts.masks(served_by(each)), facts.one_mask(unless)


def _own_and_local(catalogue: Catalogue, names: Iterable[str]) -> list[list[str]]:
    """Return the contacts of the content, and apart from them those of an overlay."""
    local = local_ids(catalogue)
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
        "takes": list(accepted_answers(catalogue, "signs")[sign.id]),
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


def _circumstance(
    catalogue: Catalogue, facts: ConditionCompiler, numbers: CaseNumbers, asked: Circumstance
) -> dict[str, Any]:
    return {
        "asked": list(asked.questions),
        "takes": list(accepted_answers(catalogue, "circumstances")[asked.id]),
        "facts": {answer.value: numbers.of(_said(facts, asked.id, answer)) for answer in Answer},
    }


def _act_contacts(catalogue: Catalogue, act: FirstAct) -> list[list[Any]]:
    """Return the first contact of each need, of the content and of an overlay, then all others."""
    firsts = [catalogue.needs[need].first for need in act.needs]
    needed = [[1, names] for first in firsts for names in _own_and_local(catalogue, first)]
    return [*needed, [ALL, list(act.contacts)]]


def _said(facts: ConditionCompiler, name: str, answer: Answer) -> int:
    """Return the bits of an answer; a circumstance that is not known sets none."""
    bits = 0
    for how, answers in MEANINGS.items():
        if answer in answers and answer is not Answer.UNKNOWN:
            bits |= facts.of(how, [name])
    return bits
