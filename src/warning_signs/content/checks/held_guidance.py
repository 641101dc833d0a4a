"""What is done and whom one can call, held in content: 999, what cannot wait, what is not done."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from warning_signs.content.checks.held_words import said_problems
from warning_signs.content.checks.published import excludes, is_published, published
from warning_signs.core.answers import Answer
from warning_signs.core.assessment import assess
from warning_signs.core.compiled import instrument_of
from warning_signs.core.conditions import ALWAYS
from warning_signs.core.errors import Problem
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue

_TIMES = tuple(When)
_GROWN_UP = "18_plus"


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
        yield from _emergency(catalogue)
        yield from _for_children(catalogue)
        yield from _areas(catalogue)
        yield from said_problems(checked.document.plain)


def act_problems(checked: Checked) -> Iterator[Problem]:
    """Find answers that cannot wait, and that lead to nothing that does not wait."""
    if is_published(checked.catalogue):
        yield from _acts(checked.catalogue)


# --- steps and what to avoid --------------------------------------------------------------------


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


# --- contacts -----------------------------------------------------------------------------------


def _emergency(catalogue: Catalogue) -> Iterator[Problem]:
    wanted = published().emergency
    found = catalogue.contacts.get(wanted.contact)
    if found is None:
        yield Problem("emergency_lost", ("contacts",), f"has no '{wanted.contact}'", "put it back")
        return
    at = ("contacts", list(catalogue.contacts).index(wanted.contact))
    whole = {area.id for area in catalogue.areas.values() if not area.within}
    open_to_all = not (found.not_areas or found.child_ages or found.only_roles)
    if found.phone != wanted.phone or not found.any_hour:
        yield Problem(
            "emergency_lost",
            (*at, "phone"),
            f"'{wanted.contact}' is not {wanted.phone} at any hour",
            f"write {wanted.phone}, with 'any_hour'",
        )
    if not whole <= set(found.areas) or not open_to_all or found.only_when != ALWAYS:
        yield Problem(
            "emergency_lost",
            at,
            f"'{wanted.contact}' does not serve everyone everywhere",
            f"write 'areas: [{', '.join(sorted(whole))}]' and nothing that narrows it",
        )
    for name in published().always:
        if name not in catalogue.always:
            yield Problem(
                "emergency_lost",
                ("always",),
                f"has no '{name}'",
                "put it back: every result ends with it",
            )
    needs = {name: n for n, name in enumerate(catalogue.needs)}
    for name in wanted.first_in:
        need = catalogue.needs.get(name)
        if need is None or need.first[0] != wanted.contact:
            yield Problem(
                "emergency_lost",
                ("needs", needs[name], "first") if name in needs else ("needs",),
                f"'{name}' does not begin with '{wanted.contact}'",
                "put it first: a life may be in danger",
            )


def _for_children(catalogue: Catalogue) -> Iterator[Problem]:
    children = {age for age in catalogue.ages if age != _GROWN_UP}
    names = (*published().for_children, *catalogue.words.young_person_contacts)
    for n, (name, found) in enumerate(catalogue.contacts.items()):
        shut = (
            (found.child_ages and not children <= set(found.child_ages))
            or found.only_roles
            or found.not_areas
            or found.only_when != ALWAYS
        )
        if name in names and shut:
            yield Problem(
                "child_line_closed",
                ("contacts", n),
                f"'{name}' is not shown for every child",
                "take out what keeps it from some: ages, roles, areas or cases",
            )
    for name in published().for_children:
        if name not in catalogue.contacts:
            yield Problem("child_line_closed", ("contacts",), f"has no '{name}'", "put it back")


def _areas(catalogue: Catalogue) -> Iterator[Problem]:
    for n, area in enumerate(catalogue.areas.values()):
        wanted = published().within.get(area.id, area.within)
        if area.within != wanted:
            yield Problem(
                "area_moved",
                ("areas", n, "within"),
                f"'{area.id}' is put into another area than it lies in",
                f"write {wanted}",
            )


# --- what happens -------------------------------------------------------------------------------


def _acts(catalogue: Catalogue) -> Iterator[Problem]:
    """Try each answer that cannot wait, from every role, at every place and at every age."""
    told = set[str]()
    places = {name: n for n, name in enumerate(catalogue.circumstances)}
    for answer, found in _cases(catalogue):
        given = {step for step, _ in found.guidance.steps}
        case = f"{found.here.role}, {found.here.area or 'no area'}, {found.here.age}"
        if answer not in told and given.isdisjoint(published().acts[answer]):
            told.add(answer)
            yield Problem(
                "act_missing",
                ("circumstances", places[answer]),
                f"'{answer}' leads to none of {', '.join(published().acts[answer])}: {case}",
                "widen the 'when' of one of these steps",
            )
        first = next(iter(found.guidance.contacts), "")
        emergency = published().emergency
        if answer in emergency.first_for and first != emergency.contact and answer not in told:
            told.add(answer)
            yield Problem(
                "act_missing",
                ("circumstances", places[answer]),
                f"'{answer}' leads to '{first}' before '{emergency.contact}': {case}",
                "name the emergency services first in the step that comes first",
            )


def _cases(catalogue: Catalogue) -> Iterator[tuple[str, Assessment]]:
    instrument = instrument_of(catalogue)
    homes = ("", *(area.id for area in catalogue.areas.values() if area.within))
    unknown = list(catalogue.ages)[-1]
    where = dict.fromkeys((*((each, unknown) for each in homes), *product(("",), catalogue.ages)))
    for role, (area, age) in product(catalogue.roles, where):
        here = instrument.setting(role, area, age)
        for answer in published().acts:
            asked = catalogue.circumstances.get(answer)
            if asked and role in asked.questions:
                yield answer, assess(here, {}, {answer: Answer.MAYBE})
