"""
The compiled files of a wheel: read in no time, and believed only where they are right.

Each is one line with two checksums, of the YAML it was made from and of the rest of itself, and
then one JSON document with a line for each of its parts, or for each part of a part with tables.
Where a checksum is not right, or nothing is there, as in a checkout, the YAML is read: it alone is
what people review.
"""

from __future__ import annotations

import json
import os.path
from functools import cache
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

# No pathlib: loading it takes a third as long as starting Python.
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
FOLDER = "compiled"
YAML = (
    "signs.yaml",
    "data/contacts.yaml",
    "data/sources.yaml",
    "data/summary.yaml",
    "data/words.yaml",
)
"""The files that all content is compiled from, where a wheel has them."""


def read_compiled(name: str) -> Any:
    """
    Return a compiled document.

    Args:
        name: ``catalogue``, ``instrument``, ``results`` or ``commands``.

    Returns:
        The document, or None where there is none that is right.
    """
    rest = _verified(name)
    try:
        return None if rest is None else json.loads(rest)
    except ValueError:
        return None


def read_tables(name: str) -> dict[str, Any] | None:
    """
    Return a compiled document whose tables are parsed when they are first gone through.

    Args:
        name: The same.
    """
    rest = _verified(name)
    try:
        return None if rest is None else _parts(iter(rest.splitlines()[1:]))
    except ValueError:
        return None


class _Table:
    """The entries of a table, not yet parsed."""

    __slots__ = ("_text",)

    def __init__(self, text: bytes) -> None:
        self._text = text

    def __iter__(self) -> Iterator[Any]:
        return iter(json.loads(self._text))


def _parts(lines: Iterator[bytes]) -> dict[str, Any]:
    """Return the parts up to a closing brace."""
    found: dict[str, Any] = {}
    for line in lines:
        if line.startswith(b"}"):
            break
        name, _, text = line.removesuffix(b",").partition(b":")
        found[json.loads(name)] = _part(text, lines)
    return found


def _part(text: bytes, lines: Iterator[bytes]) -> Any:
    if text == b"{":
        return _parts(lines)
    return _Table(text) if text.startswith(b'[{"id":') else json.loads(text)


def _verified(name: str) -> bytes | None:
    """Return what a compiled file says, or None where a checksum is not right."""
    try:
        first, _, rest = _bytes(f"{FOLDER}/{name}.json").partition(b"\n")
    except OSError:
        return None
    return rest if first == _checksums(_of_yaml(), rest) else None


def carries_compiled(name: str) -> bool:
    """Return whether there is such a compiled document, right or wrong; a checkout has none."""
    try:
        _bytes(f"{FOLDER}/{name}.json")
    except OSError:
        return False
    return True


def compiled_file(document: Mapping[str, Any], yaml: list[bytes]) -> bytes:
    """
    Return a compiled document as a wheel carries it.

    Args:
        document: What is to be read without YAML.
        yaml: The files it was made from, in the order of ``YAML``.
    """
    rest = _in_lines(document).encode()
    return _checksums(_checksum(yaml), rest) + b"\n" + rest


def _in_lines(document: Mapping[str, Any]) -> str:
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    parts = [
        f"{dumps(name)}:{_in_lines(part) if _has_tables(part) else dumps(part)}"
        for name, part in document.items()
    ]
    return "\n".join(("{", ",\n".join(parts), "}"))


def _has_tables(part: Any) -> bool:
    values = part.values() if isinstance(part, dict) else ()
    return any(isinstance(each, list) and each and isinstance(each[0], dict) for each in values)


@cache
def _of_yaml() -> int:
    return _checksum([_bytes(name) for name in YAML])


def _bytes(name: str) -> bytes:
    """Return a file of the package, by what loaded this module: a folder has it, or a zip file."""
    data: bytes = __spec__.loader.get_data(f"{_PACKAGE}/{name}")  # type: ignore[union-attr]
    return data


def _checksum(files: list[bytes]) -> int:
    checksum = 0
    for each in files:
        checksum = crc32(each, crc32(b"%d " % len(each), checksum))
    return checksum


def _checksums(yaml: int, rest: bytes) -> bytes:
    return b"%d %d" % (yaml, crc32(rest))
