"""What to do next for a scored case: steps, things to avoid, and whom to call."""

from __future__ import annotations

from itertools import chain

from warning_signs.core.instrument import applicable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.instrument import Setting
    from warning_signs.core.scoring import Scored


class Guidance:
    """
    What to do next, what not to do, and whom to call, in ids.

    Attributes:
        steps: Each step with the contacts that serve this case.
        avoid: What not to do.
        contacts: All contacts of the steps, and those that every result ends with.
    """

    __slots__ = ("avoid", "contacts", "steps")

    def __init__(
        self,
        steps: Sequence[tuple[str, tuple[str, ...]]],
        avoid: Sequence[str],
        contacts: Sequence[str],
    ) -> None:
        """Keep what was chosen."""
        self.steps = steps
        self.avoid = avoid
        self.contacts = contacts


def advise(here: Setting, scored: Scored) -> Guidance:
    """
    Choose the guidance for a scored case.

    Args:
        here: The setting that it was scored in.
        scored: The case, with its level and the rules that held.
    """
    chosen, facts = here.at_level(scored.rank), scored.facts
    given, kept = chosen.given, chosen.kept
    steps = [
        given[step] if step in given else (step, tuple(applicable(kept[step], facts)))
        for step in applicable(chosen.steps, facts)
    ]
    contacts = dict.fromkeys(chain.from_iterable([names for _, names in steps]))
    contacts.update(dict.fromkeys(applicable(chosen.always, facts)))
    local = here.instrument.local
    # Sorting keeps the order of the others.
    whom = sorted(contacts, key=local.__contains__) if local else list(contacts)
    return Guidance(steps, applicable(chosen.avoid, facts), whom)
