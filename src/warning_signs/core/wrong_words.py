"""
What an answers document that cannot be read was meant to be.

The hint for a right word in a wrong place is its place. Only for other words it is what they
resemble, in any place: ``suicide_now`` under signs is no slip for ``suicide``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from warning_signs.core.names import named, simplified
from warning_signs.core.shown import LONGEST, is_identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.core.catalogue import Catalogue

Finding: TypeAlias = tuple[str, str]
"""What is wrong, and the hint."""

KEYS = ("role", "area", "age", "signs", "circumstances")
_KINDS = {"signs": "a sign", "circumstances": "a circumstance"}
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_LINES = "give each document on a line of its own, with --lines"
_ODK = ("SubmissionDate", "instanceID", "_uuid")


def unknown_key(catalogue: Catalogue, written: Any, within: str) -> Finding:
    """
    Return what is wrong with a key that has no meaning where it stands.

    Args:
        catalogue: The instrument, which knows every id.
        written: The key.
        within: ``signs`` or ``circumstances``; empty at the top of the document.
    """
    name = simplified(str(written))
    for key, kind in _KINDS.items():
        if name in getattr(catalogue, key):
            return f"is {kind}", f"put it under {key}"
    if name in KEYS:
        if within:
            return "stands too deep", "put it at the top of the document"
        return "unknown key", f"did you mean '{name}'?"
    if former := formerly(catalogue, name):
        return "unknown key", now_asked_as(former)
    if name.strip(_CURLY) != name:
        return "unknown key", 'write straight quotes: "'
    return "unknown key", _nearest(catalogue, name, within)


def shown_key(catalogue: Catalogue, written: Any) -> str:
    """Return a key as it may be repeated: in our words, or as it looks like one of our ids."""
    name = simplified(str(written))
    if name in {*KEYS, *catalogue.signs, *catalogue.circumstances} or formerly(catalogue, name):
        return name
    return written if isinstance(written, str) and is_identifier(written) else "?"


def formerly(catalogue: Catalogue, name: str) -> list[str]:
    """Return what an id of an earlier edition has become."""
    return [each.id for each in catalogue.circumstances.values() if name and each.formerly == name]


def now_asked_as(ids: Iterable[str]) -> str:
    """Return the hint for an id of an earlier edition."""
    return f"this is now asked as {' and '.join(ids)}"


def _nearest(catalogue: Catalogue, name: str, within: str) -> str:
    from difflib import get_close_matches

    places = dict.fromkeys(KEYS, "")
    places |= {each: key for key in _KINDS for each in getattr(catalogue, key)}
    meant = get_close_matches(name[:LONGEST], places, n=1) or [named(catalogue, "signs", name)]
    if meant[0]:
        place = places[meant[0]]
        where = f", {f'under {place}' if place else 'at the top'}" if place != within else ""
        return f"did you mean '{meant[0]}'{where}?"
    return f"use one of: {', '.join(sorted(getattr(catalogue, within) if within else KEYS))}"


def no_document(plain: Any) -> Finding:
    """Return what is wrong with a document that is no mapping."""
    if isinstance(plain, list):
        return "is a list, not one document", _LINES
    head = plain if isinstance(plain, str) else ""
    if any(mark in head for mark in _ODK):
        return "is a table of an ODK form, not a document", "use --from xlsform"
    if any(mark in head for mark in (",", ";", "\t")):
        return "is a table or plain text, not a document", "is it a table? use --from csv"
    return "must be a mapping", 'begin with {"role": \u2026, "signs": {\u2026}}'


def other_kind(catalogue: Catalogue, plain: Mapping[Any, Any]) -> Finding | None:
    """Return what a mapping is that other programs, or other commands, write; or None."""
    kind = plain.get("resourceType")
    if kind == "QuestionnaireResponse":
        return "this is a FHIR QuestionnaireResponse", "use --from fhir"
    if kind is not None:
        return "this is FHIR, but no response", "give the QuestionnaireResponse, with --from fhir"
    if "pieces" in plain:
        return "this is what combine tells of its pieces", "leave out its --format json"
    if plain.keys() & _KINDS.keys() and not plain.keys() >= {"format", "level"}:
        return None
    if plain.keys() >= {"format", "level", "score"}:
        return "this is a result, not answers", "give the answers that it was made of"
    if plain.keys() >= {"name", "dated"}:
        return "this is an overlay, not answers", "use --local with it, and give answers"
    if plain.keys() & {"level", "points"} and _flat(catalogue, plain):
        return "this is a SurveyJS result", "use --from surveyjs"
    if any(marked in str(key) for key in plain for marked in _ODK):
        return "this is a submission of ODK or KoBo", "use --from xlsform"
    if "role" not in plain and any(_holds_documents(each) for each in plain.values()):
        return "this holds a list of documents", _LINES
    return None


def _flat(catalogue: Catalogue, plain: Iterable[Any]) -> bool:
    return any(key in catalogue.signs or key in catalogue.circumstances for key in plain)


def _holds_documents(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
