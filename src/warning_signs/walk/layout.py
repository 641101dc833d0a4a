"""
Blocks, questions and answers as styled lines of a given width.

Content becomes Rich ``Text`` and never markup; what a terminal would obey is replaced. A link leads
to a number or a web page that is itself to be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, assert_never

from rich.console import Console
from rich.style import Style
from rich.text import Text

from warning_signs.formats.text import as_ascii, contact_lines, harmless
from warning_signs.pages.blocks import Bar, ContactBlock, Item, Paragraph
from warning_signs.walk.pagination import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.pages.blocks import Block, Section
    from warning_signs.walk.flow import Prompt, ReviewRow

TITLE = "bold cyan"
STRONG = "bold"
QUIET = "dim"
KEY = "bold cyan"
NOTICE = "bold yellow"

_BAR = 8
_PROGRESS = (8, 30)
_WEB = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it does."""

    key: str
    words: str


class TextLayout:
    """
    Sets words as lines.

    Attributes:
        blank: An empty line.
    """

    def __init__(
        self, phones: Iterable[str] = (), *, ascii_only: bool = False, links: bool = False
    ) -> None:
        """
        Take up a layout.

        Args:
            phones: The numbers that may be links.
            ascii_only: Whether to keep to letters that every terminal has.
            links: Whether the terminal knows links.
        """
        self.blank = Text()
        self._ascii = ascii_only
        self._phones = _phone_pattern(phones) if links else None
        # It never prints: what it makes is captured, so its file is not written to.
        self._console = Console(file=StringIO(), force_terminal=True, highlight=False, width=80)
        self._full, self._empty, self._rule = "#.-" if ascii_only else "█░─"

    def text(self, words: str, style: str = "") -> Text:
        """Return words as text that a terminal only shows."""
        safe = harmless(words)
        text = Text(as_ascii(safe) if self._ascii else safe, style)
        if self._phones is not None:
            for found in self._phones.finditer(text.plain):
                number = found.group().replace(" ", "")
                text.stylize(Style(link=f"tel:{number}"), *found.span())
            if _WEB.fullmatch(text.plain):
                text.stylize(Style(link=text.plain))
        return text

    def lines(self, text: Text, width: int, first: str = "", rest: str = "") -> tuple[Text, ...]:
        """Break text into lines no longer than the width; nothing is cut off."""
        room = max(1, width - max(len(first), len(rest)))
        broken = text.wrap(self._console, room, overflow="fold")
        found = []
        for number, line in enumerate(broken):
            line.rstrip()
            found.append(Text(rest if number else first).append_text(line))
        return tuple(found)

    def rows(self, lines: Iterable[Text]) -> list[str]:
        """Return lines as a terminal is sent them."""
        return [self._row(line) for line in lines]

    def _row(self, line: Text) -> str:
        with self._console.capture() as capture:
            self._console.print(line, end="", soft_wrap=True)
        return capture.get()

    # --- sections ---------------------------------------------------------------------------

    def sections(self, sections: Iterable[Section], width: int) -> list[Chunk]:
        """Set sections, each piece knowing the heading it stands under."""
        pieces = []
        for section in sections:
            title = self.lines(self.text(section.title, TITLE), width)
            pieces.append(Chunk(title, gap=True, heading=True))
            under = self.lines(self.text(f"{section.title} (continued)", TITLE), width)
            for number, block in enumerate(section.blocks):
                lines = tuple(self._block(block, width))
                gap = number > 0 and isinstance(block, ContactBlock | Item | Paragraph)
                pieces.append(Chunk(lines, gap=gap, under=under))
        return pieces

    def _block(self, block: Block, width: int) -> Iterator[Text]:
        match block:
            case Paragraph(words, strong):
                yield from self.lines(self.text(words, STRONG if strong else ""), width)
            case Item(words, notes):
                yield from self.lines(self.text(words), width, "- ", "  ")
                for note in notes:
                    yield from self.lines(self.text(note, QUIET), width, "  ", "  ")
            case ContactBlock(contact):
                yield from self.lines(self.text(contact.name, STRONG), width)
                for line in contact_lines(contact):
                    yield from self.lines(self.text(line), width, "  ", "  ")
            case Bar(label, words, value, most):
                bar = f"{self.bar(value, most, _BAR)} "
                told = self.text(f"{label}: {words} ({value} of {most})")
                yield from self.lines(told, width, bar, " " * len(bar))
            case _:
                assert_never(block)

    def bar(self, value: int, most: int, width: int) -> str:
        """Draw how much of the most a value is."""
        full = round(width * value / most)
        return self._full * full + self._empty * (width - full)

    # --- a question -------------------------------------------------------------------------

    def place(self, prompt: Prompt, width: int) -> tuple[Text, ...]:
        """Say where in the walk a question stands, with a bar where there is room."""
        told = self.text(prompt.place_words, TITLE)
        least, most = _PROGRESS
        room = min(most, width - len(told) - 2)
        if prompt.questions and room >= least:
            told.append(f"  {self.bar(prompt.place, prompt.questions, room)}", QUIET)
        return self.lines(told, width)

    def question(self, prompt: Prompt, width: int) -> list[Chunk]:
        """Set a question with its answers, and the one given before."""
        question = prompt.question
        told = [self.text(notice, NOTICE) for notice in prompt.notices]
        told += [self.text(question.intro)] if question.intro else []
        pieces = [Chunk(self.lines(each, width), gap=True) for each in told]
        pieces.append(Chunk(self.lines(self.text(question.text, STRONG), width), gap=True))
        spread = any(option.note for option in question.options)
        for number, option in enumerate(question.options):
            mark = Text(" ").append(option.key, KEY).append("  ")
            lines = self._hung(mark, self.lines(self.text(option.words), width - len(mark)))
            note = self.text(option.note, QUIET)
            lines += self.lines(note, width, "    ", "    ") if option.note else ()
            pieces.append(Chunk(lines, gap=spread or number == 0))
        if prompt.given:
            given = f"Your answer so far: {question.words_for(prompt.given)}"
            pieces.append(Chunk(self.lines(self.text(given, STRONG), width), gap=True))
        return pieces

    def _hung(self, mark: Text, lines: tuple[Text, ...]) -> tuple[Text, ...]:
        """Hang lines on a mark at the first of them."""
        rest = Text(" " * len(mark))
        return tuple((rest if n else mark).copy().append_text(line) for n, line in enumerate(lines))

    # --- the review and the keys ------------------------------------------------------------

    def review(self, answers: Iterable[ReviewRow], width: int) -> list[Chunk]:
        """Set every answer with its number."""
        title = self.lines(self.text("Your answers", TITLE), width)
        pieces = [Chunk(title, heading=True)]
        under = self.lines(self.text("Your answers (continued)", TITLE), width)
        for number, line in enumerate(answers, 1):
            mark = Text(f"{number:2}", KEY).append("  ")
            told = self.text(f"{line.label}: ").append_text(self.text(line.answer, STRONG))
            lines = self._hung(mark, self.lines(told, width - len(mark)))
            pieces.append(Chunk(lines, under=under))
        return pieces

    def offers(self, offers: Iterable[KeyHint], width: int) -> list[Text]:
        """Set keys with what they do, as many in a line as fit, none broken if it can stand."""
        lines: list[Text] = []
        for offer in offers:
            told = Text(offer.key, KEY).append(f" {offer.words}")
            if lines and len(lines[-1]) + 3 + len(told) <= width:
                lines[-1].append("   ").append_text(told)
            else:
                lines += self.lines(told, width)
        return lines

    def rule(self, width: int) -> Text:
        """Draw a line across."""
        return Text(self._rule * width, QUIET)


def _phone_pattern(phones: Iterable[str]) -> re.Pattern[str]:
    """Find a number as a whole, and not where it is one to text."""
    known = "|".join(re.escape(phone) for phone in sorted(phones, key=len, reverse=True))
    return re.compile(rf"(?<![\d+])(?<!\d )(?<![Tt]ext )(?:{known})(?! ?\d)")
