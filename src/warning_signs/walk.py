"""
The walk: the first page, the questions, the review and the result, whatever they are shown on.

What is shown and how keys are read is a face's business. It may import from floors 0 to 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from warning_signs.blocks import Call, Item, Paragraph, Section
from warning_signs.interview import begin
from warning_signs.model import When
from warning_signs.screening import screen
from warning_signs.sections import result_sections, short, young_person_section

if TYPE_CHECKING:
    from warning_signs.interview import Interview, Question
    from warning_signs.model import Catalogue, Outcome


class Move(StrEnum):
    """What a person can do besides answering."""

    ON = "go on"
    BACK = "back"
    HELP = "help"
    RESULT = "result"


class LeftError(Exception):
    """The person chose to leave; nothing more is shown."""


class EndOfInputError(Exception):
    """There is nobody there to answer any more."""


@dataclass(frozen=True, slots=True)
class Ask:
    """
    One question, ready to be put.

    Attributes:
        given: The answer given to it before, if one comes back to it.
        notices: What is to be said first.
        signs: How many signs are asked.
    """

    question: Question
    given: str
    notices: tuple[str, ...]
    signs: int


@dataclass(frozen=True, slots=True)
class Line:
    """One answer on the review page."""

    label: str
    answer: str


class Face(Protocol):
    """What a walk is shown on; every part of it raises ``LeftError`` when the person leaves."""

    def page(self, sections: tuple[Section, ...], prompt: str) -> Move:
        """Show sections, page by page; ON past the last, BACK before the first."""

    def ask(self, ask: Ask) -> str | Move:
        """Put a question; give the value of an answer, or what the person wants instead."""

    def review(self, lines: tuple[Line, ...]) -> int | Move:
        """Show every answer; give the number of one to change, or ON or BACK."""

    def result(self, sections: tuple[Section, ...]) -> Move:
        """Show the result; ON ends the walk, BACK leads to the review."""


def walk(
    catalogue: Catalogue, face: Face, role: str = "", area: str = "", *, sealed: str = ""
) -> None:
    """
    Lead one person through the whole screening.

    Args:
        catalogue: The content.
        face: What it is shown on.
        role: Who is answering, if that is known.
        area: Where the child lives, if that is known.
        sealed: What protects the answers on this machine, in words.

    Raises:
        LeftError: When the person leaves.
        EndOfInputError: When the input ends before the result.
    """
    face.page(first_page(catalogue, sealed), "start")
    interview = begin(catalogue, role, area)
    notices: tuple[str, ...] = ()
    while True:
        question = interview.question
        if question is None:
            interview, done = _close(catalogue, face, interview)
            if done:
                return
            continue
        reply = face.ask(_ask(interview, question, notices))
        notices = ()
        if isinstance(reply, Move):
            interview = _move(catalogue, face, interview, reply, sealed)
        else:
            before, interview = interview, interview.answer(reply)
            notices = _notices(catalogue, face, before, interview)


def _ask(interview: Interview, question: Question, notices: tuple[str, ...]) -> Ask:
    return Ask(
        question=question,
        given=interview.given.get(question.id, ""),
        notices=notices,
        signs=max(each.number for each in interview.questions),
    )


def _move(
    catalogue: Catalogue, face: Face, interview: Interview, move: Move, sealed: str
) -> Interview:
    match move:
        case Move.HELP if interview.question:
            face.page(help_page(interview.question), "back to the question")
        case Move.RESULT if interview.role:
            outcome = screen(catalogue, interview.answers())
            face.page(result_sections(catalogue, outcome), "back to the question")
        case Move.BACK if interview.at == 0:
            face.page(first_page(catalogue, sealed), "start")
        case Move.BACK:
            return interview.back()
        case Move.ON:
            return interview.keep()
    return interview


def _notices(
    catalogue: Catalogue, face: Face, before: Interview, after: Interview
) -> tuple[str, ...]:
    """Show the emergency card where an answer calls for it; else say once that it is enough."""
    now = _outcome(catalogue, after)
    if now is None:
        return ()
    was = _outcome(catalogue, before)
    highest = max(level.rank for level in catalogue.levels.values())
    if _emergencies(now, highest) - _emergencies(was, highest):
        face.page(emergency_card(catalogue, now), "go on with the questions")
        return ()
    reported = was is not None and was.level.rank >= highest - 1
    if now.level.rank == highest - 1 and not reported:
        return (catalogue.words.already_report,)
    return ()


def _outcome(catalogue: Catalogue, interview: Interview) -> Outcome | None:
    return screen(catalogue, interview.answers()) if interview.role else None


def _emergencies(outcome: Outcome | None, highest: int) -> set[str]:
    reasons = outcome.reasons if outcome else ()
    return {reason.rule for reason in reasons if reason.level.rank == highest}


def _close(catalogue: Catalogue, face: Face, interview: Interview) -> tuple[Interview, bool]:
    """Let every answer be looked over and changed, then show the result."""
    choice = face.review(review_lines(interview))
    if isinstance(choice, int):
        return interview.change(choice), False
    if choice is Move.BACK:
        return interview.back(), False
    outcome = screen(catalogue, interview.answers())
    return interview, face.result(result_sections(catalogue, outcome)) is Move.ON


def review_lines(interview: Interview) -> tuple[Line, ...]:
    """Give every answer in words, in the order of the questions."""
    return tuple(
        Line(each.label, each.words_for(interview.given.get(each.id, "")))
        for each in interview.questions
    )


def first_page(catalogue: Catalogue, sealed: str) -> tuple[Section, ...]:
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
            ),
        ),
        young_person_section(catalogue),
    )


def help_page(question: Question) -> tuple[Section, ...]:
    """Say what a sign may look like, and what else it could be."""
    found = (
        (question.label, (Paragraph(question.text),)),
        ("What it may look like", tuple(Item(line) for line in question.look_for)),
        ("What else it could be", tuple(Item(line) for line in question.could_also_be)),
    )
    return tuple(Section(title, blocks) for title, blocks in found if blocks)


def emergency_card(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Give whom to call first, and what to do now."""
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
                *(Call(contact) for contact in list(contacts.values())[:1]),
            ),
        ),
        Section("What to do now", steps),
    )
