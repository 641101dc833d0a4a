"""What the export command writes, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from running import SOURCE, warning_signs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

pty = pytest.importorskip("pty", reason="this system has no terminals of this kind")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
EXPORT = [sys.executable, "-m", "warning_signs", "export"]


@pytest.mark.parametrize("system", ["surveyjs", "fhir"])
def test_a_form_in_json_is_one_document_on_standard_output(system: str) -> None:
    """Nothing else is said."""
    done = warning_signs("export", system, "--role", "teacher")

    assert (0, "") == (done.returncode, done.stderr)
    assert "teacher" in json.loads(done.stdout).get("id", "teacher")
    assert "Has the child" in done.stdout
    assert "your child" not in done.stdout


def test_a_workbook_goes_to_a_file_or_pipe() -> None:
    """Another program opens it."""
    done = subprocess.run(
        [*EXPORT, "xlsform", "--role", "parent"], env=ENVIRONMENT, capture_output=True, check=True
    )

    sheets = load_workbook(BytesIO(done.stdout))
    assert sheets.sheetnames == ["survey", "choices", "settings"]
    assert sheets["settings"]["B2"].value == "warning_signs_parent"
    assert done.stderr == b""


def test_a_form_is_written_into_the_file_that_was_named(tmp_path: Path) -> None:
    """The same bytes, and nothing on standard output; a file that cannot be is told in a line."""
    file = tmp_path / "form.json"
    written = warning_signs("export", "surveyjs", "--output", str(file))
    refused = warning_signs("export", "surveyjs", "--output", str(tmp_path))

    assert (0, "", "") == (written.returncode, written.stdout, written.stderr)
    assert warning_signs("export", "surveyjs").stdout == file.read_text(encoding="utf-8")
    assert (2, f"error: {tmp_path}: is a directory") == (
        refused.returncode,
        refused.stderr.splitlines()[0],
    )


def test_a_workbook_is_not_thrown_at_a_terminal() -> None:
    """Its bytes would be noise there."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*EXPORT, "xlsform"], env=ENVIRONMENT, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    os.close(ours)

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "error: xlsform: a workbook is no text to show here\n"
        "hint: name a file for it: warning-signs export xlsform --output warning-signs.xlsx\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fhir", "--role", "techer"], "hint: did you mean 'teacher'?"),
        (["word"], "error: SYSTEM: no system 'word' hint: use one of: surveyjs, fhir, xlsform"),
        ([], "error: export: wants SYSTEM hint: use one of"),
    ],
)
def test_what_there_is_no_form_for_is_refused(arguments: list[str], told: str) -> None:
    """With what there is, and nothing on standard output."""
    done = warning_signs("export", *arguments)

    assert (2, "") == (done.returncode, done.stdout)
    assert told in " ".join(done.stderr.split())
