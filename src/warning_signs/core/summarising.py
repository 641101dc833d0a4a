"""What the first page, the call and the record of a case are made of: chosen, in ids."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.instrument import WithContacts

MOST_ACTS = 3
MOST_LINES = 2
MOST_WARNINGS = 2
"""
How much a person takes in at once when they are frightened; where several things are wrong at
once, one line to say.
"""

PHRASES = ("heads", "lines", "worst", "next", "opening", "asks", "record", "decisions")
"""The tables of phrases; what to do first has contacts as well."""


class Summary:
    """
    What one case calls for, in ids.

    Attributes:
        phrases: By table, the phrases that fit, in the order they stand.
        first: What to do first, at most three, each with the contacts that serve this case.
        saw: What was answered that counts, as it is said on the phone, by answer.
        nights: Who answers when a contact does not, where that serves this case.
    """

    __slots__ = ("first", "nights", "phrases", "saw")

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        first: Sequence[WithContacts],
        saw: Mapping[str, Sequence[str]],
        nights: Mapping[str, str],
    ) -> None:
        self.phrases = phrases
        self.first = first
        self.saw = saw
        self.nights = nights


def summarise(found: Assessment) -> Summary:
    """
    Choose what a case calls for.

    Args:
        found: The case, with what fits it.
    """
    instrument, fitting = found.here.instrument, found.guidance.fitting
    tables, acts = instrument.tables, instrument.acts
    phrases = {table: tables[table].chosen(fitting) for table in PHRASES}
    phrases["lines"] = phrases["lines"][: MOST_LINES if len(phrases["heads"]) == 1 else 1]
    phrases["worst"] = phrases["worst"][:MOST_WARNINGS]
    first = acts.with_contacts(tables["first"].chosen(fitting)[:MOST_ACTS], fitting)
    if instrument.doubts_local(found.circumstances):
        first = [(act, _without(instrument.local, contacts)) for act, contacts in first]
    return Summary(phrases, first, _saw(found), nights_of(found))


def _without(local: Collection[str], contacts: Sequence[str]) -> tuple[str, ...]:
    return tuple([each for each in contacts if each not in local])


def nights_of(found: Assessment) -> dict[str, str]:
    """Return who answers when a contact does not, of those who serve a case."""
    instrument = found.here.instrument
    nights: Mapping[str, str] = instrument.content["nights"]
    serving = instrument.serving(nights.values(), found.guidance.fitting)
    return {name: night for name, night in nights.items() if night in serving}


def _saw(found: Assessment) -> dict[str, list[str]]:
    """Return what was answered by answer: nothing is said of what was not answered so."""
    content = found.here.instrument.content
    by_answer: dict[str, list[str]] = {answer: [] for answer in content["said"]}
    said = {**found.signs, **found.circumstances}
    for name in content["saw"]:
        answer = said.get(name)
        if answer in by_answer:
            by_answer[answer].append(name)
    return {answer: ids for answer, ids in by_answer.items() if ids}
