"""
What a document is that was taken for another: so that an error can name it, and say what to do.

Only fixed words come back from here, never anything that the document holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import UnreadableError, read_json
from warning_signs.content.limits import Limits
from warning_signs.core.wrong_words import other_kind
from warning_signs.exports.responses.filled import problem
from warning_signs.exports.responses.odk import own_name
from warning_signs.exports.responses.table import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.errors import Problem
    from warning_signs.core.wrong_words import Told
    from warning_signs.exports.responses.names import Names

FORMS = Limits(size=1024 * 1024, depth=20, events=2_000)
"""A form that comes back carries more than answers do."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WRAPPERS = ("data", "value", "results", "items")
"""The keys under which systems put a page of documents."""

_FEWEST = 2
"""As many names of ours at the top of a document as can be no slip."""

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


def _kinds(data: bytes, names: Names) -> Iterator[Told]:
    if data.startswith(_WORKBOOKS):
        yield "this is a workbook", "save it as CSV, and use --from csv"
        return
    text = data.decode("utf-8-sig", errors="replace").strip()
    if text.startswith("<"):
        yield "this is XML, as ODK keeps a submission", "use --from xlsform"
        return
    try:
        plain = read_json(text, FORMS)
    except UnreadableError:
        yield from _table(data, names)
    else:
        yield from _json(plain, names)


def _known(system: str) -> Told:
    return f"this is {_FROM[system]}", f"use --from {system}"


def _json(plain: Any, names: Names) -> Iterator[Told]:
    if isinstance(plain, list):
        yield _list("")
    if not isinstance(plain, dict):
        return
    if plain.get("resourceType") == "Bundle":
        yield "this is a FHIR Bundle", _one_a_line(".entry[].resource")
    if isinstance(plain.get("pages"), list):
        yield "this is the form itself", "give what was filled in"
    if any(isinstance(plain.get(key), dict) for key in ("signs", "circumstances")):
        yield "this is an answers document", "leave out --from"
    lists = [key for key in _WRAPPERS if isinstance(plain.get(key), list)]
    if lists:
        yield _list(lists[0])
    if told := other_kind(names.catalogue, plain):
        yield told
    if _is_grouped(plain, names):
        yield _known("xlsform")
    flat = [name for name in plain if names.is_asked(name) or names.is_worked_out(name)]
    if len(flat) >= _FEWEST:
        yield _known("surveyjs")


def _list(key: str) -> Told:
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


def _table(data: bytes, names: Names) -> Iterator[Told]:
    header = next(rows([data]), None)
    if header is None or len(header.cells) < _FEWEST:
        return
    if sum(bool(names.find(each) or names.find_part(each)) for each in header.cells) >= _FEWEST:
        yield _known("csv")
    elif sum(bool(names.find(own_name(each))) for each in header.cells) >= _FEWEST:
        yield _known("xlsform")
