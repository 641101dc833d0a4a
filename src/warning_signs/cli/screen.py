"""The command that walks one person through the screening."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.options import (
    AreaOption,
    LocalOption,
    RoleOption,
    load_content,
    require_known,
)
from warning_signs.cli.output import write_sections
from warning_signs.core.answers_document import selectable_areas
from warning_signs.core.errors import Problem, SealMissingError
from warning_signs.streams import write_stderr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.seal import Layer


def screen(
    role: RoleOption = "",
    area: AreaOption = "",
    local: LocalOption = "",
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
    require_seal: Annotated[
        bool,
        typer.Option("--require-seal", help="Do not start where the kernel cannot enforce it."),
    ] = False,
) -> None:
    """
    Walk through the signs, one question at a time.

    \b
    Example:
      warning-signs screen --role teacher --area essex
    """
    from warning_signs.core.errors import EndOfInputError, UserLeftError
    from warning_signs.pages.result import result_sections
    from warning_signs.seal import protection, seal
    from warning_signs.walk.choose_ui import choose_interface
    from warning_signs.walk.flow import walk

    catalogue = load_content(local)
    require_known("--role", role, catalogue.roles)
    require_known("--area", area, selectable_areas(catalogue))
    phones = {contact.phone for contact in catalogue.contacts.values() if contact.phone}
    chosen = choose_interface(os.environ, phones, plain=plain)
    layers = seal()
    if require_seal:
        _demand(layers)
    try:
        with chosen as interface:
            sealed = protection(catalogue.words, layers)
            walked = walk(catalogue, interface, role, area, sealed=sealed)
    except UserLeftError:
        raise typer.Exit(0) from None
    except EndOfInputError:
        write_stderr("The input ended before the last question, so there is no result.\n")
        raise typer.Exit(1) from None
    if interface.clears and (keep or walked.kept):
        parts = () if keep else walked.kept
        write_sections(result_sections(catalogue, walked.outcome, parts))


def _demand(layers: Sequence[Layer]) -> None:
    """
    Refuse to go on where the kernel does not enforce the promise.

    Raises:
        SealMissingError: With what is missing.
    """
    from warning_signs.seal import KERNEL, kernel_holds

    if not kernel_holds(layers):
        missing = ", ".join(each.id for each in layers if each.id in KERNEL and not each.holds)
        hint = "leave out --require-seal, or use a newer Linux; see warning-signs doctor"
        problem = f"the kernel does not enforce it here: {missing} missing"
        raise SealMissingError([Problem("seal_missing", (), problem, hint)], "--require-seal")
