"""
Measure how soon a walk in a pseudo-terminal begins, and how long a key takes to bring a page.

Prints milliseconds and asserts nothing: they depend on the machine and on what else it does.
Takes the folder of an installed package, if that is to be measured and not the checkout.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import termios
from time import perf_counter

DRAWN = b"\x1b[?25h"
KEYS = [b"\r", *([b"d"] * 28), *([b"b"] * 28), *([b"\r"] * 27)]


ROUNDS = 9
FOLDER = sys.argv[1] if len(sys.argv) > 1 else ""
INSTALLED = (
    f"import sys; sys.path.insert(0, {FOLDER!r}); from warning_signs.__main__ import main; main()"
)
TOOL = [sys.executable, *(["-c", INSTALLED] if FOLDER else ["-m", "warning_signs"])]


def main() -> None:
    """Walk to and fro as a teacher, and print the median and the slowest."""
    floor = statistics.median(_nothing() for _ in range(ROUNDS))
    begun = statistics.median(_first_question() for _ in range(ROUNDS))
    print(f"first question: {begun:.0f} ms, {begun / floor:.1f} times python3 -I -c pass")
    child, terminal = _begun()
    times = [_timed(terminal, key) for key in KEYS]
    _left(child, terminal)
    low, median, high = statistics.quantiles(times)
    print(f"{len(times)} keys, milliseconds from key to page: median (middle half), slowest")
    print(f"{median:.2f} ({low:.2f} to {high:.2f}), {max(times):.2f}")


def _nothing() -> float:
    before = perf_counter()
    subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
    return (perf_counter() - before) * 1000


def _first_question() -> float:
    """Start, turn the opening page at once, and stop the clock at the first question."""
    before = perf_counter()
    child, terminal = _begun()
    _timed(terminal, b"\r")
    taken = (perf_counter() - before) * 1000
    _left(child, terminal)
    return taken


def _begun() -> tuple[int, int]:
    """Start a walk and wait for its opening page."""
    child, terminal = pty.fork()
    if child == 0:
        environ = {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", "ACCESSIBLE": ""}
        call = [*TOOL, "screen", "--role", "teacher", "--area", "essex"]
        os.execve(sys.executable, call, environ)  # noqa: S606
    termios.tcsetwinsize(terminal, (24, 80))
    _until_drawn(terminal)
    return child, terminal


def _left(child: int, terminal: int) -> None:
    os.write(terminal, b"x")
    os.waitpid(child, 0)
    os.close(terminal)


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
