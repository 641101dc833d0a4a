"""Calls that are looked up, against Typer: the same parameters, texts and exit codes."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st

from installed import as_module, entry_point, environment
from warning_signs.cli.app import app
from warning_signs.cli.lookup import PROGRAM, RUNS, WIDTH, found_in, parameters_of
from warning_signs.cli.written_down import MARGIN, written_down

pytestmark = pytest.mark.slow

TABLE = written_down()
GROUP: Any = typer.main.get_command(app)
STEADY = settings(max_examples=2000, derandomize=True, deadline=None)
WORDS = [
    *("-", "--", "", "-h", "--help", "--version", "--nonsense", "-x", "answers.json", "essex"),
    *("json", "text", "html", "markdown", "JSON", "teacher", "--format=json", "--lines=yes"),
    *("--line", "--brie", "-b", "--no-lines", "a b", "\N{SNOWMAN}", "--local", "--local=x"),
]


def words_for(command: str) -> st.SearchStrategy[list[str]]:
    own = [option for each in GROUP.commands[command].params for option in each.opts]
    return st.lists(st.sampled_from([*own, *own, *own, *WORDS]), max_size=6)


COMMAND_LINES = st.sampled_from(RUNS).flatmap(
    lambda command: words_for(command).map(lambda words: (command, words))
)


def by_typer(command: str, words: list[str]) -> dict[str, Any] | None:
    """Return the parameters that Typer gives, or None where it does something else."""
    try:
        context = GROUP.commands[command].make_context(command, list(words))
    except Exception:  # noqa: BLE001  (help, a mistake: whatever it is, it is not a plain call)
        return None
    return dict(context.params)


@STEADY
@given(line=COMMAND_LINES, variable=st.sampled_from([None, "", "county.yaml"]))
def test_what_is_looked_up_is_what_typer_reads(
    line: tuple[str, list[str]], variable: str | None
) -> None:
    """Whatever follows a command, mistakes included: nothing is read in another way."""
    command, words = line
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WARNING_SIGNS_LOCAL", raising=False)
        if variable is not None:
            patch.setenv("WARNING_SIGNS_LOCAL", variable)
        variables = {} if variable is None else {"WARNING_SIGNS_LOCAL": variable}
        looked_up = parameters_of(TABLE["commands"][command], words, variables)

        assert looked_up in (None, by_typer(command, words))


@pytest.mark.parametrize(
    "line",
    [
        "score",
        "score -",
        "score answers.json --format html --brief",
        "score --lines --brief answers.jsonl",
        "score --exit-level --local county.yaml",
        "screen --role teacher --area essex",
        "screen --plain --keep",
        "--version",
        *(f"{command} --help".strip() for command in ("", *GROUP.commands)),
    ],
)
def test_usual_calls_are_looked_up(line: str) -> None:
    """What people and scripts write is taken the quick way."""
    assert found_in(TABLE, line.split(), {}) is not None


@pytest.mark.parametrize("line", [line for line in TABLE["texts"] if line != "--version"])
def test_texts_are_those_of_typer(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Help, word for word; the version is among what both ways end alike with."""
    width = WIDTH - MARGIN  # As in a window of WIDTH columns; without one Typer takes all of them.
    code = app(line.split(), prog_name=PROGRAM, standalone_mode=False, terminal_width=width)

    assert (0, TABLE["texts"][line][0]) == (code, capfd.readouterr().out)


def test_help_in_a_window_of_another_width_is_left_to_typer() -> None:
    """Who sets the columns gets help that fits them."""
    assert found_in(TABLE, ["--help"], {"COLUMNS": "60"}) is None
    assert found_in(TABLE, ["--version"], {"COLUMNS": "60"}) is not None


@pytest.mark.parametrize("words", [["score --help"], ["score", "--help", ""], ["", "--version"]])
def test_words_in_one_argument_are_no_call_for_help(words: list[str]) -> None:
    """What only looks alike when it is joined is left to Typer."""
    assert found_in(TABLE, words, {}) is None


GOOD = '{"role": "parent", "signs": {"gifts": "yes"}}'
BAD = '{"role": "parent", "signs": {"gift": "yes"}}'


@pytest.mark.parametrize(
    ("line", "given_text"),
    [
        ("", ""),
        ("--version", ""),
        ("--help", ""),
        ("score --help", ""),
        ("scor --help", ""),
        ("score", GOOD),
        ("score --brief --exit-level", GOOD),
        ("score --format text", GOOD),
        ("score --format=json -", GOOD),
        ("score --format yaml", GOOD),
        ("score --brief --brief", GOOD),
        ("score", BAD),
        ("score", "role: parent"),
        ("score --lines --brief", f"{GOOD}\n{BAD}\n{GOOD}\n"),
        ("score --lines --exit-level", GOOD),
        ("score no-such-file.json", ""),
        ("score --local no-such-file.yaml", GOOD),
        ("score one two", GOOD),
        ("screen --plain --role nobody", ""),
        ("screen --plain", ""),
        ("signs gifts --format json", ""),
    ],
)
def test_both_ways_end_alike(line: str, given_text: str) -> None:
    """In an installed program: the same output, the same words and the same exit code."""
    ends = []
    for command in (entry_point(), as_module()):
        done = subprocess.run(
            [*command, *line.split()],
            input=given_text,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        told = (done.stdout, done.stderr.replace("python -m warning_signs", PROGRAM))
        ends.append((done.returncode, told[0].replace("python -m warning_signs", PROGRAM), told[1]))

    assert ends[0] == ends[1]
