"""What the pages of a walk say that are neither a question nor the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.pages.blocks import Paragraph, Section
from warning_signs.pages.contacts import young_person_section
from warning_signs.pages.local import local_line, local_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome


_A_MINUTE = 3
"""Questions that are read, thought over and answered in a minute, by our own judgement."""

_ROUNDED = 5
"""Minutes to which that is rounded, for it is no promise."""


def first_page(
    catalogue: Catalogue,
    questions: Iterable[int],
    *,
    sealed: str = "",
    remains: str = "",
    clears: bool = True,
) -> tuple[Section, ...]:
    """
    Return how much is asked, what happens to the answers, and how to leave.

    Args:
        catalogue: The content.
        questions: How many questions there can be.
        sealed: What protects the answers on this machine, where no key leads to that.
        remains: What stays to be seen after leaving, in words.
        clears: Whether leaving clears what was shown.
    """
    words, titles, local = catalogue.words, catalogue.titles, local_line(catalogue)
    return (
        Section(
            titles.first_page,
            (
                Paragraph(words.what_it_is),
                Paragraph(_how_long(sorted(questions)), strong=True),
                Paragraph(words.nothing_stored, strong=True),
                *((Paragraph(local, strong=True),) if local else ()),
                *((Paragraph(sealed),) if sealed else ()),
                Paragraph(words.how_to_leave if clears else words.how_to_end, strong=True),
                *((Paragraph(remains, strong=True),) if remains else ()),
                Paragraph(words.not_erased),
            ),
        ),
        young_person_section(catalogue),
    )


def about_page(catalogue: Catalogue, sealed: str) -> tuple[Section, ...]:
    """
    Return what this is not, and what protects the answers.

    Args:
        catalogue: The content.
        sealed: What protects the answers on this machine, in words.
    """
    words, titles = catalogue.words, catalogue.titles
    protects = (Paragraph(words.nothing_stored), *((Paragraph(sealed),) if sealed else ()))
    return (
        Section(titles.first_page, (Paragraph(words.what_it_is_not),)),
        *local_sections(catalogue),
        Section(titles.your_answers, (*protects, Paragraph(words.not_erased))),
    )


def _how_long(questions: Sequence[int]) -> str:
    """Return how many questions there are and how long they take."""
    minutes = [max(1, round(each / _A_MINUTE / _ROUNDED)) * _ROUNDED for each in questions]
    few, short = questions[0], minutes[0]
    many, long = questions[-1], minutes[-1]
    if few == many:
        return f"{few} questions, about {short} minutes."
    return f"{few} to {many} questions, about {short} to {long} minutes."


def emergency_card(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return the head of the summary: why to act now, and what to do first."""
    from warning_signs.pages.summary import head_blocks, told  # most walks never need it

    return (Section(outcome.level.label, head_blocks(told(catalogue, outcome)), close=True),)
