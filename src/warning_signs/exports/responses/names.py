"""
What a column or a field of another system is about: its name led back to an id of ours.

A name is an id, the published wording, or one of our questions, with or without what systems put
around it: a number, a group, brackets. Nothing else is guessed. In a table the beginning or the
end of one published wording will do, and whoever reads it is told.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from warning_signs.core.asking import UNSTATED, selectable_areas
from warning_signs.core.names import simplified
from warning_signs.exports.formulas import (
    AGE,
    AREA,
    BEGUN,
    FLOOR,
    LEVEL,
    POINTS,
    POINTS_LEVEL,
    ROLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue, Circumstance, Sign

ABOUT = (ROLE, AREA, AGE)
"""What a form asks about the case itself; the rest are signs and circumstances."""

_NUMBERED = re.compile(r"^\W*q?\d{1,2}\W+(?=\D)", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([^\[\]]+)\]\s*$")
_EDGES = "?:*. \t\r\n"
_FEWEST_WORDS = 2
_WORKED_OUT = frozenset({POINTS, POINTS_LEVEL, LEVEL, BEGUN, FLOOR})
_WORKED_OUT_OF = re.compile(
    r"(points|over|said|rule|contact|step|avoid|ask|note|act_now|help|outcome|page|with)_[a-z0-9_]+"
)
"""What our own forms work out and show, by how its names begin: see ``exports.formulas``."""


class Names:
    """
    The names of one catalogue.

    Args:
        catalogue: What knows every id, wording and question.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def find(self, written: str) -> str:
        """Return the id that a name stands for, or nothing."""
        for form in _forms(written):
            if form in self._named:
                return self._named[form]
        return ""

    def find_part(self, written: str) -> str:
        """Return the id whose published wording alone begins or ends with these words."""
        for form in _forms(written):
            if form.count("_") < _FEWEST_WORDS - 1:
                continue
            fitting = {
                name
                for wording, name in self._published.items()
                if wording.startswith(f"{form}_") or wording.endswith(f"_{form}")
            }
            if len(fitting) == 1:
                return fitting.pop()
        return ""

    def near(self, written: str) -> str:
        """Return the id that a name is nearly; that must not be passed over, nor guessed."""
        from difflib import get_close_matches

        ids = (*ABOUT, *self._published.values())
        for form in (*_forms(written), _plain(_BRACKETED.sub("", written))):
            if found := get_close_matches(form, ids, n=1, cutoff=0.85):
                return found[0]
        return ""

    def is_worked_out(self, name: str) -> bool:
        """Return whether our own forms work this out or show it; nobody was asked for it."""
        return name in _WORKED_OUT or bool(_WORKED_OUT_OF.fullmatch(name))

    def is_asked(self, written: str) -> bool:
        """Return whether a name is that of a sign or a circumstance."""
        return self.find(written) not in ("", *ABOUT)

    def is_sign(self, name: str) -> bool:
        """Return whether an id is that of a sign."""
        return name in self.catalogue.signs

    def value(self, name: str, written: str) -> str:
        """Return what was said of the case as ids have it; anything else comes back as it is."""
        said = simplified(written)
        return self._values[name].get(said, written)

    @cached_property
    def _published(self) -> dict[str, str]:
        catalogue = self.catalogue
        every: list[Sign | Circumstance] = [*catalogue.signs.values()]
        every += catalogue.circumstances.values()
        return {_plain(each.label): each.id for each in every}

    @cached_property
    def _named(self) -> dict[str, str]:
        """Return every name that is understood, with its id; ids come last and so decide."""
        found = {wording: name for wording, name in self._asked() if wording}
        return found | {name: name for name in (*ABOUT, *self._published.values())}

    def _asked(self) -> Iterator[tuple[str, str]]:
        catalogue, words = self.catalogue, self.catalogue.words
        yield _plain(catalogue.forms.who), ROLE
        for name, wordings in ((AREA, words.ask_area), (AGE, words.ask_age)):
            for question in wordings.values():
                yield _plain(question), name
        for sign in catalogue.signs.values():
            for question in (*sign.questions.values(), sign.label):
                yield _plain(question), sign.id
        for each in catalogue.circumstances.values():
            for question in (*each.questions.values(), each.label, each.short):
                yield _plain(question), each.id

    @cached_property
    def _values(self) -> dict[str, Mapping[str, str]]:
        catalogue = self.catalogue
        areas = {name: catalogue.areas[name] for name in selectable_areas(catalogue)}
        unsure = f"{catalogue.answers['unknown'].sign}, {catalogue.forms.elsewhere}"
        roles = catalogue.roles.values()
        return {
            ROLE: {simplified(each.label): each.id for each in roles}
            | {simplified(f"{each.label}. {each.description}"): each.id for each in roles},
            AREA: {simplified(each.label): each.id for each in areas.values()}
            | dict.fromkeys((UNSTATED, "unknown", simplified(unsure)), ""),
            AGE: {simplified(each.label): each.id for each in catalogue.ages.values()},
        }


@lru_cache(maxsize=8)
def names_of(catalogue: Catalogue) -> Names:
    """Return the names of a catalogue, worked out once."""
    return Names(catalogue)


def _plain(wording: str) -> str:
    """Return a wording as names are compared: small, without punctuation at its ends."""
    return simplified(wording.strip(_EDGES))


def _forms(written: str) -> Iterator[str]:
    """Return the ways to take a name: as it is, without its number, and what is in brackets."""
    yield _plain(written)
    yield _plain(_NUMBERED.sub("", written))
    if inner := _BRACKETED.search(written):
        yield _plain(inner[1])
