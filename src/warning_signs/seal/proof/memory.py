"""
The attempts on memory: left where it outlives the process, or read by another one.

Numbers of Linux that Python does not name are given with their name in the kernel's headers.
"""

from __future__ import annotations

import os
import signal
import struct
from functools import partial
from pathlib import Path

from warning_signs.seal.layer import PR_SET_DUMPABLE, call
from warning_signs.seal.proof.attempt import (
    TRACE,
    Attempt,
    Evidence,
    Sandbox,
    look_up,
    native,
    number_of,
    remove_after,
    stopped_by,
)

_TEXT = TRACE.encode()

_NEW_SEGMENT = 0o1600  # IPC_CREAT, for this user only
_IPC_RMID = 0
_SETVAL = 16
_KEY_SPEC_PROCESS_KEYRING = -2  # ends with the process, so the attempt leaves nothing
_IO_URING_PARAMS = bytes(120)
_TIOCSTI = 0x5412
_PR_SET_PTRACER = 0x59616D61
_ANYONE = -1
_PTRACE_SEIZE = 0x4206
_NOBODY = 65534


def _shared(_: Sandbox) -> None:
    from multiprocessing import shared_memory

    name = f"{TRACE}-{os.getpid()}"
    try:
        shared_memory.SharedMemory(name, create=True, size=100).close()
    finally:
        # Where Linux keeps it as a file; elsewhere it ends with Python's own helper process.
        Path("/dev/shm", name).unlink(missing_ok=True)  # noqa: S108  (the system's own place)


def _segment(_: Sandbox) -> None:
    segment = native()("shmget", 0, 100, _NEW_SEGMENT)
    native()("shmctl", segment, _IPC_RMID, None)


def _queue(_: Sandbox) -> None:
    name = f"/{TRACE}-{os.getpid()}".encode()
    native()("mq_open", name, os.O_CREAT | os.O_RDWR, 0o600, None)
    native()("mq_unlink", name)


# What was there before the seal: made, and to be removed, by the attempts themselves.
_there: dict[str, int] = {}


def _leave_segment(sandbox: Sandbox) -> None:
    look_up(sandbox)
    segment = native()("shmget", 0, 100, _NEW_SEGMENT)
    _there["segment"] = segment
    remove_after(lambda: native()("shmctl", segment, _IPC_RMID, None))


def _leave_queue(sandbox: Sandbox) -> None:
    look_up(sandbox)
    queue = native()("msgget", 0, _NEW_SEGMENT)
    _there["queue"] = queue
    remove_after(lambda: native()("msgctl", queue, _IPC_RMID, None))


def _leave_counter(sandbox: Sandbox) -> None:
    look_up(sandbox)
    counter = native()("semget", 0, 1, _NEW_SEGMENT)
    _there["counter"] = counter
    remove_after(lambda: native()("semctl", counter, 0, _IPC_RMID))


def _attach_segment(_: Sandbox) -> None:
    native()("shmat", _there["segment"], None, 0)


def _send_to_queue(_: Sandbox) -> None:
    # struct msgbuf: a kind, and the words.
    native()("msgsnd", _there["queue"], struct.pack("@l", 1) + _TEXT, len(_TEXT), 0)


def _set_counter(_: Sandbox) -> None:
    native()("semctl", _there["counter"], 0, _SETVAL, 7)


def _memory_file(_: Sandbox) -> None:
    native()("memfd_create", _TEXT, 0)


def _key(_: Sandbox) -> None:
    native()(
        "syscall",
        number_of("add_key"),
        b"user",
        _TEXT,
        _TEXT,
        len(_TEXT),
        _KEY_SPEC_PROCESS_KEYRING,
    )


def _ring(_: Sandbox) -> None:
    native()("syscall", number_of("io_uring_setup"), 1, _IO_URING_PARAMS)


