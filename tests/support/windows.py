"""The installed program in a Python for Windows under Wine, with pipes or at a console."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import termios
import time
import tty
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal and pexpect")
pyte = pytest.importorskip("pyte", reason="needs the screen model pyte")

from windows_python import environment, wine  # noqa: E402  (after what may skip)

from installed import ROOT, as_module, wheel  # noqa: E402  (the same)
from installed import environment as own_environment  # noqa: E402  (the same)

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = os.environ.get("WARNING_SIGNS_WINDOWS", "")
NEEDS = "needs WARNING_SIGNS_WINDOWS, the folder that scripts/windows_python.py made under Wine"
LONG = 60


def windows_path(path: object) -> str:
    """Return a path as Windows programs see it: Wine shows them the whole system as drive Z."""
    return str(PureWindowsPath(f"Z:{path}"))


def python() -> list[str]:
    return [str(wine()), str(Path(FOLDER) / "python" / "python.exe")]


def variables() -> dict[str, str]:
    """Return the environment, with the wheel of this checkout and the libraries it needs."""
    places = (wheel(), sysconfig.get_path("purelib"))
    path = ";".join(windows_path(each) for each in places)
    return {**environment(Path(FOLDER)), "PYTHONPATH": path, "LC_ALL": "C.UTF-8", "TERM": "xterm"}


Call: TypeAlias = "tuple[int, bytes]"
"""The exit code and standard output."""


def on_windows(*arguments: str, given: bytes = b"") -> Call:
    return run_python("-m", "warning_signs", *arguments, given=given)


def run_python(*arguments: str, given: bytes = b"") -> Call:
    return _called([*python(), *arguments], given, variables())


def on_linux(*arguments: str, given: bytes = b"") -> Call:
    return _called([*as_module(), *arguments], given, own_environment())


def _called(call: list[str], given: bytes, env: dict[str, str]) -> Call:
    done = subprocess.run(call, cwd=ROOT, input=given, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout


def _pass_keys(terminal: int) -> None:
    """Leave keys to Wine as they are, Enter too; but Ctrl-C, of which only a signal tells it."""
    tty.setraw(terminal)
    modes = termios.tcgetattr(terminal)
    modes[tty.LFLAG] |= termios.ISIG
    termios.tcsetattr(terminal, termios.TCSANOW, modes)


@contextmanager
def kept_awake() -> Iterator[None]:
    """Keep one program running: with none Wine stops, and takes seconds to start again."""
    with subprocess.Popen(
        [*python(), "-c", "input()"],
        env=variables(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as idle:
        yield
        idle.communicate(b"\n")


class Console:
    """A program at a Windows console, and what the console shows."""

    def __init__(self, *arguments: str) -> None:
        runs, program = python()
        self.screen = pyte.Screen(80, 50)
        self._stream = pyte.Stream(self.screen)
        self.child: Any = pexpect.spawn(
            runs,
            [program, *arguments],
            env=variables(),
            dimensions=(50, 80),
            encoding="utf-8",
            timeout=LONG,
        )
        self.child.delaybeforesend = None
        _pass_keys(self.child.child_fd)

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, words: str) -> str:
        """Wait until it shows some words, and return all that it shows."""
        end = time.monotonic() + LONG
        while words not in self.shown():
            assert time.monotonic() < end, f"no {words!r} in:\n{self.shown()}"
            self._take()
        return self.shown()

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def end(self) -> tuple[int | None, str]:
        """Wait for the end, and return the exit code and what is shown then."""
        while self._take():
            pass
        self.child.close()
        return self.child.exitstatus, self.shown()

    def _take(self) -> bool:
        try:
            self._stream.feed(self.child.read_nonblocking(4096, 0.2))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True
