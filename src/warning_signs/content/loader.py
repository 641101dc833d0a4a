"""
Finding and loading the files the tool works with.

A wheel carries its content twice: ``signs.yaml``, and the same document as JSON, which is read in a
fortieth of the time. The JSON counts only while it names the checksum of the YAML beside it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from warning_signs.content.documents import CONTENT, UnreadableError, read_json, read_yaml
from warning_signs.core.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from warning_signs.content.documents import Document
    from warning_signs.core.catalogue import Catalogue, LocalCatalogue

SHIPPED = "signs.yaml"
COMPILED = "signs.json"


def shipped_content() -> Path:
    """
    Find the content that came with this program.

    A wheel carries it beside the modules. A checkout has it at its top, and an editable install
    runs from the checkout: what such an install left elsewhere may be stale and is never read.
    """
    here = Path(__file__).resolve()
    beside = here.parents[1] / SHIPPED
    return beside if beside.is_file() else here.parents[3] / SHIPPED


def load_catalogue(path: Path | str | None = None) -> Catalogue:
    """
    Load content.

    Args:
        path: A file of content; the shipped one where none is given.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    from warning_signs.content.catalogue_reader import read_catalogue  # noqa: PLC0415  (the edition does not need it)

    if path is None:
        path = shipped_content()
        plain = _compiled_beside(path)
        if plain is not None:
            # What is wrong is told below, with the lines and columns that only the YAML has.
            with suppress(ContentUnusableError):
                return read_catalogue(plain, {}, str(path))
    path = Path(path)
    document = read_content(path)
    return read_catalogue(document.plain, document.places, str(path))


def shipped_edition() -> str:
    """
    Return the edition of the shipped content, without making a catalogue of it.

    Raises:
        ContentUnusableError: Where the content has none.
    """
    path = shipped_content()
    plain = _compiled_beside(path) or read_content(path).plain
    edition = plain.get("edition") if isinstance(plain, dict) else None
    return edition if isinstance(edition, str) else load_catalogue().edition


def compiled(path: Path) -> str:
    """
    Return content as the JSON that goes beside it in a wheel.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    load_catalogue(path)
    made = {"checksum": crc32(path.read_bytes()), "content": read_content(path).plain}
    return json.dumps(made)


def load_overlay(path: Path | str, catalogue: Catalogue) -> LocalCatalogue:
    """
    Load an overlay and lay it over content.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    from warning_signs.content.overlay import read_overlay  # noqa: PLC0415  (most runs have no overlay)

    document = read_content(Path(path))
    return read_overlay(document, catalogue, str(path))


def read_content(path: Path) -> Document:
    """
    Read a file of content as it stands, no more of it than content may be long.

    Raises:
        ContentUnusableError: Where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return read_yaml(file.read(CONTENT.size + 1), CONTENT)
    except UnreadableError as error:
        raise ContentUnusableError([error.problem], str(path)) from None
    except OSError as error:
        problem = Problem("unreadable", (), (error.strerror or "cannot be read").lower())
        raise ContentUnusableError([problem], str(path)) from None


def _compiled_beside(path: Path) -> Any:
    """Return the compiled form of the very file that stands beside it; None where there is none."""
    try:
        made = read_json(path.with_name(COMPILED).read_text(encoding="utf-8"), CONTENT)
        if made["checksum"] == str(crc32(path.read_bytes())):
            return made["content"]
    except (OSError, ValueError, KeyError, TypeError, UnreadableError):
        return None
    return None
