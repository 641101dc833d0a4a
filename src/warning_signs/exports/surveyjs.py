"""
The form as SurveyJS JSON, for a web page.

Written for version 3 of survey-core: https://surveyjs.io/form-library/documentation/. Points,
level and rules are calculated values, and stand in the survey's data. The button that ends it
takes the last page away, so the page after it tells the level again, and whom to call.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from warning_signs.exports import outcome_notes as told
from warning_signs.exports.dialect import Dialect
from warning_signs.exports.form import form
from warning_signs.exports.form_model import Note
from warning_signs.exports.formulas import Formulas
from warning_signs.formats.json import as_json

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.exports.form_model import Part, Question


class SurveyJs(Dialect):
    """How SurveyJS writes what formulas are made of."""

    def value(self, name: str) -> str:
        """Write the answer to a question, or what a formula came to."""
        return f"{{{name}}}"

    def is_empty(self, name: str) -> str:
        """Write that a question has no answer."""
        return f"{{{name}}} empty"

    def is_given(self, name: str) -> str:
        """Write that a question has an answer."""
        return f"{{{name}}} notempty"

    def is_within(self, words: str, name: str) -> str:
        """Write that a formula came to words that hold these."""
        return f"{{{name}}} contains {self.text(words)}"


def as_surveyjs(catalogue: Catalogue, role: str = "") -> str:
    """
    Return the form as SurveyJS JSON.

    Args:
        catalogue: The content.
        role: Who will answer; where it is empty, the form asks.
    """
    made = form(catalogue, SurveyJs(), role)
    notes = (part for part in made.last.parts if isinstance(part, Note))
    closing = [note for note in notes if not note.outcome]
    document = {
        "title": made.title,
        "description": f"Edition {made.edition}, looked over on {made.reviewed}.",
        "showQuestionNumbers": False,
        "completeText": catalogue.forms.leave,
        "completedHtmlOnCondition": [
            {"expression": level.shown, "html": "".join(map(_html, (level, *closing)))}
            for level in told.levels(catalogue, Formulas(catalogue, SurveyJs(), role))
        ],
        "clearInvisibleValues": "onComplete",
        "calculatedValues": [
            {"name": each.name, "expression": each.words, "includeIntoResult": each.kept}
            for each in (*made.formulas, *made.wordings)
        ],
        "pages": [
            {
                "name": page.id,
                "title": page.title,
                "elements": [_element(part) for part in page.parts],
            }
            for page in made.pages
        ],
    }
    return as_json(document) + "\n"


def _element(part: Part) -> dict[str, Any]:
    element = _note(part) if isinstance(part, Note) else _question(part)
    return {**element, "visibleIf": part.shown} if part.shown else element


def _note(note: Note) -> dict[str, Any]:
    return {"type": "html", "name": f"note_{note.id}", "html": _html(note)}


def _html(note: Note) -> str:
    text = escape(note.text)
    return f"<p><strong>{text}</strong></p>" if note.strong else f"<p>{text}</p>"


def _question(question: Question) -> dict[str, Any]:
    return {
        "type": "radiogroup",
        "name": question.id,
        "title": f"{{{question.text_from}}}" if question.text_from else question.text,
        "description": " ".join(question.help),
        "isRequired": question.required,
        "choices": [{"value": each.value, "text": each.text} for each in question.choices],
    }
