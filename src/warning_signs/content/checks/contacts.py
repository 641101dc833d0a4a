"""Contacts: how their numbers are written, where they come from, and who is left with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.checks.base import ids_of
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked


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


def pairing_problems(checked: Checked) -> Iterator[Problem]:
    """Find steps that leave someone who knows the child with nothing but an anonymous line."""
    catalogue = checked.catalogue
    anonymous = {name for need in catalogue.needs.values() if need.anonymous for name in need.first}
    places = {step: n for n, step in enumerate(ids_of(checked.document.plain, "steps"))}
    for step in catalogue.steps.values():
        named = set(catalogue.step_contacts(step))
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
    for n, name in enumerate(ids_of(checked.document.plain, "contacts")):
        if not checked.catalogue.contacts[name].sources:
            yield Problem(
                "contact_without_source",
                ("contacts", n),
                f"'{name}' names no page it was compiled from",
                "add 'sources:' with the address of a page that gives it",
                warning=True,
            )
