"""The floors of the house: a module imports only from below, and there are no circles."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "warning_signs"

# Lower floors first. A module may import from its own floor and below, never in a circle.
FLOORS = (
    ("version", "errors", "model", "wordlist"),
    (
        "asking",
        "bibliography",
        "blocks",
        "catalogue",
        "conditions",
        "describe",
        "directory",
        "graph",
        "guidance",
        "handout",
        "instrument",
        "intake",
        "language",
        "numbers",
        "paper",
        "passages",
        "printed",
        "reach",
        "report",
        "rulebook",
        "schema",
        "scoring",
        "screening",
        "sections",
        "shape",
        "training",
        "vocabulary",
        "witness",
        "wording",
        "worksheet",
    ),
    ("compare", "demo", "html", "interview", "markdown", "session", "style", "text", "walk"),
    (
        "checks",
        "documents",
        "exports",
        "files",
        "keys",
        "lines",
        "overlay",
        "proof",
        "reading",
        "seal",
        "streams",
        "strict_yaml",
        "training_file",
    ),
    ("book", "doctor", "line", "paging", "render", "terminal", "window"),
    ("faces",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
PURE = {name for names in FLOORS[:3] for name in names}
IMPURE = {"os", "sys", "io", "time", "random", "datetime", "pathlib", "socket", "subprocess"}
ALONE = {"yaml": {"strict_yaml"}, "typer": {"commands", "cli"}}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Give every module a file imports, inside functions and for types alike."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_floor_and_below(path: Path) -> None:
    """Every module stands on a floor, and looks down."""
    room = room_of(path)
    ours = {
        name.split(".")[1] for name in imports_of(path) if name.startswith("warning_signs.")
    } & set(FLOOR_OF)

    assert room in FLOOR_OF
    assert [] == [name for name in ours if FLOOR_OF[name] > FLOOR_OF[room]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_core_touches_nothing_outside_itself(path: Path) -> None:
    """The lower floors open no file, read no clock, draw no number and print nothing."""
    room, found = room_of(path), {name.split(".")[0] for name in imports_of(path)}
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    if room in PURE:
        assert set() == found & IMPURE
        assert set() == calls & {"open", "print", "input"}
    for library, rooms in ALONE.items():
        assert library not in found or room in rooms


def test_there_are_no_circles() -> None:
    """Following imports never leads back."""
    below = {
        path.stem: {
            parts[1]
            for name in imports_of(path)
            if len(parts := name.split(".")) > 1 and parts[0] == "warning_signs"
        }
        for path in MODULES
        if path.parent == PACKAGE
    }

    def leads_to(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(below.get(start, ()))
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(below.get(name, ()))
        return seen

    assert [] == [name for name in below if name in leads_to(name)]
