"""Which keys act, and on what, on a real pseudo-terminal."""

from __future__ import annotations

import signal

import pytest

from walking import Walk
from warning_signs import load_catalogue
from warning_signs.walk.questions import begin

pytestmark = [pytest.mark.slow, pytest.mark.terminal]

PAGE_DOWN, PAGE_UP, HOME, END = "\x1b[6~", "\x1b[5~", "\x1b[H", "\x1b[F"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ESCAPE = "\x1b"
CATALOGUE = load_catalogue()
QUESTIONS = begin(CATALOGUE, "teacher", "essex").questions
FIRST = QUESTIONS[0].text.split(". ")[0].split("? ")[0][:60]
KEYS = ", ".join(option.key for option in QUESTIONS[0].options)
CARD = "In danger? Ring 999. This list can wait."


def walk(*, columns: int = 80, rows: int = 24, **environ: str) -> Walk:
    """Begin a walk, up to its first question."""
    begun = Walk("--role", "teacher", "--area", "essex", columns=columns, rows=rows, **environ)
    begun.press_on(begun.drawn())
    return begun


def leave(begun: Walk) -> None:
    begun.child.send("x")
    begun.end()
    assert (0, 0) == (begun.child.exitstatus, begun.overflowed)


# --- nothing acts on what was not yet shown ---------------------------------------------------


@pytest.mark.parametrize("burst", ["ynnnn", "y\r", "y\r\r\r", "y   ", "ypp"])
def test_the_emergency_card_stands_after_keys_typed_ahead(burst: str) -> None:
    """Whoever runs through the questions, or is used to y and Enter, still sees the card."""
    begun = walk()
    shown = begun.press(burst)
    leave(begun)

    assert CARD in shown


@pytest.mark.parametrize("key", ["n", " ", "p", PAGE_DOWN, DOWN, RIGHT, END, "\t", "y"])
def test_no_key_but_enter_b_and_x_moves_the_emergency_card(key: str) -> None:
    """What goes on elsewhere does not go on here, and the keys that do are named."""
    begun = walk()
    card = begun.press("y")
    again = begun.press(key)
    leave(begun)

    assert CARD in card
    assert CARD in again
    assert "Enter goes on, b goes back, x leaves." in again


def test_enter_moves_the_emergency_card_and_b_goes_back() -> None:
    """The card can be left by those who have read it."""
    begun = walk()
    begun.press("y")
    back = begun.press("b")
    begun.press("\r")
    shown = begun.press_on(begun.press("y"))
    leave(begun)

    assert FIRST in back
    assert "Your answer so far" in back
    assert CARD not in shown


def test_keys_typed_while_the_program_starts_do_nothing() -> None:
    """The first page stands, with its promises, and no question has been answered."""
    begun = Walk("--role", "teacher", "--area", "essex")
    begun.child.send("   nnnn")
    first = begun.drawn()
    question = begun.press("\r")
    leave(begun)

    assert "Nothing you enter is stored or sent." in first
    assert FIRST in question


def test_after_an_answer_the_keys_typed_with_it_are_dropped() -> None:
    """One reading, one answer: of a word, no letter answers the questions that follow."""
    begun = walk()
    second = begun.press("nnnn")
    again = begun.press("\t")
    leave(begun)

    assert "2 of " in second.split("\n")[0]
    assert second.split("\n")[:3] == again.split("\n")[:3]


@pytest.mark.parametrize("text", ["hello no yes", "an exit, y", "y\rn\r", "\x1b[B\r", "x" * 600])
def test_pasted_text_answers_nothing_and_leaves_nothing(text: str) -> None:
    """A paste from another window is no answer, whatever it holds."""
    begun = walk()
    shown = begun.press(f"\x1b[200~{text}\x1b[201~")
    leave(begun)

    assert FIRST in shown
    assert "\x1b[?2004h" in begun.sent
    assert "\x1b[?2004l" in begun.sent.rsplit("\x1b[?1049l", 1)[0]


# --- keys that are no answer ------------------------------------------------------------------

FUNCTION_KEYS = {
    **{f"linux F{n}": f"\x1b[[{letter}" for n, letter in enumerate("ABCDE", 1)},
    **{f"xterm F{n}": f"\x1bO{letter}" for n, letter in enumerate("PQRS", 1)},
    "F5": "\x1b[15~",
    "alt n": "\x1bn",
    "shift up": "\x1b[1;2A",
    "mouse": "\x1b[M n!",
    "sgr mouse": "\x1b[<0;10;20M",
    "control s": "\x13",
}


@pytest.mark.parametrize("key", FUNCTION_KEYS.values(), ids=FUNCTION_KEYS)
def test_a_key_that_is_no_answer_says_which_would_be(key: str) -> None:
    """Nothing is answered, nothing is frozen, and how to leave is said."""
    begun = walk(TERM="linux")
    shown = begun.press(key)
    answered = begun.press("n")
    leave(begun)

    assert FIRST in shown
    assert f"Please press one of {KEYS}. x leaves." in shown
    assert "2 of " in answered.split("\n")[0]


