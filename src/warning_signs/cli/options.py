"""The options that several commands share, and what their values stand for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.core.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection

    from warning_signs.core.catalogue import Catalogue

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
    from warning_signs.content.loader import load_catalogue, load_overlay

    catalogue = load_catalogue()
    return load_overlay(local, catalogue) if local else catalogue


def require_known(option: str, value: str, ids: Collection[str]) -> str:
    """
    Take the value of an option that must be an id.

    Raises:
        UsageError: With the near miss.
    """
    if value and value not in ids:
        raise UsageError.of(option, "has no such value", suggestion(value, ids))
    return value
