"""The page of criticisms: all of them are there, and what it says holds them exists."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "criticisms.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| C\d", line)
]


def test_every_criticism_has_its_row() -> None:
    """All twenty-seven are answered, in order."""
    assert [f"C{n}" for n in range(1, 28)] == [row[0] for row in ROWS]


def test_what_holds_a_row_is_a_test_or_is_said_to_be_missing() -> None:
    """Each row names tests that exist, or says openly that it is not met."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in TESTS.rglob("test_*.py"))
    there = set(re.findall(r"^def (test_\w+)", source, re.MULTILINE))
    empty = [row[0] for row in ROWS if row[3] != "not met" and "`test_" not in row[3]]
    named = {name for row in ROWS for name in re.findall(r"`(test_\w+)`", row[3])}

    assert ([], set()) == (empty, named - there)
