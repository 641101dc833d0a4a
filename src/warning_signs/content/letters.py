"""Letters as the eye takes them: of one script, and names that look alike made the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST_LATIN = "\u024f"
WELSH = ("\u1e80", "\u1eff")
"""The letters of the languages of these islands; those beyond only look like them."""

_ALIKE = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "3": "e",
        "4": "a",
        "5": "s",
        "7": "t",
        "8": "b",
        "9": "g",
        "i": "l",
        "|": "l",
        "!": "l",
        "$": "s",
        "@": "a",
        "\N{LATIN SMALL LETTER DOTLESS I}": "l",
        "ł": "l",
        "ø": "o",
        "đ": "d",
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"))

_DIGIT_IN_A_WORD = re.compile(r"(?<=[A-Za-z])[0-9](?=[A-Za-z])")
"""A digit that is read as a letter: "d0 n0t"."""

SURE = 5
"""A name of so many letters is found inside other words too; a shorter one as a word alone."""


def strange_letter(text: str) -> str:
    """Return the first letter or digit that only looks like one of ours; empty where none does."""
    for each in text:
        if each.isascii():
            continue
        plain = unicodedata.normalize("NFKC", each)
        marks = unicodedata.category(each).startswith("M")  # drawn on the letter before, or unseen
        looks = each.isalnum() or any(map(str.isalnum, plain)) or marks
        ours = each <= LAST_LATIN or WELSH[0] <= each <= WELSH[1]
        if looks and not (ours and each.isalpha() and plain == each):
            return each
    inside = _DIGIT_IN_A_WORD.search(text)
    return inside[0] if inside else ""


@cache
def folded(name: str) -> str:
    """Return a name in small letters alone, those that look alike made the same."""
    bare = "".join(
        each
        for each in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(each)
    )
    bare = bare.translate(_ALIKE)
    for pair, single in _PAIRS:
        bare = bare.replace(pair, single)
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("'", "").replace("\u2019", "")))


def bears(name: str, others: Iterable[str]) -> str:
    """Return the first of some names that a name is, or holds; empty where it holds none."""
    words = folded(name)
    joined = words.replace(" ", "")
    for other in others:
        wanted = folded(other)
        close = wanted.replace(" ", "")
        if f" {wanted} " in f" {words} " or (len(close) >= SURE and close in joined):
            return other
    return ""
