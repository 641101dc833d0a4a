"""The command that scores answers for scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.commands.shared import (
    Format,
    FormatOption,
    LocalOption,
    content,
    telling,
    write_json,
    write_sections,
)
from warning_signs.errors import AnswersUnusableError, Problem, UsageError
from warning_signs.streams import is_terminal, read_input

if TYPE_CHECKING:
    from warning_signs.model import Answers, Catalogue

LEVEL_CODES_FROM = 10


def score(
    document: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Answers, JSON or YAML; - or none: read stdin.")
    ] = "-",
    answer: FormatOption = Format.JSON,
    brief: Annotated[bool, typer.Option("--brief", help="Give ids and numbers, no words.")] = False,
    exit_level: Annotated[
        bool, typer.Option("--exit-level", help="Exit 10 to 13, by the level reached.")
    ] = False,
    local: LocalOption = "",
) -> None:
    """
    Score one answers document and print one result.

    \b
    Example:
      echo '{"role": "parent", "signs": {"gifts": "yes"}}' | warning-signs score
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.report import result  # noqa: PLC0415  (help does not need it)
    from warning_signs.screening import screen  # noqa: PLC0415  (the same)
    from warning_signs.sections import result_sections  # noqa: PLC0415  (the same)

    with telling(answer):
        catalogue = content(local)
        outcome = screen(catalogue, _answers(catalogue, document))
        if answer is Format.JSON:
            write_json(result(catalogue, outcome, brief=brief))
        else:
            write_sections(result_sections(catalogue, outcome))
    if exit_level:
        raise typer.Exit(LEVEL_CODES_FROM + outcome.level.rank)


def _answers(catalogue: Catalogue, document: str) -> Answers:
    from warning_signs.documents import ANSWERS, UnreadableError, read_document  # noqa: PLC0415
    from warning_signs.intake import read_answers  # noqa: PLC0415  (help does not need it)

    try:
        plain = read_document(_bytes_of(document, ANSWERS.size), ANSWERS).plain
    except UnreadableError as error:
        raise AnswersUnusableError([error.problem]) from None
    return read_answers(catalogue, plain)


def _bytes_of(document: str, size: int) -> bytes:
    """Read a document up to just over what is allowed, so that what is too large is noticed."""
    if document == "-":
        if is_terminal(sys.stdin):
            hint = "name a file, or pipe a document in: warning-signs score FILE"
            raise UsageError([Problem("usage", (), "no document was given", hint)], "score")
        return read_input(size + 1)
    try:
        with open(document, "rb") as file:  # noqa: PTH123  (a Path would be built to be opened)
            return file.read(size + 1)
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise UsageError(
            [Problem("usage", (), problem, "name a file of answers")], "score"
        ) from None
