"""The command that says, and shows, what protects the answers on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.shared import (
    Format,
    FormatOption,
    json_failures,
    load_content,
    write_json,
    write_sections,
)

FAULT = 1


def doctor(
    prove: Annotated[
        bool, typer.Option("--prove", help="Try to store and to send, unsealed and sealed.")
    ] = False,
    answer: FormatOption = Format.TEXT,
) -> None:
    """
    Say what protects the answers on this machine, and prove it.

    \b
    Example:
      warning-signs doctor --prove
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.pages.protection import doctor_document, doctor_sections  # noqa: PLC0415  (the same)
    from warning_signs.seal import proof, seal  # noqa: PLC0415  (the same)

    with json_failures(answer):
        catalogue = load_content()
        # The attempts first: their controls need a process that is not sealed.
        proved = proof.prove() if prove else None
        layers = seal()
        if answer is Format.JSON:
            write_json(doctor_document(layers, proved))
        else:
            write_sections(doctor_sections(catalogue, layers, proved))
    if proved is not None and not proof.expected_refusals_hold(proved):
        raise typer.Exit(FAULT)
