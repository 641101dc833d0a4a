"""
Compiled content at work: made ready for who asks, where the child lives and how old they are.

That much is known before the first answer, and there are few such settings. So all that it decides
is worked out once for each: which rules and steps can still apply, which contacts serve, what each
answer comes to. All that can be known of a case is one number, with a bit for each fact that some
condition asks for; a condition is a few masks, and holds where the case has a bit in common with
each. It is made of plain values alone, so that it is ready as soon as they are read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    Masks: TypeAlias = Sequence[int]
    Entry: TypeAlias = tuple[str, int, Masks, Masks | None]
    Needs: TypeAlias = Iterable[tuple[int, int]]

ALWAYS_BIT = 1
"""The bit that every case has, for what is meant for all of them."""

BY_POINTS = "points"
"""The name of the reason that is no rule."""

UNKNOWN = "unknown"
"""What is not known: an answer, and an age."""


class Instrument:
    """
    Compiled content, with every setting that was asked for so far.

    Args:
        compiled: What ``compiled`` makes of a catalogue, or what JSON keeps of that.

    Attributes:
        content: The same.
        levels: The levels by rank, lowest first.
        ranks: The rank of each level.
        rule_levels: The level that each rule gives.
        takes: The answers that each sign and each circumstance takes.
    """

    __slots__ = ("_settings", "content", "levels", "ranks", "rule_levels", "takes")

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        """Keep it; settings are made when they are asked for."""
        self.content = compiled
        self.levels: list[str] = [level for level, _ in compiled["levels"]]
        self.ranks: dict[str, int] = dict(compiled["levels"])
        self.rule_levels: dict[str, str] = {
            rule: self.levels[rank] for rule, _, _, rank in compiled["rules"]
        }
        self.takes = {
            table: {name: frozenset(row["takes"]) for name, row in compiled[table].items()}
            for table in ("signs", "circumstances")
        }
        self._settings: dict[tuple[str, str, str], Setting] = {}

    def setting(self, role: str, area: str, age: str) -> Setting:
        """
        Return the setting for ids that the content knows.

        Raises:
            KeyError: Where it does not know one of them.
        """
        key = (role, area, age)
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = Setting(self, role, area, age)
        return found


class Effect:
    """
    What one answer to one sign comes to.

    Attributes:
        said: The sign, the answer and what it adds, as results tell it.
        points: What it adds.
        possible: What it would add if an unknown were a yes.
        maximum: What it would add if any answer were a yes.
        facts: The bits it sets.
    """

    __slots__ = ("facts", "maximum", "points", "possible", "said")

    def __init__(self, sign: str, answer: str, points: int, most: int, facts: int) -> None:
        """Work out what a result tells of it."""
        self.said = (sign, answer, points)
        self.points = points
        self.possible = most if answer == UNKNOWN else points
        self.maximum = most
        self.facts = facts


class Setting:
    """
    The instrument for one role, area and age.

    Attributes:
        facts: What is known before the first answer.
        signs: What each answer to each sign comes to, in published order. To be unknown comes to
            nothing where this role is not asked.
        circumstances: The bits that each answer to each circumstance sets.
        rules: The rules that may hold, highest level first.
        steps: The steps, in the order of their times.
        given: The contacts that go with each step, where no answer changes them.
        kept: The contacts of the other steps: some are kept for certain cases.
        always: The contacts that every result ends with.
        lifts: What single answers would raise; worked out when it is first asked for.
    """

    __slots__ = (
        *("always", "area", "age", "avoid", "circumstances", "facts", "following", "given"),
        *("instrument", "kept", "lifts", "overlaps", "role", "rules", "signs", "steps"),
    )

    def __init__(self, instrument: Instrument, role: str, area: str, age: str) -> None:
        """Work out what the setting decides."""
        content = instrument.content
        facts = content["facts"]
        around = content["areas"][area]
        self.instrument = instrument
        self.role, self.area, self.age = role, area, age
        if role in content["guessing"]:
            age = UNKNOWN  # An age that was guessed takes no help away.
        self.facts = ALWAYS_BIT | facts["role"][role] | facts["age"][age]
        for each in around:
            self.facts |= facts["area"][each]
        self.signs = [
            (sign, _effects(sign, row, role in row["asked"]))
            for sign, row in content["signs"].items()
        ]
        self.circumstances: dict[str, dict[str, int]] = {
            name: row["facts"] for name, row in content["circumstances"].items()
        }
        self.overlaps = content["overlaps"]
        self.following = content["following"]
        self.rules = self._open(content["rules"])
        self.steps = self._open(content["steps"])
        self.avoid = self._open(content["avoid"])
        serving = {
            row[0]: row for row in content["contacts"].values() if _serves(row, role, around, age)
        }
        self.always = self._open(serving[name] for name in content["always"] if name in serving)
        self.given: dict[str, tuple[str, ...]] = {}
        self.kept: dict[str, list[Entry]] = {}
        for step, _, _, names in content["steps"]:
            contacts = self._open([serving[name] for name in names if name in serving])
            if all(first == ALWAYS_BIT and not unless for _, first, _, unless in contacts):
                self.given[step] = tuple([name for name, *_ in contacts])
            else:
                self.kept[step] = contacts
        self.lifts: Any = None

    def _open(self, rows: Iterable[Sequence[Any]]) -> list[Entry]:
        """Keep what the setting leaves open, with what answers are still to decide."""
        settled = self.instrument.content["settled"]
        found: list[Entry] = []
        for name, when, unless, *_ in rows:
            wanted = specialise(when, self.facts, settled)
            unwanted = specialise(unless, self.facts, settled)
            if wanted is not None and unwanted != ():
                first, *others = wanted or (ALWAYS_BIT,)
                found.append((name, first, others, unwanted))
        return found


def specialise(masks: Masks, known: int, settled: int) -> Masks | None:
    """
    Leave out the masks that what is known already meets.

    Args:
        masks: A condition.
        known: The bits of role, age and area, which no answer changes.
        settled: All the bits that say something of role, age or area.

    Returns:
        The masks that answers will decide, or None where they cannot be met any more.
    """
    rest = tuple([mask for mask in masks if not mask & known])
    return rest if all(mask & ~settled for mask in rest) else None


def complete(facts: int, following: Iterable[tuple[int, Needs]]) -> int:
    """Add the bits that follow from facts."""
    for bit, needs in following:
        if facts & bit:
            continue
        for mask, count in needs:
            if (facts & mask).bit_count() < count:
                break
        else:
            facts |= bit
    return facts


def applicable(entries: Iterable[Entry], facts: int) -> list[str]:
    """Return what is meant for a case, in the order it stands; streams spend much time here."""
    return [
        name
        for name, first, others, unless in entries
        if facts & first
        and (not others or _meets(others, facts))
        and (unless is None or not _meets(unless, facts))
    ]


def _meets(masks: Masks, facts: int) -> bool:
    return all(facts & mask for mask in masks)


def _effects(sign: str, row: Mapping[str, Any], asked: bool) -> dict[str, Effect | None]:
    most = row["most"]
    effects: dict[str, Effect | None] = {
        answer: Effect(sign, answer, points, most, facts)
        for answer, (points, facts) in row["effects"].items()
    }
    if not asked:
        effects[UNKNOWN] = None
    return effects


def _serves(row: Sequence[Any], role: str, around: Collection[str], age: str) -> bool:
    """Return whether a contact may be shown in a setting."""
    *_, areas, not_areas, child_ages, only_roles = row
    return (
        any(area in around for area in areas)
        and not any(area in around for area in not_areas)
        and (not child_ages or age in child_ages)
        and (not only_roles or role in only_roles)
    )
