"""Scoring, then guidance, then what would change it; all in ids and numbers."""

from __future__ import annotations

from warning_signs.core.guidance import advise, own_first
from warning_signs.core.scoring import score
from warning_signs.core.would_change import would_change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warning_signs.core.guidance import ChosenGuidance
    from warning_signs.core.instrument import Setting
    from warning_signs.core.scoring import Scored


class Assessment:
    """
    The whole result of a screening, in ids and numbers.

    Attributes:
        here: Who asked, where the child lives and how old they are.
        signs: The answers by sign, as they were given.
        circumstances: The answers by circumstance, as they were given.
        scored: The level, the reasons and the points.
        guidance: What to do next, what not to do, and whom to call.
        would_change: The open questions that alone would raise the level, and to which.
    """

    __slots__ = ("circumstances", "guidance", "here", "scored", "signs", "would_change")

    def __init__(  # noqa: PLR0913, PLR0917  (a record)
        self,
        here: Setting,
        signs: Mapping[str, str],
        circumstances: Mapping[str, str],
        scored: Scored,
        guidance: ChosenGuidance,
        would_change: Sequence[tuple[str, str]],
    ) -> None:
        self.here = here
        self.signs = signs
        self.circumstances = circumstances
        self.scored = scored
        self.guidance = guidance
        self.would_change = would_change


def assess(here: Setting, signs: Mapping[str, str], circumstances: Mapping[str, str]) -> Assessment:
    """
    Screen answers whose ids are known, in a setting.

    Args:
        here: The instrument for who asks, where the child lives and how old they are.
        signs: The answers by sign; what is left out is unknown.
        circumstances: The answers by circumstance.
    """
    scored = score(here, signs, circumstances)
    guidance = advise(here, scored)
    if here.instrument.doubts_local(circumstances):
        guidance = own_first(guidance, here.instrument.local)
    changes = would_change(here, scored, signs, circumstances)
    return Assessment(here, signs, circumstances, scored, guidance, changes)
