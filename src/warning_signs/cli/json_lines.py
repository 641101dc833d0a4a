"""
Answers line by line: JSON Lines in, one line out for each, in order.

Every line is answered, a blank one with an error too: line 7 out always belongs to line 7 in. What
one read brings is answered before the next read, so a file goes through in large pieces and a
program that writes one line and waits gets its answer. Nothing is kept but counts.
"""

from __future__ import annotations

from functools import partial

from warning_signs.core.errors import AnswersUnusableError
from warning_signs.formats.json import as_json, failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from warning_signs.cli.ready import Ready
    from warning_signs.core.assessment import Assessment

LONGEST_LINE = 64 * 1024
"""In bytes; of what is longer only so much is kept that its length is still noticed."""

PIECE = 64 * 1024
"""How many bytes are read, and about how many characters are written, at a time."""


class Documents:
    """
    A stream of documents, whatever they are written in.

    Args:
        batches: The documents, as many at a time as came at once.
        assess: Screens one of them.
        before: How many lines stand above the first, and get no answer.
    """

    __slots__ = ("assess", "batches", "before")

    def __init__(
        self,
        batches: Iterable[Iterable[Any]],
        assess: Callable[[Any], Assessment],
        before: int = 0,
    ) -> None:
        self.batches = batches
        self.assess = assess
        self.before = before


class Tally:
    """
    What became of the lines so far.

    Attributes:
        reached: How many reached each level, by its rank.
        bad: How many could not be scored.
    """

    __slots__ = ("bad", "reached")

    def __init__(self, levels: int) -> None:
        self.reached = [0] * levels
        self.bad = 0

    @property
    def lines(self) -> int:
        """How many lines were answered."""
        return sum(self.reached) + self.bad


def lines_of(ready: Ready, pieces: Iterable[bytes]) -> Documents:
    """
    Return the documents of JSON Lines.

    Args:
        ready: What screens them.
        pieces: The input, in pieces of any size.
    """
    return Documents(whole_lines(pieces, LONGEST_LINE), partial(ready.assess, line=True))


def score_lines(
    ready: Ready,
    documents: Documents,
    write: Callable[[str], None],
    progress: Callable[[Tally], None],
    *,
    in_brief: bool,
) -> Tally:
    """
    Score every document of a stream.

    Args:
        ready: What writes results.
        documents: The stream.
        write: Takes the answers, always in whole lines.
        progress: Is told how far it is after each batch.
        in_brief: Whether results give ids and numbers alone.
    """
    tally = Tally(len(ready.instrument.levels))
    text_of = ready.results.brief if in_brief else ready.results.full
    for batch in documents.batches:
        waiting: list[str] = []
        length = 0
        for document in batch:
            try:
                found = documents.assess(document)
                text = text_of(found)
                tally.reached[found.scored.rank] += 1
            except AnswersUnusableError as error:
                tally.bad += 1
                text = as_json(failure(error, documents.before + tally.lines))
            waiting.append(text)
            length += len(text)
            if length > PIECE:
                write("\n".join(waiting) + "\n")
                waiting, length = [], 0
        if waiting:
            write("\n".join(waiting) + "\n")
        progress(tally)
    return tally


def summary(ready: Ready, tally: Tally) -> str:
    """Say how many lines reached each level, and how many could not be scored."""
    levels = zip(ready.instrument.levels, tally.reached, strict=True)
    reached = ", ".join(f"{count} {name}" for name, count in levels)
    return f"lines: {tally.lines}; {reached}; {tally.bad} bad\n"


def whole_lines(pieces: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
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
