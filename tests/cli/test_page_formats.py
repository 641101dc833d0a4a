"""Pages from the commands, on standard output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from warning_signs import load_catalogue

SCHOOL = Path(__file__).parents[2] / "examples" / "school.yaml"
NAME = "Ysgol Si\N{LATIN SMALL LETTER A WITH CIRCUMFLEX}n"

pytestmark = pytest.mark.slow

ANSWERS = json.dumps({"role": "parent", "area": "essex", "signs": {"gifts": "yes"}})


def run(
    *arguments: str, answers: str = ANSWERS, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warning_signs", *arguments],
        env={**os.environ, **variables},
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("score",), "Worried about a child or young person: what to do next"),
        (("signs",), "Warning signs"),
        (("signs", "gifts"), "A warning sign"),
        (("signs", "--worksheet", "--role", "teacher"), "Fifteen warning signs: a worksheet"),
        (("contacts", "--area", "essex"), "Whom to call"),
    ],
)
def test_pages_go_to_standard_output(arguments: tuple[str, ...], title: str) -> None:
    """Each command gives its page in HTML and in Markdown, and says nothing else."""
    page, markdown = (run(*arguments, "--format", each) for each in ("html", "markdown"))

    assert (0, "", 0, "") == (page.returncode, page.stderr, markdown.returncode, markdown.stderr)
    assert page.stdout.startswith("<!DOCTYPE html>")
    assert f"<title>{title}</title>" in page.stdout
    assert markdown.stdout.startswith(f"# {title}\n")


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize("sign", ["gifts", "appearance"])
def test_every_result_says_what_it_is_not(form: str, sign: str) -> None:
    """Whatever the level and the format: not validated, no assessment, one piece of a puzzle."""
    answers = json.dumps({"role": "parent", "signs": {sign: "yes"}})
    said = unescape(" ".join(run("score", "--format", form, answers=answers).stdout.split()))

    assert " ".join(load_catalogue().words.limits.split()) in said


@pytest.mark.parametrize(
    ("columns", "most"),
    [("40", 40), ("400", 100), ("", 80), ("many", 80), ("0", 80), ("9" * 5000, 100)],
    ids=["narrow", "wide", "empty", "a word", "none", "without end"],
)
def test_piped_text_is_as_wide_as_columns_says(columns: str, most: int) -> None:
    """Within what is read well; an address is never broken."""
    told = run("signs", "gifts", COLUMNS=columns).stdout.splitlines()
    lines = [line for line in told if "://" not in line]

    assert most - 10 < max(map(len, lines)) <= most


@pytest.mark.parametrize(
    ("form", "written"),
    [("text", NAME), ("markdown", NAME), ("html", "Ysgol Si&#226;n")],
)
def test_letters_are_whole_whatever_the_locale(tmp_path: Path, form: str, written: str) -> None:
    """Pages are in UTF-8, as they say; HTML is in ASCII, which no shell writes otherwise."""
    local = tmp_path / "school.yaml"
    text = SCHOOL.read_text(encoding="utf-8").replace("Larkmere Academy", NAME)
    local.write_text(text, encoding="utf-8")
    call = ["contacts", "--area", "essex", "--local", str(local), "--format", form]
    done = run(*call, PYTHONIOENCODING="cp1252")

    assert 0 == done.returncode
    assert written in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("signs", "--worksheet"),
        ("signs", "--worksheet", "--format", "json"),
        ("signs", "gifts", "--worksheet", "--format", "html"),
        ("signs", "--role", "parent"),
        ("signs", "--worksheet", "--role", "nobody", "--format", "html"),
    ],
)
def test_what_is_no_worksheet_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    """A worksheet is a printed page of every sign for a role that there is."""
    done = run(*arguments)

    assert (2, "") == (done.returncode, done.stdout)
    assert "hint: " in done.stderr
