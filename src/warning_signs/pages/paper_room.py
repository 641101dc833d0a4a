"""What fits on two sheets of A4: an estimate in lines, for what ``page.css`` sets."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from warning_signs.pages.blocks import FirstStep, Item, Paragraph
from warning_signs.pages.print_blocks import (
    BigNumber,
    BlankTable,
    Emphasis,
    PrintSection,
    Task,
    WriteIn,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PaperBlock

_ROOM = 114
"""The lines of two sheets, without title and foot and without what a break between them costs."""

_WIDE, _HALF = 104, 50
"""The letters of a line, and of one in two columns."""

_HEADING = 1.5
_AROUND = {Emphasis.PLAIN: 0.0, Emphasis.URGENT: 2.0, Emphasis.CARD: 3.0}
"""What the frame of a section takes."""

_GAP = 0.2
"""Between one block and the next."""


def fit_two_sheets(sections: Iterable[Section | PrintSection]) -> bool:
    """Return whether some sections fit two sheets."""
    return sum(map(_height, sections)) <= _ROOM


def _height(section: Section | PrintSection) -> float:
    look = section.look if isinstance(section, PrintSection) else Emphasis.PLAIN
    alike = groupby(section.blocks, key=type)
    return _HEADING + _AROUND[look] + sum(_together(kind, tuple(each)) for kind, each in alike)


def _together(kind: type, blocks: Sequence[PaperBlock]) -> float:
    """Return the lines of blocks of one kind, which may stand in two columns."""
    in_columns = kind is WriteIn or (kind in {Item, Task} and len(blocks) > 1)
    letters = _HALF if in_columns else _WIDE
    heights = [_GAP + _block_height(each, letters) for each in blocks]
    if not in_columns:
        return sum(heights)
    left = _evenest(heights)
    return max(sum(heights[:left]), sum(heights[left:]))


def left_of(blocks: Sequence[PaperBlock]) -> int:
    """Return how many blocks stand in the left of two columns that are as even as can be."""
    return _evenest([_GAP + _block_height(each, _HALF) for each in blocks])


def _evenest(heights: Sequence[float]) -> int:
    total = sum(heights)
    columns = [max(left, total - left) for left in accumulate(heights)]
    return columns.index(min(columns)) + 1


def _block_height(block: PaperBlock, letters: int) -> float:
    match block:
        case Task(text, contacts):
            notes = "; ".join(f"{each.name} {each.phone}" for each in contacts)
            return _rows(text, letters) + _rows(notes, letters)
        case Item(text, notes):
            return _rows(text, letters) + sum(_rows(note, letters) for note in notes)
        case Paragraph(text):
            return _rows(text, letters)
        case FirstStep(_, text, calls):
            return _rows(text, letters) + sum(_rows(call, letters) for call in calls)
        case WriteIn(label, lines):
            return _rows(label, letters) + 1.9 * lines
        case BlankTable(_, rows):
            return 1.7 * rows + 2
        case BigNumber():
            return 2.4
        case _:
            return 1.0


def _rows(text: str, letters: int) -> int:
    return -(-len(text) // letters)
