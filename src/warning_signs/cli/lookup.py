"""
Calls that are plainly right, looked up instead of read by Typer.

Typer declares the commands, and nothing else does. But loading it takes five times as long as
starting Python. So what it made of them is written down when a wheel is built (``written_down``):
flags, choices, defaults, variables and texts. A call that is plainly right by that list runs the
function that the Typer command runs, with the parameters that Typer would give it. Everything else
is left to Typer: a mistake, an option given twice, ``--x=y``, help in a narrow window, another name
of the program, a system that expands wildcards, a checkout. Tests hold the two ways equal.
"""

from __future__ import annotations

import os
import sys
from functools import partial

from warning_signs.content.compiled_files import read_compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

PROGRAM = "warning-signs"
WIDTH = 80
"""The columns that texts are written down for; what is wider changes nothing."""

RUNS = ("score", "screen")
"""The commands whose start people wait for."""


def looked_up() -> Callable[[], int] | None:
    """Return what to run for the call of this process, or None for Typer to decide."""
    called = os.path.basename(sys.argv[0])  # noqa: PTH119  (pathlib is not loaded for this)
    if called != PROGRAM or sys.platform == "win32" or "_WARNING_SIGNS_COMPLETE" in os.environ:
        return None
    table = read_compiled("commands")
    return None if table is None else found_in(table, sys.argv[1:], os.environ)


def found_in(
    table: Mapping[str, Any], arguments: Sequence[str], variables: Mapping[str, str]
) -> Callable[[], int] | None:
    """
    Return what to run for a call that is plainly right, or None.

    Args:
        table: What was written down.
        arguments: What follows the name of the program.
        variables: The environment.
    """
    line = " ".join(arguments)
    text = table["texts"].get(line)
    if text and line.split() == [*arguments] and (not text[1] or _is_wide(variables)):
        return partial(_tell, text[0])
    if not arguments or arguments[0] not in table["commands"]:
        return None
    parameters = parameters_of(table["commands"][arguments[0]], arguments[1:], variables)
    return None if parameters is None else partial(_run, arguments[0], parameters)


def parameters_of(
    command: Mapping[str, Any], arguments: Sequence[str], variables: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the parameters of a command, or None where they are not plainly right."""
    given: dict[str, Any] = {}
    name: str | None
    value: Any
    places = iter(command["arguments"])
    rest = iter(arguments)
    for each in rest:
        if each in command["flags"]:
            name, value = command["flags"][each], True
        elif each in command["options"]:
            name, choices = command["options"][each]
            value = next(rest, "")
            if not value or value.startswith("-") or (choices and value not in choices):
                return None
        else:
            name, value = next(places, None), each
            if not value or (value.startswith("-") and value != "-"):
                return None
        if name is None or name in given:
            return None
        given[name] = value
    for name, variable in command["variables"].items():
        if variables.get(variable) and name not in given:
            given[name] = variables[variable]
    return {**command["defaults"], **given}


def _is_wide(variables: Mapping[str, str]) -> bool:
    """Return whether help would be as wide as it was written down; Typer measures likewise."""
    if "COLUMNS" in variables:
        return False
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns >= WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # No terminal: Typer takes 80 columns.
        return True


def _tell(text: str) -> int:
    from warning_signs.streams import write_stdout

    write_stdout(text)
    return 0


def _run(command: str, parameters: Mapping[str, Any]) -> int:
    run: Callable[..., int]
    if command == "score":
        from warning_signs.cli.run_score import score as run
    else:
        from warning_signs.cli.run_screen import screen as run
    return run(**parameters)
