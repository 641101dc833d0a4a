"""Nothing is left behind: not by a run, nor by one that is interrupted, crashes or is cut off."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

from typed import questions

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ANSWERS = json.dumps({"role": "parent", "area": "essex", "signs": {"gifts": "yes"}})
FOLDERS = ("home", "tmp", "config", "cache", "data", "state", "work")
Snapshot = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Machine:
    """A place of its own: an installation fresh from the wheel, and empty folders all around."""

    top: Path
    installed: Path

    @property
    def environment(self) -> dict[str, str]:
        names = {
            "HOME": "home",
            "TMPDIR": "tmp",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "state",
        }
        folders = {name: str(self.top / folder) for name, folder in names.items()}
        return {
            **folders,
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.installed),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
        }

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-P", "-m", "warning_signs", *arguments]

    def run(self, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            input=said,
            capture_output=True,
            text=True,
            check=False,
            env=self.environment,
            cwd=self.top / "work",
            timeout=60,
        )

    def snapshot(self) -> Snapshot:
        """Mode, size, time, inode and links of all there is, and what shared memory holds."""
        found: Snapshot = {}
        # The folder of shared memory itself is touched by every other program of the machine.
        shared = list(Path("/dev/shm").iterdir())  # noqa: S108  (only looked at)
        for top in (self.top, self.installed, *shared):
            for path in (top, *top.rglob("*")):
                stat = path.lstat()
                found[str(path)] = (
                    stat.st_mode,
                    stat.st_size,
                    stat.st_mtime_ns,
                    stat.st_ino,
                    stat.st_nlink,
                )
        return found


@pytest.fixture
def machine(tmp_path: Path, wheel: Path) -> Machine:
    """A machine on which the program was installed a moment ago and never run."""
    top, installed = tmp_path / "machine", tmp_path / "installed"
    for name in FOLDERS:
        (top / name).mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, str(installed), str(wheel)], check=True, capture_output=True)
    return Machine(top, installed)


# "I don't know" to every question, and Enter at the review.
TO_THE_END = "d\n" * questions("parent", "essex") + "\n"

RUNS = {
    "help": (["--help"], "", 0),
    "screen": (
        ["screen", "--role", "parent", "--area", "essex"],
        TO_THE_END,
        0,
    ),
    "screen cut short": (["screen", "--role", "parent"], "d\n" * 3, 1),
    "score": (["score"], ANSWERS, 0),
    "score as text": (["score", "--format", "text"], ANSWERS, 0),
    "score from a table": (["score", "--from", "csv"], "role,gifts\nparent,yes\n", 0),
    "combine": (["combine", "-"], ANSWERS, 0),
    "bad answers": (["score"], '{"signs": {"gift": "yes"}}', 3),
    "signs": (["signs", "gifts"], "", 0),
    "contacts": (["contacts", "--area", "essex"], "", 0),
    "demo": (["demo", "corridor"], "", 0),
    "check": (["check"], "", 0),
    "schema": (["schema", "answers"], "", 0),
    "doctor": (["doctor"], "", 0),
}


@pytest.mark.parametrize("name", list(RUNS))
def test_a_first_run_changes_nothing(machine: Machine, name: str) -> None:
    """Every file and folder is as it was, to the inode and the nanosecond."""
    arguments, said, expected = RUNS[name]
    before = machine.snapshot()

    done = machine.run(*arguments, said=said)

    assert expected == done.returncode, done.stderr
    assert before == machine.snapshot()


def interrupt(child: pexpect.spawn[str]) -> None:
    child.kill(signal.SIGINT)


def end(child: pexpect.spawn[str]) -> None:
    child.kill(signal.SIGTERM)


def lose_the_terminal(child: pexpect.spawn[str]) -> None:
    child.close(force=True)


@pytest.mark.parametrize("how", [interrupt, end, lose_the_terminal])
def test_a_run_that_is_cut_off_changes_nothing(
    machine: Machine, how: Callable[[pexpect.spawn[str]], None]
) -> None:
    """Ctrl-C, a request to end and a lost terminal leave no more than a run to the end does."""
    before = machine.snapshot()
    command, *arguments = machine.command("screen", "--role", "parent", "--area", "essex")
    child = pexpect.spawn(
        command,
        arguments,
        env=machine.environment,
        cwd=str(machine.top / "work"),
        encoding="utf-8",
        timeout=30,
    )
    child.expect("leave")

    how(child)
    if not child.closed:
        child.expect(pexpect.EOF)
        child.close()

    assert before == machine.snapshot()


CRASH = """
import sys
import warning_signs.core.assessment
def crash(here, signs, circumstances):
    kept = signs
    raise RuntimeError(f"with {kept} in scope")
