"""
The manual page for ``man warning-signs``, from the commands' own help.

``refresh_docs`` writes it; man-pages(7) says which sections there are, and groff_man(7) how they
are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer.main

from warning_signs.cli.app import app
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "warning-signs"
SUMMARY = "screen for warning signs of child sexual exploitation, and see what to do"

_AS_TYPED = "\b\n"
"""What stands before lines of a help text that stay as they are."""


def man_page() -> str:
    """Return the page."""
    group: Any = typer.main.get_command(app)
    commands = {name: each for name, each in group.commands.items() if not each.hidden}
    lines = [
        '.\\" Made by scripts/refresh_docs.py.',
        f'.TH {NAME.upper()} 1 "" "{NAME} {__version__}"',
        *(".SH NAME", f"{_escaped(NAME)} \\- {SUMMARY}"),
        *(".SH SYNOPSIS", f".B {_escaped(NAME)}", "[\\fIcommand\\fP] [\\fIoption\\fP]..."),
        *(".SH DESCRIPTION", *_text(group.help)),
        *(".SH OPTIONS", *_parameters(group, NAME)),
        *(".TP", ".B \\-h, \\-\\-help", "Show what it does, or what the command does, and exit."),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        lines += [f".SS {_escaped(name)}", *_text(command.help), *_parameters(command, name)]
    return "\n".join(lines) + "\n"


def _text(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(_AS_TYPED):
            title, *rest = paragraph.removeprefix(_AS_TYPED).splitlines()
            yield from (".PP", _escaped(title), ".EX", *map(_escaped, rest), ".EE")
        else:
            yield from (".PP", _escaped(" ".join(paragraph.split())))


def _parameters(command: Any, name: str) -> Iterator[str]:
    """Return each argument and option as a term with what it is about."""
    context = command.context_class(command, info_name=name)
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None:
            term, about = record
            yield from (".TP", f".B {_escaped(term)}", _escaped(about))


def _escaped(text: str) -> str:
    """Return text whose hyphens can be copied, and that begins no order to the typesetter."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
