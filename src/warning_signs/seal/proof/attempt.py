"""
What an attempt to store or leak is, and the sandbox it is made in.

The sandbox is invented and thrown away: a folder of its own, and listeners on this computer. No
answer and nothing of a user's is ever in it.
"""

from __future__ import annotations

import ctypes
import os
import select
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from warning_signs.seal import audit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Reach: TypeAlias = Literal["disk", "network", "process", "memory"]
"""What would hold the answer: a file, a connection, another program, memory others can read."""

TRACE = "not-an-answer"
"""The words that every attempt tries to store or send."""


class Evidence(StrEnum):
    """What shows that an attempt worked."""

    FOLDER = "folder"
    """Something in the folder is not as it was before."""
    LISTENER = "listener"
    """A listener was reached."""
    RETURN = "return"
    """The attempt came to its end, and what it did is seen in no other way."""
    READER = "reader"
    """Another process of the same user got what it wanted."""


_BOUND = (
    "bind",
    "chmod",
    "connect",
    "creat",
    "execv",
    "fcntl",
    "fork",
    "ioctl",
    "kill",
    "memfd_create",
    "mkfifo",
    "mq_open",
    "mq_unlink",
    "msgctl",
    "msgget",
    "msgsnd",
    "open",
    "prctl",
    "prlimit",
    "ptrace",
    "recvmsg",
    "rename",
    "sched_setaffinity",
    "semctl",
    "semget",
    "sendto",
    "setpriority",
    "setrlimit",
    "setxattr",
    "shmat",
    "shmctl",
    "shmget",
    "sigqueue",
    "socket",
    "socketpair",
    "syscall",
    "system",
    "tgkill",
    "umask",
    "unshare",
    "write",
)

_NUMBERS = {
    "add_key": {"x86_64": 248, "aarch64": 217},
    "io_uring_setup": {"x86_64": 425, "aarch64": 425},
    "openat": {"x86_64": 257, "aarch64": 56},
    "pidfd_open": {"x86_64": 434, "aarch64": 434},
}
"""The system calls that are made by their number: not every C library has them."""


def number_of(name: str) -> int:
    """
    Return the number of a system call on this processor.

    Raises:
        OSError: Where it is not known.
    """
    number = _NUMBERS[name].get(os.uname().machine)
    if number is None:
        raise OSError(name)
    return number


class Native:
    """
    The C library, with its functions looked up before the seal.

    Code that is native all through raises no audit event: only the kernel can refuse its calls.
    """

    def __init__(self) -> None:
        """Look up every function an attempt calls; one that is missing fails when it is called."""
        # From Python 3.14 on a call by ctypes raises one, and its refusal would hide the kernel's.
        audit.ALLOWED |= {"ctypes.call_function"}
        self._library = ctypes.CDLL(None, use_errno=True)
        for name in _BOUND:
            getattr(self._library, name, None)

    def __call__(self, name: str, /, *arguments: object) -> int:
        """Call a function, numbers passed as long, and raise what it left as its error."""
        passed = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
        result: int = getattr(self._library, name)(*passed)
        if result == -1:
            raise OSError(ctypes.get_errno(), name)
        return result


@cache
def native() -> Native:
    """Return the C library, looked up the first time this is called."""
    return Native()


def look_up(_: Sandbox) -> None:
    """Look up the C library; what an attempt by native code needs before the seal."""
    native()


@dataclass(frozen=True, slots=True)
class Addresses:
    """
    Where the listeners are; a name is empty where this system has no such socket.

    Attributes:
        tcp: A port of this computer.
        udp: Another.
        stream: The file of a unix socket that takes connections.
        datagram: The file of one that takes messages.
        abstract: The name of one that has no file.
    """

    tcp: int
    udp: int
    stream: str = ""
    datagram: str = ""
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """
    What an attempt is given, all of it made ready before the seal.

    Attributes:
        folder: A folder of its own; ``existing`` and ``module.py`` are in it.
        to: The listeners.
        inherited: A descriptor of ``existing``, open for reading and writing.
        connection: A descriptor that sends to the listener for messages.
    """

    folder: Path
    to: Addresses
    inherited: int
    connection: int

    @property
    def existing(self) -> Path:
        """A file with something in it."""
        return self.folder / "existing"

    @property
    def spare(self) -> Path:
        """A file that is not open; one that is, Windows lets nobody rename or remove."""
        return self.folder / "module.py"

    @property
    def new(self) -> Path:
        """A file that is not there yet."""
        return self.folder / TRACE


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One way to store or leak.

    Attributes:
        id: Its name, for scripts.
        title: What it does, in words.
        reaches: What would hold the answer.
        stopped_by: The layers each of which is enough to stop it.
        run: Makes the attempt.
        evidence: What shows that it worked.
        ready: What it needs before the seal; where it raises, the attempt cannot be made here.
        reader: What another process does to this one, given its number, while ``run`` goes on.
        early: Whether that begins before the seal, but after the entry module's first lines.
    """

    id: str
    title: str
    reaches: Reach
    stopped_by: frozenset[str]
    run: Callable[[Sandbox], object]
    evidence: Evidence = Evidence.RETURN
    ready: Callable[[Sandbox], object] | None = None
    reader: Callable[[int], object] | None = None
    early: bool = False


def remove_after(remove: Callable[[], object]) -> None:
    """
    Have something that outlives this process removed when it ends.

    A copy of this process waits until nobody can read what it holds any more; sealing closes what
    can be written and leaves what can be read.
    """
    ours, held = os.pipe()
    if os.fork() == 0:
        os.close(ours)
        ended = select.poll()
        ended.register(held, 0)  # that no reader is left is always told
        ended.poll()
        remove()
        os._exit(0)
    os.close(held)


def stopped_by(*layers: str) -> frozenset[str]:
    """Return the layers each of which is enough."""
    return frozenset(layers)


def prepare(folder: Path) -> None:
    """Put into a folder what the attempts find there."""
    (folder / "existing").write_bytes(b"." * 40)
    (folder / "empty").mkdir()
    (folder / "module.py").write_text("here = True\n", encoding="ascii")


def _attributes(path: Path) -> tuple[str, ...]:
    if not hasattr(os, "listxattr"):
        return ()
    try:
        return tuple(os.listxattr(path, follow_symlinks=False))
    except OSError:  # this file system keeps none
        return ()


def snapshot(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return all that can be seen of a folder, so that any change to it shows."""
    seen: dict[str, tuple[object, ...]] = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        # The time of the last reading is left out: looking would change it.
        kept = (status.st_mode, status.st_nlink, status.st_uid, status.st_mtime_ns)
        seen[str(path)] = (*kept, content, _attributes(path))
    return seen
