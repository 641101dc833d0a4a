"""The first page of a result, the call and the record, as pages show them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warning_signs.core.answers import Answer
from warning_signs.core.summarising import PHRASES
from warning_signs.pages.blocks import FirstStep, Item, Paragraph, Section
from warning_signs.pages.summary_words import Told, Wording

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.blocks import Block


def summary_pieces(catalogue: Catalogue) -> dict[str, Any]:
    """Return all the words that summaries, calls and records are made of, by id."""
    words = catalogue.summary
    return {
        "texts": {
            table: {each.id: each.text for each in getattr(words, table).values()}
            for table in PHRASES
        },
        "first": {each.id: each.text for each in words.first.values()},
        "reach": {each.id: _reach(catalogue, each) for each in catalogue.contacts.values()},
        "emergency": list(catalogue.emergency_contacts()),
        "silent": catalogue.words.cannot_speak,
        "saw": {each.id: each.text for each in words.saw.values()},
        "saw_by_role": {
            role: {
                each.id: each.by_role[role] for each in words.saw.values() if role in each.by_role
            }
            for role in catalogue.roles
        },
        "said": {answer.value: said for answer, said in words.said.items()},
        "answers": {
            each.id.value: [each.sign, each.circumstance]
            for each in catalogue.answers.values()
            if each.id is not Answer.UNKNOWN
        },
        "signs": {each.id: each.label for each in catalogue.signs.values()},
        "circumstances": {each.id: each.label for each in catalogue.circumstances.values()},
        "unknown": catalogue.titles.unknown,
        "levels": {each.id: each.label for each in catalogue.levels.values()},
        "because": {
            **{each.id: each.because for each in catalogue.levels.values() if each.because},
            **{each.id: each.because for each in catalogue.rules.values()},
        },
    }


def _reach(catalogue: Catalogue, contact: Contact) -> list[str]:
    """Return a contact's short name, its number, and its hours in a word or two."""
    short = catalogue.summary.reach.get(contact.id)
    number = contact.phone or (f"text {contact.text}" if contact.text else "")
    if short:
        return [short.name, number, short.hours or _any_hour(catalogue, contact)]
    name = contact.name if number or not contact.web else f"{contact.name} {contact.web}"
    return [name, number, _any_hour(catalogue, contact)]


def _any_hour(catalogue: Catalogue, contact: Contact) -> str:
    return catalogue.words.any_hour if contact.any_hour and contact.phone else ""


def summary_contact(catalogue: Catalogue, contact: Contact) -> dict[str, Any]:
    """Return a contact as the first page of a result document has it."""
    _, _, hours = _reach(catalogue, contact)
    return {
        "id": contact.id,
        "name": contact.name,
        "phone": contact.phone or None,
        "hours": hours or contact.hours or None,
    }


@lru_cache(maxsize=8)
def wording(catalogue: Catalogue) -> Wording:
    """Return what puts cases into the words of some content."""
    return Wording(summary_pieces(catalogue))


def told(catalogue: Catalogue, outcome: Outcome) -> Told:
    """Put into words what a case calls for."""
    return Told(wording(catalogue), outcome.found)


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
        FirstStep(number, each.text, tuple(each.calls))
        for number, each in enumerate(words.first, 1)
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
