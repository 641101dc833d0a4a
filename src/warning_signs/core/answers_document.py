"""
From a plain document to answers, or to everything that is wrong with it.

An error here gives the place and never the value: the value may be an answer about a child. Ids
and answers are taken as people and forms write them, and come out as the catalogue does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from warning_signs.core.answers import Answer, Answers
from warning_signs.core.asking import choices
from warning_signs.core.errors import AnswersUnusableError, Path, Problem, is_identifier, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from warning_signs.core.catalogue import Catalogue, Circumstance, Sign

KEYS = ("role", "area", "age", "signs", "circumstances")
_GAPS = re.compile(r"[\s_\-\u2010-\u2015]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u0060\u00b4\u02bc\u2018\u2019\u2032\uff07"))
_BOOLEANS = frozenset({"true", "false", "on", "off"})


def read_answers(catalogue: Catalogue, plain: Any, name: str = "") -> Answers:
    """
    Read an answers document.

    Args:
        catalogue: The instrument, which knows every id.
        plain: The document as text, lists and mappings.
        name: Where it came from, for errors.

    Raises:
        AnswersUnusableError: With every problem found, each at its place.
    """
    intake = _Intake()
    if not isinstance(plain, dict):
        intake.note((), "must be a mapping", 'begin with {"role": …, "signs": {…}}')
        raise AnswersUnusableError(intake.problems, name)
    intake.known_keys(plain, KEYS)
    if "role" not in plain:
        intake.note((), "has no role", f'add "role": one of {", ".join(catalogue.roles)}')
    answers = Answers(
        role=intake.one_of(plain, "role", catalogue.roles),
        area=intake.one_of(plain, "area", selectable_areas(catalogue)),
        age=intake.one_of(plain, "age", catalogue.ages) or "unknown",
        signs=intake.said(catalogue, plain, "signs"),
        circumstances=intake.said(catalogue, plain, "circumstances"),
    )
    if intake.problems:
        raise AnswersUnusableError(intake.problems, name)
    return answers


@lru_cache(maxsize=8)
def selectable_areas(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the areas a child can live in: not the one that only holds the others."""
    return tuple(area.id for area in catalogue.areas.values() if area.within)


def simplified(text: str) -> str:
    """Return a text as ids are written: small, with _ in every gap and no apostrophe."""
    return _GAPS.sub("_", text.translate(_APOSTROPHES).strip().casefold())


@lru_cache(maxsize=16)
def taken(catalogue: Catalogue, key: str) -> dict[str, dict[str, Answer]]:
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


@lru_cache(maxsize=16)
def _formerly(catalogue: Catalogue) -> dict[str, str]:
    """Return the hint for each id of an earlier edition that has become several."""
    found: dict[str, list[str]] = {}
    for each in catalogue.circumstances.values():
        if each.formerly:
            found.setdefault(each.formerly, []).append(each.id)
    return {name: f"this is now asked as {' and '.join(ids)}" for name, ids in found.items()}


class _Intake:
    """Collects the problems of one answers document."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, at: Path, problem: str, hint: str) -> None:
        self.problems.append(Problem("answers_unusable", at, problem, hint))

    def known_keys(self, found: Iterable[Any], known: Collection[str]) -> None:
        for key in found:
            if key not in known:
                self.unknown_key(key, (), suggestion(str(key), known))

    def unknown_key(self, key: Any, at: Path, hint: str) -> None:
        echoed = isinstance(key, str) and is_identifier(key)
        self.note((*at, key if echoed else "?"), "unknown key", hint)

    def one_of(self, plain: Mapping[str, Any], key: str, known: Collection[str]) -> str:
        value = plain.get(key)
        if value is None or value in ("null", ""):
            if key == "role" and key in plain:
                self.note((key,), "is empty", f"use one of: {', '.join(known)}")
            return ""
        name = simplified(value) if isinstance(value, str) else ""
        if name not in known:
            self.note((key,), "unusable value", f"use one of: {', '.join(known)}")
            return ""
        return name

    def said(self, catalogue: Catalogue, plain: Mapping[str, Any], key: str) -> dict[str, Answer]:
        found = plain.get(key)
        if found is None or found in ("null", ""):
            return {}
        if not isinstance(found, dict):
            self.note((key,), "must be a mapping", 'write {"id": "answer"}')
            return {}
        answers = taken(catalogue, key)
        try:
            return {name: answers[name][value] for name, value in found.items()}
        except (KeyError, TypeError):
            return self.said_in_other_words(catalogue, found, key)

    def said_in_other_words(
        self, catalogue: Catalogue, found: Mapping[Any, Any], key: str
    ) -> dict[str, Answer]:
        worded, said, met = _worded(catalogue, key), {}, set()
        for written, value in found.items():
            name = simplified(written) if isinstance(written, str) else ""
            if name not in worded:
                moved = _formerly(catalogue).get(name, "") if key == "circumstances" else ""
                hint = moved or suggestion(str(written), worded)
                self.unknown_key(name if moved else written, (key,), hint)
            elif name in met:
                self.note((key, name), "is there twice", "keep one of them")
            else:
                met.add(name)
                answer = worded[name].get(simplified(value)) if isinstance(value, str) else None
                if answer is None:
                    self.refuse(value, (key, name), taken(catalogue, key)[name], catalogue)
                else:
                    said[name] = answer
        return said

    def refuse(
        self, value: Any, at: tuple[str, str], offered: Iterable[str], catalogue: Catalogue
    ) -> None:
        if isinstance(value, bool) or (isinstance(value, str) and value.lower() in _BOOLEANS):
            self.note(at, "unusable value", 'write "yes" or "no" as text')
        else:
            besides = _explained_for(catalogue, at[1])
            self.note(at, "unusable value", f"use one of: {', '.join(offered)}{besides}")
