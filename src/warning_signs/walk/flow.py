"""
The walk: the first page, the questions, the review and the result, whatever they are shown on.

How they are shown and how keys are read is the user interface's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.records import dataclass
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.walk import about_page, emergency_card, first_page
from warning_signs.walk.questions import NO_AREA, begin
from warning_signs.walk.ui import Action, Head, PageKind, Prompt, ReviewRow

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.result import Part, PartId
    from warning_signs.walk.questions import Interview, Question
    from warning_signs.walk.ui import UserInterface

_RETURN = "back to the question"
_START = "back to the first page"


@dataclass(frozen=True, slots=True)
class Walked:
    """
    How a walk ended.

    Attributes:
        outcome: The outcome that was shown last.
        kept: The parts of it that the person chose to keep; empty for none.
    """

    outcome: Outcome
    kept: tuple[PartId, ...] = ()


def walk(
    catalogue: Catalogue,
    interface: UserInterface,
    role: str = "",
    area: str = "",
    *,
    sealed: str = "",
) -> Walked:
    """
    Lead one person through the whole screening.

    Args:
        catalogue: The content.
        interface: What it is shown on.
        role: Who is answering, if that is known.
        area: Where the child lives, if that is known.
        sealed: What protects the answers on this machine, in words.

    Returns:
        The outcome that was shown last, and what of it is to be kept.

    Raises:
        UserLeftError: When the person leaves.
        EndOfInputError: When the input ends before the result.
    """
    interview = begin(catalogue, role, area)
    _open(catalogue, interface, interview, sealed)
    notices: tuple[str, ...] = ()
    noticed = False
    changed = 1
    while True:
        question = interview.question
        if question is None:
            interview, walked = _close(catalogue, interface, interview, changed)
            if walked is not None:
                return walked
            changed = interview.at + 1
            continue
        reply = interface.ask(_prompt(catalogue, interview, question, notices))
        noticed = noticed or bool(notices)
        notices = ()
        if reply is Action.RESULT:
            outcome, parts = _result(catalogue, interview)
            kept = interface.result(parts, _RETURN, _head(catalogue, interview))
            if not isinstance(kept, Action):
                return Walked(outcome, kept)
        elif isinstance(reply, Action):
            interview = _move(catalogue, interface, interview, reply, sealed)
        else:
            interview, now = _answered(catalogue, interface, interview, reply)
            notices = () if noticed else now


def _open(
    catalogue: Catalogue, interface: UserInterface, interview: Interview, sealed: str
) -> None:
    """Show the first page, and more about it for as long as that is asked for."""
    roles = [interview.role] if interview.role else list(catalogue.roles)
    # Who answers is a question too, and counted where it is still asked.
    others = [len(begin(catalogue, each, interview.area).questions) for each in roles]
    questions = [count + (not interview.role) for count in others]
    page = first_page(
        catalogue,
        questions,
        sealed="" if interface.clears else sealed,
        remains=interface.remains,
        clears=interface.clears,
    )
    about = about_page(catalogue, sealed)
    while interface.page(page, "start", kind=PageKind.FIRST) is Action.HELP:
        interface.page(about, _START, _START, kind=PageKind.HELP)


def _prompt(
    catalogue: Catalogue, interview: Interview, question: Question, notices: tuple[str, ...]
) -> Prompt:
    offers = {Action.BACK}
    if question.look_for or question.could_also_be:
        offers.add(Action.HELP)
    if interview.role:
        offers.add(Action.RESULT)
    return Prompt(
        question=question,
        given=interview.given.get(question.id, ""),
        notices=notices,
        head=_head(catalogue, interview),
        offers=frozenset(offers),
    )


def _head(catalogue: Catalogue, interview: Interview) -> Head:
    """Return where in the walk one is, and what the answers have reached if it is to act on."""
    outcome = _outcome(catalogue, interview)
    highest = max(level.rank for level in catalogue.levels.values())
    reached = outcome is not None and outcome.level.rank >= highest - 1
    so_far = f"So far: {outcome.level.label} (r)" if outcome and reached else ""
    question = interview.question
    if question is None:
        return Head(catalogue.titles.check_answers, so_far=so_far)
    total = len(interview.questions) if interview.role else 0
    return Head(question.title, interview.at + 1, total, so_far)


def _move(
    catalogue: Catalogue, interface: UserInterface, interview: Interview, move: Action, sealed: str
) -> Interview:
    head = _head(catalogue, interview)
    match move:
        case Action.HELP if interview.question:
            page = help_page(catalogue, interview.question)
            interface.page(page, _RETURN, _RETURN, head, PageKind.HELP)
        case Action.BACK if interview.at == 0 and not interview.changing:
            _open(catalogue, interface, interview, sealed)
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
    highest = catalogue.highest_level.rank
    if _emergencies(now, highest) - _emergencies(was, highest):
        card = emergency_card(catalogue, now)
        head = _head(catalogue, before)
        shown = interface.page(card, "go on with the questions", _RETURN, head, PageKind.CARD)
        return (before.given_as(after) if shown is Action.BACK else after), ()
    reported = was is not None and was.level.rank >= highest - 1
    if now.level.rank == highest - 1 and not reported:
        return after, (catalogue.words.already_report,)
    return after, ()


def _outcome(catalogue: Catalogue, interview: Interview) -> Outcome | None:
    """Return what the answers call for; None while there is nothing to weigh."""
    answers = interview.answers()
    if not (answers.signs or answers.circumstances):
        return None
    from warning_signs.core.screening import screen  # the first question does not wait for it

    return screen(catalogue, answers)


def _result(catalogue: Catalogue, interview: Interview) -> tuple[Outcome, tuple[Part, ...]]:
    from warning_signs.core.screening import screen
    from warning_signs.pages.result import result_parts

    outcome = screen(catalogue, interview.answers())
    return outcome, result_parts(catalogue, outcome)


def _emergencies(outcome: Outcome | None, highest: int) -> set[str]:
    reasons = outcome.reasons if outcome else ()
    return {reason.rule for reason in reasons if reason.level.rank == highest}


def _close(
    catalogue: Catalogue, interface: UserInterface, interview: Interview, changed: int
) -> tuple[Interview, Walked | None]:
    """Let every answer be looked over and changed, then show the result."""
    choice = interface.review(
        review_rows(catalogue, interview), _head(catalogue, interview), changed
    )
    if isinstance(choice, int):
        return interview.change(choice), None
    if choice is Action.BACK:
        return interview.back(), None
    outcome, parts = _result(catalogue, interview)
    kept = interface.result(parts, "check answers")
    if kept is Action.BACK:
        return interview, None
    return interview, Walked(outcome, () if isinstance(kept, Action) else kept)


def review_rows(catalogue: Catalogue, interview: Interview) -> tuple[ReviewRow, ...]:
    """Return every answer in words, in the order of the questions."""
    return tuple(
        _row(catalogue, each, interview.given.get(each.id, "")) for each in interview.questions
    )


def _row(catalogue: Catalogue, question: Question, given: str) -> ReviewRow:
    known = given not in {Answer.UNKNOWN, NO_AREA, ""}
    return ReviewRow(
        section=question.title if known else catalogue.titles.unknown,
        label=_capital(question.short or question.label),
        answer=question.short_for(given),
        known=known,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def help_page(catalogue: Catalogue, question: Question) -> tuple[Section, ...]:
    """Return what a sign may look like, and what else it could be."""
    title = question.label if question.number else "The question"
    parts = (
        (title, (Paragraph(question.text),)),
        (catalogue.titles.look_for, tuple(Item(line) for line in question.look_for)),
        (catalogue.titles.could_also_be, tuple(Item(line) for line in question.could_also_be)),
    )
    return tuple(Section(title, blocks) for title, blocks in parts if blocks)
