"""
What people call things, and the ids that stand for them.

An id is taken as people write it: in any case, with spaces, hyphens or underscores. So are the
label of an entry and the everyday words that the content gives for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warning_signs.core.asking import selectable_areas
from warning_signs.core.shown import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from warning_signs.core.catalogue import Catalogue

TABLES = ("roles", "areas", "ages", "signs", "needs", "contacts")
"""The tables whose entries people name."""

ONE_WORD = ("contacts", "areas", "needs")
"""The tables that one word alone is looked for in; none of theirs may stand in two of them."""

_AS_SPACES = dict.fromkeys(map(ord, "_-\u2010\u2011\u2012\u2013\u2014\u2015"), " ")
_LEFT_OUT = dict.fromkeys(map(ord, "'\u0060\u00b4\u02bc\u2018\u2019\u2032\uff07"), "")
_PLAINLY = {**_AS_SPACES, **_LEFT_OUT}
_CLOSE, _CLOSER = 0.6, 0.8
_SHORT = 3
"""Up to so many letters a word is like too many others."""


def simplified(text: str) -> str:
    """Return a text as ids are written: small, with _ in every gap and no apostrophe."""
    return "_".join(text.translate(_PLAINLY).casefold().split())


def ids_in(catalogue: Catalogue, table: str) -> tuple[str, ...]:
    """Return the ids of a table that can be chosen."""
    return selectable_areas(catalogue) if table == "areas" else tuple(getattr(catalogue, table))


def words_for(entry: Any) -> Iterator[str]:
    """Return what an entry is called, as it is compared: its id, its label, and other words."""
    label = entry.name if hasattr(entry, "name") else entry.label
    yield from map(simplified, (entry.id, label, *entry.also))


@lru_cache(maxsize=32)
def words_of(catalogue: Catalogue, table: str) -> Mapping[str, str]:
    """Return the id for each word of a table; where two ids share one, the first has it."""
    entries: Mapping[str, Any] = getattr(catalogue, table)
    chosen = [entries[name] for name in ids_in(catalogue, table)]
    ids = {entry.id: entry.id for entry in chosen}
    words = {word: entry.id for entry in reversed(chosen) for word in words_for(entry)}
    return words | ids


def named(catalogue: Catalogue, table: str, word: str) -> str:
    """Return the id that a word stands for, full stops or not; empty where it stands for none."""
    if word in ids_in(catalogue, table):
        return word
    words = words_of(catalogue, table)
    return words.get(simplified(word)) or words.get(simplified(word.replace(".", " ")), "")


def near_miss(catalogue: Catalogue, word: str, *tables: str) -> str:
    """
    Return the hint that leads from a slip to the id that was meant; empty where there is none.

    A place that sounds like another is another place, so areas must be nearer than other words, and
    so must what is short.
    """
    from difflib import get_close_matches

    name = simplified(word)[:LONGEST]
    near: dict[str, str] = {}
    for table in tables:
        words = words_of(catalogue, table)
        cutoff = _CLOSER if table == "areas" or len(name) <= _SHORT else _CLOSE
        near |= {each: words[each] for each in get_close_matches(name, words, n=1, cutoff=cutoff)}
    nearest = get_close_matches(name, near, n=1, cutoff=0)
    return f"did you mean '{near[nearest[0]]}'?" if nearest else ""


def use_one_of(catalogue: Catalogue, table: str) -> str:
    """Return the hint that names every id of a table."""
    ids = ids_in(catalogue, table)
    elsewhere = [catalogue.areas[name].elsewhere for name in ids] if table == "areas" else []
    return "; ".join((*filter(None, elsewhere), f"use one of: {', '.join(ids)}"))
