"""
Results and errors as one JSON document each; the documents are a contract with scripts.

It may import from floors 0 and 1. It returns plain values and prints nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.model import LocalCatalogue
from warning_signs.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.errors import WarningSignsError
    from warning_signs.model import Catalogue, Citation, Contact, Outcome, Reason, Sign

FORMAT = 1
"""Raised when a key changes its meaning or goes; a key that is new does not raise it."""


def result(catalogue: Catalogue, outcome: Outcome, *, brief: bool = False) -> dict[str, Any]:
    """
    Give a result as a plain document.

    Args:
        catalogue: The content it was made from.
        outcome: What to tell.
        brief: Whether to leave out words, and give ids alone for guidance.
    """
    answers, guidance = outcome.answers, outcome.guidance
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": {"name": "warning-signs", "version": __version__},
        "content": {"edition": catalogue.edition, "reviewed": catalogue.reviewed},
        "local": _local(catalogue),
        "role": answers.role,
        "area": answers.area or None,
        "age": answers.age,
        "level": {
            "id": outcome.level.id,
            "label": outcome.level.label,
            "rank": outcome.level.rank,
        },
        "reasons": [_reason(catalogue, each) for each in outcome.reasons],
        "score": {
            "points": outcome.score.points,
            "possible": outcome.score.possible,
            "maximum": outcome.score.maximum,
        },
        "signs": [
            {
                "id": each.sign.id,
                "label": each.sign.label,
                "answer": each.answer.value,
                "strength": each.sign.weight.strength,
                "points": each.points,
            }
            for each in outcome.signs
        ],
        "unknown": list(outcome.unknown),
        "steps": [
            {
                "id": each.step.id,
                "when": each.step.time.value,
                "text": each.step.text,
                "why": each.step.why,
                "contacts": [contact.id for contact in each.contacts],
                "cite": _cite(catalogue, each.step.cite),
            }
            for each in guidance.steps
        ],
        "avoid": [
            {"id": each.id, "text": each.text, "cite": _cite(catalogue, each.cite)}
            for each in guidance.avoid
        ],
        "contacts": [contact(each) for each in guidance.contacts],
        "limits": catalogue.words.limits,
    }
    return _brief(document) if brief else document


def _local(catalogue: Catalogue) -> dict[str, str] | None:
    if not isinstance(catalogue, LocalCatalogue):
        return None
    return {"name": catalogue.local.name, "dated": catalogue.local.dated}


def _brief(document: dict[str, Any]) -> dict[str, Any]:
    """Keep ids and numbers, and leave out the words."""
    wordy = {"label", "because", "basis", "cite", "strength"}

    def bare(entry: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in entry.items() if key not in wordy}

    ids = {key: [each["id"] for each in document[key]] for key in ("steps", "avoid", "contacts")}
    kept = {key: value for key, value in document.items() if key != "limits"}
    return {
        **kept,
        "level": bare(document["level"]),
        "reasons": [bare(each) for each in document["reasons"]],
        "signs": [bare(each) for each in document["signs"]],
        **ids,
    }


def contact(each: Contact) -> dict[str, Any]:
    """Give a contact as results carry it."""
    return {
        "id": each.id,
        "name": each.name,
        "phone": each.phone or None,
        "text": each.text or None,
        "web": each.web or None,
        "hours": each.hours or None,
        "for_whom": each.for_whom or None,
    }


def directory_contact(each: Contact) -> dict[str, Any]:
    """Give a contact with everything the directory knows of it."""
    return {
        **contact(each),
        "phone_words": each.phone_words or None,
        "text_words": each.text_words or None,
        "relay": each.relay or None,
        "any_hour": each.any_hour,
        "cost": each.cost or None,
        "note": each.note or None,
        "areas": list(each.areas),
        "child_ages": list(each.child_ages),
        "only_roles": list(each.only_roles),
        "confirmed": each.standing.value == "ok",
        "compiled": each.compiled,
        "sources": list(each.sources),
    }


def sign(catalogue: Catalogue, each: Sign) -> dict[str, Any]:
    """Give everything about a sign."""
    return {
        "id": each.id,
        "label": each.label,
        "plain": each.plain,
        "questions": dict(each.questions),
        "look_for": list(each.look_for),
        "could_also_be": list(each.could_also_be),
        "strength": each.weight.strength,
        "basis": each.weight.basis.value,
        "why": each.weight.why,
        "cite": _cite(catalogue, (*each.weight.cite, *each.cite)),
    }


def failure(error: WarningSignsError) -> dict[str, Any]:
    """Give an error as the envelope that stands in the place of a result."""
    return {
        "format": FORMAT,
        "error": {
            "code": error.code,
            "problems": [
                {"at": each.place, "problem": each.problem, "hint": each.hint}
                for each in error.problems
            ],
        },
    }


def _reason(catalogue: Catalogue, reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "level": reason.level.id,
        "because": reason.because,
        "basis": reason.basis.value,
        "cite": _cite(catalogue, reason.cite),
    }


def _cite(catalogue: Catalogue, citations: Iterable[Citation]) -> list[dict[str, Any]]:
    return [
        {
            "source": each.source,
            "title": catalogue.sources[each.source].title,
            "publisher": catalogue.sources[each.source].publisher,
            "at": each.at or None,
            "web": catalogue.sources[each.source].web or None,
            "read": catalogue.sources[each.source].read.value,
        }
        for each in citations
    ]
