"""Documents of answers, from the file or the stream that a command was given."""

from __future__ import annotations

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, iterdecode
from contextlib import contextmanager
from itertools import chain

from warning_signs.content.plain_answers import LARGEST
from warning_signs.core.errors import UsageError, reason
from warning_signs.core.shown import printable
from warning_signs.streams import is_terminal, read_pieces, read_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader


def bytes_of(document: str, largest: int = LARGEST, command: str = "score") -> bytes:
    """
    Read a document up to just over what is allowed, so that what is too large is noticed.

    Args:
        document: The name of a file, or - for standard input.
        largest: How much is allowed, in bytes.
        command: The command it is read for.

    Raises:
        UsageError: Where there is no document to read.
    """
    if document == "-":
        _refuse_terminal(command)
        return read_whole(sys.stdin, largest + 1)
    with _opened(document) as file:
        return read_whole(file, largest + 1, document)


@contextmanager
def pieces_of(document: str, size: int, command: str = "score") -> Iterator[Iterator[bytes]]:
    """
    Read a document as it comes, in pieces.

    Raises:
        UsageError: Where there is no document to read.
    """
    if document == "-":
        _refuse_terminal(command)
        yield _in_utf8(read_pieces(sys.stdin, size))
    else:
        with _opened(document) as file:
            yield _in_utf8(read_pieces(file, size, document))


def _in_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a text as it is, or out of UTF-16 where a mark says so: old PowerShell writes that."""
    first = next(pieces, b"")
    text: Iterator[bytes] = chain((first,), pieces)
    if first.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        text = (each.encode() for each in iterdecode(text, "utf-16", errors="replace"))
    yield from text


def _refuse_terminal(command: str) -> None:
    if is_terminal(sys.stdin):
        hint = f"name a file, or pipe a document in: warning-signs {command} FILE"
        raise UsageError.of(command, "no document was given", hint)


def _opened(document: str) -> BufferedReader:
    try:
        return open(document, "rb")  # noqa: PTH123  (a Path would be built to be opened)
    except OSError as error:
        from warning_signs.cli.in_a_call import NEVER_IN_A_CALL, may_hold_answers

        problem = reason(error, "cannot be read")
        if may_hold_answers(document):
            raise UsageError.of("FILE", problem, NEVER_IN_A_CALL) from None
        raise UsageError.of(printable(document), problem, "name a file of answers") from None
