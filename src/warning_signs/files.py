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
    from warning_signs.model import Catalogue

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
    try:
        document = read_yaml(path.read_bytes(), CONTENT)
    except UnreadableError as error:
        raise ContentUnusableError([error.problem], str(path)) from None
    except OSError as error:
        problem = Problem("unreadable", (), (error.strerror or "cannot be read").lower())
        raise ContentUnusableError([problem], str(path)) from None
    return read_catalogue(document.plain, document.places, str(path))
