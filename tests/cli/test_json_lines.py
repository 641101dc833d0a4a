"""Streams: every line answered in its place, and nothing kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calling import call
from warning_signs.cli.json_lines import Tally, lines_of, score_lines, summary
from warning_signs.cli.ready import Ready
from warning_signs.content.limits import ANSWERS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

GOOD = b'{"role": "parent", "signs": {"gifts": "yes"}}'
POSIX = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such pipes, and no such signals to send"
)
TOOL = [sys.executable, "-m", "warning_signs", "score", "--lines", "--brief"]


@pytest.fixture(scope="module")
def ready() -> Ready:
    return Ready("")


def scored(ready: Ready, pieces: list[bytes]) -> tuple[str, Tally]:
    out: list[str] = []
    documents = lines_of(ready, pieces)
    tally = score_lines(ready, documents, out.append, lambda _: None, in_brief=True)
    return "".join(out), tally


def told(ready: Ready, pieces: list[bytes]) -> tuple[str, list[int], int]:
    out, tally = scored(ready, pieces)
    return out, tally.reached, tally.bad


def test_a_bad_line_loses_nothing_else() -> None:
    """Its envelope stands in its place with its number, the rest is scored, the code is 3."""
    done = call("score", "--lines", data=b"\n".join([GOOD, b"{", GOOD]))
    first, bad, last = (json.loads(line) for line in done.out.splitlines())

    assert (3, ["format", "line", "error"], 2, first) == (done.code, list(bad), bad["line"], last)
    assert "lines: 3; 0 watch, 2 advice, 0 refer, 0 emergency; 1 bad\n" == done.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_lines_in_utf16_with_a_mark_are_read(encoding: str) -> None:
    """So does an older PowerShell write what it redirects."""
    text = "\N{BYTE ORDER MARK}" + "\r\n".join([GOOD.decode()] * 3)
    done = call("score", "--lines", "--brief", data=text.encode(encoding))

    assert call("score", "--lines", "--brief", data=b"\n".join([GOOD] * 3)).out == done.out


def test_a_blank_line_is_a_bad_line() -> None:
    """A record that got lost is noticed, and line 3 out still belongs to line 3 in."""
    done = call("score", "--lines", data=GOOD + b"\n\n" + GOOD + b"\r\n")
    answers = [json.loads(line) for line in done.out.splitlines()]

    assert ([False, True, False], 3) == (["error" in each for each in answers], done.code)


def test_no_lines_give_no_lines() -> None:
    """An empty stream is no error."""
    done = call("score", "--lines", data=b"")

    assert (0, b"") == (done.code, done.out)


@given(data=st.data())
def test_a_stream_is_read_the_same_however_it_is_cut(ready: Ready, data: st.DataObject) -> None:
    """A pipe may cut anywhere, in the middle of a character too."""
    whole = b"\n".join([GOOD, "{\N{SNOWMAN}}".encode(), b"", GOOD])
    cuts = data.draw(st.lists(st.integers(0, len(whole))).map(sorted))
    pieces = [whole[start:end] for start, end in pairwise([0, *cuts, len(whole)])]

    assert told(ready, [whole]) == told(ready, pieces)


@pytest.mark.parametrize(("over", "bad"), [(0, 0), (1, 1)])
def test_a_line_may_be_so_long_and_no_longer(ready: Ready, over: int, bad: int) -> None:
    """64 KiB are read as any line; one byte more is refused, and the next line is scored."""
    line = GOOD.ljust(ANSWERS.size + over)
    _, tally = scored(ready, [line, b"\n", GOOD])

    assert (bad, 2) == (tally.bad, tally.lines)


def test_an_endless_line_is_not_kept(ready: Ready) -> None:
    """Of a line of 100 MB only so much is held that it can be refused."""
    piece = b"x" * 1_000_000
    out, tally = scored(ready, [piece] * 100)

    assert 1 == tally.bad
    assert "too large" in out


def test_each_line_is_answered_before_the_next_is_sent() -> None:
    """A program that waits for its answer gets it, though the stream goes on."""
    with subprocess.Popen(TOOL, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tool:
        assert tool.stdin is not None
        assert tool.stdout is not None
        levels = []
        for _ in range(3):
            tool.stdin.write(GOOD + b"\n")
            tool.stdin.flush()
            levels.append(json.loads(tool.stdout.readline())["level"]["id"])
        tool.stdin.close()

        assert (["advice"] * 3, 0) == (levels, tool.wait())


@POSIX
def test_a_reader_that_leaves_ends_it_in_silence() -> None:
    """``| head -1`` gets its line; the tool ends with 1 and says nothing."""
    with subprocess.Popen(
        TOOL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as tool:
        assert tool.stdin is not None
        assert tool.stdout is not None
        assert tool.stderr is not None
        tool.stdin.write(GOOD + b"\n")
        tool.stdin.flush()
        tool.stdout.readline()
        tool.stdout.close()
        tool.stdin.write(GOOD + b"\n")
        tool.stdin.close()

        assert (1, b"") == (tool.wait(), tool.stderr.read())


@POSIX
def test_an_interruption_leaves_whole_lines(tmp_path: Path) -> None:
    """Ctrl-C while a slow reader holds things up: exit code 130, no words, no line cut in two."""
    (tmp_path / "answers").write_bytes((GOOD + b"\n") * 20_000)
    command = [*TOOL, str(tmp_path / "answers")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as tool:
        assert tool.stdout is not None
        assert tool.stderr is not None
        tool.stdout.readline()
        tool.send_signal(signal.SIGINT)
        rest = tool.stdout.read()
        told = tool.stderr.read()

    assert (130, b"", b"\n") == (tool.returncode, told, rest[-1:])
    assert 0 < rest.count(b"\n") < 19_999
    assert {1} == {json.loads(line)["format"] for line in rest.splitlines()}


@POSIX
def test_a_reader_that_never_reads_on_can_be_left() -> None:
    """The second Ctrl-C does not wait; nor does the first, where nothing is being written."""
    lines = (GOOD + b"\n") * 2_000
    for data, presses in [(GOOD + b"\n", 1), (lines, 2)]:
        with subprocess.Popen(TOOL, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tool:
            assert tool.stdin is not None
            assert tool.stdout is not None
            tool.stdin.write(data)
            tool.stdin.flush()
            tool.stdout.readline()
            for _ in range(presses):
                time.sleep(0.3)
                tool.send_signal(signal.SIGINT)

            assert 130 == tool.wait(20)


@POSIX
def test_a_pipe_that_does_not_wait_loses_nothing() -> None:
    """Whoever shares a pipe may have set it not to wait: neither end is cut short by that."""
    source, sink = os.pipe(), os.pipe()
    os.set_blocking(source[0], False)
    os.set_blocking(sink[1], False)
    with subprocess.Popen(TOOL, stdin=source[0], stdout=sink[1]) as tool:
        os.close(source[0])
        os.close(sink[1])
        with os.fdopen(source[1], "wb") as given, os.fdopen(sink[0], "rb") as taken:
            for _ in range(3):
                time.sleep(0.4)
                given.write((GOOD + b"\n") * 50)
                given.flush()
            given.close()
            time.sleep(0.4)
            lines = taken.read().splitlines()

        assert (150, 0) == (len(lines), tool.wait())
        assert {1} == {json.loads(line)["format"] for line in lines}


@POSIX
def test_what_cannot_be_told_changes_no_exit_code() -> None:
    """A summary that nobody reads any more leaves results and code as they are."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        TOOL, input=GOOD + b"\n{\n", stdout=subprocess.PIPE, stderr=theirs, check=False
    )
    os.close(theirs)

    assert (3, 2) == (done.returncode, done.stdout.count(b"\n"))


