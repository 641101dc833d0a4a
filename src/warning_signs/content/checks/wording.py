"""
The house style held to content: which texts are read by whom, and what the style says of them.

The style itself is in ``house_style``; nothing it says stops content from working.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warning_signs.content.checks.house_style import (
    abbreviation_remarks,
    length_remarks,
    reading_age,
    remarks,
    sentences,
)
from warning_signs.content.checks.word_list import FORBIDDEN
from warning_signs.core.conditions import admits
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.errors import Path

OLDEST = 11
"""The reading age, in years, that what these roles read may have."""

PASSAGE = 100
"""The words from which a reading age says something."""

_NAMES = ("label", "name", "title")
_TO_SEND = re.compile(r"\b(?:text|reply|such as) [\"']?[A-Z]{2,}")
_CAPITALS = re.compile(r"[A-Z][A-Z&]*[A-Z]")


def wording_problems(
    catalogue: Catalogue, texts: Iterable[tuple[Path, str]], plain: Mapping[str, object]
) -> Iterator[Problem]:
    """
    Find what the house style would put differently.

    Args:
        catalogue: The content, which says who reads what.
        texts: The prose of the document.
        plain: The document, whose entries carry their ids.
    """
    texts = [each for each in texts if each[0][0] != "never_print"]
    published = [sign.label for sign in catalogue.signs.values()]
    readers = _Readers(catalogue, plain)
    for at, text in texts:
        for each in remarks(text, published):
            if each.code not in FORBIDDEN:
                yield _warning("wording", at, f"says '{each.words}'", each.hint)
    for_all = [each for each in texts if readers.meet(each[0])]
    for at, text in for_all:
        for each in length_remarks(text) if at[-1] not in _NAMES else ():
            yield _warning("long_sentence", at, f"'{each.words}'", each.hint)
    yield from _hard_passages(for_all)
    yield from _abbreviations(catalogue, texts)


def _hard_passages(texts: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """Weigh each table as a whole: one short line is no measure."""
    passages: dict[str, list[str]] = {}
    for at, text in texts:
        if at[-1] not in _NAMES:
            passages.setdefault(str(at[0]), []).extend(sentences(_ended(text)))
    for table, found in passages.items():
        whole = " ".join(found)
        age = reading_age(whole)
        if age > OLDEST and len(whole.split()) >= PASSAGE:
            hardest = max(found, key=reading_age)
            yield _warning(
                "reading_age",
                (table,),
                f"needs a reading age of {age:.0f}; parents and the public should need {OLDEST}",
                f"use shorter words and sentences; the hardest is '{hardest}'",
            )


def _abbreviations(catalogue: Catalogue, texts: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """Find abbreviations that are nowhere spelt out; a name is what its owner is called by."""
    names = " ".join(contact.name for contact in catalogue.contacts.values())
    met = {*_CAPITALS.findall(names)}
    for at, text in texts:
        spoken = _TO_SEND.sub("", text)
        for each in abbreviation_remarks([spoken], met):
            yield _warning("abbreviation", at, f"does not say what {each.words} means", each.hint)
        met.update(_CAPITALS.findall(spoken))


class _Readers:
    """Knows which entries the roles can meet that meet no such words at work."""

    def __init__(self, catalogue: Catalogue, plain: Mapping[str, object]) -> None:
        readers = {role.id for role in catalogue.roles.values() if role.plain_language}
        self._kept = {
            "steps": {
                step.id
                for step in catalogue.steps.values()
                if not any(admits(step.when, "role", role) for role in readers)
            },
            "avoid": {
                each.id
                for each in catalogue.avoid.values()
                if not any(admits(each.when, "role", role) for role in readers)
            },
            "contacts": {
                contact.id
                for contact in catalogue.contacts.values()
                if contact.only_roles and readers.isdisjoint(contact.only_roles)
            },
        }
        self._others: Collection[str] = set(catalogue.roles) - readers
        self._plain = plain

    def meet(self, at: Path) -> bool:
        """Return whether a parent or a member of the public can be shown this."""
        if at[-1] in self._others:
            return False
        kept = self._kept.get(str(at[0]), set())
        return not kept or self._id(at) not in kept

    def _id(self, at: Path) -> object:
        table = self._plain.get(str(at[0]))
        return table[at[1]]["id"] if isinstance(table, list) and isinstance(at[1], int) else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _warning(code: str, at: Path, problem: str, hint: str) -> Problem:
    return Problem(code, at, problem, hint, warning=True)
