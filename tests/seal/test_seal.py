"""
The seal: each layer on systems that have it and that lack it, and what goes on working after it.

It cannot be undone, so whatever puts a layer in force runs in a process of its own.
"""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frozen_calls import AARCH64, AARCH64_ENDS, FREE, LOOKED_AT, X86_64, X86_64_ENDS
from warning_signs.seal import (
    CLAIMED,
    KERNEL,
    Layer,
    SealedError,
    is_watched,
    kernel_holds,
    landlock,
    limits,
    missing,
    syscalls,
)
from warning_signs.seal.audit import ALLOWED, permitted, refuse
from warning_signs.seal.layer import HERE
from warning_signs.seal.syscall_table import ALLOWED as CALLS
from warning_signs.seal.syscall_table import ENDING, NEWEST, UNKNOWN, WRITING

if TYPE_CHECKING:
    from collections.abc import Callable

LINUX = replace(HERE, platform="linux", machine="x86_64", threads=lambda: 1)


def child(
    code: str,
    *,
    given: str = "",
    expected: int = 0,
    line: str = '"$0" "$@"',
) -> subprocess.CompletedProcess[str]:
    """Run Python code after an import of the seal, by a line of shell that can redirect it."""
    script = "from warning_signs.seal import kernel_holds, seal\n" + textwrap.dedent(code)
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, "-c", script],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert expected == done.returncode, done.stderr
    return done


def held_here() -> dict[str, bool]:
    """Tell which layers this machine has."""
    done = child("import json; print(json.dumps({each.id: each.holds for each in seal()}))")
    held: dict[str, bool] = json.loads(done.stdout)
    return held


@pytest.fixture(scope="module")
def kernel() -> None:
    """Skip where the kernel lends no help; what is shown elsewhere holds without it."""
    missing = sorted(KERNEL - {name for name, holds in held_here().items() if holds})
    if missing:
        pytest.skip(f"this system lacks {', '.join(missing)}")


# --- systems that lack something ----------------------------------------------------------------


def fails(number: int) -> Callable[..., int]:
    """Stand in for a C library whose every call fails."""

    def call(name: str, /, *_: object) -> int:
        raise OSError(number, os.strerror(number), name)

    return call


@pytest.mark.parametrize(
    ("number", "why"),
    [
        pytest.param(errno.ENOSYS, "older than Landlock", id="too-old"),
        pytest.param(errno.EOPNOTSUPP, "left switched off", id="switched-off"),
        pytest.param(errno.EPERM, "Linux refused", id="forbidden"),
    ],
)
def test_landlock_says_why_it_does_not_hold(number: int, why: str) -> None:
    """The reason names what the kernel answered."""
    layer = landlock.landlock(replace(LINUX, call=fails(number)))

    assert not layer.holds
    assert why in layer.why


def test_landlock_fits_its_rights_to_the_version(tmp_path: Path) -> None:
    """A right that a kernel does not know makes it refuse, so none is asked for."""
    asked = {}
    for version in range(1, 10):
        sets: list[bytes] = []

        def call(
            name: str,
            /,
            *arguments: object,
            version: int = version,
            sets: list[bytes] = sets,
        ) -> int:
            if name == "syscall" and isinstance(arguments[1], bytes):
                sets.append(arguments[1])
                return os.open(tmp_path, os.O_RDONLY)
            return version if arguments[-1] == 1 else 0

        assert landlock.landlock(replace(LINUX, call=call)).holds
        words = [int.from_bytes(sets[0][at : at + 8], sys.byteorder) for at in (0, 8, 16)]
        asked[version] = tuple(words)

    assert {
        1: (0x1FF3, 0, 0),
        2: (0x3FF3, 0, 0),
        3: (0x7FF3, 0, 0),
        4: (0x7FF3, 3, 0),
        5: (0xFFF3, 3, 0),
        6: (0xFFF3, 3, 3),
        7: (0xFFF3, 3, 3),
        8: (0xFFF3, 3, 3),
        9: (0xFFF3, 3, 3),
    } == asked


def test_landlock_leaves_nothing_open_when_the_last_call_fails(tmp_path: Path) -> None:
    """A set of rules that could not be put in force is let go."""
    made: list[int] = []

    def call(name: str, /, *arguments: object) -> int:
        if arguments[0] == 446:
            raise OSError(errno.EPERM, "no")
        if name == "syscall" and isinstance(arguments[1], bytes):
            made.append(os.open(tmp_path, os.O_RDONLY))
            return made[-1]
        return 1

    layer = landlock.landlock(replace(LINUX, call=call))

    assert not layer.holds
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(made[0])


