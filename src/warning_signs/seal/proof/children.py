"""
The processes in which attempts are made, one for each, and the one that reads another.

A child tells by its standard output how far it came: one line when it is ready, and sealed or not;
one when the attempt came to its end. Where another process begins before the seal, there is a line
before these two, and the child waits for leave to go on.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.seal import limits
from warning_signs.seal.proof.attempt import Addresses, Attempt, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from warning_signs.seal.layer import Layer

    Sealer = Callable[[], Iterable[Layer]]

_LONGEST = 10
"""The seconds after which a child that hangs is ended by the system."""
_LONGEST_TO_START = 60
"""The same for a new Python: on Windows, and a busy machine, it may take seconds to start."""

_PLACE = Path(__file__).parents[3].absolute()
"""Where this package is: a folder of packages, or a file that holds the whole program."""


@dataclass(frozen=True, slots=True)
class ChildReport:
    """
    How far a child came.

    Attributes:
        held: The layers in force in it; None if it did not get as far as its attempt.
        returned: Whether the attempt came to its end.
        read: Whether another process got what it wanted of it.
    """

    held: frozenset[str] | None
    returned: bool
    read: bool = False


def _say(what: object) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def make(attempt: Attempt, folder: Path, to: Addresses, sealer: Sealer, *, sealed: bool) -> None:
    """
    Make an attempt in this process, which must be a child made for it.

    Args:
        attempt: What to try.
        folder: Where.
        to: The listeners.
        sealer: Puts the seal in force, or a part of it, or nothing.
        sealed: Whether it does.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        with suppress(OSError):  # where the network is switched off, all the rest can be tried
            sender.connect(("127.0.0.1", to.udp))
        connection = sender.detach()
    inherited = os.open(folder / "existing", os.O_RDWR)
    sandbox = Sandbox(folder, to, inherited, connection)
    if attempt.ready is not None:
        attempt.ready(sandbox)
    if attempt.early:
        if sealed:
            limits.memory()  # as the entry module does before anything else
        _say("begun")
        os.read(0, 1)
    _say([layer.id for layer in sealer() if layer.holds])
    attempt.run(sandbox)
    _say("returned")


def _in_a_fork(work: Callable[[], object]) -> int:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            # Past every handler and buffer of the process this is a copy of.
            os._exit(code)
    return process


def _redirect(own: tuple[int, int], others: Iterable[int]) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor, standard in zip((*own, nowhere), (0, 1, 2), strict=True):
        os.dup2(descriptor, standard)
    for descriptor in (*own, *others, nowhere):
        os.close(descriptor)


class _Reader:
    """Another process, which reads the one that makes the attempt or works with it."""

    def __init__(self, attempt: Attempt, process: int) -> None:
        """Let it begin; one that begins early stops itself when it has what it needs."""
        reader = attempt.reader or _nothing
        self._process = _in_a_fork(lambda: reader(process))
        self._status: int | None = None
        if attempt.early:
            _, status = os.waitpid(self._process, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                self._status = status

    def got_it(self) -> bool:
        """Let it come to its end, and return whether it got what it wanted."""
        if self._status is None:
            os.kill(self._process, signal.SIGCONT)
            _, self._status = os.waitpid(self._process, 0)
        return self._status == 0


def _nothing(_: int) -> None:
    return


def _hear(attempt: Attempt, process: int, to_child: int, from_child: int) -> ChildReport:
    reader = None
    with os.fdopen(from_child, encoding="ascii") as lines:
        if attempt.early and lines.readline():
            reader = _Reader(attempt, process)
            os.write(to_child, b"\n")
        first = lines.readline()
        if first and attempt.reader and not attempt.early:
            reader = _Reader(attempt, process)
        read = reader is not None and reader.got_it()
        os.close(to_child)
        rest = lines.read()
    held = frozenset(json.loads(first)) if first else None
    return ChildReport(held, returned="returned" in rest, read=read)


def fork(
    attempt: Attempt, folder: Path, to: Addresses, sealer: Sealer, *, sealed: bool
) -> ChildReport:
    """Make an attempt in a copy of this process."""
    child_in, to_child = os.pipe()
    from_child, child_out = os.pipe()

    def work() -> None:
        signal.alarm(_LONGEST)
        _redirect((child_in, child_out), (to_child, from_child))
        make(attempt, folder, to, sealer, sealed=sealed)

    process = _in_a_fork(work)
    os.close(child_in)
    os.close(child_out)
    heard = _hear(attempt, process, to_child, from_child)
    os.waitpid(process, 0)
    return heard


def spawn(attempt: Attempt, folder: Path, to: Addresses, *, sealed: bool) -> ChildReport:
    """Make an attempt in a new Python, where a process cannot be copied."""
    # One takes a copy of this process; others take the C library of a Unix, and nothing else does.
    if attempt.reader is not None or (attempt.ready is not None and os.name == "nt"):
        return ChildReport(frozenset(), returned=False)
    task = json.dumps(
        {"attempt": attempt.id, "folder": str(folder), "to": asdict(to), "sealed": sealed}
    )
    # Only what started from that file knows to look there.
    places = (str(_PLACE), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    try:
        done = subprocess.run(  # noqa: S603  (this Python, and nothing from outside)
            # -P: nothing of the working folder is imported in their place.
            [sys.executable, "-B", "-P", "-m", "warning_signs.seal.proof", task],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="ascii",
            check=False,
            timeout=_LONGEST_TO_START,
        )
    except subprocess.TimeoutExpired:
        return ChildReport(None, returned=False)
    first, _, rest = done.stdout.partition("\n")
    held = frozenset(json.loads(first)) if first else None
    return ChildReport(held, returned="returned" in rest)
