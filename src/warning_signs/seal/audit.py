"""
The layer that has Python refuse, by name, what is not on a short list.

Sources: PEP 578, and "Audit events table" in the Python library reference. It works on every system
and names the culprit at once. It catches accidents, not ill will: native code raises no events, nor
do some calls of Python's own (mkfifo).
"""

from __future__ import annotations

import errno
import os
import sys

from warning_signs.seal.layer import STANDARD_STREAMS, Layer

ALLOWED = frozenset(
    {
        # Importing a module that was not needed before.
        "code.__new__",
        "compile",
        "exec",
        "function.__new__",
        "import",
        "marshal.load",
        "marshal.loads",
        "os.listdir",
        "os.scandir",
        # Looking at itself, as dataclasses, enumerations and error reports do.
        "builtins.id",
        "gc.get_objects",
        "gc.get_referrers",
        "object.__delattr__",
        "object.__getattr__",
        "object.__setattr__",
        "sys._current_frames",
        "sys._getframe",
        "sys._getframemodulename",
        "sys.excepthook",
        "sys.unraisablehook",
        # Asking, waiting and drawing.
        "_thread.start_joinable_thread",
        "_thread.start_new_thread",
        "array.__new__",
        "builtins.input",
        "builtins.input/result",
        "time.sleep",
        # Coming to an end.
        "cpython.PyInterpreterState_Clear",
        "cpython._PySys_ClearAuditHooks",
        # From Python 3.14 on every call by ctypes. A Windows console is asked by it; what was not
        # looked up before the seal still cannot be called.
        *(("ctypes.call_function",) if sys.platform == "win32" else ()),
    }
)
"""The events that pass whatever they are about: none of them can store or send."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WRITING_MODES = frozenset("wax+")


class SealedError(PermissionError):
    """
    An attempt to store or send after the seal.

    An ``OSError``, because the import system passes over one in silence when it cannot write
    compiled bytecode. Its message names the event and never its subject, which may be an answer.
    """


def _only_reads(path: object, mode: object, flags: object) -> bool:
    if path in STANDARD_STREAMS:
        return True
    # What opens a file in C reports a mode and no flags, os.open flags and no mode.
    writes = isinstance(flags, int) and flags & _WRITES
    return not writes and not (isinstance(mode, str) and _WRITING_MODES.intersection(mode))


def permitted(event: str, arguments: tuple[object, ...]) -> bool:
    """
    Return whether an audit event may go on.

    Args:
        event: Its name.
        arguments: What it is about.
    """
    match event, arguments:
        case "open", (path, mode, flags):
            return _only_reads(path, mode, flags)
        case "os.kill", (process, _):
            return process == os.getpid()  # to stop for Ctrl-Z, or to end by the signal it got
        case _:
            return event in ALLOWED


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """
    Let an audit event pass or end it.

    Raises:
        SealedError: If it is not permitted.
    """
    if not permitted(event, arguments):
        raise SealedError(errno.EPERM, f"refused, because nothing is stored or sent: {event}")


def audit() -> Layer:
    """Give up, within Python, all that is not on the list; a hook cannot be taken away again."""
    sys.addaudithook(refuse)
    return Layer(
        "audit",
        holds=True,
        why="Python refuses every action of this program that is not on a short list, and names "
        "it. This catches mistakes; it would not hold back hostile code.",
    )