def test_syscalls_do_not_hold_on_a_processor_whose_numbers_are_not_known() -> None:
    """No number is guessed: nothing is called at all."""
    layer = syscalls.syscalls(replace(LINUX, machine="riscv64", call=fails(errno.EFAULT)))

    assert not layer.holds
    assert "riscv64" in layer.why


def test_syscalls_do_not_hold_for_a_32_bit_python_on_a_64_bit_kernel() -> None:
    """Its calls have other numbers, so the filter would refuse what it needs."""
    layer = syscalls.syscalls(replace(LINUX, machine="aarch64 (32 bit)", call=fails(errno.EFAULT)))

    assert not layer.holds


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EACCES])
def test_syscalls_say_why_they_do_not_hold(number: int) -> None:
    """The reason names what the kernel answered."""
    layer = syscalls.syscalls(replace(LINUX, call=fails(number)))

    assert not layer.holds
    assert os.strerror(number) in layer.why


def test_syscalls_do_not_hold_where_a_call_still_passes() -> None:
    """An emulator may take the filter and never apply it: it is tried, not believed."""
    closed: list[object] = []

    def call(name: str, /, *arguments: object) -> int:
        if name == "close":
            closed.extend(arguments)
        return 99 if name == "socket" else 0

    layer = syscalls.syscalls(replace(LINUX, call=call))

    assert not layer.holds
    assert [99] == closed


@pytest.mark.parametrize("layer", [landlock.landlock, syscalls.syscalls, limits.memory])
@pytest.mark.parametrize("platform", ["darwin", "win32", "freebsd14"])
def test_layers_of_linux_do_not_hold_elsewhere(layer: Callable[..., Layer], platform: str) -> None:
    """They make no call on another system, whose calls would mean something else."""
    found = layer(replace(HERE, platform=platform, call=fails(errno.EFAULT)))

    assert not found.holds
    assert "Linux" in found.why


@pytest.mark.parametrize("layer", [limits.crash_file, limits.file_size])
def test_limits_do_not_hold_without_the_module(layer: Callable[..., Layer]) -> None:
    """Windows has no such limits."""
    found = layer(replace(HERE, resource=None))

    assert not found.holds
    assert "limits" in found.why


def test_descriptors_do_not_hold_where_they_are_not_listed() -> None:
    """What cannot be listed is not said to be closed."""
    assert not limits.descriptors(replace(HERE, platform="win32")).holds


@pytest.mark.parametrize("layer", [landlock.landlock, syscalls.syscalls])
def test_a_layer_of_one_thread_does_not_hold_for_two(
    layer: Callable[..., Layer], tmp_path: Path
) -> None:
    """The kernel binds the thread that asks; another that runs already keeps its powers."""

    def call(name: str, /, *arguments: object) -> int:
        if name == "socket":
            raise OSError(errno.EPERM, "refused")
        if name == "syscall" and isinstance(arguments[1], bytes):
            return os.open(tmp_path, os.O_RDONLY)
        return 1

    found = layer(replace(LINUX, call=call, threads=lambda: 2))

    assert not found.holds
    assert "already running beside" in found.why


@pytest.mark.parametrize("layer", [landlock.landlock, syscalls.syscalls])
def test_a_layer_of_one_thread_says_where_threads_cannot_be_counted(
    layer: Callable[..., Layer], tmp_path: Path
) -> None:
    """Without /proc it is in force, and that it may not bind all is said in words."""

    def call(name: str, /, *arguments: object) -> int:
        if name == "socket":
            raise OSError(errno.EPERM, "refused")
        if name == "syscall" and isinstance(arguments[1], bytes):
            return os.open(tmp_path, os.O_RDONLY)
        return 1

    def threads() -> int:
        raise FileNotFoundError

    found = layer(replace(LINUX, call=call, threads=threads))

    assert not found.holds
    assert found.why.startswith("It was put in force, but there is no /proc here to see")


@pytest.mark.parametrize(
    ("status", "holds", "why"),
    [
        pytest.param("Name:\tx\nTracerPid:\t0\n", True, "unless it began to", id="alone"),
        pytest.param("Name:\tx\nTracerPid:\t77\n", False, limits.WATCHED, id="watched"),
        pytest.param("", False, "there is no /proc", id="no-proc"),
    ],
)
def test_memory_says_who_can_read_it(status: str, holds: bool, why: str) -> None:
    """A debugger that was there first keeps its sight of the answers, and that is said."""

    def read(name: str) -> str:
        assert name == "status"
        if not status:
            raise FileNotFoundError
        return status

    layer = limits.memory(replace(LINUX, call=lambda *_: 0, status=read))

    assert holds == layer.holds
    assert why in layer.why
    assert is_watched([layer]) == (why == limits.WATCHED)


