"""
The layer that has Linux refuse every system call that is not on a short list.

Sources: the kernel's Documentation/userspace-api/seccomp_filter.rst and
include/uapi/linux/{audit,filter,seccomp}.h. The list is in ``syscall_table``.

Why it stands beside Landlock: under Landlock alone, and past the audit hook, native code could
still send a datagram, be handed a connection by another program, start a copy of itself, write an
attribute on a file, leave words in shared memory or in a name that every user sees, and, on a Linux
before 6.12, empty files or signal other programs.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

from warning_signs.core.records import dataclass
from warning_signs.seal.layer import HERE, PR_SET_NO_NEW_PRIVS, Layer, System, binds_all
from warning_signs.seal.syscall_table import (
    ALLOWED,
    ENDING,
    NEWEST,
    UNKNOWN,
    AnyBit,
    Call,
    NoBit,
    NotBoth,
    OneOf,
    OwnProcess,
    Zero,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warning_signs.seal.syscall_table import ArgumentCondition


@dataclass(frozen=True, slots=True)
class Processor:
    """
    How a kind of processor numbers its calls.

    Attributes:
        column: Its place in a pair of numbers.
        audit: Its own AUDIT_ARCH value.
        sibling: That of the 32-bit programs it also runs, whose numbers are others.
    """

    column: int
    audit: int
    sibling: int

    def number(self, call: Call) -> int | None:
        """Return the number of a call that may pass."""
        return (call.x86_64, call.aarch64)[self.column]


PROCESSORS: Mapping[str, Processor] = {
    "x86_64": Processor(0, 0xC000_003E, 0x4000_0003),
    "aarch64": Processor(1, 0xC000_00B7, 0x4000_0028),
}
"""The processors the numbers are known for, as the kernel names them."""

# Offsets in struct seccomp_data: both processors keep the low half of an argument first.
_NUMBER, _ARCHITECTURE, _ARGUMENTS, _HALF = 0, 4, 16, 4

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF_0000
_REFUSE = 0x0005_0000 | errno.EPERM
_UNKNOWN = 0x0005_0000 | errno.ENOSYS
_END = 0x8000_0000

_X32 = 0x4000_0000  # from here on, x86_64 numbers its calls a second time

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


def _load(argument: int, half: int = 0) -> Instruction:
    return _do(_LOAD, _ARGUMENTS + 8 * argument + _HALF * half)


def _unless(condition: ArgumentCondition, process: int) -> Iterator[Instruction]:
    """Write what refuses a call unless a condition holds."""
    match condition:
        case OneOf(argument, values):
            yield _load(argument)
            for left, value in zip(range(len(values), 0, -1), values, strict=True):
                yield (_EQUAL, left, 0, value)
            yield _do(_RETURN, _REFUSE)
        case OwnProcess(argument):
            yield from _unless(OneOf(argument, (process,)), process)
        case Zero(argument):
            for half in (0, 1):
                yield _load(argument, half)
                yield (_EQUAL, 1, 0, 0)
                yield _do(_RETURN, _REFUSE)
        case AnyBit(argument, bits):
            yield _load(argument)
            yield (_ANY_BIT, 1, 0, bits)
            yield _do(_RETURN, _REFUSE)
        case NoBit(argument, bits):
            yield _load(argument)
            yield from _give(_REFUSE, _ANY_BIT, bits)
        case NotBoth(one, other):
            second = tuple(_unless(other, process))
            yield _load(one.argument)
            yield (_ANY_BIT, 0, len(second), one.bits)
            yield from second


def _passing(
    number: int, conditions: Iterable[ArgumentCondition], process: int
) -> Iterator[Instruction]:
    looked_at = [each for condition in conditions for each in _unless(condition, process)]
    yield (_EQUAL, 0, len(looked_at) + 1, number)
    yield from looked_at
    yield _do(_RETURN, _ALLOW)


def _filter(processor: Processor, process: int) -> Iterator[Instruction]:
    yield _do(_LOAD, _ARCHITECTURE)
    yield from _give(_END, _EQUAL, processor.sibling)
    # Under an emulator the numbers would mean other calls: refuse none of them, and let the trial
    # in syscalls() find that the filter does not hold.
    yield (_EQUAL, 1, 0, processor.audit)
    yield _do(_RETURN, _ALLOW)

    yield _do(_LOAD, _NUMBER)
    for call in ALLOWED:
        number = processor.number(call)
        if number is not None:
            yield from _passing(number, call.only, process)
    for numbers in UNKNOWN.values():
        yield from _give(_UNKNOWN, _EQUAL, numbers[processor.column])
    for ending in ENDING.values():
        yield from _give(_END, _EQUAL, ending[processor.column])
    yield from _give(_END, _AT_LEAST, _X32)
    yield from _give(_UNKNOWN, _AT_LEAST, NEWEST + 1)
    yield _do(_RETURN, _REFUSE)


def program(processor: Processor, process: int) -> tuple[Instruction, ...]:
    """
    Write the filter for a processor, as the kernel's classic BPF reads it.

    Args:
        processor: The kind of processor.
        process: The number of the process, the only one it may signal.
    """
    return tuple(_filter(processor, process))


def _install(system: System, instructions: tuple[Instruction, ...]) -> None:
    packed = b"".join(struct.pack("=HBBI", *each) for each in instructions)
    kept = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog: a length, and the address of the instructions.
    where = struct.pack("@HP", len(instructions), ctypes.addressof(kept))
    system.call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
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
    Give up every system call but those a program that asks and answers lives by, for good.

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
        _install(system, program(processor, os.getpid()))
        refused = _is_refused(system)
    except OSError as error:
        return Layer(
            "syscalls", holds=False, why=f"Linux refused to put it in force: {error.strerror}."
        )
    if not refused:
        return Layer(
            "syscalls", holds=False, why="It was put in force, but something still let a call by."
        )
    if not_all := binds_all(system):
        return Layer("syscalls", holds=False, why=not_all)
    return Layer(
        "syscalls",
        holds=True,
        why="Linux itself (a seccomp filter) lets this program do only what is on a short list. "
        "It can read files, write to what was open, and wait. It may not change a file, use the "
        "network or talk to other programs. Nor can it start one, or leave words where others see "
        "them.",
    )
