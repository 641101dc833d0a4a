"""The listeners that a proof sends to, all on this computer and gone with the proof."""

from __future__ import annotations

import os
import select
import socket
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Self

from warning_signs.seal.proof.attempt import Addresses

if TYPE_CHECKING:
    from pathlib import Path


class Listeners:
    """
    Sockets that wait to be reached.

    Args:
        folder: Where the sockets that have a file are made.
    """

    def __init__(self, folder: Path) -> None:
        """Make those that this system has."""
        self._open = ExitStack()
        self._all: list[socket.socket] = []
        tcp = self._listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        udp = self._listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self.at = Addresses(
            tcp.getsockname()[1],
            udp.getsockname()[1],
            self._unix("SOCK_STREAM", str(folder / "stream")),
            self._unix("SOCK_DGRAM", str(folder / "datagram")),
            self._unix("SOCK_STREAM", f"\0warning-signs-{os.getpid()}"),
        )

    def _listen(self, family: int, kind: int, address: tuple[str, int] | str) -> socket.socket:
        made = self._open.enter_context(socket.socket(family, kind))
        made.bind(address)
        if kind == socket.SOCK_STREAM:
            made.listen()
        made.setblocking(False)
        self._all.append(made)
        return made

    def _unix(self, kind: str, address: str) -> str:
        # No such sockets on Windows, none without a file but on Linux, and a path may be too long.
        with suppress(AttributeError, OSError):
            self._listen(socket.AF_UNIX, getattr(socket, kind), address)
            return address
        return ""

    def heard(self) -> bool:
        """Return whether one was reached since this was last asked."""
        reached, _, _ = select.select(self._all, [], [], 0)
        for each in reached:
            self._take(each)
        return bool(reached)

    def _take(self, reached: socket.socket) -> None:
        if reached.type == socket.SOCK_STREAM:
            reached.accept()[0].close()
        else:
            # Windows refuses to take less of a message than there is.
            reached.recv(65536)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
