"""The command line: which commands there are."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from warning_signs.cli.check import check
from warning_signs.cli.combine import combine
from warning_signs.cli.contacts import contacts
from warning_signs.cli.content import LOCAL_VARIABLE
from warning_signs.cli.demo import demo
from warning_signs.cli.doctor import doctor
from warning_signs.cli.evaluate import evaluate
from warning_signs.cli.export import export
from warning_signs.cli.mistakes import ClickException, no_such_command, told
from warning_signs.cli.own_help import Command, CommandGroup
from warning_signs.cli.schema import schema
from warning_signs.cli.score import score
from warning_signs.cli.screen import screen
from warning_signs.cli.signs import signs
from warning_signs.streams import has_terminal, write_stderr, write_stdout
from warning_signs.version import __version__

USAGE = 2

SHORTER = {"md": "markdown", "htm": "html", "txt": "text"}
"""Other names of formats."""


def _as_meant(token: str) -> str:
    """Return an option, a command or a choice as it is called here: in any case."""
    word = token.casefold().replace("_", "-")
    return SHORTER.get(word, word)


app = typer.Typer(
    name="warning-signs",
    cls=CommandGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"], "token_normalize_func": _as_meant},
)
for command in (
    *(screen, score, combine, signs, contacts, demo),
    *(check, evaluate, schema, export, doctor),
):
    app.command(cls=Command)(command)


def by_typer() -> int:
    """
    Run the command line as Typer reads it.

    Raises:
        UsageError: Where Typer cannot.
    """
    try:
        code = app(standalone_mode=False)
    except ClickException as mistake:
        raise told(mistake) from None
    return code if isinstance(code, int) else 0


def version_text() -> str:
    """Return the versions of the tool and of its content."""
    from warning_signs.content.loader import shipped_edition

    return f"warning-signs {__version__}, content {shipped_edition()}\n"


def _version(asked: bool) -> None:
    if asked:
        write_stdout(version_text())
        raise typer.Exit


@app.command("help", cls=Command, hidden=True)
def show_help(
    context: typer.Context,
    command: Annotated[str, typer.Argument(metavar="[COMMAND]", help="The command.")] = "",
) -> None:
    """
    Show what a command does, as --help does.

    \b
    Example:
      warning-signs help score
    """
    whole: Any = context.find_root()
    if not command:
        write_stdout(whole.get_help() + "\n")
        return
    found = whole.command.get_command(whole, _as_meant(command))
    if found is None:
        raise no_such_command(command, whole.command)
    about = found.make_context(found.name, [], parent=whole, resilient_parsing=True)
    write_stdout(about.get_help() + "\n")


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

    With no command, in a terminal, it starts the screening. For a number to ring:
    warning-signs contacts.

    It ends with 0 where all went well. Others are 1 for a fault, 2 for a call that cannot be
    read, 3 for unusable answers and 4 for unusable content.

    \b
    Example:
      warning-signs
    """
    if context.invoked_subcommand is not None:
        return
    if not has_terminal():
        write_stderr(context.get_help() + "\n")
        raise typer.Exit(USAGE)
    screen(local=os.environ.get(LOCAL_VARIABLE, ""))
