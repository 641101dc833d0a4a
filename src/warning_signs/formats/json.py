"""
Results and errors as one JSON document each; the documents are a contract with scripts.

It prints nothing.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warning_signs.core.catalogue import LocalCatalogue
from warning_signs.formats.summary_json import summary_keys
from warning_signs.version import FORMAT, __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warning_signs.core.answers import Answer
    from warning_signs.core.catalogue import Catalogue, Contact, Sign
    from warning_signs.core.errors import WarningSignsError
    from warning_signs.core.outcome import Outcome, Reason
    from warning_signs.core.types import Citation


def result_document(catalogue: Catalogue, outcome: Outcome) -> dict[str, Any]:
    """
    Return a result as a plain document.

    Args:
        catalogue: The content it was made from.
        outcome: What to tell.
    """
    answers, guidance = outcome.answers, outcome.guidance
    return {
        **_head(catalogue),
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
                "contacts": [given.id for given in each.contacts],
                "cite": _cite(catalogue, each.step.cite),
            }
            for each in guidance.steps
        ],
        "avoid": [
            {"id": each.id, "text": each.text, "cite": _cite(catalogue, each.cite)}
            for each in guidance.avoid
        ],
        "contacts": [contact(each) for each in guidance.contacts],
        **summary_keys(catalogue, outcome),
        "limits": catalogue.words.limits,
    }


def result_text(catalogue: Catalogue, outcome: Outcome) -> str:
    """Return a result as JSON text."""
    return as_json(result_document(catalogue, outcome))


def brief_json(catalogue: Catalogue, outcome: Outcome) -> str:
    """
    Return a result as JSON text of ids and numbers alone: ``result_document`` without its words.

    An id is small letters, digits and _, so it needs no escaping. Written out like this it costs
    a fraction of what a document costs to build and encode, and streams are made of these.

    Args:
        catalogue: The content it was made from.
        outcome: What to tell.
    """
    answers, guidance = outcome.answers, outcome.guidance
    level, score = outcome.level, outcome.score
    reasons = ",".join(
        [f'{{"rule":"{each.rule}","level":"{each.level.id}"}}' for each in outcome.reasons]
    )
    signs = ",".join(
        [_brief_sign(each.sign.id, each.answer, each.points) for each in outcome.signs]
    )
    area = f'"{answers.area}"' if answers.area else "null"
    return (
        f'{_beginning(catalogue)},"role":"{answers.role}","area":{area},"age":"{answers.age}",'
        f'"level":{{"id":"{level.id}","rank":{level.rank}}},"reasons":[{reasons}],'
        f'"score":{{"points":{score.points},"possible":{score.possible},'
        f'"maximum":{score.maximum}}},"signs":[{signs}],"unknown":{_ids(outcome.unknown)},'
        f'"steps":{_ids([each.step.id for each in guidance.steps])},'
        f'"avoid":{_ids([each.id for each in guidance.avoid])},'
        f'"contacts":{_ids([each.id for each in guidance.contacts])}}}'
    )


@lru_cache(maxsize=1024)
def _brief_sign(name: str, answer: Answer, points: int) -> str:
    """Return what a sign added as JSON text; a stream repeats the same few."""
    return f'{{"id":"{name}","answer":"{answer}","points":{points}}}'


@lru_cache(maxsize=8)
def _beginning(catalogue: Catalogue) -> str:
    """Return what every result begins with, as JSON text still open at its end."""
    return as_json(_head(catalogue))[:-1]


def _head(catalogue: Catalogue) -> dict[str, Any]:
    local = (
        {"local": {"name": catalogue.local.name, "dated": catalogue.local.dated}}
        if isinstance(catalogue, LocalCatalogue)
        else {}
    )
    return {
        "format": FORMAT,
        "tool": {"name": "warning-signs", "version": __version__},
        "content": {"edition": catalogue.edition, "reviewed": catalogue.reviewed},
        **local,
    }


def _ids(ids: Sequence[str]) -> str:
    return '["' + '","'.join(ids) + '"]' if ids else "[]"


def as_json(document: Any) -> str:
    """Return a document as JSON text on one line."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def contact(each: Contact) -> dict[str, Any]:
    """Return a contact as results carry it."""
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
    """Return a contact with everything the directory knows of it."""
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
    """Return everything about a sign."""
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


def failure(error: WarningSignsError, line: int | None = None) -> dict[str, Any]:
    """
    Return an error as the envelope that stands in the place of a result.

    Args:
        error: What went wrong.
        line: The line of a stream it went wrong in.
    """
    return {
        "format": FORMAT,
        **({} if line is None else {"line": line}),
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
