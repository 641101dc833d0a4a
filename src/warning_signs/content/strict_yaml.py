"""
Strict reading of YAML, from the parser's events: every scalar stays the text it is.

Anchors, aliases, tags, duplicate keys and second documents are refused. Only this module imports
yaml, and ``documents`` imports it only when there is YAML to read: that takes as long as starting
Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.reader import Reader, ReaderError

from warning_signs.content.limits import NO_TEXT, Document, refuse, too_deep, too_many

if TYPE_CHECKING:
    from warning_signs.content.limits import Limits
    from warning_signs.core.errors import Path

_NO_TEXT = Reader.NON_PRINTABLE.search
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping still being read."""

    holds: list[Any] | dict[str, Any]
    at: Path
    key: str | None = None

    def next_place(self) -> Path:
        return (*self.at, len(self.holds) if isinstance(self.holds, list) else self.key or "")

    def wants_key(self) -> bool:
        return isinstance(self.holds, dict) and self.key is None

    def put(self, value: Any) -> None:
        if isinstance(self.holds, list):
            self.holds.append(value)
        else:
            self.holds[self.key or ""] = value
            self.key = None


def read_yaml_text(text: str, limits: Limits) -> Document:
    """
    Build the document from parser events, in one pass and without recursion.

    Raises:
        UnreadableError: With where and why.
    """
    places: dict[Path, tuple[int, int]] = {}
    bare: set[Path] = set()
    top = _Open([], ())
    stack = [top]
    event: Any
    try:
        for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            _check_event(event, count, len(stack) - 1, limits, place)
            if isinstance(event, yaml.ScalarEvent):
                if not event.style and event.value[:1].isdigit():
                    bare.add(stack[-1].next_place()[1:])
                _put_scalar(stack[-1], event.value, places, place)
            elif isinstance(event, yaml.CollectionStartEvent):
                _open(stack, event, places, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                done = stack.pop()
                stack[-1].put(done.holds)
    except ReaderError:
        before = text[: _NO_TEXT(text).start()].split("\n")  # type: ignore[union-attr]
        refuse(*NO_TEXT, (len(before), len(before[-1]) + 1))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        # The library has a limit of its own, and looks ahead: it may be met before ours.
        if "nesting" in (getattr(error, "problem", None) or ""):
            too_deep(limits, place)
        refuse(
            "unreadable",
            "cannot be read as YAML from here on",
            "look at the indentation, quotes, colons and brackets near this place",
            place,
        )
    plain = top.holds[0] if isinstance(top.holds, list) and top.holds else {}
    return Document(plain, {at[1:]: place for at, place in places.items()}, frozenset(bare))


def _check_event(
    event: Any, count: int, depth: int, limits: Limits, place: tuple[int, int]
) -> None:
    if count > limits.events:
        too_many(limits, place)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        refuse("anchor", "uses an anchor or alias", "write the text out where it belongs", place)
    if getattr(event, "tag", None):
        refuse("tag", "uses a tag", "leave out the word that begins with '!'", place)
    if isinstance(event, yaml.DocumentStartEvent) and event.explicit and count > 1:
        refuse("second_document", "holds a second document", "keep one, without '---'", place)
    if isinstance(event, yaml.CollectionStartEvent) and depth >= limits.depth:
        too_deep(limits, place)


def _open(
    stack: list[_Open], event: Any, places: dict[Path, tuple[int, int]], place: tuple[int, int]
) -> None:
    around = stack[-1]
    if around.wants_key():
        refuse("key_not_text", "has a key that is not text", "write a word before the colon", place)
    at = around.next_place()
    places.setdefault(at, place)
    stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], at))


def _put_scalar(
    around: _Open, value: str, places: dict[Path, tuple[int, int]], place: tuple[int, int]
) -> None:
    if not around.wants_key():
        places.setdefault(around.next_place(), place)
        around.put(value)
        return
    if value in around.holds:
        refuse("duplicate_key", "has the same key twice", "keep one of the two", place)
    around.key = value
    places[around.next_place()] = place
