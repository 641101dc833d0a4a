"""
A training session before a room: pages turned one by one, with votes if the trainer wants them.

How pages are shown and how keys are read is the user interface's business, as in a walk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.answers import POSSIBLE, Answer
from warning_signs.core.asking import askable, called
from warning_signs.core.records import dataclass, replace
from warning_signs.core.screening import screen
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.training.pages import (
    changed_page,
    closing_pages,
    opening_page,
    picture_page,
    result_page,
    story_page,
    title_page,
)
from warning_signs.training.scenarios import answers_after
from warning_signs.walk.questions import Kind, Option, Question
from warning_signs.walk.ui import Action, Head, PageKind, Prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.training.pages import Sections
    from warning_signs.training.scenarios import Scenario, Training
    from warning_signs.walk.ui import UserInterface

OPEN = "open"
END = "end"
OTHER_CHILD = "other_child"
NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Stage:
    """
    Where a session takes place, and what it is about.

    Attributes:
        number: The place in the session, from 1.
        total: How many places it has.
    """

    catalogue: Catalogue
    training: Training
    scenario: Scenario
    interface: UserInterface
    number: int = 1
    total: int = 1

    @property
    def head(self) -> Head:
        """What stands at the top of every page: that no child in it is real, and the place."""
        return Head(self.training.words.banner, self.number, self.total)

    def show(self, sections: Sections) -> Action:
        """Show sections under the head; BACK leads out of them the way one came."""
        back = "page before" if self.number > 1 else ""
        onward = "go on" if self.number < self.total else "finish"
        kind = PageKind.SLIDE if self.total > 1 else PageKind.READ
        return self.interface.page(sections, onward, back, self.head, kind)


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A page to look at.

    Attributes:
        name: What a trainer can go to it by; empty for most.
    """

    page: Sections
    name: str = ""


@dataclass(frozen=True, slots=True)
class Voted:
    """A step on which the room says what it would do, before it sees what the list says."""

    step: int


@dataclass(frozen=True, slots=True)
class Changed:
    """The moment at which one answer can be changed."""


Scene: TypeAlias = Shown | Voted | Changed


def play(stage: Stage, *, quiz: bool = False) -> None:
    """
    Play a story from the line of care to the help lines.

    Args:
        stage: The story, and what it is shown on.
        quiz: Whether the room votes before each reveal.

    Raises:
        UserLeftError: When the trainer leaves.
        EndOfInputError: When the input ends.
    """
    scenes = tuple(_scenes(stage, quiz=quiz))
    at = 0
    while at < len(scenes):
        here = replace(stage, number=at + 1, total=len(scenes))
        action = _run(here, scenes[at])
        if action is Action.JUMP:
            at = _jump(here, scenes)
        else:
            at = max(0, at - 1) if action is Action.BACK else at + 1


def _scenes(stage: Stage, *, quiz: bool) -> Iterator[Scene]:
    about = (stage.catalogue, stage.training, stage.scenario)
    yield Shown(opening_page(stage.training), "the beginning")
    yield Shown(title_page(*about))
    for step in range(1, len(stage.scenario.story) + 1):
        story = story_page(*about, step)
        if quiz:
            yield Shown(story)
            yield Voted(step)
        else:
            yield Shown((*story, *picture_page(*about, step)))
    result, *talk, last = closing_pages(*about)
    yield Shown(result, "the result")
    if quiz:
        yield Changed()
    yield from map(Shown, talk)
    yield Shown(last, "the help lines")


def _jump(stage: Stage, scenes: Sequence[Scene]) -> int:
    """Ask where to go, and return the place there; the same where one changes one's mind."""
    here = stage.number - 1
    places = {
        each.name: n for n, each in enumerate(scenes) if isinstance(each, Shown) and each.name
    }
    votes = [n for n, each in enumerate(scenes) if isinstance(each, Voted)]
    if votes:
        places["the next vote"] = next((n for n in votes if n > here), votes[0])
    options = tuple(Option(str(n), name, name) for n, name in enumerate(places, 1))
    where_to = stage.training.titles.where_to
    question = Question("jump", Kind.OTHER, where_to, where_to, options)
    prompt = Prompt(
        question, given="", notices=(), head=stage.head, offers=frozenset({Action.BACK})
    )
    reply = stage.interface.ask(prompt)
    return places.get(reply, here)


def _run(stage: Stage, scene: Scene) -> Action:
    match scene:
        case Shown(page):
            return stage.show(page)
        case Voted(step):
            return _vote(stage, step)
        case Changed():
            return _change(stage)


# --- the vote ---------------------------------------------------------------------------------


