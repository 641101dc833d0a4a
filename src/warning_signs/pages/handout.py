"""
A result as a handout: what a person takes away on at most two sheets of paper.

It names no child and leaves no room to do so.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from warning_signs.pages.blocks import Item, Paragraph
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
from warning_signs.pages.result import (
    PartId,
    avoid_sections,
    limits_section,
    split_steps,
    time_titles,
)
from warning_signs.pages.summary import say_sections, summary_pieces, summary_section, told
from warning_signs.pages.summary_words import answer_lines
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome, StepAdvice
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PaperBlock
    from warning_signs.pages.summary_words import Told

BLANK = "___"
"""What content writes where a person is to write."""


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


def handout(catalogue: Catalogue, outcome: Outcome, parts: Collection[str] = ()) -> PrintDocument:
    """
    Make the handout of a result.

    Args:
        catalogue: The content.
        outcome: The result.
        parts: The parts wanted, which keep their order; all of them where none is named.
    """
    sections = tuple(
        section for part, section in _parts(catalogue, outcome) if not parts or part in parts
    )
    paper = catalogue.paper
    sheet = sheet_of(catalogue, paper.handout, sections, f"{paper.no_name} {paper.keep_it}")
    return replace(sheet, foot=(*sheet.foot, catalogue.words.check_numbers))


def _parts(
    catalogue: Catalogue, outcome: Outcome
) -> Iterator[tuple[PartId, Section | PrintSection]]:
    """Return what is printed, with the part of the result that each section belongs to."""
    words, titles, paper = told(catalogue, outcome), catalogue.titles, catalogue.paper
    shown, later = split_steps(catalogue, outcome)
    yield PartId.SUMMARY, _summary(catalogue, outcome, words)
    yield from _each(PartId.DO, _steps(catalogue, shown))
    yield from _each(PartId.AVOID, avoid_sections(catalogue, outcome.guidance))
    yield from _each(PartId.CONTACTS, _by_hours(catalogue, outcome, shown))
    yield PartId.CONTACTS, young_person(catalogue)
    yield from _each(PartId.SAY, say_sections(catalogue, words))
    reasons = tuple(Item(each.because) for each in outcome.reasons)
    nothing = Paragraph(catalogue.words.nothing_recorded)
    yield PartId.WHY, PrintSection(titles.why, reasons or (nothing,))
    yield PartId.WHY, limits_section(catalogue)
    answers = tuple(Item(each) for each in answer_lines(summary_pieces(catalogue), outcome.found))
    yield PartId.ANSWERS, PrintSection(paper.answered, answers or (nothing,))
    yield PartId.RECORD, _record(catalogue, outcome, words)
    yield PartId.RECORD, notes(catalogue)
    yield from _each(PartId.MORE, _steps(catalogue, later, titles.more))


def _each(
    part: PartId, sections: Iterable[Section | PrintSection]
) -> Iterator[tuple[PartId, Section | PrintSection]]:
    return ((part, section) for section in sections)


def _summary(catalogue: Catalogue, outcome: Outcome, words: Told) -> PrintSection:
    """Return the first page of the result, the number that it says first set large."""
    section = summary_section(catalogue, outcome, words)
    first = words.first[0]
    phones = (catalogue.contacts[name].phone for name in first.contacts)
    said = (phone for phone in phones if phone and phone in first.text)
    dial = tuple(BigNumber(catalogue.paper.call_first, number) for number in islice(said, 1))
    return PrintSection(section.title, (*dial, *section.blocks), Emphasis.URGENT)


def _record(catalogue: Catalogue, outcome: Outcome, words: Told) -> PrintSection:
    """Return what to write down, with room to write; for some, as a card to keep."""
    lines = tuple(_write_in(each) for each in words.record)
    paper = catalogue.paper
    if catalogue.roles[outcome.answers.role].card:
        card = (Paragraph(paper.card_words), *lines, Paragraph(paper.no_name, strong=True))
        return PrintSection(paper.card, card, Emphasis.CARD)
    return PrintSection(catalogue.titles.record, lines)


def _write_in(line: str) -> PaperBlock:
    """Return a line with room to write where it leaves a blank, or else as it stands."""
    label, blank, _ = line.partition(BLANK)
    return WriteIn(label.rstrip(": ")) if blank else Item(line)


def _steps(
    catalogue: Catalogue, steps: Sequence[StepAdvice], title: str = ""
) -> Iterator[PrintSection]:
    """Return steps to tick off, by how soon they are to be taken or all under one title."""
    for time, words in time_titles(catalogue).items() if not title else ((None, title),):
        tasks = tuple(
            Task(each.step.text, each.contacts)
            for each in steps
            if time is None or each.step.time is time
        )
        if tasks:
            yield PrintSection(words, tasks)


def _by_hours(
    catalogue: Catalogue, outcome: Outcome, shown: Iterable[StepAdvice]
) -> Iterator[PrintSection]:
    """Return the contacts that are named, those that answer at any hour first."""
    named = {contact.id for each in shown for contact in each.contacts}
    contacts = [
        each
        for each in outcome.guidance.contacts
        if each.id in named or each.id in catalogue.always
    ]
    titles = catalogue.titles
    for title, any_hour in ((titles.contacts_any_hour, True), (titles.contacts_own_hours, False)):
        found = tuple(ContactLine(each) for each in contacts if each.any_hour is any_hour)
        if found:
            yield PrintSection(title, found)


def notes(catalogue: Catalogue, rows: int = 3) -> PrintSection:
    """Return room to note by hand who was told, and when."""
    paper = catalogue.paper
    return PrintSection(
        paper.told,
        (BlankTable(paper.told_columns, rows), Paragraph(paper.no_name, strong=True)),
    )


def young_person(catalogue: Catalogue) -> PrintSection:
    """Return the words for a young person into whose hands it may come."""
    words = catalogue.words
    reach = tuple(ContactLine(catalogue.contacts[name]) for name in words.young_person_contacts)
    return PrintSection(catalogue.titles.young_person, (Paragraph(words.young_person), *reach))
