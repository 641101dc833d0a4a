"""
The walk as a state machine: which question comes next, and what was answered so far.

A state never changes; each move gives a new one, worked out afresh from the answers. Nothing is
printed, timed or remembered outside it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer, Answers
from warning_signs.core.asking import AGE, UNSTATED, choices, in_order, selectable_areas
from warning_signs.core.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue, Circumstance, Sign

AREA = "area"
ROLE = "role"


class Kind(StrEnum):
    """What a question is about."""

    ROLE = "role"
    AREA = "area"
    AGE = "age"
    SIGN = "sign"
    CIRCUMSTANCE = "circumstance"
    OTHER = "other"
    """Nothing of the child: where to go in a session, or what a room would do."""


@dataclass(frozen=True, slots=True)
class Option:
    """
    One answer that can be given.

    Attributes:
        key: The single key that gives it.
        value: What it stands for.
        words: What it says.
        note: What more there is to say of it.
        short: What it says where answers are listed; its words where nothing shorter is known.
    """

    key: str
    value: str
    words: str
    note: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """
    One question, as it is put to one role.

    Attributes:
        label: The published wording of a sign, or what a circumstance means; short otherwise.
        short: What it is called where answers are listed.
        title: The part of the walk it stands in.
        intro: Words said before it, if it opens that part.
        look_for: What it may look like.
        could_also_be: What else it could be.
        number: Its place among the signs, from 1; 0 where it is no sign.
    """

    id: str
    kind: Kind
    text: str
    label: str
    options: tuple[Option, ...]
    title: str = ""
    intro: str = ""
    look_for: tuple[str, ...] = ()
    could_also_be: tuple[str, ...] = ()
    number: int = 0
    short: str = ""

    def short_for(self, value: str) -> str:
        """Return an answer to it as it stands in a list."""
        found = (option.short or option.words for option in self.options if option.value == value)
        return next(found, "")

    def words_for(self, value: str) -> str:
        """Return the words of an answer to it."""
        return next((option.words for option in self.options if option.value == value), "")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a question about the child stands: the part of the walk, and its number as a sign."""

    title: str
    intro: str
    number: int


