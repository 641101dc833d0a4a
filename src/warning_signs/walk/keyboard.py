"""Single keys from a terminal, as they are pressed: termios on POSIX, msvcrt on Windows."""

from __future__ import annotations

import os
import sys
from collections import deque
from enum import Enum, auto

from warning_signs.core.errors import EndOfInputError

ENTER = "\n"
ERASE = "\x7f"
INTERRUPT = "\x03"
SPACE = " "

# Keys without a letter of their own have names, which no single letter can be mistaken for.
ESCAPE = "escape"
UP, DOWN, LEFT, RIGHT = "up", "down", "left", "right"
PAGE_UP, PAGE_DOWN, HOME, END = "page up", "page down", "home", "end"
OTHER = "other"
"""Any other key, such as F1, and text that was pasted: it answers nothing."""

_ESC = "\x1b"
_SAME = {"\r": ENTER, "\b": ERASE}
_BY_LETTER = {"A": UP, "B": DOWN, "C": RIGHT, "D": LEFT, "F": END, "H": HOME}
_BY_NUMBER = {"1": HOME, "4": END, "5": PAGE_UP, "6": PAGE_DOWN, "7": HOME, "8": END}
_PASTE_BEGINS, _PASTE_ENDS = "200", f"{_ESC}[201~"
_MOUSE_BYTES = 3


class _Inside(Enum):
    """What a character is part of."""

    NOTHING = auto()
    ESCAPE = auto()
    LONG = auto()
    """After Esc and [, up to a letter or ~."""
    SHORT = auto()
    """After Esc and O, or Esc and [[ as the Linux console sends: one letter more."""
    MOUSE = auto()
    PASTE = auto()


class KeyParser:
    """
    Finds the keys in what a terminal sends.

    Arrow and function keys, the mouse and pasted text come as sequences that begin with Esc and
    hold letters. The whole of each is taken together, however late its parts arrive, so that none
    of its letters ever answers anything.
    """

    def __init__(self) -> None:
        """Begin outside any sequence."""
        self._inside = _Inside.NOTHING
        self._held = ""
        self._escape_was_a_key = False

    @property
    def holds_escape(self) -> bool:
        """Whether an Esc came that may be a key, or the beginning of a sequence."""
        return self._inside is _Inside.ESCAPE and not self._escape_was_a_key

    def escape(self) -> list[str]:
        """Take the Esc that nothing has followed as a key; what follows late is still its own."""
        self._escape_was_a_key = True
        return [ESCAPE]

    def keys(self, text: str) -> list[str]:
        """Return the keys in a piece of what was sent."""
        found = []
        if self.holds_escape and text[:1] not in ("", "[", "O"):
            # It was read alone, and what now comes is another key.
            self._inside = _Inside.NOTHING
            found.append(ESCAPE)
        return found + [key for char in text if (key := self._key(char))]

    def _key(self, char: str) -> str:
        """Return the key that a character completes; empty where it completes none."""
        inside, self._inside = self._inside, _Inside.NOTHING
        match inside:
            case _Inside.PASTE:
                return self._in_paste(char)
            case _Inside.MOUSE:
                return self._in_mouse(char)
            case _ if char == _ESC:
                self._inside, self._escape_was_a_key = _Inside.ESCAPE, False
                return ""
            case _Inside.ESCAPE:
                return self._after_escape(char)
            case _Inside.LONG:
                return self._in_long(char)
            case _Inside.SHORT if char.isdigit():
                self._inside, self._held = inside, char
                return ""
            case _Inside.SHORT:
                return OTHER if self._held else _BY_LETTER.get(char, OTHER)
        return _SAME.get(char, char.lower())

    def _after_escape(self, char: str) -> str:
        self._held = ""
        if char in "[O":
            self._inside = _Inside.LONG if char == "[" else _Inside.SHORT
            return ""
        # With Alt held down a key comes after an Esc; that is no answer either.
        return self._key(char) if self._escape_was_a_key else OTHER

    def _in_long(self, char: str) -> str:
        if char == "[" and not self._held:
            self._inside, self._held = _Inside.SHORT, char
        elif char == "M" and not self._held:
            self._inside = _Inside.MOUSE
        elif not "@" <= char <= "~":
            self._inside, self._held = _Inside.LONG, self._held + char
        elif char == "~" and self._held == _PASTE_BEGINS:
            self._inside, self._held = _Inside.PASTE, ""
        elif char == "~":
            return _BY_NUMBER.get(self._held, OTHER)
        else:
            return OTHER if self._held else _BY_LETTER.get(char, OTHER)
        return ""

    def _in_mouse(self, char: str) -> str:
        self._held += char
        if len(self._held) < _MOUSE_BYTES:
            self._inside = _Inside.MOUSE
            return ""
        return OTHER

    def _in_paste(self, char: str) -> str:
        self._held = (self._held + char)[-len(_PASTE_ENDS) :]
        if self._held != _PASTE_ENDS:
            self._inside = _Inside.PASTE
            return ""
        return OTHER


