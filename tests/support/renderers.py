"""What people meet where a form is drawn: each renderer in a browser, answered with the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from browser import CHROMIUM
from engines import made_for, run_node

if TYPE_CHECKING:
    from pathlib import Path

    from warning_signs import Catalogue
    from warning_signs.core.catalogue import Circumstance, Sign

FORMATS = {"lhc": "fhir", "smart": "fhir", "surveyjs": "surveyjs", "odk": "xlsform"}
"""What each reads: LHC-Forms, Smart Forms, SurveyJS with its own pages, and ODK Web Forms."""


@dataclass(frozen=True, slots=True)
class Look:
    """
    What a person saw after a step.

    Attributes:
        beside: The words on the page of the question, right after it was answered.
        words: The words on the page with what the answers come to.
        kept: What the renderer holds then, in its own form.
    """

    beside: str
    words: str
    kept: Any


def answer(catalogue: Catalogue, role: str, question: str, given: str) -> dict[str, str]:
    """Return the step of giving an answer to a question, found by its words."""
    every: dict[str, Sign | Circumstance] = {**catalogue.signs, **catalogue.circumstances}
    words = every[question].questions[role] if question in every else catalogue.forms.who
    return {"question": question, "words": words, "answer": given}


def walked(
    system: str, catalogue: Catalogue, steps: list[dict[str, str]], folder: Path
) -> list[Look]:
    """Draw the form that asks who is answering, take the steps, and look after each."""
    form = made_for(FORMATS[system], catalogue)
    walk = {"system": system, "form": form, "steps": steps}
    seen, *_ = run_node("drawn.cjs", [walk], folder, str(folder), CHROMIUM)
    return [Look(**each) for each in seen]
