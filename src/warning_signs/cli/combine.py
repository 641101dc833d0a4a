"""The command that puts together what several people said of one child."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.options import FormatOption, LocalOption, SealOption
from warning_signs.cli.output import Format, json_failures, write_json
from warning_signs.core.errors import AnswersUnusableError, UsageError
from warning_signs.streams import text_width, write_stderr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warning_signs.cli.ready import Ready
    from warning_signs.core.answers import Answers
    from warning_signs.core.errors import Problem

STANDARD_INPUT = "-"


def combine(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Answers, a document each; - is standard input."),
    ],
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="Who puts them together; see score.")
    ] = "",
    output_format: FormatOption = Format.TEXT,
    require_seal: SealOption = False,
    local: LocalOption = "",
) -> None:
    """
    Put together what several people said of one child.

    Prints one answers document: for each sign, the answer nearest to presence. Who alone saw
    what, and where they differ, goes to standard error, or with --format json into "pieces".
    Together they never come to less than one alone. The files are yours: nothing is written.

    \b
    Example:
      warning-signs combine *.yaml --role teacher | warning-signs score
    """
    from warning_signs.cli.content import require_named
    from warning_signs.cli.ready import Ready
    from warning_signs.cli.sealing import give_up_powers
    from warning_signs.core.combining import combine as combined_of
    from warning_signs.formats.text import as_text
    from warning_signs.pages.combined import (
        combined_document,
        combined_sections,
        pieces_document,
    )

    _require_one_stdin(files)
    with json_failures(output_format):
        ready = Ready(local)
        catalogue = ready.catalogue
        role = require_named("--role", role, catalogue, "roles")
        give_up_powers(required=require_seal)
        pieces = _read(ready, files)
        combined = combined_of(catalogue, pieces, role or _shared_role(pieces))
    document = combined_document(combined.answers, catalogue)
    if output_format is Format.JSON:
        write_json({**document, "pieces": pieces_document(catalogue, pieces, combined)})
    else:
        width = text_width(sys.stderr)
        write_stderr(as_text(combined_sections(catalogue, pieces, combined), width))
        write_json(document)


def _require_one_stdin(files: Sequence[str]) -> None:
    if files.count(STANDARD_INPUT) > 1:
        raise UsageError.of("-", "is there twice", "standard input holds one document")


def _read(ready: Ready, files: Sequence[str]) -> list[Answers]:
    """
    Read every piece.

    Raises:
        AnswersUnusableError: With every problem in any of them, each with its file.
    """
    pieces: list[Answers] = []
    problems: list[Problem] = []
    for number, file in enumerate(files, 1):
        try:
            pieces.append(_piece(ready, file))
        except AnswersUnusableError as error:
            problems += _placed(error, number, file)
    if problems:
        raise AnswersUnusableError(problems)
    return pieces


def _piece(ready: Ready, file: str) -> Answers:
    from warning_signs.cli.given import bytes_of
    from warning_signs.core.screening import outcome_of

    found = ready.assess(bytes_of(file, command="combine"))
    return outcome_of(ready.catalogue, found).answers


def _placed(error: AnswersUnusableError, number: int, file: str) -> Iterator[Problem]:
    """Say which piece a problem is in, by its file to a person, by its number to a script."""
    name = "standard input" if file == STANDARD_INPUT else file
    for each in error.problems:
        yield each.but(file=name, at=(f"piece {number}", *each.at))


def _shared_role(pieces: Sequence[Answers]) -> str:
    """
    Return the role that all pieces have.

    Raises:
        UsageError: Where they have several, and nobody said who puts them together.
    """
    roles = {piece.role for piece in pieces}
    if len(roles) > 1:
        hint = f"add --role with your own: the pieces are from {', '.join(sorted(roles))}"
        raise UsageError.of("combine", "who puts them together?", hint)
    return roles.pop()
