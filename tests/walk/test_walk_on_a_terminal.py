"""The walk on a real pseudo-terminal: its pages, and the terminal it gives back."""

from __future__ import annotations

import os
import signal
import sys

import pexpect
import pytest

from walking import DRAWN, Walk

pytestmark = [pytest.mark.slow, pytest.mark.terminal]


@pytest.mark.parametrize("keys", ["", "\r", "\r3", "\r3?", "\r3r", "\r3y"])
def test_x_leaves_at_once_and_gives_the_terminal_back(keys: str) -> None:
    """From every kind of page, x ends with 0, clears every row and goes back to the main screen."""
    walk = Walk("--role", "teacher")
    walk.drawn()
    for key in keys:
        walk.press(key)
    walk.child.send("x")
    walk.end()

    last = walk.sent.rsplit(DRAWN, 2)[1]
    assert (0, None) == (walk.child.exitstatus, walk.child.signalstatus)
    assert 24 == last.count("\x1b[2K")
    assert walk.sent.endswith("\x1b[?1049l\x1b[23;2t")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_restores_the_terminal_and_ends_as_it_would(name: str) -> None:
    """An end from outside gives the main screen back, and is seen as that signal."""
    walk = Walk("--role", "teacher")
    walk.drawn()
    walk.child.kill(getattr(signal, name))
    walk.end()

    assert getattr(signal, name) == walk.child.signalstatus
    assert "\x1b[?1049l" in walk.sent


def test_ctrl_c_leaves_with_130_and_prints_nothing() -> None:
    """Ctrl-C restores the terminal, and nothing follows."""
    walk = Walk("--role", "teacher")
    walk.drawn()
    walk.child.send("\x03")
    walk.end()

    assert 130 == walk.child.exitstatus
    assert walk.sent.rstrip("\r\n").endswith("\x1b[?1049l\x1b[23;2t")


def test_the_emergency_card_comes_at_once_with_whom_to_call() -> None:
    """A yes to the first question shows 999 before anything else is asked."""
    walk = Walk("--role", "teacher", "--area", "essex")
    walk.drawn()
    walk.press("\r")
    shown = walk.press("y")
    walk.child.send("x")
    walk.end()

    assert "Act now" in shown
    assert "Ring 999" in shown
    assert "press 55" in shown


def test_plain_sends_no_escape_and_echoes_choices_in_words() -> None:
    """Line by line there is no escape sequence in anything that was sent."""
    walk = Walk("--role", "teacher", "--area", "essex", "--plain", rows=60)
    for expected, key in (("leave] ", "\r"), ("> ", "n\r"), ("You chose: No", "x\r")):
        walk.child.expect_exact(expected)
        walk.sent += walk.child.before + expected
        walk.child.send(key)
    walk.end()

    assert "\x1b" not in walk.sent
    assert 0 == walk.child.exitstatus


@pytest.mark.parametrize("keys", ["x", "\rx", "\r3x", "\r3\x03"])
def test_the_terminals_settings_are_as_they_were(keys: str) -> None:
    """What stty tells before and after is the same, however and wherever one leaves."""
    command = (
        f"trap : INT; before=$(stty -g); {sys.executable} -m warning_signs screen --role teacher"
    )
    after = '; [ "$before" = "$(stty -g)" ] && echo AS BEFORE || echo CHANGED'
    child = pexpect.spawn(
        "sh",
        ["-c", command + after],
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "TERM": "xterm", "LANG": "C.UTF-8"},
    )
    for key in keys:
        child.expect_exact(DRAWN)
        child.send(key)
    child.expect(["AS BEFORE", "CHANGED"])

    assert "AS BEFORE" == child.after
