"""
The catalogue made ready for one setting: who asks, where the child lives and how old they are.

That much is known before the first answer, and there are few such settings. So all that it decides
is worked out once for each: which rules and steps can still apply, which contacts serve, what each
answer comes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from warning_signs.core.answers import CURRENT, POSSIBLE, PRESENT, Answer
from warning_signs.core.conditions import NEVER
from warning_signs.core.errors import AnswersUnusableError, Problem, suggestion
from warning_signs.core.facts import ALWAYS_BIT, ConditionCompiler, applicable, area_with_parents
from warning_signs.core.outcome import Reason, SignResult, StepAdvice
from warning_signs.core.types import When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from warning_signs.core.catalogue import Avoid, Catalogue, Contact, Level, Sign, Step
    from warning_signs.core.conditions import Condition
    from warning_signs.core.facts import Entry, Masks

T = TypeVar("T")

_Meant: TypeAlias = "tuple[T, Masks, Masks]"
"""Something with the condition under which it is meant, and the one under which it is not."""

BY_POINTS = "points"
"""The name of the reason that is no rule."""

_TIMES = tuple(When)


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """
    What one answer to one sign comes to.

    Attributes:
        points: What it adds.
        possible: What it would add if an unknown were a yes.
        maximum: What it would add if any answer were a yes.
        facts: The facts it makes known.
    """

    result: SignResult
    points: int
    possible: int
    maximum: int
    facts: int


@dataclass(frozen=True, slots=True)
class PreparedStep:
    """
    A step with the contacts that serve a setting.

    Attributes:
        contacts: The contacts, and the cases they are kept for.
        advice: The step with all of them; None where some are kept for certain cases.
    """

    step: Step
    contacts: tuple[Entry[Contact], ...]
    advice: StepAdvice | None

    def advise(self, facts: int) -> StepAdvice:
        """Return the step with the contacts for one case."""
        return self.advice or StepAdvice(self.step, tuple(applicable(self.contacts, facts)))


@dataclass(frozen=True, slots=True)
class Setting:
    """
    The instrument for one role, area and age.

    Attributes:
        compiled: What is the same for every setting.
        facts: What is known before the first answer.
        signs: What each answer to each sign comes to, in published order. To be unknown is left
            out where this role is not asked.
        rules: The reasons that rules give, highest level first.
        steps: The steps, in the order of their times.
        always: The contacts that every result ends with.
    """

    compiled: CompiledCatalogue
    facts: int
    signs: tuple[tuple[str, Mapping[Answer, AnswerEffect]], ...]
    rules: tuple[Entry[Reason], ...]
    steps: tuple[Entry[PreparedStep], ...]
    avoid: tuple[Entry[Avoid], ...]
    always: tuple[Entry[Contact], ...]


class CompiledCatalogue:
    """
    What is the same for every setting.

    Attributes:
        facts: The facts that conditions ask for.
        circumstances: The facts that each answer to each circumstance makes known.
        overlaps: Signs that count together, and up to how much.
        by_points: The points from which a level is reached, with the reason, highest first.
        levels: The fact that a level was reached.
        rules: The fact that a rule held.
        lowest: The level of a case without a reason for any other.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Make ready what no setting changes; conditions first, for they name the facts."""
        self.facts = ConditionCompiler()
        self._catalogue = catalogue
        self._rules = [self._meant(*each) for each in _reasons(catalogue)]
        self._steps = [
            self._meant(step, step.when, step.unless)
            for step in sorted(catalogue.steps.values(), key=lambda step: _TIMES.index(step.time))
        ]
        self._avoid = [
            self._meant(each, each.when, each.unless) for each in catalogue.avoid.values()
        ]
        self._contacts = {
            each.id: self._meant(each, each.only_when) for each in catalogue.contacts.values()
        }
        self._signs = {
            sign.id: {answer: self._said(sign, answer) for answer in Answer}
            for sign in catalogue.signs.values()
        }
        self.circumstances = {
            name: {answer: self._facts_said(name, answer) for answer in Answer}
            for name in catalogue.circumstances
        }
        self.overlaps = tuple((each.signs, each.at_most) for each in catalogue.overlaps.values())
        self.by_points = tuple(
            (level.points, Reason(BY_POINTS, level, level.because, level.basis, level.cite))
            for level in reversed(list(catalogue.levels.values()))
            if level.points is not None
        )
        self.levels = {name: self.facts.of("level", [name]) for name in catalogue.levels}
        self.rules = {name: self.facts.of("rule", [name]) for name in (*catalogue.rules, BY_POINTS)}
        self.lowest: Level = next(iter(catalogue.levels.values()))

    def setting(self, role: str, area: str, age: str) -> Setting:
        """Make ready for one setting; an age that was guessed is not known."""
        if self._catalogue.roles[role].guesses_age:
            age = Answer.UNKNOWN
        around = area_with_parents(self._catalogue.areas, area)
        known = (
            ALWAYS_BIT
            | self.facts.of("role", [role])
            | self.facts.of("area", around)
            | self.facts.of("age", [age])
        )

        def serving(names: Iterable[str]) -> tuple[Entry[Contact], ...]:
            found = [self._contacts[name] for name in dict.fromkeys(names)]
            return self._open(
                [each for each in found if _serves(each[0], role, around, age)], known
            )

        def offer(step: Step) -> PreparedStep:
            first = [name for need in step.needs for name in self._catalogue.needs[need].first]
            contacts = serving((*first, *step.contacts))
            sure = all(when == ALWAYS_BIT and not unless for _, when, _, unless in contacts)
            everyone = tuple(contact for contact, *_ in contacts)
            return PreparedStep(step, contacts, StepAdvice(step, everyone) if sure else None)

        return Setting(
            compiled=self,
            facts=known,
            signs=tuple(self._asked(sign, role) for sign in self._catalogue.signs.values()),
            rules=self._open(self._rules, known),
            steps=tuple(
                (offer(step), first, others, unless)
                for step, first, others, unless in self._open(self._steps, known)
            ),
            avoid=self._open(self._avoid, known),
            always=serving(self._catalogue.always),
        )

    def _meant(self, each: T, when: Condition, unless: Condition = NEVER) -> _Meant[T]:
        return each, self.facts.masks(when), self.facts.masks(unless)

    def _open(self, meant: Iterable[_Meant[T]], known: int) -> tuple[Entry[T], ...]:
        """Keep what a setting leaves open, with what answers are still to decide."""
        found = []
        for each, masks, but in meant:
            when, unless = self.facts.settle(masks, known), self.facts.settle(but, known)
            if when is not None and unless != ():
                first, *others = when or (ALWAYS_BIT,)
                found.append((each, first, tuple(others), unless))
        return tuple(found)

    def _asked(self, sign: Sign, role: str) -> tuple[str, Mapping[Answer, AnswerEffect]]:
        said = self._signs[sign.id]
        if role not in sign.questions:
            said = {answer: each for answer, each in said.items() if answer is not Answer.UNKNOWN}
        return sign.id, said

    def _said(self, sign: Sign, answer: Answer) -> AnswerEffect:
        strength = self._catalogue.strengths[sign.weight.strength]
        points = {
            Answer.YES: strength.yes,
            Answer.EARLIER: strength.earlier,
            Answer.MAYBE: strength.maybe,
        }.get(answer, 0)
        unknown = answer is Answer.UNKNOWN
        return AnswerEffect(
            result=SignResult(sign, answer, points),
            points=points,
            possible=strength.yes if unknown else points,
            maximum=strength.yes,
            facts=self.facts.of("unknown", [sign.id])
            if unknown
            else self._facts_said(sign.id, answer),
        )

    def _facts_said(self, name: str, answer: Answer) -> int:
        facts = 0
        if answer in POSSIBLE:
            facts |= self.facts.of("possible", [name])
        if answer in PRESENT:
            facts |= self.facts.of("present", [name])
        if answer in CURRENT:
            facts |= self.facts.of("current", [name])
        if answer is Answer.MAYBE:
            facts |= self.facts.of("maybe", [name])
        return facts


@lru_cache(maxsize=8)
def compiled_catalogue(catalogue: Catalogue) -> CompiledCatalogue:
    """Make a catalogue ready, once."""
    return CompiledCatalogue(catalogue)


@lru_cache(maxsize=1024)
def setting(catalogue: Catalogue, role: str, area: str, age: str) -> Setting:
    """
    Make a catalogue ready for a setting, once.

    Raises:
        AnswersUnusableError: Where the catalogue knows no such role, area or age.
    """
    check_ids([role], catalogue.roles, "role")
    check_ids([area] if area else [], catalogue.areas, "area")
    check_ids([age], catalogue.ages, "age")
    return compiled_catalogue(catalogue).setting(role, area, age)


def check_ids(ids: Iterable[str], known: Collection[str], key: str) -> None:
    """
    Refuse what is not in the catalogue: answers passed over in silence could hide a child.

    Raises:
        AnswersUnusableError: With the near miss of each.
    """
    problems = [
        Problem("answers_unusable", (key,), "unknown id", suggestion(each, known))
        for each in ids
        if each not in known
    ]
    if problems:
        raise AnswersUnusableError(problems)


def _reasons(catalogue: Catalogue) -> list[tuple[Reason, Condition]]:
    """Return the reason of every rule, highest level first, with when it holds."""
    reasons = [
        (
            Reason(rule.id, catalogue.levels[rule.level], rule.because, rule.basis, rule.cite),
            rule.when,
        )
        for rule in catalogue.rules.values()
    ]
    return sorted(reasons, key=lambda each: -each[0].level.rank)


def _serves(contact: Contact, role: str, around: frozenset[str], age: str) -> bool:
    """Return whether a contact may be shown in a setting."""
    return (
        not around.isdisjoint(contact.areas)
        and around.isdisjoint(contact.not_areas)
        and (not contact.child_ages or age in contact.child_ages)
        and (not contact.only_roles or role in contact.only_roles)
    )
