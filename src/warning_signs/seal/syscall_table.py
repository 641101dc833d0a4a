"""
The system calls a sealed program may still make, each with its numbers and its reason.

What is not here is refused. Sources: arch/x86/entry/syscalls/syscall_64.tbl and
include/uapi/asm-generic/unistd.h of the kernel for the numbers, the manual page of each call for
what it does. A call stays out where others on the machine can see what it sets: a name, a priority,
a limit, a lock on a file, a mask of permissions.
"""

from __future__ import annotations

import os

from warning_signs.core.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class OneOf:
    """Let a call pass only where an argument is one of these."""

    argument: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OwnProcess:
    """Let a call pass only where an argument is the number of this process."""

    argument: int


@dataclass(frozen=True, slots=True)
class Zero:
    """Let a call pass only where an argument, an address or a number, is nothing."""

    argument: int


@dataclass(frozen=True, slots=True)
class AnyBit:
    """Let a call pass only with one of these bits in an argument."""

    argument: int
    bits: int


@dataclass(frozen=True, slots=True)
class NoBit:
    """Let a call pass only without any of these bits in an argument."""

    argument: int
    bits: int


@dataclass(frozen=True, slots=True)
class NotBoth:
    """Let a call pass unless each of two arguments has its bit."""

    one: NoBit
    other: NoBit


if TYPE_CHECKING:
    ArgumentCondition: TypeAlias = OneOf | OwnProcess | Zero | AnyBit | NoBit | NotBoth


@dataclass(frozen=True, slots=True)
class Call:
    """
    A system call that may pass.

    Attributes:
        name: As in the kernel.
        x86_64: Its number there; None where the processor does not have it.
        aarch64: The same.
        why: What needs it.
        only: What its arguments must be; every condition must hold.
    """

    name: str
    x86_64: int | None
    aarch64: int | None
    why: str
    only: tuple[ArgumentCondition, ...] = ()


# O_TMPFILE without the bit it shares with O_DIRECTORY.
_UNNAMED = getattr(os, "O_TMPFILE", 0) & ~getattr(os, "O_DIRECTORY", 0)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | _UNNAMED
"""What may not be among the flags of an open: it writes, makes or empties a file."""

_CLONE_THREAD = 0x0001_0000
_PROT_WRITE, _MAP_SHARED = 2, 1

_DUPLICATE, _READ_FLAGS, _SET_FLAGS, _READ_MODE, _DUPLICATE_CLOSING = 0, 1, 2, 3, 1030
_DESCRIPTORS = (_DUPLICATE, _READ_FLAGS, _SET_FLAGS, _READ_MODE, _DUPLICATE_CLOSING)
"""The orders of fcntl that are about a descriptor alone: no lock, no owner, no size of a pipe."""

_TERMINAL = (
    0x5401,  # TCGETS: read its settings; also how Python asks whether a file is a terminal
    0x5402,  # TCSETS: set them now,
    0x5403,  # TCSETSW: when all is shown,
    0x5404,  # TCSETSF: and forget keys not read yet
    0x5409,  # TCSBRK: wait until all is shown
    0x540A,  # TCXONC: stop and go on showing
    0x540B,  # TCFLSH: forget keys not read yet
    0x540F,  # TIOCGPGRP: who has the terminal
    0x5413,  # TIOCGWINSZ: its size
    0x541B,  # FIONREAD: how much can be read
    0x5450,  # FIONCLEX: whether a descriptor is kept at an exec; no terminal, but Python's way
    0x5451,  # FIOCLEX
    0x802C_542A,  # TCGETS2: the same as above, as newer C libraries ask
    0x402C_542B,  # TCSETS2
    0x402C_542C,  # TCSETSW2
    0x402C_542D,  # TCSETSF2
)
"""The orders of ioctl that read and set a terminal. Typing into it (TIOCSTI) is none of them."""