@pytest.mark.parametrize(
    ("mapped", "holds"),
    [
        pytest.param("-1, 4096", False, id="written"),
        pytest.param("-1, 4096, prot=mmap.PROT_READ", False, id="read, and made writable later"),
        pytest.param(
            "os.open(os.__file__, os.O_RDONLY), 0, prot=mmap.PROT_READ", True, id="only read"
        ),
    ],
)
def test_memory_that_is_shared_from_before_is_said(mapped: str, holds: bool) -> None:
    """No call is needed to write there, so nothing can refuse it."""
    child(
        f"""
        import mmap, os
        shared = mmap.mmap({mapped})
        layers = {{each.id: each for each in seal()}}
        assert {holds} == layers["descriptors"].holds
        assert {holds} != ("shares with others" in layers["descriptors"].why)
        """
    )


def test_what_is_claimed_names_its_layers() -> None:
    """Whoever asks that all of it hold is told which layer does not."""
    every = (*sorted(CLAIMED), "python", "file_size", "audit")
    layers = [Layer(name, holds=True, why="") for name in every]

    assert {"crash_file", "memory", "descriptors", "landlock", "syscalls"} == CLAIMED
    assert () == missing(layers)
    assert ("memory",) == missing(
        [replace(each, holds=each.id not in ("memory", "file_size")) for each in layers]
    )


def test_seal_never_raises_and_names_every_layer() -> None:
    """Where all else fails, what Python alone can do is still done, and said."""
    done = child(
        """
        import json
        from dataclasses import replace
        from warning_signs.seal.layer import HERE

        def broken(*_):
            raise RuntimeError("gift")

        layers = seal(replace(HERE, platform="linux", call=broken, resource=None))
        print(json.dumps([[each.id, each.holds, each.why] for each in layers]))
        assert not kernel_holds(layers)
        """
    )
    layers = json.loads(done.stdout)

    assert [
        ("python", True),
        ("crash_file", False),
        ("memory", False),
        ("descriptors", True),
        ("file_size", False),
        ("landlock", False),
        ("syscalls", False),
        ("audit", True),
    ] == [(name, holds) for name, holds, _ in layers]
    assert "This system refused it (RuntimeError)." == layers[2][2]
    assert "gift" not in done.stdout


@pytest.mark.parametrize("missing", sorted(KERNEL))
def test_the_kernel_holds_only_with_both_of_its_layers(missing: str) -> None:
    """Stopping storing without stopping sending, or the reverse, is not enough."""
    every = ("python", "crash_file", "memory", "descriptors", "file_size", *KERNEL, "audit")
    layers = [Layer(name, holds=True, why="") for name in every]

    assert kernel_holds(layers)
    assert not kernel_holds(
        [replace(each, holds=False) if each.id == missing else each for each in layers]
    )


# --- the filter of system calls -----------------------------------------------------------------

ALLOW, EPERM, ENOSYS, END = 0x7FFF0000, 0x50001, 0x50026, 0x80000000
PROCESS = 4711
NATIVE = {name: processor.audit for name, processor in syscalls.PROCESSORS.items()}
EVERY = range(NEWEST + 40)


