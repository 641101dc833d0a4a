"""
What stands on the form, whatever format it is written in: pages of notes and questions.

A form says what it is and is not, asks what the walk asks in the same order, says when to stop
and call, and ends with the level, every reason for it and three contacts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.conditions import leaves
from warning_signs.exports.formulas import AGE, ROLE, YES, Formula, Formulas, all_of, any_of
from warning_signs.model import Answered, Sign
from warning_signs.sections import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.exports.formulas import Dialect
    from warning_signs.model import Catalogue, Circumstance, Contact

RESULT = "result"
"""The page with what the answers come to."""

WHAT_IT_IS = (
    "This form asks about fifteen warning signs of child sexual exploitation, published by Essex "
    "Police in 2021. It says how soon to talk to someone, why, and whom to call."
)
NOT_OURS = (
    "This form runs in another system, which may store or send what is entered. Ask whoever runs "
    "it. Do not enter a child's name here."
)
CANNOT = (
    "This form gives a level and the reasons for it. It cannot choose next steps, things to avoid "
    "and local contacts, as the program warning-signs does from the same answers."
)


@dataclass(frozen=True, slots=True)
class Note:
    """
    Words to read.

    Attributes:
        shown: When they are shown; empty for always.
        strong: Whether they must not be missed.
        outcome: Whether they say what the answers come to, and make no sense before that is known.
    """

    id: str
    text: str
    shown: str = ""
    strong: bool = False
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """
    An answer that can be given.

    Attributes:
        points: What it adds; None where answers to the question add nothing.
    """

    value: str
    text: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """
    A question with its answers.

    Attributes:
        text: Its words; where they depend on the role, words that fit every role.
        text_from: The formula that gives its words by role; empty where there is but one wording.
        kind: What the answers are about; questions of a kind have the same answers in words.
        shown: When it is shown; empty for always.
    """

    id: str
    text: str
    kind: str
    choices: tuple[Choice, ...]
    text_from: str = ""
    help: tuple[str, ...] = ()
    shown: str = ""
    required: bool = False


Part: TypeAlias = Note | Question


@dataclass(frozen=True, slots=True)
class Page:
    """What is seen at a time."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """
    The whole form.

    Attributes:
        id: A name that tells the forms for different roles apart.
        formulas: What is worked out from the answers, each after those that it rests on.
        levels: The note of each level; with the calls it must stay to be read at the end.
        calls: The notes that say whom to call.
    """

    id: str
    title: str
    edition: str
    reviewed: str
    formulas: tuple[Formula, ...]
    pages: tuple[Page, ...]
    levels: tuple[Note, ...]
    calls: tuple[Note, ...]


def form(catalogue: Catalogue, dialect: Dialect, role: str = "") -> Form:
    """
    Make the form.

    Args:
        catalogue: The content.
        dialect: The format it is for.
        role: Who will answer; where it is empty, the form asks.
    """
    return _Maker(catalogue, dialect, role).form()


class _Maker:
    def __init__(self, catalogue: Catalogue, dialect: Dialect, role: str) -> None:
        self.catalogue = catalogue
        self.role = role
        self.formulas = Formulas(catalogue, dialect, role)

    def form(self) -> Form:
        label = f": {self.catalogue.roles[self.role].label}" if self.role else ""
        return Form(
            id="_".join(["warning_signs", *filter(None, [self.role])]),
            title=f"Warning signs of child sexual exploitation{label}",
            edition=self.catalogue.edition,
            reviewed=self.catalogue.reviewed,
            formulas=(*self.formulas.all(), *self.wordings()),
            pages=(
                Page("before", "Before you begin", tuple(self.opening())),
                *(
                    Page(page.id, page.title, tuple(self.walk(page.id)))
                    for page in self.catalogue.walk.values()
                ),
                Page(RESULT, "What this comes to", tuple(self.result())),
            ),
            levels=tuple(self.levels()),
            calls=tuple(self.calls()),
        )

    def opening(self) -> Iterator[Part]:
        words = self.catalogue.words
        yield Note("what_it_is", WHAT_IT_IS)
        yield Note("what_it_is_not", words.what_it_is_not)
        yield Note("not_ours", NOT_OURS, strong=True)
        yield Note("young_person", words.young_person, strong=True)
        for name in words.young_person_contacts:
            yield Note(f"young_person_{name}", _call(self.catalogue.contacts[name]))
        if not self.role:
            choices = tuple(
                Choice(each.id, f"{each.label}. {each.description}")
                for each in self.catalogue.roles.values()
            )
            yield Question(ROLE, "Who are you?", ROLE, choices, required=True)

    def walk(self, page: str) -> Iterator[Part]:
        """Give a page of the walk; below a question that may say "act now" stands whom to call."""
        intro = self.catalogue.walk[page].intro
        if intro:
            yield Note(f"{page}_intro", intro)
        for name in self.catalogue.walk[page].ask:
            if name == AGE:
                yield self.age()
            elif name in self.formulas.asked:
                yield self.question(name)
                yield from self.act_now(name)

    def act_now(self, name: str) -> Iterator[Note]:
        *_, highest = self.catalogue.levels
        deciding = [
            self.formulas.has_held(rule.id)
            for rule in self.catalogue.rules.values()
            if rule.level == highest
            and any(isinstance(each, Answered) and name in each.ids for each in leaves(rule.when))
        ]
        if deciding:
            call = self.catalogue.contacts[self.catalogue.always[0]]
            words = f"{self.catalogue.words.act_now} {_call(call)}"
            yield Note(f"act_now_{name}", words, any_of(deciding), strong=True, outcome=True)

    def result(self) -> Iterator[Note]:
        yield from self.levels()
        yield from self.reasons()
        yield from self.calls()
        yield Note("limits", self.catalogue.words.limits)
        yield Note("cannot", CANNOT)

    def levels(self) -> Iterator[Note]:
        for level in self.catalogue.levels.values():
            text = f"{level.label}. {level.meaning}"
            shown = self.formulas.has_level(level.id)
            yield Note(f"level_{level.id}", text, shown, strong=True, outcome=True)

    def reasons(self) -> Iterator[Note]:
        """Give every reason, highest level first, as a result does."""
        levels = self.catalogue.levels
        for level in levels.values():
            if level.points is not None:
                shown = self.formulas.points_decide(level)
                yield Note(f"because_{level.id}", level.because, shown, outcome=True)
        for rule in sorted(
            self.catalogue.rules.values(), key=lambda rule: -levels[rule.level].rank
        ):
            shown = self.formulas.has_held(rule.id)
            yield Note(f"because_{rule.id}", rule.because, shown, outcome=True)
        lowest, *_ = levels
        nothing = self.catalogue.words.nothing_recorded
        yield Note("because_nothing", nothing, self.formulas.has_level(lowest), outcome=True)

    def calls(self) -> Iterator[Note]:
        """Give the contacts that every result ends with."""
        for contact in (self.catalogue.contacts[name] for name in self.catalogue.always):
            ages, roles = contact.child_ages, contact.only_roles
            shown = all_of(
                [
                    self.formulas.holds(contact.only_when),
                    self.formulas.is_for(roles) if roles else YES,
                    self.formulas.is_one_of(AGE, ages) if ages else YES,
                ]
            )
            yield Note(f"call_{contact.id}", _call(contact), "" if shown == YES else shown)

    def age(self) -> Question:
        wordings = self.catalogue.words.ask_age
        choices = tuple(Choice(each.id, each.label) for each in self.catalogue.ages.values())
        return Question(
            AGE,
            wordings[self.role] if self.role else "How old is the child?",
            AGE,
            choices,
            text_from="" if self.role else f"ask_{AGE}",
        )

    def question(self, name: str) -> Question:
        asked = self.formulas.asked[name]
        shown = self.formulas.is_for(asked.questions)
        return Question(
            name,
            asked.questions[self.role] if self.role else _sentence(asked.label),
            "sign" if isinstance(asked, Sign) else "circumstance",
            tuple(self.choices(asked)),
            text_from="" if self.role else f"ask_{name}",
            help=_sign_help(asked) if isinstance(asked, Sign) else asked.help,
            shown="" if shown == YES else shown,
        )

    def choices(self, asked: Sign | Circumstance) -> Iterator[Choice]:
        for each in self.catalogue.answers.values():
            if isinstance(asked, Sign):
                weight = self.catalogue.strengths[asked.weight.strength]
                points = {"yes": weight.yes, "earlier": weight.earlier, "maybe": weight.maybe}
                yield Choice(each.id, each.sign, points.get(each.id, 0))
            elif each.circumstance:
                yield Choice(each.id, each.circumstance)

    def wordings(self) -> Iterator[Formula]:
        """Give the words of every question by role, where the form does not know the role."""
        if self.role:
            return
        yield Formula(f"ask_{AGE}", self.by_role(self.catalogue.words.ask_age))
        for name, asked in self.formulas.asked.items():
            yield Formula(f"ask_{name}", self.by_role(asked.questions))

    def by_role(self, wordings: Mapping[str, str]) -> str:
        dialect = self.formulas.dialect
        *others, last = dict.fromkeys(wordings.values())
        words = dialect.text(last)
        for text in others:
            roles = [role for role, wording in wordings.items() if wording == text]
            words = dialect.choose(self.formulas.is_for(roles), dialect.text(text), words)
        return words


def _sign_help(sign: Sign) -> tuple[str, ...]:
    """Give the published wording, what the sign may look like, and what else it could be."""
    first, *others = sign.could_also_be
    return (
        f"Published as: {sign.label}.",
        *sign.look_for,
        f"What else it could be: {first}",
        *others,
    )


def _call(contact: Contact) -> str:
    """Give a contact with its number, whom it serves and when."""
    parts = (short(contact), contact.for_whom, contact.hours)
    return " ".join(f"{words.rstrip('.')}." for words in parts)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
