"""The engines that forms are made for, where they are installed: each answers documents."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pyxform.xls2xform import convert

from browser import CHROMIUM, NODE, PACKAGES
from warning_signs.exports.fhir import as_fhir
from warning_signs.exports.surveyjs import as_surveyjs
from warning_signs.exports.xlsform import as_xlsform

if TYPE_CHECKING:
    from warning_signs import Catalogue

HERE = Path(__file__).parents[1] / "exports"
Document: TypeAlias = "dict[str, str]"
"""An answer for each question that was answered, as an engine takes them."""


def missing(name: str) -> str:
    """
    Say what an engine lacks on this machine; nothing where it should run.

    Whoever names a folder of packages wants them used: one that is not in it is a failure.
    """
    if not NODE or not PACKAGES:
        return "needs node, and WARNING_SIGNS_NODE_MODULES with the engines of .ci/run"
    return "needs Chromium" if name == "xlsform" and not CHROMIUM else ""


def made_for(name: str, catalogue: Catalogue, role: str = "") -> str:
    """Return a form as its engine reads it: a workbook goes through ODK's own converter."""
    if name == "xlsform":
        converted = convert(as_xlsform(catalogue, role), file_type=".xlsx")
        assert [] == converted.warnings
        return str(converted.xform)
    return {"surveyjs": as_surveyjs, "fhir": as_fhir}[name](catalogue, role)


def answered(name: str, form: str, documents: list[Document], folder: Path) -> list[dict[str, Any]]:
    """Answer a form with every document; give what became of it, and what the form gives out."""
    (folder / "form").write_text(form, encoding="utf-8")
    (folder / "documents").write_text(json.dumps(documents), encoding="utf-8")
    arguments = [str(folder / "form"), str(folder / "documents"), CHROMIUM]
    done = subprocess.run(
        [NODE, str(HERE / f"{name}.cjs"), *arguments],
        env={**os.environ, "NODE_PATH": PACKAGES},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    outcomes: list[dict[str, Any]] = json.loads(done.stdout)
    return outcomes
