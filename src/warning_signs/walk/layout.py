"""
Blocks, questions and answers as styled lines of a given width.

Content becomes Rich ``Text`` and never markup; what a terminal would obey is replaced. A link leads
to a number or a web page that is itself to be read.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, assert_never

from rich.style import Style
from rich.text import Text

from warning_signs.core.records import dataclass
from warning_signs.formats.text import (
    COLUMN_GAP,
    SIDE_BY_SIDE,
    as_ascii,
    contact_line,
    contact_lines,
    glued,
    harmless,
    unglued,
)
from warning_signs.pages.blocks import (
    Bar,
    Columns,
    ContactBlock,
    ContactLine,
    FirstStep,
    Item,
    Paragraph,
)
from warning_signs.pages.contact_details import phone_pattern
from warning_signs.walk.pagination import Chunk
from warning_signs.walk.ui import by_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warning_signs.pages.blocks import Block, Section
    from warning_signs.walk.questions import Option
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

# Emphasis is without colour: on black and on white alike, no colour of the sixteen can be read well
# in every terminal. Only rules and bars, which say nothing by themselves, are dim.
TITLE = "bold underline"
STRONG = "bold"
KEY = "bold"
NOTICE = "bold reverse"
CALL = "bold reverse"
MARKED = "reverse"
DECORATION = "dim"

_BAR = 8
_PROGRESS = (8, 30)
_WEB = re.compile(r"https?://[^\s]+")
_NUMBER = re.compile(r"(?<![\w.+])(?!(?:19|20)\d\d\b)\d(?: ?\d){2,}(?!\w)")
"""A number to ring or to text, and no year: content holds no others so long."""


def _alike(one: Block | None, other: Block) -> bool:
    """Return whether two blocks that follow each other are of one list."""
    if isinstance(one, Paragraph) and isinstance(other, Paragraph):
        return one.strong and other.strong
    return type(one) is type(other)


class _Styles:
    """All that a ``Text`` asks of a console, which would take twice as long to load as Python."""

    @staticmethod
    def get_style(style: str | Style, *, default: Style) -> Style:  # noqa: ARG004  (none is amiss)
        """Return a style by its definition."""
        return Style.parse(style) if isinstance(style, str) else style


_STYLES: Any = _Styles()


@dataclass(frozen=True, slots=True)
class KeyHint:
    """
    A key and what it does.

    Attributes:
        leaves: Whether it is how to leave, which is told even where there is room for one alone.
    """

    key: str
    words: str
    leaves: bool = False


class TextLayout:
    """
    Lays out words as lines.

    Attributes:
        blank: An empty line.
    """

    def __init__(
        self, phones: Iterable[str] = (), *, ascii_only: bool = False, links: bool = False
    ) -> None:
        """
        Choose how words are laid out.

        Args:
            phones: The numbers that may be links.
            ascii_only: Whether to keep to letters that every terminal has.
            links: Whether the terminal knows links.
        """
        self.blank = Text()
        self._ascii = ascii_only
        # Made where it is of use alone: it takes as long as a page.
        self._phones = phone_pattern(phones) if links else None
        self._full, self._empty, self._rule = "#.-" if ascii_only else "█░─"

    def text(self, words: str, style: str = "") -> Text:
        """Return words as text that a terminal only shows; numbers stand out."""
        safe = harmless(words)
        text = Text(as_ascii(safe) if self._ascii else safe, style)
        for found in _NUMBER.finditer(text.plain):
            text.stylize(STRONG, *found.span())
        if self._phones is not None:
            for found in self._phones.finditer(text.plain):
                number = found.group().replace(" ", "")
                text.stylize(Style(link=f"tel:{number}"), *found.span())
            if _WEB.fullmatch(text.plain):
                text.stylize(Style(link=text.plain))
        return text

    def lines(self, text: Text, width: int, first: str = "", rest: str = "") -> tuple[Text, ...]:
        """Break text into lines no longer than the width; nothing is cut off, no number broken."""
        room = max(1, width - max(len(first), len(rest)))
        if text.cell_len <= room and "\n" not in text.plain:  # Most do, and breaking takes longer.
            line = text.copy()
            line.rstrip()
            return (Text(first).append_text(line),)
        plain = glued(text.plain)
        if plain != text.plain:
            text = text.copy()
            text.plain = plain
        found = []
        for number, line in enumerate(text.wrap(_STYLES, room, overflow="fold")):
            line.plain = unglued(line.plain)
            line.rstrip()
            found.append(Text(rest if number else first).append_text(line))
        return tuple(found)

    def rows(self, lines: Iterable[Text]) -> list[str]:
        """Return lines as a terminal is sent them."""
        return [
            "".join(
                each.style.render(each.text) if each.style else each.text
                for each in line.render(_STYLES, end="")
            )
            for line in lines
        ]

    # --- sections ---------------------------------------------------------------------------

    def sections(self, sections: Iterable[Section], width: int) -> list[Chunk]:
        """Lay out sections, each chunk knowing the heading it stands under."""
        chunks = []
        for section in sections:
            title = self.lines(self.text(section.title, TITLE), width)
            chunks.append(Chunk(title, gap=True, heading=True))
            under = self.lines(self.text(f"{section.title} (continued)", TITLE), width)
            chunks += self._chunks(section.blocks, width, under, close=section.close)
        return chunks

    def _chunks(
        self, blocks: Iterable[Block], width: int, under: tuple[Text, ...], *, close: bool = False
    ) -> Iterator[Chunk]:
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Columns):
                yield from self._columns(block, width, under)
            else:
                listed = _alike(before, block) and (close or not isinstance(block, Paragraph))
                apart = isinstance(block, ContactBlock | Item | Paragraph)
                yield Chunk(
                    tuple(self._block(block, width)),
                    gap=before is not None and apart and not close,
                    spare=before is not None and close and not listed,
                    listed=listed,
                    under=under,
                )
            before = block

    def _columns(self, columns: Columns, width: int, under: tuple[Text, ...]) -> Iterator[Chunk]:
        """Lay out two columns, row by row so that a page can end between any two of them."""
        left, right = columns.left, columns.right
        if width < SIDE_BY_SIDE:
            for column in (left, right):
                title = self.lines(self.text(column.title, STRONG), width)
                yield Chunk(title, gap=True, heading=True, under=under)
                yield from self._chunks(column.blocks, width, (*under, *title))
            return
        room = (width - COLUMN_GAP) // 2
        titles = self._beside(
            self.lines(self.text(left.title, STRONG), room),
            self.lines(self.text(right.title, STRONG), room),
            room,
        )
        yield Chunk(titles, heading=True, under=under)
        for one, other in zip_longest(left.blocks, right.blocks):
            rows = self._beside(
                tuple(self._block(one, room)) if one else (),
                tuple(self._block(other, room)) if other else (),
                room,
            )
            gap = isinstance(one or other, Paragraph)
            yield Chunk(rows, gap=gap, under=(*under, *titles))

    def _beside(
        self, left: tuple[Text, ...], right: tuple[Text, ...], room: int
    ) -> tuple[Text, ...]:
        """Return lines beside lines; each is no longer than the room."""
        rows = []
        for one, other in zip_longest(left, right, fillvalue=self.blank):
            space = " " * (room + COLUMN_GAP - one.cell_len)
            rows.append(Text().append_text(one).append(space).append_text(other))
        return tuple(rows)

    def _block(  # noqa: C901, PLR0912  (one plain case for each kind of block)
        self, block: Block, width: int
    ) -> Iterator[Text]:
        match block:
            case Paragraph():
                yield from self._paragraph(block, width)
            case Item(words, notes):
                yield from self.lines(self.text(words), width, "- ", "  ")
                for note in notes:
                    yield from self.lines(self.text(note), width, "  ", "  ")
            case FirstStep(number, words, calls):
                text = self.text(words)
                if number == 1 and (first := _NUMBER.search(text.plain)):
                    text.stylize(CALL, *first.span())
                mark = Text().append(str(number), STRONG).append(" ")
                yield from self._marked(mark, self.lines(text, width - 2))
                for call in calls:
                    yield from self.lines(self.text(call, STRONG), width, "  ", "  ")
            case ContactBlock(contact):
                yield from self.lines(self.text(contact.name, STRONG), width)
                for line in contact_lines(contact):
                    yield from self.lines(self.text(line), width, "  ", "  ")
            case ContactLine(contact):
                yield from self.lines(self.text(contact_line(contact)), width, "", "  ")
            case Bar(label, words, value, most):
                bar = f"{self.bar(value, most, _BAR)} "
                said = self.text(f"{label}: {words}")
                yield from self.lines(said, width, bar, " " * len(bar))
            case Columns():
                for chunk in self._columns(block, width, ()):
                    yield from chunk.lines
            case _:
                assert_never(block)

    def _paragraph(self, paragraph: Paragraph, width: int) -> Iterator[Text]:
        words = self.text(paragraph.text, STRONG if paragraph.strong else "")
        for number, line in enumerate(self.lines(words, width)):
            if paragraph.wide and number:
                yield self.blank
            yield line

    def bar(self, value: int, most: int, width: int) -> str:
        """Draw how much of the most a value is."""
        full = round(width * value / most)
        return self._full * full + self._empty * (width - full)

    # --- a question -------------------------------------------------------------------------

    def head(self, head: Head, width: int) -> tuple[Text, ...]:
        """Lay out what stands at the top of every page: words, place, and a bar if it fits."""
        words, place = self.text(head.words, TITLE), self.text(head.place)
        so_far = self.lines(self.text(head.so_far, NOTICE), width) if head.so_far else ()
        if not head.place:
            return (*self.lines(words, width), *so_far)
        if len(words) + 2 + len(place) > width:
            return (*self.lines(words, width), *self.lines(place, width), *so_far)
        line = Text().append_text(words).append("  ").append_text(place)
        least, most = _PROGRESS
        room = min(most, width - len(line) - 2)
        if room >= least:
            line.append(f"  {self.bar(head.number - 1, head.total, room)}", DECORATION)
        return (line, *so_far)

    def question(self, prompt: Prompt, width: int, marked: int = -1) -> list[Chunk]:
        """
        Lay out a question with its answers.

        Args:
            prompt: The question.
            width: The columns there are.
            marked: The answer that Enter would give, from 0; less than 0 for none.
        """
        question = prompt.question
        before = [self.text(notice, NOTICE) for notice in prompt.notices]
        before += [self.text(question.intro)] if question.intro else []
        chunks = [Chunk(self.lines(each, width), gap=True) for each in before]
        chunks.append(Chunk(self.lines(self.text(question.text, STRONG), width), gap=True))
        spread = any(option.note for option in question.options)
        for number, option in enumerate(question.options):
            lines = self._option(option, width, marked=number == marked)
            if option.value == prompt.given:
                lines += self.lines(self.text("Your answer so far", STRONG), width, "    ", "    ")
            gap = spread or number == 0
            chunks.append(Chunk(lines, gap=gap, marked=number == marked))
        return chunks

    def _option(self, option: Option, width: int, *, marked: bool) -> tuple[Text, ...]:
        mark = Text().append(">" if marked else " ").append(option.key, KEY).append("  ")
        words = self.text(option.words, MARKED if marked else "")
        lines = self._marked(mark, self.lines(words, width - len(mark)))
        note = self.text(option.note)
        return lines + (self.lines(note, width, "    ", "    ") if option.note else ())

    def _marked(self, mark: Text, lines: tuple[Text, ...]) -> tuple[Text, ...]:
        """Return lines with a mark before the first, and as much room before the others."""
        rest = Text(" " * len(mark))
        return tuple((rest if n else mark).copy().append_text(line) for n, line in enumerate(lines))

    # --- the review and the keys ------------------------------------------------------------

    def review(self, rows: Sequence[ReviewRow], width: int, start: int = 1) -> list[Chunk]:
        """
        Lay out every answer with its number, by section, and what is not known at the end.

        Args:
            rows: The answers.
            width: The columns there are.
            start: The number of the answer that is to be seen first.
        """
        chunks = []
        for title, part in by_section(rows):
            heading = self.lines(self.text(title, TITLE), width)
            chunks.append(Chunk(heading, gap=True, heading=True))
            under = self.lines(self.text(f"{title} (continued)", TITLE), width)
            for number, row in part:
                mark = Text().append(f"{number:2}", KEY).append("  ")
                words = self.text(f"{row.label}: ").append_text(self.text(row.answer, STRONG))
                lines = self._marked(mark, self.lines(words, width - len(mark)))
                chunks.append(Chunk(lines, under=under, marked=number == start))
        return chunks

    def hints(self, hints: Iterable[KeyHint], width: int) -> list[Text]:
        """Lay out keys with what they do, as many in a line as fit, none broken if it can stand."""
        lines: list[Text] = []
        for hint in hints:
            words = Text().append(hint.key, KEY).append(f" {hint.words}")
            if lines and len(lines[-1]) + 3 + len(words) <= width:
                lines[-1].append("   ").append_text(words)
            else:
                lines += self.lines(words, width)
        return lines

    def rule(self, width: int) -> Text:
        """Draw a line across."""
        return Text(self._rule * width, DECORATION)
