"""What holds from the first lines of the program on, before anything of ours is loaded."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parents[2] / "src"
COMMAND = [sys.executable, "-P", "-m", "warning_signs"]
CONSOLE_SCRIPT = "import sys; from warning_signs.__main__ import main; sys.exit(main())"
ANSWERS = json.dumps({"role": "parent", "signs": {"gifts": "yes"}})
# What Python loads by itself for -m, before the first line of any program, cannot be helped.
IN_THEIR_PLACE = ("yaml", "typer", "rich", "json", "ctypes", "dataclasses", "decimal", "shutil")
NO_STRACE = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def run(
    *command: str, said: str = ANSWERS, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **variables},
        timeout=60,
    )


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with files that are named as modules and leave a mark when they are run."""
    for name in IN_THEIR_PLACE:
        (tmp_path / f"{name}.py").write_text(
            f"import sys; sys.exit('{name} was taken from here')", encoding="ascii"
        )
    (tmp_path / "__future__.py").write_text("raise SystemExit('future')", encoding="ascii")
    (tmp_path / "typing.py").write_text("raise SystemExit('typing')", encoding="ascii")
    return tmp_path


def test_nothing_is_imported_from_the_working_folder(hostile: Path) -> None:
    """Under python -m it stands first on the path, and is taken off before anything is loaded."""
    done = run(sys.executable, "-m", "warning_signs", "score", cwd=hostile)

    assert (0, "") == (done.returncode, done.stderr)
    assert '"level"' in done.stdout


@pytest.mark.parametrize("path", [":", f"{SOURCE}:", f":{SOURCE}"])
def test_an_empty_entry_of_the_path_is_not_the_working_folder(hostile: Path, path: str) -> None:
    """PYTHONPATH with a colon too many puts it on the path of the installed command."""
    done = run(sys.executable, "-P", "-c", CONSOLE_SCRIPT, "score", cwd=hostile, PYTHONPATH=path)

    assert (0, "") == (done.returncode, done.stderr)


def test_it_runs_from_where_it_is_installed() -> None:
    """The folder of the program itself may be the working folder."""
    done = run(sys.executable, "-m", "warning_signs", "score", cwd=SOURCE, PYTHONPATH=str(SOURCE))

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("option", ["-i", "PYTHONINSPECT"])
def test_no_prompt_opens_at_the_end(option: str) -> None:
    """On a terminal there is one line and the end: no traceback, no prompt, no question."""
    options = ["-i"] if option == "-i" else []
    variables = {} if options else {"PYTHONINSPECT": "1"}
    child = pexpect.spawn(
        sys.executable,
        [*options, "-P", "-m", "warning_signs"],
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "TERM": "xterm", **variables},
    )
    child.expect(pexpect.EOF)
    child.close()
    lines = child.before.splitlines()

    assert 1 == child.exitstatus
    assert ["error: Python would open a prompt with the answers in it", lines[1]] == lines
    assert lines[1].startswith("hint: ")


@NO_STRACE
def test_the_memory_is_hidden_before_anything_of_ours_is_loaded(tmp_path: Path) -> None:
    """Whoever would read it has only the time that Python itself takes to start."""
    trace = tmp_path / "trace"
    run("strace", "-f", "-e", "trace=prctl,openat,newfstatat", "-o", str(trace), *COMMAND, "score")
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    ours = re.compile(r"/warning_signs/(?!__init__|__main__|__pycache__/__)\w+.*\.py\"")
    hidden = [n for n, line in enumerate(lines) if "PR_SET_DUMPABLE, SUID_DUMP_DISABLE" in line]
    loaded = [n for n, line in enumerate(lines) if "/warning_signs/cli" in line]

    assert hidden
    assert loaded
    assert hidden[0] < loaded[0]
    assert [] == [line for line in lines[: hidden[0]] if ours.search(line)]


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_closed_output_ends_every_command_alike(option: str) -> None:
    """What cannot be answered is no success, help and version included."""
    done = run("/bin/sh", "-c", f'"$0" "$@" {option} >&-', *COMMAND)

    assert 1 == done.returncode
    assert "standard output: is closed" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_line_without_an_end_comes_to_one() -> None:
    """A device that never ends a line is no file of lines, and is told so."""
    done = run(*COMMAND, "score", "--lines", "/dev/zero")

    assert 1 == done.returncode
    assert "error: /dev/zero: a line goes on for more than 64 MiB" in done.stderr
    assert "Traceback" not in done.stderr
