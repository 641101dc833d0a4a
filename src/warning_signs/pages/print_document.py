"""A page to print or to keep, with what it was made from at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.pages.local import local_line
from warning_signs.pages.print_blocks import PrintDocument
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PrintSection


def print_document(
    catalogue: Catalogue, title: str, sections: Iterable[Section | PrintSection], lead: str = ""
) -> PrintDocument:
    """
    Return sections as a document to print.

    Args:
        catalogue: The content.
        title: What it is headed.
        sections: What it says.
        lead: What stands under its title.
    """
    made = f"warning-signs {__version__}, content {catalogue.edition} of {catalogue.reviewed}."
    local = local_line(catalogue)
    return PrintDocument(title, tuple(sections), lead, (f"{made} {local}" if local else made,))
