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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, ClassVar

Path = tuple[str | int, ...]
"""The keys and positions that lead from the top of a document to a place in it."""


class Problem:
    """
    One thing that is wrong, where, and how to mend it.

    No dataclass: loading those takes half as long as starting Python, and what reads and writes
    the standard streams needs this.

    Args:
        code: A stable name for this kind of problem.
        at: Where in the document; empty for the document as a whole.
        problem: What is wrong, in lower case, without blame. Never an answer.
        hint: What to do about it.
        line: The line in the file, counted from 1; 0 where the problem has no line.
        column: The column in that line, counted from 1.
        file: The file it stands in, where a document is made of several.
        warning: Whether the content still works with it.
    """

    __slots__ = ("at", "code", "column", "file", "hint", "line", "problem", "warning")

    def __init__(  # noqa: PLR0913, PLR0917  (a record)
        self,
        code: str,
        at: Path,
        problem: str,
        hint: str = "",
        line: int = 0,
        column: int = 0,
        file: str = "",
        warning: bool = False,
    ) -> None:
        self.code = code
        self.at = at
        self.problem = problem
        self.hint = hint
        self.line = line
        self.column = column
        self.file = file
        self.warning = warning

    @property
    def place(self) -> str:
        """The path in dots, as people write it: ``signs.gifts``."""
        return ".".join(str(step) for step in self.at)

    def but(self, **changes: Any) -> Problem:
        """Return the same problem with something changed."""
        return Problem(**{name: getattr(self, name) for name in self.__slots__} | changes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.code, self.at, self.problem))

    def __repr__(self) -> str:
        """Return what it says, for whoever looks for a fault."""
        return f"Problem({self.code!r}, {self.place!r}, {self.problem!r}, {self.line})"


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

    @classmethod
    def problem(
        cls, at: Path, problem: str, hint: str = "", line: int = 0, column: int = 0
    ) -> Problem:
        """Return a problem of this kind: where it is, what is wrong, and what to do."""
        return Problem(cls.code, at, problem, hint, line, column)


class AnswersUnusableError(WarningSignsError):
    """An answers document that cannot be scored as it stands."""

    exit_code = 3
    code = "answers_unusable"

    @classmethod
    def of(cls, at: Path, problem: str, hint: str) -> AnswersUnusableError:
        """Return the error of one problem: where it is, what is wrong, and what to do."""
        return cls([cls.problem(at, problem, hint)])


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
        return cls([cls.problem((), problem, hint)], option)


class StreamError(WarningSignsError):
    """A standard stream that cannot be used."""

    code = "stream"


class SealMissingError(WarningSignsError):
    """Protection that was asked for, and that this system does not give."""

    code = "seal_missing"


class ProofError(WarningSignsError):
    """A proof of the protection that this system does not let be made."""

    code = "proof_impossible"


def reason(error: OSError, otherwise: str) -> str:
    """Return what the system says is wrong, as a problem says it."""
    return (error.strerror or otherwise).lower()


class UserLeftError(Exception):
    """The person chose to leave; nothing more is shown."""


class EndOfInputError(Exception):
    """There is nobody there to answer any more."""


class ReaderGoneError(Exception):
    """Whoever read the output has stopped reading."""
