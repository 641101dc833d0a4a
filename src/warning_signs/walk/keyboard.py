"""Single keys from a terminal, as they are pressed: termios on POSIX, msvcrt on Windows."""

from __future__ import annotations

import os
import sys
from collections import deque
from enum import Enum, auto

ENTER = "\n"
ERASE = "\x7f"
INTERRUPT = "\x03"

_ESCAPE = "\x1b"
_SAME = {"\r": ENTER, "\b": ERASE}


class KeysEndedError(Exception):
    """The terminal is gone; no key will come any more."""


class _Inside(Enum):
    """What part of a sequence, such as an arrow key sends, comes next."""

    NOTHING = auto()
    ESCAPE = auto()
    LONG = auto()
    SHORT = auto()


class KeyParser:
    """
    Finds the keys in what a terminal sends.

    Arrow and function keys send a sequence that begins with Esc and may end in a letter; the
    whole of it is passed over, however late its parts arrive, so that it never answers anything.
    """

    def __init__(self) -> None:
        """Begin outside any sequence."""
        self._inside = _Inside.NOTHING

    def keys(self, text: str) -> list[str]:
        """Return the keys in a piece of what was sent."""
        return [_SAME.get(each, each.lower()) for each in text if self._is_key(each)]

    def _is_key(self, char: str) -> bool:
        match self._inside:
            case _Inside.ESCAPE if char == "[":
                self._inside = _Inside.LONG
                return False
            case _Inside.ESCAPE if char == "O":
                self._inside = _Inside.SHORT
                return False
            case _Inside.LONG:
                if "@" <= char <= "~":
                    self._inside = _Inside.NOTHING
                return False
            case _Inside.SHORT:
                self._inside = _Inside.NOTHING
                return False
        self._inside = _Inside.ESCAPE if char == _ESCAPE else _Inside.NOTHING
        return char != _ESCAPE


if sys.platform == "win32":
    import msvcrt

    KeyboardError = OSError

    class Keyboard:
        """The keyboard of a Windows console."""

        def __init__(self, _descriptor: int) -> None:
            """Nothing needs to be set up: single keys are always to be had."""

        def begin(self) -> None:
            """Nothing to change."""

        def end(self) -> None:
            """Nothing to put back."""

        def wait(self) -> None:
            """Reading waits by itself."""

        def read(self) -> list[str]:
            """Read the next key; the two parts of an arrow or function key are passed over."""
            char = msvcrt.getwch()
            if char in "\x00\xe0":
                msvcrt.getwch()
                return []
            return [] if char == _ESCAPE else [_SAME.get(char, char.lower())]

else:
    import select
    import termios

    KeyboardError = termios.error

    class Keyboard:
        """The keyboard of a POSIX terminal."""

        def __init__(self, descriptor: int) -> None:
            """Remember how the terminal was."""
            self._descriptor = descriptor
            self._before = termios.tcgetattr(descriptor)
            self._parser = KeyParser()

        def begin(self) -> None:
            """Return keys as they are pressed, without showing them; Ctrl-C and Ctrl-Z go on."""
            now = termios.tcgetattr(self._descriptor)
            now[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
            now[3] |= termios.ISIG
            now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, now)

        def end(self) -> None:
            """Put the terminal back as it was; keys not read yet must not reach the shell."""
            termios.tcsetattr(self._descriptor, termios.TCSAFLUSH, self._before)

        def wait(self) -> None:
            """Wait until there is something to read; nothing is taken yet."""
            select.select([self._descriptor], [], [])

        def read(self) -> list[str]:
            """
            Read the keys there are.

            Raises:
                KeysEndedError: Where the terminal is gone.
            """
            try:
                data = os.read(self._descriptor, 256)
            except OSError:
                raise KeysEndedError from None
            if not data:
                raise KeysEndedError
            return self._parser.keys(data.decode("utf-8", errors="replace"))


class Keys:
    """Keys in the order in which they were pressed."""

    def __init__(self, keyboard: Keyboard) -> None:
        """Begin with none pressed."""
        self._keyboard = keyboard
        self._pressed: deque[str] = deque()

    def wait(self) -> None:
        """Wait for a key; nothing is taken yet."""
        if not self._pressed:
            self._keyboard.wait()

    def take(self) -> str:
        """
        Return the next key; empty where what came was none.

        Raises:
            KeysEndedError: Where no key will come any more.
            KeyboardInterrupt: Where Ctrl-C comes as a key, as it does on Windows.
        """
        if not self._pressed:
            self._pressed.extend(self._keyboard.read())
        key = self._pressed.popleft() if self._pressed else ""
        if key == INTERRUPT:
            raise KeyboardInterrupt
        return key
