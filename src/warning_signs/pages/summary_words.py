"""
The first page of a result, the call and the record, in words.

It knows the words alone and not the catalogue, so that a script's result needs no more than them.
"""

from __future__ import annotations

from warning_signs.core.instrument import UNKNOWN
from warning_signs.core.summarising import summarise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.summarising import Summary


class First:
    """
    One of the first things to do.

    Attributes:
        text: What to do.
        calls: Whom to call for it, each with number and hours; none where the text says it.
        contacts: The ids of those contacts, and of those that the text names by number.
        whole: What to do and whom to call, in one sentence.
    """

    __slots__ = ("calls", "contacts", "text", "whole")

    def __init__(
        self, text: str, calls: Sequence[str], contacts: Sequence[str], silent: str = ""
    ) -> None:
        self.text = f"{text} {silent}".rstrip()
        self.calls = calls
        self.contacts = contacts
        said = f"{text.rstrip('.')}: {'; '.join(calls)}." if calls else text
        self.whole = f"{said} {silent}".rstrip()


class Told:
    """
    What a first page, a call and a record say.

    Attributes:
        head: Why this level, most urgent first.
        first: What to do first.
        say: What to say on the phone, in a line or two.
        avoid: What would do most harm.
        next: What happens then; the first page has the first of it.
        call: The first minute of the call.
        record: What to write down.
    """

    __slots__ = ("avoid", "call", "first", "head", "next", "record", "say")

    def __init__(self, wording: Wording, found: Assessment) -> None:
        summary = summarise(found)
        texts = {
            table: [wording.words["texts"][table][each] for each in ids]
            for table, ids in summary.phrases.items()
        }
        self.head: list[str] = texts["heads"]
        self.first = wording.firsts(summary)
        self.say: list[str] = texts["lines"]
        self.avoid: list[str] = texts["worst"]
        self.next: list[str] = texts["next"]
        self.call: list[str] = [
            *texts["opening"],
            *wording.saw(summary, found.here.role),
            *texts["asks"],
        ]
        decided = wording.decided(found) if texts["decisions"] else ()
        self.record: list[str] = [*texts["record"], *decided, *texts["decisions"]]


class Wording:
    """
    Puts cases into words.

    What to do first is kept as it was put together: it depends on a few contacts alone.

    Args:
        words: What ``summary_pieces`` gives. They may be escaped for JSON, each by itself: what is
            put together of them is escaped then, too.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.words = words
        self._firsts: dict[tuple[Any, ...], First] = {}

    def reach(self, contact: str, nights: Mapping[str, str]) -> str:
        """Return a contact with its number and hours in a few words, and who answers at night."""
        name, number, hours = self.words["reach"][contact]
        called = " ".join(filter(None, (name, _called(number, hours))))
        if contact not in nights:
            return called
        night, night_number, night_hours = self.words["reach"][nights[contact]]
        also = _called(night_number, night_hours)
        return f"{called}, {also}" if number else f"{called}, or {night} {also}"

    def firsts(self, summary: Summary) -> list[First]:
        """
        Put each act into words; a number that an act says itself is not said again.

        Who cannot speak is told what to do where the emergency services are first named.
        """
        silent, nights = self.words["silent"], summary.nights
        found = []
        for act, contacts in summary.first:
            urgent = any(each in contacts for each in self.words["emergency"])
            add = silent if urgent else ""
            key = (act, contacts, add, *[nights.get(each) for each in contacts])
            first = self._firsts.get(key)
            if first is None:
                first = self._firsts[key] = self._first(act, contacts, add, nights)
            found.append(first)
            if add:
                silent = ""
        return found

    def _first(
        self, act: str, contacts: Sequence[str], add: str, nights: Mapping[str, str]
    ) -> First:
        text = self.words["first"][act]
        numbers = {word.strip(".,:;()?") for word in text.split()}
        calls = [
            self.reach(each, nights)
            for each in contacts
            if self.words["reach"][each][1] not in numbers
        ]
        return First(text, calls, contacts, add)

    def saw(self, summary: Summary, role: str) -> Iterator[str]:
        """Return what was answered, as this role says it on the phone."""
        words = {**self.words["saw"], **self.words["saw_by_role"][role]}
        for answer, ids in summary.saw.items():
            said = "; ".join([words[each] for each in ids])
            yield f"{self.words['said'][answer]}: {said}."

    def decided(self, found: Assessment) -> Iterator[str]:
        """Return every answer as it was given, the level and the reasons for it."""
        yield from self.answer_lines(found)
        level = found.here.instrument.levels[found.scored.rank]
        reasons = self.words["because"]
        because = [reasons.get(each) or reasons[level] for each in found.scored.reasons]
        yield " ".join((f"{self.words['levels'][level]}.", *because))

    def answer_lines(self, found: Assessment) -> Iterator[str]:
        """Return every answer as it was given, by answer, and what is not known."""
        signs = _by_answer(self.words["signs"], found.signs)
        circumstances = _by_answer(self.words["circumstances"], found.circumstances)
        for answer, (of_sign, of_circumstance) in self.words["answers"].items():
            for choice, labels in (
                (of_sign, signs.get(answer)),
                (of_circumstance, circumstances.get(answer)),
            ):
                if labels:
                    yield f"{choice}: {'; '.join(labels)}."
        if found.scored.unknown:
            of_signs = self.words["signs"]
            names = "; ".join([of_signs[each] for each in found.scored.unknown])
            yield f"{self.words['unknown']}: {names}."


def _called(number: str, hours: str) -> str:
    return f"{number} ({hours})" if number and hours else number


def _by_answer(labels: Mapping[str, str], given: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the labels of what was answered, in their own order, by the answer."""
    found: dict[str, list[str]] = {}
    for name, label in labels.items():
        answer = given.get(name, UNKNOWN)
        if answer != UNKNOWN:
            found.setdefault(answer, []).append(label)
    return found
