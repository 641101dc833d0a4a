"""
Answer FHIR Questionnaires with documents, as ``tests/exports/fhir.cjs`` does, by fhirpathpy.

Usage:
    python fhirpathpy_answers.py GIVEN

GIVEN is a list of ``{form, documents}``.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from fhirpathpy import compile as compiled
from fhirpathpy.models import models

compile_once = cache(lambda expression: compiled(expression, models["r4"]))


def evaluate(expression: str, response: Any, known: dict[str, Any]) -> Any:
    """Return what an expression comes to."""
    return compile_once(expression)(response, {"resource": response, **known})


def expression_in(element: Any, end: str) -> str | None:
    """Return the expression of an extension, where an element has it."""
    for each in (element or {}).get("extension", ()):
        if each["url"].endswith(end):
            return str(each["valueExpression"]["expression"])
    return None


def response_to(items: list[Any], document: dict[str, str]) -> list[Any]:
    """Return answered items of a response."""
    found = []
    for item in items:
        if item["type"] == "group":
            inside = response_to(item["item"], document)
            found += [{"linkId": item["linkId"], "item": inside}] if inside else []
        elif item["linkId"] in document:
            coding = next(
                option["valueCoding"]
                for option in item["answerOption"]
                if option["valueCoding"]["code"] == document[item["linkId"]]
            )
            found.append({"linkId": item["linkId"], "answer": [{"valueCoding": coding}]})
    return found


def answer(form: dict[str, Any], document: dict[str, str]) -> dict[str, Any]:
    """Return the values that a form works out, and what it shows."""
    response = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": response_to(form["item"], document),
    }
    known: dict[str, Any] = {}
    for each in form["extension"]:
        expression = each["valueExpression"]
        known[expression["name"]] = evaluate(expression["expression"], response, known)
    values: dict[str, Any] = {name: value[:1] for name, value in known.items()}
    shown: list[str] = []

    def visit(item: Any) -> None:
        condition = expression_in(item, "enableWhenExpression")
        if condition and evaluate(condition, response, known)[:1] != [True]:
            return
        shown.append(item["linkId"])
        calculated = expression_in(item, "calculatedExpression")
        if calculated:
            values[item["linkId"]] = evaluate(calculated, response, known)[:1]
        words = expression_in(item.get("_text"), "cqf-expression")
        if words:
            evaluate(words, response, known)
        for inside in item.get("item", ()):
            visit(inside)

    for item in form["item"]:
        visit(item)
    return {"values": values, "shown": shown}


def main() -> None:
    """Print what becomes of every document."""
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(
        json.dumps(
            [
                [answer(form, document) for document in each["documents"]]
                for each in given
                for form in [json.loads(each["form"])]
            ]
        )
    )


if __name__ == "__main__":
    main()
