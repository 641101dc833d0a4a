"""From a plain document to the catalogue, or to everything that is wrong with it."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from warning_signs.content.condition_reader import read_condition
from warning_signs.content.decoder import Decoder, TooManyProblemsError
from warning_signs.core.answers import Answer
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.conditions import Among, Answered, Condition, Reached, leaves
from warning_signs.core.errors import ContentUnusableError
from warning_signs.core.shown import printable
from warning_signs.core.types import Basis, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.content.limits import Document
    from warning_signs.core.catalogue import Area, Avoid, Contact, Step
    from warning_signs.core.errors import Problem


def read_catalogue(document: Document, name: str = "") -> Catalogue:
    """
    Read content.

    Args:
        document: The whole content: an instrument with its contacts and sources.
        name: The name of the file, for errors.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    decoder = Decoder({Condition: read_condition})
    catalogue: Any = None
    with suppress(TooManyProblemsError):
        catalogue = decoder.read(Catalogue, document.plain, ())
        decoder.check_names()
        if catalogue is not None and not decoder.problems:
            _check_answers(decoder, catalogue)
            _check_levels(decoder, catalogue)
            _check_floors(decoder, catalogue)
            _check_flags(decoder, catalogue)
            check_areas(decoder, catalogue.areas)
            check_contacts(decoder, list(catalogue.contacts.values()))
            check_ours(decoder, "steps", catalogue.steps.values())
            check_ours(decoder, "avoid", catalogue.avoid.values())
    if decoder.problems:
        raise ContentUnusableError(with_positions(decoder.problems, document), name)
    checked: Catalogue = catalogue
    return checked


def read_by_entry(plain: Any) -> Catalogue:
    """
    Return content that ``read_catalogue`` found nothing wrong with, each entry as it is asked for.

    Args:
        plain: The whole content.
    """
    catalogue: Catalogue = Decoder({Condition: read_condition}, trusted=True).read(
        Catalogue, plain, ()
    )
    return catalogue


def with_positions(problems: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
    """
    Return each problem with the file, line and column of its place, or of the nearest around it.

    From here on it may be shown: what it quotes of the document can do nothing to a terminal.
    """
    found = []
    for each in problems:
        at = each.at
        while at and at not in document.places:
            at = at[:-1]
        line, column = document.places.get(at, (1, 1))
        found.append(
            each.but(
                at=tuple(printable(step) if isinstance(step, str) else step for step in each.at),
                problem=printable(each.problem),
                hint=printable(each.hint),
                line=line,
                column=column,
                file=document.files.get(str(each.at[0]), "") if each.at else "",
            )
        )
    return tuple(found)


def _check_answers(decoder: Decoder, catalogue: Catalogue) -> None:
    """Note answers that are not offered: some case could not be told."""
    for answer in Answer:
        if answer not in catalogue.answers:
            decoder.problem("missing_key", ("answers",), f"has no '{answer}'", "add it to the list")


def _check_levels(decoder: Decoder, catalogue: Catalogue) -> None:
    """Note levels that do not rise one by one, and points that do not rise with them."""
    levels = list(catalogue.levels.values())
    for n, level in enumerate(levels):
        if level.rank != n:
            decoder.problem(
                "levels_do_not_rise",
                ("levels", n, "rank"),
                f"the rank of '{level.id}' is {level.rank}",
                f"write {n}: levels stand lowest first, from 0",
            )
    for n, level in enumerate(levels):
        if level.points is not None and not level.because:
            decoder.problem(
                "missing_key",
                ("levels", n),
                "has no 'because'",
                "say why, for those whom the points bring here",
            )
    reached = [(n, level) for n, level in enumerate(levels) if level.points is not None]
    for (_, lower), (n, higher) in pairwise(reached):
        if higher.points <= lower.points:  # type: ignore[operator]
            decoder.problem(
                "levels_do_not_rise",
                ("levels", n, "points"),
                f"'{higher.id}' is reached no later than '{lower.id}'",
                "give the higher level more points",
            )


def _check_floors(decoder: Decoder, catalogue: Catalogue) -> None:
    """Note rules that ask for a level, which they give, or let what is long past lower it."""
    for n, rule in enumerate(catalogue.rules.values()):
        for leaf in leaves(rule.when):
            if isinstance(leaf, Reached) or (
                isinstance(leaf, Among) and leaf.what in ("level", "rule")
            ):
                what = "points" if isinstance(leaf, Reached) else f"a {leaf.what}"
                decoder.problem(
                    "circular_rule",
                    ("rules", n, "when"),
                    f"'{rule.id}' asks for {what}, which is known after the rules",
                    "ask for answers, role, age or area instead",
                )
            if isinstance(leaf, Answered) and leaf.how == "current":
                decoder.problem(
                    "current_in_rule",
                    ("rules", n, "when"),
                    f"'{rule.id}' asks for what is current, so harm long past would count less",
                    "ask for possible or present instead",
                )


def _check_flags(decoder: Decoder, catalogue: Catalogue) -> None:
    """Note marks that are missing: code asks for what is marked, and not for an id."""
    if not catalogue.emergency_contacts():
        hint = "mark the need whose contacts nothing may stand before"
        decoder.problem("missing_key", ("needs",), "none has 'emergency: \"yes\"'", hint)
    if sum(role.neutral_wording for role in catalogue.roles.values()) != 1:
        hint = "mark the one role whose questions fit any reader"
        decoder.problem("missing_key", ("roles",), "one must have 'neutral_wording'", hint)


def check_areas(decoder: Decoder, areas: Mapping[str, Area]) -> None:
    """Note areas that lie in themselves: going outwards from them would have no end."""
    for n, area in enumerate(areas.values()):
        around, seen = area, {area.id}
        while around.within and around.within in areas:
            around = areas[around.within]
            if around.id in seen:
                decoder.problem(
                    "circular_area",
                    ("areas", n, "within"),
                    f"'{area.id}' lies in itself",
                    "name the larger area that it lies in",
                )
                break
            seen.add(around.id)


def check_ours(decoder: Decoder, table: str, entries: Iterable[Step | Avoid]) -> None:
    """Note words marked as ours that do not stand in their text, or where all of it is ours."""
    for n, each in enumerate(entries):
        for m, part in enumerate(each.ours):
            if part not in each.text or each.basis is Basis.JUDGEMENT:
                decoder.problem(
                    "ours_not_in_text",
                    (table, n, "ours", m),
                    f"'{each.id}' marks words as ours that are not in its text, or all of it is",
                    "copy them from the text; leave 'ours' out where the basis is judgement",
                )


def check_contacts(decoder: Decoder, contacts: Iterable[Contact]) -> None:
    """Note numbers of contacts that a person has still to confirm: none may be shown."""
    for n, contact in enumerate(contacts):
        for key in ("phone", "text"):
            if contact.standing is Standing.CONFIRM and getattr(contact, key):
                decoder.problem(
                    "unconfirmed_number",
                    ("contacts", n, key),
                    f"'{contact.id}' is still to be confirmed, yet has a number",
                    "take the number out until a person has confirmed it",
                )
