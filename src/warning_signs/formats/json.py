"""
Results and errors as one JSON document each; the documents are a contract with scripts.

It prints nothing.
"""

from __future__ import annotations

import json
from functools import lru_cache

from warning_signs.core.instrument import BY_POINTS
from warning_signs.pages.summary_words import Told, Wording
from warning_signs.version import FORMAT, __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue, Contact, Level, Rule, Sign
    from warning_signs.core.errors import Problem, WarningSignsError
    from warning_signs.core.instrument import ScoredSign, Setting, WithContacts
    from warning_signs.core.outcome import Outcome
    from warning_signs.core.scoring import Scored
    from warning_signs.core.types import Citation

_TOOL = {"name": "warning-signs", "version": __version__}


def result_pieces(catalogue: Catalogue) -> dict[str, Any]:
    """
    Return all that results are made of, encoded once: JSON text by the id it belongs to.

    Args:
        catalogue: The content. Nothing else of it is needed to write a result.
    """
    from warning_signs.pages.summary import summary_contact, summary_pieces

    return {
        "content": as_json(_content(catalogue))[1:-1],
        "levels": {
            each.id: as_json({"id": each.id, "label": each.label, "rank": each.rank})
            for each in catalogue.levels.values()
        },
        "reasons": {
            each.id: as_json(_reason(catalogue, each.id, each, each.level))
            for each in catalogue.rules.values()
        },
        "by_points": {
            each.id: as_json(_reason(catalogue, BY_POINTS, each, each.id))
            for each in catalogue.levels.values()
        },
        "signs": {
            each.id: _around(
                {
                    "id": each.id,
                    "label": each.label,
                    "answer": _HERE,
                    "strength": each.weight.strength,
                }
            )
            for each in catalogue.signs.values()
        },
        "steps": {
            each.id: _around(
                {
                    "id": each.id,
                    "when": each.time.value,
                    "text": each.text,
                    "why": each.why,
                    "contacts": _HERE,
                    "cite": _cite(catalogue, each.cite),
                }
            )
            for each in catalogue.steps.values()
        },
        "avoid": {
            each.id: as_json(
                {"id": each.id, "text": each.text, "cite": _cite(catalogue, each.cite)}
            )
            for each in catalogue.avoid.values()
        },
        "contacts": {each.id: as_json(contact(each)) for each in catalogue.contacts.values()},
        "summary": _escaped(summary_pieces(catalogue)),
        "summary_contacts": {
            each.id: as_json(summary_contact(catalogue, each))
            for each in catalogue.contacts.values()
        },
        "limits": as_json(catalogue.words.limits),
    }


class ResultWriter:
    """
    Writes results as JSON text, from pieces that were encoded before.

    An id is small letters, digits and _, so it needs no escaping. What is put together of pieces
    is kept as well; it is no more than there are signs with their answers and steps with their
    contacts.

    Args:
        pieces: What ``result_pieces`` gives, or what JSON keeps of that.
    """

    def __init__(self, pieces: Mapping[str, Any]) -> None:
        self._pieces = pieces
        self._head = f"{as_json({'format': FORMAT, 'tool': _TOOL})[:-1]},{pieces['content']}"
        self._wording = Wording(pieces["summary"])
        self._heads: dict[Setting, str] = {}
        self._brief_signs: dict[ScoredSign, str] = {}
        self._signs: dict[ScoredSign, str] = {}
        self._steps: dict[WithContacts, str] = {}

    def full(self, found: Assessment) -> str:
        """Return a result with all its words."""
        pieces, scored, guidance = self._pieces, found.scored, found.guidance
        level = found.here.instrument.levels[scored.rank]
        reasons = [
            pieces["by_points"][level] if each == BY_POINTS else pieces["reasons"][each]
            for each in scored.reasons
        ]
        signs = [self._signs.get(each) or self._sign(each) for each in scored.signs]
        steps = [self._steps.get(each) or self._step(each) for each in guidance.steps]
        avoid, contacts = pieces["avoid"], pieces["contacts"]
        return (
            f'{self._about(found.here)},"level":{pieces["levels"][level]},'
            f'"reasons":[{",".join(reasons)}],{_score(scored)},"signs":[{",".join(signs)}],'
            f'"unknown":{_texts(scored.unknown)},"steps":[{",".join(steps)}],'
            f'"avoid":[{",".join([avoid[each] for each in guidance.avoid])}],'
            f'"contacts":[{",".join([contacts[each] for each in guidance.contacts])}],'
            f'{self._summary(found)},"would_change":[{_changes(found)}],"limits":{pieces["limits"]}}}'
        )

    def brief(self, found: Assessment) -> str:
        """Return a result of ids and numbers alone."""
        scored, guidance, instrument = found.scored, found.guidance, found.here.instrument
        level = instrument.levels[scored.rank]
        ranks, levels = instrument.rule_ranks, instrument.levels
        reasons = ",".join(
            [
                f'{{"rule":"{each}","level":"{levels[ranks.get(each, scored.rank)]}"}}'
                for each in scored.reasons
            ]
        )
        signs = [self._brief_signs.get(each) or self._brief_sign(each) for each in scored.signs]
        return (
            f'{self._about(found.here)},"level":{{"id":"{level}","rank":{scored.rank}}},'
            f'"reasons":[{reasons}],{_score(scored)},"signs":[{",".join(signs)}],'
            f'"unknown":{_texts(scored.unknown)},'
            f'"steps":{_texts([step for step, _ in guidance.steps])},'
            f'"avoid":{_texts(guidance.avoid)},"contacts":{_texts(guidance.contacts)},'
            f'"would_change":[{_changes(found)}]}}'
        )

    def _about(self, here: Setting) -> str:
        """Return how every result of a setting begins."""
        found = self._heads.get(here)
        if found is None:
            area = f'"{here.area}"' if here.area else "null"
            found = f'{self._head},"role":"{here.role}","area":{area},"age":"{here.age}"'
            self._heads[here] = found
        return found

    def _summary(self, found: Assessment) -> str:
        """Return the first page, the call and the record; all their words are escaped."""
        told, contacts = Told(self._wording, found), self._pieces["summary_contacts"]
        first = [
            f'{{"text":"{each.whole}",'
            f'"contacts":[{",".join([contacts[one] for one in each.contacts])}]}}'
            for each in told.first
        ]
        then = f'"{told.next[0]}"' if told.next else "null"
        return (
            f'"summary":{{"head":{_texts(told.head)},"first":[{",".join(first)}],'
            f'"say":{_texts(told.say)},"avoid":{_texts(told.avoid)},"next":{then}}},'
            f'"say":{_texts(told.call)},"next":{_texts(told.next)},"record":{_texts(told.record)}'
        )

    def _sign(self, scored: ScoredSign) -> str:
        sign, answer, points = scored
        before, after = self._pieces["signs"][sign]
        self._signs[scored] = made = f'{before}"{answer}"{after[:-1]},"points":{points}}}'
        return made

    def _brief_sign(self, scored: ScoredSign) -> str:
        sign, answer, points = scored
        made = f'{{"id":"{sign}","answer":"{answer}","points":{points}}}'
        self._brief_signs[scored] = made
        return made

    def _step(self, each: WithContacts) -> str:
        step, names = each
        before, after = self._pieces["steps"][step]
        self._steps[each] = made = f"{before}{_texts(names)}{after}"
        return made


