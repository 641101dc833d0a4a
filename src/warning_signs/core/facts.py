"""
What conditions come down to, so that all of them are looked at together.

A fact is something that some condition asks for: gifts may be there, the role is parent. Each has a
bit. No condition says "not". So each comes down to a few masks, its parts, and holds where the
facts of a case have a bit in common with every one of them.

Turned round: each fact is a number that says what it meets. It has the fact's own bit and, above
the bits of all facts, a row for each part, where whatever that fact meets has its place. The facts
of a case together give its number, and whatever has its place in every row fits the case. What a
condition means is said by ``conditions.holds``; this is a faster way to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from warning_signs.core.asking import UNSTATED
from warning_signs.core.conditions import ALWAYS, AllOf, Among, Answered, AnyOf, Reached
from warning_signs.core.instrument import ALWAYS_BIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from warning_signs.core.catalogue import Area, Contact
    from warning_signs.core.conditions import Condition

Masks: TypeAlias = tuple[int, ...]
"""A condition: it holds for the facts that have a bit in common with each mask."""

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
                return (_union(self.one_mask(part) for part in parts),)
            case _:
                assert_never(condition)

    def one_mask(self, condition: Condition) -> int:
        """Return one mask that says what the condition says."""
        masks = self.masks(condition) or (ALWAYS_BIT,)
        if len(masks) == 1:
            return masks[0]
        return self._following_from(condition, tuple((mask, 1) for mask in masks))

    def of(self, what: str, ids: Iterable[str]) -> int:
        """Return the bits of these facts; none for those that no condition asks for."""
        return _union(self._bits.get((what, each), 0) for each in ids)

    @property
    def count(self) -> int:
        """How many facts are asked for so far."""
        return len(self._bits)

    def _any_of(self, what: str, ids: Iterable[str]) -> int:
        mask = _union(self._bit((what, each)) for each in sorted(ids))
        if what in SETTLED:
            self.settled |= mask
        return mask

    def _bit(self, fact: tuple[str, str] | Condition) -> int:
        return self._bits.setdefault(fact, 1 << len(self._bits))

    def _following_from(self, condition: Condition, needs: tuple[tuple[int, int], ...]) -> int:
        """Return the bit of a condition: set where the facts have so many bits of each mask."""
        if condition not in self._bits:
            self.following.append((self._bit(condition), needs))
        return self._bits[condition]


class CaseNumbers:
    """
    The number of each fact, once all conditions are known.

    Args:
        facts: What has compiled the conditions.
        meant: For each thing that is meant for certain cases, the masks of these and the mask of
            those among them that it is not for after all.

    Attributes:
        parts: How many rows there are for what has to be met; one more is for what must not be.
    """

    def __init__(self, facts: ConditionCompiler, meant: Sequence[tuple[Masks, int]]) -> None:
        """Give everything its place in every row; what has fewer parts always meets the others."""
        self.parts = max([len(masks) for masks, _ in meant], default=0)
        self._numbers = {1 << n: 1 << n for n in range(facts.count)}
        for place, (masks, unless) in enumerate(meant):
            always = (ALWAYS_BIT,) * (self.parts - len(masks))
            for row, mask in enumerate((*masks, *always, unless)):
                where = 1 << facts.count + row * len(meant) + place
                for bit in _bits_of(mask):
                    self._numbers[bit] |= where

    def of(self, mask: int) -> str:
        """Return the number of all facts in a mask, in hexadecimal: JSON is slow at long ones."""
        return f"{_union(self._numbers[bit] for bit in _bits_of(mask)):x}"


def _bits_of(mask: int) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit


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


def serves(contact: Contact, around: AbstractSet[str]) -> bool:
    """Return whether a contact serves an area, given with every larger one it lies in."""
    return not around.isdisjoint(contact.areas) and around.isdisjoint(contact.not_areas)


def _union(bits: Iterable[int]) -> int:
    together = 0
    for bit in bits:
        together |= bit
    return together
