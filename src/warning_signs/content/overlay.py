"""
Reading a local overlay, and laying it over content: what one school, service or county adds.

An overlay only strengthens. It has no word for taking something away, for a rule or for a level.
What it adds says whom it is from wherever it is shown, stands after what the content says itself,
and rests on nothing but the overlay. What it may not do is in ``overlay_refusals``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from warning_signs.content.catalogue_reader import check_areas, check_contacts, with_positions
from warning_signs.content.condition_reader import read_condition
from warning_signs.content.decoder import Decoder, TooManyProblemsError
from warning_signs.content.overlay_model import Overlay
from warning_signs.content.overlay_refusals import (
    never_problems,
    number_problems,
    refusals,
)
from warning_signs.core.catalogue import Catalogue, Source, Step
from warning_signs.core.conditions import Answered, AnyOf, Condition
from warning_signs.core.days import day_in_words
from warning_signs.core.errors import ContentUnusableError
from warning_signs.core.local import Local, LocalCatalogue
from warning_signs.core.records import replace
from warning_signs.core.types import Basis, Citation, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.content.limits import Document
    from warning_signs.content.overlay_model import LocalContact, LocalStep
    from warning_signs.core.catalogue import Contact, Need

Entry = TypeVar("Entry")

OWN_SOURCE = "local_overlay"
"""The id of the source that stands for the overlay itself."""

_TABLES = (
    "signs",
    "circumstances",
    "strengths",
    "patterns",
    "rules",
    "roles",
    "ages",
    "areas",
    "levels",
    "needs",
    "sources",
    "contacts",
    "steps",
)


def read_overlay(
    document: Document, catalogue: Catalogue, name: str = "", variable: str = ""
) -> LocalCatalogue:
    """
    Read an overlay and lay it over content.

    Args:
        document: The overlay as it was read.
        catalogue: The content it is for.
        name: The name of the file, for errors.
        variable: The environment variable that named it; empty where an option did.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    decoder = Decoder({Condition: read_condition})
    for table in _TABLES:
        decoder.tables[table] = dict(getattr(catalogue, table))
    overlay: Any = None
    with suppress(TooManyProblemsError):
        overlay = decoder.read(Overlay, document.plain, ())
        decoder.check_names()
        if overlay is not None and not decoder.problems:
            overlay = _only_new(overlay, catalogue)
            check_areas(decoder, {**overlay.areas, **catalogue.areas})
            check_contacts(decoder, overlay.contacts.values())
    problems = [*decoder.problems, *never_problems(document.plain, catalogue)]
    if overlay is not None and not problems:
        problems = list(refusals(overlay, document.plain, catalogue))
    if problems:
        raise ContentUnusableError(with_positions(problems, document), name)
    read: Overlay = overlay
    whole = _laid_over(catalogue, read, variable)
    strange = tuple(number_problems(document.plain, whole))
    if strange:
        raise ContentUnusableError(with_positions(strange, document), name)
    return whole


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


# --- laying it over ---------------------------------------------------------------------------


def _laid_over(catalogue: Catalogue, overlay: Overlay, variable: str) -> LocalCatalogue:
    mark = f"{catalogue.words.local_mark} {overlay.name}, {day_in_words(overlay.dated)}"
    new = overlay.contacts.values()
    stands_for = {
        old: [contact for contact in new if old in contact.replaces] for old in catalogue.contacts
    }
    contacts: dict[str, Contact] = {
        name: replace(
            old,
            not_areas=(
                *old.not_areas,
                *(area for contact in stands_for[name] for area in contact.areas),
            ),
        )
        for name, old in catalogue.contacts.items()
    }
    # What people call it stays what it was called without the mark.
    contacts |= {
        each.id: replace(each, name=f"{each.name} ({mark})", also=(*each.also, each.name))
        for each in new
    }
    steps = {
        name: replace(step, contacts=_with_stand_ins(step.contacts, stands_for))
        for name, step in catalogue.steps.items()
    }
    steps |= {each.id: _as_step(each, mark, catalogue) for each in overlay.steps.values()}
    areas = {
        each.id: replace(each, label=f"{each.label} ({mark})", also=(*each.also, each.label))
        for each in overlay.areas.values()
    }
    own = Source(OWN_SOURCE, overlay.name, overlay.name, published=overlay.dated, read=Reading.READ)
    parts = {each.name: getattr(catalogue, each.name) for each in fields(Catalogue)} | {
        "areas": {**catalogue.areas, **areas},
        "contacts": contacts,
        "needs": {
            name: _with_local(need, overlay, stands_for) for name, need in catalogue.needs.items()
        },
        "steps": steps,
        "summary": replace(
            catalogue.summary,
            first={
                name: replace(act, contacts=_with_stand_ins(act.contacts, stands_for))
                for name, act in catalogue.summary.first.items()
            },
        ),
        "sources": {**catalogue.sources, OWN_SOURCE: own},
    }
    ids = frozenset({*overlay.contacts, *overlay.steps})
    local = Local(overlay.name, overlay.dated, variable, ids)
    return LocalCatalogue(**parts, local=local, before=catalogue)


def _as_step(each: LocalStep, mark: str, catalogue: Catalogue) -> Step:
    """
    Return a step of an overlay as results give it.

    Its text begins with whom it is from, so that no way of showing it can leave that out. It is not
    for cases in which those who wrote it may be the ones to worry about.
    """
    doubted = frozenset(one.id for one in catalogue.circumstances.values() if one.own_first)
    own = (each.unless, *((Answered("possible", doubted),) if doubted else ()))
    return Step(
        id=each.id,
        time=each.time,
        text=f"{mark[0].upper()}{mark[1:]}: {each.text}",
        why=each.why,
        basis=Basis.JUDGEMENT,
        cite=(Citation(OWN_SOURCE),),
        when=each.when,
        unless=AnyOf(own),
        needs=each.needs,
        contacts=each.contacts,
    )


def _with_local(need: Need, overlay: Overlay, stands_for: Mapping[str, list[LocalContact]]) -> Need:
    """Put local contacts into a need, after those of the content."""
    local = [contact.id for contact in overlay.contacts.values() if need.id in contact.needs]
    return replace(
        need,
        first=tuple(dict.fromkeys((*_with_stand_ins(need.first, stands_for), *local))),
        then=_with_stand_ins(need.then, stands_for),
    )


def _with_stand_ins(
    names: Iterable[str], stands_for: Mapping[str, list[LocalContact]]
) -> tuple[str, ...]:
    """Put after some contacts those that stand for one of them in their areas."""
    new = (each.id for name in names for each in stands_for[name])
    return tuple(dict.fromkeys((*names, *new)))
