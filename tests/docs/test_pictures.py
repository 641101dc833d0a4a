"""The pictures of the walk show the walk as it is."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pictures_are_current() -> None:
    """Each is what docs/pictures.py draws today, and none is left over."""
    spec = importlib.util.spec_from_file_location("pictures", DOCS / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)

    found = {path.stem: path.read_text(encoding="utf-8") for path in DOCS.glob("*.svg")}
    assert pictures.pictures() == found
