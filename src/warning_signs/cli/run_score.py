"""Score answers for scripts: one document, or a stream of them."""

from __future__ import annotations

import sys

from warning_signs.cli.given import bytes_of, pieces_of
from warning_signs.cli.output import PageFormat, json_failures, write_print_document, write_sections
from warning_signs.cli.ready import Ready
from warning_signs.cli.sealing import give_up_powers
from warning_signs.core.errors import AnswersUnusableError, UsageError
from warning_signs.streams import Writer, is_terminal, write_json_text, write_stderr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from warning_signs.cli.forms import FormReader
    from warning_signs.core.assessment import Assessment

LEVEL_CODES_FROM = 10


def score(
    document: str,
    output_format: str,
    *,
    lines: bool,
    brief: bool,
    exit_level: bool,
    require_seal: bool,
    local: str,
    parts: list[str] | None = None,
    source: str | None = None,
    role: str = "",
    ignore_columns: bool = False,
) -> int:
    """Do what the command ``score`` says, and return the exit code."""
    chosen = _chosen_parts(parts or [], output_format)
    if lines:
        _refuse_with_lines(
            {"--format": output_format != PageFormat.JSON, "--exit-level": exit_level}
        )
    if brief and output_format != PageFormat.JSON:
        hint = "leave out --brief, or choose the parts to read with --part"
        raise UsageError.of("--brief", "is for JSON", hint)
    with json_failures(output_format):
        ready = Ready(local)
        forms = _forms(ready, source, role, ignore_columns)
    if lines:
        return _score_lines(ready, forms, document, brief, require_seal)
    with json_failures(output_format):
        write = _writer(ready, output_format, brief, chosen)
        give_up_powers(required=require_seal)
        if forms is None:
            found = ready.assess(bytes_of(document))
        else:
            found = forms.assess(bytes_of(document, forms.largest))
            forms.tell()
        write(found)
    return LEVEL_CODES_FROM + found.scored.rank if exit_level else 0


def _forms(ready: Ready, source: str | None, role: str, ignore: bool) -> FormReader | None:
    """
    Return what reads the forms of another system, where ``--from`` names one.

    Raises:
        UsageError: Where an option is for such forms alone, or there is no such role.
    """
    if source is None:
        others = {"--role": bool(role), "--ignore-columns": ignore}
        if any(others.values()):
            options = ", ".join(option for option, given in others.items() if given)
            raise UsageError.of(
                options,
                "is for forms of other systems",
                "the role stands in the document; add --from for a form",
            )
        return None
    from warning_signs.cli.content import require_named
    from warning_signs.cli.forms import FormReader

    role = require_named("--role", role, ready.catalogue, "roles")
    return FormReader(ready, source, role, ignore=ignore)


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

    return lambda found: write_print_document(
        output_format, handout(catalogue, outcome_of(catalogue, found), parts)
    )


def _refuse_with_lines(others: dict[str, bool]) -> None:
    if any(others.values()):
        options = ", ".join(option for option, given in others.items() if given)
        hint = "leave it out: a stream is JSON, and has no one level"
        raise UsageError.of(options, "does not go with --lines", hint)


def _score_lines(
    ready: Ready, forms: FormReader | None, document: str, in_brief: bool, require_seal: bool
) -> int:
    from warning_signs.cli.json_lines import PIECE, Tally, lines_of, score_lines, summary

    shown = is_terminal(sys.stderr)

    def progress(tally: Tally) -> None:
        if shown:
            write_stderr(f"\r{tally.lines} lines ")

    with pieces_of(document, PIECE) as pieces:
        with json_failures(PageFormat.JSON):
            give_up_powers(required=require_seal)
            documents = lines_of(ready, pieces) if forms is None else forms.documents(pieces)
        tally = score_lines(ready, documents, Writer().write, progress, in_brief=in_brief)
    write_stderr(("\n" if shown else "") + summary(ready, tally))
    if forms is not None:
        forms.tell()
    return AnswersUnusableError.exit_code if tally.bad else 0
