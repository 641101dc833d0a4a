"""
Answers line by line: JSON Lines in, one line out for each, in order.

Every line is answered, a blank one with an error too: line 7 out always belongs to line 7 in. What
one read brings is answered before the next read, so a file goes through in large pieces and a
program that writes one line and waits gets its answer. Nothing is kept but counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warning_signs.content.documents import ANSWERS, UnreadableError, read_json_line
from warning_signs.core.answers_document import read_answers
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.core.screening import screen
from warning_signs.formats.json import as_json, brief_json, failure, result_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome

PIECE = 64 * 1024
"""How many bytes are read, and about how many characters are written, at a time."""


@dataclass(slots=True)
class Tally:
    """
    What became of the lines so far.

    Attributes:
        levels: How many reached each level.
        bad: How many could not be scored.
    """

    levels: Counter[str] = field(default_factory=Counter)
    bad: int = 0

    @property
    def lines(self) -> int:
        """How many lines were answered."""
        return self.levels.total() + self.bad


def score_lines(
    catalogue: Catalogue,
    pieces: Iterable[bytes],
    write: Callable[[str], None],
    progress: Callable[[Tally], None],
    *,
    in_brief: bool,
) -> Tally:
    """
    Score every line.

    Args:
        catalogue: The content.
        pieces: The input, in pieces of any size.
        write: Takes the answers, always in whole lines.
        progress: Is told how far it is after each piece.
        in_brief: Whether results give ids and numbers alone.
    """
    tally = Tally()
    text_of = brief_json if in_brief else result_text
    for lines in _whole_lines(pieces, ANSWERS.size):
        waiting: list[str] = []
        length = 0
        for line in lines:
            try:
                outcome = _screened(catalogue, line)
                text = text_of(catalogue, outcome)
                tally.levels[outcome.level.id] += 1
            except AnswersUnusableError as error:
                tally.bad += 1
                text = as_json(failure(error, tally.lines))
            waiting.append(text)
            length += len(text)
            if length > PIECE:
                write("\n".join(waiting) + "\n")
                waiting, length = [], 0
        if waiting:
            write("\n".join(waiting) + "\n")
        progress(tally)
    return tally


def summary(catalogue: Catalogue, tally: Tally) -> str:
    """Say how many lines reached each level, and how many could not be scored."""
    levels = ", ".join(f"{tally.levels[name]} {name}" for name in catalogue.levels)
    return f"lines: {tally.lines}; {levels}; {tally.bad} bad\n"


def _screened(catalogue: Catalogue, line: bytes) -> Outcome:
    try:
        plain = read_json_line(line, ANSWERS)
    except UnreadableError as error:
        raise AnswersUnusableError([error.problem]) from None
    return screen(catalogue, read_answers(catalogue, plain))


def _whole_lines(pieces: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    """
    Return the lines that each piece completes.

    Of a line longer than ``most`` only so much is kept that its length is still noticed.
    """
    rest = b""
    for piece in pieces:
        first, *others = piece.split(b"\n")
        rest = (rest + first)[: most + 1]
        if others:
            *whole, last = others
            yield [rest, *whole]
            rest = last
    if rest:
        yield [rest]
