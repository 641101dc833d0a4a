"""Two training stories beside each other: what differed, and which rule decided."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from warning_signs.core.answers import POSSIBLE
from warning_signs.core.screening import screen
from warning_signs.formats.text import block_lines, wrap
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.training.pages import picture
from warning_signs.training.scenarios import answers_after

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.training.scenarios import Scenario

SIDE_BY_SIDE = 72
"""The narrowest window in which two columns can be read."""
_GAP = 3


def compared(catalogue: Catalogue, one: Scenario, other: Scenario, width: int) -> list[Section]:
    """Set two stories side by side, or one below the other where there is no room for both."""
    left = _telling(catalogue, one)
    right = _telling(catalogue, other)
    if width < SIDE_BY_SIDE:
        return [*left, *right, *_differences(catalogue, one, other)]
    column = (width - _GAP) // 2
    pairs = zip(left, right, strict=True)
    rows = [_row(a, b, column, n) for n, (a, b) in enumerate(pairs)]
    return [*rows, *_differences(catalogue, one, other)]


def _outcome(catalogue: Catalogue, scenario: Scenario) -> Outcome:
    return screen(catalogue, answers_after(catalogue, scenario, len(scenario.story)))


def _telling(catalogue: Catalogue, scenario: Scenario) -> tuple[Section, ...]:
    outcome = _outcome(catalogue, scenario)
    decided = [each for each in outcome.reasons if each.level == outcome.level]
    return (
        Section(scenario.title, tuple(Paragraph(step.text) for step in scenario.story)),
        Section("What was seen", picture(catalogue, outcome)),
        Section(
            "What the list says",
            (
                Paragraph(outcome.level.label),
                *(Item(f"{each.rule}: {each.because}") for each in decided),
            ),
        ),
        Section("First", (Paragraph(outcome.guidance.steps[0].step.text),)),
    )


def _row(left: Section, right: Section, column: int, number: int) -> Section:
    """Set two sections in two columns; the first two are titles of their own."""
    lines = zip_longest(
        _lines(left, column, titled=not number), _lines(right, column, titled=not number)
    )
    title = "The two stories" if not number else left.title
    # Each line is a paragraph that fits, and so is kept as it is set here.
    return Section(
        title,
        tuple(
            Paragraph(f"{first or '':{column + _GAP}}{second or ''}".rstrip())
            for first, second in lines
            if first or second
        ),
    )


def _lines(section: Section, width: int, *, titled: bool) -> list[str]:
    title = wrap(section.title.upper(), width) if titled else []
    return [*title, *block_lines(section.blocks, width)]


def _differences(catalogue: Catalogue, one: Scenario, other: Scenario) -> tuple[Section, ...]:
    first, second = _outcome(catalogue, one), _outcome(catalogue, other)
    rules = {each.rule: each for each in (*first.reasons, *second.reasons)}
    had = [{each.rule for each in outcome.reasons} for outcome in (first, second)]
    seen = [_seen(outcome) for outcome in (first, second)]
    labels = {sign.id: sign.label for sign in catalogue.signs.values()} | {
        each.id: each.label for each in catalogue.circumstances.values()
    }
    where = (
        ("In the first alone", _without(seen[0], seen[1]), had[0] - had[1]),
        ("In the second alone", _without(seen[1], seen[0]), had[1] - had[0]),
        ("In both", [name for name in seen[0] if name in seen[1]], had[0] & had[1]),
    )
    level = Item(
        f"Level: {first.level.label} and {second.level.label}",
        (f"Points: {first.score.points} and {second.score.points}",),
    )
    rest = (
        Item(
            f"{title}: {'; '.join(labels[name] for name in names) or 'nothing'}",
            tuple(reason.because for rule, reason in rules.items() if rule in held),
        )
        for title, names, held in where
    )
    return (Section("What differed", (level, *rest)),)


def _seen(outcome: Outcome) -> list[str]:
    said = {**outcome.answers.signs, **outcome.answers.circumstances}
    return [name for name, answer in said.items() if answer in POSSIBLE]


def _without(names: list[str], others: list[str]) -> list[str]:
    return [name for name in names if name not in others]
