"""That an overlay is in force, whom it is from and what named it: said wherever it may be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.days import day_in_words
from warning_signs.core.local import LocalCatalogue
from warning_signs.pages.blocks import Paragraph, Section

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome


def local_line(catalogue: Catalogue) -> str:
    """Return in one line that an overlay is in force; empty where none is."""
    if not isinstance(catalogue, LocalCatalogue):
        return ""
    local = catalogue.local
    whom = f"{catalogue.titles.local} {local.name}, {day_in_words(local.dated)}."
    return f"{whom} {catalogue.words.local_variable} {local.variable}." if local.variable else whom


def local_words(catalogue: Catalogue) -> str:
    """Return what an overlay does, whose it is and what named it; empty where there is none."""
    line = local_line(catalogue)
    return f"{line} {catalogue.words.local_in_force}" if line else ""


def local_sections(catalogue: Catalogue, outcome: Outcome | None = None) -> tuple[Section, ...]:
    """
    Return that an overlay is in force.

    Args:
        catalogue: The content.
        outcome: The result, which says more where the person may be behind the overlay.
    """
    words = local_words(catalogue)
    if not words:
        return ()
    found = outcome.found if outcome else None
    doubted = found and found.here.instrument.doubts_local(found.circumstances)
    first = (Paragraph(catalogue.words.local_own_first, strong=True),) if doubted else ()
    return (Section(catalogue.titles.local_in_force, (*first, Paragraph(words))),)
