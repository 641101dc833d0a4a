"""
The closed vocabulary that rules, steps and contacts say in which cases they are meant.

A condition is data and nothing else: no expression, no template, no code, and no "not".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from warning_signs.core.answers import CURRENT, POSSIBLE, PRESENT, Answer
from warning_signs.core.records import dataclass

How: TypeAlias = Literal["possible", "present", "current", "maybe", "unknown"]
"""The words for how something was answered."""

What: TypeAlias = Literal["role", "age", "area", "level", "rule"]
"""What is known of a case besides its answers and points."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds where every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds where at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """
    Holds where enough of these signs and circumstances were answered so.

    Attributes:
        how: ``possible`` is yes, earlier or maybe; ``present`` is yes or earlier; ``current`` is
            yes or maybe, and chooses steps but never a level; ``maybe`` is maybe alone;
            ``unknown`` is a sign this role is asked and cannot tell.
        ids: The signs and circumstances looked at.
        count: How many of them it takes, at least one.
    """

    how: How
    ids: frozenset[str]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Among:
    """
    Holds where something known of the case is one of these.

    Attributes:
        what: What is looked at. ``area`` also holds for all that lies in a named area.
        ids: The values it may have.
    """

    what: What
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reached:
    """Holds where the signs add up to at least so many points."""

    points: int


Condition: TypeAlias = AllOf | AnyOf | Answered | Among | Reached

ALWAYS = AllOf(())
"""The condition of what is meant for every case."""

NEVER = AnyOf(())
"""The condition of what makes no exception."""


MEANINGS: Mapping[How, AbstractSet[Answer]] = {
    "possible": POSSIBLE,
    "present": PRESENT,
    "current": CURRENT,
    "maybe": {Answer.MAYBE},
    "unknown": {Answer.UNKNOWN},
}
"""The answers that each word for them stands for."""


@dataclass(frozen=True, slots=True)
class Case:
    """
    All that a condition can look at.

    Attributes:
        said: The answers by sign and circumstance. Unknown stands there only for signs that this
            role is asked: nobody lacks an answer to what they were not asked.
        known: What else is known: the role, the age, the area with all it lies in, the level and
            the rules that held.
        points: What the signs add up to, once that is known.
    """

    said: Mapping[str, Answer]
    known: Mapping[str, AbstractSet[str]]
    points: int = 0


def holds(condition: Condition, case: Case) -> bool:
    """
    Return whether a condition holds: its meaning, in full.

    The tool works with masks of bits instead (see ``facts``), which is faster and means the same.
    """
    match condition:
        case AllOf(parts):
            return all(holds(part, case) for part in parts)
        case AnyOf(parts):
            return any(holds(part, case) for part in parts)
        case Answered(how, ids, count):
            return sum(case.said.get(each) in MEANINGS[how] for each in ids) >= count
        case Among(what, ids):
            return not ids.isdisjoint(case.known.get(what, ()))
        case Reached(points):
            return case.points >= points


def leaves(condition: Condition) -> Iterator[Answered | Among | Reached]:
    """Return every part of a condition that looks at the case itself."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def admits(condition: Condition, what: str, value: str) -> bool:
    """Return whether a condition can hold for a role, age or level, whatever else is the case."""
    match condition:
        case Among(asked, ids) if asked == what:
            return value in ids
        case AllOf(parts):
            return all(admits(part, what, value) for part in parts)
        case AnyOf(parts):
            return any(admits(part, what, value) for part in parts)
        case _:
            return True
