"""
Finding and loading the files the tool works with.

It may import from floors 0 and 1 and ``documents``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.catalogue import read_catalogue
from warning_signs.documents import CONTENT, UnreadableError, read_yaml
from warning_signs.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from warning_signs.documents import Document
    from warning_signs.model import Catalogue, LocalCatalogue

SHIPPED = "signs.yaml"


def shipped_content() -> Path:
    """
    Find the content that came with this program.

    A wheel carries it beside the modules. A checkout has it at its top, and an editable install
    runs from the checkout: what such an install left elsewhere may be stale and is never read.
    """
    here = Path(__file__).resolve()
    beside = here.with_name(SHIPPED)
    return beside if beside.is_file() else here.parents[2] / SHIPPED


def load_catalogue(path: Path | str | None = None) -> Catalogue:
    """
    Load content.

    Args:
        path: A file of content; the shipped one where none is given.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    path = Path(path) if path is not None else shipped_content()
    document = read_content(path)
    return read_catalogue(document.plain, document.places, str(path))


def load_overlay(path: Path | str, catalogue: Catalogue) -> LocalCatalogue:
    """
    Load an overlay and lay it over content.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    from warning_signs.overlay import read_overlay  # noqa: PLC0415  (most runs have no overlay)

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
