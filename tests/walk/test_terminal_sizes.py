"""The whole walk in terminals of every size, and what remains after it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from walking import LONG, SRC, Walk
from warning_signs import load_catalogue
from warning_signs.walk.questions import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.terminal]

CATALOGUE = load_catalogue()
ROLES = tuple(CATALOGUE.roles)
NEXT = re.compile(r"(Enter|Space) next page \((\d+) of (\d+)\)")
REST = re.compile(r"the rest \((\d+) of (\d+)\)")
COLOUR = re.compile(r"\x1b\[[\d;]*(?:3[0-7]|9[0-7]|38;)[\d;]*m")
TMUX = shutil.which("tmux")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def follows(part: str, whole: str) -> bool:
    """Return whether words stand in a text one after the other, however it was broken."""
    return f" {' '.join(words(part))} " in f" {' '.join(words(whole))} "


def pages(walk: Walk, shown: str) -> list[str]:
    """Turn to the last page of what is shown; give every page."""
    found = [shown]
    while more := NEXT.search(found[-1]):
        found.append(walk.press("\r" if more[1] == "Enter" else " "))
    return found


def whole_question(walk: Walk, shown: str) -> str:
    """Turn through all that belongs to a question, back to its beginning."""
    more = REST.search(shown)
    found = [walk.press(" ") for _ in range(int(more[2]) if more else 0)]
    return "\n".join([shown, *found[:-1]])


def answered(walk: Walk, role: str) -> str:
    """Answer every question, with its words seen in full, and give the review's first page."""
    shown = walk.press_on(walk.drawn())
    for question in begin(CATALOGUE, role, "essex").questions:
        assert follows(question.text, whole_question(walk, shown))
        shown = walk.press("d")
    return shown


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (40, 8)], ids=["80x24", "40x24", "40x8"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_whole_walk_fits_and_nothing_is_cut(
    role: str, size: tuple[int, int]
) -> None:
    """Each question, every answer at the review and the result can be read, and x is listed."""
    columns, rows = size
    walk = Walk("--role", role, "--area", "essex", columns=columns, rows=rows)
    review = pages(walk, answered(walk, role))
    result = pages(walk, walk.press("\r"))
    for key in "1234567":
        result += pages(walk, walk.press(key))
        walk.press("b")
    walk.child.send("x")
    walk.end()

    told = "\n".join(review)
    for question in begin(CATALOGUE, role, "essex").questions:
        assert follows((question.short or question.label).lower(), told.lower())
    assert 0 == walk.overflowed
    assert all(re.search(r"\bx\b", page) for page in (*review, *result))
    assert follows(CATALOGUE.words.young_person, "\n".join(result))
    assert 0 == walk.child.exitstatus


def test_back_is_open_at_every_question() -> None:
    """From the review back to the first question, each shows the answer given."""
    walk = Walk("--role", "community", "--area", "essex")
    shown = answered(walk, "community")
    for question in reversed(begin(CATALOGUE, "community", "essex").questions):
        shown = walk.press("b")
        assert follows(question.text, shown)
        assert "Your answer so far" in shown
    walk.child.send("x")
    walk.end()


def test_an_answer_is_changed_at_the_review_by_its_number() -> None:
    """The number leads to the question, and the answer back to the review."""
    walk = Walk("--role", "community", "--area", "essex", rows=40)
    answered(walk, "community")
    walk.press("2")
    question = walk.press("n")
    walk.child.send("x")
    walk.end()

    assert "Check your answers" in question
    assert ": No" in question


def test_a_stopped_walk_gives_the_terminal_back_and_goes_on_where_it_was() -> None:
    """While it is stopped the terminal is as it was before; then the same page comes again."""
    walk = Walk("--role", "teacher", "--area", "essex")
    before = termios.tcgetattr(walk.child.child_fd)
    walk.drawn()
    shown = walk.press("\r")
    within = termios.tcgetattr(walk.child.child_fd)
    walk.child.kill(signal.SIGTSTP)
    walk.child.expect_exact("\x1b[?1049l")
    # A child of ours with no shell above it is in an orphaned group, which never stops by
    # SIGTSTP: what the kernel then does is to let it go on at once.
    again = walk.drawn()
    walk.child.send("x")
    walk.end()

    assert before[3] & termios.ICANON
    assert not within[3] & termios.ICANON
    assert shown == again
    assert walk.sent.count("\x1b[?1049h") == walk.sent.count("\x1b[?1049l") + 1


def test_a_terminal_that_changes_its_size_is_drawn_afresh() -> None:
    """The page that is up is cut anew for the size there is now."""
    walk = Walk("--role", "teacher", "--area", "essex")
    walk.drawn()
    walk.press("\r")
    shown = walk.resize(40, 24)
    walk.child.send("x")
    walk.end()

    assert follows(begin(CATALOGUE, "teacher", "essex").questions[0].text, shown)
    assert 0 == walk.overflowed


def test_the_emergency_card_leads_back_to_its_question() -> None:
    """From the card b leads to the question, with the answer kept."""
    walk = Walk("--role", "teacher", "--area", "essex")
    walk.drawn()
    walk.press("\r")
    card = walk.press("y")
    question = walk.press("b")
    walk.child.send("x")
    walk.end()

    assert "Ring 999" in card
    assert "Your answer so far" in question


def test_keep_prints_the_result_where_it_stays() -> None:
    """After the main screen is back, the result stands on it."""
    walk = Walk("--role", "community", "--area", "essex", "--keep")
    answered(walk, "community")
    walk.press("r")
    walk.child.send("k")
    walk.end()

    kept = walk.sent.rsplit("\x1b[?1049l", 1)[1]
    assert "WHAT THIS RESULT IS NOT" in kept


def test_k_keeps_the_first_page_and_what_was_read() -> None:
    """Asked for or not, k prints what was read on the main screen, and leaves."""
    walk = Walk("--role", "parent", "--area", "essex")
    answered(walk, "parent")
    first = walk.press("\r")
    said = walk.press("4")
    back = walk.press("b")
    walk.child.send("k")
    walk.end()

    kept = walk.sent.rsplit("\x1b[?1049l", 1)[1]
    assert "4 what to say" in first
    assert first == back
    assert "What to say" in said
    assert "WHAT TO SAY" in kept
    assert "GET ADVICE" in kept
    assert "WHY" not in kept.splitlines()


def test_one_key_too_many_loses_nothing_of_a_result() -> None:
    """Enter on the last page of a part leads back to the first page, and never out."""
    walk = Walk("--role", "parent", "--area", "essex")
    answered(walk, "parent")
    first = walk.press("\r")
    walk.press("5")
    shown = walk.press("\x1b[F")
    for _ in range(3):
        shown = walk.press("\r")
        if shown == first:
            break
    walk.child.send("x")
    walk.end()

    assert shown == first
    assert 0 == walk.child.exitstatus


def test_nothing_is_coloured_and_without_colour_emphasis_stays() -> None:
    """Bold and reverse carry what matters, with NO_COLOR and without it."""
    sent = []
    for no_color in ("", "1"):
        walk = Walk("--role", "teacher", NO_COLOR=no_color)
        walk.drawn()
        walk.press("\r")
        walk.child.send("x")
        walk.end()
        sent.append(walk.sent)

    assert not any(COLOUR.search(each) for each in sent)
    assert all("\x1b[1m" in each for each in sent)


def test_where_the_locale_is_not_utf_8_only_ascii_is_sent() -> None:
    """Bars, rules and words keep to the letters every terminal has."""
    walk = Walk("--role", "community", "--area", "essex", LANG="en_GB.ISO-8859-1")
    answered(walk, "community")
    pages(walk, walk.press("r"))
    walk.child.send("x")
    walk.end()

    assert walk.sent.isascii()


def test_accessible_asks_line_by_line_without_escape() -> None:
    """ACCESSIBLE gives the lines that --plain gives."""
    walk = Walk("--role", "teacher", "--area", "essex", rows=60, ACCESSIBLE="1")
    for expected, key in (("leave] ", "\r"), ("> ", "n\r"), ("You chose: No", "x\r")):
        walk.child.expect_exact(expected)
        walk.sent += walk.child.before + expected
        walk.child.send(key)
    walk.end()

    assert "\x1b" not in walk.sent
    assert 0 == walk.child.exitstatus


def test_input_that_ends_early_gives_no_result() -> None:
    """A pipe that ends before the last question ends the walk with 1 and an empty output."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "warning_signs", "screen", "--role", "teacher"],
        input=b"d\nn\n",
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), "LANG": "C.UTF-8"},
    )

    assert (1, b"") == (done.returncode, done.stdout)
    assert done.stderr.endswith(b"so there is no result.\n")


# --- what a terminal multiplexer keeps --------------------------------------------------------


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    if TMUX is None:
        pytest.skip("needs tmux")
    program = [TMUX, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SRC),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TERM": "xterm",
        "SHELL": "/bin/sh",
        "LANG": "C.UTF-8",
    }

    def run(*arguments: str) -> str:
        return subprocess.check_output([*program, *arguments], env=environ, encoding="utf-8")

    yield run
    subprocess.run([*program, "kill-server"], env=environ, check=False, capture_output=True)


def until(tmux: Callable[..., str], expected: str) -> str:
    """Wait until the screen shows a text, and the cursor with which a key is waited for."""
    end = monotonic() + LONG
    while True:
        shown = tmux("capture-pane", "-p")
        if expected in shown and tmux("display-message", "-p", "#{cursor_flag}").strip() == "1":
            return shown
        assert monotonic() < end, shown


@pytest.mark.parametrize("keys", ["x", "C-c"])
def test_nothing_remains_on_the_screen_or_in_its_history(
    tmux: Callable[..., str], keys: str
) -> None:
    """The main screen and its history hold what stood there before, and the title is back."""
    tmux("new-session", "-d", "-x", "80", "-y", "24", "/bin/sh")
    tmux("set", "-g", "allow-rename", "off")
    tmux("select-pane", "-T", "my title")
    call = f"{sys.executable} -m warning_signs screen --role teacher --area essex"
    tmux("send-keys", f"echo be''fore; {call}; echo af''ter", "Enter")
    until(tmux, "Enter start")
    tmux("send-keys", "Enter")
    until(tmux, "what it means")
    tmux("send-keys", "y")
    until(tmux, "Ring 999")
    tmux("send-keys", keys)
    until(tmux, "after")
    kept = tmux("capture-pane", "-p", "-S", "-")

    assert "before" in kept
    for said in ("Warning signs", "Act now", "999", "First, anything", "Nothing you enter"):
        assert said not in kept
    assert "my title" == tmux("display-message", "-p", "#{pane_title}").strip()


def test_a_walk_stopped_in_a_shell_shows_nothing_until_it_goes_on(
    tmux: Callable[..., str],
) -> None:
    """After Ctrl-Z the shell is there with its own lines alone; fg brings the same page back."""
    tmux("new-session", "-d", "-x", "80", "-y", "24", "/bin/sh")
    call = f"{sys.executable} -m warning_signs screen --role teacher --area essex"
    tmux("send-keys", call, "Enter")
    until(tmux, "Enter start")
    tmux("send-keys", "Enter")
    asked = until(tmux, "what it means")
    tmux("send-keys", "C-z")
    stopped = until(tmux, "Stopped")
    tmux("send-keys", "fg", "Enter")
    again = until(tmux, "what it means")

    assert "what it means" not in stopped
    assert asked == again