def verdict(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """Run the filter as the kernel would: on the number, the architecture and the arguments."""
    seen = {0: number, 4: NATIVE[machine] if architecture is None else architecture}
    for at, value in enumerate((*arguments, *(0 for _ in range(6 - len(arguments))))):
        seen |= {16 + 8 * at: value & 0xFFFF_FFFF, 20 + 8 * at: value >> 32}
    program = syscalls.program(syscalls.PROCESSORS[machine], PROCESS)
    value, at = 0, 0
    while True:
        code, if_so, if_not, operand = program[at]
        at += 1
        match code:
            case 0x20:
                value = seen[operand]
            case 0x06:
                return operand
            case 0x15:
                at += if_so if value == operand else if_not
            case 0x35:
                at += if_so if value >= operand else if_not
            case 0x45:
                at += if_so if value & operand else if_not


@pytest.fixture(params=sorted(syscalls.PROCESSORS))
def machine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def number(machine: str, name: str) -> int:
    """Look up the number of a call that may pass."""
    call = next(each for each in CALLS if each.name == name)
    found = syscalls.PROCESSORS[machine].number(call)
    assert found is not None
    return found


def test_the_list_of_calls_is_this_one() -> None:
    """Each of them was looked at: it can neither store nor send. A new one needs the same."""
    free = {each.name for each in CALLS if not each.only}
    looked_at = {each.name for each in CALLS if each.only}

    assert FREE == free
    assert LOOKED_AT == looked_at
    assert {"clone3", "openat2"} == set(UNKNOWN)
    assert 469 == NEWEST


@pytest.mark.parametrize(("machine", "passing"), [("x86_64", X86_64), ("aarch64", AARCH64)])
def test_the_numbers_that_pass_are_these(machine: str, passing: set[int]) -> None:
    """Run over every number there is, the filter lets by what its table says and no more."""
    own = (PROCESS, 0, 0)

    assert passing == {each for each in EVERY if verdict(machine, each) == ALLOW} | {
        each for each in EVERY if verdict(machine, each, *own) == ALLOW
    } | {each for each in EVERY if verdict(machine, each, 0x1_0000, 0x5401) == ALLOW}


@pytest.mark.parametrize(
    ("machine", "ending"), [("x86_64", X86_64_ENDS), ("aarch64", AARCH64_ENDS)]
)
def test_the_numbers_that_end_the_program_are_these(machine: str, ending: set[int]) -> None:
    """What no harmless mistake does is not only refused."""
    assert ending == {each for each in EVERY if verdict(machine, each) == END}


def test_every_call_has_its_reason() -> None:
    """A table of numbers alone could not be argued with."""
    assert [] == [each.name for each in CALLS if len(each.why) < len("ending")]
    assert 60 <= len([each for each in CALLS if each.aarch64 is not None]) <= 70


@pytest.mark.parametrize("flag", ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"])
@pytest.mark.parametrize(
    ("machine", "name", "before"),
    [("x86_64", "openat", (0, 0)), ("x86_64", "open", (0,)), ("aarch64", "openat", (0, 0))],
)
def test_filter_passes_opening_to_read_alone(
    machine: str, name: str, before: tuple[int, ...], flag: str
) -> None:
    """A file cannot be written, made or emptied by opening it."""
    call = number(machine, name)

    assert ALLOW == verdict(machine, call, *before, os.O_RDONLY | os.O_CLOEXEC)
    assert ALLOW == verdict(machine, call, *before, os.O_DIRECTORY)
    assert EPERM == verdict(machine, call, *before, os.O_CLOEXEC | getattr(os, flag))
    assert EPERM == verdict(machine, call, *before, os.O_TMPFILE)
    assert getattr(os, flag) & WRITING


@pytest.mark.parametrize("name", ["kill", "tkill", "tgkill"])
def test_filter_passes_signals_to_itself_alone(machine: str, name: str) -> None:
    """A signal to another process is a message; so is one to a group, or to all."""
    call = number(machine, name)

    assert ALLOW == verdict(machine, call, PROCESS, signal.SIGTSTP, signal.SIGTSTP)
    for other in (PROCESS + 1, 0, 0xFFFF_FFFF, 1):
        assert EPERM == verdict(machine, call, other, signal.SIGTSTP, signal.SIGTSTP)


def test_filter_passes_a_thread_and_refuses_a_copy(machine: str) -> None:
    """Both are started by one call, and only its flags tell them apart."""
    clone = number(machine, "clone")

    assert ALLOW == verdict(machine, clone, 0x3D0F00)  # what the C library gives for a thread
    assert EPERM == verdict(machine, clone, signal.SIGCHLD)
    assert ENOSYS == verdict(machine, 435)


def test_filter_passes_memory_of_its_own(machine: str) -> None:
    """What is shared may be read and not written."""
    mmap = number(machine, "mmap")
    read, write, run, shared, private = 1, 2, 4, 1, 2

    assert ALLOW == verdict(machine, mmap, 0, 99, read | write, private | 0x20)
    assert ALLOW == verdict(machine, mmap, 0, 99, read | run, private)
    assert ALLOW == verdict(machine, mmap, 0, 99, read, shared)
    assert EPERM == verdict(machine, mmap, 0, 99, read | write, shared)
    assert EPERM == verdict(machine, mmap, 0, 99, write, 3)  # MAP_SHARED_VALIDATE


def test_filter_passes_asking_for_its_own_limits(machine: str) -> None:
    """A limit that is set can be read by every user; one of another process is a message."""
    limits_of = number(machine, "prlimit64")
    somewhere = 0x7FFF_0000_0000  # nothing in its low half

    assert ALLOW == verdict(machine, limits_of, 0, 7, 0, somewhere)
    assert EPERM == verdict(machine, limits_of, 0, 7, somewhere, 0)
    assert EPERM == verdict(machine, limits_of, PROCESS + 1, 7, 0, somewhere)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(0, ALLOW, id="copy"),
        pytest.param(3, ALLOW, id="read-mode"),
        pytest.param(1030, ALLOW, id="copy-that-closes"),
        pytest.param(4, EPERM, id="set-mode"),
        pytest.param(6, EPERM, id="lock"),
        pytest.param(38, EPERM, id="lock-of-the-file"),
        pytest.param(8, EPERM, id="owner"),
        pytest.param(1024, EPERM, id="lease"),
        pytest.param(1026, EPERM, id="notice"),
        pytest.param(1031, EPERM, id="size-of-a-pipe"),
    ],
)
def test_filter_passes_orders_about_a_descriptor_alone(
    machine: str, order: int, expected: int
) -> None:
    """A lock is listed for every user, and the size of a pipe is seen at its other end."""
    assert expected == verdict(machine, number(machine, "fcntl"), 3, order)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(0x5401, ALLOW, id="read-settings"),
        pytest.param(0x5404, ALLOW, id="write-settings"),
        pytest.param(0x5413, ALLOW, id="size"),
        pytest.param(0x802C542A, ALLOW, id="read-settings-2"),
        pytest.param(0x5451, ALLOW, id="close-at-exec"),
        pytest.param(0x5412, EPERM, id="type"),
        pytest.param(0x541C, EPERM, id="paste"),
        pytest.param(0x5414, EPERM, id="set-size"),
        pytest.param(0x541D, EPERM, id="take-the-console"),
        pytest.param(0x5423, EPERM, id="set-discipline"),
        pytest.param(0x40086602, EPERM, id="mark-a-file"),
        pytest.param(0x40049409, EPERM, id="clone-a-file"),
    ],
)
def test_filter_passes_orders_to_a_terminal_alone(machine: str, order: int, expected: int) -> None:
    """A terminal can be read and set; typing into it and marking files cannot be done."""
    assert expected == verdict(machine, number(machine, "ioctl"), 1, order)


