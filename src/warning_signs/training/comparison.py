"""Two training stories beside each other: what differed, and which rule decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import POSSIBLE
from warning_signs.core.asking import askable, called
from warning_signs.core.screening import screen
from warning_signs.pages.blocks import Column, Columns, Item, Paragraph, Section
from warning_signs.training.pages import picture
from warning_signs.training.scenarios import answers_after

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.blocks import Block
    from warning_signs.training.scenarios import Scenario, TrainingTitles


def compared(
    catalogue: Catalogue, titles: TrainingTitles, one: Scenario, other: Scenario
) -> tuple[Section, ...]:
    """Return two stories side by side, and what differed."""
    left, right = (_story(catalogue, titles, each) for each in (one, other))
    return (
        *(
            Section(
                title, (Columns(Column(one.title, left[title]), Column(other.title, right[title])),)
            )
            for title in left
        ),
        *_differences(catalogue, titles, one, other),
    )


def _outcome(catalogue: Catalogue, scenario: Scenario) -> Outcome:
    return screen(catalogue, answers_after(catalogue, scenario, len(scenario.story)))


def _story(
    catalogue: Catalogue, titles: TrainingTitles, scenario: Scenario
) -> dict[str, tuple[Block, ...]]:
    """Return what is compared of a story, by its heading."""
    outcome = _outcome(catalogue, scenario)
    decided = [each for each in outcome.reasons if each.level == outcome.level]
    return {
        titles.stories: tuple(Paragraph(step.text) for step in scenario.story),
        titles.seen: picture(catalogue, outcome),
        titles.what_list_says: (
            Paragraph(outcome.level.label),
            *(Item(each.because) for each in decided),
        ),
        titles.first: (Paragraph(outcome.guidance.steps[0].step.text),),
    }


def _differences(
    catalogue: Catalogue, titles: TrainingTitles, one: Scenario, other: Scenario
) -> tuple[Section, ...]:
    first, second = _outcome(catalogue, one), _outcome(catalogue, other)
    rules = {each.rule: each for each in (*first.reasons, *second.reasons)}
    had = [{each.rule for each in outcome.reasons} for outcome in (first, second)]
    seen = [_seen(outcome) for outcome in (first, second)]
    labels = {name: called(each) for name, each in askable(catalogue).items()}
    where = (
        (titles.in_the_first, _without(seen[0], seen[1]), had[0] - had[1]),
        (titles.in_the_second, _without(seen[1], seen[0]), had[1] - had[0]),
        (titles.in_both, [name for name in seen[0] if name in seen[1]], had[0] & had[1]),
    )
    hidden = any(catalogue.roles[each.answers.role].hide_points for each in (first, second))
    points = f"Points: {first.score.points} and {second.score.points}"
    level = Item(
        f"Level: {first.level.label} and {second.level.label}", () if hidden else (points,)
    )
    rest = (
        Item(
            f"{title}: {'; '.join(labels[name] for name in names) or 'nothing'}",
            tuple(reason.because for rule, reason in rules.items() if rule in held),
        )
        for title, names, held in where
    )
    return (Section(titles.differed, (level, *rest)),)


def _seen(outcome: Outcome) -> list[str]:
    said = {**outcome.answers.signs, **outcome.answers.circumstances}
    return [name for name, answer in said.items() if answer in POSSIBLE]


def _without(names: list[str], others: list[str]) -> list[str]:
    return [name for name in names if name not in others]
