"""
The layers that any Unix has, and the habits of Python itself.

Sources: getrlimit(2), core(5), proc(5), proc_pid_maps(5), PR_SET_DUMPABLE in prctl(2).
"""

from __future__ import annotations

import os
import stat
import sys

from warning_signs.seal.layer import (
    HERE,
    NO_PROC,
    PR_SET_DUMPABLE,
    STANDARD_STREAMS,
    Layer,
    System,
)

if sys.platform != "win32":
    import fcntl

_LISTS_OF_DESCRIPTORS = {"linux": "/proc/self/fd", "darwin": "/dev/fd"}
WATCHED = "Another program (a debugger or tracer) is attached to this one and can read its memory."
"""Why memory can be read although it was asked that it cannot."""

_NO_LIMITS = "This system does not let a program set limits on itself."


def python() -> Layer:
    """Give up what Python writes of its own accord: compiled modules and a history of input."""
    sys.dont_write_bytecode = True
    # Not imported here: a process that never loaded it has no history to forget.
    readline = sys.modules.get("readline")
    if readline is not None:
        readline.set_auto_history(False)
        readline.clear_history()
    if sys.flags.inspect or sys.flags.interactive or "PYTHONINSPECT" in os.environ:
        return Layer(
            "python",
            holds=False,
            why="Python was told to stay open at the end (-i or PYTHONINSPECT), "
            "with the answers within reach.",
        )
    return Layer(
        "python",
        holds=True,
        why="Python keeps no history of what is typed and writes no compiled files.",
    )


def crash_file(system: System = HERE) -> Layer:
    """Give up the file that a crash would leave with the whole memory in it."""
    limits = system.resource
    if limits is None:
        return Layer("crash_file", holds=False, why=_NO_LIMITS)
    limits.setrlimit(limits.RLIMIT_CORE, (0, 0))
    return Layer(
        "crash_file",
        holds=True,
        why="If this program crashes, no file with a copy of its memory is left.",
    )


def memory(system: System = HERE) -> Layer:
    """Give up being read by other programs, and being handed to a collector of crashes."""
    if system.platform != "linux":
        return Layer("memory", holds=False, why="Only on Linux can a program ask for that.")
    # Also what keeps a crash from a collector: one that takes dumps by a pipe ignores the limit.
    system.call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)
    try:
        watched = _is_watched(system)
    except OSError:
        return Layer(
            "memory", holds=False, why=f"{NO_PROC} whether a debugger was already attached."
        )
    if watched:
        return Layer("memory", holds=False, why=WATCHED)
    return Layer(
        "memory",
        holds=True,
        why="No other program of the same user can read this one's memory, unless it began to in "
        "the moment before this one was there. An administrator of the computer still can.",
    )


def _is_watched(system: System) -> bool:
    for line in system.status("status").splitlines():
        name, _, value = line.partition(":")
        if name == "TracerPid":
            return value.strip() != "0"
    return False


def _shares_memory(system: System) -> bool:
    """
    Return whether memory is shared that can be written, or could be by a change of its protection.

    No call is needed to write there, and none that a filter can tell from others to change it.
    """
    lines = map(str.split, system.status("maps").splitlines())
    if not any("s" in permissions for _, permissions, *_ in lines):
        return False  # spares most processes the slower list
    flags = (each.split() for each in system.status("smaps").splitlines() if "VmFlags" in each)
    return any({"sh", "mw"} <= set(each) for each in flags)  # shared, and may be written


def _places_of_output() -> set[tuple[int, int]]:
    found = set()
    for descriptor in STANDARD_STREAMS:
        try:
            status = os.fstat(descriptor)
        except OSError:  # closed
            continue
        if _writable(descriptor):
            found.add((status.st_dev, status.st_ino))
    return found


def _writable(descriptor: int) -> bool:
    return fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY


def _close_unless_output(descriptor: int, outputs: set[tuple[int, int]]) -> None:
    try:
        status = os.fstat(descriptor)
        if _writable(descriptor) and (status.st_dev, status.st_ino) not in outputs:
            os.close(descriptor)
    except OSError:  # the list itself was open while it was read
        return


def descriptors(system: System = HERE) -> Layer:
    """
    Close what could be written to, but for standard input, output and error.

    No other layer takes back what is open. What leads to the same place as one of the three is
    kept: it gives no further power, and a program may draw on a copy of its terminal.
    """
    listed = _LISTS_OF_DESCRIPTORS.get(system.platform)
    if listed is None:
        return Layer("descriptors", holds=False, why="This system does not list what is open.")
    try:
        found = os.listdir(listed)  # noqa: PTH208  (pathlib is not loaded for this)
    except OSError:
        why = f"This system does not list what is open (there is no {listed})."
        return Layer("descriptors", holds=False, why=why)
    outputs = _places_of_output()
    for descriptor in map(int, found):
        if descriptor not in STANDARD_STREAMS:
            _close_unless_output(descriptor, outputs)
    if system.platform == "linux" and _shares_memory(system):
        return Layer(
            "descriptors",
            holds=False,
            why="A part of this program had already set up memory that it shares with others.",
        )
    return Layer(
        "descriptors",
        holds=True,
        why="Files and connections that were left open for this program by another are closed. "
        "Only the screen, or where you sent the output, is left.",
    )


def _grows(descriptor: int) -> bool:
    """Return whether it is a file that is written to: a closed stream's number may be one read."""
    try:
        return stat.S_ISREG(os.fstat(descriptor).st_mode) and _writable(descriptor)
    except OSError:  # closed
        return False


def file_size(system: System = HERE) -> Layer:
    """Give up adding to any file, unless the output was redirected to one."""
    limits = system.resource
    if limits is None:
        return Layer("file_size", holds=False, why=_NO_LIMITS)
    if _grows(1) or _grows(2):
        return Layer(
            "file_size",
            holds=False,
            why="You sent the output to a file, which must be able to grow.",
        )
    limits.setrlimit(limits.RLIMIT_FSIZE, (0, 0))
    return Layer(
        "file_size", holds=True, why="The system refuses to let this program add to any file."
    )
