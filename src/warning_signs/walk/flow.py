"""
The walk: the first page, the questions, the review and the result, whatever they are shown on.

What is shown and how keys are read is a face's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from warning_signs.core.screening import screen
from warning_signs.core.types import When
from warning_signs.pages.blocks import ContactBlock, Item, Paragraph, Section
from warning_signs.pages.result import result_sections, short, young_person_section
from warning_signs.walk.questions import begin

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.walk.questions import Interview, Question


_RETURN = "back to the question"


class Action(StrEnum):
    """What a person can do besides answering."""

    ON = "go on"
    BACK = "back"
    HELP = "help"
    RESULT = "result"


class UserLeftError(Exception):
    """The person chose to leave; nothing more is shown."""


class EndOfInputError(Exception):
    """There is nobody there to answer any more."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """
    One question, ready to be put.

    Attributes:
        given: The answer given to it before, if one comes back to it.
        notices: What is to be said first.
        place: How many questions come before it.
        questions: How many questions there are; 0 while that is not known.
        signs: How many signs are asked.
        offers: What can be asked for besides an answer.
    """

    question: Question
    given: str
    notices: tuple[str, ...]
    place: int
    questions: int
    signs: int
    offers: frozenset[Action]

    @property
    def place_words(self) -> str:
        """Say where in the walk it stands."""
        number = self.question.number
        return f"Sign {number} of {self.signs}" if number else self.question.title


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One answer on the review page."""

    label: str
    answer: str


class UserInterface(Protocol):
    """What a walk is shown on; every part of it raises ``UserLeftError`` when the person leaves."""

    @property
    def clears(self) -> bool:
        """Whether what it shows is gone after leaving, the result too."""

    @property
    def remains(self) -> str:
        """What stays to be seen after leaving, in words; empty where nothing does."""

    def page(self, sections: tuple[Section, ...], prompt: str, back: str = "") -> Action:
        """
        Show sections, page by page; ON past the last, BACK before the first.

        Args:
            sections: What to show.
            prompt: What going on from the last page leads to.
            back: What going back from the first page leads to; empty where nothing is there.
        """

    def ask(self, ask: Prompt) -> str | Action:
        """Put a question; give the value of an answer, or what the person wants instead."""

    def review(self, lines: tuple[ReviewRow, ...]) -> int | Action:
        """Show every answer; give the number of one to change, or ON or BACK."""

    def result(self, sections: tuple[Section, ...]) -> Action:
        """Show the result; ON ends the walk, BACK leads to the review."""


def walk(
    catalogue: Catalogue,
    interface: UserInterface,
    role: str = "",
    area: str = "",
    *,
    sealed: str = "",
) -> Outcome:
    """
    Lead one person through the whole screening.

    Args:
        catalogue: The content.
        interface: What it is shown on.
        role: Who is answering, if that is known.
        area: Where the child lives, if that is known.
        sealed: What protects the answers on this machine, in words.

    Returns:
        The outcome that was shown last.

    Raises:
        LeftError: When the person leaves.
        EndOfInputError: When the input ends before the result.
    """
    interface.page(first_page(catalogue, sealed, interface.remains), "start")
    interview = begin(catalogue, role, area)
    notices: tuple[str, ...] = ()
    told = False
    while True:
        question = interview.question
        if question is None:
            interview, outcome = _close(catalogue, interface, interview)
            if outcome is not None:
                return outcome
            continue
        reply = interface.ask(_ask(interview, question, notices))
        told = told or bool(notices)
        notices = ()
        if isinstance(reply, Action):
            interview = _move(catalogue, interface, interview, reply, sealed)
        else:
            interview, now = _answered(catalogue, interface, interview, reply)
            notices = () if told else now


def _ask(interview: Interview, question: Question, notices: tuple[str, ...]) -> Prompt:
    questions = interview.questions
    offers = {Action.BACK}
    if question.look_for or question.could_also_be:
        offers.add(Action.HELP)
    if interview.role:
        offers.add(Action.RESULT)
    return Prompt(
        question=question,
        given=interview.given.get(question.id, ""),
        notices=notices,
        place=interview.at,
        questions=len(questions) if interview.role else 0,
        signs=max(each.number for each in questions),
        offers=frozenset(offers),
    )


