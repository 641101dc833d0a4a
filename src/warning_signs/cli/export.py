"""The command that gives the questionnaire to other systems."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from warning_signs.cli.content import load_content, require_named
from warning_signs.cli.options import RoleOption
from warning_signs.core.errors import UsageError
from warning_signs.streams import is_terminal, write_bytes, write_json_text


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
) -> None:
    """
    Write the questions for a web page, a health record or a phone.

    Level, steps and contacts come out there as they do here. Where it runs, answers may be
    stored: the promise to store nothing is this program's alone.

    \b
    Example:
      warning-signs export surveyjs --role teacher > teacher.json
      warning-signs export xlsform > warning-signs.xlsx
    """
    if system is ExportFormat.XLSFORM and is_terminal(sys.stdout):
        hint = "send it to a file: warning-signs export xlsform > warning-signs.xlsx"
        raise UsageError.of(system, "a workbook is no text to show here", hint)
    catalogue = load_content()
    role = require_named("--role", role, catalogue, "roles")
    if system is ExportFormat.XLSFORM:
        from warning_signs.exports.xlsform import as_xlsform

        write_bytes(as_xlsform(catalogue, role))
    elif system is ExportFormat.FHIR:
        from warning_signs.exports.fhir import as_fhir

        write_json_text(as_fhir(catalogue, role))
    else:
        from warning_signs.exports.surveyjs import as_surveyjs

        write_json_text(as_surveyjs(catalogue, role))
