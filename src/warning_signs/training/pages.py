"""
The pages of a training session: the story, what it adds up to, and the result.

It shows nothing and waits for nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.answers import Answer
from warning_signs.core.asking import askable, called
from warning_signs.core.records import replace
from warning_signs.core.screening import screen
from warning_signs.pages.blocks import Bar, Item, Paragraph, Section
from warning_signs.pages.contact_details import short
from warning_signs.pages.directory import directory
from warning_signs.pages.result import (
    avoid_sections,
    limits_section,
    split_steps,
    step_sections,
)
from warning_signs.pages.summary import summary_section
from warning_signs.training.scenarios import answers_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.blocks import Block
    from warning_signs.training.scenarios import Scenario, Training

Sections: TypeAlias = tuple[Section, ...]
"""What is shown together, as one place of a session."""


def in_area(scenario: Scenario, area: str) -> Scenario:
    """Return a story as if its child lived in an area, so that the numbers are the room's own."""
    return replace(scenario, area=area) if area else scenario


def numbered(catalogue: Catalogue, training: Training) -> tuple[str, ...]:
    """Return the ids of all stories in the order in which they are listed: by role."""
    return tuple(
        story.id
        for role in catalogue.roles
        for story in training.scenarios.values()
        if story.role == role
    )


def list_sections(catalogue: Catalogue, training: Training, role: str = "") -> Sections:
    """Return every story with its number, its length and what it teaches, by role."""
    chosen = [role] if role else list(catalogue.roles)
    stories = [
        (number, training.scenarios[name])
        for number, name in enumerate(numbered(catalogue, training), 1)
    ]
    return (
        Section(training.words.banner, (Paragraph(training.words.invented),)),
        *(
            Section(
                each,
                tuple(
                    Item(
                        f"{number} {story.id}: {story.title} ({story.minutes} minutes)",
                        (story.teaches,),
                    )
                    for number, story in stories
                    if story.role == each
                ),
            )
            for each in chosen
        ),
    )


def session_pages(
    catalogue: Catalogue, training: Training, scenario: Scenario
) -> tuple[Sections, ...]:
    """Return a whole session without a vote, page by page."""
    steps = range(1, len(scenario.story) + 1)
    return (
        opening_page(training),
        title_page(catalogue, training, scenario),
        *(
            (
                *story_page(catalogue, training, scenario, n),
                *picture_page(catalogue, training, scenario, n),
            )
            for n in steps
        ),
        *closing_pages(catalogue, training, scenario),
    )


def closing_pages(
    catalogue: Catalogue, training: Training, scenario: Scenario
) -> tuple[Sections, ...]:
    """Return what follows the story: the result, the talk about it, and the end."""
    return (
        result_page(catalogue, training, scenario),
        *((afterwards_page(training, scenario),) if scenario.afterwards else ()),
        talk_page(training, scenario),
        trainer_page(training, scenario),
        next_page(training, scenario),
        help_page(catalogue, training, scenario.area),
    )


def trainer_sheet(catalogue: Catalogue, training: Training, scenario: Scenario) -> Sections:
    """Return all that a trainer needs in hand: the story, the votes, replies and first calls."""
    steps = range(1, len(scenario.story) + 1)
    pages = (
        opening_page(training),
        title_page(catalogue, training, scenario),
        *(
            (
                *story_page(catalogue, training, scenario, n),
                Section(training.words.vote, vote_items(catalogue, training, scenario, n)),
            )
            for n in steps
        ),
        *closing_pages(catalogue, training, scenario),
    )
    return tuple(section for page in pages for section in page)


def vote_items(
    catalogue: Catalogue, training: Training, scenario: Scenario, step: int
) -> tuple[Item, ...]:
    """Return what the list says at a vote, and why that is new."""
    (picture_section,) = picture_page(catalogue, training, scenario, step)
    reasons = tuple(block for block in picture_section.blocks if isinstance(block, Item))
    return (Item(picture_section.title), *reasons)


def opening_page(training: Training) -> Sections:
    """Return the line of care that a session opens with."""
    title = training.titles.before
    return (Section(title, tuple(Paragraph(each) for each in training.words.opening)),)


def title_page(catalogue: Catalogue, training: Training, scenario: Scenario) -> Sections:
    """Return whose story it is."""
    titles = training.titles
    return (
        Section(
            scenario.title,
            (
                Paragraph(training.words.invented),
                Paragraph(f"{titles.who_answers}: {catalogue.roles[scenario.role].label}"),
                Paragraph(f"{titles.age}: {_age(catalogue, scenario)}"),
            ),
        ),
    )


def _age(catalogue: Catalogue, scenario: Scenario) -> str:
    return "not known" if scenario.age == Answer.UNKNOWN else catalogue.ages[scenario.age].label


def story_page(catalogue: Catalogue, training: Training, scenario: Scenario, step: int) -> Sections:
    """Return one step, counted from 1, with the answers it gives."""
    here = scenario.story[step - 1]
    asked, words = askable(catalogue), catalogue.answers
    answers = (
        *(
            Item(f"{called(asked[name])}: {words[answer].sign}")
            for name, answer in here.answers.signs.items()
        ),
        *(
            Item(f"{called(asked[name])}: {words[answer].circumstance}")
            for name, answer in here.answers.circumstances.items()
        ),
    )
    title = f"{scenario.title}, {step} of {len(scenario.story)}"
    return (
        Section(title, (Paragraph(here.text, strong=True, wide=True),)),
        *((Section(training.titles.answers, answers),) if answers else ()),
    )


