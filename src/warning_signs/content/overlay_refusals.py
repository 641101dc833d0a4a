"""
What an overlay may not do, because it could keep a child from help: refused before it is used.

The one who writes a school's overlay may be the one to worry about. So an overlay that takes away,
that poses as another body, or that tells people not to tell, is not used at all.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from warning_signs.content.checks.house_style import remarks
from warning_signs.content.checks.numbers import contact_form_problems
from warning_signs.content.checks.texts import text_problems
from warning_signs.content.checks.word_list import FORBIDDEN, names
from warning_signs.content.letters import SURE, bears, folded
from warning_signs.content.overlay_model import Overlay
from warning_signs.content.permitted_numbers import never_print_problems, unlisted_problems
from warning_signs.content.phone_numbers import digits
from warning_signs.content.prose import prose, scalars
from warning_signs.content.reach_forms import host_of
from warning_signs.core.conditions import ALWAYS
from warning_signs.core.errors import Problem
from warning_signs.core.facts import area_with_parents
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warning_signs.content.overlay_model import LocalContact
    from warning_signs.core.catalogue import Area, Catalogue, Contact
    from warning_signs.core.errors import Path

MOST = {"areas": 20, "contacts": 40, "steps": 20}
MOST_NOW = 5
LONGEST_NAME = 80
LONGEST_TEXT = 400
"""As much as a county needs; more of it would push what the content says out of sight."""


def refusals(overlay: Overlay, plain: object, catalogue: Catalogue) -> Iterator[Problem]:
    """
    Find all that an overlay may not do.

    Args:
        overlay: The overlay, whose shape is right.
        plain: The same as plain lists and mappings.
        catalogue: The content it is for.
    """
    yield from _day(overlay)
    yield from _sizes(overlay, plain)
    yield from _texts(plain)
    yield from _names(overlay, catalogue)
    yield from _areas(overlay, catalogue)
    for n, contact in enumerate(overlay.contacts.values()):
        yield from contact_form_problems(contact, ("contacts", n), texts_to_mobiles=False)
        yield from _numbers(contact, ("contacts", n), overlay, catalogue)
        yield from _address(contact, ("contacts", n), catalogue)
        yield from _replaced(contact, ("contacts", n), overlay, catalogue)


def never_problems(plain: object, catalogue: Catalogue) -> Iterator[Problem]:
    """Find withdrawn numbers; an overlay that is never checked may not bring them back either."""
    return never_print_problems(plain, [row.number for row in catalogue.never_print])


def number_problems(plain: object, whole: Catalogue) -> Iterator[Problem]:
    """Find numbers in words that no contact has."""
    return unlisted_problems(Overlay, plain, whole)


def _day(overlay: Overlay) -> Iterator[Problem]:
    try:
        date.fromisoformat(overlay.dated)
    except ValueError:
        yield Problem(
            "malformed", ("dated",), f"'{overlay.dated}' is no day", "write a day of the calendar"
        )


def _sizes(overlay: Overlay, plain: object) -> Iterator[Problem]:
    for table, most in MOST.items():
        if len(getattr(overlay, table)) > most:
            yield _too_much((table,), f"has more than {most} {table}", "keep those that matter")
    now = [n for n, step in enumerate(overlay.steps.values()) if step.time is When.NOW]
    if len(now) > MOST_NOW:
        what = f"has more than {MOST_NOW} steps for now"
        yield _too_much(("steps", now[MOST_NOW]), what, "give the others a later time")
    for at, text in scalars(plain):
        most = LONGEST_NAME if at[-1] in ("id", "name", "label") else LONGEST_TEXT
        if len(text) > most:
            yield _too_much(at, f"is {len(text)} letters long", f"keep it under {most + 1}")


def _too_much(at: Path, problem: str, hint: str) -> Problem:
    return Problem("too_much", at, problem, hint)


# --- words ------------------------------------------------------------------------------------


def _texts(plain: object) -> Iterator[Problem]:
    """Hold every text to the words of the content; what is a remark there is an error here."""
    for at, text in prose(Overlay, plain):
        for each in remarks(text):
            if each.code not in FORBIDDEN:
                yield Problem("wording", at, f"says '{each.words}'", each.hint)
        yield from text_problems(at, text)


def _names(overlay: Overlay, catalogue: Catalogue) -> Iterator[Problem]:
    """Find names that another body bears: who reads them would take it for that body."""
    taken = [
        name.partition(" (")[0]
        for name in (contact.name for contact in catalogue.contacts.values())
        if len(name.split()) > 1
    ]
    single = {folded(contact.name): contact.name for contact in catalogue.contacts.values()}
    called: list[tuple[Path, str]] = [(("name",), overlay.name)]
    for n, contact in enumerate(overlay.contacts.values()):
        called += [(("contacts", n, "name"), contact.name)]
        called += [(("contacts", n, "also", m), word) for m, word in enumerate(contact.also)]
    for at, name in called:
        if not any(map(str.isalpha, name)):
            yield Problem("name_taken", at, "holds no letter", "write what people call it")
        body = single.get(folded(name)) or bears(name, (*names("bodies"), *taken))
        if body:
            yield Problem(
                "name_taken",
                at,
                f"is or holds the name of another body: '{body}'",
                "give it the name of your own school, service or council",
            )


def _areas(overlay: Overlay, catalogue: Catalogue) -> Iterator[Problem]:
    areas: Mapping[str, Area] = {**catalogue.areas, **overlay.areas}
    labels = {folded(area.label): area.id for area in catalogue.areas.values()}
    for n, area in enumerate(overlay.areas.values()):
        around = area_with_parents(areas, area.id)
        called: list[tuple[Path, str]] = [(("areas", n, "label"), area.label)]
        called += [(("areas", n, "also", m), word) for m, word in enumerate(area.also)]
        for at, name in called:
            label = folded(name)
            others = [
                each
                for each in catalogue.areas
                if each not in around and f" {folded(each.replace('_', ' '))} " in f" {label} "
            ]
            if labels.get(label, area.id) != area.id or others:
                yield Problem(
                    "area_misplaced",
                    at,
                    f"'{name}' names an area that it does not lie in",
                    "name the place itself, and under 'within' what it lies in",
                )
            labels.setdefault(label, area.id)
        if not areas[area.within].within:
            yield Problem(
                "area_misplaced",
                ("areas", n, "within"),
                f"'{area.id}' lies in no nation, so that no nation's law or services would hold",
                "name a nation, or an area in one",
            )


# --- numbers, addresses and what is replaced ----------------------------------------------------


def _numbers(
    contact: LocalContact, at: Path, overlay: Overlay, catalogue: Catalogue
) -> Iterator[Problem]:
    others: list[Contact] = [
        *catalogue.contacts.values(),
        *(each for each in overlay.contacts.values() if each.id not in contact.shares_number),
    ]
    owners = {
        digits(number): each
        for each in others
        if each.id != contact.id
        for number in (each.phone, each.text)
        if number
    }
    for key in ("phone", "text"):
        number = getattr(contact, key)
        owner = owners.get(digits(number)) if number else None
        if owner:
            yield Problem(
                "number_shared",
                (*at, key),
                f"is the number of '{owner.id}'",
                "name that contact in a step of yours, or write 'shares_number' in both of yours",
            )


def _address(contact: LocalContact, at: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Find an address that bears the name of another body and is not that body's own."""
    host = host_of(contact.web)
    known = {host_of(each.web) for each in catalogue.contacts.values() if each.web}
    body = bears(host, (each for each in names("bodies") if len(each) >= SURE))
    if body and host not in known:
        yield Problem(
            "web_form",
            (*at, "web"),
            f"is at a host that bears the name of another body: '{body}'",
            "give the page of your own school, service or council",
        )


