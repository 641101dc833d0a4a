"""
Strict reading of YAML and JSON: plain text, lists and mappings, or one clear problem.

Nothing is guessed: every YAML scalar stays the text it is, so ``yes`` is a word and 0116 keeps its
nought. What makes documents dangerous is refused: anchors, aliases, tags, duplicate keys, excessive
size and depth.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from typing import TYPE_CHECKING, Any

from warning_signs.content.file_kinds import kind_of_file
from warning_signs.content.limits import (
    CONTENT,
    NO_TEXT,
    Document,
    Limits,
    UnreadableError,
    refuse,
    too_deep,
    too_large,
)
from warning_signs.core.errors import ContentUnusableError, Problem, reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warning_signs.content.places import File
    from warning_signs.core.errors import Path


def read_document(data: bytes, limits: Limits) -> Document:
    """
    Read JSON or YAML, whichever it is.

    Raises:
        UnreadableError: With where and why, never with what the document holds.
    """
    text = _text(data, limits)
    begins = text.lstrip()
    if begins.startswith(("//", "/*")):
        refuse("unreadable", "begins with a comment", "leave it out: JSON has none")
    if begins.startswith("<"):
        refuse("unreadable", "is XML or a web page", "is it a form of ODK? use --from xlsform")
    if not begins.startswith("{"):
        return _read_yaml(text, limits)
    try:
        return Document(read_json(text, limits))
    except UnreadableError as error:
        if error.problem.code == "second_document":
            raise
        return _as_yaml(text, limits, error.problem)


def _as_yaml(text: str, limits: Limits, problem: Problem) -> Document:
    """Read as YAML what looks like JSON; where it is neither, it was meant to be JSON."""
    try:
        return _read_yaml(text, limits)
    except UnreadableError as error:
        if not error.problem.code == problem.code == "unreadable":
            raise
        furthest = max((error.problem, problem), key=lambda each: (each.line, each.column))
        raise UnreadableError(problem.but(line=furthest.line, column=furthest.column)) from None


def places_in(data: bytes, limits: Limits) -> Mapping[Path, tuple[int, int]]:
    """Return where each part of a JSON document stands, as far as YAML can tell."""
    try:
        return _read_yaml(_text(data, limits), limits).places
    except UnreadableError:
        return {}


def read_yaml(data: bytes, limits: Limits) -> Document:
    """
    Read YAML.

    Raises:
        UnreadableError: With where and why.
    """
    return _read_yaml(_text(data, limits), limits)


def read_content(path: File) -> Document:
    """
    Read one file of content as it stands, no more of it than content may be long.

    Raises:
        ContentUnusableError: Where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return read_yaml(file.read(CONTENT.size + 1), CONTENT)
    except UnreadableError as error:
        raise ContentUnusableError([error.problem], str(path)) from None
    except OSError as error:
        problem = Problem("unreadable", (), reason(error, "cannot be read"))
        raise ContentUnusableError([problem], str(path)) from None


def read_json_line(data: bytes, limits: Limits) -> Any:
    """
    Read a line of JSON Lines.

    Raises:
        UnreadableError: With where and why.
    """
    try:
        return read_json(_text(data, limits), limits)
    except UnreadableError as error:
        if error.problem.code != "unreadable":
            raise
        hint = f"write one whole document on each line; {error.problem.hint}"
        raise UnreadableError(error.problem.but(hint=hint)) from None


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
        place = (error.lineno, error.colno)
        if error.msg == "Extra data" and text[error.pos] == "{":
            refuse("second_document", "holds a second document", _SECOND, place)
        if error.msg.startswith("Invalid control character"):
            refuse(*NO_TEXT, place)
        refuse(
            "unreadable",
            "cannot be read as JSON from here on",
            "look for a missing comma, quote or bracket near this place",
            place,
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
    if kind := kind_of_file(data):
        hint = "save what it holds as plain text in UTF-8, a workbook as CSV"
        refuse("not_utf8", f"is {kind}, not text", hint)
    if len(data) > limits.size:
        too_large(limits)
    text = _decoded(data)
    if text is None or "\0" in text[:2]:
        refuse("not_utf8", "is not text in UTF-8", "save it as plain text in UTF-8")
    if not text.strip():
        refuse("empty", "is empty", "write a document in it, or look whether it is the right file")
    return text


def _decoded(data: bytes) -> str | None:
    """Return UTF-8 as text, or UTF-16 with its mark, as some programs on Windows write it."""
    marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not data.startswith(BOM_UTF32_LE)
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("duplicate_key", "has the same key twice", "keep one of the two")
    return found


_SECOND = "keep one; or give each on a line of its own, with --lines"
_JSON = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_int=str, parse_float=str, parse_constant=str
)


def _read_yaml(text: str, limits: Limits) -> Document:
    from warning_signs.content.strict_yaml import read_yaml_text

    return read_yaml_text(text, limits)
