"""
First pages of results: none without a head, an act, a line to say and what happens then.

It tries every role, area, age and level with the answers that can change what stands first.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.assessment import Assessment
from warning_signs.core.compiled import instrument_of
from warning_signs.core.errors import Problem
from warning_signs.core.guidance import advise
from warning_signs.core.scoring import score
from warning_signs.core.summarising import summarise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue

NEEDED = {"heads": "head", "lines": "line to say", "next": "word of what happens then"}


def summary_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Find what a first page lacks, once for each table, role and level."""
    yield from _unspoken(catalogue)
    told: set[tuple[str, str, str]] = set()
    for found in _cases(catalogue):
        summary = summarise(found)
        lacking = [table for table in NEEDED if not summary.phrases[table]]
        if not summary.first:
            lacking.append("first")
        for table in lacking:
            here = found.here
            level = here.instrument.levels[found.scored.rank]
            key = (table, here.role, level)
            if key not in told:
                told.add(key)
                what = NEEDED.get(table, "first act")
                where = f"{here.role}, {here.area or 'no area'}, {here.age}"
                yield Problem(
                    "summary_lacks",
                    ("summary", table),
                    f"a result of level '{level}' has no {what}: {where}",
                    "add an entry that is meant for it, or widen a 'when'",
                )
        if found.guidance.contacts:
            yield from _wayless(catalogue, summary.first, told)


def _wayless(
    catalogue: Catalogue,
    first: Iterable[tuple[str, tuple[str, ...]]],
    told: set[tuple[str, str, str]],
) -> Iterator[Problem]:
    """Find an act that is left without a number or another way to reach anyone."""
    for act, contacts in first:
        found = (catalogue.contacts[name] for name in contacts)
        reached = any(
            each.phone or each.text or each.web or each.id in catalogue.summary.reach
            for each in found
        )
        if not reached and ("way", act, "") not in told:
            told.add(("way", act, ""))
            yield Problem(
                "summary_lacks",
                ("summary", "first", list(catalogue.summary.first).index(act)),
                f"'{act}' reaches nobody in some case it is meant for",
                "name a contact that serves that area and age",
            )


def _unspoken(catalogue: Catalogue) -> Iterator[Problem]:
    """Find answers that have no words for the phone, and words for what is not asked."""
    asked = {*catalogue.signs, *catalogue.circumstances}
    for name in sorted(asked - set(catalogue.summary.saw)):
        hint = "say in a few words what is told of it on the phone"
        yield Problem("summary_lacks", ("summary", "saw"), f"has no '{name}'", hint)
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
    homes = [area.id for area in catalogue.areas.values() if area.within]
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
    for role, area, age in product(catalogue.roles, ("", *homes), catalogue.ages):
        here = instrument.setting(role, area, age)
        for signs, circumstances in said:
            scored = score(here, signs, circumstances)
            # A first page does not tell what would change it, which is half the work of a result.
            yield Assessment(here, signs, circumstances, scored, advise(here, scored), ())
