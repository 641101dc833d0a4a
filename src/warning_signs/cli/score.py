"""The command that scores answers for scripts."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.options import LocalOption, PageFormat, PageFormatOption, load_content
from warning_signs.cli.output import json_failures, write_sections, write_sheet
from warning_signs.cli.sealing import SealOption, give_up_powers
from warning_signs.core.errors import AnswersUnusableError, UsageError
from warning_signs.streams import (
    Writer,
    is_terminal,
    read_pieces,
    read_whole,
    write_json_text,
    write_stderr,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome

LEVEL_CODES_FROM = 10


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
    """
    if lines:
        _score_lines(document, output_format, local, exit_level, brief, require_seal)
        return
    from warning_signs.core.screening import screen

    write_outcome = _writer(output_format, brief)
    with json_failures(output_format):
        catalogue = load_content(local)
        give_up_powers(required=require_seal)
        outcome = screen(catalogue, _answers(catalogue, document))
        write_outcome(catalogue, outcome)
    if exit_level:
        raise typer.Exit(LEVEL_CODES_FROM + outcome.level.rank)


def _writer(output_format: PageFormat, in_brief: bool) -> Callable[[Catalogue, Outcome], None]:
    """Choose how a result is written; only what that takes is loaded."""
    if output_format is PageFormat.JSON:
        from warning_signs.formats.json import brief_json, result_text

        text_of = brief_json if in_brief else result_text
        return lambda catalogue, outcome: write_json_text(text_of(catalogue, outcome) + "\n")
    if output_format is PageFormat.TEXT:
        from warning_signs.pages.result import result_sections

        return lambda catalogue, outcome: write_sections(result_sections(catalogue, outcome))
    from warning_signs.pages.handout import handout

    return lambda catalogue, outcome: write_sheet(output_format, handout(catalogue, outcome))


def _score_lines(
    document: str,
    output_format: PageFormat,
    local: str,
    exit_level: bool,
    in_brief: bool,
    require_seal: bool,
) -> None:
    others = {"--format": output_format is not PageFormat.JSON, "--exit-level": exit_level}
    if any(others.values()):
        options = ", ".join(option for option, given in others.items() if given)
        hint = "leave it out: a stream is JSON, and has no one level"
        raise UsageError.of(options, "does not go with --lines", hint)
    from warning_signs.cli.json_lines import PIECE, Tally, score_lines, summary

    shown = is_terminal(sys.stderr)

    def progress(tally: Tally) -> None:
        if shown:
            write_stderr(f"\r{tally.lines} lines ")

    with json_failures(output_format):
        catalogue = load_content(local)
    with _pieces_of(document, PIECE) as pieces:
        with json_failures(output_format):
            give_up_powers(required=require_seal)
        tally = score_lines(catalogue, pieces, Writer().write, progress, in_brief=in_brief)
    write_stderr(("\n" if shown else "") + summary(catalogue, tally))
    if tally.bad:
        raise typer.Exit(AnswersUnusableError.exit_code)


def _answers(catalogue: Catalogue, document: str) -> Answers:
    from warning_signs.content.documents import ANSWERS, UnreadableError, read_document
    from warning_signs.core.answers_document import read_answers

    try:
        plain = read_document(_bytes_of(document, ANSWERS.size), ANSWERS).plain
    except UnreadableError as error:
        raise AnswersUnusableError([error.problem]) from None
    return read_answers(catalogue, plain)


def _bytes_of(document: str, size: int) -> bytes:
    """Read a document up to just over what is allowed, so that what is too large is noticed."""
    if document == "-":
        _refuse_terminal()
        return read_whole(sys.stdin, size + 1)
    with _opened(document) as file:
        return read_whole(file, size + 1, document)


@contextmanager
def _pieces_of(document: str, size: int) -> Iterator[Iterator[bytes]]:
    """Read a document as it comes, in pieces."""
    if document == "-":
        _refuse_terminal()
        yield read_pieces(sys.stdin, size)
    else:
        with _opened(document) as file:
            yield read_pieces(file, size, document)


def _refuse_terminal() -> None:
    if is_terminal(sys.stdin):
        hint = "name a file, or pipe a document in: warning-signs score FILE"
        raise UsageError.of("score", "no document was given", hint)


def _opened(document: str) -> BufferedReader:
    try:
        return open(document, "rb")  # noqa: PTH123  (a Path would be built to be opened)
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise UsageError.of("score", problem, "name a file of answers") from None
