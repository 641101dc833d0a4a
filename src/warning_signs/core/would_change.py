"""
Which answers that are not known would, alone, raise the level, and to which.

By its meaning: answer each open question yes, one at a time, and score again. Most of that work is
the same for all of them, so they are looked at together: each question is a bit of a number, and of
each rule above the level it is worked out which questions alone would meet what is still unmet.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from warning_signs.core.instrument import ALWAYS_BIT, FIELD, UNKNOWN
from warning_signs.core.scoring import rank_of_points, score

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warning_signs.core.instrument import Instrument, Needs, Setting
    from warning_signs.core.scoring import Scored

YES = "yes"


def would_change(
    here: Setting, scored: Scored, signs: Mapping[str, str], circumstances: Mapping[str, str]
) -> list[tuple[str, str]]:
    """
    Return the open questions that alone would raise the level, each with the level it would reach.

    Args:
        here: The setting that was scored in.
        scored: What came out.
        signs: The answers that were scored.
        circumstances: The same.
    """
    instrument = here.instrument
    levels = instrument.levels
    if scored.rank == len(levels) - 1:
        return []
    lifts = _lifts(instrument, here.role, scored.rank)
    asked = lifts.circumstances
    names = [
        *scored.unknown,
        *[name for name in asked if circumstances.get(name, UNKNOWN) == UNKNOWN],
    ]
    if not lifts.together:
        reached = one_by_one(here, names, signs, circumstances)
    else:
        reached = lifts.reached(scored, names)
    return [(name, levels[rank]) for name, rank in reached.items() if rank > scored.rank]


@lru_cache(maxsize=64)
def _lifts(instrument: Instrument, role: str, rank: int) -> Lifts:
    return Lifts(instrument, role, rank)


def one_by_one(
    here: Setting,
    names: Iterable[str],
    signs: Mapping[str, str],
    circumstances: Mapping[str, str],
) -> dict[str, int]:
    """Return the rank that a yes to each question would reach: what is meant, word for word."""
    return {
        name: score(here, {**signs, name: YES}, circumstances).rank
        if name not in here.instrument.circumstances
        else score(here, signs, {**circumstances, name: YES}).rank
        for name in names
    }


class Lifts:
    """
    The level that a yes to each question would reach, for one role and one level.

    A rule above the level that asks for one thing is met by a yes to that, whatever else was
    answered. Of every other rule, and of what follows, it is known which questions help it at all:
    where none of them is open, it is passed over.

    Attributes:
        circumstances: The circumstances that this role is asked about.
        together: Whether this is as exact as one by one. It is not where a rule asks for what is
            not known and for other answers too: a yes may add the one and take away the other.
    """

    __slots__ = (
        "_bits",
        "_direct",
        "_facts",
        "_following",
        "_follows",
        "_instrument",
        "_levels",
        "_most",
        "_most_of_all",
        "_needed",
        "circumstances",
        "together",
    )

    def __init__(self, instrument: Instrument, role: str, rank: int) -> None:
        """Look at every question, and at the rules above the level."""
        content = instrument.content
        yes = {name: answers[YES][1] for name, answers in instrument.signs.items()}
        yes |= {name: answers[YES] for name, answers in instrument.circumstances.items()}
        asked = {
            name: yes[name]
            for table in ("signs", "circumstances")
            for name, row in content[table].items()
            if role in row["asked"]
        }
        self.circumstances = [name for name in instrument.circumstances if name in asked]
        self._instrument = instrument
        self._bits = {name: 1 << n for n, name in enumerate(asked)}
        self._facts = [(facts, self._bits[name]) for name, facts in asked.items()]
        self._direct: dict[int, int] = {}
        self._most = {name: row["most"] for name, row in content["signs"].items()}
        self._most_of_all = max(self._most.values())
        # The points that reach any higher level; more than there can be where none do.
        self._needed = min(
            [needed for needed, to in content["by_points"] if to > rank], default=1 << FIELD
        )
        self._follows = sum([bit for bit, *_ in instrument.follows_answers])
        rules = [
            (to, [(mask, 1) for mask in masks])
            for to, masks, _ in content["rules"].values()
            if to > rank
        ]
        self.together = not any(self._mixes(needs) for _, needs in rules)
        enough: dict[int, int] = {}
        others: dict[int, list[Needs]] = {}
        for to, needs in rules:  # The highest level stands first.
            enough.setdefault(to, 0)
            if len(needs) == 1 and not needs[0][0] & self._follows:
                enough[to] |= self._adding(needs[0][0], {})
            else:
                others.setdefault(to, []).append(needs)
        helping: dict[int, int] = {}
        self._following = []
        for bit, parts in self._reachable(chain.from_iterable(others.values())):
            helping[bit] = self._helping(parts, helping)
            self._following.append((bit, parts, helping[bit]))
        self._levels = [
            (to, alone, [(needs, self._helping(needs, helping)) for needs in others.get(to, ())])
            for to, alone in enough.items()
        ]

    def reached(self, scored: Scored, names: Sequence[str]) -> dict[str, int]:
        """Return the rank that a yes to each question would reach by rules or points, if any."""
        by_rules = self._by_rules(scored, sum([self._bits[name] for name in names]))
        by_points = scored.points + self._most_of_all >= self._needed
        reached: dict[str, int] = {}
        for name in names:
            bit = self._bits[name]
            for rank, found in by_rules:
                if found & bit:
                    reached[name] = rank
                    break
            if by_points:
                reached[name] = max(reached.get(name, 0), self._by_points(scored, name))
        return reached

    def _by_points(self, scored: Scored, name: str) -> int:
        """Return the rank that the points would reach, counting overlaps up to their limit."""
        most = self._most.get(name, 0)
        points = scored.points + most
        for names, at_most in self._instrument.content["overlaps"]:
            if name in names:
                now = sum([points for sign, _, points in scored.signs if sign in names])
                points -= max(0, now + most - at_most) - max(0, now - at_most)
        return rank_of_points(self._instrument, points)

    def _by_rules(self, scored: Scored, questions: int) -> list[tuple[int, int]]:
        """Return which of these questions alone make a rule above the level hold, by rank."""
        lifts: dict[int, int] = {}
        for bit, needs, helping in self._following:
            if questions & helping and not scored.case & bit:
                lifts[bit] = self._meeting(needs, scored.case, questions, lifts)
        found = []
        for rank, enough, others in self._levels:
            meeting = questions & enough
            for needs, helping in others:
                still = questions & ~meeting
                if still & helping:
                    meeting |= self._meeting(needs, scored.case, still, lifts)
            if meeting:
                found.append((rank, meeting))
                questions &= ~meeting  # No question has to be looked for twice.
        return found

    def _meeting(self, needs: Needs, facts: int, questions: int, lifts: Mapping[int, int]) -> int:
        """Return those of the questions a yes to which alone would meet every need."""
        for mask, count in needs:
            lacking = count - (facts & mask).bit_count()
            if lacking > 1:  # A yes adds one to a count.
                return 0
            if lacking == 1:
                questions &= self._adding(mask, lifts)
                if not questions:
                    return 0
        return questions

    def _adding(self, mask: int, lifts: Mapping[int, int]) -> int:
        """Return the questions a yes to which sets a bit of a mask, at once or by what follows."""
        found = self._direct.get(mask)
        if found is None:
            found = sum([bit for facts, bit in self._facts if facts & mask])
            self._direct[mask] = found
        if mask & self._follows:
            for bit, lifting in lifts.items():
                if mask & bit:
                    found |= lifting
        return found

    def _helping(self, needs: Needs, follows: Mapping[int, int]) -> int:
        """Return the questions a yes to which brings any need nearer, or what it follows from."""
        found = 0
        for mask, _ in needs:
            found |= self._adding(mask, follows)
        return found

    def _reachable(self, needs: Iterable[Needs]) -> list[tuple[int, Needs]]:
        """Return what follows from facts, as far as these needs come down to it."""
        wanted = 0
        for each in needs:
            for mask, _ in each:
                wanted |= mask
        found = []
        for bit, _, _, parts in reversed(self._instrument.follows_answers):
            if wanted & bit:
                found.append((bit, parts))
                for mask, _ in parts:
                    wanted |= mask
        return found[::-1]

    def _mixes(self, needs: Needs) -> bool:
        """Return whether needs come down to what is not known, and to other answers too."""
        facts = 0
        for each in (needs, *(parts for _, parts in self._reachable([needs]))):
            for mask, _ in each:
                facts |= mask
        content = self._instrument.content
        unknown: int = content["unknown"]
        others = facts & ~(unknown | content["settled"] | self._follows | ALWAYS_BIT)
        return bool(facts & unknown and others)
