"""The command that walks one person through the screening."""

from __future__ import annotations

import typer

from warning_signs.commands.shared import (
    AreaOption,
    LocalOption,
    RoleOption,
    areas_of,
    content,
    known,
)
from warning_signs.streams import tell


def screen(role: RoleOption = "", area: AreaOption = "", local: LocalOption = "") -> None:
    """
    Walk through the signs, one question at a time.

    \b
    Example:
      warning-signs screen --role teacher --area essex
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.line import LineFace  # noqa: PLC0415  (no other command needs it)
    from warning_signs.walk import EndOfInputError, LeftError, walk  # noqa: PLC0415  (the same)

    catalogue = content(local)
    known("--role", role, catalogue.roles)
    known("--area", area, areas_of(catalogue))
    try:
        walk(catalogue, LineFace(), role, area)
    except LeftError:
        raise typer.Exit(0) from None
    except EndOfInputError:
        tell("The input ended before the last question, so there is no result.\n")
        raise typer.Exit(1) from None
