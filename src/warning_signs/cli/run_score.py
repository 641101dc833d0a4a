"""Score answers for scripts: one document, or a stream of them."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from warning_signs.cli.output import PageFormat, json_failures, write_sections, write_sheet
from warning_signs.cli.ready import Ready
from warning_signs.cli.sealing import give_up_powers
from warning_signs.core.errors import AnswersUnusableError, UsageError, printable
from warning_signs.streams import (
    Writer,
    is_terminal,
    read_pieces,
    read_whole,
    write_json_text,
    write_stderr,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from warning_signs.core.assessment import Assessment

LEVEL_CODES_FROM = 10


def score(
    document: str,
    output_format: str,
    lines: bool,
    brief: bool,
    exit_level: bool,
    require_seal: bool,
    local: str,
    parts: list[str] | None = None,
) -> int:
    """Do what the command ``score`` says, and return the exit code."""
    chosen = _chosen_parts(parts or [], output_format)
    if lines:
        return _score_lines(document, output_format, local, exit_level, brief, require_seal)
    if brief and output_format != PageFormat.JSON:
        hint = "leave out --brief, or choose the parts to read with --part"
        raise UsageError.of("--brief", "is for JSON", hint)
    with json_failures(output_format):
        ready = Ready(local)
        write = _writer(ready, output_format, brief, chosen)
        give_up_powers(required=require_seal)
        found = ready.assess(_bytes_of(document))
        write(found)
    return LEVEL_CODES_FROM + found.scored.rank if exit_level else 0


def _chosen_parts(names: list[str], output_format: str) -> list[str]:
    """
    Return the parts of a result that were named, in any case.

    Raises:
        UsageError: Where there is no such part, or where the answer is not for reading.
    """
    if not names:
        return []
    from warning_signs.cli.content import require_known
    from warning_signs.pages.result import PartId

    if output_format == PageFormat.JSON:
        hint = "add --format text, markdown or html; JSON holds every part"
        raise UsageError.of("--part", "is for pages to read", hint)
    parts = [each.value for each in PartId]
    return [require_known("--part", name, parts) for name in names]


def _writer(
    ready: Ready, output_format: str, in_brief: bool, parts: list[str]
) -> Callable[[Assessment], None]:
    """Choose how a result is written; only what that takes is loaded."""
    if output_format == PageFormat.JSON:
        text_of = ready.results.brief if in_brief else ready.results.full
        return lambda found: write_json_text(text_of(found) + "\n")
    from warning_signs.core.screening import outcome_of

    catalogue = ready.catalogue
    if output_format == PageFormat.TEXT:
        from warning_signs.pages.result import result_sections

        return lambda found: write_sections(
            result_sections(catalogue, outcome_of(catalogue, found), parts)
        )
    from warning_signs.pages.handout import handout

    return lambda found: write_sheet(
        output_format, handout(catalogue, outcome_of(catalogue, found), parts)
    )


def _score_lines(
    document: str,
    output_format: str,
    local: str,
    exit_level: bool,
    in_brief: bool,
    require_seal: bool,
) -> int:
    others = {"--format": output_format != PageFormat.JSON, "--exit-level": exit_level}
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
        ready = Ready(local)
    with _pieces_of(document, PIECE) as pieces:
        with json_failures(output_format):
            give_up_powers(required=require_seal)
        tally = score_lines(ready, pieces, Writer().write, progress, in_brief=in_brief)
    write_stderr(("\n" if shown else "") + summary(ready, tally))
    return AnswersUnusableError.exit_code if tally.bad else 0


def _bytes_of(document: str) -> bytes:
    """Read a document up to just over what is allowed, so that what is too large is noticed."""
    from warning_signs.content.plain_answers import LARGEST

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
        raise UsageError.of("score", "no document was given", hint)


def _opened(document: str) -> BufferedReader:
    try:
        return open(document, "rb")  # noqa: PTH123  (a Path would be built to be opened)
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise UsageError.of(printable(document), problem, "name a file of answers") from None
