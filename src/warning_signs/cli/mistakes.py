"""
Mistakes in a call, told as every other error: what, which value, and what to do instead.

Typer finds them, and tells each in a style of its own. What is wrong is taken from its errors; an
answer that was written into a call is not repeated, for a call is kept in the shell's history.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Typer gives no other name to what it raises; pyproject.toml holds it to versions that have these.
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
)

from warning_signs.cli.in_a_call import DOCUMENTS, NEVER_IN_A_CALL, may_hold_answers
from warning_signs.core.errors import UsageError
from warning_signs.core.names import simplified
from warning_signs.core.shown import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ClickException", "no_such_command", "told"]

_VALUE = re.compile(r"(?P<quote>['\"]?)(?P<value>.*?)(?P=quote) is not ")
_COMMAND = re.compile(r"No such command (['\"])(?P<value>.*?)\1")
_EXTRA = re.compile(r"\(s\) \((?P<value>.*)\)$")
_NEAR = 0.65
"""How like a command a word must be; "exit" is less like "export"."""

_MEANT = {
    "start": "screen",
    "begin": "screen",
    "run": "screen",
    "walk": "screen",
    "questions": "screen",
    "questionnaire": "export",
    "form": "export",
    "numbers": "contacts",
    "phone": "contacts",
    "call": "contacts",
    "stories": "demo",
    "train": "demo",
    "training": "demo",
    "validate": "check",
    "lint": "check",
    "merge": "combine",
    "together": "combine",
    "result": "score",
    "level": "score",
    "points": "score",
    "rules": "signs --rules",
    "sources": "signs --sources",
    "worksheet": "signs --worksheet --format html",
    "privacy": "doctor",
    "seal": "doctor",
    "version": "--version",
}
"""Commands of other programs, and words for ours."""

_ONE = {
    "score": "score one document at a time, a stream with --lines, or put them together: combine",
    "signs": "ask for one sign, or for all",
    "screen": NEVER_IN_A_CALL,
    "demo": "compare two stories with --with",
}
"""What to do where a command was given more than it takes."""

_INSTEAD = {("screen", "--format"): "screen is for a person; for scripts: warning-signs score"}
_KINDS = {"from": "kind of form"}
_FEW = 2
_TAKEN_BY = {
    "signs": "signs",
    "areas": "contacts",
    "needs": "contacts",
    "contacts": "contacts",
    "roles": "screen --role",
}
"""The call that takes a word of each table."""


def told(mistake: ClickException) -> UsageError:
    """Return a mistake that Typer found in our own words."""
    context: Any = getattr(mistake, "ctx", None)
    command = context.command.name if context is not None and context.parent else ""
    if isinstance(mistake, NoSuchOption):
        return _no_such_option(mistake.option_name, mistake.possibilities or (), context)
    if isinstance(mistake, MissingParameter):
        hint = _choices(mistake.param) or _see(command)
        return UsageError.of(command, f"wants {_name(mistake.param)}", hint)
    if isinstance(mistake, BadParameter):
        return _bad_value(mistake.param, mistake.message)
    if isinstance(mistake, BadOptionUsage):
        wants = "wants a value" if "requires" in mistake.message else "takes no value"
        return UsageError.of(mistake.option_name, wants, _see(command))
    if unknown := _COMMAND.search(mistake.message):
        return no_such_command(unknown["value"], context.command)
    if extra := _EXTRA.search(mistake.message):
        hint = _for_extra(extra["value"], context)
        return UsageError.of(command, f"cannot take{_shown(extra['value']) or ' an answer'}", hint)
    return UsageError.of(command, printable(mistake.message.rstrip(".")), _see(command))


def _for_extra(word: str, context: Any) -> str:
    """Return what to do with a word that a command does not take."""
    command, option = context.command.name, f"--{word}"
    if word == "help":
        return _see(command)
    if any(option in each.opts for each in context.command.params):
        return f"did you mean {option}?"
    return _ONE.get(command) or _see(command)


def no_such_command(name: str, group: Any) -> UsageError:
    """Return the error of a command that there is not, with what may have been meant."""
    known = [each for each, command in group.commands.items() if not command.hidden]
    near = get_close_matches(name.casefold(), known, n=1, cutoff=_NEAR)
    call = _MEANT.get(name.casefold()) or (near[0] if near else _call_for(name))
    hint = f"did you mean: warning-signs {call}" if call else f"use one of: {', '.join(known)}"
    return UsageError.of("", f"no command{_shown(name)}", hint)


def _call_for(word: str) -> str:
    """Return the call that takes a word which was given in place of a command."""
    from warning_signs.cli.content import load_content
    from warning_signs.core.names import named

    if Path(word).suffix in DOCUMENTS:
        return f"score {printable(word)}"
    catalogue = load_content()
    for table, call in _TAKEN_BY.items():
        name = named(catalogue, table, word)
        if name:
            return f"{call} {name}"
    return ""


def _no_such_option(option: str, near: Sequence[str], context: Any) -> UsageError:
    command = context.command.name if context.parent else ""
    elsewhere = _commands_with(option, context.find_root().command)
    if (command, option) in _INSTEAD:
        hint = _INSTEAD[command, option]
    elif elsewhere:
        hint = f"it belongs to: warning-signs {' or '.join(elsewhere)}"
    elif _asked(option):
        hint = NEVER_IN_A_CALL
    elif meant := sorted(near)[:1] or _beginning_with(option, context.command):
        hint = f"did you mean {' or '.join(meant)}?"
    else:
        hint = _see(command)
    return UsageError.of(printable(option), f"no such option{command and f' of {command}'}", hint)


def _commands_with(option: str, group: Any) -> list[str]:
    """Return the commands that have an option, the first three of them."""
    return [
        name
        for name, command in group.commands.items()
        if any(option in each.opts for each in command.params) and not command.hidden
    ][:3]


def _beginning_with(letter: str, command: Any) -> list[str]:
    """Return the options that a letter alone can stand for, where they are few."""
    if letter.startswith("--"):
        return []
    long = [each for param in command.params for each in param.opts if each[:1] == "-"]
    found = [each for each in long if each.startswith(f"-{letter}") and each != "--help"]
    return sorted(found) if len(found) <= _FEW else []


def _asked(option: str) -> bool:
    """Return whether an option is named like something that is asked."""
    from warning_signs.cli.content import load_content

    catalogue, name = load_content(), simplified(option.lstrip("-"))
    return name == "age" or name in catalogue.signs or name in catalogue.circumstances


def _bad_value(parameter: Any, message: str) -> UsageError:
    found = _VALUE.match(message)
    value, choices = _shown(found["value"]) if found else "", _choices(parameter)
    if choices:
        return UsageError.of(_name(parameter), f"no {_kind(parameter)}{value}", choices)
    return UsageError.of(_name(parameter), f"no number{value}", "write digits, such as 30")


def _name(parameter: Any) -> str:
    """Return what a parameter is called in a call."""
    option = parameter.param_type_name == "option"
    return str(parameter.opts[0] if option else parameter.metavar or parameter.name.upper())


def _kind(parameter: Any) -> str:
    """Return what a value of a parameter is."""
    name = _name(parameter).strip("-[]").lower()
    return _KINDS.get(name, name)


def _choices(parameter: Any) -> str:
    choices = [str(each) for each in getattr(parameter.type, "choices", ())]
    return f"use one of: {', '.join(choices)}" if choices else ""


def _shown(value: str) -> str:
    """Return a value in quotes, and nothing where it may be an answer."""
    return "" if may_hold_answers(value) else f" '{printable(value)}'"


def _see(command: str) -> str:
    return f"see warning-signs {command and f'{command} '}--help"
