"""Every code of ``check``: one mistake that gives it, and its line on the page of codes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from content_files import SMALL, SMALL_OVERLAY, Mistake, mistakes, problems_in
from warning_signs.core.asking import WALK_KEYS

if TYPE_CHECKING:
    from warning_signs.core.errors import Problem

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "check-codes.md").read_text(encoding="utf-8")
MISTAKES = mistakes()
SOURCE = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((ROOT / "src").rglob("*.py"))
)

IN_BYTES = {
    "not_utf8": "edition: é".encode("latin-1"),
    "too_large": b"#" * (4 * 1024 * 1024 + 1),
    "too_many_problems": b"signs: []\n" + b"".join(b"key%d: x\n" % n for n in range(500)),
}
"""What cannot be written as an edit of a text."""

IN_AN_INSTALLATION = {"compiled_differs", "compiled_stale"}
"""What is wrong with an installed program; ``test_packaging`` breaks one."""


@cache
def found_in(mistake: Mistake) -> tuple[Problem, ...]:
    return mistake.problems()


def documented() -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("path", [SMALL, SMALL_OVERLAY], ids=lambda path: path.stem)
def test_small_content_is_without_a_remark(path: Path) -> None:
    """What the mistakes are made in is itself right."""
    assert () == problems_in(path.read_bytes())


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_mistake_gives_its_code_at_its_place(mistake: Mistake) -> None:
    """One mistake gives one problem, with its code, its line and column, and its severity."""
    content = mistake.content()
    found = [(each.code, f"{each.line}:{each.column}", each.warning) for each in found_in(mistake)]
    place = mistake.at or found[0][1]
    line, column = map(int, place.split(":"))

    assert [(mistake.code, place, mistake.warning == "yes")] == found
    assert content.splitlines()[line - 1][column - 1 :].startswith(mistake.there)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_problem_says_how_to_mend_it(mistake: Mistake) -> None:
    """Every problem comes with a hint."""
    assert all(each.hint for each in found_in(mistake))


@pytest.mark.parametrize("key", [each for each in WALK_KEYS if each.isalpha()])
def test_no_answer_can_have_a_key_of_the_walk(key: str) -> None:
    """A key that leads back or out would never give its answer."""
    content = SMALL.read_text(encoding="utf-8").replace("key: n", f"key: {key}")

    assert ["answer_key"] == [each.code for each in problems_in(content.encode())]


@pytest.mark.parametrize("code", IN_BYTES)
def test_bytes_that_are_no_content_give_their_code(code: str) -> None:
    """What is no text, or no content at all, is told as such."""
    assert code in {each.code for each in problems_in(IN_BYTES[code])}


def test_every_documented_code_has_its_mistake() -> None:
    """The page and the mistakes name the same codes."""
    assert documented() == {mistake.code for mistake in MISTAKES} | set(IN_BYTES) | (
        IN_AN_INSTALLATION
    )


def test_every_code_in_the_code_is_documented() -> None:
    """Whatever makes a problem of content uses a code that stands on the page."""
    made = r"(?:shape\.problem|self\.problem|_?refuse|_warning|Problem)\(\s*\"(\w+)\""
    elsewhere = {
        "usage",
        "stream",
        "answer_unusable",
        "answers_unusable",
        "seal_missing",
        "proof_impossible",
    }

    assert set() == set(re.findall(made, SOURCE)) - elsewhere - documented()


def test_every_documented_code_is_in_the_code() -> None:
    """No code stays on the page after it has left the program."""
    assert set() == {code for code in documented() if f'"{code}"' not in SOURCE}