def _sit_at_a_terminal(sandbox: Sandbox) -> None:
    import pty

    look_up(sandbox)
    other_end, terminal = pty.openpty()
    os.setsid()
    # The first terminal that a session opens becomes its own; it lasts while its other end is
    # open, and what is standard error is left open by the seal.
    os.dup2(os.open(os.ttyname(terminal), os.O_RDWR), 0)
    os.dup2(other_end, 2)


def _type(_: Sandbox) -> None:
    import fcntl

    fcntl.ioctl(0, _TIOCSTI, b"x")


def _native_type(_: Sandbox) -> None:
    native()("ioctl", 0, _TIOCSTI, b"x")


def _become_ordinary() -> None:
    # An administrator may read everything; what is shown here is shown of two ordinary processes.
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def _be_readable(sandbox: Sandbox) -> None:
    look_up(sandbox)
    _become_ordinary()
    call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
    try:
        call("prctl", _PR_SET_PTRACER, _ANYONE, 0, 0, 0)
    except OSError:  # this kernel asks for no such leave
        return


def _wait_to_be_read(_: Sandbox) -> None:
    os.read(0, 1)


def _read_memory(process: int, *, opened_early: bool = False) -> None:
    _become_ordinary()
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    start = int(maps[0].partition("-")[0], 16)
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as whole:
        if opened_early:
            os.kill(os.getpid(), signal.SIGSTOP)  # until it is sealed
        whole.seek(start)
        whole.read(16)


def _attach(process: int) -> None:
    _become_ordinary()
    native()("ptrace", _PTRACE_SEIZE, process, 0, 0)


_LASTING = stopped_by("syscalls")

ATTEMPTS: tuple[Attempt, ...] = (
    Attempt("shared", "share memory by a name", "memory", stopped_by("audit", "landlock"), _shared),
    Attempt("segment", "leave a segment of memory", "memory", _LASTING, _segment, ready=look_up),
    Attempt("queue", "leave a message in a queue", "memory", _LASTING, _queue, ready=look_up),
    Attempt(
        "there_segment",
        "write into shared memory that is there already",
        "memory",
        _LASTING,
        _attach_segment,
        ready=_leave_segment,
    ),
    Attempt(
        "there_queue",
        "leave a message in a queue that is there already",
        "memory",
        _LASTING,
        _send_to_queue,
        ready=_leave_queue,
    ),
    Attempt(
        "there_counter",
        "set a counter (semaphore) that is there already",
        "memory",
        _LASTING,
        _set_counter,
        ready=_leave_counter,
    ),
    Attempt(
        "memory_file", "make a file in memory", "memory", _LASTING, _memory_file, ready=look_up
    ),
    Attempt("key", "leave a key with the kernel", "memory", _LASTING, _key, ready=look_up),
    Attempt(
        "ring", "have the kernel act unseen (io_uring)", "memory", _LASTING, _ring, ready=look_up
    ),
    Attempt(
        "type",
        "type into the terminal",
        "memory",
        stopped_by("audit", "syscalls"),
        _type,
        ready=_sit_at_a_terminal,
    ),
    Attempt(
        "native_type",
        "type into the terminal from native code",
        "memory",
        stopped_by("syscalls"),
        _native_type,
        ready=_sit_at_a_terminal,
    ),
    Attempt(
        "read_memory",
        "have this process's memory read from outside",
        "memory",
        stopped_by("memory"),
        _wait_to_be_read,
        Evidence.READER,
        _be_readable,
        _read_memory,
    ),
    Attempt(
        "read_memory_early",
        "have it read by what opened it before the seal",
        "memory",
        stopped_by("memory"),
        _wait_to_be_read,
        Evidence.READER,
        _be_readable,
        partial(_read_memory, opened_early=True),
        early=True,
    ),
    Attempt(
        "attach",
        "have a debugger attached from outside",
        "memory",
        stopped_by("memory"),
        _wait_to_be_read,
        Evidence.READER,
        _be_readable,
        _attach,
    ),
)
