"""The command that says, and shows, what protects the answers on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.options import Format, FormatOption, load_content
from warning_signs.cli.output import json_failures, write_json, write_sections

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
    from warning_signs.pages.protection import doctor_document, doctor_sections
    from warning_signs.seal import proof, seal

    with json_failures(output_format):
        words = load_content().words
        # The attempts first: their controls need a process that is not sealed.
        proved = proof.prove() if prove else None
        layers = seal()
        if output_format is Format.JSON:
            write_json(doctor_document(layers, proved))
        else:
            write_sections(doctor_sections(words, layers, proved))
    if proved is not None and not proof.expected_refusals_hold(proved):
        raise typer.Exit(FAULT)
