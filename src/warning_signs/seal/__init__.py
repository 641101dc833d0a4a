"""
Giving up the power to store or send, before the first answer is read.

Only the layers and their order live here; nothing of ours is imported but the layers and what makes
them records. The seal is for good: it ends with the process. What was open as standard input,
output and error stays.

The commands seal themselves; the Python interface does not. A program of your own can:

>>> from warning_signs.seal import missing, seal
>>> layers = seal()
>>> missing(layers)  # what this system does not enforce; empty where it enforces all of it
()
"""

from __future__ import annotations

from functools import cache

from warning_signs.seal import audit, landlock, limits, syscalls
from warning_signs.seal.audit import SealedError
from warning_signs.seal.layer import HERE, Layer, System

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from warning_signs.core.words import Words

__all__ = [
    "CLAIMED",
    "KERNEL",
    "Layer",
    "SealedError",
    "System",
    "is_watched",
    "kernel_holds",
    "missing",
    "protection",
    "seal",
]

KERNEL = frozenset({"landlock", "syscalls"})
"""
The layers that must both hold before anyone may rely on the kernel.

Landlock stops storing: it refuses every change to files. It does not stop sending: datagrams and
the sockets of local programs pass it. The filter of system calls stops sending, and what each
version of Landlock leaves; that it stops storing too is a second lock on the same door. A limit on
the size of files stops neither a file's name nor a message, and an ended crash file or a closed
descriptor stops nothing that is done on purpose: they add to these two and never stand for them.
"""

CLAIMED = KERNEL | {"crash_file", "memory", "descriptors"}
"""The layers that all that is said about this program rests on, where a system has them."""


def _layers(system: System) -> dict[str, Callable[[], Layer]]:
    return {
        "python": limits.python,
        "crash_file": lambda: limits.crash_file(system),
        "memory": lambda: limits.memory(system),
        "descriptors": lambda: limits.descriptors(system),
        "file_size": lambda: limits.file_size(system),
        "landlock": lambda: landlock.landlock(system),
        "syscalls": lambda: syscalls.syscalls(system),
        # Last, because it refuses the means by which the others are put in force.
        "audit": audit.audit,
    }


def _apply(name: str, layer: Callable[[], Layer]) -> Layer:
    try:
        return layer()
    except Exception as error:  # noqa: BLE001  (one layer's failure must not cost the others)
        kind = type(error).__name__
        return Layer(name, holds=False, why=f"This system refused it ({kind}).")


@cache
def seal(system: System = HERE) -> tuple[Layer, ...]:
    """
    Give up the power to store or send, as far as this system lets it be enforced.

    Never raises. Called a second time it only repeats what it found. Call it when everything that
    will be needed is open and before any thread is started.

    Args:
        system: The system to work with; a test passes one that lacks something.

    Returns:
        Every layer, in force or not, with the reason.
    """
    return tuple(_apply(name, layer) for name, layer in _layers(system).items())


def kernel_holds(layers: Iterable[Layer]) -> bool:
    """
    Return whether the kernel itself stops both storing and sending.

    Args:
        layers: What ``seal`` gave.
    """
    return {layer.id for layer in layers if layer.holds} >= KERNEL


def missing(layers: Iterable[Layer]) -> tuple[str, ...]:
    """
    Name the layers that what is claimed rests on and that are not in force.

    Args:
        layers: What ``seal`` gave.
    """
    return tuple(layer.id for layer in layers if layer.id in CLAIMED and not layer.holds)


def is_watched(layers: Iterable[Layer]) -> bool:
    """
    Return whether a debugger or tracer was attached when the seal was put in force.

    Args:
        layers: What ``seal`` gave.
    """
    return any(layer.why == limits.WATCHED for layer in layers)


def protection(words: Words, layers: Iterable[Layer]) -> str:
    """Say in a few sentences what protects the answers here, and who can read them all the same."""
    layers = tuple(layers)
    said = words.sealed if kernel_holds(layers) else words.not_sealed
    return f"{said} {limits.WATCHED}" if is_watched(layers) else said
