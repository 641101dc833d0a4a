"""The engines that forms are made for, where they are installed: each answers documents."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pyxform.xls2xform import convert

from browser import CHROMIUM, NODE, PACKAGES, environment
from warning_signs.exports.fhir import as_fhir
from warning_signs.exports.surveyjs import as_surveyjs
from warning_signs.exports.xlsform import as_xlsform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs import Catalogue

HERE = Path(__file__).parents[1] / "exports"
Document: TypeAlias = "dict[str, str]"
"""An answer for each question that was answered, as an engine takes them."""

Answered: TypeAlias = "dict[str, Any]"
"""What became of a document: the values, what is shown, and what the form gives out."""


def missing(name: str) -> str:
    """
    Say what an engine lacks on this machine; nothing where it should run.

    Whoever names a folder of packages wants them used: one that is not in it is a failure.
    """
    if not NODE or not PACKAGES:
        return "needs node, and WARNING_SIGNS_NODE_MODULES with the engines of .ci/run"
    return "needs Chromium" if name in ("xlsform", "drawn") and not CHROMIUM else ""


@cache
def made_for(name: str, catalogue: Catalogue, role: str = "") -> str:
    """Return a form as its engine reads it: a workbook goes through ODK's own converter."""
    if name == "xlsform":
        converted = convert(as_xlsform(catalogue, role), file_type=".xlsx")
        assert [] == converted.warnings
        return str(converted.xform)
    return {"surveyjs": as_surveyjs, "fhir": as_fhir}[name](catalogue, role)


def answered(name: str, form: str, documents: list[Document], folder: Path) -> list[Answered]:
    """Answer a form with every document."""
    return answered_all(name, [(form, documents)], folder)[0]


def answered_all(
    name: str, forms: Sequence[tuple[str, list[Document]]], folder: Path
) -> list[list[Answered]]:
    """Answer each form with its documents, all in one process."""
    given = [{"form": form, "documents": documents} for form, documents in forms]
    outcomes: list[list[Answered]] = run_node(f"{name}.cjs", given, folder, CHROMIUM)
    return outcomes


def run_node(script: str, given: object, folder: Path, *arguments: str) -> Any:
    """Run one of the scripts beside the tests of exports, and read what it prints."""
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    done = subprocess.run(
        [NODE, str(HERE / script), str(folder / "given.json"), *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)
