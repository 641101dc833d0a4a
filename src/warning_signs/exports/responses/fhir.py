"""A FHIR QuestionnaireResponse (R4): items within items, answers by the link of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.core.errors import AnswersUnusableError
from warning_signs.exports.fhir import NAMED
from warning_signs.exports.responses.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = f"{NAMED}:questionnaire:warning-signs"
_TAKEN_BACK = "entered-in-error"


def from_fhir(plain: Any) -> Filled | None:
    """
    Return a response as it was filled in, or None where this is none.

    Raises:
        AnswersUnusableError: Where whoever keeps it has taken it back.
    """
    if not isinstance(plain, dict) or plain.get("resourceType") != "QuestionnaireResponse":
        return None
    if plain.get("status") == _TAKEN_BACK:
        raise AnswersUnusableError.of(("status",), f"is marked as {_TAKEN_BACK}", "leave it out")
    form = str(plain.get("questionnaire", "")).partition("|")[0]
    ours = form.startswith(_FORM)
    role = form.removeprefix(_FORM).removeprefix("-") if ours else ""
    return Filled(list(_said(plain.get("item"))), role, ours)


def _said(items: Any) -> Iterator[tuple[str, Any]]:
    """Walk the items; a group has items of its own, and so may an answer."""
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, dict):
            continue
        link, answers = item.get("linkId"), item.get("answer")
        given = answers if isinstance(answers, list) else [answers]
        for answer in given:
            if isinstance(answer, dict):
                value = _value(answer)
                if value is not None:
                    yield (link if isinstance(link, str) else "?", value)
                yield from _said(answer.get("item"))
        yield from _said(item.get("item"))


def _value(answer: dict[str, Any]) -> Any:
    """Return what was said: the code of a choice, or a value of any other kind."""
    value = next((each for key, each in answer.items() if key.startswith("value")), None)
    return value.get("code", "?") if isinstance(value, dict) else value
