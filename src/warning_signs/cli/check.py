"""The command that checks content before anyone relies on it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.content import load_content, require_known
from warning_signs.cli.options import FormatOption, LocalOption, PagerOption
from warning_signs.cli.output import Format, paged, write_json
from warning_signs.core.errors import ContentUnusableError, Problem, UsageError, reason
from warning_signs.core.shown import printable
from warning_signs.streams import folded, write_stderr, write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from warning_signs.content.places import File
    from warning_signs.pages.blocks import Section


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Content or overlays; none: the shipped content."),
    ] = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            "--confirm",
            metavar="ID",
            help="First note that a contact is as its own page says; never_print: the withdrawn.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    local: LocalOption = "",
    output_format: FormatOption = Format.TEXT,
    no_pager: PagerOption = False,
) -> None:
    """
    Check content: the shipped signs.yaml, or your own files.

    \b
    Example:
      warning-signs check examples/school.yaml
      warning-signs check --confirm childline
    """
    from pathlib import Path

    from warning_signs.content.places import shipped_content

    today = datetime.now(tz=UTC).astimezone().date()
    named: list[File] = [Path(each) for each in files or ()]
    paths = named or [shipped_content()]
    paths += [Path(local)] if local and Path(local) not in paths else []
    if confirm:
        _confirm(paths, confirm)
    found = [(path, problem) for path in paths for problem in _problems(path, today)]
    if not named:
        found += [(paths[0], problem) for problem in _compiled_problems()]
    warnings = sum(problem.warning for _, problem in found)
    errors = len(found) - warnings
    counted = ", ".join((_count(errors, "error"), _count(warnings, "warning")))
    if output_format is Format.JSON:
        write_json({"format": FORMAT, "problems": [_row(*each) for each in found]})
    elif no_pager or not paged(_page(counted, found)):
        write_stdout("".join(_lines(found)))
    write_stderr(f"{counted} in {', '.join(printable(str(path)) for path in paths)}\n")
    if errors or (strict and warnings):
        raise typer.Exit(ContentUnusableError.exit_code)


def _compiled_problems() -> tuple[Problem, ...]:
    """Compare what results come from with what was read here."""
    from warning_signs.cli.compiled_content import compiled_problems

    try:
        return tuple(compiled_problems())
    except ContentUnusableError:  # What is wrong with the YAML is told as such.
        return ()


def _confirm(paths: list[File], ids: list[str]) -> None:
    """Write the lines of contacts into the lock, as their entries now say."""
    from pathlib import Path

    from warning_signs.content.catalogue_reader import read_catalogue
    from warning_signs.content.checks.runner import is_content
    from warning_signs.content.loader import read_to_check
    from warning_signs.content.number_lock import WITHDRAWN, lock_of, read_lock, with_confirmed

    document = read_to_check(paths[0])
    lock = lock_of(paths[0], document)
    if len(paths) > 1 or not isinstance(lock, Path) or not is_content(document):
        hint = "name one file of content that has a numbers.lock.yaml beside its contacts"
        raise UsageError.of("--confirm", "needs content with a lock", hint)
    catalogue = read_catalogue(document, str(paths[0]))
    for each in ids:
        require_known("--confirm", each, {*catalogue.contacts, WITHDRAWN}, "contact")
    text = with_confirmed(read_lock(lock), catalogue, ids)
    try:
        lock.write_text(text, encoding="utf-8")
    except OSError as error:
        problem = reason(error, "cannot be written")
        raise UsageError.of("--confirm", f"{lock}: {problem}", "work in a copy of yours") from None
    write_stderr(f"{', '.join(ids)}: confirmed in {printable(str(lock))}\n")


def _problems(path: File, today: date) -> tuple[Problem, ...]:
    from warning_signs.content.checks.runner import check_content, check_overlay, is_content
    from warning_signs.content.loader import is_answers, read_to_check
    from warning_signs.content.number_lock import lock_of, read_lock

    try:
        document = read_to_check(path)
    except ContentUnusableError as error:
        return error.problems
    if is_answers(document.plain):
        hint = f"score it: warning-signs score {printable(str(path))}"
        return (Problem("wrong_kind", (), "is an answers document, not content", hint, 1, 1),)
    if is_content(document):
        lock = lock_of(path, document)
        return check_content(document, today, read_lock(lock) if lock else None)
    return check_overlay(document, load_content(), today)


def _page(title: str, found: Iterable[tuple[File, Problem]]) -> tuple[Section, ...]:
    """Return remarks as a page."""
    from warning_signs.pages.blocks import Item, Section

    items = tuple(Item(_told(*each), _hints(each[1])) for each in found)
    return (Section(title, items),)


def _lines(found: Iterable[tuple[File, Problem]]) -> Iterator[str]:
    for path, problem in found:
        yield folded(_told(path, problem), sys.stdout)
        yield from (folded(f"  {hint}", sys.stdout) for hint in _hints(problem))


def _told(path: File, problem: Problem) -> str:
    """Return where something is wrong, and what."""
    place = [str(problem.line), str(problem.column)] if problem.line else []
    kind = f"{'warning: ' if problem.warning else ''}{problem.code}"
    where = f"{problem.place}: " if problem.at else ""
    file = printable(problem.file or str(path))
    return f"{':'.join([file, *place])}: {kind}: {where}{problem.problem}"


def _hints(problem: Problem) -> tuple[str, ...]:
    return (f"hint: {problem.hint}",) if problem.hint else ()


def _row(path: File, problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": printable(problem.file or str(path)),
        "line": problem.line or None,
        "column": problem.column if problem.line else None,
        "code": problem.code,
        "severity": "warning" if problem.warning else "error",
        "at": problem.place or None,
        "problem": problem.problem,
        "hint": problem.hint or None,
    }


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
