"""The keys of a POSIX terminal, as ``keyboard`` needs them."""

from __future__ import annotations

import os
import select
import sys
import termios
from typing import TYPE_CHECKING

from warning_signs.core.errors import EndOfInputError

if TYPE_CHECKING:
    from collections.abc import Callable


class PosixKeys:
    """What is typed on a terminal."""

    def __init__(self, _changed: Callable[[], None]) -> None:
        """Remember how the terminal was; that its size has changed is told by a signal."""
        self._descriptor = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._descriptor)

    def begin(self) -> None:
        """
        Have keys come as they are pressed, without showing them; Ctrl-C and Ctrl-Z go on.

        Ctrl-S is a key like any other: it would stop all that is drawn.
        """
        now = termios.tcgetattr(self._descriptor)
        now[0] &= ~(termios.IXON | termios.IXOFF)
        now[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        now[3] |= termios.ISIG
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, now)

    def end(self) -> None:
        """
        Restore the terminal as it was; keys not read yet must not reach the shell.

        Raises:
            OSError: Where the terminal is gone.
        """
        try:
            termios.tcsetattr(self._descriptor, termios.TCSAFLUSH, self._before)
        except termios.error as error:
            raise OSError(*error.args) from None

    def ready(self, seconds: float | None) -> bool:
        """Wait until there is something to read; return whether there is."""
        return bool(select.select([self._descriptor], [], [], seconds)[0])

    def read(self) -> str:
        """
        Read what was typed.

        Raises:
            EndOfInputError: Where the terminal is gone.
        """
        try:
            data = os.read(self._descriptor, 256)
        except OSError:
            data = b""
        if not data:
            raise EndOfInputError
        return data.decode("utf-8", errors="replace")