def test_filter_ends_other_ways_to_number_calls(machine: str) -> None:
    """A 32-bit call, or the second set of x86_64, would pass a filter that looked away."""
    sibling = syscalls.PROCESSORS[machine].sibling

    assert END == verdict(machine, 1, architecture=sibling)
    assert END == verdict(machine, 0x40000001)


def test_filter_answers_calls_of_later_kernels_as_an_older_one_would(machine: str) -> None:
    """A C library that knows them then does without."""
    assert {ENOSYS} == {verdict(machine, each) for each in (NEWEST + 1, NEWEST + 30, 437)}


def test_filter_refuses_nothing_of_a_processor_it_is_not_for(machine: str) -> None:
    """Under an emulator each number is another call; refusing some would end the program."""
    assert {ALLOW} == {verdict(machine, each, architecture=0x80000016) for each in (41, 198)}


@pytest.mark.parametrize(
    ("column", "header"),
    [
        pytest.param(0, "x86_64-linux-gnu/asm/unistd_64.h", id="x86_64"),
        pytest.param(1, "asm-generic/unistd.h", id="aarch64"),
    ],
)
def test_numbers_are_those_of_the_kernel(column: int, header: str) -> None:
    """Every number is the one that the kernel's own headers give."""
    path = Path("/usr/include", header)
    if not path.exists():
        pytest.skip("the kernel's headers are not installed")
    defined = dict(re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", path.read_text("ascii")))
    ours: dict[str, int | None] = {name: each[column] for name, each in (UNKNOWN | ENDING).items()}
    ours |= {each.name: (each.x86_64, each.aarch64)[column] for each in CALLS}
    # One call, which the processors name differently.
    defined.setdefault("newfstatat", defined.get("fstatat", ""))

    assert {name: int(defined[name]) if name in defined else None for name in ours} == ours


# --- what an older Landlock leaves --------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "left"),
    [
        (1, "emptying a file, connections over TCP, orders to devices, signals"),
        (3, "connections over TCP, orders to devices, signals"),
        (5, "signals to other programs, other messages"),
        (6, "other messages, and marks on a file"),
        (9, "other messages, and marks on a file"),
    ],
)
def test_landlock_says_what_its_version_leaves(version: int, left: str) -> None:
    """A claim is as wide as the kernel that must keep it."""
    assert landlock.left_open(version).startswith(left)


@pytest.mark.parametrize("version", range(1, 7))
@pytest.mark.usefixtures("kernel")
def test_what_an_older_landlock_leaves_is_refused_all_the_same(
    tmp_path: Path, version: int
) -> None:
    """With the rules of an older kernel, native code can neither empty a file nor signal."""
    path = tmp_path / "f"
    path.write_text("." * 100, encoding="ascii")
    child(
        f"""
        import ctypes, os
        from dataclasses import replace
        from warning_signs.seal import audit
        from warning_signs.seal.layer import HERE, call

        # From Python 3.14 on a call by ctypes raises an event, which native code does not.
        audit.ALLOWED |= {{"ctypes.call_function"}}

        def older(name, /, *arguments):
            if name == "syscall" and arguments == (444, None, 0, 1):
                return {version}
            return call(name, *arguments)

        library = ctypes.CDLL(None, use_errno=True)
        library.open, library.kill
        parent = os.getppid()
        layers = {{each.id: each for each in seal(replace(HERE, call=older))}}
        assert layers["landlock"].holds, layers["landlock"]
        assert "version {version})" in layers["landlock"].why
        assert kernel_holds(layers.values())
        assert -1 == library.open({os.fsencode(path)!r}, os.O_RDONLY | os.O_TRUNC)
        assert -1 == library.kill(parent, 0)
        """
    )

    assert 100 == path.stat().st_size


