"""
The form as SurveyJS JSON, for a web page.

Written for version 3 of survey-core: https://surveyjs.io/form-library/documentation/. Points,
level and rules are calculated values, and stand in the survey's data. So is the last page, as HTML:
the button that ends the survey takes that page away, and the one after it says the same again.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from warning_signs.exports.dialect import Dialect
from warning_signs.exports.form import form
from warning_signs.exports.form_model import FormNote
from warning_signs.exports.formulas import Formula
from warning_signs.formats.json import as_json
from warning_signs.pages.contact_details import phone_pattern, telephone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.exports.form_model import FormPage, FormPart, FormQuestion


_WEB = r"https?://[^\s]*[^\s.]"
_TAGS = {
    "plain": '<p id="{id}">{words}</p>',
    "strong": '<p id="{id}"><strong>{words}</strong></p>',
    "heading": '<h5 id="{id}">{words}</h5>',
    "listed": '<ul><li id="{id}">{words}</li></ul>',
    "below": '<p id="{id}" style="margin: 0 0 0 40px">{words}</p>',
}
"""How notes stand. A page there has an h4 for its title, which the level alone outdoes."""


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
    html = _Html(catalogue.contacts.values())
    *questions, last = made.pages
    result = _result(last, html)
    document = {
        "title": made.title,
        "description": f"Edition {made.edition}, looked over on {made.reviewed}.",
        "showQuestionNumbers": False,
        "completeText": catalogue.forms.leave,
        "completedHtml": f"{{{result.name}}}",
        "clearInvisibleValues": "onComplete",
        "calculatedValues": [
            {"name": each.name, "expression": each.words, "includeIntoResult": each.kept}
            for each in (*made.formulas, *made.wordings, result)
        ],
        "pages": [
            *(_page(page, [_element(part, html) for part in page.parts]) for page in questions),
            _page(last, [{"type": "html", "name": "result", "html": f"{{{result.name}}}"}]),
        ],
    }
    return as_json(document) + "\n"


def _page(page: FormPage, elements: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": page.id, "title": page.title, "elements": elements}


def _result(page: FormPage, html: _Html) -> Formula:
    """Return the notes of a page as one piece of HTML, which the page after the last shows too."""
    dialect = SurveyJs()
    notes = (
        (part, dialect.text(html.note(part))) for part in page.parts if isinstance(part, FormNote)
    )
    shown = (dialect.choose(note.shown, text, "''") if note.shown else text for note, text in notes)
    return Formula("page_result", dialect.joined(list(shown)))


class _Html:
    """How notes are written for a web page, where numbers and addresses can be followed."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        phones = phone_pattern(each.phone for each in contacts if each.phone)
        self._links = re.compile(rf"(?P<web>{_WEB})|{phones.pattern}\b")

    def note(self, note: FormNote) -> str:
        title = f"<h3>{escape(note.title)}</h3>" if note.title else ""
        return title + _TAGS[note.look].format(id=f"note_{note.id}", words=self._linked(note.text))

    def _linked(self, words: str) -> str:
        parts, end = [], 0
        for found in self._links.finditer(words):
            shown = escape(found.group())
            link = shown if found["web"] else telephone(found.group())
            parts += [escape(words[end : found.start()]), f'<a href="{link}">{shown}</a>']
            end = found.end()
        return "".join([*parts, escape(words[end:])])


def _element(part: FormPart, html: _Html) -> dict[str, Any]:
    element = _note(part, html) if isinstance(part, FormNote) else _question(part)
    return {**element, "visibleIf": part.shown} if part.shown else element


def _note(note: FormNote, html: _Html) -> dict[str, Any]:
    return {"type": "html", "name": f"note_{note.id}", "html": html.note(note)}


def _question(question: FormQuestion) -> dict[str, Any]:
    return {
        "type": "radiogroup",
        "name": question.id,
        "title": f"{{{question.text_from}}}" if question.text_from else question.text,
        "description": " ".join(question.help),
        "isRequired": question.required,
        "choices": [{"value": each.value, "text": each.text} for each in question.choices],
    }
