"""
Telephone numbers in texts, compared by their digits however they are written.

Content may hold those of its contacts alone, and never one that was withdrawn.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from warning_signs.content.prose import prose, scalars
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue

SHORT_CODES = frozenset(
    {
        "999",  # Emergency, with 112 as its European twin.
        "112",
        "101",  # Police, not an emergency.
        "111",  # NHS.
        "18000",  # Relay UK, emergency; 18001 stands before any other number.
        "18001",
    }
)
"""Numbers that everyone may write without a contact of their own."""

BY_RELAY = "18001"
"""Dialled before any other number, to reach it by text."""

_GAP = r"[^0-9A-Za-z]{0,2}"
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\+?[0-9](?:[ ()-]{0,2}[0-9]){2,}")


@cache
def digits(text: str) -> str:
    """Return the digits of a number, from its nought on where it begins with +44."""
    found = "".join(re.findall("[0-9]", _folded(text)))
    if _folded(text).lstrip().startswith("+44"):
        return "0" + found[2:].removeprefix("0")
    return found


def written_in(text: str, numbers: Collection[str]) -> Iterator[str]:
    """Return those of some numbers that a text holds, however they are spaced."""
    if not any(map(str.isdigit, text)):
        return
    folded = _folded(text)
    for number in numbers:
        if _pattern(digits(number)).search(folded):
            yield number


def numbers_in(text: str) -> Iterator[str]:
    """Return what looks like a number to call, as it is written; a day is none."""
    if any(map(str.isdigit, text)):
        for match in _NUMBER.finditer(_DAY.sub("", _folded(text))):
            yield match[0]


def strangers(text: str, known: Collection[str]) -> Iterator[str]:
    """
    Return what looks like a number to call and is not known.

    Args:
        text: What is read. Years and days are no numbers to call.
        known: The digits of every number that may be written.
    """
    for written in numbers_in(text):
        groups = written.split()
        if (
            digits(written).removeprefix(BY_RELAY) not in known
            and not all(group in known for group in groups)
            and not all(_YEAR.fullmatch(group) for group in groups)
        ):
            yield written


_DISGUISED = re.compile(r"(?<![0-9A-Za-z])[0-9OoIl](?:[ ().-]{0,2}[0-9OoIl]){5,}(?![0-9A-Za-z])")
_SPELT = r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)"
_IN_WORDS = re.compile(rf"\b{_SPELT}(?:[ ,-]+(?:hundred|{_SPELT})){{4,}}\b", re.IGNORECASE)
_FEWEST_DIGITS = 2


def hidden_numbers(text: str) -> Iterator[str]:
    """Return numbers to call in which letters stand for digits, or that are spelt out in words."""
    for match in _DISGUISED.finditer(text):
        written = match[0]
        if any(map(str.isalpha, written)) and sum(map(str.isdigit, written)) >= _FEWEST_DIGITS:
            yield written
    for match in _IN_WORDS.finditer(text):
        yield match[0]


def _folded(text: str) -> str:
    """Write digits of every script and width as 0 to 9."""
    return "".join(
        str(unicodedata.digit(each)) if each.isdigit() else each
        for each in unicodedata.normalize("NFKC", text)
    )


@cache
def _pattern(number: str) -> re.Pattern[str]:
    body = _GAP.join(number)
    if number.startswith("0"):
        from_abroad = rf"\+?44{_GAP}(?:0{_GAP})?" + _GAP.join(number[1:])
        body = rf"(?:{body}|{from_abroad})"
    return re.compile(rf"(?<![0-9]){body}(?![0-9])")


# --- which numbers content may hold ------------------------------------------------------------


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
