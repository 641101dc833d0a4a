"""What the pages of a walk say that are neither a question nor the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.pages.blocks import Paragraph, Section
from warning_signs.pages.contacts import young_person_section
from warning_signs.pages.summary import head_blocks, told

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
    """Return the head of the summary: why to act now, and what to do first."""
    return (Section(outcome.level.label, head_blocks(told(catalogue, outcome)), close=True),)