def picture_page(
    catalogue: Catalogue, training: Training, scenario: Scenario, step: int
) -> Sections:
    """Return what the answers add up to after a step, and which reasons are new."""
    before = screen(catalogue, answers_after(catalogue, scenario, step - 1))
    now = screen(catalogue, answers_after(catalogue, scenario, step))
    known = {reason.rule for reason in before.reasons} if step > 1 else set()
    new = [reason for reason in now.reasons if reason.rule not in known]
    old = len(now.reasons) - len(new)
    titles = training.titles
    return (
        Section(
            f"{titles.so_far}: {now.level.label}",
            (
                *picture(catalogue, now),
                *(Item(f"{titles.new}: {reason.because}") for reason in new),
                *((Item(f"{titles.still}: {counted(old, 'reason')}"),) if old else ()),
            ),
        ),
    )


def picture(catalogue: Catalogue, outcome: Outcome) -> tuple[Block, ...]:
    """Return a bar for each sign with points and one for all, where points are shown."""
    if catalogue.roles[outcome.answers.role].hide_points:
        return ()
    seen = tuple(
        Bar(
            each.sign.label,
            counted(each.points, "point"),
            each.points,
            catalogue.strengths[each.sign.weight.strength].yes,
        )
        for each in outcome.signs
        if each.points
    )
    score = outcome.score
    total = counted(score.points, "point")
    if score.possible > score.points:
        total += f"; {score.possible} if all that is not known were a yes"
    return (*seen, Bar("all signs together", total, score.points, max(1, score.maximum)))


def counted(number: int, word: str) -> str:
    """Return how many there are of something, in words."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def result_page(catalogue: Catalogue, training: Training, scenario: Scenario) -> Sections:
    """Return the result as the list gives it, without what the picture has shown already."""
    outcome = screen(catalogue, answers_after(catalogue, scenario, len(scenario.story)))
    contacts = Section(catalogue.titles.contacts, _lines(outcome.guidance.contacts))
    steps = step_sections(catalogue, outcome, split_steps(catalogue, outcome)[0])
    summary = summary_section(catalogue, outcome)
    return (
        replace(summary, title=f"{training.words.result}: {summary.title}"),
        *steps,
        *avoid_sections(catalogue, outcome.guidance),
        contacts,
        limits_section(catalogue),
    )


def afterwards_page(training: Training, scenario: Scenario) -> Sections:
    """Return what came of it."""
    return (Section(training.titles.afterwards, (Paragraph(scenario.afterwards),)),)


def talk_page(training: Training, scenario: Scenario) -> Sections:
    """Return the questions for the room."""
    titles = training.titles
    return (
        Section(titles.questions, tuple(Item(each) for each in scenario.questions)),
        Section(titles.teaching, tuple(Item(each) for each in scenario.teaching)),
    )


def trainer_page(training: Training, scenario: Scenario) -> Sections:
    """Return what someone may object, and what one can reply."""
    titles = training.titles
    return (
        Section(
            titles.notes,
            tuple(
                Item(f'"{note.objection}"', (f"{titles.reply}: {note.reply}", note.point))
                for note in scenario.notes
            ),
        ),
    )


def next_page(training: Training, scenario: Scenario) -> Sections:
    """Return the first call, in words to say."""
    title = training.titles.next_ten_minutes
    return (Section(title, tuple(Item(each) for each in scenario.next_ten_minutes)),)


def help_page(catalogue: Catalogue, training: Training, area: str) -> Sections:
    """Return thanks to the room, and the help lines that serve it."""
    widest = next(each.id for each in catalogue.areas.values() if not each.within)
    serving = {contact.id for contact in directory(catalogue, area=area or widest)}
    calls = _lines(
        catalogue.contacts[name] for name in training.words.room_contacts if name in serving
    )
    return (
        Section(training.titles.closing, tuple(Paragraph(each) for each in training.words.closing)),
        Section(training.titles.help, calls),
    )


# --- what one changed answer does -------------------------------------------------------------


def changed_page(catalogue: Catalogue, training: Training, was: Answers, now: Answers) -> Sections:
    """Show what a change of answers does to the level, the points and the reasons."""
    before, after = screen(catalogue, was), screen(catalogue, now)
    rules = {reason.rule for reason in before.reasons}
    kept = {reason.rule for reason in after.reasons}
    words, titles = training.words, training.titles
    if after.level.rank < before.level.rank:
        verdict = words.change_lower
    elif after.level.rank > before.level.rank:
        verdict = words.change_higher
    else:
        verdict = words.change_same
    hidden = catalogue.roles[now.role].hide_points
    points = f"Points: {before.score.points}, then {after.score.points}."
    return (
        Section(
            f"{before.level.label}, then {after.level.label}",
            (
                Paragraph(verdict, strong=True),
                *(() if hidden else (Paragraph(points),)),
                *(
                    Item(f"{titles.no_longer}: {each.because}")
                    for each in before.reasons
                    if each.rule not in kept
                ),
                *(
                    Item(f"{titles.new}: {each.because}")
                    for each in after.reasons
                    if each.rule not in rules
                ),
            ),
        ),
    )


def _lines(contacts: Iterable[Contact]) -> tuple[Item, ...]:
    """Return contacts in a line or two each, as a room reads them from afar."""
    return tuple(Item(short(each), (each.hours,)) for each in contacts)
