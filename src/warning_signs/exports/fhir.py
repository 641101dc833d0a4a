"""
The form as a FHIR R4 Questionnaire, for a health record.

Formulas are variables in FHIRPath, as Structured Data Capture has them:
https://hl7.org/fhir/uv/sdc/STU3/. A system that works out no expressions shows all that the form
could say, and warns of that first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.exports.dialect import NO, Dialect
from warning_signs.exports.form import form
from warning_signs.exports.form_model import FormNote, FormQuestion
from warning_signs.exports.formulas import LEVEL, POINTS, POINTS_LEVEL
from warning_signs.formats.json import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.exports.form_model import Form, FormChoice, FormPage, FormPart

NAMED = "urn:warning-signs"
"""Names of our own. They are no web addresses, so that nothing is looked up there."""

_CORE = "http://hl7.org/fhir/StructureDefinition"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_OUTCOMES = {POINTS: "integer", POINTS_LEVEL: "string", LEVEL: "string"}


class FhirPath(Dialect):
    """How FHIRPath writes what formulas are made of."""

    nothing = "{}"

    def value(self, name: str) -> str:
        """Write the answer to a question, or what a formula came to."""
        return f"%{_named(name)}"

    def is_empty(self, name: str) -> str:
        """Write that a question has no answer."""
        return f"%{_named(name)}.empty()"

    def is_given(self, name: str) -> str:
        """Write that a question has an answer."""
        return f"%{_named(name)}.exists()"

    def is_within(self, words: str, name: str) -> str:
        """Write that a formula came to words that hold these."""
        return f"%{_named(name)}.contains({self.text(words)})"


def as_fhir(catalogue: Catalogue, role: str = "") -> str:
    """
    Return the form as a FHIR R4 Questionnaire in JSON.

    Args:
        catalogue: The content.
        role: Who will answer; where it is empty, the form asks.
    """
    made = form(catalogue, FhirPath(), role)
    name = made.id.replace("_", "-")
    document = {
        "resourceType": "Questionnaire",
        "id": name,
        "extension": _variables(made),
        "url": f"{NAMED}:questionnaire:{name}",
        "version": made.edition,
        "name": "".join(word.capitalize() for word in made.id.split("_")),
        "title": made.title,
        "status": "draft",
        "description": catalogue.words.what_it_is_not,
        "lastReviewDate": made.reviewed,
        "item": [_group(page, made) for page in made.pages],
    }
    return as_json(document) + "\n"


def _variables(made: Form) -> list[dict[str, Any]]:
    """Return the answers by the names of their questions, and then the formulas."""
    answers = [
        (part.id, f"%resource.{_found(page.id)}.{_found(part.id)}.answer.value.code")
        for page in made.pages
        for part in page.parts
        if isinstance(part, FormQuestion)
    ]
    formulas = [(each.name, each.words) for each in made.formulas]
    return [
        _expression(f"{_CORE}/variable", words, name=_named(name))
        for name, words in answers + formulas
    ]


def _named(name: str) -> str:
    """Return the name of a variable; an id of FHIR has no underscores, and FHIRPath no hyphens."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _found(link: str) -> str:
    return f"item.where(linkId='{link}')"


def _group(page: FormPage, made: Form) -> dict[str, Any]:
    wordings = {each.name: each.words for each in made.wordings}
    items = [_item(part, wordings) for part in page.parts]
    if page in (made.pages[0], made.last):
        warning = FormNote(f"no_level_{page.id}", made.no_level, NO, look="strong")
        items.insert(0, _item(warning, {}))
    if page == made.last:
        items += [_outcome(name) for name in _OUTCOMES]
    group = {"linkId": page.id, "text": page.title, "type": "group", "item": items}
    return _shown_when(page.shown, group)


def _item(part: FormPart, wordings: Mapping[str, str]) -> dict[str, Any]:
    item = _note(part) if isinstance(part, FormNote) else _question(part, wordings)
    return _shown_when(part.shown, item)


def _shown_when(words: str, item: dict[str, Any]) -> dict[str, Any]:
    if not words:
        return item
    shown = _expression(f"{_SDC}/sdc-questionnaire-enableWhenExpression", words)
    return {**item, "extension": [*item.get("extension", []), shown]}


def _note(note: FormNote) -> dict[str, Any]:
    bold = {"url": f"{_CORE}/rendering-style", "valueString": "font-weight: bold"}
    return {
        "linkId": f"note_{note.id}",
        "text": note.words,
        **({"_text": {"extension": [bold]}} if note.bold else {}),
        "type": "display",
    }


def _question(question: FormQuestion, wordings: Mapping[str, str]) -> dict[str, Any]:
    words = wordings.get(question.text_from)
    by_role = [_expression(f"{_CORE}/cqf-expression", words)] if words else []
    help_text = [_help(question)] if question.help else []
    return {
        "linkId": question.id,
        "text": question.text,
        **({"_text": {"extension": by_role}} if by_role else {}),
        "extension": [_control("radio-button")],
        "type": "choice",
        "required": question.required,
        "answerOption": [{"valueCoding": _coding(question, each)} for each in question.choices],
        **({"item": help_text} if help_text else {}),
    }


def _coding(question: FormQuestion, choice: FormChoice) -> dict[str, str]:
    return {
        "system": f"{NAMED}:{question.kind}",
        "code": choice.value,
        "display": choice.text,
    }


def _help(question: FormQuestion) -> dict[str, Any]:
    return {
        "linkId": f"help_{question.id}",
        "extension": [_control("help")],
        "text": " ".join(question.help),
        "type": "display",
    }


def _control(kind: str) -> dict[str, Any]:
    """Return how an item is put on a page."""
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": kind}
    return {
        "url": f"{_CORE}/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [coding]},
    }


def _outcome(name: str) -> dict[str, Any]:
    """
    Return a value that is worked out and kept; the notes say in words what it means.

    No note waits for it: Smart Forms never looks again at what waits for a calculated value.
    """
    hidden = {"url": f"{_CORE}/questionnaire-hidden", "valueBoolean": True}
    calculated = _expression(f"{_SDC}/sdc-questionnaire-calculatedExpression", f"%{_named(name)}")
    return {
        "linkId": name,
        "extension": [hidden, calculated],
        "type": _OUTCOMES[name],
        "readOnly": True,
    }


def _expression(url: str, words: str, name: str = "") -> dict[str, Any]:
    named = {"name": name} if name else {}
    return {
        "url": url,
        "valueExpression": {**named, "language": "text/fhirpath", "expression": words},
    }
