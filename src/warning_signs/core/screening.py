"""The whole of a screening in one call: scoring, then guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.guidance import advise
from warning_signs.core.outcome import Outcome
from warning_signs.core.scoring import score

if TYPE_CHECKING:
    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue


def screen(catalogue: Catalogue, answers: Answers) -> Outcome:
    """
    Screen one set of answers.

    Args:
        catalogue: The content, from ``load_catalogue``.
        answers: What one person said; what they left out counts as unknown.

    Returns:
        The level with every reason, the score, and the guidance. Nothing is printed or kept.
    """
    scored = score(catalogue, answers)
    return Outcome(
        answers=scored.answers,
        level=scored.level,
        reasons=scored.reasons,
        score=scored.score,
        signs=scored.signs,
        unknown=scored.unknown,
        facts=scored.facts,
        guidance=advise(catalogue, scored),
    )