# In the order of how often they come: the kernel reads a filter from its beginning.
ALLOWED: tuple[Call, ...] = (
    # What is open.
    Call("read", 0, 63, "answers, content, modules"),
    Call("write", 1, 64, "questions and results, to what was open before"),
    Call("close", 3, 57, "files that were read"),
    Call("fstat", 5, 80, "Python, at each open"),
    Call("lseek", 8, 62, "Python, at each open"),
    Call("ioctl", 16, 29, "keys one by one, the size of the window", (OneOf(1, _TERMINAL),)),
    Call(
        "fcntl",
        72,
        25,
        "copies of a descriptor, as listing a folder makes",
        (OneOf(1, _DESCRIPTORS),),
    ),
    Call("dup", 32, 23, "the same"),
    Call("pread64", 17, 67, "the C library, loading a module written in C"),
    Call("readv", 19, 65, "the C library musl, reading"),
    Call("writev", 20, 66, "the C library, saying why it ends the program"),
    # Files, to be read.
    Call("openat", 257, 56, "modules, content, the time zone", (NoBit(2, WRITING),)),
    Call("open", 2, None, "the same, by the C library musl", (NoBit(1, WRITING),)),
    Call("newfstatat", 262, 79, "imports, looking for a module"),
    Call("stat", 4, None, "the same, by older C libraries"),
    Call("lstat", 6, None, "the same"),
    Call("statx", 332, 291, "the same, by newer ones"),
    Call("getdents64", 217, 61, "imports, listing a folder"),
    Call("readlink", 89, None, "the name of a terminal, where a file is"),
    Call("readlinkat", 267, 78, "the same"),
    Call("access", 21, None, "the C library, before it loads a module written in C"),
    Call("faccessat", 269, 48, "the same"),
    Call("faccessat2", 439, 439, "the same, by newer C libraries"),
    Call("getcwd", 79, 17, "imports, where the path begins with the working folder"),
    # Memory of its own. Memory that is shared may be read (tables of the C library are).
    Call("mmap", 9, 222, "all memory", (NotBoth(NoBit(2, _PROT_WRITE), NoBit(3, _MAP_SHARED)),)),
    Call("munmap", 11, 215, "giving it back"),
    Call("mremap", 25, 216, "large lists that grow"),
    Call("mprotect", 10, 226, "the C library, loading a module or starting a thread"),
    Call("brk", 12, 214, "the C library, for small pieces"),
    Call("madvise", 28, 233, "the C library, when a thread ends"),
    # Time, and waiting.
    Call("clock_gettime", 228, 113, "the time, where the kernel does not tell it without a call"),
    Call("clock_getres", 229, 114, "how fine it is"),
    Call("gettimeofday", 96, 169, "the time, as older programs ask"),
    Call("time", 201, None, "the same"),
    Call("clock_nanosleep", 230, 115, "the pace of a story"),
    Call("nanosleep", 35, 101, "the same, by other C libraries"),
    Call("select", 23, None, "waiting for a key"),
    Call("pselect6", 270, 72, "the same, by newer C libraries"),
    Call("poll", 7, None, "the same"),
    Call("ppoll", 271, 73, "the same"),
    Call("restart_syscall", 219, 128, "the kernel itself, going on after Ctrl-Z and fg"),
    # Signals: a new size of the window, Ctrl-C, Ctrl-Z; to this process alone.
    Call("rt_sigaction", 13, 134, "what is done at a signal"),
    Call("rt_sigprocmask", 14, 135, "holding them back for a moment"),
    Call("rt_sigreturn", 15, 139, "coming back from one"),
    Call("sigaltstack", 131, 132, "Python, for a crash"),
    Call("tgkill", 234, 131, "raising one, such as stopping for Ctrl-Z", (OwnProcess(0),)),
    Call("kill", 62, 129, "the same", (OwnProcess(0),)),
    Call("tkill", 200, 130, "the same, by the C library musl", (OwnProcess(0),)),
    # Threads, which display libraries start. They share the seal; a copy of the process would be
    # a second one, so clone is for threads alone.
    Call("futex", 202, 98, "Python's own lock"),
    Call("clone", 56, 220, "starting a thread", (AnyBit(0, _CLONE_THREAD),)),
    Call("set_robust_list", 273, 99, "the C library, starting a thread"),
    Call("rseq", 334, 293, "the same"),
    Call("membarrier", 324, 283, "the C library musl, the same"),
    Call("gettid", 186, 178, "the number of a thread"),
    Call("sched_yield", 24, 124, "letting another thread go first"),
    Call("sched_getaffinity", 204, 123, "how many processors there are"),
    Call("getcpu", 309, 168, "which of them this is, for the memory of a thread"),
    # What this process is, and where it runs.
    Call("getpid", 39, 172, "its number"),
    Call("getppid", 110, 173, "that of what started it"),
    Call("getpgrp", 111, None, "whether it is in the foreground"),
    Call("getpgid", 121, 155, "the same"),
    Call("getuid", 102, 174, "the C library, whether to trust the environment"),
    Call("geteuid", 107, 175, "the same"),
    Call("getgid", 104, 176, "the same"),
    Call("getegid", 108, 177, "the same"),
    Call("uname", 63, 160, "doctor, which names the system"),
    Call("sysinfo", 99, 179, "the C library, how much it may sort in memory"),
    Call("getrusage", 98, 165, "the time used so far"),
    Call("times", 100, 153, "the same"),
    Call("getrlimit", 97, 163, "how deep Python may call"),
    Call("prlimit64", 302, 261, "the same: of this process, and only asked", (Zero(0), Zero(2))),
    Call("getrandom", 318, 278, "Python, for tables that cannot be guessed"),
    # The end.
    Call("exit_group", 231, 94, "ending"),
    Call("exit", 60, 93, "ending a thread"),
)
"""What may pass."""

UNKNOWN: dict[str, tuple[int, int]] = {
    "clone3": (435, 435),
    "openat2": (437, 437),
}
"""
Calls that are answered as if the kernel were too old to have them: numbers on x86_64 and aarch64.

Their flags lie in memory, where a filter cannot see them. The C library then makes the older call.
"""

NEWEST = 469
"""
The last number that was looked at when this was written: file_setattr.

What comes later is answered as an older kernel would, so that a newer C library does without it.
"""

ENDING: dict[str, tuple[int, int]] = {
    # Other programs' memory and what they have open.
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    # Acting where a filter does not see it.
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    # Another kernel, or a part of one.
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    # Another view of the machine.
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "umount2": (166, 39),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    # The machine's name, clock and disks.
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
}
"""
Calls that end the process: numbers on x86_64 and aarch64.

Neither Python nor the C library makes one of itself, and there is no harmless mistake that does.
"""
