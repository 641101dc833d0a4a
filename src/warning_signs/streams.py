"""
Reading and writing the standard streams, whatever they are connected to.

Output goes out unbuffered, so that nothing is left to fail, or to be written, after the end.
"""

from __future__ import annotations

import errno
import os
import sys

from warning_signs.core.errors import ReaderGoneError, StreamError, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any, TextIO

USUAL_WIDTH = 80
NARROWEST, READABLE = 20, 100
"""Shorter and longer lines are hard to read, whatever the terminal has."""

_MOST_DIGITS = 9
"""As many digits of ``COLUMNS`` as are read: Python refuses numbers without end."""

ENDLESS = 64 * 2**20
"""The bytes after which a line is taken to have no end, as that of a device has none."""


def has_terminal() -> bool:
    """Return whether a person can be asked: both standard input and output are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def require_stdout() -> None:
    """
    Go no further where there is nothing to answer to.

    Raises:
        StreamError: Where standard output is closed.
    """
    if sys.stdout is None:
        raise _fault("standard output", "is closed")


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; a closed one is not."""
    if stream is None or stream.closed or not stream.isatty():
        return False
    if sys.platform == "win32":
        from warning_signs.windows_console import is_console

        return is_console(stream.fileno())
    return True


def text_width(stream: TextIO | None) -> int:
    """Return the columns that text has: those of a terminal, else what COLUMNS says, or 80."""
    return max(NARROWEST, min(_columns(stream) or USUAL_WIDTH, READABLE))


def _columns(stream: TextIO | None) -> int:
    """Return how many columns there are; 0 where nothing says."""
    if stream is not None and is_terminal(stream):
        try:
            return os.get_terminal_size(stream.fileno()).columns
        except OSError:
            return 0
    given = os.environ.get("COLUMNS", "")[:_MOST_DIGITS]
    return int(given) if given.isascii() and given.isdecimal() else 0


def folded(line: str, stream: TextIO | None) -> str:
    """Return a line as it is read: broken between words on a terminal, and whole anywhere else."""
    if not is_terminal(stream):
        return f"{line}\n"
    from textwrap import wrap

    rows = wrap(
        line,
        text_width(stream),
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join((*rows, ""))


def write_stdout(text: str) -> None:
    """Write to standard output."""
    _write(sys.stdout, _encoded(sys.stdout, text), "standard output")


def write_json_text(text: str) -> None:
    """Write JSON to standard output: in UTF-8, whatever the terminal's own encoding."""
    write_bytes(text.encode())


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    _write(sys.stdout, data, "standard output")


class Writer:
    """
    Writes pieces of JSON that an interruption does not cut in two.

    Ctrl-C waits until the piece under way is out, so that what was written ends with a whole
    line; whoever reads no longer can be left by pressing it again.
    """

    def __init__(self) -> None:
        """Take over what happens at Ctrl-C."""
        from signal import SIG_IGN, SIGINT, getsignal, signal

        self._writing = self._asked = False
        if getsignal(SIGINT) is not SIG_IGN:
            signal(SIGINT, self._interrupt)

    def write(self, text: str) -> None:
        """
        Write a piece whole.

        Raises:
            KeyboardInterrupt: Where one came meanwhile.
        """
        self._writing = True
        write_json_text(text)
        self._writing = False
        if self._asked:
            raise KeyboardInterrupt

    def _interrupt(self, *_: object) -> None:
        if self._asked or not self._writing:
            raise KeyboardInterrupt
        self._asked = True


def write_stderr(text: str) -> None:
    """Write to standard error, where talk, progress and errors go; that it is gone is no fault."""
    try:
        _write(sys.stderr, _encoded(sys.stderr, text), "standard error")
    except (StreamError, ReaderGoneError):
        return


def _encoded(stream: TextIO | None, text: str) -> bytes:
    """Write in UTF-8, which is what pages say they are in, but for a terminal that has another."""
    own = stream.encoding if stream and is_terminal(stream) and sys.platform != "win32" else None
    return text.encode(own or "utf-8", errors="replace")


def _write(stream: TextIO | None, data: bytes, name: str) -> None:
    """
    Write all there is.

    Raises:
        ReaderGoneError: Where a pipe has no reader any more.
        StreamError: Where the stream is closed or what is behind it is full.
    """
    if stream is None:
        raise _fault(name, "is closed")
    try:
        stream.flush()
        while data:
            data = data[_written(stream.fileno(), data) :]
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise ReaderGoneError from None
        hint = "make room there, or write elsewhere" if error.errno == errno.ENOSPC else _CONNECT
        raise _fault(name, reason(error, "cannot be written"), hint) from None


def _written(number: int, data: bytes) -> int:
    """Write what can be written; another program may have set the stream not to wait, so wait."""
    while True:
        try:
            return os.write(number, data)
        except BlockingIOError:
            from select import select

            select([], [number], [])


def read_whole(stream: IO[Any] | None, most: int, name: str = "standard input") -> bytes:
    """
    Read a stream to its end, or to this many bytes.

    Raises:
        StreamError: Where it is closed or cannot be read.
    """
    found = b""
    while len(found) < most and (piece := _read(stream, most - len(found), name)):
        found += piece
    return found


def read_pieces(stream: IO[Any] | None, most: int, name: str = "standard input") -> Iterator[bytes]:
    """
    Read a stream as it comes, at most so many bytes at a time.

    Raises:
        StreamError: Where it is closed, cannot be read, or its line does not end.
    """
    length = 0
    while piece := _read(stream, most, name):
        end = piece.rfind(b"\n")
        length = length + len(piece) if end < 0 else len(piece) - end - 1
        if length > ENDLESS:
            problem = f"a line goes on for more than {ENDLESS // 2**20} MiB"
            hint = "give one document on each line; is it a file of lines?"
            raise StreamError([StreamError.problem((), problem, hint)], name)
        yield piece


def _read(stream: IO[Any] | None, most: int, name: str) -> bytes:
    """Read what there is; another program may have set the stream not to wait, so wait."""
    if stream is None:
        raise _fault(name, "is closed")
    while True:
        try:
            return os.read(stream.fileno(), most)
        except BlockingIOError:
            from select import select

            select([stream], [], [])
        except OSError as error:
            raise _fault(name, reason(error, "cannot be read")) from None


_CONNECT = "connect it and try again"


def _fault(name: str, problem: str, hint: str = _CONNECT) -> StreamError:
    return StreamError([StreamError.problem((), problem, hint)], name)
