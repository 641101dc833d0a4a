"""The scenarios against the instrument worked out by hand; nothing of the project runs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import oracle
from scenario_files import Scenario, read_scenarios

if TYPE_CHECKING:
    from collections.abc import Iterator

SCENARIOS = read_scenarios()

NEVER_DECIDES = {
    # Points give advice for any strong sign.
    "strong_sign",
    # Whatever it asks for, lower_bar accepts for the same ages.
    "under_13_strong",
}


def work_out(scenario: Scenario) -> oracle.Expected:
    asked = oracle.SIGNS_ASKED[scenario.answers.role]
    return oracle.work_out(
        scenario.answers.role,
        scenario.answers.age,
        scenario.signs(asked),
        scenario.circumstances(),
    )


def one_answer_away(scenario: Scenario) -> Iterator[oracle.Expected]:
    """Return what comes out where the role, the age or a single answer is another."""
    role, age = scenario.answers.role, scenario.answers.age
    signs = scenario.signs(oracle.SIGNS_ASKED[role])
    circumstances = scenario.circumstances()
    for other in oracle.ROLES:
        yield oracle.work_out(other, age, signs, circumstances)
    for other in oracle.AGES:
        yield oracle.work_out(role, other, signs, circumstances)
    for sign in oracle.SIGNS:
        for answer in oracle.answers_to(sign):
            yield oracle.work_out(role, age, signs | {sign: answer}, circumstances)
    for one in oracle.CIRCUMSTANCES:
        for answer in oracle.CIRCUMSTANCE_ANSWERS:
            yield oracle.work_out(role, age, signs, circumstances | {one: answer})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_expects_what_the_instrument_says(scenario: Scenario) -> None:
    """The expected level, rules and points are those of the tables worked out by hand."""
    expect = scenario.expect
    worked_out = work_out(scenario)

    assert (expect.level, sorted(expect.rules), int(expect.points)) == (
        worked_out.level,
        sorted(worked_out.reasons),
        worked_out.points,
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_near_miss_is_one_answer_away(scenario: Scenario) -> None:
    """A rule said to be nearly met does not hold, and holds where one answer is another."""
    nearly = set(scenario.expect.nearly)
    held = set(work_out(scenario).reasons)
    within_reach = {rule for other in one_answer_away(scenario) for rule in other.reasons}

    assert (set(), set()) == (nearly & held, nearly - within_reach)


def test_every_rule_decides_in_some_scenario() -> None:
    """Each rule gives, alone, the level of some scenario; the rest are known by name."""
    decides = {
        rule
        for worked_out in map(work_out, SCENARIOS)
        for rule, level in worked_out.reasons.items()
        if list(worked_out.reasons.values()).count(worked_out.level) == 1
        and level == worked_out.level
        and oracle.level_of_points(worked_out.points) != level
    }

    assert set(oracle.LEVEL_OF_RULE) - NEVER_DECIDES == decides & set(oracle.LEVEL_OF_RULE)


def test_every_rule_is_nearly_met_in_some_scenario() -> None:
    """Each rule has a story that stops one answer short of it, and so have the points."""
    nearly = {rule for scenario in SCENARIOS for rule in scenario.expect.nearly}

    assert set(oracle.LEVEL_OF_RULE) | {"points"} == nearly


def test_every_sign_is_seen_in_some_scenario_with_every_answer() -> None:
    """Each sign is answered in every way it takes somewhere."""
    answered = {
        (sign, answer)
        for scenario in SCENARIOS
        for sign, answer in scenario.signs(oracle.SIGNS_ASKED[scenario.answers.role]).items()
    }
    wanted = {(sign, answer) for sign in oracle.SIGNS for answer in oracle.answers_to(sign)}

    assert set() == wanted - answered


def test_full_score_of_each_role() -> None:
    """All fifteen signs give 74 points at most, the six asked of the community 38."""
    full = {role: oracle.work_out(role, "unknown", {}, {}).maximum for role in oracle.ROLES}

    assert {"parent": 74, "teacher": 74, "professional": 74, "community": 38} == full


@pytest.mark.parametrize(
    ("signs", "circumstances"),
    [
        pytest.param({"gift": "yes"}, {}, id="no-such-sign"),
        pytest.param({"gifts": "perhaps"}, {}, id="no-such-answer"),
        pytest.param({"suicide": "explained"}, {}, id="no-ordinary-reason"),
        pytest.param({}, {"worry": "yes"}, id="no-such-circumstance"),
        pytest.param({}, {"worried": "earlier"}, id="earlier-of-a-circumstance"),
    ],
)
def test_words_outside_the_instrument_are_refused(
    signs: dict[str, str], circumstances: dict[str, str]
) -> None:
    """A slip of the pen in a scenario fails instead of passing for an answer."""
    with pytest.raises(ValueError, match="not in the instrument"):
        oracle.work_out("parent", "unknown", signs, circumstances)
