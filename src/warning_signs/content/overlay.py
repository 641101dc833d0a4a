"""
A local overlay: what one school, service or county adds to the content.

An overlay can only add. It has no word for taking something away, for a rule or for a level; what
it puts first stands behind the emergency services, and what it replaces it must serve as widely.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (the hints are read when an overlay is)
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from warning_signs.content.catalogue_reader import check_areas, check_contacts, with_positions
from warning_signs.content.condition_reader import read_condition
from warning_signs.content.decoder import Decoder, TooManyProblemsError
from warning_signs.content.phone_numbers import never_print_problems, unlisted_problems
from warning_signs.core.catalogue import (
    Area,
    Catalogue,
    Contact,
    Local,
    LocalCatalogue,
    Source,
    Step,
)
from warning_signs.core.conditions import ALWAYS, Condition
from warning_signs.core.errors import ContentUnusableError
from warning_signs.core.facts import area_with_parents
from warning_signs.core.records import dataclass, field, replace
from warning_signs.core.types import AreaId, Basis, Citation, ContactId, Day, Id, NeedId, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.content.documents import Document
    from warning_signs.core.catalogue import Need
    from warning_signs.core.errors import Problem

Entry = TypeVar("Entry")

OWN_SOURCE = "local_overlay"
"""The id of the source that stands for the overlay itself."""

_TABLES = (
    *("signs", "circumstances", "strengths", "patterns", "rules", "roles", "ages", "areas"),
    *("levels", "needs", "sources", "contacts", "steps"),
)


@dataclass(frozen=True, slots=True)
class LocalArea(Area):
    """
    An area an overlay adds.

    Attributes:
        within: The larger area, which says what law and which nation's services hold there.
    """

    id: Id
    label: str
    within: AreaId = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class LocalContact(Contact):
    """
    A contact an overlay adds.

    Attributes:
        needs: The needs it comes first in, behind the emergency services.
        replaces: The contacts it stands for in its areas.
    """

    needs: tuple[NeedId, ...] = ()
    replaces: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalStep(Step):
    """A step an overlay adds; without sources of its own it rests on the overlay."""

    basis: Basis = Basis.JUDGEMENT
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """
    An overlay as it is written.

    Attributes:
        name: Whose it is, in words.
        dated: The day it was last looked over.
    """

    name: str
    dated: Day
    areas: Mapping[str, LocalArea] = field(default_factory=dict)
    contacts: Mapping[str, LocalContact] = field(default_factory=dict)
    steps: Mapping[str, LocalStep] = field(default_factory=dict)


def read_overlay(document: Document, catalogue: Catalogue, name: str = "") -> LocalCatalogue:
    """
    Read an overlay and lay it over content.

    Args:
        document: The overlay as it was read.
        catalogue: The content it is for.
        name: The name of the file, for errors.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    shape = Decoder({Condition: read_condition})
    for table in _TABLES:
        shape.tables[table] = dict(getattr(catalogue, table))
    overlay: Any = None
    with suppress(TooManyProblemsError):
        overlay = shape.read(Overlay, document.plain, ())
        shape.check_names()
        if overlay is not None and not shape.problems:
            overlay = _only_new(overlay, catalogue)
            check_areas(shape, {**overlay.areas, **catalogue.areas})
            check_contacts(shape, overlay.contacts.values())
            _check_replaced(shape, overlay, catalogue)
    problems = [*shape.problems, *_forbidden(document, catalogue)]
    if problems:
        raise ContentUnusableError(with_positions(problems, document), name)
    read: Overlay = overlay
    whole = _laid_over(catalogue, read)
    strange = tuple(unlisted_problems(Overlay, document.plain, whole))
    if strange:
        raise ContentUnusableError(with_positions(strange, document), name)
    return whole


def _forbidden(document: Document, catalogue: Catalogue) -> Iterable[Problem]:
    """Find withdrawn numbers; an overlay that is never checked may not bring them back either."""
    return never_print_problems(document.plain, [row.number for row in catalogue.never_print])


def _only_new(overlay: Overlay, catalogue: Catalogue) -> Overlay:
    """Leave out the entries that were there before, which the ids were checked against."""

    def new(found: Mapping[str, Entry], before: Mapping[str, object]) -> dict[str, Entry]:
        return {name: entry for name, entry in found.items() if name not in before}

    return replace(
        overlay,
        areas=new(overlay.areas, catalogue.areas),
        contacts=new(overlay.contacts, catalogue.contacts),
        steps=new(overlay.steps, catalogue.steps),
    )


# --- what may be replaced ---------------------------------------------------------------------