@dataclass(frozen=True, slots=True)
class Interview:
    """
    How far a walk has come.

    Attributes:
        given: What was answered, by question; answers are kept when one goes back.
        fixed: What was said before the walk began, and so is not asked.
        at: The place in the questions; past the last one is the review.
        changing: Whether the review comes next: one answer of it is being changed, or a changed
            role brought questions with it.
    """

    catalogue: Catalogue
    given: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    at: int = 0
    changing: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked in this walk, in order; little until the role is known."""
        return _asked(self.catalogue, frozenset(self.fixed), self.role)

    @property
    def role(self) -> str:
        """Who is answering, once that is known."""
        return self.fixed.get(ROLE) or self.given.get(ROLE, "")

    @property
    def area(self) -> str:
        """Where the child lives, as it was said before the walk."""
        return self.fixed.get(AREA, "")

    @property
    def question(self) -> Question | None:
        """The question that is next; None at the review."""
        questions = self.questions
        return questions[self.at] if self.at < len(questions) else None

    def answer(self, value: str) -> Interview:
        """Answer the question that is next, and go on."""
        question = self.question
        if question is None:
            return self
        given = {**self.given, question.id: value}
        if self.changing:
            return replace(self, given=given).to_review()
        return replace(self, given=given, at=self.at + 1)

    def keep(self) -> Interview:
        """Go on with the answer that was given before."""
        question = self.question
        if question is None or question.id not in self.given:
            return self
        return self.answer(self.given[question.id])

    def back(self) -> Interview:
        """Go back one question, or from a change to the review; nothing is forgotten."""
        question = self.question
        if self.changing and question is not None and question.id in self.given:
            return self.to_review()
        return replace(self, at=max(0, self.at - 1), changing=False)

    def change(self, number: int) -> Interview:
        """Go from the review to one question, counted from 1, and come back after it."""
        return replace(self, at=number - 1, changing=True)

    def answers(self) -> Answers:
        """Return what was answered; what was not asked, or is no longer asked, is left out."""
        said = {each: self.given[each.id] for each in self.questions if each.id in self.given}
        area = self.fixed.get(AREA) or self.given.get(AREA, "")
        return Answers(
            role=self.role,
            area="" if area == UNSTATED else area,
            age=self.given.get(AGE, Answer.UNKNOWN),
            signs={each.id: Answer(v) for each, v in said.items() if each.kind is Kind.SIGN},
            circumstances={
                each.id: Answer(v) for each, v in said.items() if each.kind is Kind.CIRCUMSTANCE
            },
        )

    def given_as(self, later: Interview) -> Interview:
        """Stand at the same question, with the answers given by a later state."""
        return replace(self, given=later.given)

    def to_review(self) -> Interview:
        """Go to the review, or first to each question that a changed role brought with it."""
        questions = self.questions
        open_ones = [n for n, each in enumerate(questions) if each.id not in self.given]
        at = open_ones[0] if open_ones else len(questions)
        return replace(self, at=at, changing=bool(open_ones))


def begin(catalogue: Catalogue, role: str = "", area: str = "") -> Interview:
    """
    Begin a walk.

    Args:
        catalogue: The content.
        role: Who is answering, if that is known.
        area: Where the child lives, if that is known.
    """
    known = {name: value for name, value in ((ROLE, role), (AREA, area)) if value}
    return Interview(catalogue, fixed=known)


@lru_cache(maxsize=16)
def _asked(catalogue: Catalogue, fixed: frozenset[str], role: str) -> tuple[Question, ...]:
    """Return all questions but those whose answers were given before; a page asks several times."""
    return tuple(_questions(catalogue, fixed, role))


def _questions(catalogue: Catalogue, fixed: Collection[str], role: str) -> Iterator[Question]:
    if ROLE not in fixed:
        yield _role_question(catalogue)
    if role and AREA not in fixed:
        yield _area_question(catalogue, role)
    if role:
        numbers = count(1)
        for page in catalogue.walk.values():
            intro = page.intro
            for name in in_order(page, role):
                if not _is_asked(catalogue, name, role):
                    continue
                number = next(numbers) if name in catalogue.signs else 0
                place = _Place(page.title, intro, number)
                yield _question(catalogue, name, role, place)
                intro = ""


def _is_asked(catalogue: Catalogue, name: str, role: str) -> bool:
    if name == AGE:
        return True
    asked = catalogue.signs.get(name) or catalogue.circumstances[name]
    return role in asked.questions


def _question(catalogue: Catalogue, name: str, role: str, place: _Place) -> Question:
    if name == AGE:
        return _age_question(catalogue, role, place)
    if name in catalogue.signs:
        return _sign_question(catalogue, name, role, place)
    return _circumstance_question(catalogue, name, role, place)


def _role_question(catalogue: Catalogue) -> Question:
    options = tuple(
        Option(str(n), role.id, role.label, role.description)
        for n, role in enumerate(catalogue.roles.values(), 1)
    )
    return Question(ROLE, Kind.ROLE, catalogue.forms.who, "Who is answering", options, "About you")


def _area_question(catalogue: Catalogue, role: str) -> Question:
    areas = [catalogue.areas[name] for name in selectable_areas(catalogue)]
    unknown = catalogue.answers[Answer.UNKNOWN]
    options = (
        *(Option(str(n), area.id, area.label) for n, area in enumerate(areas, 1)),
        Option(unknown.key, UNSTATED, f"{unknown.sign}, {catalogue.forms.elsewhere}"),
    )
    text = catalogue.words.ask_area[role]
    return Question(AREA, Kind.AREA, text, text.partition("?")[0], options, "About you")


def _age_question(catalogue: Catalogue, role: str, place: _Place) -> Question:
    unknown = catalogue.answers[Answer.UNKNOWN]
    ages = [age for age in catalogue.ages.values() if age.id != Answer.UNKNOWN]
    options = (
        *(Option(str(n), age.id, age.label) for n, age in enumerate(ages, 1)),
        Option(unknown.key, Answer.UNKNOWN, catalogue.ages[Answer.UNKNOWN].label),
    )
    text = catalogue.words.ask_age[role]
    label = text.partition("?")[0]
    return Question(AGE, Kind.AGE, text, label, options, place.title, place.intro)


def _sign_question(catalogue: Catalogue, name: str, role: str, place: _Place) -> Question:
    sign = catalogue.signs[name]
    return Question(
        id=name,
        kind=Kind.SIGN,
        text=sign.questions[role],
        label=sign.label,
        options=_options(catalogue, sign, Kind.SIGN),
        title=place.title,
        intro=place.intro,
        look_for=(sign.plain, *sign.look_for),
        could_also_be=sign.could_also_be,
        number=place.number,
    )


def _circumstance_question(catalogue: Catalogue, name: str, role: str, place: _Place) -> Question:
    circumstance = catalogue.circumstances[name]
    return Question(
        id=name,
        kind=Kind.CIRCUMSTANCE,
        text=circumstance.questions[role],
        label=circumstance.label,
        options=_options(catalogue, circumstance, Kind.CIRCUMSTANCE),
        title=place.title,
        intro=place.intro,
        look_for=circumstance.help,
        short=circumstance.short,
    )


def _options(catalogue: Catalogue, asked: Sign | Circumstance, kind: Kind) -> tuple[Option, ...]:
    return tuple(_option(catalogue, each.id, kind) for each in choices(catalogue, asked))


@lru_cache(maxsize=32)
def _option(catalogue: Catalogue, answer: Answer, kind: Kind) -> Option:
    """Return how an answer is offered; every question has the same few."""
    choice = catalogue.answers[answer]
    words = choice.sign if kind is Kind.SIGN else choice.circumstance
    return Option(choice.key, choice.id, words, short=choice.short)
