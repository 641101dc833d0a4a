"""
The screen of a terminal, borrowed for a while and given back exactly as it was.

Pages are put on the alternate screen, row by row and never by scrolling, so that nothing of them
reaches the lines a terminal keeps, even where there is no alternate screen.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from warning_signs.core.errors import ReaderGoneError, StreamError
from warning_signs.streams import write_stdout
from warning_signs.walk.keyboard import Keyboard, Keys

if sys.platform == "win32":
    from warning_signs.walk.windows_keys import WindowsKeys as SystemKeys
else:
    from warning_signs.walk.posix_keys import PosixKeys as SystemKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import FrameType
    from typing import Any, Self, TypeAlias

    Handler: TypeAlias = Callable[[int, FrameType | None], Any] | int | None

CHANGED = "changed"
"""Given in place of a key where the page must be drawn again."""

WAITED = "waited"
"""Given in place of a key where none came in time."""

_TITLE = "Terminal"
_TITLED = ("xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "konsole", "vte", "st")
_USUAL = (80, 24)

_MAIN, _ALTERNATE = "\x1b[?1049l", "\x1b[?1049h"
_HIDDEN, _CURSOR = "\x1b[?25l", "\x1b[?25h"
_PLAIN = "\x1b[0m"
_PUSH_TITLE, _POP_TITLE = "\x1b[22;2t", "\x1b[23;2t"
_NO_LINK = "\x1b]8;;\x1b\\"
_MARK_PASTES, _LEAVE_PASTES = "\x1b[?2004h", "\x1b[?2004l"

_NOT_ENDING = frozenset(
    {
        "SIGINT",
        "SIGBREAK",
        "SIGTSTP",
        "SIGCONT",
        "SIGWINCH",
        "SIGCHLD",
        "SIGCLD",
        "SIGURG",
        "SIGINFO",
        "SIGKILL",
        "SIGSTOP",
        "SIGTTIN",
        "SIGTTOU",
        "SIGSEGV",
        "SIGBUS",
        "SIGILL",
        "SIGFPE",
        "SIGABRT",
        "SIGIOT",
        "SIGTRAP",
        "SIGSYS",
    }
)
"""Signals that end nothing, cannot be handled, are handled apart, or tell of a crash."""

_UNREAD = 0.5
"""
Seconds after which a key can be meant for what has just been drawn.

