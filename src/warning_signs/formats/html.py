"""
A sheet as one web page that needs nothing else: no script, no picture, no other address.

All content is escaped, and only telephone, text and web addresses become links.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from warning_signs.formats.style import STYLE
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
    TEXT,
    TO_RING,
    WEB,
    details,
    quickest,
    sentence,
    telephone,
    ways,
)
from warning_signs.pages.paper_room import left_of
from warning_signs.pages.print_blocks import (
    AnswerGrid,
    BigNumber,
    BlankTable,
    Emphasis,
    PrintSection,
    Task,
    WriteIn,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Contact
    from warning_signs.pages.blocks import Column, Section
    from warning_signs.pages.contact_details import Way
    from warning_signs.pages.print_blocks import PaperBlock, PrintDocument

# What may be loaded: nothing. A reader's browser holds the page to it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(sheet: PrintDocument) -> str:
    """Set a sheet as a web page."""
    lead = f'<p class="lead">{escape(sheet.lead)}</p>\n' if sheet.lead else ""
    parts = "\n".join(_part(n, part) for n, part in enumerate(sheet.parts, 1))
    foot = "\n".join(f"<p>{escape(each)}</p>" for each in sheet.foot)
    body = '<body class="dense">' if sheet.dense else "<body>"
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{escape(sheet.title)}</title>
<style>
{STYLE}</style>
</head>
{body}
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>{escape(sheet.title)}</h1>
{lead}</header>
<main id="content" tabindex="-1">
{parts}
</main>
<footer>
{foot}
</footer>
</body>
</html>
"""


def _part(number: int, part: Section | PrintSection) -> str:
    classes = _classes(part)
    body = _body(part.blocks)
    return (
        f'<section class="{classes}" aria-labelledby="part-{number}">\n'
        f'<h2 id="part-{number}">{escape(part.title)}</h2>\n{body}\n</section>'
    )


def _body(blocks: Iterable[PaperBlock]) -> str:
    return "\n".join(_together(kind, tuple(alike)) for kind, alike in groupby(blocks, key=type))


def _classes(part: Section | PrintSection) -> str:
    if not isinstance(part, PrintSection):
        return Emphasis.PLAIN
    return f"{part.look} own-page" if part.own_page else part.look


_LISTS: dict[type, str] = {
    Item: "items",
    Task: "tasks",
    ContactBlock: "calls",
    ContactLine: "reach",
    Bar: "bars",
    WriteIn: "blanks",
}


def _together(kind: type, blocks: Iterable[PaperBlock]) -> str:
    """Set blocks of one kind, as a list where they are one."""
    blocks = tuple(blocks)
    if kind is Task and len(blocks) > 1:
        left = left_of(blocks)
        sides = "\n".join(_listed(kind, side) for side in (blocks[:left], blocks[left:]))
        return f'<div class="halves">\n{sides}\n</div>'
    return _listed(kind, blocks)


def _listed(kind: type, blocks: Iterable[PaperBlock]) -> str:
    body = "\n".join(_block(each) for each in blocks)
    if kind is FirstStep:
        return f'<ol class="first">\n{body}\n</ol>'
    if kind is BigNumber:
        return f'<div class="dials">\n{body}\n</div>'
    return f'<ul class="{_LISTS[kind]}">\n{body}\n</ul>' if kind in _LISTS else body


