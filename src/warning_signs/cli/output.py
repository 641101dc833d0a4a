"""How commands put out what they have to say, and how they fail."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from enum import StrEnum

from warning_signs.core.errors import UsageError, WarningSignsError
from warning_signs.streams import is_terminal, write_json_text, write_stdout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PrintDocument

USUAL_WIDTH = 80
NARROWEST = 20


class Format(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


class PageFormat(StrEnum):
    """How a command answers that can also give a page to print or to share."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


def write_json(document: Any) -> None:
    """Write one JSON document on one line."""
    from warning_signs.formats.json import as_json

    write_json_text(as_json(document) + "\n")


def write_sections(sections: Iterable[Section]) -> None:
    """Write sections as text, as wide as the terminal or 80 columns."""
    from shutil import get_terminal_size

    from warning_signs.formats.text import as_text

    width = get_terminal_size().columns if is_terminal(sys.stdout) else USUAL_WIDTH
    write_stdout(as_text(sections, max(NARROWEST, width)))


def write_page(
    catalogue: Catalogue, output_format: str, title: str, sections: Iterable[Section]
) -> None:
    """Write sections in any format but JSON; only Markdown and HTML need the title."""
    if output_format == PageFormat.TEXT:
        write_sections(sections)
    else:
        from warning_signs.pages.handout import sheet_of

        write_sheet(output_format, sheet_of(catalogue, title, sections))


def write_sheet(output_format: str, sheet: PrintDocument) -> None:
    """Write a sheet as HTML, or else as Markdown."""
    if output_format == PageFormat.HTML:
        from warning_signs.formats.html import as_html

        write_stdout(as_html(sheet))
    else:
        from warning_signs.formats.markdown import as_markdown

        write_stdout(as_markdown(sheet))


@contextmanager
def json_failures(output_format: str) -> Iterator[None]:
    """Where the output is JSON, put an envelope in its place if it fails."""
    try:
        yield
    except WarningSignsError as error:
        if output_format == Format.JSON and not isinstance(error, UsageError):
            from warning_signs.formats.json import failure

            write_json(failure(error))
        raise
