"""
Published cases: what public text says of a child, as answers, and the level it should reach.

A file of cases is YAML, a list or under ``cases``, or JSON Lines. Answers in it are those of a
published text, and yet no error repeats one: a file of other cases may be given too.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import read_document, read_json_line
from warning_signs.content.limits import CONTENT, UnreadableError
from warning_signs.core.answers_document import read_answers
from warning_signs.core.errors import AnswersUnusableError, Path, Problem
from warning_signs.core.names import simplified
from warning_signs.core.records import dataclass
from warning_signs.core.shown import suggestion
from warning_signs.evaluation.counting import Publication

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue

KEYS = ("id", "said", "document", "expected", "source")
LIMITS = ("at_least", "at_most")
_SOURCE = ("title", "web", "publisher")


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """
    One published case, as one person could see it.

    Attributes:
        answers: What that person could answer, by what the text says.
        at_least: The level it should reach; empty for a control.
        at_most: The level it should not pass; empty where there is none.
    """

    id: str
    answers: Answers
    at_least: str
    at_most: str
    source: Publication


def read_cases(catalogue: Catalogue, data: bytes) -> tuple[PublishedCase, ...]:
    """
    Read a file of cases.

    Raises:
        AnswersUnusableError: With every problem in it, each at its case.
    """
    try:
        found = list(_documents(data))
    except UnreadableError as error:
        problem = error.problem
        if problem.code == "second_document":
            problem = problem.but(hint="give one list of cases, or a case in JSON on each line")
        raise AnswersUnusableError([problem]) from None
    reader = _Reader(catalogue)
    cases = [reader.case(plain, number) for number, plain in enumerate(found, 1)]
    if not found:
        reader.note((), "holds no case", "give a list of cases, or a case on each line")
    if reader.problems:
        raise AnswersUnusableError(reader.problems)
    return tuple(each for each in cases if each is not None)


def _documents(data: bytes) -> Iterator[Any]:
    """Yield the cases as they were written: one on each line, or all in one document."""
    lines = data.removeprefix(BOM_UTF8).split(b"\n")
    first = next((line.strip() for line in lines if line.strip()), b"")
    if first.startswith(b"{") and first.endswith(b"}"):
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield from _cases_in(_on_line(number, line))
    else:
        yield from _cases_in(read_document(data, CONTENT).plain)


def _cases_in(plain: Any) -> list[Any]:
    match plain:
        case [*cases] | {"cases": [*cases]}:
            return cases
    return [plain]


def _on_line(number: int, line: bytes) -> Any:
    try:
        return read_json_line(line, CONTENT)
    except UnreadableError as error:
        raise UnreadableError(error.problem.but(line=number)) from None


class _Reader:
    """Reads cases, and remembers what is wrong with them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ids: set[str] = set()
        self.problems: list[Problem] = []

    def note(self, at: Path, problem: str, hint: str) -> None:
        self.problems.append(AnswersUnusableError.problem(at, problem, hint))

    def case(self, plain: Any, number: int) -> PublishedCase | None:
        at: Path = (f"case {number}",)
        before = len(self.problems)
        if not isinstance(plain, dict):
            self.note(at, "must be a mapping", "give it an id, a document, expected and a source")
            return None
        self._known(plain, KEYS, at)
        name = self._id(plain, at)
        answers = self._answers(plain.get("document"), (*at, "document"))
        limits = self._limits(plain, at)
        source = self._source(plain, at)
        if answers is None or source is None or len(self.problems) > before:
            return None
        return PublishedCase(name, answers, limits["at_least"], limits["at_most"], source)

    def _id(self, plain: Mapping[str, Any], at: Path) -> str:
        name = plain.get("id")
        if not isinstance(name, str) or not name:
            self.note((*at, "id"), "is missing", "give each case an id of its own")
            return ""
        if name in self._ids:
            self.note((*at, "id"), "is there twice", "give each case an id of its own")
        self._ids.add(name)
        return name

    def _limits(self, plain: Mapping[str, Any], at: Path) -> dict[str, str]:
        expected = self._mapping(plain, "expected", LIMITS, at)
        if expected is None:
            return {}
        at = (*at, "expected")
        if not expected.keys() & LIMITS:
            self.note(at, "names no level", "say at_least for a case, at_most for a control")
        return {key: self._level(expected, key, at) for key in LIMITS}

    def _answers(self, plain: Any, at: Path) -> Answers | None:
        try:
            return read_answers(self._catalogue, plain)
        except AnswersUnusableError as error:
            self.problems += [each.but(at=(*at, *each.at)) for each in error.problems]
            return None

    def _mapping(
        self, plain: Mapping[str, Any], key: str, known: tuple[str, ...], at: Path
    ) -> Mapping[str, Any] | None:
        found = plain.get(key)
        if not isinstance(found, dict):
            self.note((*at, key), "is missing", f"use {' and '.join(known[:2])}")
            return None
        self._known(found, known, (*at, key))
        return found

    def _known(self, found: Mapping[str, Any], known: tuple[str, ...], at: Path) -> None:
        for key in found:
            if key not in known:
                self.note(at, "holds a key that has no meaning here", suggestion(str(key), known))

    def _level(self, expected: Mapping[str, Any], key: str, at: Path) -> str:
        written = expected.get(key, "")
        level = simplified(written) if isinstance(written, str) else None
        if level in {"", *self._catalogue.levels}:
            return level
        hint = f"use one of: {', '.join(self._catalogue.levels)}"
        self.note((*at, key), "is no level", hint)
        return ""

    def _source(self, plain: Mapping[str, Any], at: Path) -> Publication | None:
        found = self._mapping(plain, "source", _SOURCE, at)
        if found is None:
            return None
        texts = {key: value for key, value in found.items() if isinstance(value, str)}
        if not texts.get("title") or not texts.get("web"):
            self.note((*at, "source"), "lacks a title or an address", "use title and web")
            return None
        return Publication(texts["title"], texts["web"], texts.get("publisher", ""))
