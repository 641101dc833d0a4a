"""The content that a command works with, and the ids that must be in it."""

from __future__ import annotations

import os

from warning_signs.core.errors import ContentUnusableError, UsageError
from warning_signs.core.shown import printable, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from warning_signs.core.catalogue import Catalogue

LOCAL_VARIABLE = "WARNING_SIGNS_LOCAL"
_DIGITS = 4
_WHAT = {"roles": "role", "areas": "area", "signs": "sign", "needs": "need", "contacts": "contact"}


def load_content(local: str = "") -> Catalogue:
    """
    Load the shipped content, with the overlay that was named laid over it.

    Raises:
        ContentUnusableError: With who named the overlay, where there is no such file.
    """
    from warning_signs.content.in_wheel import catalogue_in_wheel

    catalogue = catalogue_in_wheel()
    if catalogue is not None and not local:
        return catalogue
    from warning_signs.content.loader import load_catalogue, load_overlay

    catalogue = catalogue or load_catalogue()
    if not local:
        return catalogue
    variable = LOCAL_VARIABLE if os.environ.get(LOCAL_VARIABLE) == local else ""
    try:
        return load_overlay(local, catalogue, variable)
    except ContentUnusableError as error:
        hint = f"{variable or '--local'} names it: is the name right?"
        problems = [each if each.hint else each.but(hint=hint) for each in error.problems]
        raise ContentUnusableError(problems, error.name) from None


def require_known(option: str, value: str, ids: Collection[str], kind: str = "") -> str:
    """
    Take the value of an option that must be an id.

    Args:
        option: The option, or the command whose argument it is.
        value: What was given; empty where nothing was.
        ids: What it may be.
        kind: What it is; else it is called like the option.

    Raises:
        UsageError: With the near miss.
    """
    from warning_signs.core.names import simplified

    name = simplified(value)
    if value and name not in ids:
        problem = f"no {kind or option.strip('-')} '{printable(value)}'"
        raise UsageError.of(option, problem, suggestion(value, ids))
    return name


def require_numbered(option: str, number: str, ids: Sequence[str], kind: str) -> str:
    """
    Take a number that stands for an id.

    Args:
        option: The option, or the command whose argument it is.
        number: What was given, decimals alone.
        ids: The ids, counted from 1.
        kind: What they are ids of.

    Raises:
        UsageError: Where there are not so many.
    """
    if len(number) <= _DIGITS and 1 <= int(number) <= len(ids):
        return ids[int(number) - 1]
    raise UsageError.of(option, f"no {kind} {printable(number)}", f"use 1 to {len(ids)}, or a name")


def require_named(option: str, value: str, catalogue: Catalogue, table: str) -> str:
    """
    Take the value of an option that names an entry of the content, as people say it.

    Raises:
        UsageError: With the near miss.
    """
    from warning_signs.core.names import named, near_miss, use_one_of

    name = named(catalogue, table, value) if value else ""
    if value and not name:
        problem = f"no {_WHAT[table]} '{printable(value)}'"
        hint = near_miss(catalogue, value, table) or use_one_of(catalogue, table)
        raise UsageError.of(option, problem, hint)
    return name
