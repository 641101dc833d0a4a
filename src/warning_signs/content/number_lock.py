"""
The lock of numbers: what was last confirmed of each contact, with the day and the page.

A number that was mistyped or swapped looks like a right one. So what reaches a contact, and whom it
serves, stands a second time in ``numbers.lock.yaml`` beside the contacts, and only
``check --confirm`` writes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import read_content
from warning_signs.content.phone_numbers import digits
from warning_signs.content.places import DATA, beside
from warning_signs.core.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.content.limits import Document
    from warning_signs.content.places import File
    from warning_signs.core.catalogue import Catalogue, Contact

NAME = "numbers.lock.yaml"
CONTACTS = "contacts.yaml"
WITHDRAWN = "never_print"
"""Stands in the lock for the numbers that must not appear."""

NUMBERS = ("phone", "text")
SERVING = ("areas", "not_areas", "child_ages", "only_roles")

_HEAD = """\
# numbers.lock.yaml: what was last confirmed of each contact, with its day and page.
#
# Do not edit it. Change contacts.yaml, write the day and the page there, then run
# `warning-signs check --confirm ID`.
"""


@dataclass(frozen=True, slots=True)
class Lock:
    """
    What the lock holds.

    Attributes:
        contacts: What was confirmed of each contact, by its id.
        withdrawn: The digits of the numbers that must not appear.
    """

    contacts: Mapping[str, Mapping[str, Any]]
    withdrawn: frozenset[str]


def lock_of(path: File, document: Document) -> File | None:
    """
    Return the lock that lies beside the contacts of some content; None where there is none.

    Args:
        path: The file that was named.
        document: What was read for it, with the files that its parts came from.
    """
    contacts = path
    if document.files.get("contacts", str(path)) != str(path):
        near = beside(path, CONTACTS)
        contacts = near if near.is_file() else DATA / CONTACTS
    lock = beside(contacts, NAME)
    # The contacts of this program have one, or something is wrong with them all.
    ours = isinstance(contacts, Path) and contacts.parent == DATA
    return lock if ours or lock.is_file() else None


def read_lock(path: File) -> Lock:
    """
    Read a lock; an empty one where the file is not there, so that every contact is told of.

    Raises:
        ContentUnusableError: Where it cannot be read.
    """
    plain = read_content(path).plain if path.is_file() else {}
    rows = dict(plain) if isinstance(plain, dict) else {"": plain}
    withdrawn = rows.pop(WITHDRAWN, [])
    damaged = [name for name, row in rows.items() if not _is_row(row)]
    if damaged or not isinstance(withdrawn, list):
        at = (str(damaged[0]),) if damaged else (WITHDRAWN,)
        hint = f"put back {NAME} as it was; only check --confirm writes there"
        raise ContentUnusableError([Problem("unreadable", at, "is damaged", hint)], str(path))
    return Lock(rows, frozenset(map(str, withdrawn)))


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("confirmed"), str)


def confirmed(contact: Contact) -> dict[str, Any]:
    """Return what stands in the lock of a contact, as its entry now says."""
    numbers = {key: digits(getattr(contact, key)) for key in NUMBERS if getattr(contact, key)}
    serving = {key: list(getattr(contact, key)) for key in SERVING if getattr(contact, key)}
    return {
        "name": contact.name,
        **numbers,
        **({"web": contact.web} if contact.web else {}),
        **({"any_hour": "yes"} if contact.any_hour else {}),
        **({"replaceable": "yes"} if contact.replaceable else {}),
        **serving,
    }


def with_confirmed(lock: Lock, catalogue: Catalogue, ids: Iterable[str]) -> str:
    """
    Return the text of a lock with new lines for some contacts.

    Args:
        lock: The lock as it was.
        catalogue: The content, which gives the order.
        ids: The contacts that were confirmed; ``never_print`` for the numbers that were withdrawn.

    Raises:
        ContentUnusableError: Where a contact does not say when and where it was confirmed.
    """
    ids = tuple(ids)
    faults = [
        fault for name in ids if name != WITHDRAWN for fault in _faults(lock, catalogue, name)
    ]
    if faults:
        raise ContentUnusableError(faults)
    rows = {
        name: _row(contact) if name in ids else lock.contacts[name]
        for name, contact in catalogue.contacts.items()
        if name in ids or name in lock.contacts
    }
    withdrawn = (
        {digits(row.number) for row in catalogue.never_print}
        if WITHDRAWN in ids
        else lock.withdrawn
    )
    lines = [f"{name}: {_flow(row)}\n" for name, row in rows.items()]
    return "".join([_HEAD, "\n", *lines, f"\n{WITHDRAWN}: {_flow(sorted(withdrawn))}\n"])


def _row(contact: Contact) -> dict[str, Any]:
    return {
        **confirmed(contact),
        "confirmed": contact.compiled,
        "source": contact.sources[0],
    }


def _faults(lock: Lock, catalogue: Catalogue, name: str) -> list[Problem]:
    contact, before = catalogue.contacts[name], lock.contacts.get(name, {})
    at = ("contacts", list(catalogue.contacts).index(name))
    if not contact.sources:
        hint = "put the body's own page under 'sources' first"
        return [Problem("contact_without_source", at, f"'{name}' names no page", hint)]
    numbers = [key for key in NUMBERS if before.get(key) != confirmed(contact).get(key)]
    if before and numbers and contact.compiled <= before["confirmed"]:
        hint = "look at the page, then write today under 'compiled'"
        what = f"'{name}' has a new number, and the day of the old one"
        return [Problem("number_changed", (*at, "compiled"), what, hint)]
    return []


def _flow(value: Any) -> str:
    """Write a value as YAML on one line, every text in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
