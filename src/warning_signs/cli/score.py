"""The command that scores answers for scripts."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.shared import (
    LocalOption,
    PageFormat,
    PageFormatOption,
    json_failures,
    write_sections,
    write_sheet,
)
from warning_signs.core.errors import AnswersUnusableError, Problem, UsageError
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

    from warning_signs.cli.ready import Ready
    from warning_signs.core.assessment import Assessment

LEVEL_CODES_FROM = 10


def score(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    document: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Answers, JSON or YAML; - or none: read stdin.")
    ] = "-",
    answer: PageFormatOption = PageFormat.JSON,
    lines: Annotated[
        bool,
        typer.Option("--lines", help="JSON Lines: a document on each line, a result for each."),
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Give ids and numbers, no words.")] = False,
    exit_level: Annotated[
        bool, typer.Option("--exit-level", help="Exit 10 to 13, by the level reached.")
    ] = False,
    local: LocalOption = "",
) -> None:
    """
    Score one answers document and print one result.

    With --lines, score a document on each line; a bad line gets an error in its place.

    \b
    Example:
      echo '{"role": "parent", "signs": {"gifts": "yes"}}' | warning-signs score
      warning-signs score --lines --brief answers.jsonl > results.jsonl
    """  # noqa: D301  (\b keeps the example's lines)
    if lines:
        _score_lines(document, answer, local, exit_level, brief)
        return
    from warning_signs.cli.ready import Ready  # noqa: PLC0415  (help does not need it)
    from warning_signs.seal import seal  # noqa: PLC0415  (the same)

    with json_failures(answer):
        ready = Ready(local)
        write = _writer(ready, answer, brief)
        seal()
        found = ready.assess(_bytes_of(document))
        write(found)
    if exit_level:
        raise typer.Exit(LEVEL_CODES_FROM + found.scored.rank)


def _writer(ready: Ready, answer: PageFormat, in_brief: bool) -> Callable[[Assessment], None]:
    """Choose how a result is written; only what that takes is loaded."""
    if answer is PageFormat.JSON:
        text_of = ready.results.brief if in_brief else ready.results.full
        return lambda found: write_json_text(text_of(found) + "\n")
    from warning_signs.core.screening import outcome_of  # noqa: PLC0415  (JSON does not)

    catalogue = ready.catalogue
    if answer is PageFormat.TEXT:
        from warning_signs.pages.result import result_sections  # noqa: PLC0415  (JSON does not)

        return lambda found: write_sections(
            result_sections(catalogue, outcome_of(catalogue, found))
        )
    from warning_signs.pages.handout import handout  # noqa: PLC0415  (only what is printed needs it)

    return lambda found: write_sheet(answer, handout(catalogue, outcome_of(catalogue, found)))


def _score_lines(
    document: str, answer: PageFormat, local: str, exit_level: bool, in_brief: bool
) -> None:
    others = {"--format": answer is not PageFormat.JSON, "--exit-level": exit_level}
    if any(others.values()):
        options = ", ".join(option for option, given in others.items() if given)
        hint = "leave it out: a stream is JSON, and has no one level"
        raise UsageError([Problem("usage", (), "does not go with --lines", hint)], options)
    from warning_signs.cli.json_lines import PIECE, Tally, score_lines, summary  # noqa: PLC0415  (the same)
    from warning_signs.cli.ready import Ready  # noqa: PLC0415  (the same)
    from warning_signs.seal import seal  # noqa: PLC0415  (the same)

    shown = is_terminal(sys.stderr)

    def progress(tally: Tally) -> None:
        if shown:
            write_stderr(f"\r{tally.lines} lines ")

    with json_failures(answer):
        ready = Ready(local)
    with _pieces_of(document, PIECE) as pieces:
        seal()
        tally = score_lines(ready, pieces, Writer().write, progress, in_brief=in_brief)
    write_stderr(("\n" if shown else "") + summary(ready, tally))
    if tally.bad:
        raise typer.Exit(AnswersUnusableError.exit_code)


def _bytes_of(document: str) -> bytes:
    """Read a document up to just over what is allowed, so that what is too large is noticed."""
    from warning_signs.content.plain_answers import LARGEST  # noqa: PLC0415  (help does not need it)

    if document == "-":
        _refuse_terminal()
        return read_whole(sys.stdin, LARGEST + 1)
    with _opened(document) as file:
        return read_whole(file, LARGEST + 1, document)


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
        raise UsageError([Problem("usage", (), "no document was given", hint)], "score")


def _opened(document: str) -> BufferedReader:
    try:
        return open(document, "rb")  # noqa: PTH123  (a Path would be built to be opened)
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise UsageError(
            [Problem("usage", (), problem, "name a file of answers")], "score"
        ) from None
