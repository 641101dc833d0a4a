"""
What the first page, the call and the record of one case are made of: chosen, not yet worded.

Conditions are looked at in their plain meaning. What the setting and the level leave open is kept
for each of them, for there are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from warning_signs.core.answers import POSSIBLE, Answer
from warning_signs.core.conditions import AllOf, Among, AnyOf, Case, holds
from warning_signs.core.facts import area_with_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.conditions import Condition
    from warning_signs.core.outcome import Outcome
    from warning_signs.core.summary import FirstAct, Phrase, Spoken

MOST_ACTS = 3
MOST_LINES = 2
MOST_WARNINGS = 2
"""How much a person takes in at once when they are frightened."""

_SETTLED = ("role", "age", "area", "level")

Entry = TypeVar("Entry", "FirstAct", "Phrase")


@dataclass(frozen=True, slots=True)
class ActAdvice:
    """Something to do first, with the contacts that serve this case."""

    act: FirstAct
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """
    What one case calls for.

    Attributes:
        heads: Why this level, most urgent first.
        first: What to do first, at most three.
        lines: What to say on the phone, at most two.
        worst: What would do most harm, at most two.
        next: What happens then, the first of it for the first page.
        opening: How the call begins.
        saw: What was answered that counts, as it is said on the phone, by answer.
        asks: How the call ends.
        record: What to write down, before the answers and the reasons.
        decisions: What to write down after them.
    """

    heads: tuple[Phrase, ...]
    first: tuple[ActAdvice, ...]
    lines: tuple[Phrase, ...]
    worst: tuple[Phrase, ...]
    next: tuple[Phrase, ...]
    opening: tuple[Phrase, ...]
    saw: Mapping[Answer, tuple[Spoken, ...]]
    asks: tuple[Phrase, ...]
    record: tuple[Phrase, ...]
    decisions: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """The tables of a summary, with what a setting and a level leave open."""

    heads: tuple[Phrase, ...]
    first: tuple[FirstAct, ...]
    lines: tuple[Phrase, ...]
    worst: tuple[Phrase, ...]
    next: tuple[Phrase, ...]
    opening: tuple[Phrase, ...]
    asks: tuple[Phrase, ...]
    record: tuple[Phrase, ...]
    decisions: tuple[Phrase, ...]


def summarise(catalogue: Catalogue, outcome: Outcome) -> Summary:
    """
    Choose what a case calls for.

    Args:
        catalogue: The content, which alone decides.
        outcome: The case, with its level and the rules that held.
    """
    answers = outcome.answers
    case = case_of(catalogue, outcome)
    tables = _open(catalogue, answers.role, answers.area, answers.age, outcome.level.id)
    acts = islice(_fitting(tables.first, case), MOST_ACTS)
    return Summary(
        heads=tuple(_fitting(tables.heads, case)),
        first=tuple([ActAdvice(act, _contacts(catalogue, act, case)) for act in acts]),
        lines=tuple(islice(_fitting(tables.lines, case), MOST_LINES)),
        worst=tuple(islice(_fitting(tables.worst, case), MOST_WARNINGS)),
        next=tuple(_fitting(tables.next, case)),
        opening=tuple(_fitting(tables.opening, case)),
        saw=_saw(catalogue, answers),
        asks=tuple(_fitting(tables.asks, case)),
        record=tuple(_fitting(tables.record, case)),
        decisions=tuple(_fitting(tables.decisions, case)),
    )


def case_of(catalogue: Catalogue, outcome: Outcome) -> Case:
    """Return a case as conditions look at it."""
    answers = outcome.answers
    known = _known(catalogue, answers.role, answers.area, answers.age, outcome.level.id)
    return Case(
        {
            **answers.signs,
            **answers.circumstances,
            **dict.fromkeys(outcome.unknown, Answer.UNKNOWN),
        },
        {**known, "rule": frozenset(reason.rule for reason in outcome.reasons)},
        outcome.score.points,
    )


def night_of(catalogue: Catalogue, contact: Contact, case: Case) -> Contact | None:
    """Return who answers when a contact does not, where that is known and serves the case."""
    short = catalogue.summary.reach.get(contact.id)
    night = catalogue.contacts.get(short.night) if short and short.night else None
    return night if night and _serves(night, case) else None


def _known(
    catalogue: Catalogue, role: str, area: str, age: str, level: str
) -> dict[str, AbstractSet[str]]:
    guessed = catalogue.roles[role].guesses_age
    return {
        "role": {role},
        "age": {Answer.UNKNOWN if guessed else age},
        "area": area_with_parents(catalogue.areas, area),
        "level": {level},
    }


@lru_cache(maxsize=1024)
def _open(catalogue: Catalogue, role: str, area: str, age: str, level: str) -> _Open:
    known, words = _known(catalogue, role, area, age, level), catalogue.summary

    def still(table: Mapping[str, Entry]) -> tuple[Entry, ...]:
        return tuple(each for each in table.values() if _may_hold(each.when, known))

    return _Open(
        heads=still(words.heads),
        first=still(words.first),
        lines=still(words.lines),
        worst=still(words.worst),
        next=still(words.next),
        opening=still(words.opening),
        asks=still(words.asks),
        record=still(words.record),
        decisions=still(words.decisions),
    )


def _may_hold(condition: Condition, known: Mapping[str, AbstractSet[str]]) -> bool:
    """Return whether some answers would let a condition hold."""
    match condition:
        case AllOf(parts):
            return all(_may_hold(part, known) for part in parts)
        case AnyOf(parts):
            return any(_may_hold(part, known) for part in parts)
        case Among(what, ids) if what in _SETTLED:
            return not ids.isdisjoint(known[what])
        case _:
            return True


def _fitting(entries: Iterable[Entry], case: Case) -> Iterator[Entry]:
    return (each for each in entries if holds(each.when, case) and not holds(each.unless, case))


def _contacts(catalogue: Catalogue, act: FirstAct, case: Case) -> tuple[Contact, ...]:
    """Return the first contact of each need that serves the case, and all others that do."""
    found: dict[str, Contact] = {}
    for need in act.needs:
        served = _serving(catalogue, catalogue.needs[need].first, case)
        found |= {each.id: each for each in islice(served, 1)}
    found |= {each.id: each for each in _serving(catalogue, act.contacts, case)}
    return tuple(found.values())


def _serving(catalogue: Catalogue, names: Iterable[str], case: Case) -> Iterator[Contact]:
    contacts = (catalogue.contacts[name] for name in names)
    return (each for each in contacts if _serves(each, case))


def _serves(contact: Contact, case: Case) -> bool:
    role, age, around = (case.known[what] for what in ("role", "age", "area"))
    return (
        not around.isdisjoint(contact.areas)
        and around.isdisjoint(contact.not_areas)
        and (not contact.child_ages or not age.isdisjoint(contact.child_ages))
        and (not contact.only_roles or not role.isdisjoint(contact.only_roles))
        and holds(contact.only_when, case)
    )


def _saw(catalogue: Catalogue, answers: Answers) -> dict[Answer, tuple[Spoken, ...]]:
    """Return what was answered by answer: nothing is said of what was not answered so."""
    said = {**answers.signs, **answers.circumstances}
    spoken = catalogue.summary.saw.values()
    found = {
        answer: tuple(each for each in spoken if said.get(each.id) is answer)
        for answer in Answer
        if answer in POSSIBLE
    }
    return {answer: phrases for answer, phrases in found.items() if phrases}
