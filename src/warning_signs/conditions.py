"""
Whether a condition holds for a case.

The whole vocabulary of rules and steps is in ``model``; this module gives it its one meaning.
It may import the model only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from warning_signs.model import AllOf, Among, Answered, AnyOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.model import Area, Condition

UNSTATED = "unstated"
"""Stands in a condition for the area of a case that names none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """
    All that a condition can look at.

    Attributes:
        area: The area of the child and every larger one it lies in.
        possible: The signs and circumstances that are or may be there.
        present: Those of them that are or were there.
        maybe: Those of them that may be there and no more.
        unknown: The signs this role was asked and could not tell.
        level: The level reached; empty while it is being found.
        rule: The rules that held; empty while they are being tried.
    """

    role: str
    age: str
    area: frozenset[str]
    possible: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    level: str = ""
    rule: frozenset[str] = frozenset()


def surroundings(areas: Mapping[str, Area], area: str) -> frozenset[str]:
    """
    Give an area with every larger one it lies in.

    A case without an area still lies in those that lie in nothing, so that it gets what serves
    everyone.
    """
    if not area:
        return frozenset({UNSTATED, *(each.id for each in areas.values() if not each.within)})
    around = []
    while area:
        around.append(area)
        area = areas[area].within
    return frozenset(around)


def holds(condition: Condition, facts: Facts) -> bool:
    """Tell whether a condition holds."""
    match condition:
        case Answered(how, ids, 1):
            return not ids.isdisjoint(getattr(facts, how))
        case Answered(how, ids, count):
            return len(ids & getattr(facts, how)) >= count
        case Among("area" | "rule" as what, ids):
            return not ids.isdisjoint(getattr(facts, what))
        case Among(what, ids):
            return getattr(facts, what) in ids
        case AllOf(parts):
            return all(holds(part, facts) for part in parts)
        case AnyOf(parts):
            return any(holds(part, facts) for part in parts)
        case _:
            assert_never(condition)


def leaves(condition: Condition) -> Iterator[Answered | Among]:
    """Give every part of a condition that looks at the case itself."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def admits(condition: Condition, what: str, value: str) -> bool:
    """Tell whether a condition can hold for a role, age or level, whatever else is the case."""
    match condition:
        case Among(asked, ids) if asked == what:
            return value in ids
        case AllOf(parts):
            return all(admits(part, what, value) for part in parts)
        case AnyOf(parts):
            return any(admits(part, what, value) for part in parts)
        case _:
            return True
