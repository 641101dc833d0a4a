"""How much an error shows of a word that someone wrote, and which word it leads to."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 200
"""As much of a message as is shown; more of it helps nobody."""

_IDENTIFIER = r"[a-z][a-z0-9_]{0,39}"


def is_identifier(word: str) -> bool:
    """Return whether a key looks like one of our ids, and so may be repeated in an error."""
    return re.fullmatch(_IDENTIFIER, word) is not None


def printable(text: str) -> str:
    """Return a text as it may be shown on a terminal: no control characters, and not endless."""
    plain = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """
    Return the hint that leads from a mistaken id to the right one.

    Args:
        word: What was written.
        known: The ids that would have been understood.

    Returns:
        "did you mean 'gifts'?", or the whole list where nothing is near.
    """
    from difflib import get_close_matches

    known = sorted(known)
    near = get_close_matches(word[:LONGEST].lower().replace("-", "_"), known, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"use one of: {', '.join(known)}"
