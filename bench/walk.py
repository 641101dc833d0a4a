"""
Measure how long a key takes to bring the next page, over a walk in a pseudo-terminal.

Prints milliseconds and asserts nothing: they depend on the machine and on what else it does.
"""

from __future__ import annotations

import os
import pty
import statistics
import sys
import termios
from time import perf_counter

DRAWN = b"\x1b[?25h"
KEYS = [b"\r", *([b"d"] * 28), *([b"b"] * 28), *([b"\r"] * 27)]


def main() -> None:
    """Walk to and fro as a teacher, and print the median and the slowest."""
    child, terminal = pty.fork()
    if child == 0:
        environ = {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "ACCESSIBLE": ""}
        call = [sys.executable, "-m", "warning_signs", "screen", "--role", "teacher"]
        os.execve(sys.executable, [*call, "--area", "essex"], environ)  # noqa: S606
    termios.tcsetwinsize(terminal, (24, 80))
    _until_drawn(terminal)
    times = [_timed(terminal, key) for key in KEYS]
    os.write(terminal, b"x")
    os.waitpid(child, 0)
    low, median, high = statistics.quantiles(times)
    print(f"{len(times)} keys, milliseconds from key to page: median (middle half), slowest")
    print(f"{median:.2f} ({low:.2f} to {high:.2f}), {max(times):.2f}")


def _timed(terminal: int, key: bytes) -> float:
    before = perf_counter()
    os.write(terminal, key)
    _until_drawn(terminal)
    return (perf_counter() - before) * 1000


def _until_drawn(terminal: int) -> None:
    sent = b""
    while not sent.endswith(DRAWN):
        sent += os.read(terminal, 65536)


if __name__ == "__main__":
    main()