@lru_cache(maxsize=8)
def writer_of(catalogue: Catalogue) -> ResultWriter:
    """Return what writes the results of some content, encoded once."""
    return ResultWriter(result_pieces(catalogue))


def result_document(catalogue: Catalogue, outcome: Outcome) -> dict[str, Any]:
    """
    Return a result as a plain document.

    Args:
        catalogue: The content it was made from.
        outcome: What to tell.
    """
    result: dict[str, Any] = json.loads(writer_of(catalogue).full(outcome.found))
    return result


_HERE = "\0"
"""Marks the place of what differs from case to case; no text of content holds it."""


def _around(document: Mapping[str, Any]) -> list[str]:
    """Return the JSON text before and after what differs from case to case."""
    return as_json(document).split(as_json(_HERE))


def _content(catalogue: Catalogue) -> dict[str, Any]:
    content = {"content": {"edition": catalogue.edition, "reviewed": catalogue.reviewed}}
    return {**content, **local_overlay(catalogue)}


def local_overlay(catalogue: Catalogue) -> dict[str, Any]:
    """Return that an overlay is in force, whose, and what named it; nothing where none is."""
    from warning_signs.core.local import LocalCatalogue
    from warning_signs.pages.local import local_words

    if not isinstance(catalogue, LocalCatalogue):
        return {}
    local = catalogue.local
    return {
        "local": {
            "name": local.name,
            "dated": local.dated,
            "variable": local.variable or None,
            "words": local_words(catalogue),
        }
    }


def _score(scored: Scored) -> str:
    return (
        f'"score":{{"points":{scored.points},"possible":{scored.possible},'
        f'"maximum":{scored.maximum}}}'
    )


def _changes(found: Assessment) -> str:
    return ",".join([f'{{"id":"{name}","to":"{level}"}}' for name, level in found.would_change])


def _texts(texts: Sequence[str]) -> str:
    """Return a list of ids, or of texts that are escaped."""
    return '["' + '","'.join(texts) + '"]' if texts else "[]"


def _escaped(words: Any) -> Any:
    """Return words as they stand between quotes in JSON; keys are ids."""
    if isinstance(words, str):
        return as_json(words)[1:-1]
    if isinstance(words, dict):
        return {key: _escaped(each) for key, each in words.items()}
    return [_escaped(each) for each in words]


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
            "problems": [_problem(each, line is not None) for each in error.problems],
        },
    }


def _problem(each: Problem, in_a_stream: bool) -> dict[str, Any]:
    """Return a problem with its place in the text; in a stream the line is the document's own."""
    place = {"line": each.line, "column": each.column} if each.line else {}
    if in_a_stream:
        place.pop("line", None)
    return {"at": each.place, **place, "problem": each.problem, "hint": each.hint}


def _reason(catalogue: Catalogue, rule: str, why: Rule | Level, level: str) -> dict[str, Any]:
    return {
        "rule": rule,
        "level": level,
        "because": why.because,
        "basis": why.basis.value,
        "cite": _cite(catalogue, why.cite),
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
