"""What Typer makes of the commands, as data for ``lookup``; a wheel is built with it."""

from __future__ import annotations

from typing import Any

import typer.main

from warning_signs.cli.app import app, version_text
from warning_signs.cli.lookup import PROGRAM, RUNS, WIDTH

HELP = ("-h", "--help")

MARGIN = 2
"""The columns that Typer leaves free at the right of a window."""


def written_down() -> dict[str, Any]:
    """
    Return the texts by the arguments that ask for them, and how the commands are called.

    Each text comes with whether it depends on the width of the window.

    Raises:
        ValueError: Where a command has become more than can be looked up.
    """
    group: Any = typer.main.get_command(app)
    texts = {"--version": [version_text(), False]}
    every = {"resilient_parsing": True, "terminal_width": WIDTH - MARGIN}
    whole = group.make_context(PROGRAM, [], **every)
    contexts = {"": whole} | {
        name: command.make_context(name, [], parent=whole, **every)
        for name, command in group.commands.items()
    }
    for name, context in contexts.items():
        for option in HELP:
            texts[f"{name} {option}".strip()] = [f"{context.get_help()}\n", True]
    return {
        "texts": texts,
        "commands": {name: _called(group.commands[name]) for name in RUNS},
    }


def _called(command: Any) -> dict[str, Any]:
    called: dict[str, Any] = {
        "flags": {},
        "options": {},
        "arguments": [],
        "defaults": {},
        "variables": {},
    }
    usual = command.make_context(command.name, [], resilient_parsing=True).params
    for each in command.params:
        if each.param_type_name == "option" and each.multiple:
            # Whoever gives it goes by Typer; else it is what Typer makes of its absence.
            called["defaults"][each.name] = usual[each.name]
            continue
        if each.nargs != 1 or each.multiple or each.required or each.secondary_opts:
            raise ValueError(f"'{each.name}' of '{command.name}' cannot be looked up")
        called["defaults"][each.name] = each.default
        if each.envvar:
            called["variables"][each.name] = each.envvar
        choices = [str(choice) for choice in getattr(each.type, "choices", ())]
        if each.param_type_name == "argument":
            called["arguments"].append(each.name)
        elif each.is_flag:
            called["flags"] |= dict.fromkeys(each.opts, each.name)
        elif choices or each.type.name == "str":
            called["options"] |= {option: [each.name, choices] for option in each.opts}
        else:
            raise ValueError(f"'{each.name}' of '{command.name}' cannot be looked up")
    return called
