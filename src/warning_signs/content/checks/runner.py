"""
Everything that is looked at in content before anyone relies on it, each as a check of its own.

What makes content unreadable is found while reading it (``shape``, ``catalogue``, ``overlay``); the
rest is gathered here. The day is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.content.catalogue_reader import read_catalogue, with_positions
from warning_signs.content.checks.reachability import (
    case_problems,
    contact_problems,
    rule_problems,
    step_problems,
)
from warning_signs.content.checks.wording import wording_problems
from warning_signs.content.overlay import Overlay, read_overlay
from warning_signs.content.printed import listed_never, never_print_problems, unlisted_problems
from warning_signs.content.prose import prose, scalars
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from warning_signs.content.documents import Document

FRESH = timedelta(days=180)
"""How long the word of a source on a number is taken for good."""

UNKNOWN_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Checked:
    """
    Content that could be read, as a check sees it.

    Attributes:
        kind: The type the document is written in: the catalogue or an overlay.
        catalogue: The whole content it makes.
        today: The day it is checked.
    """

    kind: type
    document: Document
    catalogue: Catalogue
    today: date


Check: TypeAlias = Callable[[Checked], Iterable[Problem]]


def check_content(document: Document, today: date) -> tuple[Problem, ...]:
    """
    Find everything that is wrong with a document of whole content.

    Args:
        document: The document as it was read.
        today: The day it is checked.
    """
    try:
        catalogue = read_catalogue(document)
    except ContentUnusableError as error:
        never = never_print_problems(document.plain, listed_never(document.plain))
        return _sorted((*error.problems, *with_positions(never, document)))
    return run(CONTENT_CHECKS, Checked(Catalogue, document, catalogue, today))


def check_overlay(document: Document, catalogue: Catalogue, today: date) -> tuple[Problem, ...]:
    """
    Find everything that is wrong with an overlay.

    Args:
        document: The overlay as it was read.
        catalogue: The content it is for.
        today: The day it is checked.
    """
    try:
        whole = read_overlay(document, catalogue)
    except ContentUnusableError as error:
        return _sorted(error.problems)
    return run(OVERLAY_CHECKS, Checked(Overlay, document, whole, today))


def is_content(document: Document) -> bool:
    """Tell whole content, which has signs, from an overlay."""
    return isinstance(document.plain, dict) and "signs" in document.plain


def run(checks: Iterable[Check], checked: Checked) -> tuple[Problem, ...]:
    """Make the checks and give what they find, in the order of the file."""
    found = [problem for check in checks for problem in check(checked)]
    return _sorted(with_positions(found, checked.document))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.file, each.line, each.column, each.code)))


def bare_number_problems(checked: Checked) -> Iterator[Problem]:
    """Find numbers to call that stand without quotes."""
    for at in sorted(checked.document.bare, key=str):
        if at[0] in ("contacts", "never_print") and at[-1] in ("phone", "text", "number"):
            yield Problem(
                "unquoted_number",
                at,
                "is a number to call without quotes",
                'put it in quotes: "0800 1111"; other programs may drop its first nought',
            )


def day_problems(checked: Checked) -> Iterator[Problem]:
    """Find days that are none, have passed, or were too long ago."""
    for at, text in scalars(checked.document.plain):
        if at[-1] not in ("reviewed", "next_review", "compiled", "dated"):
            continue
        day = _day(text)
        if day == UNKNOWN_DAY:
            yield Problem("malformed", at, f"'{text}' is no day", "write a day of the calendar")
        elif at[-1] == "next_review" and day < checked.today:
            yield Problem(
                "review_passed",
                at,
                f"the content was to be looked over by {text}",
                "look it over, then write the new days",
                warning=True,
            )
        elif at[-1] == "compiled" and checked.today - day > FRESH:
            yield Problem(
                "contact_old",
                at,
                f"was compiled on {text}, over {FRESH.days} days ago",
                "check its number and hours at the source, then write today",
                warning=True,
            )
        elif at[-1] != "next_review" and day > checked.today:
            yield Problem(
                "day_ahead",
                at,
                f"{text} is still to come",
                "write the day it was done",
                warning=True,
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return UNKNOWN_DAY


def pairing_problems(checked: Checked) -> Iterator[Problem]:
    """Find steps that leave someone who knows the child with nothing but an anonymous line."""
    catalogue = checked.catalogue
    anonymous = {name for need in catalogue.needs.values() if need.anonymous for name in need.first}
    places = {step: n for n, step in enumerate(_ids(checked.document.plain, "steps"))}
    for step in catalogue.steps.values():
        first = [name for need in step.needs for name in catalogue.needs[need].first]
        named = {*first, *step.contacts}
        if step.id in places and named and named <= anonymous:
            yield Problem(
                "anonymous_only",
                ("steps", places[step.id]),
                f"'{step.id}' offers only a line that takes no names",
                "add the police or children's social care: someone must know which child it is",
                warning=True,
            )


def unsourced_problems(checked: Checked) -> Iterator[Problem]:
    """Find contacts that name no page they were compiled from."""
    for n, name in enumerate(_ids(checked.document.plain, "contacts")):
        if not checked.catalogue.contacts[name].sources:
            yield Problem(
                "contact_without_source",
                ("contacts", n),
                f"'{name}' names no page it was compiled from",
                "add 'sources:' with the address of a page that gives it",
                warning=True,
            )


def _ids(plain: object, table: str) -> list[str]:
    rows = plain.get(table, []) if isinstance(plain, dict) else []
    return [row["id"] for row in rows]


def _never_print(checked: Checked) -> Iterable[Problem]:
    listed = [row.number for row in checked.catalogue.never_print]
    return never_print_problems(checked.document.plain, listed)


def _unlisted(checked: Checked) -> Iterable[Problem]:
    return unlisted_problems(checked.kind, checked.document.plain, checked.catalogue)


def _wording(checked: Checked) -> Iterable[Problem]:
    plain = checked.document.plain
    return wording_problems(checked.catalogue, prose(checked.kind, plain), plain)


def _rules(checked: Checked) -> Iterable[Problem]:
    return rule_problems(checked.catalogue)


def _steps(checked: Checked) -> Iterable[Problem]:
    added = [checked.catalogue.steps[name] for name in _ids(checked.document.plain, "steps")]
    return step_problems(checked.catalogue, added)


def _contacts(checked: Checked) -> Iterable[Problem]:
    ids = _ids(checked.document.plain, "contacts")
    return contact_problems(checked.catalogue, [checked.catalogue.contacts[name] for name in ids])


def _cases(checked: Checked) -> Iterable[Problem]:
    return case_problems(checked.catalogue)


def _cases_in_new_areas(checked: Checked) -> Iterator[Problem]:
    """Look at the areas an overlay adds; a problem stands at the area, for the level is not its."""
    for n, area in enumerate(_ids(checked.document.plain, "areas")):
        for each in case_problems(checked.catalogue, [area]):
            yield replace(each, at=("areas", n))


EVERYWHERE: tuple[Check, ...] = (
    _never_print,
    _unlisted,
    bare_number_problems,
    day_problems,
    pairing_problems,
    _wording,
    _steps,
    _contacts,
)
"""What is looked at in content and overlay alike."""

CONTENT_CHECKS: tuple[Check, ...] = (
    *EVERYWHERE,
    unsourced_problems,
    _rules,
    _cases,
)
"""What is looked at in whole content; a check of scenarios joins here."""

OVERLAY_CHECKS: tuple[Check, ...] = (*EVERYWHERE, _cases_in_new_areas)
"""What is looked at in an overlay, together with the content it is laid over."""
