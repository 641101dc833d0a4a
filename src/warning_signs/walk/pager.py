"""
Pages that belong together, one of them on the screen at a time.

Nothing is measured once and kept: pages are cut afresh whenever the terminal has another size. The
head stands on each of them, and the piece one was reading stays on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.streams import READABLE
from warning_signs.walk.layout import NOTICE
from warning_signs.walk.pagination import ROOMY, ScreenPage, page_with, paginate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from rich.text import Text

    from warning_signs.walk.layout import KeyHint, TextLayout
    from warning_signs.walk.pagination import Chunk
    from warning_signs.walk.terminal import Terminal
    from warning_signs.walk.ui import Head

    Hints: TypeAlias = Callable[[int, int], Iterable[KeyHint]]
    """Returns the keys and what they do on a page, counted from 0, of so many."""

    Body: TypeAlias = Callable[[int], Sequence[Chunk]]
    """Lays out what there is to say in lines of a width."""


class Pager:
    """
    Pages, and which of them is shown.

    Attributes:
        at: The page that is shown, from 0.
    """

    def __init__(
        self, terminal: Terminal, layout: TextLayout, body: Body, head: Head | None = None
    ) -> None:
        """
        Open at the first page.

        Args:
            terminal: Where pages are drawn.
            layout: What lays out words as lines.
            body: What is cut into pages.
            head: What stands at the top of every page.
        """
        self._terminal = terminal
        self._layout = layout
        self._body = body
        self._head = head
        self._pages: list[ScreenPage] = [ScreenPage((), (0, 0))]
        self._cut_for = (0, 0)
        self._size = (0, 0)
        self._foot_rows = 0
        self._reading = (0, 0)
        self._to_mark = False
        self.at = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def last(self) -> bool:
        """Whether the last page is shown."""
        return self.at == self.count - 1

    def turn(self, step: int) -> None:
        """Go so many pages on, or back where it is less than 0, as far as there are pages."""
        if step:
            self.at = min(max(0, self.at + step), self.count - 1)
            self._reading = self._pages[self.at].begins

    def refresh(self) -> None:
        """Lay out again what has changed, and turn to the page with its mark."""
        self._cut_for = (0, 0)
        self._to_mark = True

    def show(self, hints: Hints, note: str = "") -> None:
        """
        Draw the page.

        Args:
            hints: The keys and what they do.
            note: What is to be said above them.
        """
        columns, rows = self._terminal.size
        width = min(columns, READABLE)
        head = self._layout.head(self._head, width) if self._head else ()
        head = (*head, self._layout.blank) if head and rows >= ROOMY else head
        if self._size != (columns, rows):
            self._size, self._foot_rows = (columns, rows), 0
        # The foot differs from page to page, and the highest is kept room for on each: pages cut
        # afresh while they are turned would lead nowhere.
        before = None
        while before != self._cut_for:
            before = self._cut_for
            for at in {0, self.count // 2, self.count - 1}:
                foot = self._foot(hints(at, self.count), note, width, rows)
                self._foot_rows = max(self._foot_rows, len(foot))
            self._cut(width, rows - len(head) - self._foot_rows)
        foot = self._foot(hints(self.at, self.count), note, width, rows)
        lines = [*head, *self._pages[self.at].lines]
        below = [self._layout.blank] * (rows - len(lines) - len(foot))
        self._terminal.draw(self._layout.rows([*lines, *below, *foot]))

    def _cut(self, width: int, height: int) -> None:
        """Cut the pages for a size; only turning them changes what is being read."""
        if self._cut_for == (width, height):
            return
        chunks = self._body(width)
        if self._to_mark:
            self._to_mark = False
            marked = [number for number, chunk in enumerate(chunks) if chunk.marked]
            self._reading = (marked[0], 0) if marked else self._reading
        self._pages = paginate(chunks, max(1, height), self._layout.blank)
        self._cut_for = (width, height)
        self.at = page_with(self._pages, self._reading)

    def _foot(self, hints: Iterable[KeyHint], note: str, width: int, rows: int) -> list[Text]:
        """
        Lay out the note and the keys in at most a quarter of the rows.

        The first keys matter most, and where there is a row for one alone, it is how to leave. A
        note is never cut: on a low screen it takes the place of keys.
        """
        room = max(1, rows // 4)
        keys = sorted(hints, key=lambda hint: not hint.leaves) if room == 1 else hints
        lines = self._layout.hints(keys, width)[:room]
        said = self._layout.lines(self._layout.text(note, NOTICE), width) if note else ()
        if rows < ROOMY:
            return [*said, *lines[: max(0, room - len(said))]]
        return [*(said or [self._layout.blank]), self._layout.rule(width), *lines]
