"""What the program says in words of its own: held to the same list as the content."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs import load_catalogue
from warning_signs.content.checks.house_style import length_remarks, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[2] / "src" / "warning_signs"
SPEAKING = ("cli", "exports", "formats", "pages", "seal", "training", "walk")
"""The wings whose words a person may read."""

FEWEST_WORDS = 4
IN_CONTENT = ("pages", "exports")
"""Wings whose sentences are content: what is left is made around figures."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Return every text of a module that is no docstring, with what an f-string says around it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = (part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
            yield node.lineno, "".join(map(str, said))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in alone | inside
        ):
            yield node.lineno, node.value


def command_help(path: Path) -> Iterator[tuple[int, str]]:
    """Return the docstring of every function that is a command, for it is the help of it."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.lineno, (ast.get_docstring(node) or "").partition("\b")[0]


def said() -> list[tuple[str, str]]:
    """Return every text of four words or more, with its place."""
    return [
        (f"{path.relative_to(PACKAGE)}:{line}", text)
        for wing in SPEAKING
        for path in sorted((PACKAGE / wing).rglob("*.py"))
        for line, text in (*literals(path), *(command_help(path) if wing == "cli" else ()))
        if len(text.split()) >= FEWEST_WORDS and "<" not in text and "\\" not in text
    ]


def test_the_programs_own_words_hold_to_the_list() -> None:
    """No literal of the program blames, reassures, promises or endangers."""
    texts = said()

    assert len(texts) > 100
    assert [] == [(at, each.words) for at, text in texts for each in remarks(text)]


def test_the_programs_own_sentences_are_short() -> None:
    """Help, errors and notices stay under 25 words a sentence, as content does."""
    assert [] == [(at, each.words) for at, text in said() for each in length_remarks(text)]


def test_pages_and_forms_take_their_sentences_from_content() -> None:
    """A whole sentence in a page or a form is content, unless it is made around a figure."""
    own = [
        (at, text)
        for at, text in said()
        if at.split("/")[0] in IN_CONTENT and text[0].isupper() and text.endswith((".", "?"))
        if "7" not in text
    ]

    assert [] == own


def test_no_id_of_a_role_or_need_stands_in_code() -> None:
    """Content marks what is treated apart; code asks for the mark."""
    catalogue = load_catalogue()
    ids = {*catalogue.roles, *catalogue.needs, *catalogue.contacts} - {
        "missing",
        "drugs",
        "insider",
    }
    found = [
        (str(path.relative_to(PACKAGE)), text)
        for path in sorted(PACKAGE.rglob("*.py"))
        for _, text in literals(path)
        if text in ids
    ]

    assert [] == found
