"""
The whole instrument on one page: what each answer counts, what points reach, what every rule asks.

All of it is made from the data, conditions too, so that what is said of a rule cannot drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from warning_signs.core.conditions import NEVER, AllOf, Among, Answered, AnyOf, Reached
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.citations import basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.core.catalogue import Catalogue, Level, Rule, Step
    from warning_signs.core.conditions import Condition


def rule_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return points, levels and rules in words, the highest level first."""
    titles, words = catalogue.titles, Describer(catalogue)
    levels = sorted(catalogue.levels.values(), key=lambda level: -level.rank)
    return (
        Section(titles.how_reached, (Paragraph(catalogue.words.how_reached),)),
        Section(titles.answer_points, tuple(_strengths(catalogue))),
        Section(
            titles.level_points,
            tuple(
                Item(
                    f"{level.label} ({level.id}): from {level.points} points",
                    (basis(catalogue, level.basis, level.cite),),
                )
                for level in levels
                if level.points is not None
            ),
        ),
        *(
            Section(f"{titles.rules}: {level.label}", items)
            for level in levels
            if (items := tuple(_rule(catalogue, words, rule) for rule in _giving(catalogue, level)))
        ),
    )


def _strengths(catalogue: Catalogue) -> list[Item]:
    items = []
    for each in catalogue.strengths.values():
        signs = [sign.id for sign in catalogue.signs.values() if sign.weight.strength == each.id]
        counts = f"{each.yes} for yes, {each.earlier} for earlier, {each.maybe} for maybe"
        items.append(
            Item(
                f"A {each.label} sign: {counts}",
                (", ".join(signs), each.why, basis(catalogue, each.basis, each.cite)),
            )
        )
    together = (
        Item(
            f"At most {overlap.at_most} together: {', '.join(overlap.signs)}",
            (overlap.why, basis(catalogue, overlap.basis, overlap.cite)),
        )
        for overlap in catalogue.overlaps.values()
    )
    return [*items, *together]


def _giving(catalogue: Catalogue, level: Level) -> list[Rule]:
    return [rule for rule in catalogue.rules.values() if rule.level == level.id]


def _rule(catalogue: Catalogue, words: Describer, rule: Rule) -> Item:
    informs = (catalogue.words.for_information,)
    return Item(
        f"{rule.id}: {words.describe(rule.when)}",
        (
            rule.because,
            basis(catalogue, rule.basis, rule.cite),
            *(informs if rule.information else ()),
        ),
    )


def step_sections(catalogue: Catalogue, step: Step, stories: Iterable[str]) -> tuple[Section, ...]:
    """
    Return a step, who is shown it, on what it rests, and the stories that show it.

    Args:
        catalogue: The content.
        step: The step.
        stories: The ids of the training stories whose result has it.
    """
    row = step_row(catalogue, step, stories)
    titles = catalogue.titles
    return (
        Section(step.id, (Paragraph(step.text),)),
        Section(
            titles.who_sees,
            (
                Item(f"Shown under '{getattr(titles, step.time)}': {row['shown']}."),
                *((Item(f"Not shown: {row['not_shown']}."),) if row["not_shown"] else ()),
            ),
        ),
        Section(titles.why, (Item(step.why, (basis(catalogue, step.basis, step.cite),)),)),
        *(
            (Section(titles.stories, tuple(Item(each) for each in row["stories"])),)
            if row["stories"]
            else ()
        ),
    )


def step_row(catalogue: Catalogue, step: Step, stories: Iterable[str]) -> dict[str, Any]:
    """Return a step as a plain row, with its conditions in words."""
    words = Describer(catalogue)
    return {
        "id": step.id,
        "when": step.time.value,
        "text": step.text,
        "why": step.why,
        "basis": step.basis.value,
        "shown": words.describe(step.when),
        "not_shown": None if step.unless == NEVER else words.describe(step.unless),
        "stories": list(stories),
    }


def rule_rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every rule as a plain row, with its condition in words."""
    words = Describer(catalogue)
    return [
        {
            "id": rule.id,
            "level": rule.level,
            "when": words.describe(rule.when),
            "because": rule.because,
            "basis": rule.basis.value,
            "information": rule.information,
        }
        for rule in catalogue.rules.values()
    ]


_SAID = {
    "possible": "yes, earlier or maybe",
    "present": "yes or earlier",
    "current": "yes or maybe",
    "maybe": "maybe",
    "unknown": "asked and not known",
}

_SAID_NOW = {**_SAID, "possible": "yes or maybe", "present": "yes"}
"""The same of circumstances, which are never answered with earlier."""


class Describer:
    """
    Puts conditions into words.

    Args:
        catalogue: Where labels, patterns and groups of signs come from.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember which conditions and which sets of signs have a name."""
        self._catalogue = catalogue
        self._patterns = {each.when: each.label for each in catalogue.patterns.values()}
        self._groups = {
            frozenset(catalogue.signs): "any sign",
            **{
                frozenset(
                    sign.id for sign in catalogue.signs.values() if sign.weight.strength == strength
                ): f"any {catalogue.strengths[strength].label} sign"
                for strength in catalogue.strengths
            },
        }

    def describe(self, condition: Condition) -> str:
        """Return a condition in words."""
        if condition in self._patterns:
            return self._patterns[condition]
        match condition:
            case AllOf(()):
                return "always"
            case AnyOf(()):
                return "never"
            case AllOf(parts):
                return "; and ".join(self._within(part) for part in parts)
            case AnyOf(parts):
                return " or ".join(self._within(part) for part in parts)
            case Answered():
                return self._answered(condition)
            case Among():
                return self._among(condition)
            case Reached(points):
                return f"{points} points or more"
            case _:
                assert_never(condition)

    def _within(self, condition: Condition) -> str:
        """Put brackets around what would otherwise run into its neighbours."""
        words = self.describe(condition)
        named = condition in self._patterns
        several = isinstance(condition, AllOf | AnyOf) and len(condition.parts) > 1
        return f"({words})" if several or named else words

    def _answered(self, condition: Answered) -> str:
        what = self._names(condition.ids)
        of_signs = not condition.ids.isdisjoint(self._catalogue.signs)
        how = (_SAID if of_signs else _SAID_NOW)[condition.how]
        if condition.count == 1:
            return f"{what}: {how}"
        return f"at least {condition.count} of {what}: {how}"

    def _names(self, ids: frozenset[str]) -> str:
        """Name signs and circumstances, a whole group by its name."""
        if ids in self._groups:
            return self._groups[ids]
        left, named = set(ids), []
        for group, words in self._groups.items():
            if group <= left:
                named.append(words)
                left -= group
        order = (*self._catalogue.signs, *self._catalogue.circumstances)
        return _either([*named, *(name for name in order if name in left)])

    def _among(self, condition: Among) -> str:
        tables: Mapping[str, Mapping[str, object]] = {
            "role": self._catalogue.roles,
            "age": self._catalogue.ages,
            "area": self._catalogue.areas,
            "level": self._catalogue.levels,
            "rule": self._catalogue.rules,
        }
        order = [*tables[condition.what], *sorted(condition.ids - set(tables[condition.what]))]
        return f"{condition.what} {_either([name for name in order if name in condition.ids])}"


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
