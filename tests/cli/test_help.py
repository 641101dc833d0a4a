"""Help: whole sentences, an example for each command, and the ids of the content."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer.main

from warning_signs import load_catalogue
from warning_signs.cli.app import app
from warning_signs.core.names import ids_in
from warning_signs.pages.result import PartId

CATALOGUE = load_catalogue()
GROUP: Any = typer.main.get_command(app)
COMMANDS = {name: each for name, each in GROUP.commands.items() if not each.hidden}


def helped(command: str = "") -> str:
    whole = GROUP.make_context("warning-signs", [], resilient_parsing=True, terminal_width=78)
    if not command:
        return str(whole.get_help())
    return str(
        COMMANDS[command].make_context(command, [], parent=whole, resilient_parsing=True).get_help()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_summed_up_in_a_whole_sentence(name: str) -> None:
    """In 80 columns no summary is cut, and each command shows how it is called."""
    sentence = (COMMANDS[name].help or "").split("\n")[0]

    assert re.search(rf"^  {name} +{re.escape(sentence)}$", helped(), re.MULTILINE)
    assert sentence.endswith(".")
    assert f"warning-signs {name}" in helped(name).partition("Example:")[2]


def test_no_line_of_help_is_wider_than_a_terminal() -> None:
    """And none shows a form of the library's own."""
    pages = [helped(), *map(helped, COMMANDS)]

    assert all(len(line) <= 80 for page in pages for line in page.split("\n"))
    assert not any(mark in page for page in pages for mark in ("}:<", "x>="))


@pytest.mark.parametrize(
    ("command", "option", "ids"),
    [
        ("screen", "--role", ids_in(CATALOGUE, "roles")),
        ("screen", "--area", ids_in(CATALOGUE, "areas")),
        ("contacts", "--need", ids_in(CATALOGUE, "needs")),
        ("score", "--part", tuple(part.value for part in PartId)),
    ],
)
def test_help_names_what_an_option_takes(command: str, option: str, ids: tuple[str, ...]) -> None:
    """Every id of the content stands there, and a new one cannot be forgotten."""
    [told] = [each.help for each in COMMANDS[command].params if option in each.opts]

    assert set(ids) <= set(re.findall(r"\w+", told))
