"""What stands in the pages: their commands, code and links, read as Markdown."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

TOP = Path(__file__).parents[2]
PAGES = (
    TOP / "README.md",
    TOP / "CONTRIBUTING.md",
    TOP / "SECURITY.md",
    *sorted((TOP / "docs").glob("*.md")),
)
EXITS = re.compile(r"\s+#.*?(?:exits with (\d+))?\s*$")


@dataclass(frozen=True, slots=True)
class Command:
    """
    A command that a page tells its reader to run.

    Attributes:
        exits: The exit code the page states; 0 where it states none.
    """

    text: str
    exits: int = 0


def tokens(page: Path) -> Iterator[Token]:
    """Yield every token of a page, those within a line too."""
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


@cache
def program_commands() -> frozenset[str]:
    """Return the commands that the program itself lists."""
    shown = subprocess.check_output([sys.executable, "-m", "warning_signs", "--help"], text=True)
    listed = shown.partition("Commands:")[2]
    return frozenset(re.findall(r"^  (\w+)  ", listed, re.MULTILINE))


def fences(page: Path, language: str) -> list[str]:
    """Return what stands between fences of a language."""
    return [
        token.content for token in tokens(page) if token.type == "fence" and token.info == language
    ]


def commands(page: Path) -> Iterator[Command]:
    """
    Yield the commands of a page.

    They are the lines of its ``sh`` blocks, and within its text whatever begins with the program
    or, as in a timetable, with one of its commands and something to do it with.
    """
    for block in fences(page, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            stated = EXITS.search(line)
            if text := EXITS.sub("", line).strip():
                yield Command(text, int(stated[1] or 0) if stated else 0)
    for token in tokens(page):
        first, *rest = token.content.split() or [""]
        if token.type != "code_inline" or not rest:
            continue
        if first in program_commands():
            yield Command(f"warning-signs {token.content}")
        elif first.removeprefix(".venv/bin/") == "warning-signs":
            yield Command(token.content)


def links(page: Path) -> list[str]:
    """Return where a page leads within the repository, pictures included."""
    found = [
        str(token.attrs.get("href", token.attrs.get("src", "")))
        for token in tokens(page)
        if token.type in {"link_open", "image"}
    ]
    return [link for link in found if not link.startswith(("http:", "https:"))]


def anchors(page: Path) -> set[str]:
    """Return the places that a link can name on a page, as the forges make them of headings."""
    found = list(tokens(page))
    heads = [inline.content for head, inline in pairwise(found) if head.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
