"""
What answers come to, as formulas that another system can work out.

No formula says "not", so that a question without an answer can never make one hold by being
empty, but where that is asked for. An answer counts only while its question is asked: a system may
keep what was answered before someone else said that they are answering. Nothing comes of a form
that nobody has begun to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from warning_signs.core.answers import Answer
from warning_signs.core.asking import UNSTATED, askable, selectable_areas
from warning_signs.core.conditions import MEANINGS, AllOf, Among, Answered, AnyOf, Reached
from warning_signs.core.facts import area_with_parents, serves
from warning_signs.core.types import When
from warning_signs.exports.dialect import NO, YES, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from warning_signs.core.catalogue import (
        Avoid,
        Catalogue,
        Contact,
        Level,
        Step,
    )
    from warning_signs.core.conditions import Condition, What
    from warning_signs.exports.dialect import Dialect

ROLE = "role"
AGE = "age"
AREA = "area"
POINTS = "points"
LEVEL = "level"
FLOOR = "floor"
POINTS_LEVEL = "points_level"
BEGUN = "begun"
RULES = "rule_ids"
CONTACTS = "contact_ids"
AVOID = "avoid_ids"

_IN_A_LIST = 40
"""The most steps in one list, so that its formula has room in a cell of a sheet."""


@dataclass(frozen=True, slots=True)
class Formula:
    """
    One value that is worked out from answers, and from formulas that stand before it.

    Attributes:
        kept: Whether it belongs to the result, or only helps to work it out.
    """

    name: str
    words: str
    kept: bool = False


class Formulas:
    """
    The formulas of one catalogue in one dialect, for one role or for any.

    Attributes:
        asked: The signs and circumstances that the form asks about.
        steps: The steps that some answers can lead to, in the order of their times.
        avoid: What not to do, as far as answers can lead there.
        contacts: The contacts that may serve whoever answers, by id.
    """

    def __init__(self, catalogue: Catalogue, dialect: Dialect, role: str = "") -> None:
        """
        Take what formulas are made from.

        Args:
            catalogue: The instrument.
            dialect: The format they are for.
            role: Who will answer; where it is empty, the form asks.
        """
        self.dialect = dialect
        self._catalogue = catalogue
        self._role = role
        self.asked = {
            name: each
            for name, each in askable(catalogue).items()
            if not role or role in each.questions
        }
        audiences = {frozenset(each.questions) for each in self.asked.values()}
        self._some = (
            () if role else tuple(sorted(audiences - {frozenset(catalogue.roles)}, key=sorted))
        )
        times = list(When)
        steps = sorted(catalogue.steps.values(), key=lambda step: times.index(step.time))
        self.steps = tuple(each for each in steps if self._can_hold(each))
        self._lists = {
            step.id: f"step_ids_{time}_{place // _IN_A_LIST + 1}"
            for time, of_a_time in groupby(self.steps, lambda step: step.time)
            for place, step in enumerate(of_a_time)
        }
        self.avoid = tuple(each for each in catalogue.avoid.values() if self._can_hold(each))
        self.contacts = {
            name: each for name, each in catalogue.contacts.items() if self._serves(each) != NO
        }

    def all(self) -> tuple[Formula, ...]:
        """Return every formula, each after those that it rests on."""
        return (
            *(Formula(_asking(roles), self._when(self.is_for(roles), 1)) for roles in self._some),
            Formula(BEGUN, self._when(self._someone_answered(), 1)),
            *self._answers(),
            *self._points(),
            *self._rules(),
            self._outcome(POINTS_LEVEL, self._level(self._by_points)),
            self._outcome(
                LEVEL,
                self._level(lambda level: any_of([self._by_rules(level), self._by_points(level)])),
            ),
            *self._guidance(),
        )

    def holds(self, condition: Condition) -> str:
        """Write that a condition holds."""
        match condition:
            case AllOf(parts):
                return all_of([self.holds(part) for part in parts])
            case AnyOf(parts):
                return any_of([self.holds(part) for part in parts])
            case Answered(how, ids, count):
                said = [self._is_said(how, name) for name in self.asked if name in ids]
                return any_of(said) if count == 1 else self._at_least(count, said)
            case Among(what, ids):
                return self._is_among(what, ids)
            case Reached(points):
                return self._has_points(points)
            case _:
                assert_never(condition)

    def is_one_of(self, name: str, values: Iterable[str]) -> str:
        """Write that a question was answered so; without an answer it counts as not known."""
        value, values = self.dialect.value(name), sorted(values)
        said = [f"{value} = {self.dialect.text(each)}" for each in values]
        open_one = UNSTATED if name == AREA else Answer.UNKNOWN
        empty = [self.dialect.is_empty(name)] if open_one in values else []
        return any_of([*said, *empty])

    def is_for(self, roles: Collection[str]) -> str:
        """Write that one of these roles answers."""
        if self._role:
            return YES if self._role in roles else NO
        everyone = self._catalogue.roles.keys() <= set(roles)
        return YES if everyone else self.is_one_of(ROLE, roles)

    def has_begun(self, yes: bool = True) -> str:
        """Write that it is known who answers, and that they answered a question about the child."""
        return f"{self.dialect.value(BEGUN)} = {int(yes)}"

    def has_level(self, name: str) -> str:
        """Write that this is the level."""
        return f"{self.dialect.value(LEVEL)} = {self.dialect.text(name)}"

    def has_held(self, rule: str) -> str:
        """Write that a rule held."""
        return self._is_listed(RULES, rule)

    def is_meant(self, step: Step) -> str:
        """Write that a step is to be taken."""
        return self._is_listed(self._lists[step.id], step.id)

    def is_to_be_avoided(self, name: str) -> str:
        """Write that a warning is meant."""
        return self._is_listed(AVOID, name)

    def serves(self, contact: str) -> str:
        """Write that a contact may be shown."""
        return self._is_listed(CONTACTS, contact)

    def is_asked(self, name: str) -> str:
        """Write that whoever answers is asked this."""
        roles = frozenset(self.asked[name].questions)
        return f"{self.dialect.value(_asking(roles))} = 1" if roles in self._some else YES

    def points_decide(self, level: Level) -> str:
        """Write that the points outdo every rule, and reach this level."""
        reached = f"{self.dialect.value(POINTS_LEVEL)} = {self.dialect.text(level.id)}"
        return all_of([reached, f"{self.dialect.value(FLOOR)} < {level.rank}"])

    def _answers(self) -> Iterator[Formula]:
        """Return which questions were answered so, each by someone who is asked it."""
        for how, answers in MEANINGS.items():
            said = {
                name: all_of([self.is_asked(name), self.is_one_of(name, answers)])
                for name in self.asked
            }
            yield self._list(_said(how), said)

    def _points(self) -> Iterator[Formula]:
        """Return the points of every sign, of what overlaps, and of all."""
        signs = {name: sign for name, sign in self._catalogue.signs.items() if name in self.asked}
        for name, sign in signs.items():
            weight = self._catalogue.strengths[sign.weight.strength]
            maybe = self._when(self.is_one_of(name, [Answer.MAYBE]), weight.maybe)
            earlier = self._when(self.is_one_of(name, [Answer.EARLIER]), weight.earlier, maybe)
            words = self._when(self.is_one_of(name, [Answer.YES]), weight.yes, earlier)
            yield Formula(f"points_{name}", self._when(self.is_asked(name), words))
        overlaps = self._catalogue.overlaps.values()
        for each in overlaps:
            total = self._sum(f"points_{name}" for name in each.signs if name in signs)
            over = self._when(f"{total} > {each.at_most}", f"{total} - {each.at_most}")
            yield Formula(f"over_{each.id}", over)
        total = self._sum(f"points_{name}" for name in signs)
        over = self._sum(f"over_{each.id}" for each in overlaps)
        yield self._outcome(POINTS, f"{total} - {over}")

    def _rules(self) -> Iterator[Formula]:
        """Return whether each rule holds, and the highest level that one asks for."""
        rules = self._catalogue.rules.values()
        yield self._list(RULES, {rule.id: self.holds(rule.when) for rule in rules}, kept=True)
        floor = "0"
        for level in self._catalogue.levels.values():
            floor = self._when(self._by_rules(level), level.rank, floor)
        yield Formula(FLOOR, floor)

    def _guidance(self) -> Iterator[Formula]:
        """Return which contacts serve, which steps are meant, and what is to be avoided."""
        contacts = self.contacts.values()
        yield self._list(CONTACTS, {each.id: self._serves(each) for each in contacts})
        for name, steps in groupby(self.steps, lambda step: self._lists[step.id]):
            yield self._advice(name, steps)
        yield self._advice(AVOID, self.avoid)

    def _advice(self, name: str, entries: Iterable[Step | Avoid]) -> Formula:
        """Return which steps or warnings are meant, once there is anything to go by."""
        found = self._list(name, {each.id: self._is_fit(each) for each in entries})
        return Formula(name, self._when(self.has_begun(), found.words, self.dialect.text(" ")))

    def _list(self, name: str, holds: Mapping[str, str], kept: bool = False) -> Formula:
        """Return the ids of what holds as words with a space on both sides of each."""
        space = self.dialect.text(" ")
        nothing = self.dialect.text("")
        ids = (
            self._when(holds_so, self.dialect.text(f"{each} "), nothing)
            for each, holds_so in holds.items()
        )
        return Formula(name, self.dialect.joined([space, *ids]), kept)

    def _is_listed(self, name: str, each: str) -> str:
        return self.dialect.is_within(f" {each} ", name)

    def _is_fit(self, each: Step | Avoid) -> str:
        unless = self.holds(each.unless)
        but = YES if unless == NO else f"{self._when(unless, 0, 1)} = 1"
        return all_of([self.holds(each.when), but])

    def _outcome(self, name: str, words: str) -> Formula:
        """Return what the answers come to, which is nothing before there are any."""
        return Formula(name, self._when(self.has_begun(), words, self.dialect.nothing), kept=True)

    def _someone_answered(self) -> str:
        """Write that it is known who answers, and that they answered a question they are asked."""
        given = any_of(
            all_of([self.is_asked(name), self.dialect.is_given(name)]) for name in self.asked
        )
        return given if self._role else all_of([self.dialect.is_given(ROLE), given])

    def _can_hold(self, each: Step | Avoid) -> bool:
        return self.holds(each.when) != NO and self.holds(each.unless) != YES

    def _serves(self, contact: Contact) -> str:
        """Write that a contact may be shown."""
        areas = self._catalogue.areas
        served = [area for area in (*areas, "") if serves(contact, area_with_parents(areas, area))]
        return all_of(
            [
                self._is_within(served),
                self.is_for(contact.only_roles) if contact.only_roles else YES,
                self._is_aged(contact.child_ages) if contact.child_ages else YES,
                self.holds(contact.only_when),
            ]
        )

    def _is_aged(self, ages: Collection[str]) -> str:
        """Write that the child is of one of these ages; a guess counts as not known."""
        roles = self._catalogue.roles.values()
        guessing = [role.id for role in roles if role.guesses_age]
        knowing = [role.id for role in roles if not role.guesses_age]
        said = self.is_one_of(AGE, ages)
        if Answer.UNKNOWN in ages:
            return any_of([said, self.is_for(guessing)]) if guessing else said
        return all_of([self.is_for(knowing), said])

    def _is_within(self, areas: Iterable[str]) -> str:
        """Write that the child lives in one of these areas; empty is one that was not said."""
        areas = set(areas)
        known = selectable_areas(self._catalogue)
        if areas.issuperset([*known, ""]):
            return YES
        found = [name for name in known if name in areas]
        return self.is_one_of(AREA, [*found, *([UNSTATED] if "" in areas else [])])

    def _level(self, reached: Callable[[Level], str]) -> str:
        """Write the highest level that is reached."""
        lowest, *others = self._catalogue.levels.values()
        words = self.dialect.text(lowest.id)
        for level in others:
            words = self._when(reached(level), self.dialect.text(level.id), words)
        return words

    def _by_points(self, level: Level) -> str:
        if level.points is None:
            return NO
        return self._has_points(level.points)

    def _has_points(self, least: int) -> str:
        return f"{self.dialect.value(POINTS)} > {least - 1}"

    def _by_rules(self, level: Level) -> str:
        rules = self._catalogue.rules.values()
        return any_of([self.has_held(rule.id) for rule in rules if rule.level == level.id])

    def _is_among(self, what: What, ids: frozenset[str]) -> str:
        match what:
            case "role":
                return self.is_for(ids)
            case "age":
                return self._is_aged(ids)
            case "area":
                areas = self._catalogue.areas
                return self._is_within(
                    each for each in (*areas, "") if ids & area_with_parents(areas, each)
                )
            case "level":
                return any_of([self.has_level(name) for name in sorted(ids)])
            case "rule":
                return any_of([self.has_held(name) for name in sorted(ids)])
            case _:
                assert_never(what)

    def _is_said(self, how: str, name: str) -> str:
        """Write that a question was answered so, by someone who is asked it."""
        return self._is_listed(_said(how), name)

    def _at_least(self, count: int, said: list[str]) -> str:
        if len(said) < count:
            return NO
        return f"{' + '.join(self._when(each, 1) for each in said)} > {count - 1}"

    def _sum(self, names: Iterable[str]) -> str:
        words = " + ".join(self.dialect.value(name) for name in names)
        return f"({words})" if words else "0"

    def _when(self, condition: str, then: str | int, otherwise: str | int = 0) -> str:
        if condition in (YES, NO):
            return str(then if condition == YES else otherwise)
        return self.dialect.choose(condition, str(then), str(otherwise))


def _asking(roles: Collection[str]) -> str:
    return f"ask_of_{'_'.join(sorted(roles))}"


def _said(how: str) -> str:
    return f"said_{how}"
