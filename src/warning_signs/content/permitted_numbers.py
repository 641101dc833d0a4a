"""Which numbers content may hold: those of its contacts alone, and never one that was withdrawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warning_signs.content.phone_numbers import SHORT_CODES, digits, strangers, written_in
from warning_signs.content.prose import prose, scalars
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue


def listed_never(plain: object) -> frozenset[str]:
    """Return the numbers that must not appear, from a document that may be wrong elsewhere."""
    listed = plain.get("never_print") if isinstance(plain, dict) else None
    return frozenset(
        row["number"]
        for row in (listed if isinstance(listed, list) else ())
        if isinstance(row, dict) and isinstance(row.get("number"), str) and digits(row["number"])
    )


def never_print_problems(plain: object, never: Iterable[str]) -> Iterator[Problem]:
    """Find numbers that must not appear, anywhere but in the list of them."""
    never = tuple(never)
    for at, text in scalars(plain):
        if at[:1] == ("never_print",):
            continue
        for number in _withdrawn_in(text, never):
            yield Problem(
                "never_print",
                at,
                f"holds {number}, which must not appear",
                "see its 'why' under never_print, and find the right number",
            )


@lru_cache(maxsize=8192)
def _withdrawn_in(text: str, never: tuple[str, ...]) -> tuple[str, ...]:
    """Look at a text once: most of content stays as it is from one check to the next."""
    return tuple(written_in(text, never))


def unlisted_problems(kind: type, plain: object, catalogue: Catalogue) -> Iterator[Problem]:
    """
    Find numbers in prose that belong to no contact, so that nobody would keep them right.

    Args:
        kind: The type the document is written in.
        plain: The document.
        catalogue: The whole content it makes.
    """
    contacts = catalogue.contacts.values()
    listed = {digits(each) for one in contacts for each in (one.phone, one.text) if each}
    never = {digits(row.number) for row in catalogue.never_print}
    known = SHORT_CODES | listed | never
    for at, text in prose(kind, plain):
        for number in strangers(text, known):
            yield Problem(
                "unlisted_number",
                at,
                f"holds the number {number}, which no contact has",
                "list it as a contact, or write a quantity in words",
            )
