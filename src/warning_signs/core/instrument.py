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
    Needs: TypeAlias = Iterable[tuple[int, int]]
    Following: TypeAlias = list[tuple[int, Needs]]

    Entry: TypeAlias = tuple[str, int, Masks, Masks | None]
    """Something meant for some cases: its id, the first mask that such a case meets, the others,
    and the masks of those cases that it is not meant for after all."""

    Takes: TypeAlias = tuple[frozenset[str], dict[str, frozenset[str]]]

    Said: TypeAlias = tuple[str, str, int]
    """A sign, the answer to it, and the points it adds: what results tell of it."""

    Effect: TypeAlias = tuple[Said | None, int, int]
    """What an answer to a sign comes to: what is told of it (nothing where it does not count),
    its numbers for the total, and the bits it sets."""

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
        takes: The answers that all signs or circumstances take, and those that each takes.
        local: The contacts and steps of an overlay.
        own_first: The bits of a case in which nothing of an overlay stands on a first page.
    """

    __slots__ = (
        *("_settings", "content", "levels", "local", "own_first", "ranks", "rule_levels"),
        "takes",
    )

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        """Keep it; settings are made when they are asked for."""
        self.content = compiled
        self.levels: list[str] = [level for level, _ in compiled["levels"]]
        self.ranks: dict[str, int] = dict(compiled["levels"])
        self.rule_levels: dict[str, str] = {
            rule: self.levels[rank] for rule, _, _, rank in compiled["rules"]
        }
        self.takes = {table: _takes(compiled[table]) for table in ("signs", "circumstances")}
        self.local = frozenset(compiled["local"])
        self.own_first: int = compiled["own_first"]
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


class Setting:
    """
    The instrument for one role, area and age.

    Attributes:
        facts: What is known before the first answer.
        signs: What each answer to each sign comes to, in published order.
        circumstances: The bits that each answer to each circumstance sets.
        rules: The rules that may hold, highest level first.
        follows_answers: The bits that follow from answers.
        follows_level: The bits that follow from the level, the rules or the points, too.
        chosen: What guidance chooses from, by the rank of the level.
        lifts: What single answers would raise; worked out when it is first asked for.
    """

    __slots__ = (
        *("age", "area", "chosen", "circumstances", "facts", "follows_answers", "follows_level"),
        *("instrument", "lifts", "role", "rules", "serving", "signs"),
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
        self.facts: int = ALWAYS_BIT | facts["role"][role] | facts["age"][age]
        for each in around:
            self.facts |= facts["area"][each]
        self.signs = [
            (sign, _effects(sign, row, content["overlaps"], role in row["asked"]))
            for sign, row in content["signs"].items()
        ]
        self.circumstances: dict[str, dict[str, int]] = {
            name: row["facts"] for name, row in content["circumstances"].items()
        }
        self.follows_answers, self.follows_level = _parted(content)
        self.rules = still_open(content["rules"], self.facts, content["settled"])
        self.serving = {
            row[0]: row for row in content["contacts"].values() if _serves(row, role, around, age)
        }
        self.chosen: list[Chosen | None] = [None] * len(instrument.levels)
        self.lifts: Any = None

    def at_level(self, rank: int) -> Chosen:
        """Return what guidance chooses from at a level."""
        found = self.chosen[rank]
        if found is None:
            found = self.chosen[rank] = Chosen(self, rank)
        return found


class Chosen:
    """
    What guidance chooses from, for one setting and level.

    Attributes:
        steps: The steps, in the order of their times.
        avoid: What not to do.
        always: The contacts that every result ends with.
        given: Each step with its contacts, where no answer changes them.
        kept: The contacts of the other steps: some are kept for certain cases.
        known: The bits of role, area, age and level.
        settled: All the bits that say something of one of these.
        summary: What the first page chooses from; worked out when it is first asked for.
    """

    __slots__ = ("always", "avoid", "given", "kept", "known", "settled", "steps", "summary")

    def __init__(self, here: Setting, rank: int) -> None:
        """Leave out what the level decides, too."""
        content, serving = here.instrument.content, here.serving
        levels = content["facts"]["level"]
        known = here.facts | levels[here.instrument.levels[rank]]
        settled: int = content["settled"]
        for each in levels.values():
            settled |= each
        self.known, self.settled = known, settled
        self.summary: Any = None
        self.steps = still_open(content["steps"], known, settled)
        self.avoid = still_open(content["avoid"], known, settled)
        always = [serving[name] for name in content["always"] if name in serving]
        self.always = still_open(always, known, settled)
        self.given: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.kept: dict[str, list[Entry]] = {}
        for step, _, _, names in content["steps"]:
            rows = [serving[name] for name in names if name in serving]
            contacts = still_open(rows, known, settled)
            if all(first == ALWAYS_BIT and not unless for _, first, _, unless in contacts):
                self.given[step] = (step, tuple([name for name, *_ in contacts]))
            else:
                self.kept[step] = contacts


def still_open(rows: Iterable[Sequence[Any]], known: int, settled: int) -> list[Entry]:
    """Keep the rows that what is known leaves open, with what answers are still to decide."""
    found: list[Entry] = []
    for name, when, unless, *_ in rows:
        wanted = specialise(when, known, settled)
        if wanted is None:
            continue
        unwanted = specialise(unless, known, settled)
        if unwanted != ():
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
    rest = []
    for mask in masks:
        if not mask & known:
            if not mask & ~settled:
                return None
            rest.append(mask)
    return tuple(rest)


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


def _takes(table: Mapping[str, Any]) -> Takes:
    by_each = {name: frozenset(row["takes"]) for name, row in table.items()}
    return frozenset.intersection(*by_each.values()), by_each


FIELD = 16
"""The bits of one number in a total; no content reaches 65,536 points."""


def _effects(
    sign: str, row: Mapping[str, Any], overlaps: Sequence[Any], asked: bool
) -> dict[str, Effect]:
    """
    Return what each answer to a sign comes to.

    A total is three numbers in one, so that one addition adds them all: the points, what they
    could be, and the most they could be. The same three follow for each overlap of signs.
    """
    most = row["most"]
    effects: dict[str, Effect] = {}
    for answer, (points, facts) in row["effects"].items():
        possible = most if answer == UNKNOWN else points
        numbers = points | possible << FIELD | most << 2 * FIELD
        total = numbers
        for n, (names, _) in enumerate(overlaps, 1):
            if sign in names:
                total |= numbers << 3 * FIELD * n
        effects[answer] = ((sign, answer, points), total, facts)
    if not asked:
        effects[UNKNOWN] = (None, 0, 0)
    return effects


def _parted(content: Mapping[str, Any]) -> tuple[Following, Following]:
    """Return what follows from answers alone, and what needs the level, rules or points too."""
    late = 0
    for _, bit in content["thresholds"]:
        late |= bit
    for table in ("level", "rule"):
        for bit in content["facts"][table].values():
            late |= bit
    parted: tuple[Following, Following] = ([], [])
    for bit, needs in content["following"]:
        is_late = any(mask & late for mask, _ in needs)
        if is_late:
            late |= bit
        parted[is_late].append((bit, needs))
    return parted


def _serves(row: Sequence[Any], role: str, around: Collection[str], age: str) -> bool:
    """Return whether a contact may be shown in a setting."""
    *_, areas, not_areas, child_ages, only_roles = row
    return (
        any(area in around for area in areas)
        and not any(area in around for area in not_areas)
        and (not child_ages or age in child_ages)
        and (not only_roles or role in only_roles)
    )
