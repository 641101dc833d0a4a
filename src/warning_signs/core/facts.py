"""
What conditions come down to, so that whether they hold can be told at a glance.

All that can be known of a case is one number, with a bit for each fact that some condition asks
for: gifts may be there, the role is parent. No condition of ``model`` says "not". So each comes
down to a few masks, and holds where the case has a bit in common with every one of them. What a
condition means is said by ``conditions.holds``; this is a faster way to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from warning_signs.core.conditions import ALWAYS, AllOf, Among, Answered, AnyOf, Reached
from warning_signs.core.instrument import ALWAYS_BIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.core.catalogue import Area
    from warning_signs.core.conditions import Condition

Masks: TypeAlias = tuple[int, ...]
"""A condition: it holds for the facts that have a bit in common with each mask."""

UNSTATED = "unstated"
"""Stands in a condition for the area of a case that names none."""

SETTLED = ("role", "age", "area")
"""What is known of a case before the first answer."""


class ConditionCompiler:
    """
    The bits that stand for facts, and the masks that conditions become.

    A fact is a pair such as ``("possible", "gifts")`` or ``("role", "parent")``. Where one mask
    cannot say it, such as "three of these", the condition gets a bit of its own, which
    ``instrument.complete`` sets where it follows from the other facts.

    Attributes:
        settled: The bits that say something of role, age or area.
        thresholds: The bit that so many points set.
        following: Each bit that follows from others, after those, with how many bits of which
            masks it takes.
    """

    def __init__(self) -> None:
        """Begin with no fact asked for."""
        self._bits: dict[tuple[str, str] | Condition, int] = {ALWAYS: ALWAYS_BIT}
        self.settled = 0
        self.thresholds: dict[int, int] = {}
        self.following: list[tuple[int, tuple[tuple[int, int], ...]]] = []

    def masks(self, condition: Condition) -> Masks:
        """Bring a condition down to masks."""
        match condition:
            case Answered(what, ids, 1) | Among(what, ids):
                return (self._any_of(what, ids),)
            case Answered(how, ids, count):
                return (self._following_from(condition, ((self._any_of(how, ids), count),)),)
            case Reached(points):
                return (self.thresholds.setdefault(points, self._any_of("points", [str(points)])),)
            case AllOf(parts):
                return tuple(dict.fromkeys(mask for part in parts for mask in self.masks(part)))
            case AnyOf(parts):
                return (_union(self._as_one(part) for part in parts),)
            case _:
                assert_never(condition)

    def of(self, what: str, ids: Iterable[str]) -> int:
        """Return the bits of these facts; none for those that no condition asks for."""
        return _union(self._bits.get((what, each), 0) for each in ids)

    def _any_of(self, what: str, ids: Iterable[str]) -> int:
        mask = _union(self._bit((what, each)) for each in sorted(ids))
        if what in SETTLED:
            self.settled |= mask
        return mask

    def _bit(self, fact: tuple[str, str] | Condition) -> int:
        return self._bits.setdefault(fact, 1 << len(self._bits))

    def _as_one(self, condition: Condition) -> int:
        """Return one mask that says what the condition says."""
        masks = self.masks(condition)
        if len(masks) == 1:
            return masks[0]
        return self._following_from(condition, tuple((mask, 1) for mask in masks))

    def _following_from(self, condition: Condition, needs: tuple[tuple[int, int], ...]) -> int:
        """Return the bit of a condition: set where the facts have so many bits of each mask."""
        if condition not in self._bits:
            self.following.append((self._bit(condition), needs))
        return self._bits[condition]


def area_with_parents(areas: Mapping[str, Area], area: str) -> frozenset[str]:
    """
    Return an area with every larger one it lies in.

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


def _union(bits: Iterable[int]) -> int:
    together = 0
    for bit in bits:
        together |= bit
    return together
