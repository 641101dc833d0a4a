"""What the published instrument is made of, held in content: signs, points, levels and rules."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from warning_signs.content.checks.answer_search import Search
from warning_signs.content.checks.published import is_published, published
from warning_signs.core.conditions import Case, holds
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.conditions import Condition


def weight_problems(checked: Checked) -> Iterator[Problem]:
    """Find what makes the instrument come to less than the published one."""
    catalogue = checked.catalogue
    if is_published(catalogue):
        yield from _signs(catalogue)
        yield from _strengths(catalogue)
        yield from _overlaps(catalogue)
        yield from _levels(catalogue)
        yield from _rules(catalogue)
        yield from _patterns(catalogue)


def _signs(catalogue: Catalogue) -> Iterator[Problem]:
    wanted, places = published().signs, {name: n for n, name in enumerate(catalogue.signs)}
    points = {each.id: each.yes for each in published().strengths.values()}
    for name, sign in wanted.items():
        if name not in catalogue.signs:
            yield Problem("published_wording", ("signs",), f"has no '{name}'", "put the sign back")
            continue
        found, at = catalogue.signs[name], ("signs", places[name])
        if sha256(found.label.encode()).hexdigest()[: len(sign.wording)] != sign.wording:
            yield Problem(
                "published_wording",
                (*at, "label"),
                f"the label of '{name}' is not the published wording",
                "write it as it was published, word for word; 'plain' may say it otherwise",
            )
        if published().article not in {each.source for each in found.cite}:
            yield Problem(
                "published_wording",
                (*at, "cite"),
                f"'{name}' does not cite the article that published it",
                f"add '{{source: {published().article}}}'",
            )
        if points.get(found.weight.strength, 0) < points[sign.strength]:
            yield Problem(
                "sign_weakened",
                (*at, "weight", "strength"),
                f"'{name}' weighs less than the instrument says",
                f"write {sign.strength}",
            )
        if found.explained and name not in published().explained:
            yield Problem(
                "sign_weakened",
                (*at, "explained"),
                f"'{name}' can be explained away, and the instrument does not let it",
                "take 'explained' out",
            )
    order = [name for name in catalogue.signs if name in wanted]
    for stands, belongs in zip(order, (name for name in wanted if name in order), strict=True):
        if stands != belongs:
            yield Problem(
                "published_wording",
                ("signs", places[stands]),
                f"'{stands}' stands where '{belongs}' was published",
                "put the signs in the published order",
            )
            return


def _strengths(catalogue: Catalogue) -> Iterator[Problem]:
    for n, found in enumerate(catalogue.strengths.values()):
        wanted = published().strengths.get(found.id)
        for answer in ("yes", "earlier", "maybe"):
            points = getattr(found, answer)
            if wanted and points < getattr(wanted, answer):
                yield Problem(
                    "sign_weakened",
                    ("strengths", n, answer),
                    f"'{answer}' of '{found.id}' gives {points} points, less than the instrument",
                    f"write {getattr(wanted, answer)}",
                )
        if not found.maybe <= found.earlier <= found.yes:
            yield Problem(
                "sign_weakened",
                ("strengths", n),
                f"an unsure answer of '{found.id}' weighs more than a surer one",
                "let yes give most points, and earlier no fewer than maybe",
            )


def _overlaps(catalogue: Catalogue) -> Iterator[Problem]:
    wanted = published().overlap
    for n, found in enumerate(catalogue.overlaps.values()):
        if not set(found.signs) <= set(wanted.signs):
            yield Problem(
                "sign_weakened",
                ("overlaps", n, "signs"),
                f"'{found.id}' limits signs that count in full",
                f"name none but {', '.join(wanted.signs)}",
            )
        elif found.at_most < wanted.at_most:
            yield Problem(
                "sign_weakened",
                ("overlaps", n, "at_most"),
                f"'{found.id}' lets these signs count for less than the instrument says",
                f"write {wanted.at_most}",
            )


def _levels(catalogue: Catalogue) -> Iterator[Problem]:
    places = {name: n for n, name in enumerate(catalogue.levels)}
    for name, wanted in published().levels.items():
        found = catalogue.levels.get(name)
        if found is None:
            yield Problem("level_moved", ("levels",), f"has no '{name}'", "put the level back")
            continue
        at = ("levels", places[name])
        if found.label != wanted.label:
            yield Problem(
                "level_moved",
                (*at, "label"),
                f"'{name}' is called '{found.label}'",
                f"write '{wanted.label}': people are trained with that name",
            )
        if wanted.points and (found.points is None or found.points > wanted.points):
            yield Problem(
                "level_moved",
                (*at, "points"),
                f"'{name}' is reached later than the instrument says",
                f"write {wanted.points}, or less",
            )


def _rules(catalogue: Catalogue) -> Iterator[Problem]:
    places = {name: n for n, name in enumerate(catalogue.rules)}
    for name, wanted in published().rules.items():
        found = catalogue.rules.get(name)
        if found is None:
            yield Problem("rule_missing", ("rules",), f"has no '{name}'", "put the rule back")
            continue
        at = ("rules", places[name])
        level = catalogue.levels.get(wanted.level)
        if level is None or catalogue.levels[found.level].rank < level.rank:
            yield Problem(
                "rule_lowered",
                (*at, "level"),
                f"'{name}' gives '{found.level}', and the instrument '{wanted.level}'",
                f"write {wanted.level}, or a higher level",
            )
        elif _narrower(catalogue, wanted.when, found.when):
            yield _narrowed((*at, "when"), name)


def _patterns(catalogue: Catalogue) -> Iterator[Problem]:
    places = {name: n for n, name in enumerate(catalogue.patterns)}
    for name, wanted in published().patterns.items():
        found = catalogue.patterns.get(name)
        if found is None:
            yield Problem("rule_missing", ("patterns",), f"has no '{name}'", "put the pattern back")
        elif _narrower(catalogue, wanted.when, found.when):
            yield _narrowed(("patterns", places[name], "when"), name)


def _narrowed(at: tuple[str | int, ...], name: str) -> Problem:
    return Problem(
        "rule_narrowed",
        at,
        f"'{name}' does not hold in every case that the instrument names",
        "compare it with published.yaml; patterns and strengths that it names count too",
    )


MOST_CASES = 3_000
"""As many small sets of answers are tried, the smallest first."""


def _narrower(catalogue: Catalogue, wanted: Condition, found: Condition) -> bool:
    """Return whether some answers that the instrument names do not make a condition hold."""
    if found == wanted:
        return False
    fails = partial(_fails, catalogue, wanted, found)
    return not Search(catalogue, MOST_CASES).is_unsatisfiable(wanted, fails)


def _fails(catalogue: Catalogue, wanted: Condition, found: Condition, answers: Answers) -> bool:
    """Return whether the instrument says that a condition holds, and the content says no."""
    guesses = catalogue.roles[answers.role].guesses_age
    known = {"role": {answers.role}, "age": {"unknown" if guesses else answers.age}}
    case = Case({**answers.signs, **answers.circumstances}, known)
    return holds(wanted, case) and not holds(found, case)
