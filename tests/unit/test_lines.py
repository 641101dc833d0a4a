"""Streams: every line answered in its place, and nothing kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calling import call
from warning_signs import Catalogue, load_catalogue
from warning_signs.documents import ANSWERS
from warning_signs.lines import Tally, score_lines, summary

GOOD = b'{"role": "parent", "signs": {"gifts": "yes"}}'
TOOL = [sys.executable, "-m", "warning_signs", "score", "--lines", "--brief"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def scored(catalogue: Catalogue, pieces: list[bytes]) -> tuple[str, Tally]:
    out: list[str] = []
    tally = score_lines(catalogue, pieces, out.append, lambda _: None, in_brief=True)
    return "".join(out), tally


def test_a_bad_line_loses_nothing_else() -> None:
    """Its envelope stands in its place with its number, the rest is scored, the code is 3."""
    done = call("score", "--lines", data=b"\n".join([GOOD, b"{", GOOD]))
    first, bad, last = (json.loads(line) for line in done.out.splitlines())

    assert (3, ["format", "line", "error"], 2, first) == (done.code, list(bad), bad["line"], last)
    assert "lines: 3; 0 watch, 2 advice, 0 refer, 0 emergency; 1 bad\n" == done.err


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
def test_it_matters_not_how_the_input_is_cut(catalogue: Catalogue, data: st.DataObject) -> None:
    """A pipe may cut anywhere, in the middle of a character too."""
    whole = b"\n".join([GOOD, "{\N{SNOWMAN}}".encode(), b"", GOOD])
    cuts = data.draw(st.lists(st.integers(0, len(whole))).map(sorted))
    pieces = [whole[start:end] for start, end in pairwise([0, *cuts, len(whole)])]

    assert scored(catalogue, [whole]) == scored(catalogue, pieces)


@pytest.mark.parametrize(("over", "bad"), [(0, 0), (1, 1)])
def test_a_line_may_be_so_long_and_no_longer(catalogue: Catalogue, over: int, bad: int) -> None:
    """64 KiB are read as any line; one byte more is refused, and the next line is scored."""
    line = GOOD.ljust(ANSWERS.size + over)
    _, tally = scored(catalogue, [line, b"\n", GOOD])

    assert (bad, 2) == (tally.bad, tally.lines)


def test_an_endless_line_is_not_kept(catalogue: Catalogue) -> None:
    """Of a line of 100 MB only so much is held that it can be refused."""
    piece = b"x" * 1_000_000
    out, tally = scored(catalogue, [piece] * 100)

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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipe")
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


def test_summary_counts_every_level(catalogue: Catalogue) -> None:
    """Levels nobody reached are there with a nought."""
    assert "lines: 0; 0 watch, 0 advice, 0 refer, 0 emergency; 0 bad\n" == summary(
        catalogue, Tally()
    )
