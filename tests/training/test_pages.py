"""A session as pages, and the votes and changes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warning_signs import load_catalogue
from warning_signs.formats.text import as_text
from warning_signs.training.comparison import compared
from warning_signs.training.loader import load_training
from warning_signs.training.pages import in_area, list_sections, paged, told_pages
from warning_signs.training.session import Stage, play
from warning_signs.walk.flow import Action, EndOfInputError, Prompt, ReviewRow

if TYPE_CHECKING:
    from warning_signs.pages.blocks import Section
    from warning_signs.training.scenarios import Scenario

CATALOGUE = load_catalogue()
TRAINING = load_training(CATALOGUE)
STORIES = list(TRAINING.scenarios.values())
BANNER = TRAINING.words.banner.upper()
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


class Room:
    """A face that writes down what it shows and answers as it was told to."""

    def __init__(self, *replies: str | Action) -> None:
        self.replies = list(replies)
        self.shown: list[str] = []

    clears = False
    remains = ""

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,  # noqa: ARG002
        back: str = "",  # noqa: ARG002
    ) -> Action:
        self.shown.append(as_text(sections, 80))
        return Action.ON

    def ask(self, ask: Prompt) -> str | Action:
        if not self.replies:
            raise EndOfInputError
        options = {option.key: option.value for option in ask.question.options}
        reply = self.replies.pop(0)
        return reply if isinstance(reply, Action) else options[reply]

    def review(self, lines: tuple[ReviewRow, ...]) -> int | Action:
        raise AssertionError(lines)

    def result(self, sections: tuple[Section, ...]) -> Action:
        raise AssertionError(sections)


def played(name: str, *replies: str | Action) -> str:
    """Play a quiz as far as the replies go, and give all that was shown on one line."""
    room = Room(*replies)
    try:
        play(
            Stage(CATALOGUE, TRAINING, TRAINING.scenarios[name], room, width=80, height=20),
            quiz=True,
        )
    except EndOfInputError:
        assert room.replies == []
    return " ".join(" ".join(room.shown).split())


def pages_of(story: Scenario, width: int, height: int) -> list[str]:
    parts = paged(told_pages(CATALOGUE, TRAINING, story), TRAINING.words.banner, width, height)
    return [as_text(part, width) for part in parts]


@each_story
@pytest.mark.parametrize(("width", "height"), [(80, 21), (40, 21)], ids=["80x24", "40x24"])
def test_every_page_of_a_story_fits_the_window_under_the_banner(
    story: Scenario, width: int, height: int
) -> None:
    """No line is wider than the window but an address; no page higher, unless it is one block."""
    for page in pages_of(story, width, height):
        lines = page.rstrip("\n").split("\n")
        wide = [line for line in lines if len(line) > width and "http" not in line]

        assert BANNER == lines[0]
        assert [] == wide
        assert len(lines) <= height or page.count("\n- ") <= 1


@each_story
def test_a_session_opens_with_care_and_ends_with_help_for_the_room(story: Scenario) -> None:
    """The first page says one may step out; the last ones give help lines that serve the area."""
    pages = pages_of(in_area(story, "wales"), 80, 1000)

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
    text = " ".join(" ".join(pages_of(story, 10_000, 10_000)).split())
    level = CATALOGUE.levels[story.expect.level]

    for words in (
        *(" ".join(step.text.split()) for step in story.story),
        *story.questions,
        *story.teaching,
        *story.next_ten_minutes,
        level.meaning,
        story.notes[0].objection,
        story.notes[0].reply,
    ):
        assert words in text


def test_the_picture_grows_with_the_answers() -> None:
    """Each step adds its bars and its reasons, and the level follows."""
    pages = " ".join(pages_of(TRAINING.scenarios["picture_trap"], 80, 1000))

    assert "SO FAR THE LIST SAYS: GET ADVICE" in pages
    assert "SO FAR THE LIST SAYS: REPORT TODAY" in pages
    assert "SO FAR THE LIST SAYS: ACT NOW" in pages
    assert "[####....] poor mental health: 1 point\n" in pages


@pytest.mark.parametrize("role", list(CATALOGUE.roles))
def test_the_list_can_be_kept_to_one_role(role: str) -> None:
    """With a role, its stories are listed with their length, and no other."""
    text = as_text(list_sections(CATALOGUE, TRAINING, role))
    named = {story.id for story in STORIES if f"- {story.id}: " in text}

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

    assert shown.count("Last night, half past eleven.") == 2


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


def test_the_quiz_ends_with_the_next_ten_minutes_and_help() -> None:
    """After the changes come the talk, the first call in words, and the help lines."""
    shown = played("corridor", "2", "3", "3", "c", "g")

    assert shown.index("Nothing changes.") < shown.index("THE NEXT TEN MINUTES")
    assert shown.index("THE NEXT TEN MINUTES") < shown.index("HELP FOR ANYONE IN THIS ROOM")


# --- two stories ------------------------------------------------------------------------------


def test_two_stories_stand_side_by_side_where_there_is_room() -> None:
    """At 80 columns both titles share a line; at 40 one follows the other."""
    one, two = TRAINING.scenarios["corridor"], TRAINING.scenarios["taken_back"]
    wide, narrow = (
        as_text(compared(CATALOGUE, one, two, width), width).split("\n") for width in (80, 40)
    )
    both = f"{one.title.upper():41}{two.title.upper()}"

    assert both in wide
    assert both not in narrow
    assert {one.title.upper(), two.title.upper()} <= set(narrow)
    assert max(map(len, wide)) <= 80
    assert max(map(len, narrow)) <= 40


def test_the_comparison_names_what_differed_and_what_decided() -> None:
    """The rule that one story had alone is told with its reason."""
    one, two = TRAINING.scenarios["brings_friends"], TRAINING.scenarios["just_offending"]
    text = " ".join(as_text(compared(CATALOGUE, one, two, 80), 80).split())

    assert "In the second alone: physical injuries; involvement in offending" in text
    assert "Points: 8 and 12" in text
    assert "points: Put together" in " ".join(as_text(compared(CATALOGUE, one, two, 40)).split())
