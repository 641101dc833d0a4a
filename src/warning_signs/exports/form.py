"""
What stands on the form, whatever format it is written in.

A form says first whom to call and what it is not, asks what the walk asks in the same order, and
ends with the level, what to do, what not to do, whom to call, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.asking import UNSTATED, choices, in_order, selectable_areas
from warning_signs.core.catalogue import Sign
from warning_signs.exports import outcome_notes as told
from warning_signs.exports.dialect import YES, any_of
from warning_signs.exports.form_model import Form, FormChoice, FormNote, FormPage, FormQuestion
from warning_signs.exports.formulas import AGE, AREA, ROLE, Formula, Formulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue, Circumstance
    from warning_signs.exports.dialect import Dialect
    from warning_signs.exports.form_model import FormPart


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
        self.words = catalogue.forms
        self.role = role
        self.wording_of = role or next(
            each.id for each in catalogue.roles.values() if each.neutral_wording
        )
        self.formulas = Formulas(catalogue, dialect, role)

    def form(self) -> Form:
        label = f": {self.catalogue.roles[self.role].label}" if self.role else ""
        return Form(
            id="_".join(["warning_signs", *filter(None, [self.role])]),
            title=f"{self.words.title}{label}",
            edition=self.catalogue.edition,
            reviewed=self.catalogue.reviewed,
            formulas=self.formulas.all(),
            wordings=tuple(self.wordings()),
            pages=(
                FormPage("before", self.words.before, tuple(self.opening())),
                *(
                    FormPage(page.id, page.title, parts, self.is_open(page.id))
                    for page in self.catalogue.walk.values()
                    if (parts := tuple(self.walk(page.id)))
                ),
                FormPage("result", self.words.result, tuple(self.result())),
            ),
            no_level=self.words.no_level,
        )

    def opening(self) -> Iterator[FormPart]:
        contacts, words = self.catalogue.contacts, self.catalogue.words
        yield FormNote("first_call", self.words.call_first, look="strong")
        yield FormNote("first_call_whom", told.contact_words(contacts[self.catalogue.always[0]]))
        yield FormNote("young_person", words.young_person, look="strong")
        for name in words.young_person_contacts:
            if name != self.catalogue.always[0]:
                yield FormNote(f"young_person_{name}", told.contact_words(contacts[name]))
        yield FormNote("tells_no_one", self.words.tells_no_one, look="strong")
        yield FormNote("not_ours", self.words.not_ours, look="strong")
        yield FormNote("what_it_is", words.what_it_is)
        yield FormNote("what_it_is_not", words.what_it_is_not)
        if not self.role:
            yield self.about_the_role()
        yield self.about_the_area()

    def walk(self, page: str) -> Iterator[FormPart]:
        """Return a page of the walk, with whom to call below a question that may say "act now"."""
        names = self.names(page)
        intro = self.catalogue.walk[page].intro
        if intro and names:
            yield FormNote(f"{page}_intro", intro, self.is_open(page))
        for name in names:
            yield self.about_the_age() if name == AGE else self.question(name)
            yield from told.act_now(self.catalogue, self.formulas, name)

    def names(self, page: str) -> list[str]:
        """Return what a page asks, in the order of the walk."""
        order = in_order(self.catalogue.walk[page], self.role)
        return [name for name in order if name == AGE or name in self.formulas.asked]

    def is_open(self, page: str) -> str:
        """Write that a page asks whoever answers anything; empty where it always does."""
        someone = any_of(self.is_asked(name) for name in self.names(page))
        return "" if someone == YES else someone

    def result(self) -> Iterator[FormNote]:
        for tell in (told.levels, told.steps, told.calls, told.reasons):
            yield from tell(self.catalogue, self.formulas)
        yield FormNote("limits", self.catalogue.words.limits)
        yield FormNote("tells_no_one_yet", self.words.tells_no_one, look="strong")

    def is_asked(self, name: str) -> str:
        return YES if name == AGE else self.formulas.is_asked(name)

    def about_the_role(self) -> FormQuestion:
        choices = tuple(
            FormChoice(each.id, f"{each.label}. {each.description}")
            for each in self.catalogue.roles.values()
        )
        return FormQuestion(ROLE, self.words.who, ROLE, choices, required=True)

    def about_the_area(self) -> FormQuestion:
        areas = (self.catalogue.areas[name] for name in selectable_areas(self.catalogue))
        unsure = f"{self.catalogue.answers[Answer.UNKNOWN].sign}, {self.words.elsewhere}"
        choices = (
            *(FormChoice(each.id, each.label) for each in areas),
            FormChoice(UNSTATED, unsure),
        )
        return self.by_role_question(AREA, self.catalogue.words.ask_area, choices)

    def about_the_age(self) -> FormQuestion:
        choices = tuple(FormChoice(each.id, each.label) for each in self.catalogue.ages.values())
        return self.by_role_question(AGE, self.catalogue.words.ask_age, choices)

    def by_role_question(
        self, name: str, wordings: Mapping[str, str], choices: tuple[FormChoice, ...]
    ) -> FormQuestion:
        """Return a question about the case itself, in the words of each role."""
        text_from = "" if self.role else f"ask_{name}"
        return FormQuestion(name, wordings[self.wording_of], name, choices, text_from=text_from)

    def question(self, name: str) -> FormQuestion:
        asked, shown = self.formulas.asked[name], self.is_asked(name)
        return FormQuestion(
            name,
            asked.questions.get(self.wording_of, asked.label),
            _kind(asked),
            tuple(self.choices(asked)),
            text_from="" if self.role else f"ask_{name}",
            help=self.sign_help(asked) if isinstance(asked, Sign) else asked.help,
            shown="" if shown == YES else shown,
        )

    def choices(self, asked: Sign | Circumstance) -> Iterator[FormChoice]:
        for each in choices(self.catalogue, asked):
            yield FormChoice(each.id, each.sign if isinstance(asked, Sign) else each.circumstance)

    def sign_help(self, sign: Sign) -> tuple[str, ...]:
        """Return what the sign may look like, and what else it could be."""
        first, *others = sign.could_also_be
        return (
            *sign.look_for,
            f"{self.catalogue.titles.could_also_be}: {first}",
            *others,
        )

    def wordings(self) -> Iterator[Formula]:
        """Return the words of every question by role, where the form does not know the role."""
        if self.role:
            return
        yield Formula(f"ask_{AREA}", self.by_role(self.catalogue.words.ask_area))
        yield Formula(f"ask_{AGE}", self.by_role(self.catalogue.words.ask_age))
        for name, asked in self.formulas.asked.items():
            yield Formula(f"ask_{name}", self.by_role(asked.questions))

    def by_role(self, wordings: Mapping[str, str]) -> str:
        """Write a question's words by role; before that is known, those that fit every role."""
        dialect = self.formulas.dialect
        different = dict.fromkeys(wordings.values())
        neutral = wordings.get(self.wording_of) or next(iter(different))
        words = dialect.text(neutral)
        for text in different:
            roles = [role for role, wording in wordings.items() if wording == text]
            if text != neutral:
                words = dialect.choose(self.formulas.is_for(roles), dialect.text(text), words)
        return words


def _kind(asked: Sign | Circumstance) -> str:
    """Name a list of answers; a sign that may be explained has one more than the others."""
    if isinstance(asked, Sign):
        return "sign_explained" if asked.explained else "sign"
    return "circumstance"
