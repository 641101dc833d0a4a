"""Telephone numbers in texts, compared by their digits however they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


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
