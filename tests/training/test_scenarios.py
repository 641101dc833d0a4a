"""The training stories: what the instrument makes of each, and how they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

from warning_signs import Answer, load_catalogue, screen
from warning_signs.content.checks.house_style import abbreviation_remarks, length_remarks, remarks
from warning_signs.core.errors import ContentUnusableError
from warning_signs.training.loader import load_training
from warning_signs.training.scenarios import Scenario, answers_after

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load_catalogue()
TRAINING = load_training(CATALOGUE)
STORIES = list(TRAINING.scenarios.values())
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@each_story
def test_a_story_ends_with_the_level_rules_and_first_step_it_teaches(story: Scenario) -> None:
    """What the room is told the list says is what the list says."""
    outcome = screen(CATALOGUE, answers_after(CATALOGUE, story, len(story.story)))

    assert (story.expect.level, sorted(story.expect.rules), story.expect.first_step) == (
        outcome.level.id,
        sorted(reason.rule for reason in outcome.reasons),
        outcome.guidance.steps[0].step.id,
    )


@each_story
def test_a_story_can_be_told_in_its_slot(story: Scenario) -> None:
    """Two or three questions, a call in words, something to take home, and ten minutes at most."""
    assert 2 <= len(story.questions) <= 3
    assert story.next_ten_minutes
    assert story.teaching
    assert story.notes
    assert 1 <= story.minutes <= 10


@each_story
def test_a_story_answers_only_what_its_role_is_asked(story: Scenario) -> None:
    """Nobody in a story answers a question that the tool would not have put to them."""
    questions: list[Any] = [*CATALOGUE.signs.values(), *CATALOGUE.circumstances.values()]
    asked = {each.id for each in questions if story.role in each.questions}
    told = {
        name for step in story.story for name in (*step.answers.signs, *step.answers.circumstances)
    }

    assert told <= asked


WITHOUT_STORY = {"recent_assault"}
"""No story brings this into a room where someone may have lived it."""


def test_every_role_level_age_and_rule_has_its_story() -> None:
    """Nothing that can decide is left without a story to teach it."""
    assert len(STORIES) >= 14
    assert set(CATALOGUE.roles) == {story.role for story in STORIES}
    assert set(CATALOGUE.levels) == {story.expect.level for story in STORIES}
    assert set(CATALOGUE.ages) == {story.age for story in STORIES}
    assert {*CATALOGUE.rules, "points"} - WITHOUT_STORY <= {
        rule for story in STORIES for rule in story.expect.rules
    }


@pytest.mark.parametrize("role", list(CATALOGUE.roles))
def test_every_role_has_three_short_stories(role: str) -> None:
    """A slot of twenty minutes can be filled for any audience."""
    assert len([story for story in STORIES if story.role == role and story.minutes <= 8]) >= 3


def test_the_quiet_one_is_missed_by_every_question() -> None:
    """Every answer is "no", the level is the lowest, and a child was being hurt."""
    story = TRAINING.scenarios["the_quiet_one"]
    answers = answers_after(CATALOGUE, story, len(story.story))
    asked = {each.id for each in CATALOGUE.signs.values() if story.role in each.questions}

    assert asked == set(answers.signs)
    assert {Answer.NO} == {*answers.signs.values(), *answers.circumstances.values()}
    assert story.expect.level == "watch"
    assert "harmed her" in story.afterwards


def test_no_word_of_the_stories_blames_reassures_promises_or_endangers() -> None:
    """
    The stories hold to the same list of words as everything else, in short sentences.

    What a child asks in quotes, and what someone in the room may object, are theirs to say.
    """
    all_texts = list(texts(TRAINING))
    objections = {note.objection for story in STORIES for note in story.notes}
    ours = [re.sub(r'"[^"]*"', "", text) for text in all_texts if text not in objections]
    found = [each for text in ours for each in remarks(text)]
    found += [each for text in all_texts for each in length_remarks(text)]

    assert len(all_texts) > 400
    assert found == []
    assert abbreviation_remarks(all_texts, known={"NSPCC"}) == ()


def test_later_steps_change_earlier_answers_and_others_are_as_the_story_says() -> None:
    """What is confirmed turns yes into maybe into explained; signs not told of are "others"."""
    story = TRAINING.scenarios["grandads_phone"]
    said = [answers_after(CATALOGUE, story, n).signs.get("gifts") for n in range(4)]

    assert [Answer.NO, Answer.YES, Answer.MAYBE, Answer.EXPLAINED] == said
    assert answers_after(CATALOGUE, story, 1).signs["missing"] is Answer.NO


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("role: parent", "role: parrent", "'parrent' is not among the roles"),
        ("gifts: maybe", "gift: maybe", "'gift' is not among the signs"),
        ('worried: "no"', "worried: earlier", "'earlier' is no answer here"),
        ("first_step: call_999", "first_step: call_99", "'call_99' is not among the steps"),
    ],
    ids=["role", "sign", "answer", "step"],
)
def test_a_slip_in_a_story_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    """A mistaken id or answer is refused where it stands, never passed over."""
    shipped = (load_training.__defaults__ or ())[0].read_text(encoding="utf-8")
    mistaken = tmp_path / "training.yaml"
    mistaken.write_text(shipped.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentUnusableError) as refused:
        load_training(CATALOGUE, mistaken)

    assert problem in [each.problem for each in refused.value.problems]
    line = shipped[: shipped.index(old)].count("\n") + 1
    assert line in [each.line for each in refused.value.problems]
