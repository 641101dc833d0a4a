"""
First pages of results: none without a head, an act, a line to say and what happens then.

None names anybody whom the rest of its result does not. It tries every role, area, age and level
with the answers that can change what stands first.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from warning_signs.content.checks.base import case_in_words
from warning_signs.core.answers import Answer
from warning_signs.core.asking import selectable_areas
from warning_signs.core.assessment import Assessment
from warning_signs.core.compiled import instrument_of
from warning_signs.core.errors import Problem
from warning_signs.core.guidance import advise
from warning_signs.core.scoring import score
from warning_signs.core.summarising import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.summarising import Summary

_CODE = "summary_lacks"
_NEEDED = {"heads": "head", "lines": "line to say", "next": "word of what happens then"}


def summary_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Find what a first page lacks, each but once, with the first case in which it does."""
    yield from _unspoken(catalogue)
    told: set[tuple[str, ...]] = set()
    for found in _cases(catalogue):
        summary = summarise(found)
        for what, problem in (*_lacking(found, summary), *_unreached(catalogue, found, summary)):
            if what not in told:
                told.add(what)
                yield problem


def _lacking(found: Assessment, summary: Summary) -> Iterator[tuple[tuple[str, ...], Problem]]:
    """Find what is not there, for each table, role and level."""
    lacking = [table for table in _NEEDED if not summary.phrases[table]]
    if not summary.first:
        lacking.append("first")
    for table in lacking:
        here = found.here
        level = here.instrument.levels[found.scored.rank]
        what = _NEEDED.get(table, "first act")
        problem = f"a result of level '{level}' has no {what}: {case_in_words(here)}"
        hint = "add an entry that is meant for it, or widen a 'when'"
        yield (table, here.role, level), Problem(_CODE, ("summary", table), problem, hint)


def _unreached(
    catalogue: Catalogue, found: Assessment, summary: Summary
) -> Iterator[tuple[tuple[str, ...], Problem]]:
    """Find acts without a way to reach anyone, and contacts that the rest of a result lacks."""
    contacts = found.guidance.contacts
    if not contacts:
        return  # That is told as ``no_contacts``.
    for act, names in summary.first:
        place = ("summary", "first", list(catalogue.summary.first).index(act))
        if not any(_is_way(catalogue, name) for name in names):
            problem = f"'{act}' reaches nobody: {case_in_words(found.here)}"
            hint = "name a contact that serves that area and age"
            yield (act,), Problem(_CODE, place, problem, hint)
        for name in names:
            if name not in contacts:
                problem = f"'{act}' names '{name}', and no step does: {case_in_words(found.here)}"
                hint = "name it in a step that is meant for the same answers"
                yield (act, name), Problem(_CODE, place, problem, hint)


def _is_way(catalogue: Catalogue, name: str) -> bool:
    """Return whether a contact has a number or another way to reach anyone."""
    each = catalogue.contacts[name]
    return bool(each.phone or each.text or each.web or name in catalogue.summary.reach)


def _unspoken(catalogue: Catalogue) -> Iterator[Problem]:
    """Find answers that have no words for the phone, and words for what is not asked."""
    asked = {*catalogue.signs, *catalogue.circumstances}
    for name in sorted(asked - set(catalogue.summary.saw)):
        hint = "say in a few words what is told of it on the phone"
        yield Problem(_CODE, ("summary", "saw"), f"has no '{name}'", hint)
    for n, name in enumerate(catalogue.summary.saw):
        if name not in asked:
            yield Problem(
                "unknown_id",
                ("summary", "saw", n, "id"),
                f"'{name}' is no sign or circumstance",
                "write the id of one",
            )


def _cases(catalogue: Catalogue) -> Iterator[Assessment]:
    """Return every setting with nothing said, with each answer alone, and with all of them."""
    instrument = instrument_of(catalogue)
    said: list[tuple[Mapping[str, str], Mapping[str, str]]] = [
        ({}, {}),
        (dict.fromkeys(catalogue.signs, Answer.NO), {}),
        ({}, dict.fromkeys(catalogue.circumstances, Answer.YES)),
        *(({name: Answer.YES}, {}) for name in catalogue.signs),
        *(
            ({}, {name: answer})
            for name in catalogue.circumstances
            for answer in (Answer.YES, Answer.MAYBE)
        ),
    ]
    for role, area, age in product(
        catalogue.roles, ("", *selectable_areas(catalogue)), catalogue.ages
    ):
        here = instrument.setting(role, area, age)
        for signs, circumstances in said:
            scored = score(here, signs, circumstances)
            # A first page does not tell what would change it, which is half the work of a result.
            yield Assessment(here, signs, circumstances, scored, advise(here, scored), ())
