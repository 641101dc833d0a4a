"""
Answers in, level and reasons out: first the rules, then the points.

Nothing is accumulated: all is worked out from the answers each time.
"""

from __future__ import annotations

from warning_signs.core.instrument import BY_POINTS, FIELD, UNKNOWN, applicable, complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warning_signs.core.instrument import Said, Setting


class Scored:
    """
    What the answers amount to, in ids and numbers.

    Attributes:
        rank: The place of the level in the order of levels.
        reasons: Every rule that held, highest level first; the points where they outdo the rules.
        points: From the answers as they are.
        possible: If every unknown were a yes.
        maximum: If every sign that counts were a yes.
        signs: Every sign that was asked or answered, in published order, as ``Said``.
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
        signs: Sequence[Said],
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
    said: list[Said] = []
    unknown: list[str] = []
    facts, total, answer_to = here.facts, 0, signs.get
    for name, effects in here.signs:
        told, numbers, bits = effects[answer_to(name, UNKNOWN)]
        if told is not None:
            said.append(told)
            total += numbers
            facts |= bits
            if told[1] == UNKNOWN:
                unknown.append(name)
    sets = here.circumstances
    for name, answer in circumstances.items():
        facts |= sets[name][answer]
    facts = complete(facts, here.follows_answers)
    numbers_of = _numbers(here, total)
    reasons = applicable(here.rules, facts)
    instrument = here.instrument
    rank = instrument.ranks[instrument.rule_levels[reasons[0]]] if reasons else 0
    by_points = rank_of_points(here, numbers_of[0])
    if by_points > rank:
        rank = by_points
        reasons.insert(0, BY_POINTS)
    known = instrument.content["facts"]
    facts |= known["level"][instrument.levels[rank]]
    rules = known["rule"]
    for reason in reasons:
        facts |= rules[reason]
    for least, bit in instrument.content["thresholds"]:
        if numbers_of[0] >= least:
            facts |= bit
    facts = complete(facts, here.follows_level)
    return Scored(rank, reasons, numbers_of, said, unknown, facts)


def rank_of_points(here: Setting, points: int) -> int:
    """Return the rank of the level that points reach by themselves."""
    for needed, rank in here.instrument.content["by_points"]:
        if points >= needed:
            return int(rank)
    return 0


def _numbers(here: Setting, total: int) -> tuple[int, int, int]:
    """Take a total apart, with signs that overlap counted only up to their limit."""
    points, possible, maximum = _fields(total)
    for _, at_most in here.instrument.content["overlaps"]:
        total >>= 3 * FIELD
        found = _fields(total)
        points -= max(0, found[0] - at_most)
        possible -= max(0, found[1] - at_most)
        maximum -= max(0, found[2] - at_most)
    return points, possible, maximum


def _fields(total: int) -> tuple[int, int, int]:
    field = (1 << FIELD) - 1
    return total & field, total >> FIELD & field, total >> 2 * FIELD & field
