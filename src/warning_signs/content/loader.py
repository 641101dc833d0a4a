"""
Find and load the files the tool works with.

The instrument is one file; its contacts, its sources and the tool's own words are files of their
own. They are read as one document. A wheel carries that document a second time as JSON (see
``compiled_files``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.content.compiled_files import read_compiled
from warning_signs.content.documents import read_content
from warning_signs.content.places import DATA, SHIPPED, beside, shipped_content
from warning_signs.core.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from warning_signs.content.limits import Document
    from warning_signs.content.places import File
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.local import LocalCatalogue

PARTS = {
    "contacts.yaml": frozenset({"needs", "contacts", "always", "never_print"}),
    "sources.yaml": frozenset({"sources"}),
    "summary.yaml": frozenset({"summary"}),
    "words.yaml": frozenset({"words", "titles", "paper", "forms", "together"}),
}
"""The files that an instrument is read together with, and the keys that stand in them."""


def load_catalogue(path: Path | str | None = None) -> Catalogue:
    """
    Load content.

    Args:
        path: An instrument, read with its parts beside it; the shipped one where
            none is given.

    Raises:
        ContentUnusableError: With every problem found, each at its file, line and column.
    """
    from warning_signs.content.catalogue_reader import read_catalogue
    from warning_signs.content.in_wheel import catalogue_in_wheel

    found = catalogue_in_wheel() if path is None else None
    if found is not None:
        return found
    file = shipped_content() if path is None else Path(path)
    return read_catalogue(read_whole(file), str(file))


def shipped_edition() -> str:
    """
    Return the edition of the shipped content, without making a catalogue of it.

    Raises:
        ContentUnusableError: Where the content has none.
    """
    plain = read_compiled("catalogue") or read_content(shipped_content()).plain
    edition = plain.get("edition") if isinstance(plain, dict) else None
    return edition if isinstance(edition, str) else load_catalogue().edition


def load_overlay(path: Path | str, catalogue: Catalogue, variable: str = "") -> LocalCatalogue:
    """
    Load an overlay and lay it over content.

    Args:
        path: The overlay.
        catalogue: The content it is for.
        variable: The environment variable that named it; empty where an option did.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    from warning_signs.content.overlay import read_overlay

    document = read_content(Path(path))
    if is_answers(document.plain):
        hint = "name the file of your own contacts and steps, and give answers to score"
        problem = Problem("wrong_kind", (), "is an answers document, not an overlay", hint, 1, 1)
        raise ContentUnusableError([problem], str(path))
    return read_overlay(document, catalogue, str(path), variable)


def is_answers(plain: Any) -> bool:
    """Return whether a document is what a person said, and not what they were asked."""
    return isinstance(plain, dict) and "role" in plain and not isinstance(plain.get("signs"), list)


def read_whole(path: File, named: Mapping[str, File] | None = None) -> Document:
    """
    Read an instrument with its parts.

    Args:
        path: The instrument. What it holds itself is read from no other file.
        named: The files to read parts from; else those beside the instrument, else the shipped.

    Raises:
        ContentUnusableError: Where one of them cannot be read.
    """
    document = read_content(path)
    for name, keys in PARTS.items():
        if isinstance(document.plain, dict) and keys.isdisjoint(document.plain):
            near = (named or {}).get(name, beside(path, name))
            part = near if near.is_file() else DATA / name
            found = read_content(part)
            if not isinstance(found.plain, dict):
                problem = Problem("wrong_kind", (), "must be a mapping", "write its keys below it")
                raise ContentUnusableError([problem], str(part))
            document = document.joined(found, str(part))
    return document


def read_to_check(path: File) -> Document:
    """
    Read an instrument with its parts, a part with its instrument, or an overlay alone.

    Raises:
        ContentUnusableError: Where one of them cannot be read.
    """
    document = read_content(path)
    keys = set(document.plain) if isinstance(document.plain, dict) else set()
    if "signs" in keys:
        return read_whole(path)
    for name, own in PARTS.items():
        if keys and keys <= own:
            near = beside(path, SHIPPED)
            instrument = near if near.is_file() else shipped_content()
            return read_whole(instrument, {name: path})
    return document
