"""Cutting what there is to say into pages that fit the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

_ROOMY = 12
"""From this height on, pages have blank lines, and repeat the heading they stand under."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """
    Lines that stand together on a page where they can.

    Attributes:
        gap: Whether a blank line comes before it, except at the top of a page.
        heading: Whether it must not be the last on its page.
        under: The heading it stands under, repeated where a page begins with it.
    """

    lines: tuple[Text, ...]
    gap: bool = False
    heading: bool = False
    under: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """
    One page.

    Attributes:
        first: The number of the piece it begins with.
    """

    lines: tuple[Text, ...]
    first: int


def paginate(pieces: Sequence[Chunk], height: int, blank: Text) -> list[ScreenPage]:
    """
    Cut pieces into pages; blank lines are given up where that makes one page of two.

    Args:
        pieces: What to set.
        height: The rows a page has.
        blank: An empty line.
    """
    airy = _fill(pieces, height, blank)
    if len(airy) == 1:
        return airy
    for keeps_gap in (lambda piece: piece.heading, lambda _: False):
        closer = [replace(piece, gap=piece.gap and keeps_gap(piece)) for piece in pieces]
        tight = _fill(closer, height, blank)
        if len(tight) == 1:
            return tight
    return airy if height >= _ROOMY else tight


def _fill(pieces: Sequence[Chunk], height: int, blank: Text) -> list[ScreenPage]:
    sheets: list[ScreenPage] = []
    lines: list[Text] = []
    first = 0
    for number, piece in enumerate(pieces):
        gap = [blank] if piece.gap and lines else []
        if lines and len(lines) + len(gap) + _wanted(pieces, number, height) > height:
            sheets.append(ScreenPage(tuple(lines), first))
            lines, gap, first = [], [], number
            if height >= _ROOMY and not piece.heading:
                lines = list(piece.under)
        lines += [*gap, *piece.lines]
        while len(lines) > height:
            sheets.append(ScreenPage(tuple(lines[:height]), first))
            lines, first = lines[height:], number
    sheets.append(ScreenPage(tuple(lines), first))
    return sheets


def _wanted(pieces: Sequence[Chunk], number: int, height: int) -> int:
    """Return the rows a piece wants in order to stand here: with what it heads, if that fits."""
    piece = pieces[number]
    wanted = len(piece.lines)
    if piece.heading and number + 1 < len(pieces):
        wanted += len(pieces[number + 1].lines)
    return min(wanted, height)
