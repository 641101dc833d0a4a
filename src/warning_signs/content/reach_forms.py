"""The forms of numbers and addresses: of the United Kingdom, and plain about where they lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warning_signs.content.phone_numbers import SHORT_CODES, digits

if TYPE_CHECKING:
    from collections.abc import Iterable

_GEOGRAPHIC = re.compile(r"0[12][0-9]{8,9}|03[0-9]{9}")
_FREE = re.compile(r"080[08][0-9]{6,7}|08001111|116[0-9]{3}")
_TEXT_CODE = re.compile(r"[68][0-9]{4}|07[1-57-9][0-9]{8}")
_REFUSED = {
    "070": "a number that follows a person, at a price",
    "07": "a mobile, which is one person's and not a service's",
    "084": "a number that costs the caller more",
    "087": "a number that costs the caller more",
    "09": "a premium rate number",
}
"""What such numbers are, by how they begin; the longest beginning first where two fit."""


def number_fault(number: str, *, text: bool = False) -> str:
    """
    Return what is wrong with the form of a number; empty where nothing is.

    Args:
        number: The number as it is written.
        text: Whether it is written to: services take texts at short codes and at mobiles.
    """
    dialled = digits(number)
    if dialled in SHORT_CODES or _GEOGRAPHIC.fullmatch(dialled) or _FREE.fullmatch(dialled):
        return ""
    if text and _TEXT_CODE.fullmatch(dialled):
        return ""
    for beginning, what in _REFUSED.items():
        if dialled.startswith(beginning):
            return f"is {what}"
    return "is no number of the United Kingdom"


_ADDRESS = re.compile(
    r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#][^\s\"'<>\\^`{|}@]*)?"
)


def host_of(address: str) -> str:
    """Return the host of an address that has the form of one; empty where it has not."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else ""


def address_fault(address: str, shorteners: Iterable[str] = ()) -> str:
    """
    Return what is wrong with the form of an address; empty where nothing is.

    Args:
        address: The address as it is written.
        shorteners: Hosts that send on to another, which nobody can see beforehand.
    """
    host = host_of(address)
    if not host:
        return "is no plain https address: a host in small letters, no user, port or IP"
    if any(label.startswith("xn--") for label in host.split(".")):
        return "has letters that only look like ours"
    if host.removeprefix("www.") in set(shorteners):
        return "hides where it leads"
    return ""