def _move(
    catalogue: Catalogue, interface: UserInterface, interview: Interview, move: Action, sealed: str
) -> Interview:
    match move:
        case Action.HELP if interview.question:
            interface.page(help_page(interview.question), _RETURN, _RETURN)
        case Action.RESULT if interview.role:
            outcome = screen(catalogue, interview.answers())
            interface.page(result_sections(catalogue, outcome), _RETURN, _RETURN)
        case Action.BACK if interview.at == 0 and not interview.changing:
            interface.page(first_page(catalogue, sealed, interface.remains), "start")
        case Action.BACK:
            return interview.back()
        case Action.ON:
            return interview.keep()
    return interview


def _answered(
    catalogue: Catalogue, interface: UserInterface, before: Interview, value: str
) -> tuple[Interview, tuple[str, ...]]:
    """
    Take an answer; show the emergency card where it calls for one.

    Returns:
        What comes next, and what is to be said first: once, that it is enough to report.
    """
    after = before.answer(value)
    now = _outcome(catalogue, after)
    if now is None:
        return after, ()
    was = _outcome(catalogue, before)
    highest = max(level.rank for level in catalogue.levels.values())
    if _emergencies(now, highest) - _emergencies(was, highest):
        card = emergency_card(catalogue, now)
        shown = interface.page(card, "go on with the questions", _RETURN)
        return (before.given_as(after) if shown is Action.BACK else after), ()
    reported = was is not None and was.level.rank >= highest - 1
    if now.level.rank == highest - 1 and not reported:
        return after, (catalogue.words.already_report,)
    return after, ()


def _outcome(catalogue: Catalogue, interview: Interview) -> Outcome | None:
    return screen(catalogue, interview.answers()) if interview.role else None


def _emergencies(outcome: Outcome | None, highest: int) -> set[str]:
    reasons = outcome.reasons if outcome else ()
    return {reason.rule for reason in reasons if reason.level.rank == highest}


def _close(
    catalogue: Catalogue, interface: UserInterface, interview: Interview
) -> tuple[Interview, Outcome | None]:
    """Let every answer be looked over and changed, then show the result."""
    choice = interface.review(review_lines(interview))
    if isinstance(choice, int):
        return interview.change(choice), None
    if choice is Action.BACK:
        return interview.back(), None
    outcome = screen(catalogue, interview.answers())
    move = interface.result(result_sections(catalogue, outcome))
    return interview, outcome if move is Action.ON else None


def review_lines(interview: Interview) -> tuple[ReviewRow, ...]:
    """Return every answer in words, in the order of the questions."""
    return tuple(
        ReviewRow(each.label, each.words_for(interview.given.get(each.id, "")))
        for each in interview.questions
    )


def first_page(catalogue: Catalogue, sealed: str, remains: str = "") -> tuple[Section, ...]:
    """Say what this is and is not, what protects the answers, and how to leave."""
    words = catalogue.words
    return (
        Section("Warning signs", (Paragraph(words.what_it_is), Paragraph(words.what_it_is_not))),
        Section(
            "Your answers",
            (
                Paragraph(words.nothing_stored, strong=True),
                *((Paragraph(sealed),) if sealed else ()),
                Paragraph(words.not_erased),
                Paragraph(words.how_to_leave, strong=True),
                *((Paragraph(remains, strong=True),) if remains else ()),
            ),
        ),
        young_person_section(catalogue),
    )


def help_page(question: Question) -> tuple[Section, ...]:
    """Say what a sign may look like, and what else it could be."""
    title = question.label if question.number else "The question"
    found = (
        (title, (Paragraph(question.text),)),
        ("What it may look like", tuple(Item(line) for line in question.look_for)),
        ("What else it could be", tuple(Item(line) for line in question.could_also_be)),
    )
    return tuple(Section(title, blocks) for title, blocks in found if blocks)


def emergency_card(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return whom to call first, and what to do now."""
    now = [each for each in outcome.guidance.steps if each.step.time is When.NOW]
    contacts = {each.id: each for advice in now for each in advice.contacts}
    steps = tuple(
        Item(each.step.text, tuple(short(contact) for contact in each.contacts)) for each in now
    )
    return (
        Section(
            outcome.level.label,
            (
                Paragraph(catalogue.words.act_now, strong=True),
                *(ContactBlock(contact) for contact in list(contacts.values())[:1]),
            ),
        ),
        Section("What to do now", steps),
    )
