"""
The form as people meet it: drawn by real renderers, and looked at.

An engine may come to the right level that no one is ever shown.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from engines import missing
from renderers import FORMATS, Look, answer, walked
from warning_signs import Answers, load_catalogue, screen
from warning_signs.core.answers import Answer

if TYPE_CHECKING:
    from warning_signs.core.outcome import Outcome

pytestmark = [pytest.mark.slow, pytest.mark.engines]

CATALOGUE = load_catalogue()
HIDDEN = ("school_absence", "offending")
"""Signs that the community is not asked about."""

STEPS = [
    answer(CATALOGUE, "parent", "role", "parent"),
    *(answer(CATALOGUE, "parent", each, "yes") for each in HIDDEN),
    answer(CATALOGUE, "parent", "role", "community"),
    answer(CATALOGUE, "parent", "role", "parent"),
    answer(CATALOGUE, "parent", "suicide_now", "yes"),
]
OPENED, ROLE, ONE_SIGN, TWO_SIGNS, OTHER_ROLE, BACK, EMERGENCY = range(len(STEPS) + 1)
SENDS = ("surveyjs", "odk")
"""The renderers with a button that ends the form."""
SENT, LOADED = len(STEPS) + 2, len(STEPS) + 1
ALL_STEPS = {each.text for each in CATALOGUE.steps.values()}
Drawn: TypeAlias = "tuple[str, list[Look]]"


@pytest.fixture(scope="module", params=FORMATS)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """What a person sees who takes the steps, in each renderer."""
    system = str(request.param)
    if missing("drawn"):
        pytest.skip(missing("drawn"))
    to_the_end = [answer(CATALOGUE, "parent", "role", "community"), {"send": "yes"}]
    steps = [*STEPS, *(to_the_end if system in SENDS else [{"load": "yes"}])]
    return system, walked(system, CATALOGUE, steps, tmp_path_factory.mktemp(system))


def outcome(*signs: str, circumstances: dict[str, Answer] | None = None) -> Outcome:
    """Return what the program comes to for a parent."""
    given = dict.fromkeys(signs, Answer.YES)
    return screen(CATALOGUE, Answers("parent", signs=given, circumstances=circumstances or {}))


URGENT = outcome(*HIDDEN, circumstances={"suicide_now": Answer.YES})


def lines(look: Look) -> set[str]:
    """Return the lines on the page, each without the spaces around it."""
    return {line.strip() for line in look.words.splitlines()}


def levels(look: Look) -> list[str]:
    """Return the levels whose meaning is on the page."""
    return [each.id for each in CATALOGUE.levels.values() if each.meaning in look.words]


def assert_shows(look: Look, expected: Outcome) -> None:
    """Hold the level and the steps on a page to those of the program, and to nothing else."""
    steps = {each.step.text for each in expected.guidance.steps}
    assert [expected.level.id] == levels(look)
    assert expected.level.label in look.words
    assert steps == lines(look) & ALL_STEPS
    assert CATALOGUE.forms.not_begun not in look.words


def assert_shows_nothing(look: Look) -> None:
    """Hold a page to no level and no step."""
    assert [] == levels(look)
    assert set() == lines(look) & ALL_STEPS


def test_nothing_stands_before_an_answer(drawn: Drawn) -> None:
    """Neither where the form is opened, nor where no more is known than who is answering."""
    system, seen = drawn
    for look in (seen[OPENED], seen[ROLE]):
        assert_shows_nothing(look)
        assert not kept_level(system, look)
        assert CATALOGUE.forms.no_level not in look.words
    assert CATALOGUE.forms.not_begun in seen[ROLE].words


def test_a_level_and_its_steps_are_shown(drawn: Drawn) -> None:
    """They follow the answers, and are those of the program."""
    system, seen = drawn
    assert_shows(seen[ONE_SIGN], outcome(*HIDDEN[:1]))
    assert_shows(seen[TWO_SIGNS], outcome(*HIDDEN))
    assert kept_level(system, seen[TWO_SIGNS]) in {outcome(*HIDDEN).level.id, ""}


def test_answers_to_what_is_no_longer_asked_count_for_nothing(drawn: Drawn) -> None:
    """A slip in who is answering hides the signs, and takes the level with them."""
    system, seen = drawn
    assert_shows_nothing(seen[OTHER_ROLE])
    assert CATALOGUE.forms.not_begun in seen[OTHER_ROLE].words
    assert not kept_level(system, seen[OTHER_ROLE])


def test_going_back_to_the_first_role_gives_the_answers_back(drawn: Drawn) -> None:
    """Nothing has to be answered twice."""
    _, seen = drawn
    assert_shows(seen[BACK], outcome(*HIDDEN))


def test_an_emergency_is_shown_beside_its_question_and_at_the_end(drawn: Drawn) -> None:
    """With whom to call."""
    system, seen = drawn
    assert CATALOGUE.words.act_now in seen[EMERGENCY].beside
    assert CATALOGUE.words.act_now not in seen[BACK].beside
    assert_shows(seen[EMERGENCY], URGENT)
    assert kept_level(system, seen[EMERGENCY]) in {"emergency", ""}
    assert "999" in seen[EMERGENCY].words


def test_what_is_sent_holds_no_answer_to_what_is_not_asked(drawn: Drawn) -> None:
    """It is kept while a person may still go back, and cleared at the end."""
    system, seen = drawn
    if system in SENDS:
        sent = json.dumps(seen[SENT].kept)
        assert "suicide_now" in sent
        assert [] == [each for each in HIDDEN if f'"{each}"' in sent or f"<{each}>" in sent]


def test_a_response_that_holds_answers_alone_is_worked_out_when_it_is_loaded(drawn: Drawn) -> None:
    """A system may keep no more than the answers."""
    system, seen = drawn
    if FORMATS[system] == "fhir":
        assert_shows(seen[LOADED], URGENT)


def kept_level(system: str, look: Look) -> str:
    """Return the level in what a renderer holds; ODK Web Forms shows that when it is sent."""
    if system == "surveyjs":
        return str(look.kept.get("level") or "")
    if system == "odk":
        return ""
    groups = look.kept.get("item", [])
    found = [item for each in groups for item in each.get("item", []) if item["linkId"] == "level"]
    return str(found[0]["answer"][0]["valueString"]) if found and found[0].get("answer") else ""