if sys.platform == "win32":
    import msvcrt
    from time import sleep

    KeyboardError = OSError

    _BY_SCAN = {
        "H": UP,
        "P": DOWN,
        "K": LEFT,
        "M": RIGHT,
        "I": PAGE_UP,
        "Q": PAGE_DOWN,
        "G": HOME,
        "O": END,
    }
    _GLANCE = 0.02

    class Keyboard:
        """The keyboard of a Windows console."""

        def __init__(self, _descriptor: int) -> None:
            """Nothing needs to be set up: single keys are always to be had."""

        def begin(self) -> None:
            """Nothing to change."""

        def end(self) -> None:
            """Nothing to put back."""

        def wait(self, seconds: float | None = None) -> bool:
            """Wait until there is something to read; return whether there is."""
            while seconds is None or seconds > 0:
                if msvcrt.kbhit():
                    return True
                sleep(_GLANCE)
                seconds = None if seconds is None else seconds - _GLANCE
            return msvcrt.kbhit()

        def read(self) -> list[str]:
            """Read the next key; arrows and the like come as two characters."""
            char = msvcrt.getwch()
            if char in "\x00\xe0":
                return [_BY_SCAN.get(msvcrt.getwch(), OTHER)]
            return [ESCAPE if char == _ESC else _SAME.get(char, char.lower())]

else:
    import select
    import termios

    KeyboardError = termios.error

    _ALONE = 0.2
    """Seconds after which an Esc is a key and not the beginning of a sequence."""

    class Keyboard:
        """The keyboard of a POSIX terminal."""

        def __init__(self, descriptor: int) -> None:
            """Remember how the terminal was."""
            self._descriptor = descriptor
            self._before = termios.tcgetattr(descriptor)
            self._parser = KeyParser()

        def begin(self) -> None:
            """
            Return keys as they are pressed, without showing them; Ctrl-C and Ctrl-Z go on.

            Ctrl-S is a key like any other: it would stop all that is drawn.
            """
            now = termios.tcgetattr(self._descriptor)
            now[0] &= ~(termios.IXON | termios.IXOFF)
            now[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
            now[3] |= termios.ISIG
            now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, now)

        def end(self) -> None:
            """Restore the terminal as it was; keys not read yet must not reach the shell."""
            termios.tcsetattr(self._descriptor, termios.TCSAFLUSH, self._before)

        def wait(self, seconds: float | None = None) -> bool:
            """Wait until there is something to read; return whether there is."""
            if self._parser.holds_escape:
                self._readable(_ALONE if seconds is None else min(seconds, _ALONE))
                return True
            return self._readable(seconds)

        def read(self) -> list[str]:
            """
            Read the keys there are.

            Raises:
                EndOfInputError: Where the terminal is gone.
            """
            if self._parser.holds_escape and not self._readable(0):
                return self._parser.escape()
            try:
                data = os.read(self._descriptor, 256)
            except OSError:
                raise EndOfInputError from None
            if not data:
                raise EndOfInputError
            return self._parser.keys(data.decode("utf-8", errors="replace"))

        def _readable(self, seconds: float | None) -> bool:
            return bool(select.select([self._descriptor], [], [], seconds)[0])


class Keys:
    """Keys in the order in which they were pressed."""

    def __init__(self, keyboard: Keyboard) -> None:
        """Begin with none pressed."""
        self._keyboard = keyboard
        self._pressed: deque[str] = deque()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for a key, at most so long; return whether there is one. Nothing is taken yet."""
        return bool(self._pressed) or self._keyboard.wait(seconds)

    def take(self) -> str:
        """
        Return the next key; empty where what came was none.

        Raises:
            EndOfInputError: Where no key will come any more.
            KeyboardInterrupt: Where Ctrl-C comes as a key, as it does on Windows.
        """
        if not self._pressed:
            self._pressed.extend(_once(self._keyboard.read()))
        key = self._pressed.popleft() if self._pressed else ""
        if key == INTERRUPT:
            raise KeyboardInterrupt
        return key

    def drop(self, quiet: float = 0, but: str = "") -> str:
        """
        Drop every key pressed until now, and go on dropping until none comes for a while.

        They are read and not flushed, so that the rest of a sequence is never taken for keys.

        Args:
            quiet: The seconds in which no key may have come.
            but: A key that is not dropped.

        Returns:
            That key, as soon as it comes; empty where it does not.
        """
        self._pressed.clear()
        while self._keyboard.wait(quiet):
            keys = self._keyboard.read()
            if INTERRUPT in keys:
                raise KeyboardInterrupt
            if but in keys:
                return but
        return ""


def _once(keys: list[str]) -> list[str]:
    """Return keys with arrows that came in one piece taken once: a wheel sends several a notch."""
    return [
        key for n, key in enumerate(keys) if not n or key not in (UP, DOWN) or key != keys[n - 1]
    ]
