"""What the texts of content must say, whatever else they say: whom to ring, and what not to do."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from warning_signs.content.checks.published import published
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.errors import Path

_TABLES: dict[str, tuple[Path, str]] = {
    "words": (("words",), ""),
    "paper": (("paper",), ""),
    "ages": (("ages",), "label"),
    "answers": (("answers",), "short"),
    "levels": (("levels",), "meaning"),
    "signs": (("signs",), "plain"),
    "circumstances": (("circumstances",), "questions"),
    "rules": (("rules",), "because"),
    "steps": (("steps",), "text"),
    "avoid": (("avoid",), "text"),
    "heads": (("summary", "heads"), "text"),
    "first": (("summary", "first"), "text"),
    "worst": (("summary", "worst"), "text"),
}
"""Where each table of texts stands, and the key of the text in an entry; a text alone has none."""


def said_problems(plain: Any) -> Iterator[Problem]:
    """
    Find texts that no longer say what the instrument has them say.

    Args:
        plain: Content, as plain lists and mappings.
    """
    for table, rows in published().said.items():
        at, key = _TABLES[table]
        texts = _texts(plain, at, key)
        for name, phrases in rows.items():
            if name not in texts and at[0] == "summary":  # others are told as missing elsewhere
                yield Problem("not_said", at, f"has no '{name}'", "put it back")
            for (place, text), phrase in product(texts.get(name, ()), phrases):
                if phrase not in text:
                    problem = f"'{name}' does not say '{phrase}'"
                    yield Problem("not_said", place, problem, "put that back, word for word")


def _texts(plain: Any, at: Path, key: str) -> dict[str, list[tuple[Path, str]]]:
    """Return the texts that stand under each id or name, with their places; a question has many."""
    for part in at:
        plain = plain[part]
    if not key:
        return {name: [((*at, name), text)] for name, text in plain.items()}
    found: dict[str, list[tuple[Path, str]]] = {}
    for n, entry in enumerate(plain):
        place, text = (*at, n, key), entry.get(key, "")
        each = text.items() if isinstance(text, dict) else ()
        found[entry["id"]] = [((*place, role), said) for role, said in each] or [(place, text)]
    return found
