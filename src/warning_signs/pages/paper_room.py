"""What fits on two sheets of paper: an estimate in lines, on the side of leaving room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.types import When
from warning_signs.pages.blocks import FirstStep, Item, Paragraph
from warning_signs.pages.print_blocks import BigNumber, BlankTable, Task, WriteIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warning_signs.core.outcome import StepAdvice
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PaperBlock, PrintSection

_ROOM = 100
"""The lines of two sheets of A4 at 10.5 points, without title and foot."""

_WIDE, _HALF = 100, 48
"""The letters of a line, and of one in two columns."""

_FOR_CONTACTS = 14.0
"""The lines that are kept for the contacts of the steps, and for the headings over them."""


def room_beside(sections: Iterable[Section | PrintSection]) -> float:
    """Return the lines that are left beside some sections."""
    return _ROOM - sum(map(_section_height, sections))


def lines_of_steps(steps: Iterable[StepAdvice]) -> float:
    """Return the lines that steps take, with their contacts."""
    return _FOR_CONTACTS + sum(map(_step_height, steps))


def how_many_fit(steps: Sequence[StepAdvice], room: float) -> int:
    """Return how many steps fit; what is to be done now is never left out."""
    used = _FOR_CONTACTS
    for number, each in enumerate(steps):
        used += _step_height(each)
        if used > room and each.step.time is not When.NOW:
            return number
    return len(steps)


def _section_height(section: Section | PrintSection) -> float:
    heading = 2.0
    return heading + sum(map(_block_height, section.blocks))


def _step_height(each: StepAdvice) -> float:
    return _block_height(Task(each.step.text, each.contacts))


def _block_height(block: PaperBlock) -> float:
    match block:
        case Task(text, contacts):
            notes = "; ".join(f"{each.name} {each.phone}" for each in contacts)
            return (_rows(text, _HALF) + _rows(notes, _HALF) + 0.2) / 2
        case Item(text, notes):
            return (_rows(text, _HALF) + sum(_rows(note, _HALF) for note in notes) + 0.2) / 2
        case Paragraph(text):
            return _rows(text, _WIDE) + 0.2
        case FirstStep(_, text, calls):
            return _rows(text, _WIDE) + sum(_rows(call, _WIDE) for call in calls)
        case WriteIn(_, lines):
            return (1.2 + 1.4 * lines) / 2
        case BlankTable(_, rows):
            return 2.0 * rows + 2
        case BigNumber():
            return 2.5
        case _:
            return 1.0


def _rows(text: str, letters: int) -> int:
    return -(-len(text) // letters)
