"""
Single keys from a terminal, as they are pressed.

``posix_keys`` and ``windows_keys`` know where they come from; what they are is found out here.
"""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from time import monotonic
from typing import Protocol

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
_ALONE = 0.2
"""Seconds after which an Esc is a key and not the beginning of a sequence."""


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


class KeySource(Protocol):
    """Where what is typed comes from, as each system fills it."""

    def ready(self, seconds: float | None) -> bool:
        """Wait until there is something to read; return whether there is."""

    def read(self) -> str:
        """
        Return what was typed.

        Raises:
            EndOfInputError: Where the terminal is gone.
        """


class Keyboard:
    """Keys as they are pressed, found in what is typed."""

    def __init__(self, source: KeySource) -> None:
        """
        Begin outside any sequence.

        Args:
            source: Where what is typed comes from.
        """
        self._source = source
        self._parser = KeyParser()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until there is something to read; return whether there is."""
        if self._parser.holds_escape:
            self._source.ready(_ALONE if seconds is None else min(seconds, _ALONE))
            return True
        return self._source.ready(seconds)

    def read(self) -> list[str]:
        """
        Read the keys there are.

        Raises:
            EndOfInputError: Where the terminal is gone.
        """
        if self._parser.holds_escape and not self._source.ready(0):
            return self._parser.escape()
        return self._parser.keys(self._source.read())


class Keys:
    """Keys in the order in which they were pressed."""

    def __init__(self, keyboard: Keyboard) -> None:
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
            KeyboardInterrupt: Where Ctrl-C comes as a key, as some terminals are set to send it.
        """
        if not self._pressed:
            self._pressed.extend(_once(self._keyboard.read()))
        key = self._pressed.popleft() if self._pressed else ""
        if key == INTERRUPT:
            raise KeyboardInterrupt
        return key

    def drop(self, seconds: float = 0, held: float = 0, but: str = "") -> str:
        """
        Drop every key pressed until now and for a while from now.

        They are read and not flushed, so that the rest of a sequence is never taken for keys.

        Args:
            seconds: How long.
            held: How soon after another a key comes of itself while it is held down; such keys are
                dropped for longer.
            but: A key that is not dropped.

        Returns:
            That key, as soon as it comes; empty where it does not.
        """
        self._pressed.clear()
        end = monotonic() + seconds
        while self._keyboard.wait(max(held, end - monotonic())):
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
