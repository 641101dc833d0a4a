"""The command that judges published cases: three formats, and errors with their places."""

from __future__ import annotations

import json

import pytest

from calling import call
from fences import TOP

pytestmark = pytest.mark.slow

CASES = str(TOP / "examples" / "published-cases.yaml")
KEYS = [
    *("format", "content", "reached", "by_role", "decided", "missed"),
    *("false_alarms", "alarmed", "counting"),
]


def test_the_published_cases_are_judged_in_every_format() -> None:
    """What the figures are not comes first, wherever they are read."""
    text, markdown, given = (
        call("evaluate", CASES, "--format", each) for each in ("text", "markdown", "json")
    )

    assert (0, "") == (text.code, text.err)
    assert text.out.decode().startswith("WHAT THESE FIGURES ARE NOT\nThey are no proof")
    assert "\n## What these figures are not\n" in markdown.out.decode()[:120]
    assert KEYS == list(json.loads(given.out))


def test_cases_that_cannot_be_read_are_told_with_their_place() -> None:
    """An envelope for scripts, the file and the case for a person, and no answer in either."""
    done = call(
        "evaluate", "-", "--format", "json", data=b'{"id": "a", "document": {"role": "Jane"}}'
    )
    told = json.loads(done.out)["error"]["problems"]

    assert 3 == done.code
    assert "case 1.document.role" == told[0]["at"]
    assert "Jane" not in done.err + done.out.decode()


def test_a_file_that_is_not_there_is_named() -> None:
    """As everywhere."""
    done = call("evaluate", "nowhere.yaml")

    assert (2, b"") == (done.code, done.out)
    assert done.err.startswith("error: nowhere.yaml: no such file or directory\n")
