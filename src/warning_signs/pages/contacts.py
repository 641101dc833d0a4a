"""Contacts as a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.conditions import ALWAYS
from warning_signs.core.local import local_ids
from warning_signs.pages.blocks import ContactBlock, ContactLine, Item, Paragraph, Section
from warning_signs.pages.local import local_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue, Contact


def directory_sections(
    catalogue: Catalogue, contacts: Iterable[Contact], *, full: bool = True
) -> tuple[Section, ...]:
    """
    Return contacts as a page; those kept for certain cases stand under their own heading.

    Args:
        catalogue: The content.
        contacts: Who is shown, those who answer at any hour first.
        full: Whether everything about each is told, and not only how to reach it.
    """
    contacts = tuple(contacts)
    kind = ContactBlock if full else ContactLine
    open_to_all = [each for each in contacts if each.only_when == ALWAYS]
    kept = tuple(kind(each) for each in contacts if each.only_when != ALWAYS)
    return (
        young_person_section(catalogue),
        *local_sections(catalogue),
        *(contact_sections(catalogue, open_to_all, kind) if contacts else _nobody(catalogue)),
        *((Section(catalogue.titles.own_behaviour, kept),) if kept else ()),
        Section(catalogue.titles.check_numbers, (Paragraph(catalogue.words.check_numbers),)),
    )


def _nobody(catalogue: Catalogue) -> tuple[Section, ...]:
    return (Section(catalogue.titles.contacts, (Paragraph(catalogue.words.no_contact),)),)


def named_sections(catalogue: Catalogue, contacts: Iterable[Contact]) -> tuple[Section, ...]:
    """Return everything about the contacts that were named."""
    return (Section(catalogue.titles.contacts, tuple(ContactBlock(each) for each in contacts)),)


def contact_sections(
    catalogue: Catalogue,
    contacts: Iterable[Contact],
    kind: type[ContactBlock | ContactLine] = ContactBlock,
) -> tuple[Section, ...]:
    """Return contacts in groups: who answers at night, who by day, and who an overlay adds."""
    titles, local = catalogue.titles, local_ids(catalogue)
    added = [each for each in contacts if each.id in local]
    own = [each for each in contacts if each.id not in local]
    groups = {
        titles.contacts_any_hour: [each for each in own if each.any_hour],
        titles.contacts_own_hours: [each for each in own if not each.any_hour],
        titles.local_contacts: added,
    }
    return tuple(
        Section(title, tuple(kind(each) for each in group))
        for title, group in groups.items()
        if group
    )


def young_person_section(catalogue: Catalogue) -> Section:
    """Return the words for a young person who is at the keyboard."""
    words = catalogue.words
    contacts = (catalogue.contacts[name] for name in words.young_person_contacts)
    numbers = tuple(Item(f"{contact.name}: {contact.phone}") for contact in contacts)
    return Section(catalogue.titles.young_person, (Paragraph(words.young_person), *numbers))
