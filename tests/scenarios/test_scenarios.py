"""The scenarios of ``tests/scenarios``, screened."""

from __future__ import annotations

import pytest

from scenario_files import Scenario, read_scenarios
from warning_signs import Answer, Answers, Catalogue, Outcome, screen

SCENARIOS = read_scenarios()


def screened(catalogue: Catalogue, scenario: Scenario) -> Outcome:
    told = scenario.answers
    asked = [sign.id for sign in catalogue.signs.values() if told.role in sign.questions]
    return screen(
        catalogue,
        Answers(
            role=told.role,
            area=told.area,
            age=told.age,
            signs={sign: Answer(answer) for sign, answer in scenario.signs(asked).items()},
            circumstances={one: Answer(said) for one, said in scenario.circumstances().items()},
        ),
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_gives_its_level_with_its_reasons(
    catalogue: Catalogue, scenario: Scenario
) -> None:
    """The level, every rule that holds, and the points are those the scenario expects."""
    expect = scenario.expect
    outcome = screened(catalogue, scenario)

    assert (expect.level, sorted(expect.rules), int(expect.points)) == (
        outcome.level.id,
        sorted(reason.rule for reason in outcome.reasons),
        outcome.score.points,
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_gives_the_steps_it_needs_and_none_that_harm(
    catalogue: Catalogue, scenario: Scenario
) -> None:
    """The steps a scenario calls for are given, and those that would do harm are not."""
    expect = scenario.expect
    steps = {advice.step.id for advice in screened(catalogue, scenario).guidance.steps}

    assert (set(), set()) == (set(expect.steps) - steps, set(expect.not_steps) & steps)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_leaves_nobody_without_a_step_and_a_contact(
    catalogue: Catalogue, scenario: Scenario
) -> None:
    """Every story ends with something to do and someone to call; the first is as expected."""
    expect = scenario.expect
    guidance = screened(catalogue, scenario).guidance
    first_step = guidance.steps[0].step.id
    first_contact = guidance.contacts[0].id

    assert (expect.first_step or first_step, expect.first_contact or first_contact) == (
        first_step,
        first_contact,
    )


def test_steps_and_contacts_named_in_scenarios_exist(catalogue: Catalogue) -> None:
    """A step that must not be given is one that could be, and not a slip of the pen."""
    strangers = {
        (scenario.name, name)
        for scenario in SCENARIOS
        for name, known in [
            *((step, catalogue.steps) for step in scenario.expect.steps),
            *((step, catalogue.steps) for step in scenario.expect.not_steps),
            (scenario.expect.first_step, catalogue.steps),
            (scenario.expect.first_contact, catalogue.contacts),
        ]
        if name and name not in known
    }

    assert set() == strangers


def test_every_name_is_used_once() -> None:
    """A scenario is known by its sentence, which no other has, and which ends in a full stop."""
    names = [scenario.name for scenario in SCENARIOS]

    assert [] == [name for name in names if names.count(name) > 1 or not name.endswith(".")]


def test_every_role_level_age_area_and_rule_appears(catalogue: Catalogue) -> None:
    """Nothing that can be chosen or can decide is left without a story."""
    seen = {
        "role": {scenario.answers.role for scenario in SCENARIOS},
        "level": {scenario.expect.level for scenario in SCENARIOS},
        "age": {scenario.answers.age for scenario in SCENARIOS},
        "area": {scenario.answers.area for scenario in SCENARIOS},
        "rule": {rule for scenario in SCENARIOS for rule in scenario.expect.rules},
    }
    wanted = {
        "role": set(catalogue.roles),
        "level": set(catalogue.levels),
        "age": set(catalogue.ages),
        "area": {"", *(area.id for area in catalogue.areas.values() if area.within)},
        "rule": {*catalogue.rules, "points"},
    }

    assert wanted == seen
