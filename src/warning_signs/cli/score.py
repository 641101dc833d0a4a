"""The command that scores answers for scripts; its work is in ``run_score``."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.options import LocalOption, PageFormatOption, SealOption
from warning_signs.cli.output import PageFormat
from warning_signs.cli.run_score import score as run


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
            help="Only this part: summary, do, avoid, contacts, say, why, answers, record or more.",
        ),
    ] = None,
    require_seal: SealOption = False,
    local: LocalOption = "",
) -> None:
    """
    Score one answers document and print one result.

    With --lines, score a document on each line; a bad line gets an error in its place.

    \b
    Example:
      echo '{"role": "parent", "signs": {"gifts": "yes"}}' | warning-signs score
      warning-signs score --lines --brief answers.jsonl > results.jsonl
      warning-signs score answers.yaml --format text --part summary --part say
    """
    raise typer.Exit(
        run(document, output_format, lines, brief, exit_level, require_seal, local, parts)
    )