def _vote(stage: Stage, step: int) -> Action:
    """Ask the room, and answer it kindly, with what the list says."""
    question = _vote_question(stage, step)
    while True:
        reply = stage.interface.ask(_prompt(stage, question, Action.HELP))
        if reply is Action.BACK or reply is Action.JUMP:
            return reply
        if reply is Action.HELP:
            stage.show(_levels_page(stage))
        elif isinstance(reply, Action):
            return Action.ON
        else:
            picture = picture_page(stage.catalogue, stage.training, stage.scenario, step)
            action = stage.show((_discussion(stage, step, reply), *picture))
            if action is not Action.BACK:
                return action


def _prompt(stage: Stage, question: Question, *more: Action) -> Prompt:
    """Return a question to the room, with what can be asked for beside it."""
    offers = frozenset({Action.BACK, Action.JUMP, *more})
    return Prompt(question, given="", notices=(), head=stage.head, offers=offers)


def _vote_question(stage: Stage, step: int) -> Question:
    """Return the vote, with the step it is about, so that nobody has to remember it."""
    words = stage.training.words
    levels = tuple(
        Option(str(level.rank + 1), level.id, level.label)
        for level in stage.catalogue.levels.values()
    )
    unknown = stage.catalogue.answers[Answer.UNKNOWN]
    open_vote = Option(unknown.key, OPEN, words.vote_open)
    options = (*levels, open_vote)
    story = stage.scenario.story[step - 1].text
    return Question("vote", Kind.OTHER, words.vote, words.vote, options, intro=story)


def _levels_page(stage: Stage) -> Sections:
    items = tuple(Item(each.label, (each.meaning,)) for each in stage.catalogue.levels.values())
    return (Section(stage.training.titles.levels, items),)


def _discussion(stage: Stage, step: int, vote: str) -> Section:
    """Return how the room and the list differ, and what to ask about it."""
    words, titles, catalogue = stage.training.words, stage.training.titles, stage.catalogue
    level = screen(catalogue, answers_after(catalogue, stage.scenario, step)).level
    if vote == OPEN:
        said, ask = words.vote_none, words.vote_none_ask
    elif catalogue.levels[vote].rank == level.rank:
        said, ask = words.vote_same, ""
    elif catalogue.levels[vote].rank > level.rank:
        said, ask = words.vote_more, words.vote_more_ask
    else:
        said, ask = words.vote_less, words.vote_less_ask
    room = f"{titles.room_says}: {_vote_question(stage, step).words_for(vote)}."
    lines = [f"{room} {titles.list_says}: {level.label}.", said, *([ask] if ask else [])]
    return Section(titles.room_and_list, tuple(Paragraph(line) for line in lines))


# --- one answer changed -----------------------------------------------------------------------


def _change(stage: Stage) -> Action:
    """Let answers be changed, one at a time, each from the story as it was told."""
    was = answers_after(stage.catalogue, stage.scenario, len(stage.scenario.story))
    question = _change_question(stage, was)
    while True:
        reply = stage.interface.ask(_prompt(stage, question, Action.RESULT))
        if reply is Action.BACK or reply is Action.JUMP:
            return reply
        if reply is Action.RESULT:
            stage.show(result_page(stage.catalogue, stage.training, stage.scenario))
        elif isinstance(reply, Action) or reply == END:
            return Action.ON
        elif reply == OTHER_CHILD:
            said = Paragraph(stage.training.words.change_child_result, strong=True)
            stage.show((Section(stage.training.titles.same_story, (said,)),))
        else:
            now = without_no(was) if reply == NOT_KNOWN else without(was, reply)
            stage.show(changed_page(stage.catalogue, stage.training, was, now))


def _change_question(stage: Stage, was: Answers) -> Question:
    """Offer another child, and "I don't know" in place of each answer that counts."""
    words, catalogue = stage.training.words, stage.catalogue
    labels = {name: called(each) for name, each in askable(catalogue).items()}
    said = {**was.signs, **was.circumstances}
    unknown = catalogue.answers[Answer.UNKNOWN].sign
    single = tuple(
        Option(str(n), name, f'"{unknown}" to this: {labels[name]}')
        for n, name in enumerate((each for each in said if said[each] in POSSIBLE), 1)
    )
    some_no = Answer.NO in said.values()
    options = (
        Option("c", OTHER_CHILD, words.change_child),
        *((Option("u", NOT_KNOWN, words.change_no),) if some_no else ()),
        *single,
        Option("o", END, words.change_end),
    )
    return Question("change", Kind.OTHER, words.change, words.change, options)


def without(answers: Answers, name: str) -> Answers:
    """Return the answers with one of them not known."""
    return replace(
        answers,
        signs={each: said for each, said in answers.signs.items() if each != name},
        circumstances={each: said for each, said in answers.circumstances.items() if each != name},
    )


def without_no(answers: Answers) -> Answers:
    """Return the answers with every "no" not known."""
    return replace(
        answers,
        signs={each: said for each, said in answers.signs.items() if said is not Answer.NO},
        circumstances={
            each: said for each, said in answers.circumstances.items() if said is not Answer.NO
        },
    )
