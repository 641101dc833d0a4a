"""
The whole instrument on one page: what each answer counts, what points reach, what every rule asks.

All of it is made from the data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.describe import Describer
from warning_signs.pages.result import basis

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue, Level, Rule


def rule_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return points, levels and rules in words, the highest level first."""
    words = Describer(catalogue)
    levels = sorted(catalogue.levels.values(), key=lambda level: -level.rank)
    return (
        Section("How a level is reached", (Paragraph(_HOW),)),
        Section("Points for an answer", tuple(_strengths(catalogue))),
        Section(
            "Points that reach a level",
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
            Section(f"Rules that give at least: {level.label}", items)
            for level in levels
            if (items := tuple(_rule(catalogue, words, rule) for rule in _giving(catalogue, level)))
        ),
    )


_HOW = (
    "Every rule that holds gives at least its level, and points can give a higher one. The level "
    "is the highest of them. Nothing lowers it."
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
    informs = ("Shown for information: its level is always reached in another way too.",)
    return Item(
        f"{rule.id}: {words.describe(rule.when)}",
        (
            rule.because,
            basis(catalogue, rule.basis, rule.cite),
            *(informs if rule.information else ()),
        ),
    )


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
