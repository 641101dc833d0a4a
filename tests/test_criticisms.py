"""The page of criticisms: all 27, each with tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (\d+) \|.*\|(.*)\|$",
    (ROOT / "docs" / "criticisms.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_criticism_has_its_row_in_order() -> None:
    """None of the 27 is left out."""
    assert [str(n) for n in range(1, 28)] == [number for number, _ in ROWS]


def test_every_test_that_a_row_names_exists() -> None:
    """A row rests on tests that are run, not on a promise."""
    files = (ROOT / "tests").rglob("test_*.py")
    written = {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = {name for _, tests in ROWS for name in re.findall(r"`(test_\w+)`", tests)}

    assert len(named) > 10
    assert set() == named - written


def test_every_row_names_a_test() -> None:
    """What is said to be done is held by something."""
    assert [] == [number for number, tests in ROWS if "`test_" not in tests]
