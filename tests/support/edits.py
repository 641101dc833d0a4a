"""Single edits of a document of content, each of which can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Put: TypeAlias = "Callable[[], Callable[[], object]]"
"""Makes an edit, and returns what takes it back."""


@dataclass(frozen=True, slots=True)
class Edit:
    """
    One edit.

    Attributes:
        kind: What is done to what.
        name: Where.
        put: Makes it, and returns what takes it back.
    """

    kind: str
    name: str
    put: Put


def cut(holder: Any, key: str | int) -> Put:
    """Take an entry out."""
    if isinstance(holder, dict):
        return becoming(holder, {name: holder[name] for name in holder if name != key})

    def put() -> Callable[[], object]:
        gone = holder.pop(key)
        return lambda: holder.insert(key, gone)

    return put


def swap(holder: Any, key: str | int, value: Any) -> Put:
    """Put another value in the place of one."""

    def put() -> Callable[[], object]:
        before, holder[key] = holder[key], value
        return lambda: holder.__setitem__(key, before)

    return put


def becoming(holder: dict[str, Any], other: dict[str, Any]) -> Put:
    """Make a mapping another one, in its order."""

    def make(content: dict[str, Any]) -> None:
        holder.clear()
        holder.update(content)

    def put() -> Callable[[], object]:
        before = dict(holder)
        make(other)
        return lambda: make(before)

    return put


def together(*puts: Put) -> Put:
    """Make several edits as one."""

    def put() -> Callable[[], object]:
        backs = [each() for each in puts]
        return lambda: [back() for back in reversed(backs)]

    return put
