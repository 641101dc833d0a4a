"""
From what was filled in to answers, or to everything that is wrong with it.

What no question of ours is about is refused all at once, by its name if that looks like an id and
by its place if not: a name may be somebody's words, and a value always is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from warning_signs.core.answers_document import read_answers
from warning_signs.core.asking import askable
from warning_signs.core.errors import AnswersUnusableError, Problem
from warning_signs.core.names import simplified
from warning_signs.core.records import replace
from warning_signs.core.shown import is_identifier
from warning_signs.core.wrong_words import formerly, now_asked_as
from warning_signs.exports.formulas import ROLE, RULES
from warning_signs.exports.responses.names import ABOUT, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue

MOST_NAMES = 2_000
"""A form of ours has a few hundred; each of these is compared with every id."""

MOST_TOLD = 20
"""As many names as an error lists; a document may hold thousands."""

problem = AnswersUnusableError.problem

_LEAVE_OUT = "take them out, or use --ignore-columns"
_NAME_THEM = "name each by its id or its published wording"


@dataclass(frozen=True, slots=True)
class Filled:
    """
    One form as it was filled in.

    Attributes:
        said: Each name with what stands under it, in the order they were met.
        role: Who the form is for, where it says so and does not ask.
        ours: Whether it says that it is a form of ours, which asks each role its own questions; so
            does one that holds which of our rules held.
    """

    said: Sequence[tuple[str, Any]]
    role: str = ""
    ours: bool = False


@dataclass(slots=True)
class Intake:
    """
    Reads filled-in forms one after another.

    Attributes:
        names: What knows every name.
        role: Who answered, for forms that do not say.
        ignore: Whether what no question is about is passed over.
        passed_over: What was passed over so far, as errors would name it; not without end.
    """

    names: Names
    role: str = ""
    ignore: bool = False
    passed_over: dict[str, None] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The instrument."""
        return self.names.catalogue

    def answers(self, filled: Filled) -> Answers:
        """
        Return the answers of one form.

        Raises:
            AnswersUnusableError: With every problem in it.
        """
        require_few_names(len(filled.said))
        problems: list[Problem] = []
        unknown: list[str] = []
        found: dict[str, Any] = {}
        met: set[str] = set()
        for written, value in filled.said:
            name = self.names.find(written)
            met.add(name)
            if name in found:
                problems.append(problem((name,), "is there twice", "keep one of them"))
            elif name:
                if not _is_empty(value):
                    found[name] = value
            elif not self.names.is_worked_out(written):
                called = written if is_identifier(written) else "?"
                if near := self.nearly_ours(written, called):
                    problems.append(near)
                else:
                    unknown.append(called)
        answers = self.checked(found, filled.role, [*problems, *self.unknown(unknown, met)])
        ours = filled.ours or any(written == RULES for written, _ in filled.said)
        return self._as_asked(answers) if ours else answers

    def _as_asked(self, answers: Answers) -> Answers:
        """Pass over what this role is not asked: a system keeps it when who answers is changed."""
        every = askable(self.catalogue).items()
        asked = {name for name, each in every if answers.role in each.questions}
        given = [*answers.signs, *answers.circumstances]
        self.passed_over |= dict.fromkeys(name for name in given if name not in asked)
        return replace(
            answers,
            signs={name: each for name, each in answers.signs.items() if name in asked},
            circumstances={
                name: each for name, each in answers.circumstances.items() if name in asked
            },
        )

    def checked(self, found: dict[str, Any], role: str, problems: list[Problem]) -> Answers:
        """
        Return answers by the ids they belong to.

        Raises:
            AnswersUnusableError: With these problems and every other.
        """
        document = self._document(found)
        if not document.get(ROLE):
            document[ROLE] = role or self.role
        if not document[ROLE]:
            roles = ", ".join(self.catalogue.roles)
            hint = f"add --role with one of {roles}"
            problems.append(problem((), "does not say who answered", hint))
            document[ROLE] = next(iter(self.catalogue.roles))
        try:
            answers = read_answers(self.catalogue, document)
        except AnswersUnusableError as error:
            raise AnswersUnusableError([*problems, *error.problems]) from None
        if problems:
            raise AnswersUnusableError(problems)
        return answers

    def _document(self, found: dict[str, Any]) -> dict[str, Any]:
        document: dict[str, Any] = {"signs": {}, "circumstances": {}}
        for name, value in found.items():
            if name in ABOUT:
                said = self.names.value(name, value) if isinstance(value, str) else value
                document[name] = said
            else:
                table = "signs" if self.names.is_sign(name) else "circumstances"
                document[table][name] = value
        return document

    def nearly_ours(self, written: str, called: str) -> Problem | None:
        """
        Return what is wrong with a name that is nearly one of ours, or was one; None for others.

        Args:
            written: The name.
            called: How an error names it.
        """
        if former := formerly(self.catalogue, simplified(written)):
            return problem((called,), "is not one of our names", now_asked_as(former))
        if near := self.names.near(written):
            return problem((called,), "is not one of our names", f"did you mean '{near}'?")
        return None

    def unknown(self, names: Sequence[str], met: Iterable[str]) -> Iterator[Problem]:
        """
        Refuse all names together that no question is about, or pass them over.

        Args:
            names: The names, as they are called.
            met: The ids that stand beside them. Without one of a sign or a circumstance this is
                somebody else's form, and nothing it says would count.
        """
        if not names:
            return
        if not {*met} - {"", *ABOUT}:
            yield problem((), "holds no sign and no circumstance", _NAME_THEM)
        if self.ignore:
            for name in names:  # A stream can hold others in each of its documents.
                if len(self.passed_over) <= MOST_TOLD:
                    self.passed_over[name] = None
            return
        yield problem((), f"holds what is not asked: {listed(names)}", _LEAVE_OUT)


def require_few_names(count: int) -> None:
    """
    Go no further with more names than a form can have.

    Raises:
        AnswersUnusableError: Where there are more.
    """
    if count > MOST_NAMES:
        hint = f"keep it under {MOST_NAMES:,}"
        raise AnswersUnusableError.of((), "holds too many names", hint)


def listed(names: Iterable[str]) -> str:
    """Return names as an error lists them: each once, and not without end."""
    once = list(dict.fromkeys(names))
    more = len(once) - MOST_TOLD
    return ", ".join(once[:MOST_TOLD]) + (f" and {more} more" if more > 0 else "")


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
