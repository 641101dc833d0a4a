"""The contact directory: who serves an area, a role or a need, whatever the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.conditions import ALWAYS
from warning_signs.core.facts import area_with_parents
from warning_signs.pages.blocks import ContactBlock, Paragraph, Section
from warning_signs.pages.result import contact_sections, young_person_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue, Contact

OWN_BEHAVIOUR = "Worried about your own thoughts, or about someone close to you?"


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
    return tuple(
        contact
        for contact in (catalogue.contacts[name] for name in names)
        if (not area or (around & set(contact.areas) and not around & set(contact.not_areas)))
        and (not role or not contact.only_roles or role in contact.only_roles)
    )


def directory_sections(catalogue: Catalogue, contacts: Iterable[Contact]) -> tuple[Section, ...]:
    """Return contacts as a page; those kept for certain cases stand under their own heading."""
    contacts = tuple(contacts)
    open_to_all = [each for each in contacts if each.only_when == ALWAYS]
    kept = tuple(ContactBlock(each) for each in contacts if each.only_when != ALWAYS)
    return (
        young_person_section(catalogue),
        *contact_sections(open_to_all),
        *((Section(OWN_BEHAVIOUR, kept),) if kept else ()),
        Section("Before you print a number", (Paragraph(catalogue.words.check_numbers),)),
    )
