"""
The commands: options in, streams and exit codes out, and nothing of the instrument in between.

It may import everything. What only one command needs is imported inside it, so that each starts
as fast as it can.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warning_signs.errors import Problem, UsageError, WarningSignsError, near_miss
from warning_signs.streams import ReaderGoneError, has_terminal, is_terminal, tell, write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from warning_signs.blocks import Section
    from warning_signs.model import Answers, Catalogue, Contact

INTERRUPTED = 130
LEVEL_CODES_FROM = 10

app = typer.Typer(
    name="warning-signs",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


RoleOption = Annotated[
    str, typer.Option("--role", help="parent, teacher, professional or community.", metavar="ROLE")
]
AreaOption = Annotated[
    str,
    typer.Option(
        "--area",
        help="Where the child lives: essex, southend, thurrock, england, wales, scotland or "
        "northern_ireland.",
        metavar="AREA",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to answer.")]


def run() -> int:
    """Run the command line and give its exit code; no fault of ours ever shows an answer."""
    try:
        app()
    except WarningSignsError as error:
        tell_problems(error)
        return error.exit_code
    except ReaderGoneError:
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except Exception as error:  # noqa: BLE001  (a traceback could quote an answer)
        tell(f"error: a fault in warning-signs: {_fault(error)}\nhint: please report that line\n")
        return 1
    return 0


def _fault(error: Exception) -> str:
    """Name a fault by its kind and place in the code; its message could quote an answer."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


def tell_problems(error: WarningSignsError) -> None:
    """Say in words what is wrong, one line each, with a hint where there is one."""
    for problem in error.problems:
        line = f"{problem.line}:{problem.column}" if problem.line else ""
        where = ":".join(part for part in (error.name, line) if part)
        parts = ("error", where, problem.place, problem.problem)
        tell(": ".join(part for part in parts if part) + "\n")
        if problem.hint:
            tell(f"hint: {problem.hint}\n")


@contextmanager
def telling(answer: Format) -> Iterator[None]:
    """Where the answer is JSON, put an envelope in its place if it fails."""
    try:
        yield
    except WarningSignsError as error:
        if answer is Format.JSON and not isinstance(error, UsageError):
            from warning_signs.report import failure  # noqa: PLC0415  (only on failure)

            write_json(failure(error))
        raise


def write_json(document: Any) -> None:
    """Write one JSON document on one line."""
    write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_sections(sections: Iterable[Section]) -> None:
    """Write sections as text, as wide as the terminal or 80 columns."""
    from shutil import get_terminal_size  # noqa: PLC0415  (not needed for JSON)

    from warning_signs.text import as_text  # noqa: PLC0415  (not needed for JSON)

    width = get_terminal_size().columns if is_terminal(sys.stdout) else 80
    write(as_text(sections, max(20, width)))


def content() -> Catalogue:
    """Load the shipped content."""
    from warning_signs.files import load_catalogue  # noqa: PLC0415  (not needed for help)

    return load_catalogue()


def known(option: str, value: str, ids: Collection[str]) -> str:
    """
    Take the value of an option that must be an id.

    Raises:
        UsageError: With the near miss.
    """
    if value and value not in ids:
        raise UsageError([Problem("usage", (), "has no such value", near_miss(value, ids))], option)
    return value


def areas_of(catalogue: Catalogue) -> list[str]:
    """Give the areas a child can live in."""
    return [area.id for area in catalogue.areas.values() if area.within]


def _version(asked: bool) -> None:
    if asked:
        from warning_signs.version import __version__  # noqa: PLC0415  (not needed otherwise)

        write(f"warning-signs {__version__}, content {content().edition}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show versions and exit."),
    ] = False,
) -> None:
    """
    Screen for warning signs of child sexual exploitation, and see what to do.

    Nothing you enter is stored or sent. If a child is in danger now, call 999.

    With no command, in a terminal, it starts the screening.

    \b
    Example:
      warning-signs
    """  # noqa: D301  (\b keeps the example's lines)
    if context.invoked_subcommand is not None:
        return
    if not has_terminal():
        tell(context.get_help() + "\n")
        raise typer.Exit(2)
    screen()


@app.command()
def screen(role: RoleOption = "", area: AreaOption = "") -> None:
    """
    Walk through the signs, one question at a time.

    \b
    Example:
      warning-signs screen --role teacher --area essex
    """  # noqa: D301  (\b keeps the example's lines)
    catalogue = content()
    known("--role", role, catalogue.roles)
    known("--area", area, areas_of(catalogue))
    from warning_signs.line import LineFace  # noqa: PLC0415  (no other command needs it)
    from warning_signs.walk import EndOfInputError, LeftError, walk  # noqa: PLC0415

    try:
        walk(catalogue, LineFace(), role, area)
    except LeftError:
        raise typer.Exit(0) from None
    except EndOfInputError:
        tell("The input ended before the last question, so there is no result.\n")
        raise typer.Exit(1) from None


