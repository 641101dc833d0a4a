"""
Everything that is looked at in content before anyone relies on it, each as a check of its own.

What makes content unreadable is found while reading it (``decoder``, ``catalogue_reader``,
``overlay``); the rest is gathered here. The day is passed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.content.catalogue_reader import read_catalogue, with_positions
from warning_signs.content.checks.base import Check, Checked, ids_of
from warning_signs.content.checks.contacts import (
    bare_number_problems,
    pairing_problems,
    unsourced_problems,
)
from warning_signs.content.checks.dates import day_problems
from warning_signs.content.checks.held_acts import act_problems
from warning_signs.content.checks.held_contacts import held_contact_problems
from warning_signs.content.checks.held_guidance import avoid_problems, guidance_problems
from warning_signs.content.checks.held_questions import (
    key_problems,
    question_problems,
    walk_problems,
)
from warning_signs.content.checks.held_weights import weight_problems
from warning_signs.content.checks.layout import key_order_problems, unused_source_problems
from warning_signs.content.checks.names import name_problems
from warning_signs.content.checks.numbers import (
    form_problems,
    lock_problems,
    shared_problems,
)
from warning_signs.content.checks.promises import promise_problems
from warning_signs.content.checks.reachability import (
    case_problems,
    contact_problems,
    rule_problems,
    step_problems,
)
from warning_signs.content.checks.summaries import summary_problems
from warning_signs.content.checks.texts import text_problems
from warning_signs.content.checks.wording import wording_problems
from warning_signs.content.overlay import read_overlay
from warning_signs.content.overlay_model import Overlay
from warning_signs.content.permitted_numbers import (
    listed_never,
    never_print_problems,
    unlisted_problems,
)
from warning_signs.content.prose import prose
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.errors import ContentUnusableError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from warning_signs.content.limits import Document
    from warning_signs.content.number_lock import Lock


def check_content(document: Document, today: date, lock: Lock | None = None) -> tuple[Problem, ...]:
    """
    Find everything that is wrong with a document of whole content.

    Args:
        document: The document as it was read.
        today: The day it is checked.
        lock: What was confirmed of its contacts; None where it comes without a lock.
    """
    try:
        catalogue = read_catalogue(document)
    except ContentUnusableError as error:
        never = never_print_problems(document.plain, listed_never(document.plain))
        return _sorted((*error.problems, *with_positions(never, document)))
    return run(CONTENT_CHECKS, Checked(Catalogue, document, catalogue, today, lock))


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
    """Return whether a document is whole content, which has signs, and no overlay."""
    return isinstance(document.plain, dict) and "signs" in document.plain


def run(checks: Iterable[Check], checked: Checked) -> tuple[Problem, ...]:
    """Make the checks and give what they find, in the order of the file."""
    found = [problem for check in checks for problem in check(checked)]
    return _sorted(with_positions(found, checked.document))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.file, each.line, each.column, each.code)))


def _never_print(checked: Checked) -> Iterable[Problem]:
    listed = [row.number for row in checked.catalogue.never_print]
    return never_print_problems(checked.document.plain, listed)


def _unlisted(checked: Checked) -> Iterable[Problem]:
    return unlisted_problems(checked.kind, checked.document.plain, checked.catalogue)


def _wording(checked: Checked) -> Iterable[Problem]:
    plain = checked.document.plain
    return wording_problems(checked.catalogue, prose(checked.kind, plain), plain)


def _texts(checked: Checked) -> Iterator[Problem]:
    published = tuple(sign.label for sign in checked.catalogue.signs.values())
    for at, text in prose(checked.kind, checked.document.plain):
        yield from text_problems(at, text, published)


def _rules(checked: Checked) -> Iterable[Problem]:
    return rule_problems(checked.catalogue)


def _steps(checked: Checked) -> Iterable[Problem]:
    added = [checked.catalogue.steps[name] for name in ids_of(checked.document.plain, "steps")]
    return step_problems(checked.catalogue, added)


def _contacts(checked: Checked) -> Iterable[Problem]:
    ids = ids_of(checked.document.plain, "contacts")
    return contact_problems(checked.catalogue, [checked.catalogue.contacts[name] for name in ids])


def _summaries(checked: Checked) -> Iterable[Problem]:
    return summary_problems(checked.catalogue)


def _cases(checked: Checked) -> Iterable[Problem]:
    return case_problems(checked.catalogue)


def _cases_in_new_areas(checked: Checked) -> Iterator[Problem]:
    """Look at the areas an overlay adds; a problem stands at the area, for the level is not its."""
    for n, area in enumerate(ids_of(checked.document.plain, "areas")):
        for each in case_problems(checked.catalogue, [area]):
            yield each.but(at=("areas", n))


EVERYWHERE: tuple[Check, ...] = (
    _never_print,
    _unlisted,
    bare_number_problems,
    day_problems,
    pairing_problems,
    name_problems,
    _wording,
    _steps,
    _contacts,
)
"""What is looked at in content and overlay alike."""

INVARIANTS: tuple[Check, ...] = (
    form_problems,
    shared_problems,
    lock_problems,
    key_problems,
    walk_problems,
    avoid_problems,
    weight_problems,
    question_problems,
    guidance_problems,
    held_contact_problems,
    act_problems,
)
"""What content holds to, whatever else is edited; most of it only the published instrument."""

CONTENT_CHECKS: tuple[Check, ...] = (
    *EVERYWHERE,
    key_order_problems,
    unsourced_problems,
    unused_source_problems,
    promise_problems,
    _texts,
    *INVARIANTS,
    _rules,
    _cases,
    _summaries,
)
"""What is looked at in whole content."""

OVERLAY_CHECKS: tuple[Check, ...] = (*EVERYWHERE, _cases_in_new_areas)
"""What is looked at in an overlay, together with the content it is laid over."""
