"""
Answers in, level and reasons out: first the rules, then the points.

Nothing is accumulated: all is worked out from the answers each time.
"""

from __future__ import annotations

from warning_signs.core.instrument import BY_POINTS, UNKNOWN, applicable, complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warning_signs.core.instrument import Effect, Setting


class Scored:
    """
    What the answers amount to, in ids and numbers.

    Attributes:
        rank: The place of the level in the order of levels.
        reasons: Every rule that held, highest level first; the points where they outdo the rules.
        points: From the answers as they are.
        possible: If every unknown were a yes.
        maximum: If every sign that counts were a yes.
        signs: Every sign that was asked or answered, in published order, as ``Effect.said``.
        unknown: The signs this role was asked and could not tell.
        facts: The case as conditions look at it, with its level and the rules that held.
    """

    __slots__ = (
        *("facts", "maximum", "points", "possible"),
        *("rank", "reasons", "signs", "unknown"),
    )

    def __init__(  # noqa: PLR0913, PLR0917  (a record)
        self,
        rank: int,
        reasons: Sequence[str],
        total: tuple[int, int, int],
        signs: Sequence[tuple[str, str, int]],
        unknown: Sequence[str],
        facts: int,
    ) -> None:
        """Keep what was found."""
        self.rank = rank
        self.reasons = reasons
        self.points, self.possible, self.maximum = total
        self.signs = signs
        self.unknown = unknown
        self.facts = facts


def score(here: Setting, signs: Mapping[str, str], circumstances: Mapping[str, str]) -> Scored:
    """
    Score answers whose ids are known.

    Args:
        here: The instrument for who asks, where the child lives and how old they are.
        signs: The answers by sign; what is left out is unknown.
        circumstances: The answers by circumstance.
    """
    counted: dict[str, Effect] = {}
    facts = here.facts
    for name, effects in here.signs:
        effect = effects[signs.get(name, UNKNOWN)]
        if effect is not None:
            counted[name] = effect
            facts |= effect.facts
    for name, answer in circumstances.items():
        facts |= here.circumstances[name][answer]
    facts = complete(facts, here.following)
    total = _total(here, counted)
    reasons = applicable(here.rules, facts)
    instrument, bits = here.instrument, here.instrument.content["facts"]
    rank = instrument.ranks[instrument.rule_levels[reasons[0]]] if reasons else 0
    by_points = rank_of_points(here, total[0])
    if by_points > rank:
        rank = by_points
        reasons.insert(0, BY_POINTS)
    for reason in reasons:
        facts |= bits["rule"][reason]
    facts |= bits["level"][instrument.levels[rank]]
    said = [effect.said for effect in counted.values()]
    return Scored(
        rank,
        reasons,
        total,
        said,
        [name for name, answer, _ in said if answer == UNKNOWN],
        complete(facts, here.following),
    )


def rank_of_points(here: Setting, points: int) -> int:
    """Return the rank of the level that points reach by themselves."""
    for needed, rank in here.instrument.content["by_points"]:
        if points >= needed:
            return int(rank)
    return 0


def _total(here: Setting, counted: Mapping[str, Effect]) -> tuple[int, int, int]:
    """Add up, with signs that overlap counted only up to their limit."""
    points = possible = maximum = 0
    for effect in counted.values():
        points += effect.points
        possible += effect.possible
        maximum += effect.maximum
    for names, at_most in here.overlaps:
        together = [counted[name] for name in names if name in counted]
        points -= max(0, sum([effect.points for effect in together]) - at_most)
        possible -= max(0, sum([effect.possible for effect in together]) - at_most)
        maximum -= max(0, sum([effect.maximum for effect in together]) - at_most)
    return points, possible, maximum
