"""
From a plain document to answers, or to everything that is wrong with it.

An error here gives the place and never the value: the value may be an answer about a child. Ids
and answers are taken as people and forms write them, and come out as the catalogue does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warning_signs.core.answers import Answer, Answers
from warning_signs.core.asking import choices
from warning_signs.core.errors import AnswersUnusableError, Problem
from warning_signs.core.names import named, near_miss, simplified, use_one_of
from warning_signs.core.wrong_words import KEYS, no_document, other_kind, shown_key, unknown_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from warning_signs.core.catalogue import Catalogue, Circumstance, Sign
    from warning_signs.core.errors import Path

    Places: TypeAlias = Mapping[Path, tuple[int, int]]
    """The line and column of each path in a document."""

MOST_PROBLEMS = 40
"""More than a document has places to be wrong in; of what goes on, the rest is counted."""

_NOTHING = frozenset({"", "null", "~"})
"""What is said where nothing is said: YAML has three ways, and all of them come as text."""

_TABLES = {"role": "roles", "area": "areas", "age": "ages"}
_BOOLEANS = frozenset({"true", "false", "on", "off"})


def read_answers(catalogue: Catalogue, plain: Any, places: Places | None = None) -> Answers:
    """
    Read an answers document.

    Args:
        catalogue: The instrument, which knows every id.
        plain: The document as text, lists and mappings.
        places: Where each part of it stands in the text.

    Raises:
        AnswersUnusableError: With every problem found, each at its place.
    """
    intake = _Intake(catalogue, places or {})
    kind = other_kind(catalogue, plain) if isinstance(plain, dict) else no_document(plain)
    if kind:
        intake.note((), *kind)
        raise AnswersUnusableError(intake.problems)
    for key in plain:
        if key not in KEYS:
            intake.unknown_key(key, "")
    if "role" not in plain:
        intake.note((), "has no role", f'add "role": one of {", ".join(catalogue.roles)}')
    answers = Answers(
        role=intake.one_of(plain, "role"),
        area=intake.one_of(plain, "area"),
        age=intake.one_of(plain, "age") or "unknown",
        signs=intake.said(plain, "signs"),
        circumstances=intake.said(plain, "circumstances"),
    )
    if intake.problems:
        raise AnswersUnusableError(_bounded(intake.problems))
    return answers


def _bounded(problems: list[Problem]) -> list[Problem]:
    """Return the problems, no more than a reader of lines can be given."""
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    more = AnswersUnusableError.problem((), f"has {rest} more problems", "mend these first")
    return [*problems[:MOST_PROBLEMS], more]


@lru_cache(maxsize=16)
def accepted_answers(catalogue: Catalogue, key: str) -> dict[str, dict[str, Answer]]:
    """Return the answers by the id that gives them, for each sign or each circumstance."""
    asked: Mapping[str, Sign | Circumstance] = getattr(catalogue, key)
    return {
        name: {choice.id.value: choice.id for choice in choices(catalogue, each)}
        for name, each in asked.items()
    }


@lru_cache(maxsize=16)
def _worded(catalogue: Catalogue, key: str) -> dict[str, dict[str, Answer]]:
    """Return the same by every text that gives them: ids, the words of the walk, and others."""
    asked: Mapping[str, Sign | Circumstance] = getattr(catalogue, key)
    return {
        name: {
            simplified(text): choice.id
            for choice in choices(catalogue, each)
            for text in (choice.id, choice.sign, choice.circumstance, *choice.also)
            if text
        }
        for name, each in asked.items()
    }


def _explained_for(catalogue: Catalogue, name: str) -> str:
    """Return which signs take a confirmed reason, where this is a sign that does not."""
    sign = catalogue.signs.get(name)
    if sign is None or sign.explained:
        return ""
    names = ", ".join(each.id for each in catalogue.signs.values() if each.explained)
    return f" ({Answer.EXPLAINED} is for {names} alone)" if names else ""


class _Intake:
    """Collects the problems of one answers document."""

    def __init__(self, catalogue: Catalogue, places: Places) -> None:
        self.problems: list[Problem] = []
        self._catalogue = catalogue
        self._places = places

    def note(self, at: Path, problem: str, hint: str, shown: Path | None = None) -> None:
        """Note a problem; where a key may not be shown, its place is told all the same."""
        line, column = self._places.get(at, (0, 0)) if at else (0, 0)
        shown = at if shown is None else shown
        self.problems.append(AnswersUnusableError.problem(shown, problem, hint, line, column))

    def unknown_key(self, key: Any, within: str) -> None:
        around = (within,) if within else ()
        problem, hint = unknown_key(self._catalogue, key, within)
        self.note((*around, key), problem, hint, (*around, shown_key(self._catalogue, key)))

    def one_of(self, plain: Mapping[str, Any], key: str) -> str:
        value, table = plain.get(key), _TABLES[key]
        if value is None or (isinstance(value, str) and value.strip().lower() in _NOTHING):
            if key == "role" and key in plain:
                self.note((key,), "is empty", use_one_of(self._catalogue, table))
            return ""
        word = value if isinstance(value, str) else ""
        name = named(self._catalogue, table, word)
        if not name:
            near = near_miss(self._catalogue, word, table)
            self.note((key,), "unusable value", near or use_one_of(self._catalogue, table))
        return name

    def said(self, plain: Mapping[str, Any], key: str) -> dict[str, Answer]:
        found = plain.get(key)
        if found is None or (isinstance(found, str) and found.strip().lower() in _NOTHING):
            return {}
        if not isinstance(found, dict):
            self.note((key,), "must be a mapping", 'write {"id": "answer"}')
            return {}
        answers = accepted_answers(self._catalogue, key)
        try:
            return {name: answers[name][value] for name, value in found.items()}
        except (KeyError, TypeError):
            return self.said_in_other_words(found, key)

    def said_in_other_words(self, found: Mapping[Any, Any], key: str) -> dict[str, Answer]:
        worded, said, met = _worded(self._catalogue, key), {}, set()
        for written, value in found.items():
            name = simplified(written) if isinstance(written, str) else ""
            if name not in worded:
                self.unknown_key(written, key)
            elif name in met:
                self.note((key, written), "is there twice", "keep one of them", (key, name))
            else:
                met.add(name)
                answer = worded[name].get(simplified(value)) if isinstance(value, str) else None
                if answer is None:
                    self.refuse(value, (key, written), name)
                else:
                    said[name] = answer
        return said

    def refuse(self, value: Any, at: tuple[str, str], name: str) -> None:
        key, _ = at
        if isinstance(value, bool) or (isinstance(value, str) and value.lower() in _BOOLEANS):
            hint = 'write "yes" or "no" as text'
        else:
            offered = ", ".join(accepted_answers(self._catalogue, key)[name])
            hint = f"use one of: {offered}{_explained_for(self._catalogue, name)}"
        self.note(at, "unusable value", hint, (key, name))