@pytest.mark.parametrize("size", [(24, 8), (20, 6)], ids=["24x8", "20x6"])
def test_a_wrong_key_is_answered_on_a_low_screen_too(size: tuple[int, int]) -> None:
    """There the answer takes the place of the keys."""
    columns, rows = size
    begun = walk(columns=columns, rows=rows)
    shown = begun.press("z")
    leave(begun)

    assert "x leaves." in " ".join(shown.split())


def test_on_the_lowest_screen_the_one_key_that_is_named_leaves() -> None:
    """At 20x6 there is a row for one key."""
    begun = walk(columns=20, rows=6)
    last = begun.screen.display[-1]
    leave(begun)

    assert last.startswith("x leave")


# --- answering, going back, leaving -----------------------------------------------------------


def test_arrows_and_enter_choose_an_answer() -> None:
    """The mark moves down and up, is shown by more than colour, and Enter takes it."""
    begun = walk()
    begun.press(DOWN)
    begun.press(DOWN)
    marked = begun.press(DOWN)
    again = begun.press(UP)
    begun.press(DOWN)
    begun.press("\r")
    back = begun.press(ESCAPE)
    leave(begun)

    assert ">n  No" in marked
    assert ">m  I think so" in again
    assert ">n  No" in back
    assert "Your answer so far" in back


def test_escape_goes_back_and_a_sequence_that_comes_late_does_not_answer() -> None:
    """Esc alone does what b does; the rest of an arrow that came late is dropped."""
    begun = walk()
    begun.press("n")
    back = begun.press(ESCAPE)
    begun.child.send("[")
    shown = begun.press("D")
    leave(begun)

    assert FIRST in back
    assert FIRST in shown


def test_q_leaves_after_a_question_where_there_are_answers() -> None:
    """Another key stays, on the same page; x or q leaves."""
    begun = walk()
    begun.press("n")
    sure = begun.press("q")
    stayed = begun.press("n")
    begun.press("q")
    begun.child.send("q")
    begun.end()

    assert "Leave and clear all answers? Press x to leave" in sure
    assert "2 of " in stayed.split("\n")[0]
    assert 0 == begun.child.exitstatus


def test_q_leaves_at_once_where_nothing_was_answered() -> None:
    """On the first page there is nothing to lose."""
    begun = Walk("--role", "teacher")
    begun.drawn()
    begun.child.send("q")
    begun.end()

    assert 0 == begun.child.exitstatus


@pytest.mark.parametrize(("key", "words"), [("r", "Get advice"), ("?", "What it may look like")])
def test_the_key_that_asked_for_pages_leads_back_from_any_of_them(key: str, words: str) -> None:
    """One does not have to turn back page by page."""
    begun = walk(rows=12)
    sign = next(n for n, each in enumerate(QUESTIONS) if each.number)
    question = [begun.press("d") for _ in range(sign)][-1]
    first = begun.press(key)
    begun.press(" ")
    back = begun.press(key)
    leave(begun)

    assert words in first or words in begun.sent
    assert "Enter" in first
    assert question == back


def test_pages_that_are_read_move_with_a_remote_and_with_home_and_end() -> None:
    """PageDown, PageUp, the arrows, Space and p turn pages; b too; n turns none."""
    begun = walk()
    begun.press("n")
    begun.press("r")
    keys = (PAGE_DOWN, PAGE_UP, DOWN, UP, RIGHT, LEFT, " ", "p", END, DOWN, HOME, UP, "n")
    pages = [begun.press(key) for key in ("f", *keys)]
    leave(begun)

    first, second, last = pages[0], pages[1], pages[9]
    assert [first, second] * 4 == pages[0:8]
    assert first == pages[8]
    assert last == pages[10]
    assert first == pages[11] == pages[12]
    assert len({first, second, last}) == 3
    assert "Press one of the keys below" in pages[13]


def test_ten_resizes_on_the_seventh_page_stay_on_what_is_read() -> None:
    """However often the window is resized, the same size shows the same page."""
    begun = walk(rows=12)
    begun.press("n")
    begun.press("r")
    begun.press("f")
    seventh = [begun.press(PAGE_DOWN) for _ in range(6)][-1]
    sizes = [(40, 12), (120, 40), (80, 12)] * 3 + [(60, 20), (80, 12)]
    shown = [begun.resize(*size) for size in sizes][-1]
    leave(begun)

    assert "(7 of " in seventh
    assert seventh == shown


# --- the end ----------------------------------------------------------------------------------

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU", "SIGVTALRM")


@pytest.mark.parametrize("name", ENDING)
def test_every_signal_that_ends_the_program_leaves_a_clean_screen(name: str) -> None:
    """The main screen comes back before the end, which is seen as that signal's."""
    begun = walk()
    begun.child.kill(getattr(signal, name))
    begun.end()

    assert getattr(signal, name) == begun.child.signalstatus
    assert begun.sent.endswith("\x1b[?1049l\x1b[23;2t")
    assert 24 == begun.sent.rsplit("\x1b[?25h", 2)[1].count("\x1b[2K")


def test_a_broken_pipe_elsewhere_does_not_end_a_walk() -> None:
    """Python ignores that signal, and so nothing needs to be restored."""
    begun = walk()
    begun.child.kill(signal.SIGPIPE)
    shown = begun.press("n")
    leave(begun)

    assert "2 of " in shown.split("\n")[0]
