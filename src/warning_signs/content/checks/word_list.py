"""The lists of words in ``data/word_list.yaml``, as the house style looks for them."""

from __future__ import annotations

from functools import cache
from typing import Any

from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT
from warning_signs.content.places import DATA

REMARKED = ("avoid", "reassurance", "certainty", "danger")
FORBIDDEN = ("refusal", "delay", "secrecy", "blame", "turned")
LISTS = (*REMARKED, *FORBIDDEN)


@cache
def word_list(name: str) -> dict[str, tuple[str, ...]]:
    """
    Return one of the lists: each hint with the patterns that it answers.

    Args:
        name: One of ``LISTS``.
    """
    fragments, lists = _read()
    return {
        row["hint"]: tuple(_filled(pattern, fragments) for pattern in row["patterns"])
        for row in lists[name]
    }


@cache
def names(table: str) -> tuple[str, ...]:
    """
    Return one of the lists of names.

    Args:
        table: ``bodies`` or ``shorteners``.
    """
    _, lists = _read()
    return tuple(lists[table])


@cache
def _read() -> tuple[dict[str, str], dict[str, Any]]:
    plain = read_yaml((DATA / "word_list.yaml").read_bytes(), CONTENT).plain
    fragments: dict[str, str] = {}
    for name, pattern in plain["names"].items():
        fragments[name] = _filled(pattern, fragments)
    return fragments, plain


def _filled(pattern: str, fragments: dict[str, str]) -> str:
    """Put in the patterns that stand under a name; other braces are counts and stay."""
    for name, meaning in fragments.items():
        pattern = pattern.replace(f"{{{name}}}", meaning)
    return pattern
