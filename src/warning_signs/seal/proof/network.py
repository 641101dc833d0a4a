"""
The attempts to send something, all of them to listeners of this proof on this computer.

An attempt imports what it misuses only when it is made: all of it is loaded nowhere else.
"""

from __future__ import annotations

import os
import socket
import struct
from typing import TYPE_CHECKING

from warning_signs.seal.proof.attempt import (
    TRACE,
    Attempt,
    Evidence,
    Sandbox,
    look_up,
    native,
    stopped_by,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = "127.0.0.1"
_TEXT = TRACE.encode()


def _tcp(sandbox: Sandbox) -> None:
    with socket.create_connection((_HERE, sandbox.to.tcp), 1) as connection:
        connection.sendall(_TEXT)


def _udp(sandbox: Sandbox) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(_TEXT, (_HERE, sandbox.to.udp))


def _stream(sandbox: Sandbox) -> None:
    with socket.socket(socket.AF_UNIX) as sender:
        sender.connect(sandbox.to.stream)


def _datagram(sandbox: Sandbox) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.sendto(_TEXT, sandbox.to.datagram)


def _abstract(sandbox: Sandbox) -> None:
    with socket.socket(socket.AF_UNIX) as sender:
        sender.connect(sandbox.to.abstract)


def _http(sandbox: Sandbox) -> None:
    import urllib.request

    # No proxy from the environment: nothing may leave this computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.open(f"http://{_HERE}:{sandbox.to.tcp}/?answer={TRACE}", timeout=0.1)


def _log(sandbox: Sandbox) -> None:
    import logging.handlers

    handler = logging.handlers.DatagramHandler(_HERE, sandbox.to.udp)
    handler.emit(logging.makeLogRecord({"msg": TRACE}))


def _resolve(_: Sandbox) -> None:
    # A name this computer answers by itself; a name made of an answer would be sent out.
    socket.getaddrinfo("localhost", 80)


def _internet_address(port: int) -> bytes:
    # struct sockaddr_in: the family as this processor writes it, the rest as the network does.
    return struct.pack("=H", socket.AF_INET) + struct.pack("!H4s8x", port, socket.inet_aton(_HERE))


def _native_tcp(sandbox: Sandbox) -> None:
    sender = native()("socket", socket.AF_INET, socket.SOCK_STREAM, 0)
    native()("connect", sender, _internet_address(sandbox.to.tcp), 16)


def _native_udp(sandbox: Sandbox) -> None:
    sender = native()("socket", socket.AF_INET, socket.SOCK_DGRAM, 0)
    native()("sendto", sender, _TEXT, len(_TEXT), 0, _internet_address(sandbox.to.udp), 16)


def _native_stream(sandbox: Sandbox) -> None:
    sender = native()("socket", socket.AF_UNIX, socket.SOCK_STREAM, 0)
    address = struct.pack("=H108s", socket.AF_UNIX, os.fsencode(sandbox.to.stream))
    native()("connect", sender, address, len(address))


def _network(
    name: str, title: str, stopped_by: frozenset[str], run: Callable[[Sandbox], object]
) -> Attempt:
    return Attempt(name, title, "network", stopped_by, run, Evidence.LISTENER)


def _native(name: str, title: str, run: Callable[[Sandbox], object]) -> Attempt:
    return Attempt(name, title, "network", stopped_by("syscalls"), run, Evidence.LISTENER, look_up)


_SOCKET = stopped_by("audit", "syscalls")

ATTEMPTS: tuple[Attempt, ...] = (
    _network("tcp", "connect and send (TCP)", _SOCKET, _tcp),
    _network("udp", "send a message (UDP)", _SOCKET, _udp),
    _network("http", "ask for a web page named by an answer", _SOCKET, _http),
    _network("log_message", "log to another computer", _SOCKET, _log),
    _network("unix_stream", "connect to a program on this computer", _SOCKET, _stream),
    _network("unix_datagram", "send a message to a program on this computer", _SOCKET, _datagram),
    _network("unix_abstract", "connect to one that has no file", _SOCKET, _abstract),
    _network(
        "open_connection",
        "send through a connection left open",
        stopped_by("descriptors"),
        lambda at: os.write(at.connection, _TEXT),
    ),
    Attempt("resolve", "look up a name", "network", stopped_by("audit"), _resolve),
    _native("native_tcp", "connect from native code", _native_tcp),
    _native("native_udp", "send a message from native code", _native_udp),
    _native("native_unix", "reach a program on this computer from native code", _native_stream),
)
