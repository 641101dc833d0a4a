"""
The attempts to set something that other programs can see: of this process, or of another one.

What is set on another process is what it has already, so that nothing changes.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.seal.proof.attempt import TRACE, Attempt, Sandbox, look_up, native, stopped_by

if TYPE_CHECKING:
    from collections.abc import Callable

_PR_SET_NAME = 15
_PRIO_PROCESS = 0
_F_SETLK = 6
_F_RDLCK = 0
_MASK = 0o123

_before: dict[str, bytes] = {}


def _name(_: Sandbox) -> None:
    native()("prctl", _PR_SET_NAME, TRACE.encode(), 0, 0, 0)
    if Path("/proc/self/comm").read_text(encoding="ascii").strip() != TRACE:
        raise OSError("it has another name")


def _priority(_: Sandbox) -> None:
    native()("setpriority", _PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + 1)


def _note_priority(sandbox: Sandbox) -> None:
    look_up(sandbox)
    _before["priority"] = bytes([os.getpriority(os.PRIO_PROCESS, os.getppid()) + 20])


def _priority_of_other(_: Sandbox) -> None:
    native()("setpriority", _PRIO_PROCESS, os.getppid(), _before["priority"][0] - 20)


def _note_limit(sandbox: Sandbox) -> None:
    import resource

    look_up(sandbox)
    # Read by the attempts on this process and on the one that started it, which has the same.
    _before["limit"] = struct.pack("@qq", *resource.getrlimit(resource.RLIMIT_NPROC))
    _before["which"] = bytes([resource.RLIMIT_NPROC])


def _limit(_: Sandbox) -> None:
    native()("setrlimit", _before["which"][0], _before["limit"])


def _limit_of_other(_: Sandbox) -> None:
    native()("prlimit", os.getppid(), _before["which"][0], _before["limit"], None)


def _note_processors(sandbox: Sandbox) -> None:
    look_up(sandbox)
    mask = sum(1 << each for each in os.sched_getaffinity(os.getppid()))
    _before["processors"] = mask.to_bytes(128, "little")


def _processors_of_other(_: Sandbox) -> None:
    native()("sched_setaffinity", os.getppid(), 128, _before["processors"])


def _lock(sandbox: Sandbox) -> None:
    file = os.open(sandbox.existing, os.O_RDONLY)
    # struct flock: from byte 7, 7 bytes, in the list of locks that every user can read.
    native()("fcntl", file, _F_SETLK, struct.pack("@hhqqi4x", _F_RDLCK, 0, 7, 7, 0))


def _seen(
    name: str,
    title: str,
    run: Callable[[Sandbox], object],
    ready: Callable[[Sandbox], object] = look_up,
) -> Attempt:
    return Attempt(name, title, "process", stopped_by("syscalls"), run, ready=ready)


ATTEMPTS: tuple[Attempt, ...] = (
    _seen("name", "take an answer as the name of this process", _name),
    _seen("priority", "set the priority of this process", _priority),
    _seen("limit", "set a limit of this process", _limit, _note_limit),
    _seen("mask", "set its mask of permissions", lambda _: native()("umask", _MASK)),
    _seen("lock", "lock a part of a file", _lock),
    _seen(
        "other_priority", "set the priority of another process", _priority_of_other, _note_priority
    ),
    _seen("other_limit", "set a limit of another process", _limit_of_other, _note_limit),
    _seen(
        "other_processors",
        "set the processors of another process",
        _processors_of_other,
        _note_processors,
    ),
)
