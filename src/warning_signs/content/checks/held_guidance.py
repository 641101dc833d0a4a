"""What is done, and what is not done, held in content."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from warning_signs.content.checks.held_words import said_problems
from warning_signs.content.checks.published import excludes, is_published, published
from warning_signs.core.errors import Problem
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.catalogue import Catalogue

_TIMES = tuple(When)


def avoid_problems(checked: Checked) -> Iterator[Problem]:
    """Find things not to do that are worded as things to do."""
    for n, each in enumerate(checked.catalogue.avoid.values()):
        if not each.text.startswith("Do not "):
            yield Problem(
                "avoid_not_do_not",
                ("avoid", n, "text"),
                f"'{each.id}' is something not to do, and does not begin so",
                "begin it with 'Do not'",
            )


def guidance_problems(checked: Checked) -> Iterator[Problem]:
    """Find help that the published instrument gives, and that this content gives late or not."""
    catalogue = checked.catalogue
    if is_published(catalogue):
        yield from _steps(catalogue)
        yield from _avoid(catalogue)
        yield from said_problems(checked.document.plain)


def _steps(catalogue: Catalogue) -> Iterator[Problem]:
    places = {name: n for n, name in enumerate(catalogue.steps)}
    for time, names in published().steps.items():
        for name in names:
            step = catalogue.steps.get(name)
            if step is None:
                yield Problem("step_missing", ("steps",), f"has no '{name}'", "put the step back")
            elif _TIMES.index(step.time) > _TIMES.index(When(time)):
                yield Problem(
                    "step_missing",
                    ("steps", places[name], "time"),
                    f"'{name}' comes later than the instrument says",
                    f"write {time}",
                )
    for need, names in published().gives.items():
        for name in names:
            step = catalogue.steps.get(name)
            if step is not None and need not in step.needs:
                yield Problem(
                    "step_missing",
                    ("steps", places[name]),
                    f"'{name}' does not lead to those whom '{need}' names",
                    f"write 'needs: [{need}]'",
                )
    yield from _withheld(catalogue, places)
    for role, most in catalogue.summary.shown.items():
        if most < published().shown.get(role, 0):
            yield Problem(
                "step_missing",
                ("summary", "shown", role),
                f"'{role}' is shown fewer steps at once than the instrument says",
                f"write {published().shown[role]}, or more",
            )


def _withheld(catalogue: Catalogue, places: Mapping[str, int]) -> Iterator[Problem]:
    """Find steps that are given where they could warn someone, or kept where they are needed."""
    withheld = published().withheld
    for answer, names in withheld.items():
        for name in names:
            step = catalogue.steps.get(name)
            if step is not None and not excludes(step.unless, answer):
                yield Problem(
                    "step_not_withheld",
                    ("steps", places[name], "unless"),
                    f"'{name}' may be given where '{answer}' is or may be so",
                    f"put 'possible: [{answer}]' under its 'unless'",
                )
    for name in chain.from_iterable(published().steps.values()):
        step = catalogue.steps.get(name)
        if step is None:
            continue
        for answer in (*catalogue.circumstances, *catalogue.signs):
            if excludes(step.unless, answer) and name not in withheld.get(answer, ()):
                yield Problem(
                    "step_missing",
                    ("steps", places[name], "unless"),
                    f"'{name}' is not given where '{answer}' is or may be so",
                    f"take '{answer}' out",
                )


def _avoid(catalogue: Catalogue) -> Iterator[Problem]:
    for name in published().avoid:
        if name not in catalogue.avoid:
            yield Problem("avoid_missing", ("avoid",), f"has no '{name}'", "put the warning back")
