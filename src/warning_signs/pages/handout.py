"""
A result as a handout: what a person takes away on at most two sheets of paper.

It is a selection from the whole result. It names no child and leaves no room to do so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warning_signs.core.types import When
from warning_signs.pages.blocks import Bar, Item, Paragraph
from warning_signs.pages.print_blocks import (
    BigNumber,
    BlankTable,
    ContactLine,
    Emphasis,
    PrintDocument,
    PrintSection,
    Task,
    WriteIn,
)
from warning_signs.pages.result import limits_section, time_titles
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.outcome import Outcome, StepAdvice
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PaperBlock

_SOON = frozenset({When.NOW, When.TODAY})
_ROOM_FOR_STEPS = 12
"""Steps that can wait are left out where this many are printed; those of today never are."""

_ROOM_OF_CARD = 14
"""How many steps would stand where the card does."""

_MANY = 19
"""Steps and contacts, beyond which a handout is set small to stay on two sheets."""


def sheet_of(
    catalogue: Catalogue, title: str, sections: Iterable[Section | PrintSection], lead: str = ""
) -> PrintDocument:
    """Make a document of sections, which says at its end what it was made from."""
    return PrintDocument(
        title,
        tuple(sections),
        lead,
        (f"warning-signs {__version__}, content {catalogue.edition} of {catalogue.reviewed}.",),
    )


def handout(catalogue: Catalogue, outcome: Outcome) -> PrintDocument:
    """
    Make the handout of a result.

    Args:
        catalogue: The content.
        outcome: The result.
    """
    chosen = chosen_steps(outcome)
    contacts = _contacts(catalogue, outcome, chosen)
    urgent = outcome.level == catalogue.highest_level
    first, then = _by_hours(catalogue, contacts)
    steps = tuple(_steps(catalogue, chosen, len(outcome.guidance.steps)))
    parts: tuple[Section | PrintSection, ...] = (
        *(first if urgent else ()),
        *steps,
        *(() if urgent else first),
        *then,
        *_avoid(catalogue, outcome),
        notes(catalogue),
        _signs(catalogue, outcome),
        limits_section(catalogue),
        young_person(catalogue),
    )
    card = (_card(catalogue, outcome),) if catalogue.roles[outcome.answers.role].card else ()
    sheet = sheet_of(
        catalogue,
        catalogue.paper.handout,
        (*card, _level(catalogue, outcome), *parts),
        f"{catalogue.paper.no_name} {catalogue.paper.keep_it}",
    )
    return replace(
        sheet,
        foot=(*sheet.foot, catalogue.words.check_numbers),
        dense=len(chosen) + len(contacts) + _ROOM_OF_CARD * len(card) > _MANY,
    )


def chosen_steps(outcome: Outcome) -> tuple[StepAdvice, ...]:
    """Choose the steps for paper: all of now and today, and later ones where there is room."""
    steps = outcome.guidance.steps
    soon = sum(1 for each in steps if each.step.time in _SOON)
    return steps[: max(soon, _ROOM_FOR_STEPS)]


def _level(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    if outcome.level != catalogue.highest_level:
        return PrintSection(
            outcome.level.label, (Paragraph(outcome.level.meaning),), Emphasis.URGENT
        )
    blocks: tuple[PaperBlock, ...] = (
        *_dial(outcome, catalogue.paper.call_first, catalogue.emergency_contacts()),
        Paragraph(outcome.level.meaning),
    )
    return PrintSection(outcome.level.label, blocks, Emphasis.URGENT)


def _dial(outcome: Outcome, words: str, names: Iterable[str]) -> Iterator[BigNumber]:
    """Return the first number among contacts that serves this case."""
    serving = {each.id: each.phone for each in outcome.guidance.contacts if each.phone}
    number = next((serving[name] for name in names if name in serving), "")
    if number:
        yield BigNumber(words, number)


def _card(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    paper = catalogue.paper
    police = (name for need in catalogue.needs.values() if need.police for name in need.first)
    now = _dial(outcome, paper.card_now, catalogue.emergency_contacts())
    later = _dial(outcome, paper.card_later, police)
    urgent = outcome.level == catalogue.highest_level
    return PrintSection(
        paper.card,
        (
            *((*now, *later) if urgent else (*later, *now)),
            Paragraph(paper.card_words),
            *(WriteIn(each) for each in paper.card_notes),
            WriteIn(paper.card_look, 2),
            WriteIn(paper.card_reference),
            Paragraph(paper.no_name, strong=True),
        ),
        Emphasis.CARD,
    )


def _steps(
    catalogue: Catalogue, chosen: tuple[StepAdvice, ...], there_are: int
) -> Iterator[PrintSection]:
    paper = catalogue.paper
    for time, title in time_titles(catalogue).items():
        tasks = tuple(
            Task(each.step.text, each.contacts) for each in chosen if each.step.time is time
        )
        if tasks:
            yield PrintSection(title, tasks)
    if there_are > len(chosen):
        yield PrintSection(
            paper.later, (Paragraph(f"{paper.left_out}: {there_are - len(chosen)}."),)
        )


def _contacts(
    catalogue: Catalogue, outcome: Outcome, chosen: Iterable[StepAdvice]
) -> tuple[Contact, ...]:
    named = {contact.id for each in chosen for contact in each.contacts}
    return tuple(
        each
        for each in outcome.guidance.contacts
        if each.id in named or each.id in catalogue.always
    )


def _by_hours(
    catalogue: Catalogue,
    contacts: Iterable[Contact],
) -> tuple[tuple[PrintSection, ...], tuple[PrintSection, ...]]:
    """Return contacts that answer at any hour, and the others."""
    titles, contacts = catalogue.titles, tuple(contacts)
    return (
        _reach(titles.contacts_any_hour, (each for each in contacts if each.any_hour)),
        _reach(titles.contacts_own_hours, (each for each in contacts if not each.any_hour)),
    )


def _reach(title: str, contacts: Iterable[Contact]) -> tuple[PrintSection, ...]:
    found = tuple(ContactLine(each) for each in contacts)
    return (PrintSection(title, found),) if found else ()


def _avoid(catalogue: Catalogue, outcome: Outcome) -> tuple[PrintSection, ...]:
    items = tuple(Item(each.text) for each in outcome.guidance.avoid)
    return (PrintSection(catalogue.titles.avoid, items),) if items else ()


def notes(catalogue: Catalogue, rows: int = 3) -> PrintSection:
    """Return room to note by hand who was told, and when."""
    return PrintSection(
        catalogue.paper.told,
        (
            BlankTable(catalogue.paper.told_columns, rows),
            Paragraph(catalogue.paper.no_name, strong=True),
        ),
    )


def _signs(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    bars = tuple(
        Bar(
            label=each.sign.label,
            words=catalogue.answers[each.answer].sign,
            value=each.points,
            most=catalogue.strengths[each.sign.weight.strength].yes,
        )
        for each in outcome.signs
    )
    return PrintSection(catalogue.paper.answered, bars)


def young_person(catalogue: Catalogue) -> PrintSection:
    """Return the words for a young person into whose hands it may come."""
    words = catalogue.words
    reach = tuple(ContactLine(catalogue.contacts[name]) for name in words.young_person_contacts)
    return PrintSection(catalogue.titles.young_person, (Paragraph(words.young_person), *reach))
