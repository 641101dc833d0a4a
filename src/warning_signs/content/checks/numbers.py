"""Numbers and addresses of contacts: their forms, whose they are, and what the lock keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.checks.word_list import names
from warning_signs.content.number_lock import NUMBERS, confirmed
from warning_signs.content.phone_numbers import digits
from warning_signs.content.reach_forms import address_fault, number_fault
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.catalogue import Contact
    from warning_signs.core.errors import Path

_ROUND_THE_CLOCK = "24 hours"


def form_problems(checked: Checked) -> Iterator[Problem]:
    """Find numbers and addresses of a form that no service of the United Kingdom has."""
    for n, contact in enumerate(checked.catalogue.contacts.values()):
        yield from contact_form_problems(contact, ("contacts", n), texts_to_mobiles=True)


def contact_form_problems(
    contact: Contact, at: Path, *, texts_to_mobiles: bool
) -> Iterator[Problem]:
    """
    Find what is wrong with the form of one contact's numbers, address and hours.

    Args:
        contact: The contact.
        at: Where it stands.
        texts_to_mobiles: Whether it may take texts at a mobile or a short code, as services do.
    """
    for key in NUMBERS:
        number = getattr(contact, key)
        text = texts_to_mobiles and key == "text"
        fault = number_fault(number, text=text) if number else ""
        if fault:
            yield Problem(
                "number_form",
                (*at, key),
                f"{number} {fault}",
                "give the service's own line: it begins 01, 02, 03, 0800, 0808 or 116",
            )
    fault = address_fault(contact.web, names("shorteners")) if contact.web else ""
    if fault:
        yield Problem("web_form", (*at, "web"), fault, "give the body's own page, with https")
    if contact.any_hour and _ROUND_THE_CLOCK not in contact.hours:
        yield Problem(
            "any_hour_unsaid",
            (*at, "any_hour"),
            f"'{contact.id}' says any hour, and its hours do not say '{_ROUND_THE_CLOCK}'",
            f"write '{_ROUND_THE_CLOCK}' in 'hours', or take 'any_hour' out",
        )


def shared_problems(checked: Checked) -> Iterator[Problem]:
    """Find numbers that reach two contacts which do not both say so, and those that do not."""
    contacts = list(checked.catalogue.contacts.values())
    for n, contact in enumerate(contacts):
        for m, other in enumerate(contacts[:n]):
            shares = bool(_reached_by(contact) & _reached_by(other))
            both = other.id in contact.shares_number and contact.id in other.shares_number
            either = other.id in contact.shares_number or contact.id in other.shares_number
            if shares and not both:
                yield _shared(n, f"'{contact.id}' has the number of '{other.id}'")
            elif either and not shares:
                named = n if other.id in contact.shares_number else m
                yield _shared(named, f"'{contact.id}' and '{other.id}' have no number in common")


def _shared(n: int, problem: str) -> Problem:
    return Problem(
        "number_shared",
        ("contacts", n),
        problem,
        "find out whose it is; where it is both, name the other under 'shares_number' in each",
    )


def _reached_by(contact: Contact) -> set[str]:
    return {digits(getattr(contact, key)) for key in NUMBERS if getattr(contact, key)}


def lock_problems(checked: Checked) -> Iterator[Problem]:
    """Find what is no longer as it was confirmed."""
    lock, catalogue = checked.lock, checked.catalogue
    if lock is None:
        return
    for n, contact in enumerate(catalogue.contacts.values()):
        wanted, found = lock.contacts.get(contact.id, {}), confirmed(contact)
        changed = [
            key
            for key in dict.fromkeys((*found, *wanted))
            if key not in _NOT_HELD and wanted.get(key) != found.get(key)
        ]
        if changed:
            code = "number_changed" if set(changed) & {*NUMBERS, "web"} else "contact_changed"
            key = changed[0]
            what = f"'{contact.id}' is not as it was confirmed: {', '.join(changed)}"
            at = ("contacts", n, key) if key in found else ("contacts", n)
            yield Problem(code, at, what, _CONFIRM.format(contact.id))
    for name in lock.contacts:
        if name not in catalogue.contacts:
            what = f"'{name}' was confirmed, and is gone"
            yield Problem(
                "contact_changed", ("contacts",), what, "put it back, or take it out of the lock"
            )
    listed = {digits(row.number) for row in catalogue.never_print}
    if listed != lock.withdrawn:
        yield Problem(
            "never_print_changed",
            ("never_print",),
            "the numbers that must not appear are not those that were confirmed",
            _CONFIRM.format("never_print"),
        )


_NOT_HELD = ("confirmed", "source")
_CONFIRM = "compare it with the body's own page, then run 'warning-signs check --confirm {}'"
