"""
The first page of a result, the call and the record, in words.

It knows the words alone and not the catalogue, so that a script's result needs no more than them.
"""

from __future__ import annotations

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
    """

    __slots__ = ("calls", "contacts", "text")

    def __init__(self, text: str, calls: Sequence[str], contacts: Sequence[str]) -> None:
        """Keep the words."""
        self.text = text
        self.calls = calls
        self.contacts = contacts

    @property
    def whole(self) -> str:
        """All of it in one sentence."""
        return f"{self.text.rstrip('.')}: {'; '.join(self.calls)}." if self.calls else self.text


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

    def __init__(self, words: Mapping[str, Any], found: Assessment) -> None:
        """
        Put into words what a case calls for.

        Args:
            words: What ``summary_pieces`` gives, or what JSON keeps of that.
            found: The case.
        """
        summary = summarise(found)
        texts = {
            table: [words["texts"][table][each] for each in ids]
            for table, ids in summary.phrases.items()
        }
        self.head: list[str] = texts["heads"]
        self.first = list(_firsts(words, summary))
        self.say: list[str] = texts["lines"]
        self.avoid: list[str] = texts["worst"]
        self.next: list[str] = texts["next"]
        self.call: list[str] = [*texts["opening"], *_saw(words, summary), *texts["asks"]]
        decided = _decided(words, found) if texts["decisions"] else ()
        self.record: list[str] = [*texts["record"], *decided, *texts["decisions"]]


def reach_words(words: Mapping[str, Any], contact: str, nights: Mapping[str, str]) -> str:
    """Return a contact with its number and hours in a few words, and who answers at night."""
    name, number, hours = words["reach"][contact]
    called = " ".join(filter(None, (name, _called(number, hours))))
    if contact not in nights:
        return called
    night, night_number, night_hours = words["reach"][nights[contact]]
    also = _called(night_number, night_hours)
    return f"{called}, {also}" if number else f"{called}, or {night} {also}"


def _called(number: str, hours: str) -> str:
    return f"{number} ({hours})" if number and hours else number


def _firsts(words: Mapping[str, Any], summary: Summary) -> Iterator[First]:
    """
    Put each act into words; a number that an act says itself is not said again.

    Who cannot speak is told what to do where the emergency services are first named.
    """
    silent = words["silent"]
    for act, contacts in summary.first:
        text = words["first"][act]
        calls = [
            reach_words(words, contact, summary.nights)
            for contact in contacts
            if words["reach"][contact][1] not in _numbers(text)
        ]
        if silent and any(each in contacts for each in words["emergency"]):
            text, silent = f"{text} {silent}", ""
        yield First(text, calls, contacts)


def _numbers(text: str) -> set[str]:
    return {word.strip(".,:;()?") for word in text.split()}


def _saw(words: Mapping[str, Any], summary: Summary) -> Iterator[str]:
    for answer, ids in summary.saw.items():
        said = "; ".join(words["saw"][each] for each in ids)
        yield f"{words['said'][answer]}: {said}."


def _decided(words: Mapping[str, Any], found: Assessment) -> Iterator[str]:
    """Return every answer as it was given, the level and the reasons for it."""
    yield from answer_lines(words, found)
    level = found.here.instrument.levels[found.scored.rank]
    because = [
        words["because"].get(each) or words["because"][level] for each in found.scored.reasons
    ]
    yield " ".join((f"{words['levels'][level]}.", *because))


def answer_lines(words: Mapping[str, Any], found: Assessment) -> Iterator[str]:
    """Return every answer as it was given, by answer, and what is not known."""
    for answer, (of_sign, of_circumstance) in words["answers"].items():
        for choice, labels, given in (
            (of_sign, words["signs"], found.signs),
            (of_circumstance, words["circumstances"], found.circumstances),
        ):
            ids = [each for each in labels if given.get(each) == answer]
            if ids:
                yield f"{choice}: {'; '.join(labels[each] for each in ids)}."
    if found.scored.unknown:
        labels = "; ".join(words["signs"][each] for each in found.scored.unknown)
        yield f"{words['unknown']}: {labels}."


def document(words: Mapping[str, Any], found: Assessment) -> dict[str, Any]:
    """Return the keys of a result document that say all this."""
    told = Told(words, found)
    return {
        "summary": {
            "head": told.head,
            "first": [
                {"text": each.whole, "contacts": [words["contacts"][one] for one in each.contacts]}
                for each in told.first
            ],
            "say": told.say,
            "avoid": told.avoid,
            "next": told.next[0] if told.next else None,
        },
        "say": told.call,
        "next": told.next,
        "record": told.record,
    }
