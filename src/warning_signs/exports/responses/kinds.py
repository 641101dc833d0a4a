"""
What a document is that was taken for another: so that an error can name it, and say what to do.

Only fixed words come back from here, never anything that the document holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import UnreadableError, read_json
from warning_signs.content.limits import Limits
from warning_signs.exports.responses.filled import problem
from warning_signs.exports.responses.odk import own_name
from warning_signs.exports.responses.table import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.errors import Problem
    from warning_signs.exports.responses.names import Names

FORMS = Limits(size=1024 * 1024, depth=20, events=2_000)
"""A form that comes back carries more than answers do."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FEWEST = 2
"""As many names of ours at the top of a document as can be no slip."""

_FROM = {
    "surveyjs": "a SurveyJS result",
    "fhir": "a FHIR QuestionnaireResponse",
    "xlsform": "a submission of ODK or KoBo",
    "csv": "a table",
}
_LINES = "score --lines takes one document on each line"


def recognised(data: bytes, names: Names, system: str = "") -> Problem | None:
    """
    Say what a document is that could not be read as what it was given for.

    Args:
        data: The document, or as much of it as was read.
        names: What knows every name.
        system: What ``--from`` said; nothing for an answers document.

    Returns:
        What it is, with what to do; nothing where it is not known, or is what was said.
    """
    for kind, words, hint in _kinds(data, names):
        if kind != system:
            return problem((), f"this {words}", hint)
        return None
    return None


def what_it_should_be(system: str) -> Problem:
    """Say what was expected of a document that is nothing known."""
    hint = "see docs/other-systems.md for what each system gives out"
    return problem((), f"this is not {_FROM[system]}", hint)


def _kinds(data: bytes, names: Names) -> Iterator[tuple[str, str, str]]:
    """Return the kind of a document, if it is one of these, with the words for it and the hint."""
    if data.startswith(_WORKBOOKS):
        yield "workbook", "is a workbook", "save it as CSV, and use --from csv"
        return
    text = data.decode("utf-8-sig", errors="replace").strip()
    if text.startswith("<"):
        yield from _known("xlsform", "is XML, as ODK keeps a submission")
        return
    try:
        plain = read_json(text, FORMS)
    except UnreadableError:
        yield from _table(data, names)
    else:
        yield from _json(plain, names)


def _known(system: str, words: str = "") -> Iterator[tuple[str, str, str]]:
    yield system, words or f"is {_FROM[system]}", f"use --from {system}"


def _json(plain: Any, names: Names) -> Iterator[tuple[str, str, str]]:
    if isinstance(plain, list):
        yield "list", "is a list of documents", f"give each on a line: jq -c '.[]'; {_LINES}"
    elif isinstance(plain, dict):
        yield from _of_fhir(plain)
        yield from _of_ours(plain)
        if key := _list_of_documents(plain):
            hint = f"give each on a line: jq -c '.{key}[]'; {_LINES}"
            yield "list", "is a list of documents", hint
        if _is_grouped(plain, names):
            yield from _known("xlsform")
        flat = [name for name in plain if names.is_asked(name) or names.is_worked_out(name)]
        if len(flat) >= _FEWEST:
            yield from _known("surveyjs")


def _of_fhir(plain: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    match plain.get("resourceType"):
        case "QuestionnaireResponse":
            yield from _known("fhir")
        case "Questionnaire":
            yield "form", "is the form itself", "give what was filled in"
        case "Bundle":
            hint = f"give each response on a line: jq -c '.entry[].resource'; {_LINES}"
            yield "bundle", "is a FHIR Bundle", hint


def _of_ours(plain: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    if isinstance(plain.get("pages"), list):
        yield "form", "is the form itself", "give what was filled in"
    elif {"tool", "level", "score"} <= plain.keys():
        yield "result", "is a result of this program", "give the answers that it was made from"
    elif "pieces" in plain:
        yield "pieces", "is what combine tells of its pieces", "leave out combine's --format json"
    elif isinstance(plain.get("signs"), dict) or isinstance(plain.get("circumstances"), dict):
        yield "", "is an answers document", "leave out --from"


def _list_of_documents(plain: dict[str, Any]) -> str:
    """Return the key of the one list of documents in a wrapper, as systems put round a page."""
    lists = [
        key
        for key, value in plain.items()
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
    ]
    return lists[0] if len(lists) == 1 and lists[0] in {"data", "value", "results", "items"} else ""


def _is_grouped(plain: dict[str, Any], names: Names) -> bool:
    """Return whether names of ours stand in groups: in one object in another, or by their names."""
    return any(
        any(names.find(inner) for inner in value)
        if isinstance(value, dict)
        else own_name(name) != name and bool(names.find(own_name(name)))
        for name, value in plain.items()
    )


def _table(data: bytes, names: Names) -> Iterator[tuple[str, str, str]]:
    header = next(rows([data]), None)
    if header is None or len(header.cells) < _FEWEST:
        return
    if sum(bool(names.find(each) or names.find_part(each)) for each in header.cells) >= _FEWEST:
        yield from _known("csv", "is a table (CSV)")
    elif sum(bool(names.find(own_name(each))) for each in header.cells) >= _FEWEST:
        yield from _known("xlsform", "is a table of ODK or KoBo (CSV)")