# --- what Python itself refuses -----------------------------------------------------------------


def test_the_list_of_allowed_events_is_this_one() -> None:
    """Each of them was looked at: it can neither store nor send. A new one needs the same."""
    assert {
        "_thread.start_joinable_thread",
        "_thread.start_new_thread",
        "array.__new__",
        "builtins.id",
        "builtins.input",
        "builtins.input/result",
        "code.__new__",
        "compile",
        "cpython.PyInterpreterState_Clear",
        "cpython._PySys_ClearAuditHooks",
        "exec",
        "function.__new__",
        "gc.get_objects",
        "gc.get_referrers",
        "import",
        "marshal.load",
        "marshal.loads",
        "object.__delattr__",
        "object.__getattr__",
        "object.__setattr__",
        "os.listdir",
        "os.scandir",
        "sys._current_frames",
        "sys._getframe",
        "sys._getframemodulename",
        "sys.excepthook",
        "sys.unraisablehook",
        "time.sleep",
    } == ALLOWED


@pytest.mark.parametrize(
    ("path", "mode", "flags", "expected"),
    [
        pytest.param("f", "r", os.O_RDONLY, True, id="read"),
        pytest.param("f", None, os.O_RDONLY, True, id="read-by-flags"),
        pytest.param("f", "rb", 0, True, id="read-by-mode"),
        pytest.param("f", None, os.O_WRONLY, False, id="write-by-flags"),
        pytest.param("f", None, os.O_RDWR, False, id="update-by-flags"),
        pytest.param("f", None, os.O_RDONLY | os.O_CREAT, False, id="create"),
        pytest.param("f", None, os.O_RDONLY | os.O_TRUNC, False, id="empty"),
        pytest.param("f", "a", 0, False, id="append-by-mode"),
        pytest.param("f", "r+", 0, False, id="update-by-mode"),
        pytest.param("f", "xb", 0, False, id="create-by-mode"),
        pytest.param(1, "w", os.O_WRONLY, True, id="output"),
        pytest.param(2, "wb", os.O_WRONLY, True, id="error"),
        pytest.param(3, "w", os.O_WRONLY, False, id="another-descriptor"),
    ],
)
def test_opening_is_permitted_only_to_read(
    path: object, mode: object, flags: object, expected: bool
) -> None:
    """Mode and flags are both looked at; standard output may be wrapped anew."""
    assert expected == permitted("open", (path, mode, flags))


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.connect", (None, "host")),
        ("subprocess.Popen", ("ls", [], None, None)),
        ("os.rename", ("a", "b", -1, -1)),
        ("ctypes.dlopen", ("libc",)),
        ("an.event.of.a.later.python", ()),
    ],
)
def test_what_is_not_listed_is_refused(event: str, arguments: tuple[object, ...]) -> None:
    """Also what nobody has heard of."""
    assert not permitted(event, arguments)


def test_only_itself_may_be_signalled() -> None:
    """A signal to another process is a message."""
    assert permitted("os.kill", (os.getpid(), signal.SIGTSTP))
    assert not permitted("os.kill", (os.getppid(), signal.SIGTERM))
    assert not permitted("os.kill", (0, signal.SIGTERM))


def test_a_refusal_names_the_event_and_not_its_subject() -> None:
    """The subject may be made of an answer, and an error is printed."""
    with pytest.raises(SealedError) as caught:
        refuse("os.mkdir", ("gifts-yes", 0o777, -1))

    assert isinstance(caught.value, OSError)
    assert "os.mkdir" in str(caught.value)
    assert "gifts" not in str(caught.value)


# --- what goes on working -----------------------------------------------------------------------


def test_sealing_twice_gives_the_same_answer() -> None:
    """The second time nothing is put in force, and nothing fails."""
    child("first = seal(); assert first == seal(); assert first is seal()")


def test_output_goes_on_through_a_pipe() -> None:
    """What is printed after the seal arrives whole."""
    done = child("seal(); print('x' * 200_000)")

    assert ("x" * 200_000 + "\n", "") == (done.stdout, done.stderr)


def test_output_goes_on_into_a_file(tmp_path: Path) -> None:
    """A result sent to a file is written; only the limit on files stands back, and says so."""
    path = tmp_path / "result"
    done = child(
        """
        import sys
        layers = {each.id: each for each in seal()}
        print("x" * 200_000)
        assert not layers["file_size"].holds
        print(layers["file_size"].why, file=sys.stderr)
        """,
        line=f'"$0" "$@" > {path}',
    )

    assert "x" * 200_000 + "\n" == path.read_text(encoding="ascii")
    assert "You sent the output to a file, which must be able to grow.\n" == done.stderr


