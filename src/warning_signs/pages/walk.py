"""What the pages of a walk say that are neither a question nor the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.types import When
from warning_signs.pages.blocks import ContactBlock, Item, Paragraph, Section
from warning_signs.pages.contact_details import short
from warning_signs.pages.contacts import young_person_section

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome


def first_page(catalogue: Catalogue, sealed: str, remains: str = "") -> tuple[Section, ...]:
    """
    Return what this is and is not, what protects the answers, and how to leave.

    Args:
        catalogue: The content.
        sealed: What protects the answers on this machine, in words.
        remains: What stays to be seen after leaving, in words.
    """
    words, titles = catalogue.words, catalogue.titles
    return (
        Section(titles.first_page, (Paragraph(words.what_it_is), Paragraph(words.what_it_is_not))),
        Section(
            titles.your_answers,
            (
                Paragraph(words.nothing_stored, strong=True),
                *((Paragraph(sealed),) if sealed else ()),
                Paragraph(words.not_erased),
                Paragraph(words.how_to_leave, strong=True),
                *((Paragraph(remains, strong=True),) if remains else ()),
            ),
        ),
        young_person_section(catalogue),
    )


def emergency_card(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return whom to call first, and what to do now."""
    now = [each for each in outcome.guidance.steps if each.step.time is When.NOW]
    contacts = {each.id: each for advice in now for each in advice.contacts}
    steps = tuple(
        Item(each.step.text, tuple(short(contact) for contact in each.contacts)) for each in now
    )
    return (
        Section(
            outcome.level.label,
            (
                Paragraph(catalogue.words.act_now, strong=True),
                *(ContactBlock(contact) for contact in list(contacts.values())[:1]),
            ),
        ),
        Section(catalogue.titles.what_to_do_now, steps),
    )
