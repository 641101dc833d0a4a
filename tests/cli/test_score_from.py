"""Forms from elsewhere through the command line: results, envelopes, notes and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calling import Done, call

pytestmark = pytest.mark.slow

FILES = Path(__file__).parents[1] / "data" / "forms"
TABLE = b"role,gifts,note\nteacher,yes,\nparent,wrong,\n,yes,\n"


def results(done: Done) -> list[Any]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_form_gives_the_result_of_its_answers() -> None:
    """The same as that of the answers document it stands for, in any format."""
    document = json.dumps(
        {"role": "teacher", "area": "essex", "signs": {"missing": "yes", "gifts": "maybe"}}
    )
    form = call("score", "--from", "xlsform", str(FILES / "odk-central.csv"))
    answers = call("score", data=document.encode())

    assert (0, "", answers.out) == (form.code, form.err, form.out)


def test_every_row_is_answered_in_its_place() -> None:
    """The row of names counts as line 1; a bad row gets an envelope, and the code is 3."""
    done = call("score", "--from", "csv", "--ignore-columns", "--lines", "--brief", data=TABLE)
    first, second, third = results(done)

    assert ("teacher", 3, 4, 3) == (first["role"], second["line"], third["line"], done.code)
    assert "lines: 3; 0 watch, 1 advice, 0 refer, 0 emergency; 2 bad\n" in done.err
    assert done.err.endswith("note: passed over: column C\n")


def test_lines_of_json_are_forms_too() -> None:
    """One document on each line, as without ``--from``."""
    line = (FILES / "surveyjs.json").read_bytes()
    done = call("score", "--from", "surveyjs", "--lines", "--brief", data=line + b"{}\n" + line)

    assert ["refer", None, "refer"] == [each.get("level", {}).get("id") for each in results(done)]


def test_columns_are_refused_before_any_row() -> None:
    """One envelope, the words on standard error, and nothing scored."""
    done = call("score", "--from", "csv", "--lines", data=TABLE)
    [envelope] = results(done)

    assert (3, "answers_unusable") == (done.code, envelope["error"]["code"])
    assert done.err.startswith("error: holds what is not asked: column C\n")


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_a_form_given_for_answers_is_named(lines: list[str]) -> None:
    """The hint is the option that reads it."""
    done = call("score", *lines, data=(FILES / "surveyjs.json").read_bytes())
    [problem] = results(done)[0]["error"]["problems"]

    assert ("this is a SurveyJS result", "use --from surveyjs") == (
        problem["problem"],
        problem["hint"],
    )
    assert 3 == done.code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--role", "parent", "--ignore-columns"],
            "--role, --ignore-columns: is for forms of other",
        ),
        (["--from", "csv", "--role", "techer"], "did you mean 'teacher'?"),
        (["--from", "word"], "use one of: surveyjs, fhir, xlsform, csv"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(arguments: list[str], told: str) -> None:
    """Before anything is read."""
    done = call("score", *arguments)

    assert (2, b"") == (done.code, done.out)
    assert told in " ".join(done.err.split())
