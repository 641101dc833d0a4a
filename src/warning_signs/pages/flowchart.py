"""The flow from questions through rules to levels, as text that Mermaid draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.asking import AGE
from warning_signs.core.conditions import Among, Answered, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.catalogue import Catalogue, Rule


def mermaid(catalogue: Catalogue) -> str:
    """Draw every question, rule and level, and what leads from one to the other."""
    return "\n".join(("flowchart LR", *_lines(catalogue))) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    for page in catalogue.walk.values():
        yield f'  subgraph page_{page.id}["{page.title}"]'
        for name in page.ask:
            yield f"    ask_{name}([{name}])"
        yield "  end"
    yield "  points[[points]]"
    for rule in catalogue.rules.values():
        yield f"  rule_{rule.id}[{rule.id}]"
    for level in catalogue.levels.values():
        yield f'  level_{level.id}{{{{"{level.label}"}}}}'
    for sign in catalogue.signs.values():
        yield f"  ask_{sign.id} --> points"
    for rule in catalogue.rules.values():
        for name in _asked(catalogue, rule):
            yield f"  ask_{name} --> rule_{rule.id}"
        yield f"  rule_{rule.id} --> level_{rule.level}"
    for level in catalogue.levels.values():
        if level.points is not None:
            yield f'  points -- "{level.points} or more" --> level_{level.id}'


def _asked(catalogue: Catalogue, rule: Rule) -> list[str]:
    """Return the questions a rule looks at, in the order of the walk."""
    looked_at: set[str] = set()
    for leaf in leaves(rule.when):
        if isinstance(leaf, Answered):
            looked_at |= leaf.ids
        elif isinstance(leaf, Among) and leaf.what == AGE:
            looked_at.add(AGE)
    return [name for page in catalogue.walk.values() for name in page.ask if name in looked_at]
