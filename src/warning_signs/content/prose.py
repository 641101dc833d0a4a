"""
Every piece of prose in a document of content, with its place; told by the model's own types.

It works on the plain document, so that one mistake elsewhere hides none of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from warning_signs.content.decoder import field_types
from warning_signs.core.catalogue import Source
from warning_signs.core.types import Citation

if TYPE_CHECKING:
    from warning_signs.core.errors import Path

_ABOUT_SOURCES = (Citation, Source)
"""What publications call themselves is quoted and not ours to word."""


def prose(kind: Any, plain: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """
    Return every text that a reader reads as words: no id, number, date or address.

    Args:
        kind: The type the document is written in.
        plain: The document, or a part of it; what has the wrong shape is passed over.
        at: Where the part stands.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is str and isinstance(plain, str):
        yield at, plain
    elif origin is tuple or (origin is Mapping and is_dataclass(arguments[1])):
        item = arguments[0] if origin is tuple else arguments[1]
        for n, part in enumerate(plain if isinstance(plain, list) else ()):
            yield from prose(item, part, (*at, n))
    elif origin is Mapping and isinstance(plain, dict):
        for name, part in plain.items():
            yield from prose(arguments[1], part, (*at, name))
    elif isinstance(kind, type) and is_dataclass(kind) and isinstance(plain, dict):
        yield from _fields(kind, plain, at)


def _fields(kind: type, plain: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    for name, part in field_types(kind).items() if kind not in _ABOUT_SOURCES else ():
        if name in plain and get_origin(part) is not Annotated:
            yield from prose(part, plain[name], (*at, name))


def scalars(plain: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Return every text there is in a document, whatever it is for."""
    if isinstance(plain, str):
        yield at, plain
    elif isinstance(plain, dict):
        for name, item in plain.items():
            yield from scalars(item, (*at, name))
    elif isinstance(plain, list):
        for n, item in enumerate(plain):
            yield from scalars(item, (*at, n))