def test_output_goes_on_at_the_end_of_a_file(tmp_path: Path) -> None:
    """So does a result added to one, on standard error as well."""
    path = tmp_path / "result"
    path.write_text("before\n", encoding="ascii")
    child("import sys; seal(); print('after', file=sys.stderr)", line=f'"$0" "$@" 2>> {path}')

    assert "before\nafter\n" == path.read_text(encoding="ascii")


def test_input_goes_on() -> None:
    """Answers are read after the seal, by every way Python has."""
    done = child(
        """
        import select, sys
        seal()
        assert [sys.stdin] == select.select([sys.stdin], [], [], 5)[0]
        print([input(), sys.stdin.readline(), sys.stdin.read()])
        """,
        given="one\ntwo\nthree\n",
    )

    assert "['one', 'two\\n', 'three\\n']\n" == done.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-", '1<"$0"'])
def test_closed_streams_do_not_stop_the_seal(closed: str) -> None:
    """
    A program without one of its streams is sealed like any other, and says so by its code.

    A library may by then have a file of its own, to be read, under the number of a closed stream.
    """
    child(
        "import os; os._exit(sum(each.holds for each in seal()))",
        line=f'"$0" "$@" {closed}',
        expected=sum(held_here().values()),
    )


def on_a_terminal(code: str) -> str:
    """Run Python code on a terminal of its own and give what it showed there."""
    script = "from warning_signs.seal import seal\n" + textwrap.dedent(code)
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.executable, [sys.executable, "-c", script])  # noqa: S606  (this Python)
    shown = b""
    with suppress(OSError):  # the end of a terminal on Linux
        while chunk := os.read(terminal, 4096):
            shown += chunk
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert status == 0, shown.decode()
    return shown.decode()


def test_a_terminal_can_still_be_set_and_measured() -> None:
    """Single keys, the size, and a drawing on a copy of the screen go on."""
    shown = on_a_terminal(
        """
        import fcntl, os, termios, tty
        copy = os.dup(1)
        seal()
        before = termios.tcgetattr(0)
        tty.setcbreak(0)
        assert not termios.tcgetattr(0)[3] & termios.ICANON
        termios.tcsetattr(0, termios.TCSADRAIN, before)
        assert len(os.get_terminal_size()) == 2
        assert os.isatty(0) and os.isatty(1)
        os.write(copy, b"drawn")
        """
    )

    assert "drawn" == shown


