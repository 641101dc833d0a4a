"""A session as pages, and the votes and changes in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from screens import Screen, interface_on
from warning_signs import load_catalogue, screen
from warning_signs.core.errors import EndOfInputError
from warning_signs.formats.html import as_html
from warning_signs.formats.markdown import as_markdown
from warning_signs.formats.text import as_text
from warning_signs.pages.print_document import print_document
from warning_signs.pages.summary import told
from warning_signs.training.comparison import compared
from warning_signs.training.loader import load_training
from warning_signs.training.pages import (
    in_area,
    list_sections,
    picture_page,
    session_pages,
    trainer_sheet,
)
from warning_signs.training.scenarios import answers_after
from warning_signs.training.session import Stage, play
from warning_signs.walk.ui import Action, Head, PageKind, Prompt, ReviewRow

if TYPE_CHECKING:
    from warning_signs.pages.blocks import Section
    from warning_signs.pages.result import Part
    from warning_signs.training.scenarios import Scenario
    from warning_signs.walk.questions import Question

CATALOGUE = load_catalogue()
TRAINING = load_training(CATALOGUE)
STORIES = list(TRAINING.scenarios.values())
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


class Room:
    """A user interface that writes down what it shows and answers as it was told to."""

    def __init__(self, *replies: str | Action) -> None:
        self.replies = list(replies)
        self.shown: list[str] = []
        self.heads: list[Head | None] = []
        self.asked: list[Question] = []
        self.onward: list[str] = []

    clears = False
    remains = ""

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",  # noqa: ARG002
        head: Head | None = None,
        kind: PageKind = PageKind.READ,  # noqa: ARG002
    ) -> Action:
        self.heads.append(head)
        self.shown.append(as_text(sections, 80))
        self.onward.append(prompt)
        return Action.ON

    def ask(self, prompt: Prompt) -> str | Action:
        self.heads.append(prompt.head)
        self.asked.append(prompt.question)
        if not self.replies:
            raise EndOfInputError
        options = {option.key: option.value for option in prompt.question.options}
        options |= {option.words: option.value for option in prompt.question.options}
        reply = self.replies.pop(0)
        return reply if isinstance(reply, Action) else options[reply]

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        raise AssertionError(rows, head, start)

    def result(self, parts: tuple[Part, ...], back: str, head: Head | None = None) -> Action:
        raise AssertionError(parts, back, head)


def played(name: str, *replies: str | Action) -> str:
    """Play a quiz as far as the replies go, and give all that was shown on one line."""
    room = Room(*replies)
    try:
        play(Stage(CATALOGUE, TRAINING, TRAINING.scenarios[name], room), quiz=True)
    except EndOfInputError:
        assert room.replies == []
    return " ".join(" ".join(room.shown).split())


def pages_of(story: Scenario, width: int = 80) -> list[str]:
    return [as_text(page, width) for page in session_pages(CATALOGUE, TRAINING, story)]


@pytest.mark.slow
@each_story
@pytest.mark.parametrize("size", [(80, 24), (40, 24), (50, 14)], ids=str)
def test_every_page_of_a_story_fits_under_the_banner_and_its_place(
    story: Scenario, size: tuple[int, int]
) -> None:
    """On each page one sees that no child in it is real, and how far the session is."""
    screen = Screen(["\n"] * 200, size)
    play(Stage(CATALOGUE, TRAINING, story, interface_on(screen)))
    total = len(session_pages(CATALOGUE, TRAINING, story))
    places = [f"{number} of {total}" for number in range(1, total + 1)]

    for page in screen.shown:
        head = " ".join(page.split())
        assert head.startswith(f"{TRAINING.words.banner} ")
        place = head.removeprefix(f"{TRAINING.words.banner} ")
        assert any(place.startswith(each) for each in places)


def test_the_places_of_a_session_are_counted_once_and_votes_with_them() -> None:
    """The number goes from 1 to the total, one place at a time."""
    room = Room("3", "3", "o")
    play(Stage(CATALOGUE, TRAINING, TRAINING.scenarios["corridor"], room), quiz=True)
    heads = [head for head in room.heads if head]
    numbers = [head.number for head in heads]

    assert len(heads) == len(room.heads)
    assert {len(set(numbers))} == {head.total for head in heads}
    assert list(range(1, numbers[-1] + 1)) == sorted(set(numbers))
    assert numbers == sorted(numbers)


@each_story
def test_no_key_of_a_session_means_two_things(story: Scenario) -> None:
    """What answers a vote or changes an answer is not what moves about; the last page says so."""
    room = Room(*["2"] * len(story.story), "o")
    play(Stage(CATALOGUE, TRAINING, story, room), quiz=True)
    options = {option.key for question in room.asked for option in question.options}

    assert options & set("bgrxq?") == set()
    assert ["finish"] == [each for each in room.onward if each != "go on"]
    assert "finish" == room.onward[-1]


def test_the_level_of_a_story_is_said_once_over_its_result() -> None:
    """The heading names it, and no line repeats it below."""
    shown = played("corridor", "3", "3", "o")

    assert f"{TRAINING.words.result.upper()}: REPORT TODAY Tell the right person" in shown


@each_story
def test_a_session_opens_with_care_and_ends_with_help_for_the_room(story: Scenario) -> None:
    """The first page says one may step out; the last ones give help lines that serve the area."""
    pages = pages_of(in_area(story, "wales"))

    assert "You can step out at any" in pages[0]
    assert "BEFORE YOU GO" in pages[-1]
    assert "Samaritans" in pages[-1]
    assert "Live Fear Free" in pages[-1]
    assert "Rape Crisis Scotland" not in pages[-1]


@each_story
def test_a_session_tells_every_step_and_gives_the_result_and_the_first_call(
    story: Scenario,
) -> None:
    """Nothing of a story is left out."""
    text = " ".join(" ".join(pages_of(story, 10_000)).split())
    answers = answers_after(CATALOGUE, story, len(story.story))

    for words in (
        *(" ".join(step.text.split()) for step in story.story),
        *story.questions,
        *story.teaching,
        *story.next_ten_minutes,
        *told(CATALOGUE, screen(CATALOGUE, answers)).head,
        story.notes[0].objection,
        story.notes[0].reply,
    ):
        assert words in text


def test_the_picture_grows_with_the_answers() -> None:
    """Each step adds its bars and its reasons, and the level follows."""
    pages = " ".join(pages_of(TRAINING.scenarios["picture_trap"]))

    assert "SO FAR THE LIST SAYS: GET ADVICE" in pages
    assert "SO FAR THE LIST SAYS: REPORT TODAY" in pages
    assert "SO FAR THE LIST SAYS: ACT NOW" in pages
    assert "[####....] poor mental health: 1 point\n" in pages


@pytest.mark.parametrize("role", list(CATALOGUE.roles))
def test_the_list_can_be_kept_to_one_role(role: str) -> None:
    """With a role, its stories are listed with their length, and no other."""
    text = as_text(list_sections(CATALOGUE, TRAINING, role))
    named = {story.id for story in STORIES if f" {story.id}: " in text}

    assert {story.id for story in STORIES if story.role == role} == named
    assert " minutes)" in text


# --- the vote ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        ("3", "The room and the list say the same."),
        ("4", "The room would do more than the list."),
        ("1", "What would you need to know"),
        ("d", "That is a fair place to be."),
    ],
    ids=["same", "more", "less", "undecided"],
)
def test_a_vote_is_answered_kindly_with_what_the_list_says(vote: str, words: str) -> None:
    """Whatever the room votes, the difference is talked about and nobody is called wrong."""
    shown = played("back_seat", "2", vote)

    assert words in shown
    assert "The list says: Report today." in shown
    assert "wrong vote" not in shown


def test_the_room_votes_before_it_sees_the_picture() -> None:
    """At the first question nothing of what the list says has been shown."""
    assert "SO FAR THE LIST SAYS" not in played("back_seat")
    assert "SO FAR THE LIST SAYS" in played("back_seat", "1")


def test_going_back_from_a_vote_shows_the_step_again() -> None:
    """Back leads from the vote to the story, and the vote is then put again."""
    shown = played("back_seat", Action.BACK, "2")
    begins = TRAINING.scenarios["back_seat"].story[0].text[:30]

    assert shown.count(begins) == 2


def test_the_vote_shows_the_story_it_is_about() -> None:
    """Nobody has to remember what the vote is on, and the trainer sees how far the session is."""
    room = Room("2", "2")
    with pytest.raises(EndOfInputError):
        play(Stage(CATALOGUE, TRAINING, TRAINING.scenarios["back_seat"], room), quiz=True)
    steps = TRAINING.scenarios["back_seat"].story

    votes = [each.intro for each in room.asked if each.id == "vote"]

    assert [step.text for step in steps[: len(votes)]] == votes


def test_a_trainer_can_go_to_any_named_place() -> None:
    """From a vote, g leads to the next vote, the result, the help lines and the beginning."""
    story = TRAINING.scenarios["back_seat"]
    for name, words in (
        ("the result", TRAINING.words.result),
        ("the help lines", TRAINING.words.closing[0]),
        ("the beginning", TRAINING.words.opening[0]),
        ("the next vote", story.story[1].text),
    ):
        room = Room(Action.JUMP, name)
        try:
            play(Stage(CATALOGUE, TRAINING, story, room), quiz=True)
        except EndOfInputError:
            assert room.replies == []
        seen = [*room.shown[2:], *(each.intro for each in room.asked[2:])]
        assert any(
            " ".join(words.split()).lower() in " ".join(each.split()).lower() for each in seen
        )


def test_a_story_that_runs_by_itself_can_be_paused_and_turned() -> None:
    """The same pages come after so many seconds each; Space stops that and starts it again."""
    story = TRAINING.scenarios["last_orders"]
    waited = Screen([], (80, 24))
    play(Stage(CATALOGUE, TRAINING, story, interface_on(waited, 7.5)))
    turned = Screen(["\n"] * 200, (80, 24))
    play(Stage(CATALOGUE, TRAINING, story, interface_on(turned)))
    paused = Screen([" ", "right", " "], (80, 24))
    play(Stage(CATALOGUE, TRAINING, story, interface_on(paused, 7.5)))

    assert {7.5} == set(waited.waits)
    assert len(waited.shown) == len(turned.shown) == len(waited.waits)
    assert "Space pause" in paused.shown[0]
    assert "Space go on by itself" in paused.shown[1]
    assert len(paused.waits) < len(waited.waits)


@each_story
def test_the_trainers_sheet_holds_all_that_a_session_needs(story: Scenario) -> None:
    """The story, what the list says at each vote, objections with replies, the ten minutes."""
    text = " ".join(as_text(trainer_sheet(CATALOGUE, TRAINING, story), 10_000).split())

    assert text.count(TRAINING.words.vote.upper()) == len(story.story)
    assert text.count("So far the list says:") == len(story.story)
    for words in (
        *(" ".join(step.text.split()) for step in story.story),
        *(note.objection for note in story.notes),
        *(note.reply for note in story.notes),
        *story.next_ten_minutes,
        *story.questions,
    ):
        assert " ".join(words.split()) in text


# --- one answer changed -----------------------------------------------------------------------


def test_a_boy_in_place_of_a_girl_changes_nothing_and_the_room_is_told() -> None:
    """The same story of another child gives the same result, because nothing asks."""
    shown = played("the_quiet_one", "2", "2", "2", "c")

    assert "Nothing changes. No question asks if the child is a boy or a girl" in shown


def test_not_knowing_in_place_of_no_changes_the_level() -> None:
    """All "no" is stay alert; all unknown is a reason to get advice."""
    shown = played("the_quiet_one", "2", "2", "2", "u")

    assert "STAY ALERT, THEN GET ADVICE" in shown
    assert "Not knowing is never the same as" in shown
    assert "New: There is a lot you cannot see" in shown


def test_an_answer_that_is_taken_away_shows_which_reason_goes_with_it() -> None:
    """Without the lower bar the points and the level are those of any child."""
    shown = played("part_time_table", "2", "3", "3", "3")

    assert "What we do not know can hide harm." in shown
    assert "No longer: The child may be under 13, in care, disabled or have other needs" in shown


@pytest.mark.parametrize("name", ["pool_car_park", "back_seat"])
def test_a_story_for_the_public_shows_no_points(name: str) -> None:
    """Few signs are asked of the public, so "0 points" would reassure a room falsely."""
    story = TRAINING.scenarios[name]
    told = [compared(CATALOGUE, TRAINING.titles, story, TRAINING.scenarios["corridor"])]
    told += [picture_page(CATALOGUE, TRAINING, story, step + 1) for step in range(len(story.story))]

    assert not re.search(
        r"\d points?\b|points: \d", "\n".join(as_text(each, 80) for each in told).lower()
    )


def test_the_quiz_ends_with_the_next_ten_minutes_and_help() -> None:
    """After the changes come the talk, the first call in words, and the help lines."""
    shown = played("corridor", "3", "3", "c", "o")

    assert shown.index("Nothing changes.") < shown.index("THE NEXT TEN MINUTES")
    assert shown.index("THE NEXT TEN MINUTES") < shown.index("HELP FOR ANYONE IN THIS ROOM")


# --- two stories ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 100, 120, 250])
def test_two_stories_stand_side_by_side_where_there_is_room(width: int) -> None:
    """Both titles share a line, and both stories begin in the next."""
    one, two = TRAINING.scenarios["corridor"], TRAINING.scenarios["taken_back"]
    lines = as_text(compared(CATALOGUE, TRAINING.titles, one, two), width).split("\n")
    column = (width - 3) // 2 + 3

    assert f"{one.title:{column}}{two.title}" == lines[1]
    assert max(map(len, lines)) <= width
    for line, story in ((lines[2][:column], one), (lines[2][column:], two)):
        assert story.story[0].text.startswith(line.strip())


def test_two_stories_stand_one_below_the_other_where_there_is_no_room() -> None:
    """At 40 columns each title has a line of its own."""
    one, two = TRAINING.scenarios["corridor"], TRAINING.scenarios["taken_back"]
    lines = as_text(compared(CATALOGUE, TRAINING.titles, one, two), 40).split("\n")

    assert {one.title, two.title} <= set(lines)
    assert max(map(len, lines)) <= 40


def test_a_comparison_on_a_page_has_two_columns_under_their_titles() -> None:
    """In HTML the columns stand in a grid; Markdown, which has none, gives each a heading."""
    one, two = TRAINING.scenarios["corridor"], TRAINING.scenarios["taken_back"]
    sheet = print_document(CATALOGUE, "Two", compared(CATALOGUE, TRAINING.titles, one, two))
    html, markdown = as_html(sheet), as_markdown(sheet)

    assert 4 == html.count('<div class="columns">') == html.count(f"<h3>{one.title}</h3>")
    assert f"### {one.title}\n\n{one.story[0].text.split('.')[0]}" in markdown
    assert markdown.count(f"### {two.title}\n") == 4


def test_the_comparison_names_what_differed_and_what_decided() -> None:
    """The rule that one story had alone is told with its reason."""
    one, two = TRAINING.scenarios["brings_friends"], TRAINING.scenarios["just_offending"]
    text = " ".join(as_text(compared(CATALOGUE, TRAINING.titles, one, two), 40).split())

    assert "In the second alone: physical injuries; involvement in offending" in text
    assert "Points: 8 and 12" in text
    assert "Put together" in text
