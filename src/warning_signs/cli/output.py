"""How commands put out what they have to say, and how they fail."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from enum import StrEnum

from warning_signs.core.errors import UsageError, WarningSignsError
from warning_signs.streams import (
    has_terminal,
    is_terminal,
    text_width,
    write_bytes,
    write_json_text,
    write_stdout,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PrintDocument


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
    """Write sections as text: as wide as is read well, with bold headings on a terminal."""
    from warning_signs.formats.text import as_text

    heading = _bold if _can_be_bold() else str.upper
    write_stdout(as_text(sections, text_width(sys.stdout), heading=heading))


def _can_be_bold() -> bool:
    """Return whether standard output is a terminal that knows bold, and whose reader sees it."""
    if not is_terminal(sys.stdout):
        return False
    from warning_signs.walk.choose_ui import wants_lines

    return sys.platform != "win32" and not wants_lines(os.environ)


def _bold(title: str) -> str:
    return f"\x1b[1m{title.upper()}\x1b[0m"


def write_page(
    catalogue: Catalogue,
    output_format: str,
    title: str,
    sections: Iterable[Section],
    *,
    pager: bool = False,
) -> None:
    """
    Write sections in any format but JSON.

    Args:
        catalogue: The content.
        output_format: The format.
        title: What Markdown and HTML are headed.
        sections: What to say.
        pager: Whether text is turned page by page where it is more than a terminal shows at once.
    """
    if output_format == PageFormat.TEXT:
        sections = tuple(sections)
        if not (pager and paged(sections, catalogue.phones)):
            write_sections(sections)
    else:
        from warning_signs.pages.print_document import print_document

        write_print_document(output_format, print_document(catalogue, title, sections))


def paged(sections: tuple[Section, ...], phones: Iterable[str] = ()) -> bool:
    """Show sections page by page, as the walk does; return whether there was need to."""
    from warning_signs.core.errors import EndOfInputError, UserLeftError
    from warning_signs.formats.text import as_text
    from warning_signs.walk.choose_ui import choose_interface, wants_lines

    if not has_terminal() or wants_lines(os.environ):
        return False
    if as_text(sections, text_width(sys.stdout)).count("\n") < os.get_terminal_size(1).lines:
        return False
    with (
        suppress(UserLeftError, EndOfInputError),
        choose_interface(os.environ, phones, plain=False) as interface,
    ):
        interface.page(sections, "close")
    return True


def write_print_document(output_format: str, document: PrintDocument) -> None:
    """Write a document as HTML, or else as Markdown."""
    if output_format == PageFormat.HTML:
        from warning_signs.formats.html import as_html

        # In ASCII: PowerShell reads what it redirects in another encoding and writes a third.
        write_bytes(as_html(document).encode("ascii", "xmlcharrefreplace"))
    else:
        from warning_signs.formats.markdown import as_markdown

        write_stdout(as_markdown(document))


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
