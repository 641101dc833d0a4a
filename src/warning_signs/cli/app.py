"""The command line: which commands there are, and what becomes of whatever goes wrong in them."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from warning_signs.cli.check import check
from warning_signs.cli.contacts import contacts
from warning_signs.cli.demo import demo
from warning_signs.cli.doctor import doctor
from warning_signs.cli.export import export
from warning_signs.cli.options import LOCAL_VARIABLE
from warning_signs.cli.output import tell_problems
from warning_signs.cli.schema import schema
from warning_signs.cli.score import score
from warning_signs.cli.screen import screen
from warning_signs.cli.signs import signs
from warning_signs.core.errors import ReaderGoneError, WarningSignsError
from warning_signs.streams import has_terminal, require_stdout, write_stderr, write_stdout
from warning_signs.version import __version__

FAULT = 1
USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="warning-signs",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (screen, score, signs, contacts, demo, check, schema, export, doctor):
    app.command()(command)


def run() -> int:
    """Run the command line and give its exit code; no fault of ours ever shows an answer."""
    try:
        require_stdout()
        app()
    except WarningSignsError as error:
        tell_problems(error)
        return error.exit_code
    except ReaderGoneError:
        return FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAULT
    except Exception as error:  # noqa: BLE001  (a traceback could quote an answer)
        write_stderr(
            f"error: a fault in warning-signs: {_fault(error)}\nhint: please report that line\n"
        )
        return FAULT
    return 0


def _fault(error: Exception) -> str:
    """Name a fault by its kind and place in the code; its message could quote an answer."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


def _version(asked: bool) -> None:
    if asked:
        from warning_signs.content.loader import shipped_edition

        write_stdout(f"warning-signs {__version__}, content {shipped_edition()}\n")
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
    """
    if context.invoked_subcommand is not None:
        return
    if not has_terminal():
        write_stderr(context.get_help() + "\n")
        raise typer.Exit(USAGE)
    screen(local=os.environ.get(LOCAL_VARIABLE, ""))
