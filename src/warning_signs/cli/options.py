"""The options that several commands share, and what their values stand for."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.content import LOCAL_VARIABLE
from warning_signs.cli.output import Format, PageFormat

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
PagerOption = Annotated[
    bool, typer.Option("--no-pager", help="Write all at once, where a terminal would turn pages.")
]
SealOption = Annotated[
    bool,
    typer.Option("--require-seal", help="Do not start where the system does not enforce it."),
]
