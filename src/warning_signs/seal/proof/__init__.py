"""
Showing that nothing can be stored or sent, by trying to.

Each attempt is made twice, each time in a process of its own: as it is, and sealed. The first must
work, or the second proves nothing. What was tried on is invented, lies in a folder that is removed
at the end, and is sent to this computer alone. Nothing of ours is imported but the seal.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warning_signs.seal import seal
from warning_signs.seal.layer import resource
from warning_signs.seal.proof import children, disk, handed, memory, network, programs, visible
from warning_signs.seal.proof.attempt import Attempt, Evidence, Reach, prepare, snapshot
from warning_signs.seal.proof.listeners import Listeners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.seal.proof.children import ChildReport, Sealer

__all__ = ["ATTEMPTS", "Attempt", "Proved", "expected_refusals_hold", "prove"]

ATTEMPTS: tuple[Attempt, ...] = (
    *disk.ATTEMPTS,
    *network.ATTEMPTS,
    *programs.ATTEMPTS,
    *memory.ATTEMPTS,
    *handed.ATTEMPTS,
    *visible.ATTEMPTS,
)
"""Every way to store or leak that is tried."""
if sys.platform == "win32":
    from warning_signs.seal.proof import windows

    ATTEMPTS += windows.ATTEMPTS

FILES = 32
"""How many files must be allowed to be open at a time; with fewer, some attempts could not work."""


@dataclass(frozen=True, slots=True)
class Proved:
    """
    What came of one attempt.

    Attributes:
        id: Its name, for scripts.
        title: What it does, in words.
        reaches: What would hold the answer.
        control: Whether it worked unsealed. If not, it proves nothing here and was not sealed.
        sealed: Whether it was refused when sealed.
        expected: Whether a layer that was in force claims to stop it.
    """

    id: str
    title: str
    reaches: Reach
    control: bool
    sealed: bool
    expected: bool

    @property
    def contradicts(self) -> bool:
        """Whether a layer that is in force did not do what it claims."""
        return self.expected and not self.sealed

    def row(self) -> dict[str, str]:
        """
        Return it as it stands in a document.

        ``control`` is "worked" or "could not be tried"; ``sealed`` is "refused" or "worked", and
        "not tried" where the control did not work.
        """
        if not self.control:
            return {"id": self.id, "control": "could not be tried", "sealed": "not tried"}
        sealed = "refused" if self.sealed else "worked"
        return {"id": self.id, "control": "worked", "sealed": sealed}


def _seal_nothing() -> tuple[()]:
    return ()


class _Prover:
    """Makes attempts and looks at what came of them."""

    def __init__(self, base: Path, listeners: Listeners, sealer: Sealer, *, fork: bool) -> None:
        self._base = base
        self._listeners = listeners
        self._sealer = sealer
        self._fork = fork

    def prove(self, attempt: Attempt) -> Proved:
        """Make an attempt both ways; where it cannot work here, sealing it would show nothing."""
        name = (attempt.id, attempt.title, attempt.reaches)
        control, _ = self._try(attempt, sealed=False)
        if not control:
            return Proved(*name, control=False, sealed=False, expected=False)
        worked, held = self._try(attempt, sealed=True)
        # A child that did not get as far as its attempt shows nothing in the seal's favour.
        if held is None:
            return Proved(*name, control=True, sealed=False, expected=True)
        expected = bool(held & attempt.stopped_by)
        return Proved(*name, control=True, sealed=not worked, expected=expected)

    def _try(self, attempt: Attempt, *, sealed: bool) -> tuple[bool, frozenset[str] | None]:
        folder = self._base / f"{attempt.id}-{'sealed' if sealed else 'control'}"
        folder.mkdir()
        prepare(folder)
        before = snapshot(folder)
        report = self._run(attempt, folder, sealed=sealed)
        reached = self._listeners.heard()
        match attempt.evidence:
            case Evidence.FOLDER:
                worked = snapshot(folder) != before
            case Evidence.LISTENER:
                worked = reached
            case Evidence.RETURN:
                worked = report.returned
            case Evidence.READER:
                worked = report.read
        return worked, report.held

    def _run(self, attempt: Attempt, folder: Path, *, sealed: bool) -> ChildReport:
        if self._fork:
            sealer = self._sealer if sealed else _seal_nothing
            return children.fork(attempt, folder, self._listeners.at, sealer, sealed=sealed)
        return children.spawn(attempt, folder, self._listeners.at, sealed=sealed)


def prove(
    sealer: Sealer = seal,
    *,
    attempts: Iterable[Attempt] = ATTEMPTS,
    fork: bool = hasattr(os, "fork"),
) -> tuple[Proved, ...]:
    """
    Make every attempt, unsealed and sealed.

    Call it in a process that is not sealed and runs one thread.

    Args:
        sealer: Seals a child; a test puts single layers in force.
        attempts: What to try.
        fork: Whether a child is a copy of this process, or a new Python that seals itself.

    Returns:
        What came of each, in the same order.

    Raises:
        OSError: Where the system does not let attempts be made at all.
    """
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0] if resource is not None else FILES
    if 0 <= allowed < FILES:
        problem = f"only {allowed} files may be open at a time, and the proof takes {FILES}"
        raise OSError(errno.EMFILE, problem)
    from tempfile import TemporaryDirectory  # The children are started sooner without it.

    with (
        TemporaryDirectory(prefix="warning-signs-", ignore_cleanup_errors=True) as base,
        Listeners(Path(base)) as listeners,
    ):
        prover = _Prover(Path(base), listeners, sealer, fork=fork)
        return tuple(prover.prove(attempt) for attempt in attempts)


def expected_refusals_hold(results: Iterable[Proved]) -> bool:
    """
    Return whether every layer in force did what it claims, and at least one could show it.

    Args:
        results: What ``prove`` gave.
    """
    results = tuple(results)
    shown = any(each.expected for each in results)
    return shown and not any(each.contradicts for each in results)