warning_signs.core.assessment.score = crash
from warning_signs.cli.app import by_typer
from warning_signs.cli.ending import exit_code_of
sys.argv = ["warning-signs", "score"]
sys.exit(exit_code_of(by_typer))
"""


def test_a_crash_shows_no_answer_and_leaves_nothing(machine: Machine) -> None:
    """A fault of ours is named by its kind and place; its message and locals stay unseen."""
    before = machine.snapshot()

    done = subprocess.run(
        [sys.executable, "-P", "-B", "-c", CRASH],
        input=ANSWERS,
        capture_output=True,
        text=True,
        check=False,
        env=machine.environment,
        cwd=machine.top / "work",
        timeout=60,
    )

    assert 1 == done.returncode
    assert "RuntimeError" in done.stderr
    assert "Traceback" not in done.stderr
    assert "gifts" not in done.stdout + done.stderr
    assert before == machine.snapshot()


STATUS = Path("/proc/self/status")
HAS_FILTERS = STATUS.exists() and "\nSeccomp:" in STATUS.read_text(encoding="utf-8")
"""Whether there is something to seal with, as the kernel itself says and not our seal."""

WRITES = re.compile(
    r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND"
    r"|^\d+ +(creat|mkdir|mknod|rename|link|symlink|unlink|rmdir|socket|connect|sendto|execve|fork)"
)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.skipif(not HAS_FILTERS, reason="this kernel filters no system calls")
@pytest.mark.parametrize("name", ["screen", "score", "score as text", "demo"])
def test_after_the_seal_nothing_is_even_tried(machine: Machine, tmp_path: Path, name: str) -> None:
    """The system sees no open for writing, no new name, no socket and no program after the seal."""
    arguments, said, _ = RUNS[name]
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-o", str(trace), *machine.command(*arguments)],  # noqa: S607
        input=said,
        capture_output=True,
        text=True,
        check=True,
        env=machine.environment,
        cwd=machine.top / "work",
        timeout=120,
    )
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    # The last thing the seal does is to see that its filter refuses a socket.
    sealed = [n for n, line in enumerate(lines) if "socket(AF_UNIX" in line and "EPERM" in line]

    assert sealed
    after = lines[sealed[0] + 1 :]
    assert len(after) > 10
    assert [] == [line for line in after if WRITES.search(line)]


def test_python_that_would_open_a_prompt_is_refused(machine: Machine) -> None:
    """Under python -i a prompt would open with the answers in it, so nothing is asked."""
    done = subprocess.run(
        [sys.executable, "-i", "-P", "-m", "warning_signs", "score"],
        input=ANSWERS,
        capture_output=True,
        text=True,
        check=False,
        env=machine.environment,
        timeout=60,
    )

    assert "open a prompt" in done.stderr
    assert "refer" not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("call", ["score", "--help", "score -h", "help score"])
def test_a_full_device_is_one_line_and_exit_1(machine: Machine, call: str) -> None:
    """Where what was asked for cannot be written, the program says so and gives no traceback."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            machine.command(*call.split()),
            input=ANSWERS.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=machine.environment,
            timeout=60,
        )

    assert 1 == done.returncode
    assert done.stderr.startswith(b"error: standard output: no space left")


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "0<&- 1>&- 2>&-"])
def test_closed_streams_end_in_exit_1(machine: Machine, closed: str) -> None:
    """A stream that is closed is no reason for a traceback."""
    command = " ".join(machine.command("score"))
    done = subprocess.run(  # noqa: S602  (only a shell closes streams so)
        f"{command} {closed}",
        shell=True,
        input=ANSWERS,
        capture_output=True,
        text=True,
        check=False,
        env=machine.environment,
        timeout=60,
    )

    assert 1 == done.returncode
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_it_silently(machine: Machine) -> None:
    """A broken pipe is no error worth a word."""
    done = subprocess.run(  # noqa: S602  (a pipe with no reader)
        f"({' '.join(machine.command('contacts'))}; echo code $? >&2) | true",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        env=machine.environment,
        timeout=60,
    )

    assert done.stderr in ("code 1\n", "code 0\n")


def test_output_to_a_file_works_sealed(machine: Machine) -> None:
    """A result sent to a file arrives there whole."""
    target = machine.top / "work" / "result.json"
    with target.open("w", encoding="utf-8") as file:
        subprocess.run(
            machine.command("score"),
            input=ANSWERS.encode(),
            stdout=file,
            check=True,
            env=machine.environment,
            timeout=60,
        )

    assert "advice" == json.loads(target.read_text(encoding="utf-8"))["level"]["id"]