@POSIX
def test_who_was_told_to_ignore_ctrl_c_ignores_it() -> None:
    """A shell starts what runs in the background like that."""
    ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *TOOL]
    with subprocess.Popen(ignoring, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tool:
        assert tool.stdin is not None
        assert tool.stdout is not None
        for _ in range(2):
            tool.stdin.write(GOOD + b"\n")
            tool.stdin.flush()
            assert tool.stdout.readline()
            tool.send_signal(signal.SIGINT)
        tool.stdin.close()

        assert 0 == tool.wait(20)


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="no such file here")  # noqa: PTH110
def test_a_file_that_cannot_be_read_is_told() -> None:
    """Reading may fail after opening did not; that is no fault of the program."""
    done = call("score", "--lines", "/proc/self/mem")

    assert 1 == done.code
    assert done.err.startswith("error: /proc/self/mem: ")


def test_options_that_do_not_go_with_lines_are_named_together() -> None:
    """One try is enough to learn of both."""
    done = call("score", "--lines", "--format", "html", "--exit-level")

    assert (2, b"") == (done.code, done.out)
    assert done.err.startswith("error: --format, --exit-level: does not go with --lines\n")


def test_progress_is_for_a_person_alone() -> None:
    """Where standard error is a terminal it shows how far things are, on one line."""
    pty = pytest.importorskip("pty", reason="this system has no terminals of this kind")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        TOOL, input=(GOOD + b"\n") * 3, stdout=subprocess.PIPE, stderr=theirs, check=True
    )
    told = os.read(ours, 4096).decode()

    assert "\r3 lines \r\nlines: 3; 0 watch, 3 advice, 0 refer, 0 emergency; 0 bad\r\n" == told
    assert 3 == done.stdout.count(b"\n")


def test_summary_counts_every_level(ready: Ready) -> None:
    """Levels nobody reached are there with a nought."""
    assert "lines: 0; 0 watch, 0 advice, 0 refer, 0 emergency; 0 bad\n" == summary(ready, Tally(4))
