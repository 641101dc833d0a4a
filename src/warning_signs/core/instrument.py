"""
Compiled content at work.

A case is one number: its facts and, above them, a row for each part of a condition (see ``facts``).
What has its place in every row, and not in the last, fits the case. So it takes a few shifts to
choose all rules, steps, contacts and phrases at once. Everything is made of plain values, so that
it is ready as soon as they are read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    Needs: TypeAlias = Iterable[tuple[int, int]]
    Following: TypeAlias = list[tuple[int, int, int, Needs]]
    """Facts that follow from others: their bit, their number, the mask of their first need, and how
    many bits of which masks they need."""

    Takes: TypeAlias = tuple[frozenset[str], dict[str, frozenset[str]]]

    ScoredSign: TypeAlias = tuple[str, str, int]
    """A sign, the answer to it, and the points it adds: what results tell of it."""

    Effect: TypeAlias = tuple[ScoredSign | None, int, int]
    """What an answer to a sign comes to: what is told of it (nothing where it does not count),
    its numbers for the total, and the number of its facts."""

    WithContacts: TypeAlias = tuple[str, tuple[str, ...]]
    """A step or an act, with the contacts that serve the case."""

ALWAYS_BIT = 1
"""The bit that every case has, for what is meant for all of them."""

BY_POINTS = "points"
"""The name of the reason that is no rule."""

ALL = 0
"""How many contacts are taken where there is no such limit."""

_CURRENT = ("yes", "maybe")

UNKNOWN = "unknown"
"""What is not known: an answer, and an age."""


class IdTable:
    """
    The ids of one kind of thing, in the order of their places.

    Args:
        ids: All of them.
        first: The place of the first.
    """

    __slots__ = ("_first", "_ids", "_mask")

    def __init__(self, ids: Sequence[str], first: int) -> None:
        self._ids = ids
        self._first = first
        self._mask = (1 << len(ids)) - 1

    def chosen(self, fitting: int) -> list[str]:
        """Return those that fit, in order."""
        ids, bits = self._ids, fitting >> self._first & self._mask
        found = []
        while bits:  # From the last, which is found faster than the first.
            last = bits.bit_length() - 1
            found.append(ids[last])
            bits ^= 1 << last
        found.reverse()
        return found

    def places(self) -> dict[str, int]:
        """Return the bit of each among what fits."""
        return {name: 1 << place for place, name in enumerate(self._ids, self._first)}


class ContactChooser:
    """
    Whom to call for each step or act, of those who serve a case.

    What was worked out is kept: which contacts serve is all that it depends on.

    Args:
        contacts: For each of them, how many are taken of which contacts, in order.
        places: The place of each contact.
    """

    __slots__ = ("_all", "_contacts", "_found", "_places", "_same")

    def __init__(
        self, contacts: Mapping[str, Sequence[tuple[int, Sequence[str]]]], places: dict[str, int]
    ) -> None:
        self._contacts = contacts
        self._places = places
        self._all = sum(places.values())
        self._found: dict[int, dict[str, WithContacts]] = {}
        self._same: dict[WithContacts, WithContacts] = {}

    def with_contacts(self, names: Iterable[str], fitting: int) -> list[WithContacts]:
        """Return steps or acts with their contacts, given what fits a case."""
        serving = fitting & self._all
        found = self._found.setdefault(serving, {})
        return [found.get(name) or self._work_out(name, serving) for name in names]

    def _work_out(self, name: str, serving: int) -> WithContacts:
        chosen: dict[str, None] = {}
        for most, contacts in self._contacts[name]:
            there = [each for each in contacts if serving & self._places[each]]
            chosen.update(dict.fromkeys(there[:most] if most != ALL else there))
        given = (name, tuple(chosen))
        self._found[serving][name] = self._same.setdefault(given, given)
        return given


class Instrument:
    """
    Compiled content, with every setting that was asked for so far.

    Args:
        compiled: What ``compile_catalogue`` makes of a catalogue, or what JSON keeps of that.

    Attributes:
        content: The same.
        levels: The levels by rank, lowest first.
        level_facts: The numbers of their facts.
        rule_ranks: The rank that each rule gives.
        rule_facts: The number of each reason's fact.
        takes: The answers that all signs or circumstances take, and those that each takes.
        tables: What is meant for certain cases, by kind.
        steps: Whom to call for each step.
        acts: Whom to call for each of the first things to do.
        thresholds: The number that so many points add.
        follows_answers: What follows from answers.
        follows_level: What follows from the level, the rules or the points, too.
        circumstances: The number of each answer to each circumstance.
        signs: The points and the number of each answer to each sign.
        local: The contacts and steps of an overlay.
    """

    __slots__ = (
        "_all",
        "_effects",
        "_places",
        "_settings",
        "_shifts",
        "_unless",
        "acts",
        "circumstances",
        "content",
        "follows_answers",
        "follows_level",
        "level_facts",
        "levels",
        "local",
        "rule_facts",
        "rule_ranks",
        "signs",
        "steps",
        "tables",
        "takes",
        "thresholds",
    )

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        """Read the numbers of all facts; settings are made when they are asked for."""
        self.content = compiled
        self.levels: list[str] = list(compiled["levels"])
        self.level_facts = [_number(text) for _, text in compiled["levels"].values()]
        self.rule_ranks: dict[str, int] = {rule: row[0] for rule, row in compiled["rules"].items()}
        self.rule_facts = {rule: _number(text) for rule, (*_, text) in compiled["rules"].items()}
        self.rule_facts[BY_POINTS] = _number(compiled["reason_by_points"])
        self.takes = {table: _takes(compiled[table]) for table in ("signs", "circumstances")}
        self.thresholds = [(least, _number(text)) for least, text in compiled["thresholds"]]
        self.follows_answers, self.follows_level = _parted(compiled)
        self.signs = {
            sign: {
                answer: (points, _number(text)) for answer, (points, text) in row["effects"].items()
            }
            for sign, row in compiled["signs"].items()
        }
        self.circumstances = {
            name: {answer: _number(text) for answer, text in row["facts"].items()}
            for name, row in compiled["circumstances"].items()
        }
        self.tables: dict[str, IdTable] = {}
        places = 0
        for table, ids in compiled["tables"].items():
            self.tables[table] = IdTable(ids, places)
            places += len(ids)
        self._all = (1 << places) - 1
        *self._shifts, self._unless = [
            compiled["facts"] + row * places for row in range(compiled["parts"] + 1)
        ]
        self._places = self.tables["contacts"].places()
        self.steps = ContactChooser(compiled["step_contacts"], self._places)
        self.acts = ContactChooser(compiled["act_contacts"], self._places)
        self._effects: dict[str, list[tuple[str, dict[str, Effect]]]] = {}
        self._settings: dict[tuple[str, str, str], Setting] = {}
        self.local = frozenset(compiled["local"])

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

    def effects(self, role: str) -> list[tuple[str, dict[str, Effect]]]:
        """Return what each answer to each sign comes to for a role, in published order."""
        found = self._effects.get(role)
        if found is None:
            found = self._effects[role] = [
                (sign, _effects(self, sign, row["most"], role in row["asked"]))
                for sign, row in self.content["signs"].items()
            ]
        return found

    def doubts_local(self, circumstances: Mapping[str, str]) -> bool:
        """Return whether someone behind the overlay may be the one to worry about."""
        if not self.local:
            return False
        return any(circumstances.get(each) in _CURRENT for each in self.content["own_first"])

    def fitting(self, case: int) -> int:
        """Return the places of whatever fits a case."""
        found: int = self._all & ~(case >> self._unless)
        for shift in self._shifts:
            found &= case >> shift
        return found

    def serving(self, names: Iterable[str], fitting: int) -> list[str]:
        """Return those of some contacts that serve a case, given what fits it."""
        places = self._places
        return [name for name in names if fitting & places[name]]


class Setting:
    """
    The instrument for one role, area and age.

    Attributes:
        facts: The number of what is known before the first answer.
        signs: What each answer to each sign comes to, in published order.
    """

    __slots__ = ("age", "area", "facts", "instrument", "role", "signs")

    def __init__(self, instrument: Instrument, role: str, area: str, age: str) -> None:
        content = instrument.content
        self.instrument = instrument
        self.role, self.area, self.age = role, area, age
        if role in content["guessing"]:
            age = UNKNOWN  # An age that was guessed takes no help away.
        self.facts: int = (
            _number(content["always"])
            | _number(content["roles"][role])
            | _number(content["ages"][age])
            | _number(content["areas"][area])
        )
        self.signs = instrument.effects(role)


def complete(case: int, following: Following) -> int:
    """Add the facts that follow from those of a case."""
    for _, number, first, needs in following:
        if case & first:  # Without any bit of it the first need is not met, and most end here.
            for mask, count in needs:
                if (case & mask).bit_count() < count:
                    break
            else:
                case |= number
    return case


def _number(text: str) -> int:
    return int(text, 16)


def _takes(table: Mapping[str, Any]) -> Takes:
    by_each = {name: frozenset(row["takes"]) for name, row in table.items()}
    return frozenset.intersection(*by_each.values()), by_each


FIELD = 16
"""The bits of one number in a total; no content reaches 65,536 points."""


def _effects(instrument: Instrument, sign: str, most: int, asked: bool) -> dict[str, Effect]:
    """
    Return what each answer to a sign comes to.

    A total is three numbers in one, so that one addition adds them all: the points, what they
    could be, and the most they could be. The same three follow for each overlap of signs.
    """
    effects: dict[str, Effect] = {}
    for answer, (points, facts) in instrument.signs[sign].items():
        possible = most if answer == UNKNOWN else points
        numbers = points | possible << FIELD | most << 2 * FIELD
        total = numbers
        for n, (names, _) in enumerate(instrument.content["overlaps"], 1):
            if sign in names:
                total |= numbers << 3 * FIELD * n
        effects[answer] = ((sign, answer, points), total, facts)
    if not asked:
        effects[UNKNOWN] = (None, 0, 0)
    return effects


def _parted(content: Mapping[str, Any]) -> tuple[Following, Following]:
    """Return what follows from answers alone, and what needs the level, rules or points too."""
    late: int = content["late"]
    parted: tuple[Following, Following] = ([], [])
    for bit, text, needs in content["following"]:
        is_late = any(mask & late for mask, _ in needs)
        if is_late:
            late |= bit
        parted[is_late].append((bit, _number(text), needs[0][0], needs))
    return parted
