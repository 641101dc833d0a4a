"""The lists of words in ``data/word_list.yaml``, as the house style looks for them."""

from __future__ import annotations

from functools import cache
from typing import Any

from warning_signs.content.documents import CONTENT, read_yaml
from warning_signs.content.places import DATA

LISTS = ("avoid", "reassurance", "certainty", "danger")


@cache
def word_list(name: str) -> dict[str, tuple[str, ...]]:
    """
    Return one of the lists: each hint with the patterns that it answers.

    Args:
        name: One of ``LISTS``.
    """
    names, lists = _read()
    return {
        row["hint"]: tuple(_filled(pattern, names) for pattern in row["patterns"])
        for row in lists[name]
    }


@cache
def _read() -> tuple[dict[str, str], dict[str, Any]]:
    plain = read_yaml((DATA / "word_list.yaml").read_bytes(), CONTENT).plain
    names: dict[str, str] = {}
    for name, pattern in plain["names"].items():
        names[name] = _filled(pattern, names)
    return names, plain


def _filled(pattern: str, names: dict[str, str]) -> str:
    """Put in the patterns that stand under a name; other braces are counts and stay."""
    for name, meaning in names.items():
        pattern = pattern.replace(f"{{{name}}}", meaning)
    return pattern
