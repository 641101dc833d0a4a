"""The walk line by line: for screen readers, simple terminals and pipes."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest

from walking import SRC, ended, spawn
from warning_signs import load_catalogue
from warning_signs.walk.choose_ui import wants_lines
from warning_signs.walk.questions import begin

pytestmark = pytest.mark.slow

CATALOGUE = load_catalogue()
QUESTIONS = begin(CATALOGUE, "teacher", "essex").questions


class Lines:
    """A walk line by line in a pseudo-terminal."""

    def __init__(self) -> None:
        self.child: Any = spawn(
            "screen", "--plain", "--role", "teacher", "--area", "essex", rows=60
        )

    def until(self, prompt: str) -> str:
        self.child.expect_exact(prompt)
        return " ".join(str(self.child.before).split())

    def say(self, reply: str) -> str:
        """Answer the question, and give what comes up to the next."""
        self.child.sendline(reply)
        return self.until("\r\n> ")

    def leave(self) -> None:
        self.child.sendline("x")
        assert 0 == ended(self.child)


def begun() -> tuple[Lines, str]:
    """Begin a walk, and give what the first page and the first question say."""
    lines = Lines()
    first = lines.until("leave] ")
    return lines, f"{first} {lines.say('')}"


def piped(text: str, *options: str) -> subprocess.CompletedProcess[str]:
    options = options or ("--role", "teacher")
    return subprocess.run(
        [sys.executable, "-B", "-m", "warning_signs", "screen", *options],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SRC), "LANG": "C.UTF-8"},
    )


def test_no_promise_is_made_that_does_not_hold() -> None:
    """What was shown stays in the window, and nothing says that it is cleared."""
    lines, first = begun()
    lines.leave()

    assert "clears these pages" not in first
    assert CATALOGUE.words.how_to_end in first
    assert "questions, about" in first
    assert f"Question 1 of {len(QUESTIONS)}." in first


def test_keys_and_answers_are_given_in_full_once_and_then_when_asked_for() -> None:
    """A screen reader does not read the same line at every question."""
    lines, first = begun()
    second = lines.say("n")
    lines.leave()

    assert "x leave" in first
    assert QUESTIONS[0].options == QUESTIONS[1].options
    assert "x leave" not in second
    assert f"{QUESTIONS[0].options[1].key} {QUESTIONS[0].options[1].words}" not in second
    assert "? says what they mean" in second


def test_the_answer_so_far_comes_before_the_choices() -> None:
    """Whoever comes back hears first what they said."""
    lines, _ = begun()
    lines.say("n")
    back = lines.say("b")
    lines.leave()

    assert 0 < back.index("Your answer so far: No (Enter keeps it)") < back.index("Answers:")


@pytest.mark.parametrize(
    "words",
    [
        "dont know",
        "Don't know",
        "don\N{RIGHT SINGLE QUOTATION MARK}t know",
        "I DON'T KNOW",
        "not sure",
        "unknown",
        "D",
    ],
)
def test_an_answer_in_words_is_taken_in_any_case_and_with_or_without_apostrophe(
    words: str,
) -> None:
    """Not knowing is an answer in every way people write it."""
    lines, _ = begun()
    chosen = lines.say(words)
    lines.leave()

    assert "You chose: I don't know" in chosen


def test_a_wrong_word_in_a_terminal_is_asked_again() -> None:
    """What would be right is said, how to leave included."""
    lines, _ = begun()
    again = lines.say("yeah")
    lines.leave()

    assert "Please type one of y," in again
    assert "or x, then Enter." in again


def test_a_piped_line_that_is_no_answer_ends_with_3_and_its_line() -> None:
    """Nobody can be asked again, and the next line was meant for the next question."""
    done = piped("1\nyeah\nn\nn\n")

    assert (3, "") == (done.returncode, done.stdout)
    assert "error: standard input:2:1: is no answer to the question" in done.stderr
    assert "yeah" not in done.stderr


def test_piped_answers_that_end_with_the_last_question_come_to_their_result() -> None:
    """Nothing is left to ask, and nobody to look the answers over."""
    whole = piped("d\n" * len(QUESTIONS), "--role", "teacher", "--area", "essex")
    short = piped("d\n" * (len(QUESTIONS) - 1), "--role", "teacher", "--area", "essex")

    assert 0 == whole.returncode
    assert whole.stdout.startswith(CATALOGUE.levels["advice"].label.upper())
    assert (1, "") == (short.returncode, short.stdout)


def test_q_asks_before_it_clears_answers_and_x_does_not() -> None:
    """A slip loses nothing, and whoever has to leave at once can."""
    lines, _ = begun()
    lines.say("n")
    lines.child.sendline("q")
    sure = lines.until("to stay. ")
    again = lines.say("")
    lines.child.sendline("quit")
    lines.until("to stay. ")
    lines.child.sendline("x")

    assert "Leave and clear all answers?" in sure
    assert "You chose" not in again
    assert 0 == ended(lines.child)


def test_q_leaves_at_once_where_nothing_was_answered() -> None:
    """There is nothing to lose."""
    lines, _ = begun()
    lines.child.sendline("q")

    assert 0 == ended(lines.child)


def test_only_enter_and_b_lead_on_from_a_card() -> None:
    """An answer that was meant for the next question passes nothing unread."""
    lines, _ = begun()
    lines.child.sendline("y")
    lines.until("leave] ")
    refused = []
    for reply in ("n", "zzz", "Maybe"):
        lines.child.sendline(reply)
        refused.append(lines.until("leave] "))
    lines.child.sendline("b")
    again = lines.until("\r\n> ")
    lines.leave()

    assert all("Please type one of b, x and Enter, or Enter alone." in each for each in refused)
    assert f"Question 1 of {len(QUESTIONS)}." in again


def test_what_to_do_now_comes_back_to_the_answers() -> None:
    """At the end, too, r is a look and Enter after it loses nothing."""
    done = piped("d\n" * len(QUESTIONS) + "r\n\n", "--role", "teacher", "--area", "essex")
    lists = done.stderr.count(CATALOGUE.titles.check_answers.upper())

    assert (0, 2) == (done.returncode, lists)
    assert done.stdout.startswith(CATALOGUE.levels["advice"].label.upper())


def test_each_part_of_a_result_is_told_when_it_is_asked_for() -> None:
    """By its key or its name; a slip is answered, and Enter finishes."""
    lines, _ = begun()
    menu = " leave] "
    lines.child.sendline("r")
    result = lines.until(menu)
    told = []
    for reply in ("2", "what to say", "9"):
        lines.child.sendline(reply)
        told.append(lines.until(menu))
    lines.child.sendline("")
    question = lines.until("\r\n> ")
    lines.leave()

    titles = CATALOGUE.titles
    assert f"2: {titles.avoid}." in result
    assert "Enter: back to the question. x:" in result
    assert f"2 {titles.avoid.upper()} - Do not wait" in told[0]
    assert f"{titles.say.upper()} - My name is" in told[1]
    assert "9 Please type one of 1, 2, 3," in told[2]
    assert f"Question 1 of {len(QUESTIONS)}." in question


def test_a_pipe_that_never_ends_is_not_read_for_ever() -> None:
    """``yes | warning-signs screen`` ends."""
    done = piped("y\n" * 5000)

    assert 3 == done.returncode
    assert len(done.stderr) < 20_000


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("yes", True), ("", False), ("0", False), ("false", False), ("FALSE", False)],
)
def test_accessible_can_be_said_no_to(value: str, expected: bool) -> None:
    """Off is off, however it is written."""
    assert expected is wants_lines({"TERM": "xterm", "ACCESSIBLE": value})


def test_as_many_questions_are_promised_as_are_counted() -> None:
    """Who answers is one of them where it is asked: a parent is asked the most."""
    said = piped("1\n1\nx\n", "--plain").stderr
    told = re.search(r"\d+ to (\d+) questions", said)
    counted = re.findall(r"Question \d of (\d+)", said)

    assert told is not None
    assert len(counted) == 3
    assert {told[1]} == set(counted)
