"""Whole programs under the seal: the kernel refuses nothing that they need."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from typed import questions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]

COMMAND = [sys.executable, "-P", "-m", "warning_signs"]
ANSWERS = json.dumps({"role": "parent", "area": "essex", "signs": {"gifts": "yes"}})
FORM = '<data id="warning_signs_parent"><gifts>yes</gifts></data>'
CASE = json.dumps(
    {
        "id": "a",
        "document": json.loads(ANSWERS),
        "expected": {"at_least": "advice"},
        "source": {"title": "A review", "web": "https://example.org"},
    }
)
# "I don't know" to every question, and Enter at the review.
TO_THE_END = "d\n" * questions("parent", "essex") + "\n"
REFUSED = re.compile(r"= -1 (EPERM|ENOSYS|EACCES)|SIGSYS|\+\+\+ killed")
RUNS = {
    "score": (["score"], ANSWERS, 0),
    "score text": (["score", "--format", "text"], ANSWERS, 0),
    "score markdown": (["score", "--format", "markdown"], ANSWERS, 0),
    "score html": (["score", "--format", "html"], ANSWERS, 0),
    "score lines": (["score", "--lines"], f"{ANSWERS}\n" * 10_000, 0),
    "score from a table": (["score", "--from", "csv"], "role,gifts\nparent,yes\n", 0),
    "score from XML": (["score", "--from", "xlsform"], FORM, 0),
    "combine": (["combine", "-"], ANSWERS, 0),
    "evaluate": (["evaluate", "-"], CASE, 0),
    "bad answers": (["score"], '{"signs": {"gift": "yes"}}', 3),
    "demo": (["demo", "corridor"], "", 0),
    "demo, compared": (["demo", "corridor", "--with", "back_seat"], "", 0),
    "demo, paced": (["demo", "corridor", "--pace", "0.01"], "", 0),
    "screen": (["screen", "--role", "parent", "--area", "essex"], TO_THE_END, 0),
    "doctor": (["doctor"], "", 0),
}


def after_the_seal(trace: Path) -> list[str]:
    """Return what was called once the filter refused the socket it is tried with."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    sealed = [n for n, line in enumerate(lines) if "socket(AF_UNIX" in line and "EPERM" in line]
    assert sealed
    return lines[sealed[0] + 1 :]


@pytest.mark.parametrize("name", list(RUNS))
def test_nothing_is_refused_that_is_needed(tmp_path: Path, name: str) -> None:
    """A whole run makes no call that the filter or Landlock refuses."""
    arguments, said, expected = RUNS[name]
    trace = tmp_path / "trace"
    done = subprocess.run(
        ["strace", "-f", "-o", str(trace), *COMMAND, *arguments],  # noqa: S607
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    calls = after_the_seal(trace)

    assert expected == done.returncode, done.stderr[-400:]
    assert len(calls) > 10
    assert [] == [line for line in calls if REFUSED.search(line)]


def test_a_walk_is_resized_stopped_and_gone_on_with(tmp_path: Path) -> None:
    """Ctrl-Z and fg, a new size of the window and Ctrl-C all work under the seal."""
    trace = tmp_path / "trace"
    shell = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "PS1": "READY> ", "HISTFILE": ""},
    )
    shell.expect("READY> ")
    program = " ".join(COMMAND)
    shell.sendline(f"strace -DDD -f -o {trace} {program} screen --role teacher")
    shell.expect("leave")
    shell.setwinsize(30, 60)
    shell.expect("leave")
    shell.send("\x1a")
    shell.expect("READY> ")
    shell.sendline("fg")
    shell.expect("leave")
    shell.send("\r")
    shell.expect("leave")
    shell.send("\x03")
    shell.expect("READY> ")
    shell.sendline("echo left with $?.")
    shell.expect(r"left with \d+\.")
    left = shell.after
    shell.sendline("exit")
    shell.expect(pexpect.EOF)
    calls = after_the_seal(trace)

    assert "left with 130." == left
    assert any("SIGWINCH" in line for line in calls)
    assert any("SIGTSTP" in line for line in calls)
    assert [] == [line for line in calls if REFUSED.search(line)]
