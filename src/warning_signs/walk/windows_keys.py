"""The keys of a Windows console, as ``keyboard`` needs them."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING

from warning_signs.core.errors import EndOfInputError
from warning_signs.windows_console import Modes, read_keys, wait_for_input

if TYPE_CHECKING:
    from collections.abc import Callable

_GLANCE = 0.1
"""Seconds after which one looks for another size of the window, and Python for Ctrl-C."""


class WindowsKeys:
    """What is typed in a console."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """
        Remember how the console was.

        Args:
            changed: Is called where the window has another size: no signal tells of it here.
        """
        self._changed = changed
        self._modes = Modes()
        self._size = os.get_terminal_size(1)
        self._typed = ""

    def begin(self) -> None:
        """Have keys come as they are pressed, without showing them; Ctrl-C goes on."""
        self._modes.for_pages()

    def end(self) -> None:
        """Restore the console as it was; keys not read yet must not reach the shell."""
        self._modes.restore()

    def ready(self, seconds: float | None) -> bool:
        """Wait until there is something to read; return whether there is."""
        end = None if seconds is None else monotonic() + seconds
        while not self._typed:
            left = _GLANCE if end is None else min(_GLANCE, end - monotonic())
            if wait_for_input(max(0, left)):
                self._take()
            elif left <= 0:
                break
            self._look_at_size()
        return bool(self._typed)

    def read(self) -> str:
        """Return what was typed."""
        typed, self._typed = self._typed, ""
        return typed

    def _take(self) -> None:
        try:
            self._typed += read_keys()
        except OSError:
            raise EndOfInputError from None

    def _look_at_size(self) -> None:
        before, self._size = self._size, os.get_terminal_size(1)
        if self._size != before:
            self._changed()
