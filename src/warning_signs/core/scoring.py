"""
Answers in, level and reasons out: first the rules, then the points.

Nothing is accumulated: all is worked out from the answers each time.
"""

from __future__ import annotations

from warning_signs.core.instrument import BY_POINTS, FIELD, UNKNOWN, complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warning_signs.core.instrument import Instrument, ScoredSign, Setting


class Scored:
    """
    What the answers amount to, in ids and numbers.

    Attributes:
        rank: The place of the level in the order of levels.
        reasons: Every rule that held, highest level first; the points where they outdo the rules.
        points: From the answers as they are.
        possible: If every unknown were a yes.
        maximum: If every sign that counts were a yes.
        signs: Every sign that was asked or answered, in published order, as ``ScoredSign``.
        unknown: The signs this role was asked and could not tell.
        case: The case as conditions look at it, with its level and the rules that held.
    """

    __slots__ = (
        "case",
        "maximum",
        "points",
        "possible",
        "rank",
        "reasons",
        "signs",
        "unknown",
    )

    def __init__(  # noqa: PLR0913, PLR0917  (a record)
        self,
        rank: int,
        reasons: Sequence[str],
        total: tuple[int, int, int],
        signs: Sequence[ScoredSign],
        unknown: Sequence[str],
        case: int,
    ) -> None:
        self.rank = rank
        self.reasons = reasons
        self.points, self.possible, self.maximum = total
        self.signs = signs
        self.unknown = unknown
        self.case = case


def score(here: Setting, signs: Mapping[str, str], circumstances: Mapping[str, str]) -> Scored:
    """
    Score answers whose ids are known.

    Args:
        here: The instrument for who asks, where the child lives and how old they are.
        signs: The answers by sign; what is left out is unknown.
        circumstances: The answers by circumstance.
    """
    said: list[ScoredSign] = []
    unknown: list[str] = []
    case, total, answer_to = here.facts, 0, signs.get
    for name, effects in here.signs:
        told, numbers, number = effects[answer_to(name, UNKNOWN)]
        if told is not None:
            said.append(told)
            total += numbers
            case |= number
            if told[1] == UNKNOWN:
                unknown.append(name)
    instrument = here.instrument
    of_circumstance = instrument.circumstances
    for name, answer in circumstances.items():
        number = of_circumstance[name][answer]
        if number:  # Most of them are "no", which nothing asks for.
            case |= number
    case = complete(case, instrument.follows_answers)
    reasons = instrument.tables["rules"].chosen(instrument.fitting(case))
    rank = instrument.rule_ranks[reasons[0]] if reasons else 0
    numbers_of = _numbers(instrument, total)
    by_points = rank_of_points(instrument, numbers_of[0])
    if by_points > rank:
        rank = by_points
        reasons.insert(0, BY_POINTS)
    case |= instrument.level_facts[rank]
    for reason in reasons:
        case |= instrument.rule_facts[reason]
    for least, number in instrument.thresholds:
        if numbers_of[0] >= least:
            case |= number
    case = complete(case, instrument.follows_level)
    return Scored(rank, reasons, numbers_of, said, unknown, case)


def rank_of_points(instrument: Instrument, points: int) -> int:
    """Return the rank of the level that points reach by themselves."""
    for needed, rank in instrument.content["by_points"]:
        if points >= needed:
            return int(rank)
    return 0


def _numbers(instrument: Instrument, total: int) -> tuple[int, int, int]:
    """Take a total apart, with signs that overlap counted only up to their limit."""
    points, possible, maximum = _fields(total)
    for _, at_most in instrument.content["overlaps"]:
        total >>= 3 * FIELD
        found = _fields(total)
        points -= max(0, found[0] - at_most)
        possible -= max(0, found[1] - at_most)
        maximum -= max(0, found[2] - at_most)
    return points, possible, maximum


def _fields(total: int) -> tuple[int, int, int]:
    field = (1 << FIELD) - 1
    return total & field, total >> FIELD & field, total >> 2 * FIELD & field
