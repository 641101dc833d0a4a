"""
What the shells offer after ``warning-signs``, from the commands and the content themselves.

``refresh_docs`` writes the files in ``completions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import typer.main

from warning_signs import load_catalogue
from warning_signs.cli.app import app
from warning_signs.core.names import ONE_WORD, ids_in
from warning_signs.formats.json_schema import NAMES
from warning_signs.pages.result import PartId
from warning_signs.training.loader import load_training
from warning_signs.training.pages import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator


class Offer(NamedTuple):
    """
    What is offered after a command.

    Attributes:
        words: Its options, and what its arguments may be.
        values: What each option that takes a value may be given; nothing where that is a file.
    """

    words: tuple[str, ...]
    values: dict[str, tuple[str, ...]]


def offers() -> dict[str, Offer]:
    """Return what is offered after each command."""
    known = _known()
    group: Any = typer.main.get_command(app)
    found = {}
    for name, command in group.commands.items():
        options = [each for each in command.params if each.param_type_name == "option"]
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        long = [option for each in options for option in each.opts if option.startswith("--")]
        words = [word for each in arguments for word in _values(each, known)]
        found[name] = Offer(
            (*words, *long, "--help"),
            {each.opts[0]: _values(each, known) for each in options if not each.is_flag},
        )
    return {name: offer for name, offer in found.items() if not group.commands[name].hidden}


def _values(parameter: Any, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    choices = getattr(parameter.type, "choices", ())
    return tuple(map(str, choices)) or known.get(parameter.name, ())


def _known() -> dict[str, tuple[str, ...]]:
    """Return the words of the content by the parameter that takes them."""
    catalogue = load_catalogue()
    stories = tuple(numbered(catalogue, load_training(catalogue)))
    return {
        "role": ids_in(catalogue, "roles"),
        "area": ids_in(catalogue, "areas"),
        "need": ids_in(catalogue, "needs"),
        "sign": ids_in(catalogue, "signs"),
        "step": tuple(catalogue.steps),
        "parts": tuple(each.value for each in PartId),
        "name": tuple(NAMES),
        "words": tuple(word for table in ONE_WORD for word in ids_in(catalogue, table)),
        "scenario": stories,
        "other": stories,
    }


def bash() -> str:
    """Return the file for bash."""
    return _SHELL["bash"].format(commands=_spaced(offers()), cases="\n".join(_cases("    ")))


def zsh() -> str:
    """Return the file for zsh."""
    return _SHELL["zsh"].format(commands=_spaced(offers()), cases="\n".join(_cases("  ")))


def fish() -> str:
    """Return the file for fish."""
    lines = [_SHELL["fish"].format(commands=_spaced(offers()))]
    for name, offer in offers().items():
        under = f"complete -c warning-signs -n '__fish_seen_subcommand_from {name}'"
        if words := [word for word in offer.words if not word.startswith("--")]:
            lines.append(f'{under} -f -a "{_spaced(words)}"')
        for option in (word for word in offer.words if word.startswith("--")):
            value = ""
            if option in offer.values:
                given = _spaced(offer.values[option])
                value = f' -x -a "{given}"' if given else " -r"
            lines.append(f"{under} -l {option.removeprefix('--')}{value}")
    return "\n".join(lines) + "\n"


def _cases(indent: str) -> Iterator[str]:
    """Return what is offered by the command and the word before, the closest match first."""
    by_values: dict[str, list[str]] = {}
    for name, offer in offers().items():
        for option, values in offer.values.items():
            by_values.setdefault(_spaced(values), []).append(f'"{name} {option}"')
    for spaced, places in by_values.items():
        yield f'{indent}{"|".join(places)}) offered="{spaced}" ;;'
    for name, offer in offers().items():
        yield f'{indent}"{name} "*) offered="{_spaced(offer.words)}" ;;'
    yield f'{indent}"help "*) offered="{_spaced(offers())}" ;;'


def _spaced(words: Any) -> str:
    return " ".join(words)


FILES = {"warning-signs.bash": bash, "_warning-signs": zsh, "warning-signs.fish": fish}
"""What makes each file."""

_SHELL = {
    "bash": """\
# Completes warning-signs in bash: source this file.
_warning_signs() {{
  local offered=""
  case "${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD - 1]}}" in
{cases}
  esac
  ((COMP_CWORD == 1)) && offered="{commands} help --help --version"
  COMPREPLY=($(compgen -W "$offered" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _warning_signs warning-signs
""",
    "zsh": """\
#compdef warning-signs
# Completes warning-signs in zsh: put this file in a folder on your fpath.
local offered=""
case "$words[2] $words[CURRENT-1]" in
{cases}
esac
((CURRENT == 2)) && offered="{commands} help --help --version"
compadd -- ${{=offered}} || _files
""",
    "fish": """\
# Completes warning-signs in fish: put this file in ~/.config/fish/completions.
complete -c warning-signs -n __fish_use_subcommand -f -a "{commands} help"
complete -c warning-signs -n '__fish_seen_subcommand_from help' -f -a "{commands}"\
""",
}
