"""The command that gives the questionnaire to other systems."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.content import load_content, require_named
from warning_signs.cli.options import RoleOption
from warning_signs.core.errors import UsageError, reason
from warning_signs.core.shown import printable
from warning_signs.streams import is_terminal, write_bytes

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue


class ExportFormat(StrEnum):
    """What the questionnaire can be written for."""

    SURVEYJS = "surveyjs"
    FHIR = "fhir"
    XLSFORM = "xlsform"


def export(
    system: Annotated[
        ExportFormat, typer.Argument(metavar="SYSTEM", help="surveyjs, fhir or xlsform.")
    ],
    role: RoleOption = "",
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Write into this file.")
    ] = "",
) -> None:
    """
    Write the questions for a web page, a health record or a phone.

    Level, steps and contacts come out there as they do here. Where it runs, answers may be
    stored: the promise to store nothing is this program's alone.

    \b
    Example:
      warning-signs export surveyjs --role teacher > teacher.json
      warning-signs export xlsform --output warning-signs.xlsx
    """
    if system is ExportFormat.XLSFORM and not output and is_terminal(sys.stdout):
        hint = "name a file for it: warning-signs export xlsform --output warning-signs.xlsx"
        raise UsageError.of(system, "a workbook is no text to show here", hint)
    catalogue = load_content()
    data = _exported(system, catalogue, require_named("--role", role, catalogue, "roles"))
    if output:
        _write_file(output, data)
    else:
        write_bytes(data)


def _exported(system: ExportFormat, catalogue: Catalogue, role: str) -> bytes:
    if system is ExportFormat.XLSFORM:
        from warning_signs.exports.xlsform import as_xlsform

        return as_xlsform(catalogue, role)
    if system is ExportFormat.FHIR:
        from warning_signs.exports.fhir import as_fhir

        return as_fhir(catalogue, role).encode()
    from warning_signs.exports.surveyjs import as_surveyjs

    return as_surveyjs(catalogue, role).encode()


def _write_file(name: str, data: bytes) -> None:
    """
    Write a file: some shells change the bytes of what is redirected.

    Raises:
        UsageError: Where it cannot be written.
    """
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        problem = reason(error, "cannot be written")
        raise UsageError.of(printable(name), problem, "name a file that can be written") from None
