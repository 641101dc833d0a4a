"""All there is to know of a contact, and how it is reached; the same for every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warning_signs.core.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Contact

PHONE = "Phone"
TEXT = "Text"
WEB = "Web"
RELAY = "If you cannot hear or speak"

TO_RING = re.compile(r"(?<!text to )\b(?:\d{3}|\d[\d ]{5,}\d)\b(?! BSL)")
"""A number to ring: not one to send a text to, nor the name of a service for deaf people."""


@dataclass(frozen=True, slots=True)
class Way:
    """
    One way to reach a contact.

    Attributes:
        link: Where it leads; empty where the address is none that is safe to follow.
        words: What to know about it.
    """

    kind: str
    shown: str
    link: str
    words: str = ""


def ways(contact: Contact) -> Iterator[Way]:
    """Return the ways to reach a contact, the quickest first."""
    if contact.phone:
        yield Way(PHONE, contact.phone, telephone(contact.phone), contact.phone_words)
    if contact.text:
        yield Way(TEXT, contact.text, f"sms:{_digits(contact.text)}", contact.text_words)
    if contact.web:
        yield Way(WEB, _bare(contact.web), web_address(contact.web))


def quickest(contact: Contact) -> tuple[Way, ...]:
    """Return the ways to reach a contact by phone or text, or else by its address."""
    found = tuple(ways(contact))
    numbers = tuple(each for each in found if each.kind != WEB)
    return numbers or found


def details(contact: Contact) -> Iterator[Way | str]:
    """Return all there is to know of a contact, the ways to reach it first."""
    yield from ways(contact)
    if contact.relay:
        yield f"{RELAY}: {contact.relay}"
    yield contact.for_whom
    yield " ".join(sentence(each) for each in (contact.hours, contact.cost) if each)
    if contact.note:
        yield contact.note


def short(contact: Contact) -> str:
    """Return a contact's name with the one number or address that reaches it."""
    web = contact.web.removeprefix("https://").removeprefix("www.").rstrip("/")
    way = contact.phone or (f"text {contact.text}" if contact.text else web)
    return f"{contact.name} ({way})" if way and way not in contact.name else contact.name


def sentence(words: str) -> str:
    """End words with a full stop, once."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def telephone(number: str) -> str:
    """Return the link that dials a number."""
    return f"tel:{_digits(number)}"


def phone_pattern(phones: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a whole number, which does not fit where it is one to text."""
    known = "|".join(re.escape(phone) for phone in sorted(phones, key=len, reverse=True))
    return re.compile(rf"(?<![\w+.])(?<!\d )(?<![Tt]ext )(?:{known})(?! ?\d|\w)")


def web_address(address: str) -> str:
    """Return an address to follow, and nothing for one that is not of the web."""
    return address if address.startswith(("https://", "http://")) else ""


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdigit())


def _bare(address: str) -> str:
    """Return an address as it is read from paper and typed in."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
