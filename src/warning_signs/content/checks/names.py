"""Words that people use for entries: each stands for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.checks.base import ids_of
from warning_signs.core.errors import Problem
from warning_signs.core.names import ONE_WORD, TABLES, ids_in, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked

_LOOKED_FOR_IN = (ONE_WORD, *((table,) for table in TABLES if table not in ONE_WORD))
"""The tables that a word is looked for in at once."""


def name_problems(checked: Checked) -> Iterator[Problem]:
    """Find entries of the document with a word that another entry has."""
    for tables in _LOOKED_FOR_IN:
        own = {(table, name) for table in tables for name in ids_of(checked.document.plain, table)}
        entries = [(table, name) for table in tables for name in ids_in(checked.catalogue, table)]
        met: dict[str, str] = {}
        # What an overlay adds comes last, for it is the overlay that can be changed.
        for table, name in sorted(entries, key=own.__contains__):
            for word in dict.fromkeys(words_for(getattr(checked.catalogue, table)[name])):
                if word in met and (table, name) in own:
                    yield _clash(checked, table, name, f"'{word}' is a word for '{met[word]}' too")
                met.setdefault(word, name)


def _clash(checked: Checked, table: str, name: str, problem: str) -> Problem:
    number = ids_of(checked.document.plain, table).index(name)
    hint = "give the word to one of them"
    return Problem("name_clash", (table, number), problem, hint, warning=True)
