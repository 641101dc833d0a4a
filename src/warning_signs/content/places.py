"""Where the files lie that came with this program: in a folder, or in one zip file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zipimport import zipimporter

if TYPE_CHECKING:
    from zipfile import Path as ZipPath

    File: TypeAlias = Path | ZipPath


def _package() -> File:
    """Return what importlib.resources would, in a third of the time that Python takes to start."""
    loader = __spec__.loader
    if isinstance(loader, zipimporter):
        from zipfile import Path as ZipPath

        return ZipPath(loader.archive, "warning_signs/")
    return Path(__file__).resolve().parents[1]


_PACKAGE = _package()
SHIPPED = "signs.yaml"
DATA = _PACKAGE / "data"


def shipped_content() -> File:
    """
    Return the instrument that came with this program.

    A wheel carries it beside the packages. A checkout has it at its top, and an editable install
    runs from the checkout: what such an install left elsewhere may be stale and is never read.
    """
    carried = _PACKAGE / SHIPPED
    if isinstance(_PACKAGE, Path) and not carried.is_file():
        return _PACKAGE.parents[1] / SHIPPED
    return carried


def beside(file: File, name: str) -> File:
    """Return the file of this name that lies where another does; a zip file has one such place."""
    return file.with_name(name) if isinstance(file, Path) else DATA / name
