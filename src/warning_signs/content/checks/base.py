"""What a check is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from datetime import date

    from warning_signs.content.limits import Document
    from warning_signs.content.number_lock import Lock
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.instrument import Setting


@dataclass(frozen=True, slots=True)
class Checked:
    """
    Content that could be read, as a check sees it.

    Attributes:
        kind: The type the document is written in: the catalogue or an overlay.
        catalogue: The whole content it makes.
        today: The day it is checked.
        lock: What was confirmed of its contacts; None where it comes without a lock.
    """

    kind: type
    document: Document
    catalogue: Catalogue
    today: date
    lock: Lock | None = None


Check: TypeAlias = Callable[[Checked], Iterable[Problem]]


def case_in_words(here: Setting) -> str:
    """Return who asks, where the child lives and how old they are, for a problem."""
    return f"{here.role}, {here.area or 'no area'}, {here.age}"


def ids_of(plain: object, table: str) -> list[str]:
    """Return the ids of a table, in the order of the file."""
    rows = plain.get(table, []) if isinstance(plain, dict) else []
    return [row["id"] for row in rows]
