"""
The form as a FHIR R4 Questionnaire, for a health record.

Formulas are variables in FHIRPath, as Structured Data Capture has them:
https://hl7.org/fhir/uv/sdc/STU3/. Every answer to a sign carries its points as an ordinal value.
A system that works out no expressions shows every question, and says that it gives no level.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from warning_signs.exports.dialect import Dialect
from warning_signs.exports.form import form
from warning_signs.exports.form_model import Note, Question
from warning_signs.exports.formulas import LEVEL, POINTS, POINTS_LEVEL
from warning_signs.formats.json import as_json

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.exports.form_model import Choice, Form, Page, Part

NAMED = "urn:warning-signs"
"""Names of our own. They are no web addresses, so that nothing is looked up there."""

_CORE = "http://hl7.org/fhir/StructureDefinition"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_OUTCOMES = {POINTS: "integer", POINTS_LEVEL: "string", LEVEL: "string"}


class FhirPath(Dialect):
    """How FHIRPath writes what formulas are made of."""

    def value(self, name: str) -> str:
        """Write the answer to a question, or what a formula came to."""
        return f"%{_named(name)}"

    def is_empty(self, name: str) -> str:
        """Write that a question has no answer."""
        return f"%{_named(name)}.empty()"


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
        if isinstance(part, Question)
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


def _group(page: Page, made: Form) -> dict[str, Any]:
    items = [_outcome(name) for name in _OUTCOMES] if page == made.last else []
    for outcome, parts in groupby(page.parts, _is_outcome):
        found = [_item(part) for part in parts]
        items += [_waiting(found)] if outcome else found
    if page == made.last:
        items.append(
            {**_note(Note("no_level", made.no_level)), "enableWhen": [_level_exists(False)]}
        )
    return {"linkId": page.id, "text": page.title, "type": "group", "item": items}


def _is_outcome(part: Part) -> bool:
    return isinstance(part, Note) and part.outcome


def _waiting(items: list[dict[str, Any]]) -> dict[str, Any]:
    """
    Put what the answers come to in a group that is shown once there is a level.

    A system that cannot work out the level then shows none of it, and not all of it at once.
    """
    return {
        "linkId": f"outcome_{items[0]['linkId']}",
        "type": "group",
        "enableWhen": [_level_exists(True)],
        "item": items,
    }


def _level_exists(there: bool) -> dict[str, Any]:
    return {"question": LEVEL, "operator": "exists", "answerBoolean": there}


def _item(part: Part) -> dict[str, Any]:
    item = _note(part) if isinstance(part, Note) else _question(part)
    if not part.shown:
        return item
    shown = _expression(f"{_SDC}/sdc-questionnaire-enableWhenExpression", part.shown)
    return {**item, "extension": [*item.get("extension", []), shown]}


def _note(note: Note) -> dict[str, Any]:
    return {"linkId": f"note_{note.id}", "text": note.text, "type": "display"}


def _question(question: Question) -> dict[str, Any]:
    by_role = (
        {
            "_text": {
                "extension": [
                    _expression(f"{_CORE}/cqf-expression", f"%{_named(question.text_from)}")
                ]
            }
        }
        if question.text_from
        else {}
    )
    help_text = [_help(question)] if question.help else []
    return {
        "linkId": question.id,
        "text": question.text,
        **by_role,
        "type": "choice",
        "required": question.required,
        "answerOption": [_option(question, each) for each in question.choices],
        **({"item": help_text} if help_text else {}),
    }


def _option(question: Question, choice: Choice) -> dict[str, Any]:
    points = (
        {}
        if choice.points is None
        else {"extension": [{"url": f"{_CORE}/ordinalValue", "valueDecimal": choice.points}]}
    )
    coding = {
        "system": f"{NAMED}:{question.kind}",
        "code": choice.value,
        "display": choice.text,
    }
    return {**points, "valueCoding": coding}


def _help(question: Question) -> dict[str, Any]:
    control = {
        "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]
    }
    return {
        "linkId": f"help_{question.id}",
        "extension": [
            {"url": f"{_CORE}/questionnaire-itemControl", "valueCodeableConcept": control}
        ],
        "text": " ".join(question.help),
        "type": "display",
    }


def _outcome(name: str) -> dict[str, Any]:
    """Return a value that is worked out and kept; the notes say in words what it means."""
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
