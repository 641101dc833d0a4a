"""Where the files lie that came with this program."""

from __future__ import annotations

from pathlib import Path

SHIPPED = "signs.yaml"
DATA = Path(__file__).resolve().parents[1] / "data"


def shipped_content() -> Path:
    """
    Return the instrument that came with this program.

    A wheel carries it beside the packages. A checkout has it at its top, and an editable install
    runs from the checkout: what such an install left elsewhere may be stale and is never read.
    """
    beside = DATA.with_name(SHIPPED)
    return beside if beside.is_file() else DATA.parents[2] / SHIPPED