def _block(block: PaperBlock) -> str:  # noqa: C901, PLR0912  (one plain case for each kind of block)
    match block:
        case Paragraph(text, strong):
            return f"<p><strong>{escape(text)}</strong></p>" if strong else f"<p>{escape(text)}</p>"
        case Item(text, notes):
            return _item(escape(text), (escape(note) for note in notes))
        case Task(text, contacts):
            found = "; ".join(_reach(each) for each in contacts)
            return _item(
                f'<span class="box"></span> {_with_numbers(text)}', [found] if found else []
            )
        case FirstStep(_, text, calls):
            called = "".join(f"<strong>{_with_numbers(each)}</strong>" for each in calls)
            return f"<li>{_with_numbers(text)} {called}</li>"
        case ContactBlock(contact):
            return _item(f"<strong>{escape(contact.name)}</strong>", _all_of(contact))
        case ContactLine(contact):
            return _item(f"<strong>{escape(contact.name)}</strong>", _most_of(contact))
        case Bar():
            return _bar(block)
        case Columns(left, right):
            sides = "\n".join(_column(each) for each in (left, right))
            return f'<div class="columns">\n{sides}\n</div>'
        case BigNumber(words, number):
            link = f'<a href="{telephone(number)}">{escape(number)}</a>'
            return f'<p class="dial">{escape(words)} <strong>{link}</strong></p>'
        case WriteIn(label, lines):
            rules = '<span class="rule"></span>' * lines
            return (
                f'<li class="lines-{lines}"><span class="label">{escape(label)}</span>{rules}</li>'
            )
        case BlankTable(columns, rows):
            return _grid(columns, rows)
        case AnswerGrid():
            return _questions(block)
        case _:
            assert_never(block)


def _column(column: Column) -> str:
    return f"<div>\n<h3>{escape(column.title)}</h3>\n{_body(column.blocks)}\n</div>"


def _with_numbers(text: str) -> str:
    """Escape a text; each number in it can be dialled, and is not broken between lines."""
    return TO_RING.sub(
        lambda found: f'<a href="{telephone(found[0])}">{found[0]}</a>', escape(text)
    )


def _item(text: str, notes: Iterable[str]) -> str:
    """Set one of a list; what it is given is markup already."""
    small = "".join(f'<span class="note">{note}</span>' for note in notes if note)
    return f"<li>{text}{small}</li>"


def _reach(contact: Contact) -> str:
    """Return a contact's name and number; its address stands in the list of contacts."""
    first = next(ways(contact), None)
    if first is None or first.kind == WEB:
        return escape(contact.name)
    kind = "text " if first.kind == TEXT else ""
    return f'{escape(contact.name)} {kind}<a href="{first.link}">{escape(first.shown)}</a>'


def _most_of(contact: Contact) -> Iterator[str]:
    yield "; ".join(_way(each) for each in quickest(contact))
    yield escape(sentence(contact.hours)) if contact.hours else ""


def _all_of(contact: Contact) -> Iterator[str]:
    for each in details(contact):
        yield escape(each) if isinstance(each, str) else _way(each)


def _way(way: Way) -> str:
    shown = escape(way.shown)
    linked = f'<a href="{escape(way.link)}">{shown}</a>' if way.link else shown
    words = f", {escape(way.words)}" if way.words else ""
    return f"{way.kind} {linked}{words}"


def _bar(bar: Bar) -> str:
    """Set a bar beside its words; drawn and not coloured in, so that every printer shows it."""
    filled = round(100 * bar.value / bar.most)
    return (
        '<li><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="frame" width="100" height="10"></rect>'
        f'<rect class="fill" width="{filled}" height="10"></rect></svg>'
        f'<span class="label">{escape(bar.label)}</span> '
        f'<span class="answer">{escape(bar.words)}</span></li>'
    )


def _grid(columns: Iterable[str], rows: int) -> str:
    columns = tuple(columns)
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in columns)
    row = f"<tr>{'<td></td>' * len(columns)}</tr>\n"
    return (
        f'<table class="grid">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{row * rows}</tbody>\n'
        "</table>"
    )


def _questions(block: AnswerGrid) -> str:
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(each.sign)}">{escape(each.key.upper())}</abbr></th>'
        for each in block.choices
    )
    box = '<td><span class="box"></span></td>'
    rows = "\n".join(
        f'<tr><th scope="row">{escape(text)}</th>'
        f"{''.join(box if each in taken else '<td></td>' for each in block.choices)}</tr>"
        for text, taken in block.questions
    )
    return (
        f'<table class="questions">\n<caption>{escape(block.caption)}</caption>\n'
        f'<thead><tr><th scope="col">Question</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )
