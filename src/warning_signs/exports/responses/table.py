"""
A table in CSV: a row of names, and then one row for each form that was filled in.

It is taken as Excel, Microsoft Forms, Google Forms and ODK Central write it: with a mark at its
beginning or without, commas, semicolons or tabs, ``sep=;`` in the first line, in UTF-8, UTF-16 or
the code page of a British Windows. Words that come out wrong are no answer and are refused.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from warning_signs.core.errors import AnswersUnusableError
from warning_signs.core.shown import is_identifier
from warning_signs.exports.responses.filled import problem, require_few_names
from warning_signs.exports.responses.odk import is_of_the_system, own_name
from warning_signs.exports.xlsx import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.answers import Answers
    from warning_signs.core.errors import Problem
    from warning_signs.exports.responses.filled import Intake

LONGEST_CELL = 64 * 1024
"""In characters. A quote that is never closed would else take in the rest of the table."""

LONGEST_LINE = 1024 * 1024
"""In bytes; of what is longer only so much is kept that its length is still noticed."""

BEFORE_THE_ROWS = 1
"""The rows above the first: that of the names, as a spreadsheet counts."""

_TOO_LONG = "-" * (LONGEST_CELL + 1)
"""What the reader of CSV refuses, in the place of a line that is not kept whole."""

_SEPARATORS = ",;\t|"
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUALTRICS = '{"ImportId"'
"""How it begins the cells of its third row; the second holds the questions in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or what keeps it from being one."""

    cells: tuple[str, ...] = ()
    broken: bool = False


class FormTable:
    """
    The columns of one table, as far as they are ours.

    Args:
        intake: What reads forms.
        grouped: Whether names stand in groups, as ODK and KoBo write them.

    Attributes:
        taken_as: The columns that were recognised by a part of their wording alone.
    """

    def __init__(self, intake: Intake, *, grouped: bool) -> None:
        self._intake = intake
        self._grouped = grouped
        self._width = 0
        self._columns: dict[int, str] = {}
        self.taken_as: dict[str, str] = {}

    def begin(self, header: Row) -> None:
        """
        Lead each column back to an id.

        Raises:
            AnswersUnusableError: With every column that cannot be taken.
        """
        require_few_names(len(header.cells))
        self._width = len(header.cells)
        names = self._intake.names
        problems: list[Problem] = []
        unknown: list[str] = []
        for number, written in enumerate(header.cells):
            place = f"column {column_letters(number)}"
            if not written.strip() or (self._grouped and is_of_the_system(written)):
                continue
            bare = own_name(written) if self._grouped else written
            name = names.find(bare) or names.find(written)
            if not name and (name := names.find_part(written)):
                self.taken_as[place] = name
            if name in self._columns.values():
                problems.append(problem((place,), f"is {name} again", "keep one of them"))
            elif name:
                self._columns[number] = name
            elif not names.is_worked_out(bare):
                called = bare if is_identifier(bare) else place
                if near := self._intake.nearly_ours(bare, called):
                    problems.append(near)
                else:
                    unknown.append(place)  # A column may be headed by a name.
        if not self._columns:
            hint = "name the columns in the first row: role, and the ids of signs and circumstances"
            raise AnswersUnusableError.of((), "has no column that is known here", hint)
        problems += self._intake.unknown(unknown, self._columns.values())
        if problems:
            raise AnswersUnusableError(problems)

    def answers(self, row: Row) -> Answers:
        """
        Return the answers of one row.

        Raises:
            AnswersUnusableError: With every problem in it.
        """
        if row.broken:
            hint = "look for a quote that is not closed, or for more than a megabyte in one line"
            raise AnswersUnusableError.of((), "cannot be read as a row", hint)
        if any(cell.strip() for cell in row.cells[self._width :]):
            hint = "put quotes around a text that holds the separator"
            raise AnswersUnusableError.of((), "has more cells than there are names", hint)
        found = {
            name: row.cells[number]
            for number, name in self._columns.items()
            if number < len(row.cells) and row.cells[number].strip()
        }
        if not found:
            hint = "delete the row, or fill it in"
            raise AnswersUnusableError.of((), "is empty", hint)
        try:
            return self._intake.checked(found, "", [])
        except AnswersUnusableError:
            if self._is_of_names(found):
                raise AnswersUnusableError.of((), "is a row of names", "delete it") from None
            raise

    def _is_of_names(self, found: dict[str, str]) -> bool:
        """Return whether a cell is its column's name again, as where tables were put together."""
        names = self._intake.names
        return any(
            names.find(cell) == name or cell.startswith(_QUALTRICS) for name, cell in found.items()
        )


def rows(pieces: Iterable[bytes]) -> Iterator[Row]:
    """
    Return the rows of a table, the one of names first, as the pieces of it come.

    Empty rows at its end are left out: a spreadsheet writes as many as were ever touched.
    """
    empty = 0
    for row in _every_row(pieces):
        if row.broken or any(cell.strip() for cell in row.cells):
            yield from (Row() for _ in range(empty))
            yield row
            empty = 0
        else:
            empty += 1


def _every_row(pieces: Iterable[bytes]) -> Iterator[Row]:
    lines = _lines(pieces)
    first = next(lines, "")
    given = _SEPARATOR.fullmatch(first)
    header = next(lines, "") if given else first
    separator = given[1] if given else max(_SEPARATORS, key=header.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(chain([header], lines), delimiter=separator, strict=True)
    while True:
        try:
            yield Row(tuple(next(reader)))
        except StopIteration:
            return
        except csv.Error:
            yield Row(broken=True)


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """Return the lines of pieces that may be cut anywhere, each with its end."""
    pieces = iter(pieces)
    start = b""
    for piece in pieces:
        start += piece
        if len(start) > 1:
            break
    pieces = chain([start], pieces)
    if start[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        decoder = getincrementaldecoder("utf-16")(errors="replace")
        pieces = (decoder.decode(piece).encode() for piece in pieces)
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        rest = rest[: LONGEST_LINE + 1]
        yield from (f"{_decoded(line)}\n" for line in whole)
    if rest:
        yield _decoded(rest)


def _decoded(line: bytes) -> str:
    """Decode a line; what is no UTF-8 is in the code page of a British Windows."""
    if len(line) > LONGEST_LINE:  # A part of it would be another answer.
        return _TOO_LONG
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
