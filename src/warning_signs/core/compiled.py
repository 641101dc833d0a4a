"""The compiled form of a catalogue: as it came, or made when it is first asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.instrument import Instrument

_came_compiled: dict[Catalogue, Callable[[], Any]] = {}


def remember_compiled(catalogue: Catalogue, read: Callable[[], Any]) -> None:
    """
    Remember where the compiled form of a catalogue is, that of a wheel; it is the last one read.

    Args:
        catalogue: This very catalogue: one with something changed is compiled anew.
        read: Gives the compiled form, or None where that is not right.
    """
    _came_compiled.clear()
    _came_compiled[catalogue] = read


@lru_cache(maxsize=8)
def instrument_of(catalogue: Catalogue) -> Instrument:
    """Return the instrument of a catalogue, compiled once."""
    from warning_signs.core.instrument import Instrument

    read = _came_compiled.get(catalogue)
    compiled = read() if read else None
    if compiled is None:
        from warning_signs.core.compiling import compile_catalogue

        compiled = compile_catalogue(catalogue)
    return Instrument(compiled)
