"""
The stories for training sessions, and how their file is read.

Like the catalogue, the shapes here are at the same time the shape of ``training.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (the hints are read when content is)
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from warning_signs.content.catalogue_reader import with_positions
from warning_signs.content.decoder import Decoder
from warning_signs.core.answers import Answer, Answers
from warning_signs.core.answers_document import accepted_answers
from warning_signs.core.errors import ContentUnusableError
from warning_signs.core.instrument import BY_POINTS
from warning_signs.core.records import dataclass, field
from warning_signs.core.screening import screen
from warning_signs.core.shown import suggestion
from warning_signs.core.types import AgeId, AreaId, ContactId, Id, LevelId, RefersTo, RoleId, SignId

if TYPE_CHECKING:
    from warning_signs.content.limits import Document
    from warning_signs.core.catalogue import Catalogue

CircumstanceId: TypeAlias = Annotated[str, RefersTo("circumstances")]
RuleId: TypeAlias = Annotated[str, RefersTo("rules")]
StepId: TypeAlias = Annotated[str, RefersTo("steps")]


@dataclass(frozen=True, slots=True)
class StoryAnswers:
    """What a step of a story lets the person in it answer."""

    signs: Mapping[SignId, Answer] = field(default_factory=dict)
    circumstances: Mapping[CircumstanceId, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of a story; its answers stand until a later step gives others."""

    text: str
    answers: StoryAnswers = field(default_factory=StoryAnswers)


@dataclass(frozen=True, slots=True)
class Note:
    """A note for the trainer: a point, what someone may object, and a reply."""

    point: str
    objection: str
    reply: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """
    What the instrument must make of a story; tests hold it to that.

    Attributes:
        rules: Every rule that holds, and ``points`` where the points decide.
        first_step: The step that comes first.
    """

    level: LevelId
    rules: tuple[RuleId, ...] = ()
    first_step: StepId = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    An invented story, told step by step to a room.

    Attributes:
        role: Who answers in it.
        minutes: How long it takes with a room that talks.
        teaches: What it is good for, in one line.
        questions: What to ask the room.
        teaching: What the room should take home.
        next_ten_minutes: The first phone call, in words.
        others: What the person finds for every sign that the story has not spoken of.
        afterwards: What came of it, told after the result.
    """

    id: Id
    title: str
    role: RoleId
    age: AgeId
    minutes: int
    teaches: str
    story: tuple[StoryStep, ...]
    questions: tuple[str, ...]
    teaching: tuple[str, ...]
    notes: tuple[Note, ...]
    expect: Expectation
    next_ten_minutes: tuple[str, ...]
    area: AreaId = ""
    others: Answer = Answer.UNKNOWN
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class TrainingText:
    """What is said around every story; the trainer may read it aloud."""

    banner: str
    invented: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    room_contacts: tuple[ContactId, ...]
    result: str
    vote: str
    vote_open: str
    vote_same: str
    vote_more: str
    vote_more_ask: str
    vote_less: str
    vote_less_ask: str
    vote_none: str
    vote_none_ask: str
    change: str
    change_child: str
    change_child_result: str
    change_no: str
    change_end: str
    change_same: str
    change_lower: str
    change_higher: str


@dataclass(frozen=True, slots=True)
class TrainingTitles:
    """What stands above what a session shows, and before it."""

    before: str
    who_answers: str
    age: str
    answers: str
    so_far: str
    new: str
    still: str
    no_longer: str
    afterwards: str
    questions: str
    teaching: str
    notes: str
    reply: str
    next_ten_minutes: str
    closing: str
    help: str
    room_and_list: str
    room_says: str
    list_says: str
    levels: str
    same_story: str
    where_to: str
    stories: str
    seen: str
    what_list_says: str
    first: str
    in_the_first: str
    in_the_second: str
    in_both: str
    differed: str


@dataclass(frozen=True, slots=True)
class Training:
    """All stories, and the words around them."""

    words: TrainingText
    titles: TrainingTitles
    scenarios: Mapping[str, Scenario]


def read_training(catalogue: Catalogue, document: Document, name: str = "") -> Training:
    """
    Read the stories.

    Args:
        catalogue: The instrument, whose ids they use.
        document: The stories as they were read.
        name: The name of the file, for errors.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    decoder = Decoder({})
    for table in ("roles", "areas", "ages", "levels", "signs", "circumstances", "steps"):
        decoder.tables[table] = dict(getattr(catalogue, table))
    decoder.tables["contacts"] = dict(catalogue.contacts)
    decoder.tables["rules"] = {**catalogue.rules, BY_POINTS: None}
    training: Training = decoder.read(Training, document.plain, ())
    decoder.check_names()
    if not decoder.problems:
        _check_answers(decoder, catalogue, training)
    if decoder.problems:
        raise ContentUnusableError(with_positions(decoder.problems, document), name)
    return training


def _check_answers(decoder: Decoder, catalogue: Catalogue, training: Training) -> None:
    """Note answers that are not offered for their sign or circumstance."""
    for n, scenario in enumerate(training.scenarios.values()):
        for m, step in enumerate(scenario.story):
            for table in ("signs", "circumstances"):
                for name, answer in getattr(step.answers, table).items():
                    offered = accepted_answers(catalogue, table)[name]
                    if answer not in offered:
                        at = ("scenarios", n, "story", m, "answers", table, name)
                        words = f"'{answer}' is no answer here"
                        decoder.problem("unknown_value", at, words, suggestion("", offered))


def stories_with(catalogue: Catalogue, training: Training, step: str) -> tuple[str, ...]:
    """Return the stories whose result has a step."""
    return tuple(
        story.id
        for story in training.scenarios.values()
        if any(
            each.step.id == step
            for each in screen(
                catalogue, answers_after(catalogue, story, len(story.story))
            ).guidance.steps
        )
    )


def answers_after(catalogue: Catalogue, scenario: Scenario, steps: int) -> Answers:
    """
    Return what the person in a story can answer after so many of its steps.

    What the story has not spoken of is what ``others`` says, from its first step on: a room that
    votes on a page must not be told more by the list than the page tells.
    """
    asked = [each.id for each in catalogue.signs.values() if scenario.role in each.questions]
    signs = dict.fromkeys(asked, scenario.others)
    circumstances: dict[str, Answer] = {}
    for step in scenario.story[:steps]:
        signs |= step.answers.signs
        circumstances |= step.answers.circumstances
    return Answers(scenario.role, scenario.area, scenario.age, signs, circumstances)


def document(scenario: Scenario) -> dict[str, Any]:
    """Return a story as a plain document; absent values are None."""
    return {
        "id": scenario.id,
        "title": scenario.title,
        "role": scenario.role,
        "area": scenario.area or None,
        "age": scenario.age,
        "minutes": scenario.minutes,
        "teaches": scenario.teaches,
        "story": [
            {
                "text": step.text,
                "answers": {
                    "signs": {name: said.value for name, said in step.answers.signs.items()},
                    "circumstances": {
                        name: said.value for name, said in step.answers.circumstances.items()
                    },
                },
            }
            for step in scenario.story
        ],
        "afterwards": scenario.afterwards or None,
        "questions": list(scenario.questions),
        "teaching": list(scenario.teaching),
        "notes": [
            {"point": note.point, "objection": note.objection, "reply": note.reply}
            for note in scenario.notes
        ],
        "next_ten_minutes": list(scenario.next_ten_minutes),
    }
