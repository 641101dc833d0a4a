"""Whom one can call, held in content: 999, the lines for children, what each area lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.checks.published import is_published, published
from warning_signs.core.conditions import ALWAYS
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.catalogue import Catalogue

_GROWN_UP = "18_plus"


def held_contact_problems(checked: Checked) -> Iterator[Problem]:
    """Find people to call that the published instrument names, and that this content shuts out."""
    catalogue = checked.catalogue
    if is_published(catalogue):
        yield from _emergency(catalogue)
        yield from _for_children(catalogue)
        yield from _areas(catalogue)


def _emergency(catalogue: Catalogue) -> Iterator[Problem]:
    wanted = published().emergency
    found = catalogue.contacts.get(wanted.contact)
    if found is None:
        yield Problem("emergency_lost", ("contacts",), f"has no '{wanted.contact}'", "put it back")
        return
    at = ("contacts", list(catalogue.contacts).index(wanted.contact))
    whole = {area.id for area in catalogue.areas.values() if not area.within}
    open_to_all = not (found.not_areas or found.child_ages or found.only_roles)
    if found.phone != wanted.phone or not found.any_hour:
        yield Problem(
            "emergency_lost",
            (*at, "phone"),
            f"'{wanted.contact}' is not {wanted.phone} at any hour",
            f"write {wanted.phone}, with 'any_hour'",
        )
    if not whole <= set(found.areas) or not open_to_all or found.only_when != ALWAYS:
        yield Problem(
            "emergency_lost",
            at,
            f"'{wanted.contact}' does not serve everyone everywhere",
            f"write 'areas: [{', '.join(sorted(whole))}]' and nothing that narrows it",
        )
    for name in published().always:
        if name not in catalogue.always:
            yield Problem(
                "emergency_lost",
                ("always",),
                f"has no '{name}'",
                "put it back: every result ends with it",
            )
    needs = {name: n for n, name in enumerate(catalogue.needs)}
    for name in wanted.first_in:
        need = catalogue.needs.get(name)
        if need is None or need.first[0] != wanted.contact:
            yield Problem(
                "emergency_lost",
                ("needs", needs[name], "first") if name in needs else ("needs",),
                f"'{name}' does not begin with '{wanted.contact}'",
                "put it first: a life may be in danger",
            )


def _for_children(catalogue: Catalogue) -> Iterator[Problem]:
    children = {age for age in catalogue.ages if age != _GROWN_UP}
    names = (*published().for_children, *catalogue.words.young_person_contacts)
    for n, (name, found) in enumerate(catalogue.contacts.items()):
        shut = (
            (found.child_ages and not children <= set(found.child_ages))
            or found.only_roles
            or found.not_areas
            or found.only_when != ALWAYS
        )
        if name in names and shut:
            yield Problem(
                "child_line_closed",
                ("contacts", n),
                f"'{name}' is not shown for every child",
                "take out what keeps it from some: ages, roles, areas or cases",
            )
    for name in published().for_children:
        if name not in catalogue.contacts:
            yield Problem("child_line_closed", ("contacts",), f"has no '{name}'", "put it back")


def _areas(catalogue: Catalogue) -> Iterator[Problem]:
    for n, area in enumerate(catalogue.areas.values()):
        wanted = published().within.get(area.id, area.within)
        if area.within != wanted:
            yield Problem(
                "area_moved",
                ("areas", n, "within"),
                f"'{area.id}' is put into another area than it lies in",
                f"write {wanted}",
            )
