"""Print how the package is built, by wings: python scripts/house.py."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "warning_signs"

MOST_ARROWS, MOST_FLOORS, MOST_LINES, MOST_FLAT = 45, 9, 470, 6
"""The house is to stay within these."""


def wing_of(path: Path) -> str:
    """Return the package at the top that a module lies in, or the module itself."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def arrows() -> dict[str, set[str]]:
    """Return the wings that each wing imports from, inside functions and for types alike."""
    found: dict[str, set[str]] = defaultdict(set)
    wings = {wing_of(path) for path in PACKAGE.rglob("*.py")}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
                ours = {name.split(".")[1] for name in names if name.startswith("warning_signs.")}
                found[wing_of(path)] |= (ours & wings) - {wing_of(path)}
    return dict(found)


def floors(below: dict[str, set[str]]) -> dict[str, int]:
    """
    Return how high each wing stands: one above the highest that it imports from.

    Raises:
        ValueError: Where following imports leads back.
    """
    height: dict[str, int] = {}

    def climb(wing: str, through: tuple[str, ...]) -> int:
        if wing in through:
            raise ValueError(" -> ".join((*through, wing)))
        if wing not in height:
            on = (climb(other, (*through, wing)) for other in below.get(wing, ()))
            height[wing] = 1 + max(on, default=0)
        return height[wing]

    for wing in below:
        climb(wing, ())
    return height


def main() -> int:
    """Print the figures; return 1 where one of them is beyond what the house is to stay within."""
    below = arrows()
    height = floors({wing: on for wing, on in below.items() if wing != "__init__"})
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")
    }
    largest = max(lines, key=lines.__getitem__)
    flat = sorted(path.name for path in PACKAGE.glob("*.py"))
    count = sum(len(on) for wing, on in below.items() if wing != "__init__")
    for wing in sorted(height, key=lambda name: (-height[name], name)):
        print(f"{height[wing]}  {wing:<10} {' '.join(sorted(below.get(wing, ())))}")
    rows = (
        ("arrows between wings", count, MOST_ARROWS),
        ("floors", max(height.values()), MOST_FLOORS),
        (f"lines of {largest.relative_to(PACKAGE)}, the largest", lines[largest], MOST_LINES),
        (f"files beside the wings ({', '.join(flat)})", len(flat), MOST_FLAT),
    )
    print()
    for what, found, most in rows:
        print(f"{what}: {found} (at most {most})")
    return int(any(found > most for _, found, most in rows))


if __name__ == "__main__":
    sys.exit(main())
