"""The demo command: straight through a pipe, and step by step in a real terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warning_signs import load_catalogue
from warning_signs.training.loader import load_training

pytestmark = pytest.mark.slow

STORIES = load_training(load_catalogue()).scenarios
COMMAND = (sys.executable, "-m", "warning_signs", "demo")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def walking() -> Any:
    return pytest.importorskip("walking", reason="there is no pseudo-terminal to drive here")


def terminal(*arguments: str, columns: int = 80) -> Any:
    """Run the command line by line in a pseudo-terminal of 24 lines."""
    return walking().spawn("demo", *arguments, columns=columns, TERM="dumb")


@pytest.mark.parametrize("name", STORIES)
def test_without_a_terminal_a_story_is_printed_straight_through(name: str) -> None:
    """From the line of care to the help lines, on standard output alone."""
    done = run(name)

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("TRAINING EXAMPLE, NOT A REAL CHILD\n1 of ")
    assert "HELP FOR ANYONE IN THIS ROOM" in done.stdout


@pytest.mark.parametrize("option", ["--step", "--quiz", "--pace=0"])
def test_without_a_terminal_every_way_of_playing_prints_straight_through(option: str) -> None:
    """Nothing waits for a key that nobody can press."""
    assert run("corridor").stdout == run("corridor", option).stdout


def test_with_no_name_the_stories_are_listed() -> None:
    """``demo``, ``demo --list`` and ``demo NAME --list`` give the list."""
    listed = run()

    assert listed.returncode == 0
    assert all(f" {name}: " in listed.stdout for name in STORIES)
    assert run("3").stdout == run(re.findall(r"- 3 (\w+):", listed.stdout)[0]).stdout
    assert listed.stdout == run("--list").stdout == run("corridor", "--list").stdout


def test_json_carries_the_story_with_its_result_and_the_list() -> None:
    """One document each: a story with its result, two of them, or all stories."""
    one = json.loads(run("corridor", "--format", "json", "--area", "wales").stdout)
    two = json.loads(run("corridor", "--with", "taken_back", "--format", "json").stdout)
    some = json.loads(run("--role", "community", "--format", "json").stdout)

    assert {"format", "scenario", "result"} == set(one)
    assert ("corridor", "wales") == (one["scenario"]["id"], one["scenario"]["area"])
    assert ("refer", "wales") == (one["result"]["level"]["id"], one["result"]["area"])
    assert two["with"]["scenario"]["id"] == "taken_back"
    assert {"community"} == {each["role"] for each in some["scenarios"]}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["corridoor"], "did you mean 'corridor'?"),
        (["corridor", "--with", "takenback"], "did you mean 'taken_back'?"),
        (["--role", "teachr"], "did you mean 'teacher'?"),
        (["corridor", "--area", "esex"], "did you mean 'essex'?"),
        (["--quiz"], "no story was named"),
        (["99"], "no story 99"),
        (["corridor", "--with", "corridor"], "names the same story"),
        (["corridor", "--step", "--pace", "1"], "--pace runs by itself"),
        (["corridor", "--quiz", "--with", "taken_back"], "--quiz plays one story"),
        (["corridor", "--pace", "0", "--format", "json"], "--pace plays one story"),
    ],
    ids=["name", "other", "role", "area", "quiz", "number", "same", "pace", "compare", "format"],
)
def test_a_slip_in_the_command_is_named_with_a_way_out(arguments: list[str], words: str) -> None:
    """A usage error exits 2, on standard error alone, with the near miss."""
    done = run(*arguments)

    assert (2, "") == (done.returncode, done.stdout)
    assert words in done.stderr


@pytest.mark.parametrize("answer", ["markdown", "html"])
@pytest.mark.parametrize("arguments", [["corridor"], ["corridor", "--with", "taken_back"], []])
def test_stories_can_be_handed_out(answer: str, arguments: list[str]) -> None:
    """A story, a comparison and the list are documents too, and say that no child is real."""
    done = run(*arguments, "--format", answer)

    assert (0, "") == (done.returncode, done.stderr)
    assert "Training example, not a real child" in done.stdout


def test_an_overlay_makes_the_numbers_the_rooms_own() -> None:
    """With the school's overlay, a teacher's story ends with the school's own lead."""
    overlay = str(Path(__file__).parents[2] / "examples" / "school.yaml")
    done = run("corridor", "--area", "essex", "--local", overlay)

    assert 0 == done.returncode
    assert "Larkmere Academy designated safeguarding lead" in done.stdout


# --- in a terminal ----------------------------------------------------------------------------


def pages_turned(child: Any) -> list[str]:
    """Answer every prompt until the session ends; give what stood above each."""
    pexpect = pytest.importorskip("pexpect", reason="there is no pseudo-terminal to drive here")
    pages = []
    while child.expect([r"leave\] ", r"\r\n> ", pexpect.EOF]) != 2:
        above, at_vote = child.before, child.after.startswith("\r\n>")
        pages.append(above)
        child.sendline(("o" if "Change one answer" in above else "3") if at_vote else "")
    assert 0 == walking().ended(child)
    return pages


@pytest.mark.parametrize("columns", [80, 40])
def test_a_session_is_told_part_by_part_line_by_line(columns: int) -> None:
    """Every part has the banner and its place, and no line but an address is too wide."""
    parts = pages_turned(terminal("back_seat", columns=columns))

    for part in parts:
        lines = part.replace("\r", "").strip("\n").split("\n")

        assert "TRAINING EXAMPLE" in part
        assert re.search(r"^\d+ of \d+$", "\n".join(lines), re.MULTILINE)
        assert [] == [line for line in lines if len(line) > columns and len(line.split()) > 1]


def test_a_quiz_runs_from_the_first_vote_to_the_help_lines() -> None:
    """Votes come before each reveal, then the changes, the next ten minutes and help."""
    seen = "".join(pages_turned(terminal("corridor", "--quiz")))

    assert seen.count("Hold up your cards.") == len(STORIES["corridor"].story)
    assert "The room and the list say the same." in seen
    assert seen.index("Change one answer") < seen.index("THE NEXT TEN MINUTES")
    assert "HELP FOR ANYONE IN THIS ROOM" in seen


@pytest.mark.parametrize("option", ["--step", "--quiz"])
def test_one_key_leaves_half_way(option: str) -> None:
    """After x nothing more is shown, and the exit code is 0."""
    pexpect = pytest.importorskip("pexpect", reason="there is no pseudo-terminal to drive here")
    child = terminal("corridor", option)
    child.expect(r"leave\] ")
    child.sendline("")
    child.expect(r"leave\] ")
    child.sendline("x")
    child.expect(pexpect.EOF)

    assert "TRAINING EXAMPLE" not in child.before
    assert 0 == walking().ended(child)


def test_a_pace_needs_no_key() -> None:
    """In a terminal too, --pace 0 runs to the end by itself."""
    pexpect = pytest.importorskip("pexpect", reason="there is no pseudo-terminal to drive here")
    child = terminal("corridor", "--pace", "0")
    child.expect(pexpect.EOF)

    assert "HELP FOR ANYONE IN THIS ROOM" in child.before
    assert "leave]" not in child.before
    assert 0 == walking().ended(child)


def test_two_stories_are_compared_page_by_page_in_a_terminal() -> None:
    """Side by side at 80 columns, and what differed at the end."""
    seen = "".join(pages_turned(terminal("corridor", "--with", "taken_back")))

    assert "One sentence in the corridor             I made it up" in seen
    assert "WHAT DIFFERED" in seen
