"""
A result as a handout: what a person takes away on at most two sheets of paper.

It names no child and leaves no room to do so.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from warning_signs.core.local import local_ids
from warning_signs.core.records import replace
from warning_signs.core.summarising import nights_of
from warning_signs.core.types import When
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.contact_details import TO_RING
from warning_signs.pages.contacts import contact_sections
from warning_signs.pages.local import local_sections
from warning_signs.pages.paper_room import fit_two_sheets
from warning_signs.pages.print_blocks import (
    BigNumber,
    BlankTable,
    Emphasis,
    PrintDocument,
    PrintSection,
    Task,
    WriteIn,
)
from warning_signs.pages.print_document import print_document
from warning_signs.pages.result import (
    PartId,
    answer_sections,
    limits_section,
    source_sections,
    split_steps,
    time_titles,
    would_change_sections,
)
from warning_signs.pages.summary import say_sections, summary_section, told, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.outcome import Outcome, StepAdvice
    from warning_signs.pages.print_blocks import PaperBlock
    from warning_signs.pages.summary_words import Told

    Placed: TypeAlias = tuple[PartId, Section | PrintSection]
    """A section with the part of the result that it belongs to."""

BLANK = "___"
"""What content writes where a person is to write."""

_FEWEST_STEPS = 6
_MOST_REASONS = 3
_MOST_AVOID = 9


def handout(catalogue: Catalogue, outcome: Outcome, parts: Collection[str] = ()) -> PrintDocument:
    """
    Make the handout of a result.

    Args:
        catalogue: The content.
        outcome: The result.
        parts: The parts wanted, which keep their order; all of them where none is named.
    """
    paper = catalogue.paper
    sections = tuple(
        section
        for part, section in _parts(catalogue, outcome, fit=not parts)
        if not parts or part in parts
    )
    lead = f"{paper.no_name} {paper.keep_it}"
    document = print_document(catalogue, paper.handout, sections, lead)
    return replace(document, foot=(*document.foot, catalogue.words.check_numbers))


def _parts(catalogue: Catalogue, outcome: Outcome, *, fit: bool) -> Iterator[Placed]:
    """
    Return what is printed, with the part of the result that each section belongs to.

    Where it has to fit two sheets, as many steps are printed as there is room for, soonest first.
    """
    words = told(catalogue, outcome)
    call, then = say_sections(catalogue, words)
    answers = (
        (_answers(catalogue, outcome),)
        if fit
        else (*answer_sections(catalogue, outcome), *would_change_sections(catalogue, outcome))
    )
    record = _record(catalogue, outcome, words, whole=not fit)
    before = (
        (PartId.SUMMARY, _summary(catalogue, outcome, words)),
        *_each(PartId.SUMMARY, local_sections(catalogue, outcome)),
        *_each(PartId.AVOID, _avoid(catalogue, outcome, words, fit=fit)),
    )
    after: tuple[Placed, ...] = (
        (PartId.SAY, call),
        (PartId.SAY, then),
        (PartId.WHY, _why(catalogue, outcome)),
        *((PartId.ANSWERS, each) for each in answers),
        (PartId.RECORD, record),
        (PartId.WHY, limits_section(catalogue)),
    )
    shown, later = split_steps(catalogue, outcome, on_paper=True)
    steps = (*shown, *later)

    def printed(most: int, after: Sequence[Placed]) -> tuple[Placed, ...]:
        first, more = shown[:most], later[: max(0, most - len(shown))]
        named = {contact.id for each in (*first, *more) for contact in each.contacts}
        named |= {name for each in words.first for name in each.contacts}
        return (
            before[0],
            *_each(PartId.DO, _steps(catalogue, first)),
            *before[1:],
            *_each(PartId.CONTACTS, _contacts(catalogue, outcome, named)),
            *after,
            *_each(PartId.MORE, _steps(catalogue, more, catalogue.titles.more)),
            *_each(PartId.MORE, _left_out(catalogue, len(steps) - most)),
        )

    if not fit:
        yield from printed(len(steps), after)
        yield from _each(PartId.FULL, contact_sections(catalogue, outcome.guidance.contacts))
        yield from _each(PartId.SOURCES, source_sections(catalogue, outcome))
        return
    # What the call says too gives way first, then what can be printed by itself; a card to keep is
    # what its reader came for.
    card = catalogue.roles[outcome.answers.role].card
    giving_way = (*answers, then, *(() if card else (record,)), call)
    yield from _that_fit(printed, after, giving_way, steps)


def _that_fit(
    printed: Callable[[int, Sequence[Placed]], tuple[Placed, ...]],
    after: Sequence[Placed],
    giving_way: Iterable[Section | PrintSection],
    steps: Sequence[StepAdvice],
) -> tuple[Placed, ...]:
    """
    Return what fits two sheets; what is to be done now is on them in any case.

    Args:
        printed: Gives all sections with so many steps, and with some sections after them.
        after: Those sections.
        giving_way: Which of them make room for the steps that cannot wait, the first of them first.
        steps: All steps, soonest first.
    """
    now, soon = (
        sum(each.step.time in times for each in steps)
        for times in ((When.NOW,), (When.NOW, When.TODAY))
    )
    least = min(len(steps), max(soon, _FEWEST_STEPS))
    for section in giving_way:
        if not _fit(printed(least, after)):
            after = tuple(each for each in after if each[1] is not section)
    numbers = range(len(steps), now, -1)
    most = next((number for number in numbers if _fit(printed(number, after))), now)
    return printed(most, after)


def _fit(placed: Iterable[Placed]) -> bool:
    return fit_two_sheets(section for _, section in placed)


def _left_out(catalogue: Catalogue, steps: int) -> Iterator[PrintSection]:
    """Say how many steps there was no room for."""
    if steps:
        paper = catalogue.paper
        yield PrintSection(paper.later, (Paragraph(f"{paper.left_out}: {steps}."),))


def _each(part: PartId, sections: Iterable[Section | PrintSection]) -> Iterator[Placed]:
    return ((part, section) for section in sections)


def _summary(catalogue: Catalogue, outcome: Outcome, words: Told) -> PrintSection:
    """Return the first page of the result, the number to ring first set large."""
    section = summary_section(catalogue, outcome, words)
    first = words.first[0]
    said = set(TO_RING.findall(first.text))
    numbers = {catalogue.contacts[name].phone for name in first.contacts} & said
    # Where it says when to ring which, neither comes first.
    dial = tuple(BigNumber(catalogue.paper.call_first, each) for each in numbers)
    dial = dial if len(dial) == 1 else ()
    return PrintSection(section.title, (*dial, *section.blocks), Emphasis.URGENT)


def _avoid(catalogue: Catalogue, outcome: Outcome, words: Told, *, fit: bool) -> Iterator[Section]:
    """
    Return what not to do, worst first.

    Where it has to fit, it is what the summary on the same sheet does not say; the fullest results
    have more of it than there is room for, and the last are left out.
    """
    lines = [each.text for each in outcome.guidance.avoid]
    if fit:
        lines = [each for each in lines if each not in words.avoid][:_MOST_AVOID]
    if lines:
        yield Section(catalogue.titles.avoid, tuple(map(Item, lines)))


def _why(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    decided = (each for each in outcome.reasons if each.level == outcome.level)
    reasons = tuple(Item(each.because) for each in islice(decided, _MOST_REASONS))
    nothing = Paragraph(catalogue.words.nothing_recorded)
    return PrintSection(catalogue.titles.why, reasons or (nothing,))


def _answers(catalogue: Catalogue, outcome: Outcome) -> PrintSection:
    lines = tuple(Item(each) for each in wording(catalogue).answer_lines(outcome.found))
    nothing = Paragraph(catalogue.words.nothing_recorded)
    return PrintSection(catalogue.paper.answered, lines or (nothing,))


def _record(catalogue: Catalogue, outcome: Outcome, words: Told, *, whole: bool) -> PrintSection:
    """
    Return what to write down, with room to write; for some, as a card to keep.

    By itself it is the whole record; beside the rest, only what is to be written in.
    """
    lines = tuple(
        _write_in(each) if _is_prompt(each) else Item(each)
        for each in words.record
        if whole or _is_prompt(each)
    )
    paper, role = catalogue.paper, catalogue.roles[outcome.answers.role]
    no_name = Paragraph(paper.no_name, strong=True)
    if role.card:
        return PrintSection(
            paper.card, (Paragraph(paper.card_words), *lines, no_name), Emphasis.CARD
        )
    notes = (BlankTable(paper.told_columns, 3),) if role.plain_language else ()
    return PrintSection(catalogue.titles.record, (*lines, *notes, no_name))


def _is_prompt(line: str) -> bool:
    """Return whether there is something to write."""
    return BLANK in line


def _write_in(line: str) -> PaperBlock:
    """Return a line as a label with room to write."""
    label, _, _ = line.partition(BLANK)
    return WriteIn(label.rstrip(": "))


def _steps(
    catalogue: Catalogue, steps: Sequence[StepAdvice], title: str = ""
) -> Iterator[PrintSection]:
    """
    Return steps to tick off, by how soon they are to be taken or all under one title.

    A number that stands in the words of a step is not set under it again.
    """
    for time, words in time_titles(catalogue).items() if not title else ((None, title),):
        tasks = tuple(
            Task(each.step.text, tuple(_not_said(each.step.text, each.contacts)))
            for each in steps
            if time is None or each.step.time is time
        )
        if tasks:
            yield PrintSection(words, tasks)


def _not_said(text: str, contacts: Iterable[Contact]) -> Iterator[Contact]:
    said = TO_RING.findall(text)
    return (each for each in contacts if each.phone not in said)


def _contacts(
    catalogue: Catalogue, outcome: Outcome, named: Collection[str]
) -> Iterator[PrintSection]:
    """Return whom to call in a line each, those that answer at any hour first."""
    reach, nights = wording(catalogue).reach, nights_of(outcome.found)
    local = local_ids(catalogue)
    contacts = sorted(
        (
            each
            for each in outcome.guidance.contacts
            if each.id in named or each.id in catalogue.always
        ),
        key=lambda each: (each.id in local, not each.any_hour),
    )
    # Who answers at night stands in the line of whom they answer for.
    beside = {nights[each.id] for each in contacts if each.id in nights}
    lines = tuple(Item(reach(each.id, nights)) for each in contacts if each.id not in beside)
    yield PrintSection(catalogue.titles.contacts, lines)
    young = " ".join(
        f"{each.name}: {each.phone}."
        for each in (catalogue.contacts[name] for name in catalogue.words.young_person_contacts)
    )
    words = f"{catalogue.words.young_person} {young}"
    yield PrintSection(catalogue.titles.young_person, (Paragraph(words),))
