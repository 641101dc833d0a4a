"""
The attempts to write into what another program hands over, or into what was given to be read.

Most take an accomplice of the same user. None needs a file or a network of its own.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import time
from contextlib import suppress
from pathlib import Path

from warning_signs.seal.proof.attempt import (
    TRACE,
    Attempt,
    Evidence,
    Sandbox,
    look_up,
    native,
    stopped_by,
)

_TEXT = TRACE.encode()
_ROOM = 64
_ENDED = ("Z", "X")


class _Piece(ctypes.Structure):
    """The kernel's struct iovec."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _Message(ctypes.Structure):
    """The C library's struct msghdr."""

    _fields_ = (
        ("name", ctypes.c_void_p),
        ("name_length", ctypes.c_uint),
        ("pieces", ctypes.c_void_p),
        ("count", ctypes.c_size_t),
        ("control", ctypes.c_void_p),
        ("control_length", ctypes.c_size_t),
        ("flags", ctypes.c_int),
    )


class _Received:
    """Room for a message that brings a descriptor, made ready before the seal."""

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(_ROOM)
        self._control = ctypes.create_string_buffer(_ROOM)
        self._piece = _Piece(ctypes.addressof(self._text), _ROOM)
        piece, control = ctypes.addressof(self._piece), ctypes.addressof(self._control)
        self._message = _Message(None, 0, piece, 1, control, _ROOM, 0)
        self._pair = (ctypes.c_int * 2)()

    def pair(self) -> tuple[int, int]:
        """Make a pair of sockets, from native code."""
        native()("socketpair", socket.AF_UNIX, socket.SOCK_DGRAM, 0, self._pair)
        return self._pair[0], self._pair[1]

    def descriptor(self, receiver: int) -> int:
        """Wait for a message and take the descriptor it brings."""
        native()("recvmsg", receiver, ctypes.byref(self._message), 0)
        # struct cmsghdr: a length and two numbers, then the descriptor.
        number: int = struct.unpack_from("@Qiii", self._control.raw)[3]
        return number


_room: list[_Received] = []
_open: dict[str, int] = {}


def _make_room(sandbox: Sandbox) -> None:
    look_up(sandbox)
    _room.append(_Received())


def _name(process: int) -> bytes:
    return f"\0{TRACE}-{process}".encode()


def _pair(_: Sandbox) -> None:
    _room[0].pair()


def _be_named() -> int:
    receiver, other = _room[0].pair()
    address = struct.pack("=H", socket.AF_UNIX) + _name(os.getpid())
    native()("bind", receiver, address, len(address))
    os.close(other)
    # A socket of a pair hears only its other half; that this one is gone is noticed on writing.
    with suppress(ConnectionRefusedError):
        os.write(receiver, b".")
    return receiver


def _take_and_write(_: Sandbox) -> None:
    given = _room[0].descriptor(_be_named())
    native()("write", given, _TEXT, len(_TEXT))


def _lives(process: int) -> bool:
    state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    return state not in _ENDED


def _hand_over(process: int) -> None:
    given, to_give = os.pipe()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        while _lives(process):
            with suppress(ConnectionRefusedError, PermissionError):
                sender.connect(_name(process))
                socket.send_fds(sender, [b"."], [to_give])
                break
            time.sleep(0.001)  # until it has its name
    os.close(to_give)
    if os.read(given, _ROOM) != _TEXT:
        raise OSError("nothing came")


def _be_sent_one(sandbox: Sandbox) -> None:
    _make_room(sandbox)
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    socket.send_fds(there, [b"."], [sandbox.inherited])
    _open["receiver"] = here.detach()
    there.detach()


def _take_what_was_sent(_: Sandbox) -> None:
    given = _room[0].descriptor(_open["receiver"])
    native()("write", given, _TEXT, len(_TEXT))


def _be_given_a_pipe(sandbox: Sandbox) -> None:
    look_up(sandbox)
    _open["pipe"], written = os.pipe()
    os.set_blocking(_open["pipe"], False)
    os.close(written)


def _write_to_what_is_read(_: Sandbox) -> None:
    pipe = _open["pipe"]
    again = native()("open", f"/proc/self/fd/{pipe}".encode(), os.O_WRONLY)
    native()("write", again, _TEXT, len(_TEXT))
    if os.read(pipe, _ROOM) != _TEXT:
        raise OSError("nothing came")


_HANDED = stopped_by("syscalls")

ATTEMPTS: tuple[Attempt, ...] = (
    Attempt("socket_pair", "make a pair of sockets", "network", _HANDED, _pair, ready=_make_room),
    Attempt(
        "socket_name",
        "take a name that every user of this computer sees",
        "network",
        _HANDED,
        lambda _: _be_named(),
        ready=_make_room,
    ),
    Attempt(
        "handed",
        "be handed a connection by another program, and send through it",
        "network",
        _HANDED,
        _take_and_write,
        Evidence.READER,
        _make_room,
        _hand_over,
    ),
    Attempt(
        "handed_before",
        "take a file handed over before the seal, and write to it",
        "disk",
        stopped_by("descriptors", "syscalls"),
        _take_what_was_sent,
        Evidence.FOLDER,
        _be_sent_one,
    ),
    Attempt(
        "pipe_back",
        "write into a pipe that was given to be read",
        "process",
        _HANDED,
        _write_to_what_is_read,
        ready=_be_given_a_pipe,
    ),
)
