"""Sections as plain text of a given width: for files, pipes and screen readers."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from warning_signs.pages.blocks import (
    Bar,
    Columns,
    ContactBlock,
    ContactLine,
    FirstStep,
    Item,
    Paragraph,
)
from warning_signs.pages.contact_details import PHONE, WEB, details, quickest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warning_signs.core.catalogue import Contact
    from warning_signs.pages.blocks import Block, Section
    from warning_signs.pages.contact_details import Way

SIDE_BY_SIDE = 60
"""The least width at which two columns can be read."""

COLUMN_GAP = 3

_BAR = 8
_GLUE = "\ue000"
"""What holds a number together while lines are broken; ``harmless`` lets none in."""
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d)|(?<=\b[Tt]ext) (?=\d)")
_FURTHER = re.compile(r"[.;] ")
"""Where hours go on to what is told of a contact that was named."""
_SIMPLER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"}
)
_OBEYED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def as_text(
    sections: Iterable[Section],
    width: int = 80,
    *,
    bars: bool = True,
    heading: Callable[[str], str] = str.upper,
) -> str:
    """
    Return sections as text.

    Args:
        sections: What to say.
        width: The columns there are.
        bars: Whether bars are drawn; to be heard, their words are enough.
        heading: How a line of a heading is written.
    """
    parts = []
    for section in sections:
        blocks = section.blocks if bars else map(_in_words, section.blocks)
        titles = [heading(line) for line in wrap(section.title, width)]
        lines = [*titles, *block_lines(blocks, width)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def block_lines(blocks: Iterable[Block], width: int) -> list[str]:
    """Return blocks as lines no longer than the width."""
    return [line for block in blocks for line in _lines(block, width)]


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from wrap(text, width)
        case Item(text, notes):
            yield from wrap(text, width, "- ", "  ")
            for note in notes:
                yield from wrap(note, width, "    ", "    ")
        case FirstStep(number, text, calls):
            yield from wrap(text, width, f"{number}. ", "   ")
            for call in calls:
                yield from wrap(call, width, "   ", "   ")
        case ContactBlock(contact):
            yield from _contact(contact, width)
        case ContactLine(contact):
            yield from wrap(contact_line(contact), width, "- ", "    ")
        case Bar(label, words, value, most):
            filled = "#" * round(_BAR * value / most)
            yield from wrap(f"[{filled:.<{_BAR}}] {label}: {words}", width, "", " " * (_BAR + 3))
        case Columns():
            yield from _columns(block, width)
        case _:
            assert_never(block)


def _in_words(block: Block) -> Block:
    return Item(f"{block.label}: {block.words}") if isinstance(block, Bar) else block


def _columns(columns: Columns, width: int) -> Iterator[str]:
    left, right = columns.left, columns.right
    if width < SIDE_BY_SIDE:
        for column in (left, right):
            yield from wrap(column.title, width)
            yield from block_lines(column.blocks, width)
        return
    room = (width - COLUMN_GAP) // 2
    yield from _beside(wrap(left.title, room), wrap(right.title, room), room)
    for one, other in zip_longest(left.blocks, right.blocks):
        yield from _beside(
            list(_lines(one, room)) if one else [],
            list(_lines(other, room)) if other else [],
            room,
        )


def _beside(left: list[str], right: list[str], room: int) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:{room + COLUMN_GAP}}{other}".rstrip()


def _contact(contact: Contact, width: int) -> Iterator[str]:
    yield from wrap(contact.name, width, "- ", "  ")
    for line in contact_lines(contact):
        yield from wrap(line, width, "    ", "    ")


def contact_lines(contact: Contact) -> Iterator[str]:
    """Return all there is to know about a contact, the ways to reach it first."""
    for each in details(contact):
        yield each if isinstance(each, str) else _way(each)


def contact_line(contact: Contact) -> str:
    """Return a contact in one line: its name, the way to reach it, and when, if not always."""
    way = next(iter(quickest(contact)), None)
    if way is not None and way.kind == WEB:
        return f"{contact.name}: {way.shown}"
    reached = f"{contact.name}: {_short(way)}" if way else contact.name
    hours = "" if contact.any_hour else _FURTHER.split(contact.hours)[0].rstrip(".")
    return f"{reached} ({hours})" if hours else reached


def _short(way: Way) -> str:
    number = way.shown if way.kind == PHONE else f"{way.kind.lower()} {way.shown}"
    return f"{number}, {way.words}" if way.words else number


def _way(way: Way) -> str:
    if way.kind == WEB:
        return way.link or way.shown
    return f"{way.kind} {way.shown}, {way.words}" if way.words else f"{way.kind} {way.shown}"


def harmless(text: str) -> str:
    """
    Return a text without anything that a terminal or a reader's eye would obey.

    Content with control, format or direction characters is refused when it is loaded; this holds
    for text from wherever it comes.
    """
    if text.isprintable():
        return text
    import unicodedata

    return "".join("?" if unicodedata.category(each) in _OBEYED else each for each in text)


def as_ascii(text: str) -> str:
    """Return a text in the letters that every terminal has."""
    import unicodedata

    parts = unicodedata.normalize("NFKD", text.translate(_SIMPLER))
    kept = "".join(each for each in parts if not unicodedata.combining(each))
    return kept.encode("ascii", errors="replace").decode("ascii")


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """
    Break text at words, and never within a number.

    An address longer than the width stands on a line of its own.
    """
    import textwrap  # the first question needs none of its expressions, which take long to compile

    lines = textwrap.wrap(
        glued(harmless(text)),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
    return [unglued(line) for line in lines]


def glued(text: str) -> str:
    """Return a text of the same length with nothing to break at within a number."""
    return _WITHIN_NUMBER.sub(_GLUE, text)


def unglued(text: str) -> str:
    """Return a text as it was before it was glued."""
    return text.replace(_GLUE, " ")
