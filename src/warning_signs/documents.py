"""
Strict reading of YAML and JSON: plain text, lists and mappings, or one clear problem.

Nothing is guessed: every YAML scalar stays the text it is, so ``yes`` is a word and 0116 keeps
its nought. What makes documents dangerous is refused: anchors, aliases, tags, duplicate keys,
excessive size and depth. Only this module imports yaml. It may import from floors 0 and 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from warning_signs.errors import Path, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


CONTENT = Limits(size=4 * 1024 * 1024, depth=20, events=60_000)
ANSWERS = Limits(size=64 * 1024, depth=20, events=2_000)


@dataclass(frozen=True, slots=True)
class Document:
    """
    A document as it was read.

    Attributes:
        plain: Its text, lists and mappings.
        places: The line and column of each path in it; empty for JSON.
        bare: The paths of digits without quotes, which other readers of YAML take for a number.
    """

    plain: Any
    places: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    bare: frozenset[Path] = frozenset()


class UnreadableError(Exception):
    """A document that cannot be read at all; it carries the one problem that stopped it."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem)
        self.problem = problem


def read_document(data: bytes, limits: Limits) -> Document:
    """
    Read JSON or YAML, whichever it is.

    Raises:
        UnreadableError: With where and why, never with what the document holds.
    """
    text = _text(data, limits)
    if text.lstrip().startswith("{"):
        try:
            return Document(read_json(text, limits))
        except UnreadableError:
            return _read_yaml(text, limits)
    return _read_yaml(text, limits)


def read_yaml(data: bytes, limits: Limits) -> Document:
    """
    Read YAML.

    Raises:
        UnreadableError: With where and why.
    """
    return _read_yaml(_text(data, limits), limits)


def read_json_line(data: bytes, limits: Limits) -> Any:
    """
    Read a line of JSON Lines.

    Raises:
        UnreadableError: With where and why.
    """
    return read_json(_text(data, limits), limits)


def read_json(text: str, limits: Limits) -> Any:
    """
    Read JSON; numbers are kept as the text they are, for nothing here is one.

    Raises:
        UnreadableError: With where and why.
    """
    if len(text) > limits.size:
        _too_large(limits)
    try:
        return _JSON.decode(text)
    except json.JSONDecodeError as error:
        _refuse(
            "unreadable",
            "cannot be read as JSON from here on",
            "look for a missing comma, quote or bracket near this place",
            (error.lineno, error.colno),
        )
    except RecursionError:
        _too_deep(limits, (1, 1))


def _text(data: bytes, limits: Limits) -> str:
    if len(data) > limits.size:
        _too_large(limits)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("not_utf8", "is not text in UTF-8", "save it as plain text in UTF-8")
    if not text.strip():
        _refuse("empty", "is empty", "see the README for a document to begin with")
    return text


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse("duplicate_key", "has the same key twice", "keep one of the two")
    return found


_JSON = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_int=str, parse_float=str, parse_constant=str
)


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


def _read_yaml(text: str, limits: Limits) -> Document:
    """Build the document from parser events, in one pass and without recursion."""
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
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        _refuse(
            "unreadable",
            "cannot be read as YAML from here on",
            "look at the indentation, quotes, colons and brackets near this place",
            (mark.line + 1, mark.column + 1) if mark else (1, 1),
        )
    plain = top.holds[0] if isinstance(top.holds, list) and top.holds else {}
    return Document(plain, {at[1:]: place for at, place in places.items()}, frozenset(bare))


def _check_event(
    event: Any, count: int, depth: int, limits: Limits, place: tuple[int, int]
) -> None:
    if count > limits.events:
        _too_large(limits, place)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        _refuse("anchor", "uses an anchor or alias", "write the text out where it belongs", place)
    if getattr(event, "tag", None):
        _refuse("tag", "uses a tag", "leave out the word that begins with '!'", place)
    if isinstance(event, yaml.DocumentStartEvent) and event.explicit and count > 1:
        _refuse("second_document", "holds a second document", "keep one, without '---'", place)
    if isinstance(event, yaml.CollectionStartEvent) and depth >= limits.depth:
        _too_deep(limits, place)


def _open(
    stack: list[_Open], event: Any, places: dict[Path, tuple[int, int]], place: tuple[int, int]
) -> None:
    around = stack[-1]
    if around.wants_key():
        _refuse(
            "key_not_text", "has a key that is not text", "write a word before the colon", place
        )
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
        _refuse("duplicate_key", "has the same key twice", "keep one of the two", place)
    around.key = value
    places[around.next_place()] = place


def _too_large(limits: Limits, place: tuple[int, int] = (1, 1)) -> NoReturn:
    _refuse("too_large", "is too large", f"keep it under {limits.size // 1024} KiB", place)


def _too_deep(limits: Limits, place: tuple[int, int]) -> NoReturn:
    _refuse("too_deep", "is nested too deeply", f"keep it under {limits.depth} levels", place)


def _refuse(code: str, problem: str, hint: str, place: tuple[int, int] = (1, 1)) -> NoReturn:
    raise UnreadableError(Problem(code, (), problem, hint, *place))
