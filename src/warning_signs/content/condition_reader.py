"""
Conditions as they are written in content: a closed vocabulary, with no code in it.

A condition is a mapping; with several keys, or in a list, it holds where all of them hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from warning_signs.core.asking import UNSTATED
from warning_signs.core.conditions import (
    AllOf,
    Among,
    Answered,
    AnyOf,
    Condition,
    How,
    Reached,
    What,
)
from warning_signs.core.shown import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warning_signs.content.decoder import Decoder
    from warning_signs.core.catalogue import Sign
    from warning_signs.core.errors import Path

HOW: tuple[How, ...] = get_args(How)
WHAT: dict[What, str] = {
    "role": "roles",
    "age": "ages",
    "area": "areas",
    "level": "levels",
    "rule": "rules",
}
WORDS = ("all_of", "any_of", "at_least", "pattern", "points", *HOW, *WHAT)

ALL_SIGNS = "signs"
"""Stands in a condition for every sign; the id of a strength stands for the signs that have it."""


def read_condition(decoder: Decoder, value: Any, at: Path) -> Condition:
    """Read a condition, noting every problem in it."""
    if isinstance(value, list):
        return AllOf(decoder.read(tuple[Condition, ...], value, at))
    if not isinstance(value, dict) or not value:
        decoder.problem("wrong_kind", at, "must be a condition", f"use {', '.join(WORDS)}")
        return AllOf(())
    parts = tuple(_part(decoder, word, item, (*at, word)) for word, item in value.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _part(decoder: Decoder, word: str, value: Any, at: Path) -> Condition:
    if word in ("all_of", "any_of"):
        parts = decoder.read(tuple[Condition, ...], value, at)
        return AllOf(parts) if word == "all_of" else AnyOf(parts)
    if word in HOW:
        return Answered(word, _answered(decoder, value, at))
    if word in WHAT:
        return Among(word, _among(decoder, WHAT[word], value, at))
    if word == "at_least":
        return _at_least(decoder, value, at)
    if word == "points":
        return Reached(decoder.read(int, value, at) or 0)
    if word == "pattern":
        return _pattern(decoder, value, at)
    decoder.problem("unknown_key", at, f"'{word}' is no condition", suggestion(word, WORDS))
    return AllOf(())


def _at_least(decoder: Decoder, value: Any, at: Path) -> Condition:
    counted = [word for word in HOW if isinstance(value, dict) and word in value]
    if len(counted) != 1 or set(value) != {"count", *counted}:
        decoder.problem(
            "wrong_kind",
            at,
            "must have a count and one thing to count",
            f"write {{count: 3, {' or '.join(HOW)}: [{ALL_SIGNS}]}}",
        )
        return AllOf(())
    how = counted[0]
    count = decoder.read(int, value["count"], (*at, "count"))
    if count == 0:
        decoder.problem(
            "wrong_kind", (*at, "count"), "must be at least 1", "leave out what needs none"
        )
    return Answered(how, _answered(decoder, value[how], (*at, how)), count or 1)


def _answered(decoder: Decoder, value: Any, at: Path) -> frozenset[str]:
    groups = _groups(decoder)
    known = {*decoder.tables.get("signs", {}), *decoder.tables.get("circumstances", {})}
    found: set[str] = set()
    for n, name in enumerate(decoder.read(tuple[str, ...], value, at)):
        if name in groups:
            found |= groups[name]
        elif name in known:
            found.add(name)
        elif name is not None:
            decoder.problem(
                "unknown_id",
                (*at, n),
                f"'{name}' is no sign, circumstance or strength",
                suggestion(name, known | set(groups)),
            )
    return frozenset(found)


def _groups(decoder: Decoder) -> dict[str, frozenset[str]]:
    signs: Mapping[str, Sign | None] = decoder.tables.get("signs", {})
    by_strength = {
        strength: frozenset(
            name for name, sign in signs.items() if sign and sign.weight.strength == strength
        )
        for strength in decoder.tables.get("strengths", {})
    }
    return {ALL_SIGNS: frozenset(signs), **by_strength}


def _among(decoder: Decoder, table: str, value: Any, at: Path) -> frozenset[str]:
    names = decoder.read(tuple[str, ...], value, at)
    for n, name in enumerate(names):
        if name is not None and not (table == "areas" and name == UNSTATED):
            decoder.names(table, name, (*at, n))
    return frozenset(names)


def _pattern(decoder: Decoder, value: Any, at: Path) -> Condition:
    known = decoder.tables.get("patterns", {})
    name = decoder.read(str, value, at)
    if name in known:
        return known[name].when if known[name] else AllOf(())
    if name is not None:
        decoder.problem(
            "unknown_id", at, f"'{name}' is no pattern defined above", suggestion(name, known)
        )
    return AllOf(())
