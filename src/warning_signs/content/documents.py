"""
Strict reading of YAML and JSON: plain text, lists and mappings, or one clear problem.

Nothing is guessed: every YAML scalar stays the text it is, so ``yes`` is a word and 0116 keeps its
nought. What makes documents dangerous is refused: anchors, aliases, tags, duplicate keys, excessive
size and depth.
"""

from __future__ import annotations

import json
from typing import Any

from warning_signs.content.limits import (
    ANSWERS,
    CONTENT,
    Document,
    Limits,
    UnreadableError,
    refuse,
    too_deep,
    too_large,
)

__all__ = [
    "ANSWERS",
    "CONTENT",
    "Document",
    "Limits",
    "UnreadableError",
    "read_document",
    "read_json",
    "read_json_line",
    "read_yaml",
]


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
        too_large(limits)
    try:
        plain = _JSON.decode(text)
    except json.JSONDecodeError as error:
        refuse(
            "unreadable",
            "cannot be read as JSON from here on",
            "look for a missing comma, quote or bracket near this place",
            (error.lineno, error.colno),
        )
    except RecursionError:
        too_deep(limits, (1, 1))
    _check_depth(plain, limits)
    return plain


def _check_depth(plain: Any, limits: Limits) -> None:
    """Refuse what lies too deep; how deep Python's own reader goes differs by its version."""
    level = [plain]
    for _ in range(limits.depth + 1):
        level = [
            part
            for each in level
            if isinstance(each, dict | list)
            for part in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return
    too_deep(limits, (1, 1))


def _text(data: bytes, limits: Limits) -> str:
    if len(data) > limits.size:
        too_large(limits)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("not_utf8", "is not text in UTF-8", "save it as plain text in UTF-8")
    if not text.strip():
        refuse("empty", "is empty", "see the README for a document to begin with")
    return text


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("duplicate_key", "has the same key twice", "keep one of the two")
    return found


_JSON = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_int=str, parse_float=str, parse_constant=str
)


def _read_yaml(text: str, limits: Limits) -> Document:
    from warning_signs.content.strict_yaml import read_yaml_text

    return read_yaml_text(text, limits)