Whoever is used to answering with y and Enter presses Enter before they have seen what y brought.
"""

_HELD = 0.1
"""Seconds between the keys that a keyboard sends while one is held down, and a little more."""


class _ChangedError(Exception):
    """The terminal has another size, or the program has been stopped and goes on."""


class Terminal:
    """
    A screen with pages on it, from taking it to giving it back.

    Ctrl-C, an end from outside and Ctrl-Z all give the terminal back first; after Ctrl-Z the page
    is drawn again. Restoring is done in the signal's own handler, so that it never waits.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        """
        Get to know the terminal.

        Args:
            environ: The environment, which names the kind of terminal.
        """
        self._system = SystemKeys(self._mark_changed)
        self._keys = Keys(Keyboard(self._system))
        self._titled = environ.get("TERM", "").startswith(_TITLED)
        self._shown = False
        self._waiting = False
        self._stale = False
        self._handlers: dict[int, Handler] = {}

    def __enter__(self) -> Self:
        """Take the screen."""
        self._show()
        for ending in {int(each) for each in signal.valid_signals()} - _numbers(_NOT_ENDING):
            self._handle(ending, self._ended)
        for name, handler in (
            ("SIGINT", self._interrupted),
            ("SIGBREAK", self._interrupted),
            ("SIGTSTP", self._stopped),
            ("SIGCONT", self._continued),
            ("SIGWINCH", self._resized),
        ):
            for number in _numbers({name}):
                self._handle(number, handler)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the screen back, with nothing of ours on it."""
        self._hide()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows there are."""
        try:
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
        except OSError:
            columns, rows = _USUAL
        return columns or _USUAL[0], rows or _USUAL[1]

    def draw(self, rows: Sequence[str]) -> None:
        """
        Draw a page; the cursor comes at its end when a key is waited for.

        Args:
            rows: One row each, none wider than the terminal.
        """
        _, height = self.size
        blank = _cleared(range(len(rows) + 1, height + 1))
        page = "".join(f"\x1b[{number};1H\x1b[2K{row}" for number, row in enumerate(rows, 1))
        write_stdout(f"{_HIDDEN}{blank}{page}{_PLAIN}")

    def key(self, seconds: float | None = None) -> str:
        """
        Return the next key, or ``CHANGED``, or ``WAITED``.

        Args:
            seconds: How long to wait; without end where there is no number.

        Raises:
            EndOfInputError: Where the terminal is gone.
            KeyboardInterrupt: On Ctrl-C.
        """
        write_stdout(_CURSOR)
        key = ""
        while not key:
            try:
                if not self._wait(seconds):
                    return WAITED
            except _ChangedError:
                self._stale = False
                return CHANGED
            key = self._keys.take()
        return key

    def forget(self) -> None:
        """Drop every key pressed until now: none was meant for what has just been drawn."""
        self._keys.drop()

    def settle(self, but: str) -> str:
        """
        Drop the keys of the next half second, and of a key that is held down for longer.

        Args:
            but: A key that is not dropped.

        Returns:
            That key, as soon as it comes; empty where it does not.
        """
        return self._keys.drop(_UNREAD, _HELD, but)

    def _wait(self, seconds: float | None) -> bool:
        """
        Wait for a key; a change interrupts the waiting alone, so that no key is lost.

        Returns:
            Whether there is something to read.
        """
        self._waiting = True
        if self._stale:
            self._waiting = False
            raise _ChangedError
        ready = self._keys.wait(seconds)
        self._waiting = False
        return ready

    def _show(self) -> None:
        self._system.begin()
        title = f"{_PUSH_TITLE}\x1b]2;{_TITLE}\x07" if self._titled else ""
        write_stdout(f"{title}{_ALTERNATE}{_MARK_PASTES}{_PLAIN}")
        self._shown = True

    def _hide(self) -> None:
        """Clear every row, and put back the main screen, the title and the keyboard."""
        if not self._shown:
            return
        _, height = self.size
        title = _POP_TITLE if self._titled else ""
        rows = _cleared(range(1, height + 1))
        # A terminal that has gone away can be given nothing back.
        with suppress(StreamError, ReaderGoneError):
            write_stdout(f"{_NO_LINK}{_PLAIN}{_LEAVE_PASTES}{rows}\x1b[H{_CURSOR}{_MAIN}{title}")
        with suppress(OSError):
            self._system.end()
        self._shown = False

    def _handle(self, number: int, handler: Handler) -> None:
        """Handle a signal, unless somebody asked for it to be ignored."""
        if signal.getsignal(number) is not signal.SIG_IGN:
            self._handlers[number] = signal.signal(number, handler)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        self._hide()
        raise KeyboardInterrupt

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        """Give the screen back, then end by the signal, so that whoever sent it sees that."""
        self._hide()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    def _stopped(self, number: int, _frame: FrameType | None) -> None:
        """Give the screen back while the program is stopped, and take it when it goes on."""
        waiting, self._waiting = self._waiting, False
        self._hide()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, self._stopped)
        self._show()
        self._waiting = waiting
        self._mark_changed()

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        """Go on after a stop that could not be handled; the shell may have changed the keys."""
        if self._shown:
            self._system.begin()
            self._mark_changed()

    def _resized(self, _number: int, _frame: FrameType | None) -> None:
        self._mark_changed()

    def _mark_changed(self) -> None:
        self._stale = True
        if self._waiting:
            self._waiting = False
            raise _ChangedError


def _numbers(names: Iterable[str]) -> set[int]:
    """Return the signals of these names that this system has."""
    return {int(getattr(signal, name)) for name in names if hasattr(signal, name)}


def _cleared(rows: Iterable[int]) -> str:
    """Clear rows one by one: clearing a whole screen moves it to the kept lines in some."""
    return "".join(f"\x1b[{number};1H\x1b[2K" for number in rows)
