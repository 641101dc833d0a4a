"""What shells offer and man shows: it is made from the commands and the content, and taken."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from completions import FILES
from man_page import man_page

from warning_signs import load_catalogue
from warning_signs.cli.app import app
from warning_signs.core.names import ids_in
from warning_signs.training.loader import load_training

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[2]
FOLDER = TOP / "completions"
MAN_PAGE = TOP / "man" / "warning-signs.1"
CATALOGUE = load_catalogue()
COMMANDS = {
    each.name or each.callback.__name__
    for each in app.registered_commands
    if each.callback is not None and not each.hidden
}
STORIES = set(load_training(CATALOGUE).scenarios)

TYPED = {
    "": {*COMMANDS, "help", "--help", "--version"},
    "help ": COMMANDS,
    "sc": {"screen", "score", "schema"},
    "screen --role ": set(CATALOGUE.roles),
    "contacts --area ": set(ids_in(CATALOGUE, "areas")),
    "contacts --need ": set(CATALOGUE.needs),
    "contacts ess": {name for name in ids_in(CATALOGUE, "areas") if name.startswith("ess")}
    | {name for name in CATALOGUE.contacts if name.startswith("ess")},
    "signs --format ": {"text", "json", "markdown", "html"},
    "signs --wo": {"--worksheet"},
    "signs m": {name for name in CATALOGUE.signs if name.startswith("m")},
    "demo ta": {name for name in STORIES if name.startswith("ta")},
    "demo --with ta": {name for name in STORIES if name.startswith("ta")},
    "export x": {"xlsform"},
}
"""What stands after the program's name, and what is offered there."""


@pytest.mark.parametrize("name", FILES)
def test_completions_are_current(name: str) -> None:
    """Each file is what the commands and the content make of it."""
    assert FILES[name]() == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", TYPED)
def test_bash_offers_what_may_come_next(typed: str) -> None:
    """Commands, options, and what the content knows; each by the first letters typed."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not there")
    words = ["warning-signs", *typed.split(" ")]
    ask = f"""
        source '{FOLDER / "warning-signs.bash"}'
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
        _warning_signs; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [bash, "--norc", "-c", ask], capture_output=True, text=True, check=True, timeout=60
    )

    assert "" == done.stderr
    assert TYPED[typed] == set(done.stdout.split())


def test_the_manual_page_is_current() -> None:
    """It is what the help of the commands makes of it, and names each of them."""
    text = MAN_PAGE.read_text(encoding="utf-8")

    assert man_page() == text
    assert set(re.findall(r"^\.SS (.*)$", text, re.MULTILINE)) == COMMANDS


def test_the_manual_page_is_set_without_a_complaint() -> None:
    """Every order in it is one that the typesetter knows, and hyphens can be copied."""
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not there")
    call = [groff, "-man", "-ww", "-Tascii", "-P-cbou", str(MAN_PAGE)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)

    assert "" == done.stderr
    assert "--require-seal" in done.stdout
