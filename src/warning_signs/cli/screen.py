"""The command that walks one person through the screening; its work is in ``run_screen``."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.options import AreaOption, LocalOption, RoleOption, SealOption
from warning_signs.cli.run_screen import screen as run


def screen(
    role: RoleOption = "",
    area: AreaOption = "",
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Line by line, for screen readers and simple terminals."),
    ] = False,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep",
            help="Let k on the result print all of it, and not what was read.",
        ),
    ] = False,
    require_seal: SealOption = False,
    local: LocalOption = "",
) -> None:
    """
    Walk through the signs, one question at a time.

    \b
    Example:
      warning-signs screen --role teacher --area essex
    """
    raise typer.Exit(
        run(role=role, area=area, local=local, plain=plain, keep=keep, require_seal=require_seal)
    )
