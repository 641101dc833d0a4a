"""What several commands share: their options, how they answer and how they fail."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warning_signs.core.errors import Problem, UsageError, WarningSignsError, suggestion
from warning_signs.streams import is_terminal, write_json_text, write_stderr, write_stdout

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.print_blocks import PrintDocument

USUAL_WIDTH = 80
NARROWEST = 20
LOCAL_VARIABLE = "WARNING_SIGNS_LOCAL"


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


RoleOption = Annotated[
    str, typer.Option("--role", help="parent, teacher, professional or community.", metavar="ROLE")
]
AreaOption = Annotated[
    str,
    typer.Option(
        "--area",
        help="Where the child lives: essex, southend, thurrock, england, wales, scotland or "
        "northern_ireland.",
        metavar="AREA",
    ),
]
LocalOption = Annotated[
    str,
    typer.Option(
        "--local",
        envvar=LOCAL_VARIABLE,
        help="An overlay with contacts and steps of your own.",
        metavar="FILE",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to answer.")]
PageFormatOption = Annotated[
    PageFormat, typer.Option("--format", help="How to answer; html and markdown are to print.")
]


def load_content(local: str = "") -> Catalogue:
    """Load the shipped content, with the overlay that was named laid over it."""
    from warning_signs.content.loader import load_catalogue, load_overlay  # noqa: PLC0415  (help does not)

    catalogue = load_catalogue()
    return load_overlay(local, catalogue) if local else catalogue


def require_known(option: str, value: str, ids: Collection[str]) -> str:
    """
    Take the value of an option that must be an id.

    Raises:
        UsageError: With the near miss.
    """
    if value and value not in ids:
        raise UsageError(
            [Problem("usage", (), "has no such value", suggestion(value, ids))], option
        )
    return value


def areas_of(catalogue: Catalogue) -> list[str]:
    """Return the areas a child can live in."""
    return [area.id for area in catalogue.areas.values() if area.within]


def write_json(document: Any) -> None:
    """Write one JSON document on one line."""
    from warning_signs.formats.json import as_json  # noqa: PLC0415  (text does not need it)

    write_json_text(as_json(document) + "\n")


def write_sections(sections: Iterable[Section]) -> None:
    """Write sections as text, as wide as the terminal or 80 columns."""
    from shutil import get_terminal_size  # noqa: PLC0415  (JSON does not need it)

    from warning_signs.formats.text import as_text  # noqa: PLC0415  (JSON does not need it)

    width = get_terminal_size().columns if is_terminal(sys.stdout) else USUAL_WIDTH
    write_stdout(as_text(sections, max(NARROWEST, width)))


def write_page(
    catalogue: Catalogue, answer: PageFormat, title: str, sections: Iterable[Section]
) -> None:
    """Write sections in any format but JSON; only Markdown and HTML need the title."""
    if answer is PageFormat.TEXT:
        write_sections(sections)
    else:
        from warning_signs.pages.handout import sheet_of  # noqa: PLC0415  (text does not need it)

        write_sheet(answer, sheet_of(catalogue, title, sections))


def write_sheet(answer: PageFormat, sheet: PrintDocument) -> None:
    """Write a sheet as HTML, or else as Markdown."""
    if answer is PageFormat.HTML:
        from warning_signs.formats.html import as_html  # noqa: PLC0415  (no other format needs it)

        write_stdout(as_html(sheet))
    else:
        from warning_signs.formats.markdown import as_markdown  # noqa: PLC0415  (the same)

        write_stdout(as_markdown(sheet))


@contextmanager
def json_failures(answer: Format | PageFormat) -> Iterator[None]:
    """Where the answer is JSON, put an envelope in its place if it fails."""
    try:
        yield
    except WarningSignsError as error:
        if answer in (Format.JSON, PageFormat.JSON) and not isinstance(error, UsageError):
            from warning_signs.formats.json import failure  # noqa: PLC0415  (only on failure)

            write_json(failure(error))
        raise


def tell_problems(error: WarningSignsError) -> None:
    """Say in words what is wrong, one line each, with a hint where there is one."""
    for problem in error.problems:
        line = f"{problem.line}:{problem.column}" if problem.line else ""
        where = ":".join(part for part in (problem.file or error.name, line) if part)
        parts = ("error", where, problem.place, problem.problem)
        write_stderr(": ".join(part for part in parts if part) + "\n")
        if problem.hint:
            write_stderr(f"hint: {problem.hint}\n")
