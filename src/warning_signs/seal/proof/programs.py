"""
The attempts to hand something to another program, or to a second process of this one.

An attempt imports what it misuses only when it is made: some of it is missing on some systems, and
all of it is loaded nowhere else.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

from warning_signs.seal.proof.attempt import (
    TRACE,
    Attempt,
    Evidence,
    Sandbox,
    look_up,
    native,
    number_of,
    stopped_by,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_SHELL = "/bin/sh"
_VALUE = 7
_CLONE_NEWUSER = 0x1000_0000
_WRITES = 'echo "$ANSWER" > "$PLACE"'


def _python(path: object) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", "import sys; open(sys.argv[1], 'w')", str(path)]


def _subprocess(sandbox: Sandbox) -> None:
    import subprocess

    subprocess.run(_python(sandbox.new), check=True)  # noqa: S603  (nothing in it comes from outside)


def _spawn(sandbox: Sandbox) -> None:
    environment = {"ANSWER": TRACE, "PLACE": str(sandbox.new)}
    process = os.posix_spawn(_SHELL, ["sh", "-c", _WRITES], environment)
    os.waitpid(process, 0)


def _fork(start: Callable[[], int]) -> None:
    process = start()
    if process == 0:
        os._exit(0)
    os.waitpid(process, 0)


def _fork_and_write(sandbox: Sandbox) -> None:
    process = os.fork()
    if process == 0:
        sandbox.new.touch()
        os._exit(0)
    os.waitpid(process, 0)


def _arguments(sandbox: Sandbox) -> list[str]:
    return ["sh", "-c", f"echo > '{sandbox.new}'"]


def _become(sandbox: Sandbox) -> None:
    os.execv(_SHELL, _arguments(sandbox))  # noqa: S606  (nothing in it comes from outside)


def _multiprocessing(sandbox: Sandbox) -> None:
    import multiprocessing

    process = multiprocessing.get_context("fork").Process(target=sandbox.new.touch)
    process.start()
    process.join()


def _terminal(_: Sandbox) -> None:
    import pty

    _fork(lambda: pty.fork()[0])


def _browser(sandbox: Sandbox) -> None:
    import webbrowser

    webbrowser.GenericBrowser(_python("%s")).open(str(sandbox.new))


def _signal(_: Sandbox) -> None:
    if os.name == "nt":  # 0 asks nothing there: the other process is ended
        raise OSError("no signals")
    os.kill(os.getppid(), 0)


def _native_system(sandbox: Sandbox) -> None:
    native()("system", os.fsencode(f"echo > '{sandbox.new}'"))


def _native_become(sandbox: Sandbox) -> None:
    words = [os.fsencode(word) for word in _arguments(sandbox)]
    native()("execv", os.fsencode(_SHELL), (ctypes.c_char_p * 4)(*words, None))


def _process(
    name: str, title: str, run: Callable[[Sandbox], object], evidence: Evidence = Evidence.FOLDER
) -> Attempt:
    layers = stopped_by("audit", "syscalls")
    if evidence is Evidence.FOLDER:
        layers |= stopped_by("landlock")
    return Attempt(name, title, "process", layers, run, evidence)


def _native_call(name: str, title: str, run: Callable[[], object]) -> Attempt:
    return Attempt(name, title, "process", stopped_by("syscalls"), lambda _: run(), ready=look_up)


ATTEMPTS: tuple[Attempt, ...] = (
    _process("subprocess", "start a program that writes", _subprocess),
    _process("system", "give a line to the shell", lambda at: os.system(f'echo > "{at.new}"')),  # noqa: S605  (the same)
    _process("spawn", "start a program with an answer in its environment", _spawn),
    _process("fork", "make a copy of this process", lambda _: _fork(os.fork), Evidence.RETURN),
    _process("fork_and_write", "have a copy of this process write", _fork_and_write),
    _process("become", "turn into another program", _become),
    _process("multiprocessing", "have a worker process write", _multiprocessing),
    _process("terminal", "start a process on a terminal of its own", _terminal, Evidence.RETURN),
    _process("browser", "open a web browser", _browser),
    Attempt(
        "signal",
        "signal another process",
        "process",
        stopped_by("audit", "syscalls"),
        _signal,
    ),
    _native_call(
        "native_signal",
        "signal another process from native code",
        lambda: native()("kill", os.getppid(), 0),
    ),
    _native_call(
        "native_value",
        "signal another process with a value",
        lambda: native()("sigqueue", os.getppid(), 0, _VALUE),
    ),
    _native_call(
        "native_thread_signal",
        "signal a thread of another process",
        lambda: native()("tgkill", os.getppid(), os.getppid(), 0),
    ),
    _native_call(
        "native_handle",
        "take hold of another process (pidfd)",
        lambda: native()("syscall", number_of("pidfd_open"), os.getppid(), 0),
    ),
    _native_call(
        "native_namespace",
        "take another view of the machine (unshare)",
        lambda: native()("unshare", _CLONE_NEWUSER),
    ),
    Attempt(
        "native_system",
        "give a line to the shell from native code",
        "process",
        stopped_by("landlock", "syscalls"),
        _native_system,
        Evidence.FOLDER,
        look_up,
    ),
    Attempt(
        "native_become",
        "turn into another program from native code",
        "process",
        stopped_by("landlock", "syscalls"),
        _native_become,
        Evidence.FOLDER,
        look_up,
    ),
    Attempt(
        "native_fork",
        "make a copy of this process from native code",
        "process",
        stopped_by("syscalls"),
        lambda _: _fork(lambda: native()("fork")),
        ready=look_up,
    ),
)
