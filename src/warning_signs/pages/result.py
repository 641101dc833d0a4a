"""What a result says, and in which order: the same for every format."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.asking import askable, called
from warning_signs.core.records import dataclass
from warning_signs.core.summarising import nights_of
from warning_signs.core.types import When
from warning_signs.pages.blocks import Bar, ContactLine, Item, Paragraph, Section
from warning_signs.pages.citations import basis
from warning_signs.pages.contacts import contact_sections, young_person_section
from warning_signs.pages.local import local_sections
from warning_signs.pages.summary import (
    record_sections,
    say_sections,
    summary_section,
    told,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Guidance, Outcome, StepAdvice
    from warning_signs.pages.blocks import Block


class PartId(StrEnum):
    """What a result is made of, in its order; all of it by its name on the command line."""

    SUMMARY = "summary"
    DO = "do"
    AVOID = "avoid"
    CONTACTS = "contacts"
    SAY = "say"
    WHY = "why"
    ANSWERS = "answers"
    RECORD = "record"
    MORE = "more"
    FULL = "full"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Part:
    """
    One part of a result; the summary stands alone, the others say the rest.

    Attributes:
        key: The key that shows it on a terminal; none for the summary, which comes first.
        named_on: The parts that name its key.
    """

    id: PartId
    key: str
    title: str
    sections: tuple[Section, ...]
    named_on: frozenset[PartId] = frozenset({PartId.SUMMARY})


def result_parts(catalogue: Catalogue, outcome: Outcome) -> tuple[Part, ...]:
    """Return a result in its parts, what helps to act before what helps to understand."""
    titles, words = catalogue.titles, told(catalogue, outcome)
    shown, later = split_steps(catalogue, outcome)
    parts = (
        Part(
            PartId.SUMMARY,
            "",
            outcome.level.label,
            (summary_section(catalogue, outcome, words), *local_sections(catalogue, outcome)),
        ),
        Part(
            PartId.DO,
            "1",
            titles.do,
            (*step_sections(catalogue, outcome, shown), *_left_out(catalogue, later)),
        ),
        Part(PartId.AVOID, "2", titles.avoid, avoid_sections(catalogue, outcome.guidance)),
        Part(
            PartId.CONTACTS,
            "3",
            titles.contacts,
            (
                *contact_sections(catalogue, outcome.guidance.contacts, ContactLine),
                young_person_section(catalogue),
            ),
        ),
        Part(PartId.SAY, "4", titles.say, say_sections(catalogue, words)),
        Part(
            PartId.WHY,
            "5",
            titles.why,
            (why_section(catalogue, outcome), limits_section(catalogue)),
        ),
        Part(
            PartId.ANSWERS,
            "6",
            titles.your_answers,
            (*answer_sections(catalogue, outcome), *would_change_sections(catalogue, outcome)),
        ),
        Part(PartId.RECORD, "7", titles.record, record_sections(catalogue, words)),
        Part(
            PartId.MORE,
            "m",
            titles.more,
            step_sections(catalogue, outcome, later),
            named_on=frozenset({PartId.SUMMARY, PartId.DO}),
        ),
        Part(
            PartId.FULL,
            "f",
            titles.contacts_full,
            contact_sections(catalogue, outcome.guidance.contacts),
            named_on=frozenset({PartId.CONTACTS}),
        ),
        Part(
            PartId.SOURCES,
            "s",
            titles.sources,
            source_sections(catalogue, outcome),
            named_on=frozenset({PartId.WHY}),
        ),
    )
    return tuple(part for part in parts if part.sections)


def result_sections(
    catalogue: Catalogue, outcome: Outcome, parts: Collection[str] = ()
) -> tuple[Section, ...]:
    """
    Return a result as one page.

    Args:
        catalogue: The content.
        outcome: The result.
        parts: The parts wanted, which keep their order; all of them where none is named.
    """
    wanted = [each for each in result_parts(catalogue, outcome) if not parts or each.id in parts]
    sections = [section for part in wanted for section in part.sections]
    if parts and PartId.SUMMARY not in parts:  # Whose words may be among them is said there.
        sections += local_sections(catalogue, outcome)
    return tuple(sections)


def split_steps(
    catalogue: Catalogue, outcome: Outcome, *, on_paper: bool = False
) -> tuple[tuple[StepAdvice, ...], tuple[StepAdvice, ...]]:
    """
    Return as many steps as a role is shown at once, soonest first, and the others.

    Nothing that is to be done now is among the others, except on paper, where all steps stand on
    the same two sheets. Those of an overlay are shown as well, and take the place of none.
    """
    soon = sum(each.step.time is When.NOW for each in outcome.guidance.steps)
    most = max(catalogue.summary.shown[outcome.answers.role], 0 if on_paper else soon)
    local = outcome.found.here.instrument.local
    own = tuple(each for each in outcome.guidance.steps if each.step.id not in local)
    added = tuple(each for each in outcome.guidance.steps if each.step.id in local)
    return (*own[:most], *added), own[most:]


def _left_out(catalogue: Catalogue, later: Sequence[StepAdvice]) -> tuple[Section, ...]:
    """Say that there is more to do than is shown at once."""
    if not later:
        return ()
    titles = catalogue.titles
    words = f'{titles.left_out} "{titles.more}": {len(later)}.'
    return (Section(titles.more, (Paragraph(words),)),)


def limits_section(catalogue: Catalogue) -> Section:
    """Return what a result is not, which stands with every one."""
    return Section(catalogue.titles.limits, (Paragraph(catalogue.words.limits),))


def time_titles(catalogue: Catalogue) -> dict[When, str]:
    """Return how soon a step is to be taken, in words, soonest first."""
    return {time: getattr(catalogue.titles, time) for time in When}


def step_sections(
    catalogue: Catalogue, outcome: Outcome, steps: Sequence[StepAdvice]
) -> tuple[Section, ...]:
    """Return steps by how soon they are to be taken; a contact is named where it comes first."""
    reach, nights, named = wording(catalogue).reach, nights_of(outcome.found), set[str]()
    items: dict[When, list[Item]] = {}
    for each in steps:
        named |= {nights[contact.id] for contact in each.contacts if contact.id in nights}
        calls = [contact for contact in each.contacts if contact.id not in named]
        named |= {contact.id for contact in calls}
        words = [
            reach(contact.id, nights)
            for contact in calls
            if not (contact.phone and contact.phone in each.step.text)
        ]
        items.setdefault(each.step.time, []).append(Item(each.step.text, tuple(words)))
    return tuple(
        Section(title, tuple(items[time]))
        for time, title in time_titles(catalogue).items()
        if time in items
    )


def avoid_sections(catalogue: Catalogue, guidance: Guidance) -> tuple[Section, ...]:
    """Return what not to do, where there is anything."""
    items = tuple(Item(each.text) for each in guidance.avoid)
    return (Section(catalogue.titles.avoid, items),) if items else ()


def why_section(catalogue: Catalogue, outcome: Outcome) -> Section:
    """Return every reason for the level."""
    reasons = tuple(
        Item(each.because, (f"{each.level.label}. {basis(catalogue, each.basis)}",))
        for each in outcome.reasons
    )
    return Section(catalogue.titles.why, reasons or (Paragraph(catalogue.words.nothing_recorded),))


def source_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return what each reason rests on, where there are any."""
    sources = tuple(
        Item(each.because, (basis(catalogue, each.basis, each.cite),)) for each in outcome.reasons
    )
    return (Section(catalogue.titles.sources, sources),) if sources else ()


