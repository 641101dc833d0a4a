"""
What to do next for a scored case: steps, things to avoid, and whom to call.

It may import from floor 0, ``conditions`` and ``scoring``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warning_signs.conditions import holds
from warning_signs.model import Guidance, StepAdvice, When
from warning_signs.scoring import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.conditions import Facts
    from warning_signs.model import Avoid, Catalogue, Contact, Scored, Step


def advise(catalogue: Catalogue, scored: Scored) -> Guidance:
    """
    Choose the guidance for a scored case.

    Args:
        catalogue: The content, which alone decides.
        scored: The case, with its level and the rules that held.
    """
    facts = replace(
        facts_of(catalogue, scored.answers),
        level=scored.level.id,
        rule=frozenset(reason.rule for reason in scored.reasons),
    )
    chosen = [step for step in catalogue.steps.values() if fits(step, facts)]
    chosen.sort(key=lambda step: list(When).index(step.time))
    steps = tuple(StepAdvice(step, _contacts(catalogue, step, facts)) for step in chosen)
    always = [catalogue.contacts[name] for name in catalogue.always]
    return Guidance(
        steps=steps,
        avoid=tuple(each for each in catalogue.avoid.values() if fits(each, facts)),
        contacts=_once(
            contact
            for contacts in (*(step.contacts for step in steps), always)
            for contact in contacts
            if serves(contact, facts)
        ),
    )


def fits(entry: Step | Avoid, facts: Facts) -> bool:
    """Tell whether a step, or a thing to avoid, is meant for this case."""
    return holds(entry.when, facts) and not holds(entry.unless, facts)


def serves(contact: Contact, facts: Facts) -> bool:
    """Tell whether a contact may be shown for this case."""
    return (
        not facts.area.isdisjoint(contact.areas)
        and facts.area.isdisjoint(contact.not_areas)
        and (not contact.child_ages or facts.age in contact.child_ages)
        and (not contact.only_roles or facts.role in contact.only_roles)
        and holds(contact.only_when, facts)
    )


def _contacts(catalogue: Catalogue, step: Step, facts: Facts) -> tuple[Contact, ...]:
    names = [name for need in step.needs for name in catalogue.needs[need].first]
    found = (catalogue.contacts[name] for name in (*names, *step.contacts))
    return _once(contact for contact in found if serves(contact, facts))


def _once(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return tuple({contact.id: contact for contact in contacts}.values())
