"""
Rules and steps that no case can reach, and cases that no step or contact reaches.

The search is ``answer_search``; what is asked of it is here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warning_signs.content.checks.answer_search import Search, scored_with
from warning_signs.core.answers import Answer
from warning_signs.core.compiled import instrument_of
from warning_signs.core.compiling import served_by
from warning_signs.core.conditions import AllOf
from warning_signs.core.errors import Problem
from warning_signs.core.guidance import advise
from warning_signs.core.records import replace
from warning_signs.core.scoring import score
from warning_signs.core.screening import setting_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue, Contact, Rule, Step
    from warning_signs.core.guidance import ChosenGuidance


def rule_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Find rules that can never hold, never decide, or decide though they are to inform only."""
    search = Search(catalogue)
    conditions = [rule.when for rule in catalogue.rules.values()]
    for n, rule in enumerate(catalogue.rules.values()):
        others = {name: other for name, other in catalogue.rules.items() if name != rule.id}
        without = replace(catalogue, rules=others)
        decides = partial(_decides, catalogue, without, rule)
        never = search.is_unsatisfiable(rule.when, decides, conditions)
        if never and search.is_unsatisfiable(
            rule.when, partial(_held, catalogue, rule), conditions
        ):
            yield Problem(
                "rule_never_holds",
                ("rules", n, "when"),
                f"no answers make '{rule.id}' hold",
                "ask for less, or take the rule out",
            )
        elif never and not rule.information:
            yield Problem(
                "rule_never_decides",
                ("rules", n, "when"),
                f"'{rule.id}' never decides: other rules or the points always reach its level",
                "write 'information: \"yes\"' in it, or change it",
            )
        elif rule.information and not never:
            yield Problem(
                "rule_decides",
                ("rules", n, "information"),
                f"'{rule.id}' is marked as information, yet decides",
                "take 'information' out",
            )


def step_problems(
    catalogue: Catalogue, steps: Collection[Step], table: str = "steps"
) -> Iterator[Problem]:
    """
    Find steps that no answers lead to.

    Args:
        catalogue: The content they are tried in.
        steps: Those to try, in the order of the file.
        table: Where they stand in it.
    """
    search = Search(catalogue)
    for n, step in enumerate(steps):
        if _nowhere(search, step):
            yield Problem(
                "step_unreachable",
                (table, n),
                f"no answers lead to '{step.id}'",
                "look at its 'when' and 'unless': one rules the other out",
            )


def contact_problems(catalogue: Catalogue, contacts: Collection[Contact]) -> Iterator[Problem]:
    """
    Find contacts that no answers lead to and that are not marked so, or are marked and lead there.

    Args:
        catalogue: The content they are tried in.
        contacts: Those to try, in the order of the file.
    """
    search = Search(catalogue)
    for n, contact in enumerate(contacts):
        naming = [
            step for step in catalogue.steps.values() if contact.id in catalogue.step_contacts(step)
        ]
        shown = contact.id in catalogue.always or any(
            _leads_to(search, step, contact) for step in naming
        )
        # A step that nothing leads to is told of by itself.
        if not shown and any(_nowhere(search, step) for step in naming):
            continue
        if not shown and not contact.directory_only:
            yield Problem(
                "contact_unreachable",
                ("contacts", n),
                f"no answers lead to '{contact.id}'",
                "name it in a step or a need, or write 'directory_only: \"yes\"'",
            )
        elif shown and contact.directory_only:
            yield Problem(
                "contact_reached",
                ("contacts", n, "directory_only"),
                f"'{contact.id}' is marked for the directory alone, yet a step leads to it",
                "take 'directory_only' out",
            )


def _nowhere(search: Search, step: Step) -> bool:
    conditions = [rule.when for rule in search.catalogue.rules.values()]
    return search.is_unsatisfiable(
        step.when, partial(_given, search.catalogue, step), (step.unless, *conditions)
    )


def _leads_to(search: Search, step: Step, contact: Contact) -> bool:
    """Return whether some answers give a step with this contact."""
    wanted = AllOf((step.when, served_by(contact)))
    conditions = [rule.when for rule in search.catalogue.rules.values()]
    return not search.is_unsatisfiable(
        wanted, partial(_offered, search.catalogue, step, contact), (step.unless, *conditions)
    )


def case_problems(catalogue: Catalogue, areas: Collection[str] = ()) -> Iterator[Problem]:
    """
    Find a role, level and area that is left without a step, or without anyone to call.

    Args:
        catalogue: The content.
        areas: The areas looked at; all, and a case that names none, where this is empty.
    """
    search = Search(catalogue)
    ranks = {level: n for n, level in enumerate(catalogue.levels)}
    missing = {}
    for level, answers in _one_of_each_level(search):
        for area in areas or search.areas:
            case = replace(answers, area=area)
            guidance = _guidance(catalogue, case)
            for code, what, found in (
                ("no_steps", "step", guidance.steps),
                ("no_contacts", "contact", guidance.contacts),
            ):
                if not found:
                    missing[code, what, case.role, level, area] = case.age
    for (code, what, role, level, area), age in missing.items():
        yield Problem(
            code,
            ("levels", ranks[level]),
            f"'{level}' gives a {role} no {what} in {area or 'a case without an area'}, age {age}",
            f"add a {what} for this role, level and area",
        )


def _one_of_each_level(search: Search) -> Iterator[tuple[str, Answers]]:
    """Give, for each role and age, answers for each level that one answer alone can reach."""
    catalogue = search.catalogue
    levels = list(catalogue.levels)
    singles = ({}, *({name: Answer.YES} for name in (*catalogue.circumstances, *catalogue.signs)))
    for role in catalogue.roles:
        for age in catalogue.ages:
            found: dict[str, Answers] = {}
            for said in singles:
                answers = search.answers(role, age, "", said, Answer.NO)
                found.setdefault(levels[scored_with(catalogue, answers).rank], answers)
                if len(found) == len(levels):
                    break
            yield from found.items()


def _held(catalogue: Catalogue, rule: Rule, answers: Answers) -> bool:
    return rule.id in scored_with(catalogue, answers).reasons


def _decides(catalogue: Catalogue, without: Catalogue, rule: Rule, answers: Answers) -> bool:
    """Return whether the level would be lower without this rule."""
    scored = scored_with(catalogue, answers)
    return scored.reasons[:1] == [rule.id] and scored_with(without, answers).rank < scored.rank


def _offered(catalogue: Catalogue, step: Step, contact: Contact, answers: Answers) -> bool:
    steps = _guidance(catalogue, answers).steps
    return any(name == step.id and contact.id in contacts for name, contacts in steps)


def _given(catalogue: Catalogue, step: Step, answers: Answers) -> bool:
    return any(name == step.id for name, _ in _guidance(catalogue, answers).steps)


def _guidance(catalogue: Catalogue, answers: Answers) -> ChosenGuidance:
    here = setting_of(instrument_of(catalogue), answers)
    return advise(here, score(here, answers.signs, answers.circumstances))
