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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any, Protocol

    class LibcCall(Protocol):
        """A call of a function of the C library, by name, that fails as an ``OSError``."""

        def __call__(self, name: str, /, *arguments: int | bytes | None) -> int:
            """Make the call and give what it returns."""


resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None


class Layer:
    """
    One power given up, or not.

    Args:
        id: Its name, for scripts.
        holds: Whether it is in force in this process.
        why: What it does, or why it could not be had, for someone who answers for personal data.
    """

    __slots__ = ("holds", "id", "why")

    def __init__(self, id: str, *, holds: bool, why: str) -> None:  # noqa: A002  (as everywhere)
        """Keep what was found."""
        self.id = id
        self.holds = holds
        self.why = why


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
    """Count the threads of this process, also those that Python did not start."""
    return len(os.listdir("/proc/self/task"))  # noqa: PTH208  (pathlib is not loaded for this)


class System:
    """
    What the layers use of the system.

    Args:
        platform: As in ``sys.platform``.
        machine: The processor, as the kernel names it.
        call: Calls a function of the C library.
        resource: The module that sets the limits of a process; None where there is none.
        threads: Counts the threads of this process.
    """

    __slots__ = ("call", "machine", "platform", "resource", "threads")

    def __init__(
        self,
        platform: str,
        machine: str,
        call: LibcCall,
        resource: ModuleType | None,
        threads: Callable[[], int],
    ) -> None:
        """Keep what it is made of."""
        self.platform = platform
        self.machine = machine
        self.call = call
        self.resource = resource
        self.threads = threads

    def but(self, **changes: Any) -> System:
        """Return the same system with something taken away or changed, to see what is said."""
        return System(**{name: getattr(self, name) for name in self.__slots__} | changes)


HERE = System(sys.platform, _machine(), call, resource, count_threads)
"""The system this process runs on."""

ANOTHER_THREAD = (
    "A part of this program was already running beside the one that asks, "
    "and Linux binds only the one that asks."
)
"""Why a layer that binds one thread does not bind the whole process."""
