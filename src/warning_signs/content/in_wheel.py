"""The content of a wheel, as it was read and compiled when that was built."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warning_signs.content.catalogue_reader import read_by_entry
from warning_signs.content.compiled_files import read_compiled, read_tables
from warning_signs.core.compiled import remember_compiled

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue


def catalogue_in_wheel() -> Catalogue | None:
    """Return the shipped content, each entry read when it is asked for; None in a checkout."""
    plain = read_tables("catalogue")
    if plain is None:
        return None
    catalogue = read_by_entry(plain)
    remember_compiled(catalogue, partial(read_compiled, "instrument"))
    return catalogue
