"""
Reading and writing the standard streams, whatever they are connected to.

Output goes out unbuffered, so that nothing is left to fail, or to be written, after the end. It
may import from floor 0 only.
"""

from __future__ import annotations

import errno
import os
import sys
from signal import SIGINT, signal
from typing import TYPE_CHECKING, TextIO, cast

from warning_signs.errors import Problem, WarningSignsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader


class StreamError(WarningSignsError):
    """A standard stream that cannot be used."""

    code = "stream"


class ReaderGoneError(Exception):
    """Whoever read the output has stopped reading."""


def has_terminal() -> bool:
    """Tell whether a person can be asked: both standard input and output are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; a closed one is not."""
    return stream is not None and not stream.closed and stream.isatty()


def write(text: str) -> None:
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
        self._writing = self._asked = False
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


def tell(text: str) -> None:
    """Write to standard error, where talk, progress and errors go; a closed one is no fault."""
    if sys.stderr is not None:
        _write(sys.stderr, _encoded(sys.stderr, text), "standard error")


def _encoded(stream: TextIO | None, text: str) -> bytes:
    encoding = stream.encoding if stream is not None else None
    return text.encode(encoding or "utf-8", errors="replace")


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
            data = data[os.write(stream.fileno(), data) :]
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise ReaderGoneError from None
        raise _fault(name, (error.strerror or "cannot be written").lower()) from None


def read_input(most: int) -> bytes:
    """
    Read standard input to its end, or to this many bytes.

    Raises:
        StreamError: Where it is closed or cannot be read.
    """
    return _reading(lambda stream: stream.read(most))


def input_pieces(most: int) -> Iterator[bytes]:
    """
    Read standard input as it comes, at most so many bytes at a time.

    Raises:
        StreamError: Where it is closed or cannot be read.
    """
    while piece := _reading(lambda stream: stream.read1(most)):
        yield piece


def _reading(read: Callable[[BufferedReader], bytes]) -> bytes:
    if sys.stdin is None:
        raise _fault("standard input", "is closed")
    try:
        return read(cast("BufferedReader", sys.stdin.buffer))
    except OSError as error:
        raise _fault("standard input", (error.strerror or "cannot be read").lower()) from None


def _fault(name: str, problem: str) -> StreamError:
    return StreamError([Problem("stream", (), problem, "connect it and try again")], name)
