"""Cut what there is to say into pages that fit the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from rich.text import Text

    Place: TypeAlias = tuple[int, int]
    """A chunk by its number, and how many letters of it come before."""

ROOMY = 12
"""From this height on there is room for blank lines, rules and repeated headings."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """
    Lines that stand together on a page where they can.

    Attributes:
        gap: Whether a blank line comes before it, except at the top of a page.
        spare: Whether one comes before it only where all stands on one page even so.
        listed: Whether it is one of several alike, whose gaps are kept or given up together.
        heading: Whether it must not be the last on its page.
        under: The heading it stands under, repeated where a page begins with it.
        marked: Whether the page with it is to be shown.
    """

    lines: tuple[Text, ...]
    gap: bool = False
    spare: bool = False
    listed: bool = False
    heading: bool = False
    under: tuple[Text, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """
    One page.

    Attributes:
        begins: Where in the chunks it begins; that is the same however they are laid out.
    """

    lines: tuple[Text, ...]
    begins: Place


def paginate(chunks: Sequence[Chunk], height: int, blank: Text) -> list[ScreenPage]:
    """
    Cut chunks into pages; blank lines are given up where that makes one page of two.

    Args:
        chunks: What to lay out.
        height: The rows a page has.
        blank: An empty line.
    """
    roomy = _fill([replace(each, gap=each.gap or each.spare) for each in chunks], height, blank)
    if len(roomy) == 1:
        return roomy
    airy = _fill(chunks, height, blank)
    if len(airy) == 1:
        return airy
    spare = height - sum(len(chunk.lines) for chunk in chunks)
    if spare >= 0:
        return _fill(_with_gaps(chunks, spare), height, blank)
    return airy if height >= ROOMY else _fill(_with_gaps(chunks, 0), height, blank)


def _with_gaps(chunks: Sequence[Chunk], spare: int) -> list[Chunk]:
    """Return chunks with so many blank lines: above headings first, then from the top down."""
    wanted = [n for n, chunk in enumerate(chunks) if chunk.gap and n and not chunk.listed]
    kept = sorted(wanted, key=lambda number: not chunks[number].heading)[:spare]
    return [replace(chunk, gap=number in kept) for number, chunk in enumerate(chunks)]


def page_with(pages: Sequence[ScreenPage], place: Place) -> int:
    """Return the number of the page that holds a place."""
    return max(0, sum(page.begins <= place for page in pages) - 1)


def _fill(chunks: Sequence[Chunk], height: int, blank: Text) -> list[ScreenPage]:
    pages: list[ScreenPage] = []
    lines: list[Text] = []
    begins = (0, 0)
    for number, chunk in enumerate(chunks):
        gap = [blank] if chunk.gap and lines else []
        under = chunk.under if height >= ROOMY else ()
        # What is longer than a page begins under its heading, which would stand alone without it.
        headed = number > 0 and chunks[number - 1].heading
        wanted = len(lines) + len(gap) + _wanted(chunks, number, height)
        if lines and wanted > height and not headed:
            pages.append(ScreenPage(tuple(lines), begins))
            lines, gap, begins = [], [], (number, 0)
            fits_only_alone = len(chunk.lines) <= height < len(under + chunk.lines)
            if not chunk.heading and not fits_only_alone:
                lines = list(under)
        lines += [*gap, *chunk.lines]
        while len(lines) > height:
            pages.append(ScreenPage(tuple(lines[:height]), begins))
            rest = lines[height:]
            begins = (number, max(1, _letters(chunk.lines) - _letters(rest)))
            lines = [*under, *rest]
    pages.append(ScreenPage(tuple(lines), begins))
    return pages


def _letters(lines: Iterable[Text]) -> int:
    return sum(not letter.isspace() for line in lines for letter in line.plain)


def _wanted(chunks: Sequence[Chunk], number: int, height: int) -> int:
    """Return the rows a chunk wants in order to stand here: with what it heads, if that fits."""
    wanted = len(chunks[number].lines)
    while chunks[number].heading and number + 1 < len(chunks):
        number += 1
        wanted += chunks[number].gap + len(chunks[number].lines)
    return min(wanted, height)
