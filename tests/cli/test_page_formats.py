"""Pages from the commands, on standard output."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

ANSWERS = json.dumps({"role": "parent", "area": "essex", "signs": {"gifts": "yes"}})


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warning_signs", *arguments],
        input=ANSWERS,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("score",), "Worried about a child: what to do next"),
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


@pytest.mark.parametrize(
    "arguments",
    [
        ("signs", "--worksheet"),
        ("signs", "--worksheet", "--format", "json"),
        ("signs", "gifts", "--worksheet", "--format", "html"),
        ("signs", "--role", "parent"),
        ("signs", "--worksheet", "--role", "parents", "--format", "html"),
    ],
)
def test_what_is_no_worksheet_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    """A worksheet is a printed page of every sign for a role that there is."""
    done = run(*arguments)

    assert (2, "") == (done.returncode, done.stdout)
    assert "hint: " in done.stderr
