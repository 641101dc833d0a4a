"""A terminal in this process: it answers with the keys it was given, and keeps what was drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from warning_signs.core.errors import EndOfInputError
from warning_signs.walk.keyboard import SPACE
from warning_signs.walk.layout import TextLayout
from warning_signs.walk.screen_ui import ScreenInterface
from warning_signs.walk.terminal import CHANGED, WAITED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warning_signs.walk.terminal import Terminal

CODE = re.compile(r"\x1b\[[?\d;]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


class Screen:
    """
    What stands in for a terminal.

    Attributes:
        keys: The keys still to be pressed; a pair of numbers is a new size.
        size: Its columns and rows.
        shown: Every page that was drawn, without its styles.
        rows: The page that was drawn last, as it would be sent.
        waits: How long a key was waited for in vain, each time; Space comes in time.
    """

    def __init__(self, keys: Iterable[str | tuple[int, int]], size: tuple[int, int]) -> None:
        self.keys = list(keys)
        self.size = size
        self.shown: list[str] = []
        self.rows: Sequence[str] = ()
        self.waits: list[float] = []

    def draw(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.shown.append("\n".join(CODE.sub("", row) for row in rows))
        columns, height = self.size
        assert len(rows) <= height
        assert all(len(row) <= columns for row in self.shown[-1].split("\n"))

    def forget(self) -> None:
        """Keep the keys: they were all meant to be pressed when they are."""

    def settle(self, but: str) -> str:
        return but if self.keys[:1] == [but] else ""

    def key(self, seconds: float | None = None) -> str:
        if seconds is not None and self.keys[:1] != [SPACE]:
            self.waits.append(seconds)
            return WAITED
        if not self.keys:
            raise EndOfInputError
        key = self.keys.pop(0)
        if isinstance(key, str):
            return key
        self.size = key
        return CHANGED


def interface_on(screen: Screen, pace: float | None = None) -> ScreenInterface:
    return ScreenInterface(cast("Terminal", screen), TextLayout(), pace=pace)
