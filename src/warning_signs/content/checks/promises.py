"""What is promised with a contact: the number that a step says, the hours, who answers at night."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from warning_signs.content.phone_numbers import digits, numbers_in
from warning_signs.core.errors import Problem
from warning_signs.core.facts import area_with_parents, serves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.catalogue import Catalogue, Contact, Step
    from warning_signs.core.errors import Path
    from warning_signs.core.summary import FirstAct

SHORT = 3
"""How many digits a number has that a text may say without saying whose it is, such as 999."""


def promise_problems(checked: Checked) -> Iterator[Problem]:
    """Find numbers that a step says and does not give, and hours at which nobody there answers."""
    yield from _numbers(checked.catalogue)
    yield from _hours(checked.catalogue)


def _numbers(catalogue: Catalogue) -> Iterator[Problem]:
    short = {
        digits(each.phone)
        for each in catalogue.contacts.values()
        if len(digits(each.phone)) == SHORT
    }
    tables: tuple[tuple[Path, Iterable[Step | FirstAct]], ...] = (
        (("steps",), catalogue.steps.values()),
        (("summary", "first"), catalogue.summary.first.values()),
    )
    for at, rows in tables:
        for n, row in enumerate(rows):
            given = {digits(each.phone) for each in _reached(catalogue, row)}
            said = {digits(each) for each in numbers_in(row.text)}
            for number in sorted(said & short - given):
                yield Problem(
                    "number_not_given",
                    (*at, n, "text"),
                    f"'{row.id}' says {number}, which none of its contacts has",
                    "name the contact with that number, or say the number of those it names",
                )


def _reached(catalogue: Catalogue, row: Step | FirstAct) -> list[Contact]:
    needs = [catalogue.needs[name] for name in row.needs]
    named = chain(row.contacts, *((*need.first, *need.then) for need in needs))
    return [catalogue.contacts[name] for name in named]


def _hours(catalogue: Catalogue) -> Iterator[Problem]:
    for n, short in enumerate(catalogue.summary.reach.values()):
        day, night = catalogue.contacts[short.id], catalogue.contacts.get(short.night)
        if day.any_hour != (catalogue.words.any_hour in short.hours):
            yield Problem(
                "any_hour_unsaid",
                ("summary", "reach", n, "hours"),
                f"'{day.id}' says '{short.hours}', and its own entry does not say so",
                f"write '{catalogue.words.any_hour}' only where the contact has 'any_hour'",
            )
        if night is None:
            continue
        for area in catalogue.areas:
            around = area_with_parents(catalogue.areas, area)
            if serves(day, around) and not serves(night, around):
                yield Problem(
                    "night_elsewhere",
                    ("summary", "reach", n, "night"),
                    f"'{night.id}' does not serve '{area}', where '{day.id}' does by day",
                    "name who answers there at night",
                )
