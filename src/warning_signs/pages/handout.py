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
from warning_signs.pages.result import TIMES
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.outcome import Outcome, StepAdvice
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PaperBlock

NO_NAME = "Do not write a child's name here."
KEEP_IT = "Keep this where the person you worry about will not find it."

_SOON = frozenset({When.NOW, When.TODAY})
_ROOM_FOR_STEPS = 12
"""Steps that can wait are left out where this many are printed; those of today never are."""

_ROOM_OF_CARD = 14
"""How many steps would stand where the card does."""

_LATER = "The whole result has further steps for the days after, which are not printed here:"

_MANY = 19
"""Steps and contacts, beyond which a handout is set small to stay on two sheets."""

_BY_CARD = frozenset({"community"})
"""Roles that are handed a card to keep at work: they see a stranger once, and must note it."""


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
    urgent = _is_highest(catalogue, outcome)
    first, then = _by_hours(contacts)
    steps = tuple(_steps(chosen, len(outcome.guidance.steps)))
    parts = (
        *(first if urgent else ()),
        *steps,
        *(() if urgent else first),
        *then,
        *_avoid(outcome),
        notes(),
        _signs(catalogue, outcome),
        PrintSection("What this result is not", (Paragraph(catalogue.words.limits),)),
        young_person(catalogue),
    )
    card = (_card(catalogue, outcome),) if outcome.answers.role in _BY_CARD else ()
    sheet = sheet_of(
        catalogue,
        "Worried about a child: what to do next",
        (*card, _level(catalogue, outcome), *parts),
        f"{NO_NAME} {KEEP_IT}",
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


def _is_highest(catalogue: Catalogue, outcome: Outcome) -> bool:
    return outcome.level.rank == max(level.rank for level in catalogue.levels.values())


def _level(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    if not _is_highest(catalogue, outcome):
        return PrintSection(
            outcome.level.label, (Paragraph(outcome.level.meaning),), Emphasis.URGENT
        )
    blocks: tuple[PaperBlock, ...] = (
        *_dials(catalogue, outcome, "Call first", ("immediate_danger",)),
        Paragraph(outcome.level.meaning),
    )
    return PrintSection(outcome.level.label, blocks, Emphasis.URGENT)


def _dials(
    catalogue: Catalogue, outcome: Outcome, words: str, needs: Iterable[str]
) -> Iterator[BigNumber]:
    """Return the first number that serves this case for each of some needs."""
    for need in needs:
        names = catalogue.needs[need].first if need in catalogue.needs else ()
        serving = {each.id: each.phone for each in outcome.guidance.contacts if each.phone}
        number = next((serving[name] for name in names if name in serving), "")
        if number:
            yield BigNumber(words, number)


def _card(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    now = _dials(catalogue, outcome, "If a child is there now, ring", ("immediate_danger",))
    later = _dials(catalogue, outcome, "Ring the police", ("place_or_person",))
    numbers = (*now, *later) if _is_highest(catalogue, outcome) else (*later, *now)
    return PrintSection(
        "You need not be sure",
        (
            *numbers,
            Paragraph("If it felt wrong, ring. You need not have seen a crime."),
            *_particulars(),
            Paragraph(NO_NAME, strong=True),
        ),
        Emphasis.CARD,
    )


def _particulars() -> tuple[WriteIn, ...]:
    return (
        WriteIn("Number plate or taxi badge"),
        WriteIn("Room, table or place"),
        WriteIn("Day and time"),
        WriteIn("Which way they went"),
        WriteIn("What they looked like, what they wore, what was said", 2),
        WriteIn("Police reference"),
    )


def _steps(chosen: tuple[StepAdvice, ...], there_are: int) -> Iterator[PrintSection]:
    for time, title in TIMES.items():
        tasks = tuple(
            Task(each.step.text, each.contacts) for each in chosen if each.step.time is time
        )
        if tasks:
            yield PrintSection(title, tasks)
    if there_are > len(chosen):
        yield PrintSection("Later", (Paragraph(f"{_LATER} {there_are - len(chosen)}."),))


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
    contacts: Iterable[Contact],
) -> tuple[tuple[PrintSection, ...], tuple[PrintSection, ...]]:
    """Return contacts that answer at any hour, and the others."""
    contacts = tuple(contacts)
    return (
        _reach("Contacts that answer at any hour", (each for each in contacts if each.any_hour)),
        _reach(
            "Contacts with hours of their own", (each for each in contacts if not each.any_hour)
        ),
    )


def _reach(title: str, contacts: Iterable[Contact]) -> tuple[PrintSection, ...]:
    found = tuple(ContactLine(each) for each in contacts)
    return (PrintSection(title, found),) if found else ()


def _avoid(outcome: Outcome) -> tuple[PrintSection, ...]:
    items = tuple(Item(each.text) for each in outcome.guidance.avoid)
    return (PrintSection("What not to do", items),) if items else ()


def notes(rows: int = 3) -> PrintSection:
    """Return room to note by hand who was told, and when."""
    return PrintSection(
        "Whom I told",
        (
            BlankTable(("Who, and from where", "Day and time", "Reference number"), rows),
            Paragraph(NO_NAME, strong=True),
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
    return PrintSection("What was answered", bars)


def young_person(catalogue: Catalogue) -> PrintSection:
    """Return the words for a young person into whose hands it may come."""
    words = catalogue.words
    reach = tuple(ContactLine(catalogue.contacts[name]) for name in words.young_person_contacts)
    return PrintSection("If you are under 18", (Paragraph(words.young_person), *reach))
