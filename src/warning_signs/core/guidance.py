"""What to do next for a scored case: steps, things to avoid, and whom to call."""

from __future__ import annotations

from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from warning_signs.core.instrument import Setting, WithContacts
    from warning_signs.core.scoring import Scored


class ChosenGuidance:
    """
    What to do next, what not to do, and whom to call, in ids.

    Attributes:
        steps: Each step with the contacts that serve this case.
        avoid: What not to do.
        contacts: All contacts of the steps, and those that every result ends with.
        fitting: The places of whatever fits the case, the phrases of its first page too.
    """

    __slots__ = ("avoid", "contacts", "fitting", "steps")

    def __init__(
        self,
        steps: Sequence[WithContacts],
        avoid: Sequence[str],
        contacts: Sequence[str],
        fitting: int,
    ) -> None:
        self.steps = steps
        self.avoid = avoid
        self.contacts = contacts
        self.fitting = fitting


def own_first(guidance: ChosenGuidance, local: Collection[str]) -> ChosenGuidance:
    """
    Return guidance whose steps name no contact of an overlay.

    Args:
        guidance: What was chosen, with those of an overlay at the end of the contacts.
        local: The contacts of the overlay.
    """
    steps = [
        (step, tuple([each for each in contacts if each not in local]))
        for step, contacts in guidance.steps
    ]
    return ChosenGuidance(steps, guidance.avoid, guidance.contacts, guidance.fitting)


def advise(here: Setting, scored: Scored) -> ChosenGuidance:
    """
    Choose the guidance for a scored case.

    Args:
        here: The setting that it was scored in.
        scored: The case, with its level and the rules that held.
    """
    instrument = here.instrument
    fitting, tables = instrument.fitting(scored.case), instrument.tables
    steps = instrument.steps.with_contacts(tables["steps"].chosen(fitting), fitting)
    ends = instrument.serving(instrument.content["ends_with"], fitting)
    contacts = dict.fromkeys(chain(*[names for _, names in steps], ends))
    local = instrument.local
    # Those of an overlay come last; sorting keeps the order of the others.
    whom = sorted(contacts, key=local.__contains__) if local else list(contacts)
    if scored.rank == len(instrument.levels) - 1:
        _bring_forward(whom, instrument.content["in_danger"])
    return ChosenGuidance(steps, tables["avoid"].chosen(fitting), whom, fitting)


def _bring_forward(contacts: list[str], in_danger: str) -> None:
    """Put whom to call in danger second, where they come later: a life may depend on it."""
    if in_danger in contacts[2:]:
        contacts.remove(in_danger)
        contacts.insert(1, in_danger)
