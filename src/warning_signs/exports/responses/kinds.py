"""
What a document is that was taken for another: so that an error can name it, and say what to do.

Only fixed words come back from here, never anything that the document holds.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import read_json
from warning_signs.content.limits import Limits, UnreadableError
from warning_signs.core.wrong_words import other_kind
from warning_signs.exports.responses.filled import problem
from warning_signs.exports.responses.odk import own_name
from warning_signs.exports.responses.table import Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.errors import Problem
    from warning_signs.core.wrong_words import Finding
    from warning_signs.exports.responses.names import Names

FORMS = Limits(size=1024 * 1024, depth=20, events=2_000)
"""A form that comes back carries more than answers do."""

_WRAPPERS = ("data", "value", "results", "items")
"""The keys under which systems put a document, or a page of them."""

_ROWS = 40
"""How far down a table is looked through; a list of signs is no longer."""

_FEWEST = 2
"""As many names of ours at the top of a document as can be no slip."""

_FORM = "this is the form itself", "give what was filled in"
_FROM = {
    "surveyjs": "a SurveyJS result",
    "fhir": "a FHIR QuestionnaireResponse",
    "xlsform": "a submission of ODK or KoBo",
    "csv": "a table",
}


def recognised(data: bytes, names: Names, system: str) -> Problem | None:
    """
    Say what a document is that could not be read as what it was given for.

    Args:
        data: The document, or as much of it as was read.
        names: What knows every name.
        system: What ``--from`` said.

    Returns:
        What it is, with what to do; nothing where that is not known, or is what was said.
    """
    told = next(_kinds(data, names), None)
    return None if told is None or told[1] == f"use --from {system}" else problem((), *told)


def what_it_should_be(system: str) -> Problem:
    """Say what was expected of a document that is nothing known."""
    hint = "see docs/other-systems.md for what each system gives out"
    return problem((), f"this is not {_FROM[system]}", hint)


def _kinds(data: bytes, names: Names) -> Iterator[Finding]:
    text = data.decode("utf-8-sig", errors="replace").strip()
    if text.startswith("<"):
        yield _xml(text)
        return
    try:
        plain = read_json(text, FORMS)
    except UnreadableError:
        yield from _table(data, names)
    else:
        yield from _json(plain, names)


def _known(system: str) -> Finding:
    return f"this is {_FROM[system]}", f"use --from {system}"


def _xml(text: str) -> Finding:
    if "http://www.w3.org/2002/xforms" in text:
        return _FORM
    if "http://hl7.org/fhir" in text:
        return "this is FHIR in XML", "ask for JSON, and use --from fhir"
    if text[:14].lower().startswith(("<html", "<!doctype html")):
        return "this is a web page", "ask for CSV or JSON where it came from"
    return "this is XML, as ODK keeps a submission", "use --from xlsform"


def _json(plain: Any, names: Names) -> Iterator[Finding]:
    if isinstance(plain, str):
        yield "this is JSON within a text", "take it out of its quotes: jq -r ."
    elif isinstance(plain, list):
        yield _list_of(plain)
    elif isinstance(plain, dict):
        yield from _wrapped(plain, names)
        yield from _mapping(plain, names)


def _list_of(items: list[Any]) -> Finding:
    if items and all(isinstance(each, dict) and {"name", "value"} <= each.keys() for each in items):
        return "this is a list of questions with their answers", "give survey.data instead"
    return _list("")


def _wrapped(plain: dict[str, Any], names: Names) -> Iterator[Finding]:
    """Tell of what stands under a key of the system, and has to be taken out."""
    if plain.get("resourceType") == "Bundle":
        yield "this is a FHIR Bundle", _one_a_line(".entry[].resource")
    for key in _WRAPPERS:
        inner = plain.get(key)
        if isinstance(inner, list):
            yield _list(key)
        elif isinstance(inner, dict) and sum(map(bool, map(names.find, inner))) >= _FEWEST:
            yield "this is a document within another", f"take it out: jq '.{key}'"


def _mapping(plain: dict[str, Any], names: Names) -> Iterator[Finding]:
    if isinstance(plain.get("pages"), list):
        yield _FORM
    if any(isinstance(plain.get(key), dict) for key in ("signs", "circumstances")):
        yield "this is an answers document", "leave out --from"
    if told := other_kind(names.catalogue, plain):
        yield told
    if _is_grouped(plain, names):
        yield _known("xlsform")
    flat = [name for name in plain if names.is_asked(name) or names.is_worked_out(name)]
    if len(flat) >= _FEWEST:
        yield _known("surveyjs")


def _list(key: str) -> Finding:
    return "this is a list of documents", _one_a_line(f".{key}[]")


def _one_a_line(path: str) -> str:
    return f"give each on a line of its own, with --lines: jq -c '{path}'"


def _is_grouped(plain: dict[str, Any], names: Names) -> bool:
    """Return whether names of ours stand in groups: in one object in another, or by their names."""
    return any(
        any(names.find(inner) for inner in value)
        if isinstance(value, dict)
        else own_name(name) != name and bool(names.find(own_name(name)))
        for name, value in plain.items()
    )


def _table(data: bytes, names: Names) -> Iterator[Finding]:
    if b"\r" in data and b"\n" not in data:
        yield "has lines that end as on an old Macintosh", "save it as CSV in UTF-8"
    header, *others = islice(chain(rows([data]), [Row()]), _ROWS)
    if sum(bool(names.find(each) or names.find_part(each)) for each in header.cells) >= _FEWEST:
        yield _known("csv")
    elif sum(bool(names.find(own_name(each))) for each in header.cells) >= _FEWEST:
        yield _known("xlsform")
    elif sum(any(names.is_asked(each) for each in row.cells) for row in others) >= _FEWEST:
        yield "has signs in its rows", "turn it: a row for each form, a column for each sign"
