"""
A sheet as Markdown: for a wiki, a message or an editor of one's own.

Content is escaped, so that nothing in it becomes a heading, a link or other structure.
"""

from __future__ import annotations

import re
from itertools import groupby
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
from warning_signs.pages.contact_details import (
    details,
    quickest,
    sentence,
    telephone,
)
from warning_signs.pages.print_blocks import (
    AnswerGrid,
    BigNumber,
    BlankTable,
    Task,
    WriteIn,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Contact
    from warning_signs.pages.contact_details import Way
    from warning_signs.pages.print_blocks import PaperBlock, PrintDocument

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&!$]")
_OPENING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))(.*)$")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\bwww(\.)")
_NOT_IN_ADDRESS = re.compile(r"[<>\s()\\]")
_LINE = "…" * 24


def as_markdown(sheet: PrintDocument) -> str:
    """Set a sheet as CommonMark with the tables and tick boxes of GitHub."""
    chunks = [f"# {escaped(sheet.title)}"]
    if sheet.lead:
        chunks.append(f"**{escaped(sheet.lead)}**")
    for part in sheet.parts:
        chunks.append(f"## {escaped(part.title)}")
        chunks.extend(_blocks(part.blocks))
    if sheet.foot:
        chunks.append("---")
        chunks.extend(escaped(each) for each in sheet.foot)
    return "\n\n".join(chunks) + "\n"


def escaped(text: str) -> str:
    """Return words that stay words: nothing in them is markup, and they stay on their line."""
    text = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    text = _BARE_LINK.sub(_unlinked, text)
    opening = _OPENING.match(text)
    if opening is None:
        return text
    space, mark, rest = opening.groups()
    return f"{space}{mark}\\{rest}" if mark.isdigit() else f"{space}\\{mark}{rest}"


def _unlinked(found: re.Match[str]) -> str:
    """Break an address that some readers would turn into a link."""
    return f"{found[1]}\\:" if found[1] else f"{found[0][:-1]}\\."


_LISTED = frozenset({FirstStep, Item, Task, ContactBlock, ContactLine, Bar})


def _blocks(blocks: Iterable[PaperBlock]) -> Iterator[str]:
    for kind, alike in groupby(blocks, key=type):
        between = "\n" if kind in _LISTED else "\n\n"
        yield between.join(_block(each) for each in alike)


def _block(block: PaperBlock) -> str:  # noqa: C901, PLR0912  (one plain case for each kind of block)
    match block:
        case Paragraph(text, strong):
            return f"**{escaped(text)}**" if strong else escaped(text)
        case Item(text, notes):
            return _item(escaped(text), *(escaped(note) for note in notes))
        case Task(text, contacts):
            return _item(f"[ ] {escaped(text)}", *(_reach(each) for each in contacts))
        case FirstStep(number, text, calls):
            called = f" **{escaped('; '.join(calls))}**" if calls else ""
            return f"{number}. {escaped(text)}{called}"
        case ContactBlock(contact):
            return _item(f"**{escaped(contact.name)}**", *_all_of(contact))
        case ContactLine(contact):
            hours = escaped(sentence(contact.hours)) if contact.hours else ""
            return _item(_reach(contact), *([hours] if hours else []))
        case Bar(label, words):
            return f"- {escaped(label)}: {escaped(words)}"
        case Columns(left, right):
            return "\n\n".join(
                chunk
                for column in (left, right)
                for chunk in (f"### {escaped(column.title)}", *_blocks(column.blocks))
            )
        case BigNumber(words, number):
            return f"{escaped(words)}: **{_link(number, telephone(number))}**"
        case WriteIn(label, lines):
            return f"{escaped(label)}: {_LINE * lines}"
        case BlankTable(columns, rows):
            return _table(columns, [["&nbsp;"] * len(columns)] * rows)
        case AnswerGrid(caption, choices, questions):
            keys = tuple(each.key.upper() for each in choices)
            boxes = [
                [escaped(text), *("☐" if each in taken else "&nbsp;" for each in choices)]
                for text, taken in questions
            ]
            table = _table(("Question", *keys), boxes)
            return f"**{escaped(caption)}**\n\n{table}"
        case _:
            assert_never(block)


def _item(text: str, *notes: str) -> str:
    return "\n".join((f"- {text}", *(f"  - {note}" for note in notes)))


def _reach(contact: Contact) -> str:
    found = "; ".join(_way(each) for each in quickest(contact))
    return f"**{escaped(contact.name)}**: {found}" if found else f"**{escaped(contact.name)}**"


def _all_of(contact: Contact) -> Iterator[str]:
    for each in details(contact):
        yield escaped(each) if isinstance(each, str) else _way(each)


def _way(way: Way) -> str:
    shown = _link(way.shown, way.link) if way.link else escaped(way.shown)
    words = f", {escaped(way.words)}" if way.words else ""
    return f"{way.kind} {shown}{words}"


def _link(shown: str, address: str) -> str:
    """Return a link whose address cannot end early."""
    address = _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{escaped(shown)}]({address})"


def _table(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = (
        [escaped(each) for each in columns],
        ["---"] * len(columns),
        *rows,
    )
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