def _check_replaced(shape: Decoder, overlay: Overlay, catalogue: Catalogue) -> None:
    areas = {**catalogue.areas, **overlay.areas}
    kept = _never_replaced(catalogue)
    for n, contact in enumerate(overlay.contacts.values()):
        for m, name in enumerate(contact.replaces):
            reason = _cannot_replace(contact, name, overlay, catalogue, areas, kept)
            if reason:
                shape.problem(
                    "cannot_replace",
                    ("contacts", n, "replaces", m),
                    f"'{contact.id}' cannot stand for '{name}': {reason}",
                    "add it beside the other one, with 'needs' in the place of 'replaces'",
                )


def _never_replaced(catalogue: Catalogue) -> frozenset[str]:
    """Return the contacts that every case relies on, 999 first among them."""
    danger = [need for need in catalogue.needs.values() if need.emergency]
    names = (name for need in danger for name in (*need.first, *need.then))
    own = catalogue.words.young_person_contacts
    return frozenset({*names, *catalogue.always, *own})


def _cannot_replace(  # noqa: PLR0913, PLR0917  (one question about two contacts and all around them)
    contact: LocalContact,
    name: str,
    overlay: Overlay,
    catalogue: Catalogue,
    areas: Mapping[str, Area],
    kept: frozenset[str],
) -> str:
    """Return the reason why a contact cannot stand for another; empty where it can."""
    if name in overlay.contacts:
        return "it is in this overlay too"
    if name in kept:
        return "everyone must be able to reach that one"
    old = catalogue.contacts[name]
    if any(not areas[area].within for area in contact.areas):
        return "only in an area, not in the whole country"
    if any(area_with_parents(areas, area).isdisjoint(old.areas) for area in contact.areas):
        return "that one does not serve these areas"
    if _narrower(contact, old):
        return "it is kept for fewer people than that one"
    if not (contact.phone or contact.text or contact.web):
        return "it says no way to reach it"
    if (old.phone and not contact.phone) or (old.any_hour and not contact.any_hour):
        return "that one can be rung when this one cannot"
    return ""


def _narrower(contact: Contact, old: Contact) -> bool:
    return (
        bool(contact.not_areas)
        or contact.only_when not in (ALWAYS, old.only_when)
        or not _covers(contact.child_ages, old.child_ages)
        or not _covers(contact.only_roles, old.only_roles)
    )


def _covers(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    """Return whether a list of those served holds another; an empty list is everyone."""
    return not new or (bool(old) and set(old) <= set(new))


# --- laying it over ---------------------------------------------------------------------------


def _laid_over(catalogue: Catalogue, overlay: Overlay) -> LocalCatalogue:
    areas = {**catalogue.areas, **overlay.areas}
    new = overlay.contacts.values()
    stands_for = {
        old: [contact for contact in new if old in contact.replaces] for old in catalogue.contacts
    }
    contacts = {
        name: replace(
            old,
            not_areas=(
                *old.not_areas,
                *(area for contact in stands_for[name] for area in contact.areas),
            ),
        )
        for name, old in catalogue.contacts.items()
    }
    steps = {
        name: replace(step, contacts=_with_stand_ins(step.contacts, stands_for))
        for name, step in catalogue.steps.items()
    }
    own = Source(OWN_SOURCE, overlay.name, overlay.name, published=overlay.dated, read=Reading.READ)
    added = {
        name: replace(step, cite=step.cite or (Citation(OWN_SOURCE),))
        for name, step in overlay.steps.items()
    }
    parts = {each.name: getattr(catalogue, each.name) for each in fields(Catalogue)} | {
        "areas": areas,
        "contacts": {**contacts, **overlay.contacts},
        "needs": {
            name: _with_local(need, overlay, catalogue, stands_for)
            for name, need in catalogue.needs.items()
        },
        "steps": {**steps, **added},
        "summary": replace(
            catalogue.summary,
            first={
                name: replace(act, contacts=_with_stand_ins(act.contacts, stands_for))
                for name, act in catalogue.summary.first.items()
            },
        ),
        "sources": {**catalogue.sources, OWN_SOURCE: own},
    }
    return LocalCatalogue(**parts, local=Local(overlay.name, overlay.dated))


def _with_local(
    need: Need,
    overlay: Overlay,
    catalogue: Catalogue,
    stands_for: Mapping[str, list[LocalContact]],
) -> Need:
    """Put local contacts first in a need, but for the emergency services at its head."""
    first = _with_stand_ins(need.first, stands_for)
    emergency = catalogue.emergency_contacts()
    head = 0
    while head < len(first) and first[head] in emergency:
        head += 1
    local = [contact.id for contact in overlay.contacts.values() if need.id in contact.needs]
    return replace(
        need,
        first=tuple(dict.fromkeys((*first[:head], *local, *first[head:]))),
        then=_with_stand_ins(need.then, stands_for),
    )


def _with_stand_ins(
    names: Iterable[str], stands_for: Mapping[str, list[LocalContact]]
) -> tuple[str, ...]:
    """Put before each contact those that stand for it in their areas."""
    return tuple(
        dict.fromkeys(
            each for name in names for each in (*(new.id for new in stands_for[name]), name)
        )
    )
