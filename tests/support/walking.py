"""Drive a command in a pseudo-terminal, with a model of what the screen shows."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal and pexpect")
pyte = pytest.importorskip("pyte", reason="needs the screen model pyte")
pytest.importorskip("termios", reason="needs a POSIX terminal")

SRC = Path(__file__).parents[2] / "src"
DRAWN = "\x1b[?25h"
LONG = 20
ROW = re.compile(r"\x1b\[(\d+);1H\x1b\[2K((?:(?!\x1b\[\d+;1H).)*)", re.DOTALL)
CODE = re.compile(r"\x1b\[[?\d;]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\\\)")


def spawn(*arguments: str, columns: int = 80, rows: int = 24, **environ: str) -> Any:
    """Run the program in a pseudo-terminal, with no more of the environment than it needs."""
    child: Any = pexpect.spawn(
        sys.executable,
        ["-B", "-m", "warning_signs", *arguments],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(SRC),
            "TERM": "xterm",
            "LANG": "en_GB.UTF-8",
            **environ,
        },
        dimensions=(rows, columns),
        encoding="utf-8",
        timeout=LONG,
    )
    child.delaybeforesend = None
    return child


def ended(child: Any) -> int | None:
    """
    Return the exit code of a program that has closed its terminal.

    It is waited for first: where a machine is busy, closing at once would find it still ending.
    """
    child.wait()
    child.close()
    code: int | None = child.exitstatus
    return code


class Walk:
    """A walk, or another command with pages, in a pseudo-terminal with a screen model."""

    def __init__(
        self,
        *options: str,
        command: str = "screen",
        columns: int = 80,
        rows: int = 24,
        **environ: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.child = spawn(command, *options, columns=columns, rows=rows, **environ)
        self.sent = ""
        self.overflowed = 0

    def drawn(self) -> str:
        """Wait for the next page, and give what the screen shows."""
        self.child.expect_exact(DRAWN)
        self.sent += self.child.before + DRAWN
        self.stream.feed(self.child.before + DRAWN)
        self._measure(self.child.before)
        return "\n".join(self.screen.display)

    def press(self, key: str) -> str:
        self.child.send(key)
        return self.drawn()

    def resize(self, columns: int, rows: int) -> str:
        """Change the size of the terminal, and give what it then shows."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self.drawn()

    def press_on(self, shown: str) -> str:
        """Turn the pages of what is shown, and go on from the last of them."""
        while "next page" in shown:
            shown = self.press("\r")
        return self.press("\r")

    def _measure(self, page: str) -> None:
        """Count the rows that are wider than the terminal or stand below it."""
        for number, row in ROW.findall(page):
            plain = CODE.sub("", row)
            self.overflowed += len(plain) > self.screen.columns or int(number) > self.screen.lines

    def end(self) -> None:
        """Wait for the end, and keep what was still sent."""
        self.child.expect(pexpect.EOF)
        self.sent += self.child.before
        ended(self.child)