@app.command()
def score(
    document: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Answers, JSON or YAML; - or none: read stdin.")
    ] = "-",
    answer: FormatOption = Format.JSON,
    brief: Annotated[bool, typer.Option("--brief", help="Give ids and numbers, no words.")] = False,
    exit_level: Annotated[
        bool, typer.Option("--exit-level", help="Exit 10 to 13, by the level reached.")
    ] = False,
) -> None:
    """
    Score one answers document and print one result.

    \b
    Example:
      echo '{"role": "parent", "signs": {"gifts": "yes"}}' | warning-signs score
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.screening import screen as screen_answers  # noqa: PLC0415

    with telling(answer):
        catalogue = content()
        outcome = screen_answers(catalogue, _answers(catalogue, document))
        if answer is Format.JSON:
            from warning_signs.report import result  # noqa: PLC0415

            write_json(result(catalogue, outcome, brief=brief))
        else:
            from warning_signs.sections import result_sections  # noqa: PLC0415

            write_sections(result_sections(catalogue, outcome))
    if exit_level:
        raise typer.Exit(LEVEL_CODES_FROM + outcome.level.rank)


def _answers(catalogue: Catalogue, document: str) -> Answers:
    from warning_signs.documents import ANSWERS, UnreadableError, read_document  # noqa: PLC0415
    from warning_signs.errors import AnswersUnusableError  # noqa: PLC0415
    from warning_signs.intake import read_answers  # noqa: PLC0415

    try:
        plain = read_document(_bytes_of(document), ANSWERS).plain
    except UnreadableError as error:
        raise AnswersUnusableError([error.problem]) from None
    return read_answers(catalogue, plain)


def _bytes_of(document: str) -> bytes:
    from warning_signs.documents import ANSWERS  # noqa: PLC0415
    from warning_signs.streams import read_input  # noqa: PLC0415

    if document == "-":
        if is_terminal(sys.stdin):
            hint = "name a file, or pipe a document in: warning-signs score FILE"
            raise UsageError([Problem("usage", (), "no document was given", hint)], "score")
        return read_input(ANSWERS)
    try:
        with open(document, "rb") as file:  # noqa: PTH123  (a Path would be built to be opened)
            return file.read(ANSWERS.size + 1)
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise UsageError([Problem("usage", (), problem, "name a file of answers")], "score") from None


@app.command()
def signs(
    sign: Annotated[str, typer.Argument(metavar="[SIGN]", help="One sign, with everything.")] = "",
    answer: FormatOption = Format.TEXT,
) -> None:
    """
    Show the fifteen signs, or everything about one.

    \b
    Example:
      warning-signs signs gifts
    """  # noqa: D301  (\b keeps the example's lines)
    with telling(answer):
        catalogue = content()
        known("signs", sign, catalogue.signs)
    chosen = [catalogue.signs[sign]] if sign else list(catalogue.signs.values())
    if answer is Format.JSON:
        from warning_signs import report  # noqa: PLC0415

        write_json(
            {"format": report.FORMAT, "signs": [report.sign(catalogue, each) for each in chosen]}
        )
        return
    from warning_signs.sections import sign_list_sections, sign_sections  # noqa: PLC0415

    write_sections(sign_sections(catalogue, chosen[0]) if sign else sign_list_sections(catalogue))


@app.command()
def contacts(
    area: AreaOption = "",
    role: RoleOption = "",
    need: Annotated[
        str, typer.Option("--need", metavar="NEED", help="What for: missing, blackmail, …")
    ] = "",
    answer: FormatOption = Format.TEXT,
) -> None:
    """
    Show whom to call: all, or those for an area, a role or a need.

    \b
    Example:
      warning-signs contacts --area southend --need missing
    """  # noqa: D301  (\b keeps the example's lines)
    with telling(answer):
        catalogue = content()
        known("--area", area, areas_of(catalogue))
        known("--role", role, catalogue.roles)
        known("--need", need, catalogue.needs)
    from warning_signs.directory import directory, directory_sections  # noqa: PLC0415

    found = directory(catalogue, area=area, role=role, need=need)
    if answer is Format.JSON:
        write_json(_directory_document(found))
    else:
        write_sections(directory_sections(catalogue, found))


def _directory_document(found: Iterable[Contact]) -> dict[str, Any]:
    from warning_signs import report  # noqa: PLC0415

    return {
        "format": report.FORMAT,
        "contacts": [report.directory_contact(each) for each in found],
    }