def answer_sections(catalogue: Catalogue, outcome: Outcome) -> Iterator[Section]:
    """Return what was answered, what each sign added, and what is not known."""
    titles = catalogue.titles
    if catalogue.roles[outcome.answers.role].hide_points:
        lines = wording(catalogue).answer_lines(outcome.found)
        yield Section(titles.your_answers, tuple(Item(each) for each in lines))
        return
    yield Section(titles.sign_results, tuple(_sign_blocks(catalogue, outcome)))
    given = outcome.answers.circumstances
    labels = {name: called(each) for name, each in catalogue.circumstances.items()}
    said = tuple(
        Item(f"{labels[name]}: {catalogue.answers[answer].circumstance}")
        for name, answer in given.items()
        if answer is not Answer.UNKNOWN
    )
    if said:
        yield Section(titles.circumstances, said, close=True)
    unknown = [catalogue.signs[name].label for name in outcome.unknown]
    unknown += [labels[name] for name, answer in given.items() if answer is Answer.UNKNOWN]
    if unknown:
        yield Section(titles.unknown, (Paragraph(f"{'; '.join(unknown)}."),))


def would_change_sections(catalogue: Catalogue, outcome: Outcome) -> Iterator[Section]:
    """Return what alone would raise the level, highest first."""
    asked = askable(catalogue)
    for level in sorted(catalogue.levels.values(), key=lambda level: -level.rank):
        found = tuple(
            Item(asked[each.id].label) for each in outcome.would_change if each.to.id == level.id
        )
        if found:
            words = Paragraph(catalogue.words.would_change[outcome.answers.role])
            title = f"{catalogue.titles.would_change}: {level.label}"
            yield Section(title, (words, *found), close=True)


def _sign_blocks(catalogue: Catalogue, outcome: Outcome) -> Iterable[Block]:
    score = outcome.score
    more = f"If all you do not know were a yes, it would be {score.possible}. "
    yield Paragraph(
        f"Points: {score.points}. {more if score.possible > score.points else ''}"
        f"The most it could be is {score.maximum}."
    )
    for each in (each for each in outcome.signs if each.answer is not Answer.UNKNOWN):
        most = catalogue.strengths[each.sign.weight.strength].yes
        said = f"{catalogue.answers[each.answer].sign} ({each.points} of {most})"
        yield Bar(each.sign.label, said, each.points, most)
    seen = {each.sign.id for each in outcome.signs if each.points}
    for overlap in catalogue.overlaps.values():
        if len(seen & set(overlap.signs)) > 1:
            labels = ", ".join(catalogue.signs[name].label for name in overlap.signs)
            yield Paragraph(f"Together these count for at most {overlap.at_most} points: {labels}.")
