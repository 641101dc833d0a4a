"""The command that walks one person through the screening."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from warning_signs.commands.shared import (
    AreaOption,
    RoleOption,
    areas_of,
    content,
    known,
    write_sections,
)
from warning_signs.streams import tell


def screen(
    role: RoleOption = "",
    area: AreaOption = "",
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Line by line, for screen readers and simple terminals."),
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Print the result at the end, where it stays to be read."),
    ] = False,
) -> None:
    """
    Walk through the signs, one question at a time.

    \b
    Example:
      warning-signs screen --role teacher --area essex
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.faces import choose_face  # noqa: PLC0415  (no other command needs it)
    from warning_signs.sections import result_sections  # noqa: PLC0415  (the same)
    from warning_signs.walk import EndOfInputError, LeftError, walk  # noqa: PLC0415  (the same)

    catalogue = content()
    known("--role", role, catalogue.roles)
    known("--area", area, areas_of(catalogue))
    phones = {contact.phone for contact in catalogue.contacts.values() if contact.phone}
    chosen = choose_face(os.environ, phones, plain=plain)
    sealed = ""  # What protects the answers on this machine, in words, once it does.
    try:
        with chosen as face:
            outcome = walk(catalogue, face, role, area, sealed=sealed)
    except LeftError:
        raise typer.Exit(0) from None
    except EndOfInputError:
        tell("The input ended before the last question, so there is no result.\n")
        raise typer.Exit(1) from None
    if keep and face.clears:
        write_sections(result_sections(catalogue, outcome))
