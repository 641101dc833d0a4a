"""What to do next for a scored case: steps, things to avoid, and whom to call."""

from __future__ import annotations

from warning_signs.core.instrument import applicable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.instrument import Setting


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


def advise(here: Setting, facts: int) -> Guidance:
    """
    Choose the guidance for a scored case.

    Args:
        here: The setting that it was scored in.
        facts: The case as conditions look at it, with its level and the rules that held.
    """
    given = here.given
    steps = [
        (step, given[step] if step in given else tuple(applicable(here.kept[step], facts)))
        for step in applicable(here.steps, facts)
    ]
    contacts: dict[str, None] = {}
    for _, names in steps:
        contacts.update(dict.fromkeys(names))
    contacts.update(dict.fromkeys(applicable(here.always, facts)))
    return Guidance(steps, applicable(here.avoid, facts), list(contacts))
