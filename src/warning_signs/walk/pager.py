"""
Pages that belong together, one of them in the window at a time.

Pages are cut afresh whenever the window has another size, and the place is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.walk.keyboard import ENTER
from warning_signs.walk.layout import NOTICE
from warning_signs.walk.pagination import ScreenPage, paginate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from rich.text import Text

    from warning_signs.walk.layout import KeyHint, TextLayout
    from warning_signs.walk.pagination import Chunk
    from warning_signs.walk.terminal import Terminal

    Setter: TypeAlias = Callable[[int], Sequence[Chunk]]
    """Sets what there is to say in lines of a width."""

SPACE = " "
NEXT_KEYS = frozenset({"n", SPACE, ENTER})
BACK_KEYS = frozenset({"b", "p"})

_ROOMY = 12
"""From this height on, a line and a blank one set the keys apart from the page."""

_READABLE = 100
"""Longer lines are hard to read, however wide the window is."""


class Pager:
    """
    Pages, and which of them is shown.

    Attributes:
        at: The page that is shown, from 0.
    """

    def __init__(
        self,
        terminal: Terminal,
        layout: TextLayout,
        body: Setter,
        head: Callable[[int], tuple[Text, ...]],
    ) -> None:
        """
        Open at the first page.

        Args:
            terminal: Where pages are put.
            layout: What sets words as lines.
            body: What is cut into pages.
            head: What stands at the top of every page.
        """
        self._terminal = terminal
        self._layout = layout
        self._body = body
        self._head = head
        self._pages: list[ScreenPage] = [ScreenPage((), 0)]
        self._cut_for = (0, 0)
        self._window_was = (0, 0)
        self._kept = 0
        self.at = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def last(self) -> bool:
        """Whether the last page is shown."""
        return self.at == self.count - 1

    def turn(self, key: str) -> None:
        """Go to the page a key leads to, if there is one."""
        step = (key in NEXT_KEYS) - (key in BACK_KEYS)
        self.at = min(max(0, self.at + step), self.count - 1)

    def show(self, offers: Callable[[], Iterable[KeyHint]], note: str = "") -> None:
        """
        Put the page in the window.

        Args:
            offers: Gives the keys and what they do, which may depend on the page.
            note: What is to be said above them.
        """
        columns, rows = self._terminal.size
        width = min(columns, _READABLE)
        head = self._head(width)
        head = (*head, self._layout.blank) if head and rows >= _ROOMY else head
        if self._window_was != (columns, rows):
            self._window_was, self._kept = (columns, rows), 0
        # The foot differs from page to page. Rows once kept for it stay so: pages cut afresh
        # while they are turned would lead nowhere.
        while True:
            again = self._foot(offers, note, width, rows)
            self._kept = max(self._kept, len(again))
            before = self._cut_for
            self._cut(width, rows - len(head) - self._kept)
            if before == self._cut_for:
                break
        lines = [*head, *self._pages[self.at].lines]
        below = [self._layout.blank] * (rows - len(lines) - len(again))
        self._terminal.draw(self._layout.rows([*lines, *below, *again]))

    def _cut(self, width: int, height: int) -> None:
        if self._cut_for == (width, height):
            return
        began_with = self._pages[self.at].first
        pieces = self._body(width)
        self._pages = paginate(pieces, max(1, height), self._layout.blank)
        self._cut_for = (width, height)
        earlier = [number for number, page in enumerate(self._pages) if page.first <= began_with]
        self.at = earlier[-1] if self.at else 0

    def _foot(
        self, offers: Callable[[], Iterable[KeyHint]], note: str, width: int, rows: int
    ) -> list[Text]:
        """Set the keys in at most a quarter of the rows; the first of them matter most."""
        lines = self._layout.offers(offers(), width)[: max(1, rows // 4)]
        if rows < _ROOMY:
            return lines
        told = self._layout.lines(self._layout.text(note, NOTICE), width) if note else ()
        return [*(told or [self._layout.blank]), self._layout.rule(width), *lines]
