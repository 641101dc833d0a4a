"""
The layer that has Linux refuse the system calls that Landlock leaves.

Sources: the kernel's Documentation/userspace-api/seccomp_filter.rst,
include/uapi/linux/{audit,filter,seccomp}.h, and for the numbers
arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.

Why it is worth a table for each processor: under Landlock alone, and past the audit hook, native
code could still send a datagram, talk to a program beside this one through a unix socket, start a
copy of itself, write an attribute on a file, and leave words in shared memory that outlives it.
That reaches the network, the disk and other programs (seen on Linux 6.18, Landlock version 7). With
this filter it does not, and nothing sent is more than a promise of Python's. It leaves the file
system to Landlock, so that each call stands in one place only.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from warning_signs.seal.layer import ANOTHER_THREAD, HERE, Layer, System

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REFUSED: Mapping[str, tuple[int | None, int | None]] = {
    # Sending. A connection that was open before is closed by another layer.
    "socket": (41, 198),
    "connect": (42, 203),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    # It would do any of these in our name, unseen by a filter.
    "io_uring_setup": (425, 425),
    # Another program, or a second one of ours.
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, None),
    "vfork": (58, None),
    # Marks on a file that is there already: mode, owner, times, attributes, length.
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "truncate": (76, 45),
    # Memory that the kernel keeps after this process has ended.
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
}
"""What is always refused: its number on x86_64 and on aarch64, None where it has none."""


class Processor:
    """
    How a kind of processor numbers the calls the filter looks at.

    Args:
        audit: Its own AUDIT_ARCH value.
        sibling: That of the 32-bit programs it also runs, whose numbers are others.
        clone: The call that starts a thread or a copy.
        ioctl: The call that gives orders to a terminal or a device.
        refused: What is always refused.
    """

    __slots__ = ("audit", "clone", "ioctl", "refused", "sibling")

    def __init__(
        self, audit: int, sibling: int, clone: int, ioctl: int, refused: tuple[int, ...]
    ) -> None:
        """Keep the numbers."""
        self.audit = audit
        self.sibling = sibling
        self.clone = clone
        self.ioctl = ioctl
        self.refused = refused


def _refused(column: int) -> tuple[int, ...]:
    return tuple(row[column] for row in REFUSED.values() if row[column] is not None)  # type: ignore[misc]


PROCESSORS: Mapping[str, Processor] = {
    "x86_64": Processor(0xC000_003E, 0x4000_0003, 56, 16, _refused(0)),
    "aarch64": Processor(0xC000_00B7, 0x4000_0028, 220, 29, _refused(1)),
}
"""The processors the numbers are known for, as the kernel names them."""

# Offsets in struct seccomp_data: both processors keep the low half of an argument first.
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND = 0, 4, 16, 24

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW = 0x7FFF_0000
_REFUSE = 0x0005_0000 | errno.EPERM
# The C library then starts a thread by clone, whose flags a filter can see; clone3 hides them.
_UNKNOWN = 0x0005_0000 | errno.ENOSYS

_CLONE3 = 435
_CLONE_THREAD = 0x0001_0000
_X32 = 0x4000_0000  # from here on, x86_64 numbers its calls a second time
_TERMINAL = ord("T") << 8  # the family of orders that read and set a terminal
_FAMILY = 0xFF00
_TYPE_INTO_TERMINAL = 0x5412  # TIOCSTI: as if typed, and so into a shell's history
_TERMINAL_EXTRAS = 0x541C  # TIOCLINUX: select and paste on the console

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_MODE_FILTER = 2
_AF_UNIX, _SOCK_STREAM = 1, 1

Instruction = tuple[int, int, int, int]
"""What to do, how many to skip if so, how many if not, and a number."""


def _do(what: int, number: int) -> Instruction:
    return (what, 0, 0, number)


def _give(verdict: int, test: int, number: int) -> Iterator[Instruction]:
    yield (test, 0, 1, number)
    yield _do(_RETURN, verdict)


def _filter(processor: Processor) -> Iterator[Instruction]:
    yield _do(_LOAD, _ARCHITECTURE)
    yield from _give(_REFUSE, _EQUAL, processor.sibling)
    # Under an emulator the numbers would mean other calls: refuse none of them, and let the trial
    # in syscalls() find that the filter does not hold.
    yield (_EQUAL, 1, 0, processor.audit)
    yield _do(_RETURN, _ALLOW)

    yield _do(_LOAD, _NUMBER)
    yield from _give(_REFUSE, _AT_LEAST, _X32)
    yield from _give(_UNKNOWN, _EQUAL, _CLONE3)
    for number in processor.refused:
        yield from _give(_REFUSE, _EQUAL, number)

    yield (_EQUAL, 0, 4, processor.clone)
    yield _do(_LOAD, _FIRST)
    yield from _give(_ALLOW, _ANY_BIT, _CLONE_THREAD)
    yield _do(_RETURN, _REFUSE)

    yield (_EQUAL, 1, 0, processor.ioctl)
    yield _do(_RETURN, _ALLOW)
    yield _do(_LOAD, _SECOND)
    yield from _give(_REFUSE, _EQUAL, _TYPE_INTO_TERMINAL)
    yield from _give(_REFUSE, _EQUAL, _TERMINAL_EXTRAS)
    yield _do(_AND, _FAMILY)
    yield from _give(_ALLOW, _EQUAL, _TERMINAL)
    yield _do(_RETURN, _REFUSE)


def program(processor: Processor) -> tuple[Instruction, ...]:
    """Write the filter for a processor, as the kernel's classic BPF reads it."""
    return tuple(_filter(processor))


def _install(system: System, instructions: tuple[Instruction, ...]) -> None:
    packed = b"".join(struct.pack("=HBBI", *each) for each in instructions)
    kept = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog: a length, and the address of the instructions.
    where = struct.pack("@HP", len(instructions), ctypes.addressof(kept))
    system.call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    system.call("prctl", _PR_SET_SECCOMP, _MODE_FILTER, where, 0, 0)


def _is_refused(system: System) -> bool:
    try:
        opened = system.call("socket", _AF_UNIX, _SOCK_STREAM, 0)
    except OSError as error:
        return error.errno == errno.EPERM
    system.call("close", opened)
    return False


def syscalls(system: System = HERE) -> Layer:
    """
    Return up sending, starting programs, marking files and shared memory, for good.

    A seccomp filter, tried once after it is set: where an emulator stands between, the kernel may
    take a filter that never sees a call of ours.
    """
    if system.platform != "linux":
        return Layer("syscalls", holds=False, why="Only Linux has such a filter.")
    processor = PROCESSORS.get(system.machine)
    if processor is None:
        return Layer(
            "syscalls",
            holds=False,
            why="The numbers of the system calls are not kept for this kind of processor "
            f"({system.machine}).",
        )
    try:
        _install(system, program(processor))
        refused = _is_refused(system)
    except OSError as error:
        return Layer(
            "syscalls", holds=False, why=f"Linux refused to put it in force: {error.strerror}."
        )
    if not refused:
        return Layer(
            "syscalls", holds=False, why="It was put in force, but something still let a call by."
        )
    if system.threads() > 1:
        return Layer("syscalls", holds=False, why=ANOTHER_THREAD)
    return Layer(
        "syscalls",
        holds=True,
        why="Linux itself (a seccomp filter) refuses to let this program use the network, talk to "
        "other programs, start one, mark a file, or leave words in shared memory.",
    )
