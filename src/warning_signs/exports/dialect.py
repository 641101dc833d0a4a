"""
How formulas are written, where each format has words of its own.

The formats write names, texts and choices each in their own way, and share the rest: ``and``,
``or``, ``=``, ``<``, ``>``, ``+`` and ``-`` mean the same in all of them.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

YES = "1 = 1"
"""What holds in every format, and for every answer."""

NO = "1 = 0"
"""What holds for no answer."""


class Dialect(ABC):
    """
    How one format writes what formulas are made of.

    Attributes:
        choice: The word that chooses between two values.
        nothing: How it writes that there is no value.
    """

    choice = "iif"
    nothing = "''"

    @abstractmethod
    def value(self, name: str) -> str:
        """Write the answer to a question, or what a formula came to."""

    @abstractmethod
    def is_empty(self, name: str) -> str:
        """Write that a question has no answer."""

    @abstractmethod
    def is_given(self, name: str) -> str:
        """Write that a question has an answer."""

    @abstractmethod
    def is_within(self, words: str, name: str) -> str:
        """Write that a formula came to words that hold these."""

    def joined(self, parts: Sequence[str]) -> str:
        """Write several words as one."""
        return " + ".join(parts)

    def choose(self, when: str, then: str, otherwise: str) -> str:
        """Write a choice between two values."""
        return f"{self.choice}({when}, {then}, {otherwise})"

    def text(self, words: str) -> str:
        """Write words as a value; SurveyJS reads no quote of either kind that is not escaped."""
        quoted = re.sub(r"(['\"\\])", r"\\\1", words)
        return f"'{quoted}'"


def all_of(parts: Iterable[str]) -> str:
    """Join conditions that must all hold."""
    return _joined(parts, " and ", nothing=YES, decides=NO)


def any_of(parts: Iterable[str]) -> str:
    """Join conditions of which one must hold."""
    return _joined(parts, " or ", nothing=NO, decides=YES)


def _joined(parts: Iterable[str], word: str, *, nothing: str, decides: str) -> str:
    open_parts = [part for part in dict.fromkeys(parts) if part != nothing]
    if decides in open_parts:
        return decides
    if len(open_parts) > 1:
        return f"({word.join(open_parts)})"
    return open_parts[0] if open_parts else nothing
