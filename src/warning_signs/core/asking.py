"""What is asked of whom, and which answers can be given."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.catalogue import Sign

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue, Choice, Circumstance, Page

AGE = "age"
"""What a page of the walk calls the one question that is neither a sign nor a circumstance."""

UNSTATED = "unstated"
"""The answer of someone who does not say where the child lives; conditions may ask for it too."""

WALK_KEYS = ("b", "p", "r", "g", "k", "x", "q", "?")
BACK, PAGE_BEFORE, RESULT, JUMP, KEEP, LEAVE, QUIT, HELP = WALK_KEYS
"""The keys of the walk itself; no answer may have one of them."""


def askable(catalogue: Catalogue) -> dict[str, Sign | Circumstance]:
    """Return all that anyone may be asked by its id: the signs, then the circumstances."""
    return {**catalogue.signs, **catalogue.circumstances}


def called(asked: Sign | Circumstance) -> str:
    """Return what a sign or a circumstance is called where answers are listed."""
    return asked.label if isinstance(asked, Sign) else asked.short or asked.label


def choices(catalogue: Catalogue, asked: Sign | Circumstance) -> tuple[Choice, ...]:
    """Return the answers that a sign or a circumstance takes, in the order they are offered."""
    if isinstance(asked, Sign):
        return tuple(
            each
            for each in catalogue.answers.values()
            if asked.explained or each.id is not Answer.EXPLAINED
        )
    return tuple(each for each in catalogue.answers.values() if each.circumstance)


def in_order(page: Page, role: str) -> tuple[str, ...]:
    """Return what is asked on a page in the order for a role; an empty role is any."""
    return tuple(dict.fromkeys((*page.first.get(role, ()), *page.ask)))


@lru_cache(maxsize=8)
def selectable_areas(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the areas a child can live in: not the one that only holds the others."""
    return tuple(area.id for area in catalogue.areas.values() if area.within)
