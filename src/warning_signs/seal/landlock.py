"""
The layer that has Linux refuse every change to files.

Sources: the kernel's Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import errno
import os
import struct

from warning_signs.seal.layer import HERE, PR_SET_NO_NEW_PRIVS, Layer, System, binds_all

# One number on every architecture: new system calls are numbered alike since Linux 5.1.
_CREATE_RULESET = 444
_RESTRICT_SELF = 446
_ASK_VERSION = 1

# Every right to the file system but reading files and listing folders, by the version that
# brought it. A right that a kernel does not know makes it refuse the whole set.
_FILES = {
    1: 0b1_1111_1111_0011,  # run, write, remove, and make a file or folder of any kind
    2: 1 << 13,  # move or link from one folder to another
    3: 1 << 14,  # shorten
    5: 1 << 15,  # give orders to a device
}
_TCP = {4: 0b11}  # bind and connect
_SCOPES = {6: 0b11}  # reach abstract unix sockets of others, signal others

_LEFT = {  # what is left to the filter of system calls, until the version that takes it on
    3: "emptying a file",
    4: "connections over TCP",
    5: "orders to devices",
    6: "signals to other programs",
}
_ALWAYS_LEFT = ("other messages", "and marks on a file, such as its times")


def _known(rights: dict[int, int], version: int) -> int:
    return sum(right for since, right in rights.items() if since <= version)


def _ruleset(version: int) -> bytes:
    # struct landlock_ruleset_attr: older kernels accept it longer, if the rest is zero.
    return struct.pack("=QQQ", *(_known(rights, version) for rights in (_FILES, _TCP, _SCOPES)))


def left_open(version: int) -> str:
    """Name what a version of Landlock does not stop by itself."""
    return ", ".join((*(what for since, what in _LEFT.items() if version < since), *_ALWAYS_LEFT))


def _why_not(error: OSError) -> str:
    match error.errno:
        case errno.ENOSYS:
            return "This Linux is older than Landlock, which came with version 5.13."
        case errno.EOPNOTSUPP:
            return (
                "This Linux has Landlock, but it was left switched off when the computer started."
            )
        case _:
            return f"Linux refused to put it in force: {error.strerror}."


def landlock(system: System = HERE) -> Layer:
    """
    Give up creating, changing, renaming and removing files, for good.

    A set of rules that handles every right and allows none. What is open stays open, so output
    that was redirected to a file goes on. Nothing is in force until the last call.
    """
    if system.platform != "linux":
        return Layer("landlock", holds=False, why="Only Linux has Landlock.")
    try:
        version = system.call("syscall", _CREATE_RULESET, None, 0, _ASK_VERSION)
        rules = _ruleset(version)
        ruleset = system.call("syscall", _CREATE_RULESET, rules, len(rules), 0)
        try:
            system.call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            system.call("syscall", _RESTRICT_SELF, ruleset, 0)
        finally:
            os.close(ruleset)
    except OSError as error:
        return Layer("landlock", holds=False, why=_why_not(error))
    if not_all := binds_all(system):
        return Layer("landlock", holds=False, why=not_all)
    return Layer(
        "landlock",
        holds=True,
        why=f"Linux itself (Landlock, version {version}) refuses to let this program create, "
        "write, rename or remove any file, or start another program. Not even the program itself "
        f"can take that back. It leaves to the filter of system calls: {left_open(version)}.",
    )
