"""The first page of a result, the call and the record, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.summarising import case_of, night_of, summarise
from warning_signs.pages.blocks import FirstStep, Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.conditions import Case
    from warning_signs.core.outcome import Outcome
    from warning_signs.core.summarising import ActAdvice, Summary
    from warning_signs.pages.blocks import Block


@dataclass(frozen=True, slots=True)
class First:
    """
    One of the first things to do.

    Attributes:
        text: What to do.
        calls: Whom to call for it, each with number and hours; empty where the text says it.
        contacts: The same contacts, and those that the text names by number.
    """

    text: str
    calls: tuple[str, ...]
    contacts: tuple[Contact, ...]

    @property
    def whole(self) -> str:
        """All of it in one sentence."""
        return f"{self.text.rstrip('.')}: {'; '.join(self.calls)}." if self.calls else self.text


@dataclass(frozen=True, slots=True)
class Told:
    """
    What a first page, a call and a record say.

    Attributes:
        say: What to say on the phone, in a line or two.
        next: What happens then; the first page has the first of it.
        call: The first minute of the call.
    """

    head: tuple[str, ...]
    first: tuple[First, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    next: tuple[str, ...]
    call: tuple[str, ...]
    record: tuple[str, ...]


def told(catalogue: Catalogue, outcome: Outcome) -> Told:
    """Put into words what a case calls for."""
    summary, case = summarise(catalogue, outcome), case_of(catalogue, outcome)
    return Told(
        head=tuple([each.text for each in summary.heads]),
        first=tuple(_firsts(catalogue, summary.first, case)),
        say=tuple([each.text for each in summary.lines]),
        avoid=tuple([each.text for each in summary.worst]),
        next=tuple([each.text for each in summary.next]),
        call=tuple(_call(catalogue, summary)),
        record=tuple(_record(catalogue, outcome, summary)),
    )


def summary_section(catalogue: Catalogue, outcome: Outcome, words: Told | None = None) -> Section:
    """Return the first page of a result: what to do first, what to say, what not to do."""
    words, titles = words or told(catalogue, outcome), catalogue.titles
    quoted = " ".join(f'"{each}"' for each in words.say)
    return Section(
        outcome.level.label,
        (
            *head_blocks(words),
            Paragraph(f"{titles.say_short}: {quoted}"),
            *(Paragraph(each) for each in words.avoid),
            *(Paragraph(f"{titles.next_short}: {each}") for each in words.next[:1]),
        ),
        close=True,
    )


def head_blocks(words: Told) -> tuple[Block, ...]:
    """Return why this level and what to do first, which is all that an emergency card says."""
    heads = (Paragraph(each, strong=True) for each in words.head)
    firsts = (
        FirstStep(number, each.text, each.calls) for number, each in enumerate(words.first, 1)
    )
    return (*heads, *firsts)


def say_sections(catalogue: Catalogue, words: Told) -> tuple[Section, ...]:
    """Return the first minute of the call, and what happens then."""
    titles = catalogue.titles
    return (
        Section(titles.say, tuple(Item(each) for each in words.call)),
        Section(titles.next, tuple(Item(each) for each in words.next)),
    )


def record_sections(catalogue: Catalogue, words: Told) -> tuple[Section, ...]:
    """Return what to write down."""
    return (Section(catalogue.titles.record, tuple(Item(each) for each in words.record)),)


def reach_words(catalogue: Catalogue, contact: Contact, case: Case) -> str:
    """Return a contact with its number and hours in a few words, and who answers at night."""
    words = _short(catalogue, contact)
    night = night_of(catalogue, contact, case)
    return f"{words}, {_number_and_hours(catalogue, night)}" if night else words


def _short(catalogue: Catalogue, contact: Contact) -> str:
    short = catalogue.summary.reach.get(contact.id)
    name = short.name if short else contact.name
    number = _number_and_hours(catalogue, contact)
    return f"{name} {number}".rstrip()


def _number_and_hours(catalogue: Catalogue, contact: Contact) -> str:
    short = catalogue.summary.reach.get(contact.id)
    number = contact.phone or (f"text {contact.text}" if contact.text else "")
    if not number:
        return "" if short else contact.web
    hours = short.hours if short else contact.hours
    return f"{number} ({hours})" if hours else number


def _firsts(catalogue: Catalogue, advice: Iterable[ActAdvice], case: Case) -> Iterator[First]:
    """
    Put each act into words; a number that an act says itself is not said again.

    Who cannot speak is told what to do where the emergency services are first named.
    """
    silent = catalogue.words.cannot_speak
    emergency = set(catalogue.emergency_contacts())
    for each in advice:
        text = each.act.text
        if silent and not emergency.isdisjoint(contact.id for contact in each.contacts):
            text, silent = f"{text} {silent}", ""
        calls = [
            reach_words(catalogue, contact, case)
            for contact in each.contacts
            if not contact.phone or not re.search(rf"\b{contact.phone}\b", each.act.text)
        ]
        yield First(text, tuple(calls), each.contacts)


def _call(catalogue: Catalogue, summary: Summary) -> Iterator[str]:
    said = catalogue.summary.said
    yield from (each.text for each in summary.opening)
    for answer, phrases in summary.saw.items():
        yield f"{said[answer]}: {'; '.join(each.text for each in phrases)}."
    yield from (each.text for each in summary.asks)


def _record(catalogue: Catalogue, outcome: Outcome, summary: Summary) -> Iterator[str]:
    yield from (each.text for each in summary.record)
    if summary.decisions:
        yield from answer_lines(catalogue, outcome)
        because = " ".join(each.because for each in outcome.reasons)
        yield f"{outcome.level.label}. {because}".strip()
    yield from (each.text for each in summary.decisions)


def answer_lines(catalogue: Catalogue, outcome: Outcome) -> Iterator[str]:
    """Return every answer as it was given, by answer, and what is not known."""
    for answer, choice in catalogue.answers.items():
        signs = [each.sign.label for each in outcome.signs if each.answer == answer]
        others = [
            catalogue.circumstances[name].label
            for name, said in outcome.answers.circumstances.items()
            if said == answer
        ]
        if answer == Answer.UNKNOWN or not (signs or others):
            continue
        if signs:
            yield f"{choice.sign}: {'; '.join(signs)}."
        if others:
            yield f"{choice.circumstance}: {'; '.join(others)}."
    if outcome.unknown:
        labels = "; ".join(catalogue.signs[name].label for name in outcome.unknown)
        yield f"{catalogue.titles.unknown}: {labels}."
