"""What the first page, the call and the record of a case are made of: chosen, in ids."""

from __future__ import annotations

from itertools import islice

from warning_signs.core.instrument import applicable, still_open

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.instrument import Entry, Setting

MOST_ACTS = 3
MOST_LINES = 2
MOST_WARNINGS = 2
"""How much a person takes in at once when they are frightened."""

PHRASES = ("heads", "lines", "worst", "next", "opening", "asks", "record", "decisions")
"""The tables of phrases; what to do first has contacts as well."""


class Summary:
    """
    What one case calls for, in ids.

    Attributes:
        phrases: By table, the phrases that fit, in the order they stand.
        first: What to do first, at most three, each with the contacts that serve this case.
        saw: What was answered that counts, as it is said on the phone, by answer.
        nights: Who answers when a contact does not, where that serves this setting.
    """

    __slots__ = ("first", "nights", "phrases", "saw")

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        first: Sequence[tuple[str, tuple[str, ...]]],
        saw: Mapping[str, Sequence[str]],
        nights: Mapping[str, str],
    ) -> None:
        """Keep what was chosen."""
        self.phrases = phrases
        self.first = first
        self.saw = saw
        self.nights = nights


class _Open:
    """The tables of a summary, with what a setting and a level leave open."""

    __slots__ = ("acts", "first", "phrases")

    def __init__(self, here: Setting, rank: int) -> None:
        """Leave out what the role, the area, the age and the level decide."""
        tables = here.instrument.content["summary"]
        chosen, serving = here.at_level(rank), here.serving

        def left(rows: Sequence[Any]) -> list[Entry]:
            return still_open(rows, chosen.known, chosen.settled)

        self.phrases = {table: left(tables[table]) for table in PHRASES}
        self.first = left(tables["first"])
        self.acts = {
            act: [
                (most, left([serving[name] for name in names if name in serving]))
                for most, names in whom
            ]
            for act, _, _, whom in tables["first"]
        }


def summarise(found: Assessment) -> Summary:
    """
    Choose what a case calls for.

    Args:
        found: The case, with its level and the rules that held.
    """
    here, facts = found.here, found.scored.facts
    chosen = here.at_level(found.scored.rank)
    if chosen.summary is None:
        chosen.summary = _Open(here, found.scored.rank)
    tables: _Open = chosen.summary
    phrases = {table: applicable(rows, facts) for table, rows in tables.phrases.items()}
    phrases["lines"] = phrases["lines"][:MOST_LINES]
    phrases["worst"] = phrases["worst"][:MOST_WARNINGS]
    first = [
        (act, _contacts(tables.acts[act], facts))
        for act in applicable(tables.first, facts)[:MOST_ACTS]
    ]
    instrument = here.instrument
    if instrument.local and facts & instrument.own_first:
        first = [(act, _own(contacts, instrument.local)) for act, contacts in first]
    return Summary(phrases, first, _saw(found), nights_of(here))


def nights_of(here: Setting) -> dict[str, str]:
    """Return who answers when a contact does not, of those who serve a setting."""
    nights: Mapping[str, str] = here.instrument.content["summary"]["nights"]
    return {name: night for name, night in nights.items() if night in here.serving}


def _own(contacts: Sequence[str], local: Collection[str]) -> tuple[str, ...]:
    return tuple([each for each in contacts if each not in local])


def _contacts(whom: Sequence[tuple[int, list[Entry]]], facts: int) -> tuple[str, ...]:
    """Return the first contact of each need that serves the case, and all others that do."""
    found: dict[str, None] = {}
    for most, entries in whom:
        serving = applicable(entries, facts)
        found.update(dict.fromkeys(islice(serving, most or len(serving))))
    return tuple(found)


def _saw(found: Assessment) -> dict[str, list[str]]:
    """Return what was answered by answer: nothing is said of what was not answered so."""
    tables = found.here.instrument.content["summary"]
    said = {**found.signs, **found.circumstances}
    by_answer = {
        answer: [each for each in tables["saw"] if said.get(each) == answer]
        for answer in tables["said"]
    }
    return {answer: ids for answer, ids in by_answer.items() if ids}