def test_signals_go_on() -> None:
    """A new size of the window, and stopping by Ctrl-Z, reach a sealed program."""
    code = """
    import os, signal
    got = []
    signal.signal(signal.SIGWINCH, lambda number, frame: got.append(number))
    seal()
    os.kill(os.getpid(), signal.SIGWINCH)
    assert [signal.SIGWINCH] == got
    os.kill(os.getpid(), signal.SIGTSTP)
    signal.raise_signal(signal.SIGTSTP)
    print("went on")
    os.kill(os.getpid(), signal.SIGTERM)
    """
    script = "from warning_signs.seal import seal\n" + textwrap.dedent(code)
    with subprocess.Popen(
        [sys.executable, "-u", "-c", script], stdout=subprocess.PIPE, process_group=0
    ) as process:
        assert process.stdout is not None
        for _ in range(2):
            _, status = os.waitpid(process.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            os.kill(process.pid, signal.SIGCONT)
        shown = process.stdout.read()

    assert b"went on\n" == shown
    assert -signal.SIGTERM == process.returncode


def test_modules_can_still_be_imported() -> None:
    """Libraries import at the last moment, in Python and in C, and make classes."""
    child(
        """
        import sys
        modules = ["colorsys", "graphlib", "email.message", "decimal", "_zoneinfo"]
        assert not set(modules) & set(sys.modules)
        seal()
        for name in modules:
            __import__(name)
        import dataclasses, enum, typing
        dataclasses.make_dataclass("D", ["a"], frozen=True, slots=True)
        enum.StrEnum("E", ["a"])
        typing.NamedTuple("T", [("a", int)])
        """
    )


def test_rich_goes_on_drawing() -> None:
    """Tables, colour, wrapping and a live display, first imported after the seal or before."""
    done = child(
        """
        from rich.console import Console
        seal()
        console = Console(force_terminal=True, width=60)
        from rich.live import Live
        from rich.panel import Panel
        from rich.table import Table
        table = Table("sign", "answer")
        table.add_row("[bold]gifts[/bold]", "maybe")
        with Live(Panel(table), console=console):
            pass
        with console.screen():
            console.print(Panel("a page"))
        Console(stderr=True).print("done")
        """
    )

    assert "gifts" in done.stdout
    assert "a page" in done.stdout
    assert "done\n" == done.stderr


def test_a_thread_can_still_be_started() -> None:
    """A thread shares the seal, and display libraries use one."""
    done = child(
        """
        import threading
        seal()
        thread = threading.Thread(target=print, args=["from a thread"])
        thread.start()
        thread.join()
        """
    )

    assert "from a thread\n" == done.stdout


def test_an_error_after_the_seal_ends_as_errors_do() -> None:
    """The seal neither hides it nor adds to it."""
    done = child("seal(); raise SystemExit(1)", expected=1)

    assert ("", "") == (done.stdout, done.stderr)


# --- what a layer says is so --------------------------------------------------------------------


def test_what_was_left_open_is_closed(tmp_path: Path) -> None:
    """Files and pipes to write to are closed; what is read, and copies of the output, stay."""
    child(
        f"""
        import os
        written = os.open({str(tmp_path / "f")!r}, os.O_CREAT | os.O_RDWR)
        read = os.open({str(tmp_path / "f")!r}, os.O_RDONLY)
        from_pipe, to_pipe = os.pipe()
        copy = os.dup(1)
        seal()
        def is_open(descriptor):
            try:
                os.fstat(descriptor)
            except OSError:
                return False
            return True
        expected = [False, True, True, False, True, True, True, True]
        assert expected == [
            is_open(each) for each in (written, read, from_pipe, to_pipe, copy, 0, 1, 2)
        ]
        """
    )


def test_a_file_given_to_be_read_is_no_place_of_output(tmp_path: Path) -> None:
    """That standard input reads a file does not leave another way to write it open."""
    path = tmp_path / "answers"
    path.write_text("x", encoding="ascii")
    child(
        f"""
        import os
        written = os.open({str(path)!r}, os.O_RDWR)
        seal()
        try:
            os.fstat(written)
        except OSError:
            raise SystemExit(0)
        raise SystemExit(1)
        """,
        line=f'"$0" "$@" < {path}',
    )


@pytest.mark.usefixtures("kernel")
def test_landlock_refuses_what_native_code_writes(tmp_path: Path) -> None:
    """With no other layer in force, a file opened by the C library itself is refused."""
    path = tmp_path / "f"
    done = child(
        f"""
        import ctypes, os
        from warning_signs.seal import landlock
        library = ctypes.CDLL(None, use_errno=True)
        assert landlock.landlock().holds
        print(library.creat({os.fsencode(path)!r}, 0o600), os.strerror(ctypes.get_errno()))
        """
    )

    assert "-1 Permission denied\n" == done.stdout
    assert not path.exists()


@pytest.mark.usefixtures("kernel")
def test_syscalls_refuse_what_native_code_sends() -> None:
    """With no other layer in force, a socket opened by the C library itself is refused."""
    done = child(
        """
        import ctypes, os
        from warning_signs.seal import syscalls
        library = ctypes.CDLL(None, use_errno=True)
        assert syscalls.syscalls().holds
        print(library.socket(2, 2, 0), os.strerror(ctypes.get_errno()))
        """
    )

    assert "-1 Operation not permitted\n" == done.stdout


@pytest.mark.usefixtures("kernel")
def test_the_kernel_does_not_hold_beside_another_thread() -> None:
    """A thread from before the seal keeps its powers, so the seal does not claim to hold."""
    child(
        """
        import threading
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        assert not kernel_holds(seal())
        """
    )


def test_python_forgets_what_was_typed() -> None:
    """A history that a library loaded is emptied, and kept no longer."""
    child(
        """
        import readline
        readline.add_history("yes")
        seal()
        assert 0 == readline.get_current_history_length()
        """
    )


@pytest.mark.parametrize(
    ("line", "set_by_itself"),
    [
        pytest.param('PYTHONINSPECT=1 "$0" "$@"', "", id="environment"),
        pytest.param('"$0" -i "$@"', "", id="option"),
        pytest.param('"$0" "$@"', "os.environ['PYTHONINSPECT'] = '1'", id="set-later"),
    ],
)
def test_python_that_stays_open_is_reported(line: str, set_by_itself: str) -> None:
    """A prompt after the end would have the answers within reach."""
    done = child(
        f"""
        import os
        {set_by_itself}
        layers = {{each.id: each.holds for each in seal()}}
        print(layers["python"], flush=True)
        os._exit(0)
        """,
        line=line,
    )

    assert "False\n" == done.stdout


def test_words_are_for_people() -> None:
    """Each layer is explained in whole sentences."""
    done = child("[print(each.why) for each in seal()]")
    lines = done.stdout.splitlines()

    assert len(lines) == 8
    assert [] == [line for line in lines if not re.fullmatch(r"[A-Z].{30,}\.", line)]
