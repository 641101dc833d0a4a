"""
Measure how soon a walk in a pseudo-terminal begins, and how long a key takes to bring a page.

Prints rows of the table of ``run`` and asserts nothing.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import termios
from time import perf_counter

DRAWN = b"\x1b[?25h"
KEYS = [b"\r", *([b"d"] * 28), *([b"b"] * 28), *([b"\r"] * 27)]
ROUNDS = 9


def measure_walk(name: str, command: list[str], python: str, variables: dict[str, str]) -> None:
    """
    Walk to and fro as a teacher, and print how long things took.

    Args:
        name: How the program was installed.
        command: How it is called.
        python: The Python that runs it.
        variables: What it needs in its environment.
    """
    call = [*command, "screen", "--role", "teacher", "--area", "essex"]
    pairs = [(_first_question(call, variables), _nothing(python)) for _ in range(ROUNDS)]
    taken = statistics.median(first for first, _ in pairs)
    ratio = statistics.median(first / second for first, second in pairs)
    _row("first question of screen", name, f"{taken:.0f} ms", f"{ratio:.1f}")
    child, terminal = _begun(call, variables)
    times = [_timed(terminal, key) for key in KEYS]
    _left(child, terminal)
    told = f"{statistics.median(times):.1f} ms"
    _row("a key to the next page, median of a walk", name, told, "")


def _row(what: str, how: str, figure: str, ratio: str) -> None:
    print(f"| {what:<44} | {how:<8} | {figure:>16} | {ratio:>6} |", flush=True)


def _nothing(python: str) -> float:
    before = perf_counter()
    subprocess.run([python, "-I", "-c", "pass"], check=True)
    return (perf_counter() - before) * 1000


def _first_question(call: list[str], variables: dict[str, str]) -> float:
    """Start, turn the opening page at once, and stop the clock at the first question."""
    before = perf_counter()
    child, terminal = _begun(call, variables)
    _timed(terminal, b"\r")
    taken = (perf_counter() - before) * 1000
    _left(child, terminal)
    return taken


def _begun(call: list[str], variables: dict[str, str]) -> tuple[subprocess.Popen[bytes], int]:
    """Start a walk, as what it is compared with is started, and wait for its opening page."""
    kept = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}
    terminal, screen = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    child = subprocess.Popen(
        call,
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env={**kept, **variables},
        start_new_session=True,
    )
    os.close(screen)
    _until_drawn(terminal)
    return child, terminal


def _left(child: subprocess.Popen[bytes], terminal: int) -> None:
    os.write(terminal, b"x")
    child.wait()
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
