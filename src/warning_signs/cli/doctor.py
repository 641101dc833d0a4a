"""The command that says, and shows, what protects the answers on this machine."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.content import load_content
from warning_signs.cli.options import FormatOption
from warning_signs.cli.output import Format, json_failures, write_json, write_sections
from warning_signs.core.errors import ProofError, reason
from warning_signs.version import __version__

if TYPE_CHECKING:
    from warning_signs.seal.proof import Proved

FAULT = 1


def doctor(
    prove: Annotated[
        bool, typer.Option("--prove", help="Try to store and to send, unsealed and sealed.")
    ] = False,
    output_format: FormatOption = Format.TEXT,
) -> None:
    """
    Say what protects the answers on this machine, and prove it.

    \b
    Example:
      warning-signs doctor --prove
    """
    from warning_signs.cli.compiled_content import compiled_problems
    from warning_signs.pages.protection import doctor_document, doctor_sections
    from warning_signs.seal import proof, seal

    with json_failures(output_format):
        catalogue = load_content()
        differing = tuple(each.file for each in compiled_problems())
        # The attempts first: their controls need a process that is not sealed.
        proved = _proved() if prove else None
        layers = seal()
        if output_format is Format.JSON:
            write_json(doctor_document(layers, proved, differing))
        else:
            write_sections(doctor_sections(catalogue, layers, proved, differing, _system()))
    if differing or (proved is not None and not proof.expected_refusals_hold(proved)):
        raise typer.Exit(FAULT)


def _system() -> tuple[str, ...]:
    """Return what this program runs on, each part with its version."""
    return (
        f"warning-signs {__version__}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
    )


def _proved() -> tuple[Proved, ...]:
    """
    Make every attempt.

    Raises:
        ProofError: Where they cannot be made here.
    """
    from warning_signs.seal.proof import FILES, prove

    try:
        return prove()
    except OSError as error:
        problem = reason(error, "this system does not let it be tried")
        hint = f"it takes {FILES} open files (ulimit -n {FILES}) and a temporary folder to write to"
        raise ProofError([ProofError.problem((), problem, hint)], "--prove") from None
