"""The command that scores answers for scripts; its work is in ``run_score``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from warning_signs.cli.options import LocalOption, PageFormatOption, SealOption
from warning_signs.cli.output import PageFormat
from warning_signs.cli.run_score import score as run


class FormSource(StrEnum):
    """What forms come back from: the systems of ``export``, and tables."""

    SURVEYJS = "surveyjs"
    FHIR = "fhir"
    XLSFORM = "xlsform"
    CSV = "csv"


def score(
    document: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Answers, JSON or YAML; - or none: read stdin.")
    ] = "-",
    output_format: PageFormatOption = PageFormat.JSON,
    lines: Annotated[
        bool,
        typer.Option("--lines", help="JSON Lines: a document on each line, a result for each."),
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Give ids and numbers, no words.")] = False,
    exit_level: Annotated[
        bool, typer.Option("--exit-level", help="Exit 10 to 13, by the level reached.")
    ] = False,
    parts: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="PART",
            help="Only this part: summary, do, avoid, contacts, say, why, answers, record, more, "
            "full or sources.",
        ),
    ] = None,
    source: Annotated[
        FormSource | None,
        typer.Option("--from", help="Read a form filled in elsewhere; a table is a form a row."),
    ] = None,
    role: Annotated[
        str,
        typer.Option(
            "--role", metavar="ROLE", help="With --from: who answered, where the form does not say."
        ),
    ] = "",
    ignore_columns: Annotated[
        bool,
        typer.Option("--ignore-columns", help="With --from: pass over what is not asked here."),
    ] = False,
    require_seal: SealOption = False,
    local: LocalOption = "",
) -> None:
    """
    Score one answers document and print one result.

    With --lines, score a document on each line; a bad line gets an error in its place.
    With --from, read what a form in another system gave out.

    \b
    Example:
      echo '{"role": "parent", "signs": {"gifts": "yes"}}' | warning-signs score
      warning-signs score --lines --brief answers.jsonl > results.jsonl
      warning-signs score answers.yaml --format text --part summary --part say
      warning-signs score --from csv --lines --ignore-columns forms.csv
    """
    raise typer.Exit(
        run(
            document,
            output_format,
            lines=lines,
            brief=brief,
            exit_level=exit_level,
            require_seal=require_seal,
            local=local,
            parts=parts,
            source=source,
            role=role,
            ignore_columns=ignore_columns,
        )
    )
