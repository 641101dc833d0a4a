"""
What can go wrong, told so that a person can mend it.

Every error carries its problems; a problem has a place, what is wrong there and what to do:

    WarningSignsError           exit code 1
    ├── UsageError              2, a command asked for what it cannot do
    ├── AnswersUnusableError    3, an answers document that cannot be scored
    ├── ContentUnusableError    4, content that the tool refuses to work with
    ├── StreamError             1, a standard stream that cannot be used
    ├── SealMissingError        1, protection that was asked for and is not there
    └── ProofError              1, a proof that this system does not let be made

Three more end a program without a problem: ``UserLeftError``, ``EndOfInputError`` and
``ReaderGoneError``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Path: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead from the top of a document to a place in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong, where, and how to mend it.

    Attributes:
        code: A stable name for this kind of problem.
        at: Where in the document; empty for the document as a whole.
        problem: What is wrong, in lower case, without blame. Never an answer.
        hint: What to do about it.
        line: The line in the file, counted from 1; 0 where the problem has no line.
        column: The column in that line, counted from 1.
        file: The file it stands in, where a document is made of several.
        warning: Whether the content still works with it.
    """

    code: str
    at: Path
    problem: str
    hint: str = ""
    line: int = 0
    column: int = 0
    file: str = ""
    warning: bool = False

    @property
    def place(self) -> str:
        """The path in dots, as people write it: ``signs.gifts``."""
        return ".".join(str(step) for step in self.at)


class WarningSignsError(Exception):
    """
    The base of every error a person can do something about.

    Args:
        problems: All that is wrong, found in one go.
        name: The file or stream it was found in.
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "fault"

    def __init__(self, problems: Iterable[Problem], name: str = "") -> None:
        """Keep the problems in the order of their place in the file."""
        self.problems = tuple(
            sorted(problems, key=lambda each: (each.file, each.line, each.column))
        )
        self.name = name
        super().__init__(name, self.problems)


class AnswersUnusableError(WarningSignsError):
    """An answers document that cannot be scored as it stands."""

    exit_code = 3
    code = "answers_unusable"


class ContentUnusableError(WarningSignsError):
    """Content that the tool refuses to work with."""

    exit_code = 4
    code = "content_unusable"


class UsageError(WarningSignsError):
    """A command that was asked for something it cannot do."""

    exit_code = 2
    code = "usage"

    @classmethod
    def of(cls, option: str, problem: str, hint: str) -> UsageError:
        """Return the error of one option or command: what is wrong with it, and what to do."""
        return cls([Problem(cls.code, (), problem, hint)], option)


class StreamError(WarningSignsError):
    """A standard stream that cannot be used."""

    code = "stream"


class SealMissingError(WarningSignsError):
    """Protection that was asked for, and that this system does not give."""

    code = "seal_missing"


class ProofError(WarningSignsError):
    """A proof of the protection that this system does not let be made."""

    code = "proof_impossible"


class UserLeftError(Exception):
    """The person chose to leave; nothing more is shown."""


class EndOfInputError(Exception):
    """There is nobody there to answer any more."""


class ReaderGoneError(Exception):
    """Whoever read the output has stopped reading."""


_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,39}")


def is_identifier(word: str) -> bool:
    """Return whether a key looks like one of our ids, and so may be repeated in an error."""
    return _IDENTIFIER.fullmatch(word) is not None


LONGEST = 200
"""As much of a message as is shown; more of it helps nobody."""


def printable(text: str) -> str:
    """Return a text as it may be shown on a terminal: no control characters, and not endless."""
    plain = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """
    Return the hint that leads from a mistaken id to the right one.

    Args:
        word: What was written.
        known: The ids that would have been understood.

    Returns:
        "did you mean 'gifts'?", or the whole list where nothing is near.
    """
    known = sorted(known)
    near = get_close_matches(word[:LONGEST].lower().replace("-", "_"), known, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"use one of: {', '.join(known)}"
