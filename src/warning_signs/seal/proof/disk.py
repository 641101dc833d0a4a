"""
The attempts to leave something on a disk.

An attempt imports what it misuses only when it is made: some of it is missing on some systems, and
all of it is loaded nowhere else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.seal.layer import PR_SET_DUMPABLE
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

_AT_FDCWD = -100
_WRITE_NEW = os.O_CREAT | os.O_WRONLY


def _append(sandbox: Sandbox) -> None:
    with sandbox.existing.open("a", encoding="ascii") as file:
        file.write(TRACE)


def _overwrite(sandbox: Sandbox) -> None:
    with sandbox.existing.open("r+", encoding="ascii") as file:
        file.write(TRACE)


def _unnamed(sandbox: Sandbox) -> None:
    descriptor = os.open(sandbox.folder, os.O_TMPFILE | os.O_WRONLY)
    os.write(descriptor, TRACE.encode())
    # The link in /proc is followed only where a folder to start from is given.
    start = os.open(sandbox.folder, os.O_RDONLY)
    os.link(f"/proc/self/fd/{descriptor}", sandbox.new, src_dir_fd=start)


def _temporary(sandbox: Sandbox) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(dir=sandbox.folder, delete=False) as file:
        file.write(TRACE.encode())


def _copy(sandbox: Sandbox) -> None:
    import shutil

    shutil.copy(sandbox.existing, sandbox.new)


def _sqlite(sandbox: Sandbox) -> None:
    import sqlite3

    connection = sqlite3.connect(sandbox.new)
    connection.execute("create table answers (answer)")
    connection.commit()


def _shelve(sandbox: Sandbox) -> None:
    import shelve

    with shelve.open(str(sandbox.new)) as shelf:  # noqa: S301  (what is read was written here)
        shelf["answer"] = TRACE


def _log(sandbox: Sandbox) -> None:
    import logging

    handler = logging.FileHandler(sandbox.new)
    handler.emit(logging.makeLogRecord({"msg": TRACE}))


def _archive(sandbox: Sandbox) -> None:
    import zipfile

    with zipfile.ZipFile(sandbox.new, "w") as archive:
        archive.writestr("answer", TRACE)


def _key_log(sandbox: Sandbox) -> None:
    import ssl

    ssl.create_default_context().keylog_filename = str(sandbox.new)


def _input_history(sandbox: Sandbox) -> None:
    import readline

    readline.add_history(TRACE)
    readline.write_history_file(sandbox.new)


def _let_python_compile(_: Sandbox) -> None:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = None


def _import(sandbox: Sandbox) -> None:
    import importlib

    sys.path.insert(0, str(sandbox.folder))
    importlib.import_module("module")


def _attribute(sandbox: Sandbox) -> None:
    os.setxattr(sandbox.existing, "user.answer", TRACE.encode())


def _map(sandbox: Sandbox) -> None:
    import mmap

    with mmap.mmap(sandbox.inherited, 0) as mapped:
        mapped[: len(TRACE)] = TRACE.encode()


def _send_file(sandbox: Sandbox) -> None:
    with Path(__file__).open("rb") as source:
        os.sendfile(sandbox.inherited, source.fileno(), 0, 100)


def _copy_range(sandbox: Sandbox) -> None:
    with sandbox.spare.open("rb") as source:
        os.copy_file_range(source.fileno(), sandbox.inherited, 10)


def _load_library(sandbox: Sandbox) -> None:
    import ctypes

    ctypes.CDLL(None).creat(os.fsencode(sandbox.new), 0o600)


def _raw_call(sandbox: Sandbox) -> None:
    native()("syscall", number_of("openat"), _AT_FDCWD, os.fsencode(sandbox.new), _WRITE_NEW, 0o600)


def _thread(sandbox: Sandbox) -> None:
    import threading

    path = os.fsencode(sandbox.new)
    thread = threading.Thread(target=native(), args=("creat", path, 0o600))
    thread.start()
    thread.join()


def _native_attribute(sandbox: Sandbox) -> None:
    path = os.fsencode(sandbox.existing)
    native()("setxattr", path, b"user.answer", TRACE.encode(), len(TRACE), 0)


def _let_crashes_be_kept(sandbox: Sandbox) -> None:
    import resource

    # Elsewhere the file would not land in our folder: such a system is left alone.
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii")
    if "/" in pattern or "|" in pattern:
        raise OSError(pattern)
    # What started this may have hidden its memory already, as the entry module does.
    native()("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    os.chdir(sandbox.folder)


def _crash(_: Sandbox) -> None:
    os.abort()


def _disk(
    name: str, title: str, stopped_by: frozenset[str], run: Callable[[Sandbox], object]
) -> Attempt:
    return Attempt(name, title, "disk", stopped_by, run, Evidence.FOLDER)


def _native(
    name: str, title: str, stopped_by: frozenset[str], run: Callable[[Sandbox], object]
) -> Attempt:
    return Attempt(name, title, "disk", stopped_by, run, Evidence.FOLDER, look_up)


_FILE = stopped_by("audit", "landlock", "syscalls")
_ADDED = _FILE | stopped_by("file_size")
_LEFT_OPEN = stopped_by("descriptors", "file_size")
_UNSEEN = stopped_by("landlock", "syscalls")

ATTEMPTS: tuple[Attempt, ...] = (
    _disk("write", "write a new file", _FILE, lambda at: at.new.write_text(TRACE)),
    _disk("append", "add to a file", _ADDED, _append),
    _disk("overwrite", "write into a file", _ADDED, _overwrite),
    _disk("create", "create an empty file named by an answer", _FILE, lambda at: at.new.touch()),
    _disk("unnamed", "write a file without a name, then name it", _FILE, _unnamed),
    _disk("temporary", "write a temporary file", _FILE, _temporary),
    _disk("copy", "copy a file", _FILE, _copy),
    _disk("rename", "rename a file to an answer", _FILE, lambda at: at.spare.rename(at.new)),
    _disk("link", "give a file a second name", _FILE, lambda at: at.new.hardlink_to(at.existing)),
    _disk(
        "symlink",
        "make a link that points at an answer",
        _FILE,
        lambda at: at.new.symlink_to(TRACE),
    ),
    _disk("mkdir", "make a folder", _FILE, lambda at: at.new.mkdir()),
    _disk("rmdir", "remove a folder", _FILE, lambda at: (at.folder / "empty").rmdir()),
    _disk("remove", "remove a file", _FILE, lambda at: at.spare.unlink()),
    _disk("fifo", "make a named pipe", _UNSEEN, lambda at: os.mkfifo(at.new)),
    _disk("node", "make a file by its kind", _UNSEEN, lambda at: os.mknod(at.new)),
    _disk(
        "truncate",
        "shorten a file",
        stopped_by("audit", "syscalls"),
        lambda at: os.truncate(at.existing, 7),
    ),
    _disk(
        "times",
        "change a file's times",
        stopped_by("audit", "syscalls"),
        lambda at: os.utime(at.existing, (7, 7)),
    ),
    _disk(
        "mode",
        "change a file's permissions",
        stopped_by("audit", "syscalls"),
        lambda at: at.spare.chmod(0o400),
    ),
    _disk("attribute", "write an attribute on a file", stopped_by("audit", "syscalls"), _attribute),
    _disk("sqlite", "write a database (sqlite3)", _FILE, _sqlite),
    _disk("shelve", "write a database (shelve)", _UNSEEN, _shelve),
    _disk("log", "write a log", _FILE, _log),
    _disk("archive", "write an archive", _FILE, _archive),
    _disk("key_log", "write the secrets of a connection (SSL key log)", _FILE, _key_log),
    _disk("input_history", "write the history of what was typed", _UNSEEN, _input_history),
    Attempt(
        "bytecode",
        "let Python write compiled files",
        "disk",
        _FILE | stopped_by("python"),
        _import,
        Evidence.FOLDER,
        _let_python_compile,
    ),
    _disk(
        "open_file",
        "write to a file left open",
        _LEFT_OPEN,
        lambda at: os.write(at.inherited, b"x"),
    ),
    _disk(
        "open_file_map",
        "write to a file left open, through memory",
        stopped_by("audit", "descriptors", "syscalls"),
        _map,
    ),
    _disk(
        "open_file_send",
        "send a file into a file left open",
        _LEFT_OPEN | stopped_by("syscalls"),
        _send_file,
    ),
    _disk(
        "open_file_copy",
        "copy within the system into a file left open",
        _LEFT_OPEN | stopped_by("syscalls"),
        _copy_range,
    ),
    _disk("load_library", "load the C library and create a file", _FILE, _load_library),
    _native(
        "native_create",
        "create a file from native code",
        _UNSEEN,
        lambda at: native()("creat", os.fsencode(at.new), 0o600),
    ),
    _native(
        "native_rename",
        "rename a file from native code",
        _UNSEEN,
        lambda at: native()("rename", os.fsencode(at.existing), os.fsencode(at.new)),
    ),
    _native(
        "native_empty",
        "empty a file from native code, by opening it to be read",
        stopped_by("syscalls"),  # and by Landlock from its third version
        lambda at: native()("open", os.fsencode(at.existing), os.O_RDONLY | os.O_TRUNC),
    ),
    _native("native_raw", "create a file by a raw system call", _UNSEEN, _raw_call),
    _native("native_thread", "create a file from native code in a thread", _UNSEEN, _thread),
    _native(
        "native_mode",
        "change permissions from native code",
        stopped_by("syscalls"),
        lambda at: native()("chmod", os.fsencode(at.existing), 0o640),
    ),
    _native(
        "native_attribute",
        "write an attribute from native code",
        stopped_by("syscalls"),
        _native_attribute,
    ),
    Attempt(
        "crash_file",
        "crash, and leave a copy of the memory",
        "disk",
        stopped_by("crash_file", "memory"),
        _crash,
        Evidence.FOLDER,
        _let_crashes_be_kept,
    ),
)
