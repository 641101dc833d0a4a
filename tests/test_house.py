"""The wings of the house: each imports only what stands on a lower floor, without circles."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "warning_signs"

FLOORS = {
    "__main__": 8,
    "cli": 7,
    "training": 6,
    "evaluation": 6,
    "walk": 5,
    "exports": 5,
    "formats": 4,
    "pages": 3,
    "content": 2,
    "seal": 2,
    "streams": 2,
    "core": 1,
    "version": 1,
    "windows_console": 1,
}
"""A wing may import only from strictly lower floors."""

SILENT = {"core", "pages", "formats"}
"""Wings that open no file, print nothing, and read no clock, environment or random number."""

IMPURE = {
    *("os", "sys", "io", "time", "random", "datetime", "pathlib", "socket", "subprocess"),
    *("platform", "shutil", "tempfile", "importlib", "pkgutil"),
}
READS_ITS_STYLE = "style.py"
"""The one that reads a file of its own, when it is loaded."""

ALONE = {"yaml": "content/strict_yaml.py", "typer": "cli/"}
"""Libraries, and the only place that may know them."""


def wing_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Return every module a file imports, inside functions and for types alike."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
NAMES = {
    ".".join(("warning_signs", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in MODULES
}
each_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)


def our_modules(path: Path) -> set[str]:
    """Return the modules of ours that a module imports; a package only where no module is meant."""
    named = {name for name in imports_of(path) if name in NAMES}
    return {name for name in named if not any(other.startswith(f"{name}.") for other in named)}


@each_module
def test_a_wing_imports_only_from_lower_floors(path: Path) -> None:
    """Every module belongs to a wing, and looks down."""
    wing = wing_of(path)
    others = {name.split(".")[1] for name in imports_of(path) if name.startswith("warning_signs.")}

    assert [] == sorted(other for other in others - {wing} if FLOORS.get(other, 0) >= FLOORS[wing])


@each_module
def test_silent_wings_touch_nothing_outside_themselves(path: Path) -> None:
    """The core, pages and formats can be trusted by reading them alone."""
    found = {name.split(".")[0] for name in imports_of(path)}
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    if wing_of(path) in SILENT:
        assert found & IMPURE == ({"pkgutil"} if path.name == READS_ITS_STYLE else set())
        assert set() == calls & {"open", "print", "input"}
    for library, place in ALONE.items():
        assert library not in found or str(path.relative_to(PACKAGE)).startswith(place)


def test_there_are_no_circles() -> None:
    """Following imports never leads back, inside a wing either."""
    below = {name: our_modules(path) - {name} for name, path in NAMES.items()}

    def leads_to(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(below[start])
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(below[name])
        return seen

    assert [] == [name for name in below if name in leads_to(name)]


def module_names(tree: ast.Module) -> set[str]:
    """Return every name a module binds at its top, imports for types alone included."""
    names: set[str] = set()
    for node in tree.body:
        block = node.body if isinstance(node, ast.If) else [node]
        for each in block:
            if isinstance(each, ast.FunctionDef | ast.ClassDef):
                names.add(each.name)
            elif isinstance(each, ast.Import | ast.ImportFrom):
                names |= {alias.asname or alias.name for alias in each.names}
            elif isinstance(each, ast.Assign):
                names |= {target.id for target in each.targets if isinstance(target, ast.Name)}
            elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                names.add(each.target.id)
    return names


def comprehension_names(tree: ast.Module) -> set[tuple[str, int]]:
    """Return every variable that a comprehension binds, with its line."""
    return {
        (name.id, name.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    }


@each_module
def test_no_comprehension_variable_bears_a_name_of_its_module(path: Path) -> None:
    """
    Python 3.12.0 to 3.12.3 confuse the two where comprehensions stand side by side.

    They end in UnboundLocalError: https://github.com/python/cpython/issues/118513.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = module_names(tree)

    assert [] == sorted(found for found in comprehension_names(tree) if found[0] in names)
