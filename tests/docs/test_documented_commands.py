"""Every command that the pages tell a reader to run does what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pexpect
import pytest
import yaml

from fences import PAGES, TOP, Command, commands, fences, program_commands

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/warning-signs"

NOT_RUN = {
    SET_UP: "a test of its own, below, runs it in a copy of the repository",
    (
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]'"
        " && .venv/bin/python -m pytest"
    ): "runs these tests; .ci/run runs it word for word",
    ".venv/bin/pip install --require-hashes -r requirements.lock": (
        "would change the packages that these tests run with; tests/test_lock.py holds the list"
    ),
    ".venv/bin/pip install --no-deps .": "the same",
    ".venv/bin/python scripts/one_file.py": "tests/test_one_file.py makes the file and runs it",
    ".venv/bin/pip download --require-hashes -r requirements.lock --dest packages": (
        "would fetch what tests/test_one_file.py fetches by the same list"
    ),
    ".venv/bin/pip wheel --no-deps --wheel-dir packages .": "the wheel is built by its own tests",
    ".venv/bin/pip install --no-index --find-links packages warning-signs": (
        "would change the packages that these tests run with"
    ),
}
"""Commands that are not run like the others, and why."""

AT_A_TERMINAL = {
    r"warning-signs screen\b": ("x\r", "asks questions"),
    r"warning-signs demo \w+ .*--pace\b": ("\x03", "runs by itself until it is interrupted"),
    r"warning-signs demo \w+\b": ("x\r", "waits for a key after each page"),
}
"""Commands that talk to a person, the first that fits: the keys that end them, and why."""


def all_commands() -> list[Command]:
    found = {command: None for page in PAGES for command in commands(page)}
    return [command for command in found if command.text not in NOT_RUN]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A reader's folder: the examples, and answers as the page for scripts has them."""
    document = json.loads(fences(TOP / "docs" / "scripting.md", "json")[0])
    shutil.copytree(TOP / "examples", tmp_path / "examples")
    (tmp_path / "answers.yaml").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text(f"{json.dumps(document)}\n" * 3, encoding="utf-8")
    (tmp_path / ".venv").symlink_to(BIN.parent)
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def keys_for(command: str) -> str:
    return next((keys for form, (keys, _) in AT_A_TERMINAL.items() if re.match(form, command)), "")


def at_a_terminal(command: str, keys: str, folder: Path, **variables: str) -> tuple[int, str]:
    """Run a command on a terminal and press keys until it ends; return its code and words."""
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        cwd=str(folder),
        env={**environment(folder), **variables},
        dimensions=(24, 80),
        encoding="utf-8",
    )
    said = ""
    for _ in range(400):
        ended = child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=0.3) == 0
        said = child.before or ""
        if ended:
            break
        child.send(keys)
    child.close()
    # A shell that a signal ended is told by others as 128 and the signal.
    return 128 + child.signalstatus if child.signalstatus else child.exitstatus, said


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.text)
def test_a_command_of_the_pages_ends_as_they_say(command: Command, folder: Path) -> None:
    """It exits with the code that is stated beside it, or with 0."""
    if keys := keys_for(command.text):
        code, said = at_a_terminal(command.text, keys, folder)
    else:
        done = subprocess.run(
            ["/bin/sh", "-c", command.text],
            cwd=folder,
            env=environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        code, said = done.returncode, done.stderr

    assert command.exits == code, said


def test_what_is_set_apart_stands_in_the_pages() -> None:
    """No command is kept from running, or given keys, that no page has."""
    there = {command.text for page in PAGES for command in commands(page)}
    forms = {form for form in AT_A_TERMINAL if not any(re.match(form, text) for text in there)}

    assert (set(), set()) == (NOT_RUN.keys() - there, forms)


def test_every_command_of_the_program_is_shown() -> None:
    """A reader of the pages meets each command at least once."""
    met = {command.text.split()[1] for command in all_commands() if " " in command.text}

    assert program_commands()
    assert set() == program_commands() - met


def test_the_example_is_the_document_of_the_page() -> None:
    """Whoever runs it gets what the page says of it."""
    shown = json.loads(fences(TOP / "docs" / "scripting.md", "json")[0])
    example = (TOP / "examples" / "answers.yaml").read_text(encoding="utf-8")

    assert shown == yaml.load(example, yaml.BaseLoader)  # noqa: S506  (it makes text alone)


def test_python_of_the_pages_runs(folder: Path) -> None:
    """Each block runs as it stands, and says something."""
    blocks = [block for page in PAGES for block in fences(page, "python")]

    assert blocks
    for block in blocks:
        assert subprocess.check_output([sys.executable, "-c", block], cwd=folder)


def test_the_line_that_starts_the_screening(tmp_path: Path) -> None:
    """
    In a copy of the repository it builds, installs and shows the first page.

    What it would download is taken from the packages of this environment instead.
    """
    copy, packages = tmp_path / "copy", tmp_path / "packages"
    tools = (".git", ".venv", ".*_cache", ".hypothesis", "node_modules", "dist", "__pycache__")
    shutil.copytree(TOP, copy, ignore=shutil.ignore_patterns(*tools))
    packages.mkdir()
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if not re.match(r"(_*(warning_signs|editable|pip)|.*\.(pth|egg-link)$)", installed.name):
            (packages / installed.name).symlink_to(installed)

    code, said = at_a_terminal(
        SET_UP,
        "x\r",
        copy,
        PYTHONPATH=str(packages),
        PIP_NO_INDEX="1",
        PIP_NO_BUILD_ISOLATION="0",  # As pip reads it, 0 turns the isolation off.
        PIP_DISABLE_PIP_VERSION_CHECK="1",
    )

    assert 0 == code, said
    assert "WARNING SIGNS" in said.upper()
    assert (copy / ".venv" / "bin" / "warning-signs").exists()
