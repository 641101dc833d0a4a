"""What to do next for a scored case: steps, things to avoid, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.compiled import setting
from warning_signs.core.facts import applicable
from warning_signs.core.outcome import Guidance

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Scored


def advise(catalogue: Catalogue, scored: Scored) -> Guidance:
    """
    Choose the guidance for a scored case.

    Args:
        catalogue: The content, which alone decides.
        scored: The case, with its level and the rules that held.
    """
    answers, facts = scored.answers, scored.facts
    here = setting(catalogue, answers.role, answers.area, answers.age)
    steps = tuple([offer.advise(facts) for offer in applicable(here.steps, facts)])
    always = applicable(here.always, facts)
    contacts = {contact.id: contact for step in steps for contact in step.contacts}
    contacts |= {contact.id: contact for contact in always if contact.id not in contacts}
    return Guidance(steps, tuple(applicable(here.avoid, facts)), tuple(contacts.values()))
