"""
What a form tells of the answers: whom to call at once, the level, what to do, and why.

Each note is shown where a formula says that it is meant, so that the notes together say what the
program's own result says of the same answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.conditions import Answered, leaves
from warning_signs.exports.dialect import all_of, any_of
from warning_signs.exports.form_model import FormNote
from warning_signs.formats.text import contact_lines
from warning_signs.pages.contact_details import short
from warning_signs.pages.result import time_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.catalogue import Catalogue, Contact, Step
    from warning_signs.exports.formulas import Formulas


def act_now(catalogue: Catalogue, formulas: Formulas, name: str) -> Iterator[FormNote]:
    """Say whom to call, where the answer to one question alone says "act now"."""
    deciding = [
        formulas.has_held(rule.id)
        for rule in catalogue.rules.values()
        if rule.level == catalogue.highest_level.id
        and any(isinstance(each, Answered) and name in each.ids for each in leaves(rule.when))
    ]
    if deciding:
        first = catalogue.contacts[catalogue.always[0]]
        words = f"{catalogue.words.act_now} {contact_words(first)}"
        yield FormNote(f"act_now_{name}", words, any_of(deciding), look="strong", outcome=True)


def levels(catalogue: Catalogue, formulas: Formulas) -> Iterator[FormNote]:
    """Return each level with its meaning, and what is said before there is one; one is shown."""
    yield FormNote("not_begun", catalogue.forms.not_begun, formulas.has_begun(False), outcome=True)
    for level in catalogue.levels.values():
        shown = formulas.has_level(level.id)
        yield FormNote(
            f"level_{level.id}", level.meaning, shown, level.label, look="strong", outcome=True
        )


def steps(catalogue: Catalogue, formulas: Formulas) -> Iterator[FormNote]:
    """Return what to do, by how soon, each step with its contacts, and then what not to do."""
    for time, title in time_titles(catalogue).items():
        now = [step for step in formulas.steps if step.time is time]
        if now:
            yield _heading(str(time), title, [formulas.is_meant(each) for each in now])
        for step in now:
            shown = formulas.is_meant(step)
            yield FormNote(f"step_{step.id}", step.text, shown, look="listed", outcome=True)
            for contact in contacts_of(catalogue, formulas, step):
                text = f"Contact: {short(contact)}"
                both = all_of([shown, formulas.serves(contact.id)])
                name = f"with_{step.id}_{contact.id}"
                yield FormNote(name, text, both, look="below", outcome=True)
    warnings = {each.id: formulas.is_to_be_avoided(each.id) for each in formulas.avoid}
    yield _heading("avoid", catalogue.titles.avoid, list(warnings.values()))
    for each in formulas.avoid:
        shown = warnings[each.id]
        yield FormNote(f"avoid_{each.id}", each.text, shown, look="listed", outcome=True)


def contacts_of(catalogue: Catalogue, formulas: Formulas, step: Step) -> tuple[Contact, ...]:
    """Return the contacts that may go with a step, best first."""
    names = catalogue.step_contacts(step)
    return tuple(formulas.contacts[name] for name in names if name in formulas.contacts)


def calls(catalogue: Catalogue, formulas: Formulas) -> Iterator[FormNote]:
    """Return every contact that a step names or that every result ends with."""
    named: dict[str, list[str]] = {}
    for step in formulas.steps:
        for contact in contacts_of(catalogue, formulas, step):
            named.setdefault(contact.id, []).append(formulas.is_meant(step))
    ends_with = [name for name in catalogue.always if name in formulas.contacts]
    yield FormNote("heading_call", catalogue.titles.contacts, look="heading")
    for name in dict.fromkeys((*ends_with, *named)):
        serves = formulas.serves(name)
        shown = serves if name in ends_with else all_of([serves, any_of(named[name])])
        text = contact_words(formulas.contacts[name])
        yield FormNote(f"call_{name}", text, shown, outcome=name not in ends_with)


def reasons(catalogue: Catalogue, formulas: Formulas) -> Iterator[FormNote]:
    """Return every reason for the level, highest level first."""
    yield _heading("why", catalogue.titles.why, [formulas.has_begun()])
    for level in catalogue.levels.values():
        if level.points is not None:
            shown = formulas.points_decide(level)
            yield FormNote(f"because_{level.id}", level.because, shown, outcome=True)
    ranks = {level.id: level.rank for level in catalogue.levels.values()}
    for rule in sorted(catalogue.rules.values(), key=lambda rule: -ranks[rule.level]):
        shown = all_of([formulas.has_begun(), formulas.has_held(rule.id)])
        yield FormNote(f"because_{rule.id}", rule.because, shown, outcome=True)
    lowest, *_ = catalogue.levels
    nothing = catalogue.words.nothing_recorded
    yield FormNote("because_nothing", nothing, formulas.has_level(lowest), outcome=True)


def contact_words(contact: Contact) -> str:
    """Return everything there is to know of a contact, in a line."""
    lines = (contact.name, *contact_lines(contact))
    return " ".join(f"{line.rstrip('.')}." for line in lines)


def _heading(name: str, title: str, any_shown: list[str]) -> FormNote:
    return FormNote(f"heading_{name}", title, any_of(any_shown), look="heading", outcome=True)
