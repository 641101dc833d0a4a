"""
What a layer of the seal is, and what it needs of the system it runs on.

A layer is a function from a ``System`` to a ``Layer``; on a system that lacks something, and in a
test that takes it away, the same function says so.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

from warning_signs.core.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Protocol

    class LibcCall(Protocol):
        """A call of a function of the C library, by name, that fails as an ``OSError``."""

        def __call__(self, name: str, /, *arguments: int | bytes | None) -> int:
            """Make the call and give what it returns."""


STANDARD_STREAMS = (0, 1, 2)
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 4, 38  # prctl(2)

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None


@dataclass(frozen=True, slots=True)
class Layer:
    """
    One power given up, or not.

    Attributes:
        id: Its name, for scripts.
        holds: Whether it is in force in this process.
        why: What it does, or why it could not be had, for someone who answers for personal data.
    """

    id: str
    holds: bool
    why: str


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def call(name: str, /, *arguments: int | bytes | None) -> int:
    """
    Call a function of the C library.

    Args:
        name: The function.
        arguments: Its arguments; numbers are passed as long, bytes as the address of a copy.

    Returns:
        What it returns.

    Raises:
        OSError: If it returns -1, with the error it left.
    """
    # The functions called here, syscall and prctl, take their arguments as long.
    passed = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    result: int = getattr(_library(), name)(*passed)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _machine() -> str:
    # A 32-bit Python on a 64-bit kernel numbers its system calls otherwise.
    bits = "" if sys.maxsize > 2**32 else " (32 bit)"
    return os.uname().machine + bits if hasattr(os, "uname") else sys.platform


def count_threads() -> int:
    """
    Count the threads of this process, also those that Python did not start.

    Raises:
        OSError: Where /proc is not there to be read.
    """
    return len(os.listdir("/proc/self/task"))  # noqa: PTH208  (pathlib is not loaded for this)


def read_status(name: str) -> str:
    """
    Return what the kernel tells of this process in a file of /proc/self.

    Raises:
        OSError: Where /proc is not there to be read.
    """
    with open(f"/proc/self/{name}", encoding="utf-8", errors="replace") as file:  # noqa: PTH123  (the same)
        return file.read()


@dataclass(frozen=True, slots=True)
class System:
    """
    What the layers use of the system.

    Attributes:
        platform: As in ``sys.platform``.
        machine: The processor, as the kernel names it.
        call: Calls a function of the C library.
        resource: The module that sets the limits of a process; None where there is none.
        threads: Counts the threads of this process.
        status: Reads a file of ``/proc/self``.
    """

    platform: str
    machine: str
    call: LibcCall
    resource: ModuleType | None
    threads: Callable[[], int]
    status: Callable[[str], str]


HERE = System(sys.platform, _machine(), call, resource, count_threads, read_status)
"""The system this process runs on."""

NO_PROC = "It was put in force, but there is no /proc here to see"


def binds_all(system: System) -> str:
    """
    Return why a layer that binds one thread does not bind the whole process, or nothing.

    Args:
        system: The system it was put in force on.
    """
    try:
        threads = system.threads()
    except OSError:
        return f"{NO_PROC} whether another part of this program was already running beside it."
    if threads > 1:
        return (
            "A part of this program was already running beside the one that asks, "
            "and Linux binds only the one that asks."
        )
    return ""
