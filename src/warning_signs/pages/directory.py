"""The directory: who serves an area, a role or a need, and who has a word in their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warning_signs.core.facts import area_with_parents, serves
from warning_signs.core.local import LocalCatalogue
from warning_signs.core.names import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.core.catalogue import Catalogue, Contact

_WORD = re.compile(r"[a-z0-9]+")


def directory(
    catalogue: Catalogue, *, area: str = "", role: str = "", need: str = ""
) -> tuple[Contact, ...]:
    """
    Return the contacts for an area, a role and a need; each is left open where it is empty.

    Args:
        catalogue: The content.
        area: An area; contacts for all that it lies in serve it too.
        role: A role; contacts kept for other roles are left out.
        need: A need, which also gives the order.
    """
    names = (
        (*catalogue.needs[need].first, *catalogue.needs[need].then)
        if need
        else tuple(catalogue.contacts)
    )
    around = area_with_parents(catalogue.areas, area)
    # What an overlay stands for in results can still be reached here; its own come last.
    before: Mapping[str, Contact] = {}
    if isinstance(catalogue, LocalCatalogue):
        before = catalogue.before.contacts
        names = tuple(sorted(names, key=catalogue.local.ids.__contains__))
    return tuple(
        contact
        for contact in (before.get(name) or catalogue.contacts[name] for name in names)
        if (not area or serves(contact, around))
        and (not role or not contact.only_roles or role in contact.only_roles)
    )


def contacts_with(contacts: Iterable[Contact], word: str) -> tuple[Contact, ...]:
    """Return the contacts that have a word in their name or id."""
    words = simplified(word).split("_")
    return tuple(
        contact
        for contact in contacts
        if set(words) <= {*contact.id.split("_"), *_WORD.findall(contact.name.casefold())}
    )
