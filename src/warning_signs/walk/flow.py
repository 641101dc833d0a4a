"""
The walk: the first page, the questions, the review and the result, whatever they are shown on.

How they are shown and how keys are read is the user interface's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.asking import UNSTATED
from warning_signs.core.records import dataclass, replace
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.walk import about_page, emergency_card, first_page
from warning_signs.walk.questions import begin
from warning_signs.walk.ui import Action, Head, PageKind, Prompt, ReviewRow

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.result import Part, PartId
    from warning_signs.walk.questions import Interview, Question
    from warning_signs.walk.ui import UserInterface

_RETURN = "back to the question"
_START = "back to the first page"
_BY_KEY = " (r)"


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
    outcome: Outcome | None = None
    notices: tuple[str, ...] = ()
    noticed = False
    changed = 1
    while True:
        question = interview.question
        head = _head(catalogue, interview, outcome)
        if question is None:
            interview, walked = _close(catalogue, interface, interview, head, changed)
            if walked is not None:
                return walked
            changed = interview.at + 1
            continue
        reply = interface.ask(_prompt(interview, question, head, notices))
        noticed = noticed or bool(notices)
        notices = ()
        if reply is Action.RESULT:
            shown, parts = _result(catalogue, interview)
            kept = interface.result(parts, _RETURN, head)
            if not isinstance(kept, Action):
                return Walked(shown, kept)
        elif isinstance(reply, Action):
            interview = _move(catalogue, interface, interview, head, reply, sealed)
        else:
            after = interview.answer(reply)
            was, outcome = outcome, _outcome(catalogue, after)
            if outcome and _emergencies(catalogue, outcome) - _emergencies(catalogue, was):
                stays = _show_card(catalogue, interface, outcome, head) is Action.BACK
                interview = interview.given_as(after) if stays else after
            else:
                notices = () if noticed else _notices(catalogue, was, outcome)
                interview = after


def _open(
    catalogue: Catalogue, interface: UserInterface, interview: Interview, sealed: str
) -> None:
    """Show the first page, and more about it for as long as that is asked for."""
    page = first_page(
        catalogue,
        _totals(catalogue, interview),
        sealed="" if interface.clears else sealed,
        remains=interface.remains,
        clears=interface.clears,
    )
    about = about_page(catalogue, sealed)
    while interface.page(page, "start", kind=PageKind.FIRST) is Action.HELP:
        interface.page(about, _START, _START, kind=PageKind.HELP)


def _prompt(
    interview: Interview, question: Question, head: Head, notices: tuple[str, ...]
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
        head=head,
        offers=frozenset(offers),
    )


def _head(catalogue: Catalogue, interview: Interview, outcome: Outcome | None) -> Head:
    """Return where in the walk one is, and what the answers have reached if it is to act on."""
    reached = outcome if outcome and _is_to_report(catalogue, outcome) else None
    so_far = f"So far: {reached.level.label}{_BY_KEY}" if reached else ""
    question, total = interview.question, max(_totals(catalogue, interview))
    if question is None:
        return Head(catalogue.titles.check_answers, total, total, so_far)
    return Head(question.title, interview.at + 1, total, so_far)


def _without_key(head: Head) -> Head:
    """Return a head for pages on which r leads nowhere."""
    return replace(head, so_far=head.so_far.removesuffix(_BY_KEY))


def _totals(catalogue: Catalogue, interview: Interview) -> list[int]:
    """Return how many questions there are: for each role, until it is known who answers."""
    if interview.role:
        return [len(interview.questions)]
    # Who answers is a question too.
    return [1 + len(begin(catalogue, each, interview.area).questions) for each in catalogue.roles]


def _move(  # noqa: PLR0913, PLR0917  (what a move is made in)
    catalogue: Catalogue,
    interface: UserInterface,
    interview: Interview,
    head: Head,
    move: Action,
    sealed: str,
) -> Interview:
    match move:
        case Action.HELP if interview.question:
            page = help_page(catalogue, interview.question)
            interface.page(page, _RETURN, _RETURN, _without_key(head), PageKind.HELP)
        case Action.BACK if interview.at == 0 and not interview.changing:
            _open(catalogue, interface, interview, sealed)
        case Action.BACK:
            return interview.back()
        case Action.ON:
            return interview.keep()
    return interview


def _show_card(
    catalogue: Catalogue, interface: UserInterface, outcome: Outcome, head: Head
) -> Action:
    card = emergency_card(catalogue, outcome)
    head = _without_key(head)
    return interface.page(card, "go on with the questions", _RETURN, head, PageKind.CARD)


def _emergencies(catalogue: Catalogue, outcome: Outcome | None) -> set[str]:
    """Return the rules that call for an emergency card."""
    highest = catalogue.highest_level
    reasons = outcome.reasons if outcome else ()
    return {reason.rule for reason in reasons if reason.level == highest}


def _notices(catalogue: Catalogue, was: Outcome | None, now: Outcome | None) -> tuple[str, ...]:
    """Return what is said, once, where an answer has made it enough to report."""
    if now is None or now.level == catalogue.highest_level or not _is_to_report(catalogue, now):
        return ()
    before = was is not None and _is_to_report(catalogue, was)
    return () if before else (catalogue.words.already_report,)


def _is_to_report(catalogue: Catalogue, outcome: Outcome) -> bool:
    """Return whether there is reason to report today, or to act now."""
    return outcome.level.rank >= catalogue.highest_level.rank - 1


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


def _close(
    catalogue: Catalogue,
    interface: UserInterface,
    interview: Interview,
    head: Head,
    changed: int,
) -> tuple[Interview, Walked | None]:
    """Let every answer be looked over and changed, then show the result."""
    choice = interface.review(review_rows(catalogue, interview), head, changed)
    if isinstance(choice, int):
        return interview.change(choice), None
    if choice is Action.BACK:
        return interview.back(), None
    outcome, parts = _result(catalogue, interview)
    goes_on = choice is Action.RESULT
    kept = interface.result(parts, "check answers", head if goes_on else None)
    if kept is Action.BACK or (goes_on and kept is Action.ON):
        return interview, None
    return interview, Walked(outcome, () if isinstance(kept, Action) else kept)


def review_rows(catalogue: Catalogue, interview: Interview) -> tuple[ReviewRow, ...]:
    """Return every answer in words, in the order of the questions."""
    return tuple(
        _row(catalogue, each, interview.given.get(each.id, "")) for each in interview.questions
    )


def _row(catalogue: Catalogue, question: Question, given: str) -> ReviewRow:
    known = given not in {Answer.UNKNOWN, UNSTATED, ""}
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
