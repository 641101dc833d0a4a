"""
What strict reading is made of: its limits, what it gives, and how it refuses.

It reads nothing itself; ``documents`` does, and ``strict_yaml`` for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from warning_signs.core.errors import Path, Problem
from warning_signs.core.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Limits:
    """
    How much a document may hold.

    Attributes:
        size: In bytes.
        depth: Of lists and mappings within each other.
        events: Of the parser: about two for each key with its text.
    """

    size: int
    depth: int
    events: int


CONTENT = Limits(size=4 * 1024 * 1024, depth=20, events=300_000)
NO_TEXT = (
    "bad_character",
    "holds a character that is no text",
    "delete the character, and type again what is wanted in its place",
)
"""How a control character is refused, whichever reader meets it."""

ANSWERS = Limits(size=64 * 1024, depth=20, events=2_000)


@dataclass(frozen=True, slots=True)
class Document:
    """
    A document as it was read.

    Attributes:
        plain: Its text, lists and mappings.
        places: The line and column of each path in it; empty for JSON.
        bare: The paths of digits without quotes, which other readers of YAML take for a number.
        files: The file that each key at its top came from, where it is made of several.
    """

    plain: Any
    places: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    bare: frozenset[Path] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)

    def joined(self, other: Document, name: str) -> Document:
        """Return this document with what another file says beside its own keys."""
        keys = other.plain.keys() - self.plain.keys()
        return Document(
            {**other.plain, **self.plain},
            {**{at: place for at, place in other.places.items() if at[:1] != ()}, **self.places},
            self.bare | other.bare,
            {**self.files, **dict.fromkeys(keys, name)},
        )


class UnreadableError(Exception):
    """A document that cannot be read at all; it carries the one problem that stopped it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def too_large(limits: Limits, place: tuple[int, int] = (1, 1)) -> NoReturn:
    """Refuse a document that holds more than it may."""
    refuse("too_large", "is too large", f"keep it under {limits.size // 1024} KiB", place)


def too_many(limits: Limits, place: tuple[int, int]) -> NoReturn:
    """Refuse a document of too many pieces, however short they are."""
    hint = f"keep it under {limits.events // 2:,} keys with a text"
    refuse("too_large", "holds too many pieces", hint, place)


def too_deep(limits: Limits, place: tuple[int, int]) -> NoReturn:
    """Refuse a document whose lists and mappings lie too deep within each other."""
    refuse("too_deep", "is nested too deeply", f"keep it under {limits.depth} levels", place)


def refuse(code: str, problem: str, hint: str, place: tuple[int, int] = (1, 1)) -> NoReturn:
    """Refuse a document, saying where and why."""
    raise UnreadableError(Problem(code, (), problem, hint, *place))