def _replaced(
    contact: LocalContact, at: Path, overlay: Overlay, catalogue: Catalogue
) -> Iterator[Problem]:
    areas: Mapping[str, Area] = {**catalogue.areas, **overlay.areas}
    for m, name in enumerate(contact.replaces):
        reason = _cannot_replace(contact, name, catalogue, areas)
        if reason:
            yield Problem(
                "cannot_replace",
                (*at, "replaces", m),
                f"'{contact.id}' cannot stand for '{name}': {reason}",
                "add it beside the other one, with 'needs' in the place of 'replaces'",
            )


def _cannot_replace(
    contact: LocalContact, name: str, catalogue: Catalogue, areas: Mapping[str, Area]
) -> str:
    """Return the reason why a contact cannot stand for another; empty where it can."""
    old = catalogue.contacts.get(name)
    if old is None:
        return "it is in this overlay too"
    if not old.replaceable:
        return "everyone must be able to reach that one"
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


def _narrower(contact: LocalContact, old: Contact) -> bool:
    return (
        bool(contact.not_areas)
        or contact.only_when not in (ALWAYS, old.only_when)
        or not _covers(contact.child_ages, old.child_ages)
        or not _covers(contact.only_roles, old.only_roles)
    )


def _covers(new: Iterable[str], old: Iterable[str]) -> bool:
    """Return whether a list of those served holds another; an empty list is everyone."""
    served, wanted = set(new), set(old)
    return not served or (bool(wanted) and wanted <= served)
