"""What happens at once where an answer cannot wait, held in content."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from warning_signs.content.checks.base import case_in_words
from warning_signs.content.checks.published import is_published, published
from warning_signs.core.answers import Answer
from warning_signs.core.asking import selectable_areas
from warning_signs.core.assessment import assess
from warning_signs.core.compiled import instrument_of
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue


def act_problems(checked: Checked) -> Iterator[Problem]:
    """
    Find answers that cannot wait, and that lead to nothing that does not wait.

    Each is tried from every role, at every place and at every age.
    """
    catalogue = checked.catalogue
    if not is_published(catalogue):
        return
    told = set[str]()
    places = {name: n for n, name in enumerate(catalogue.circumstances)}
    for answer, found in _cases(catalogue):
        given = {step for step, _ in found.guidance.steps}
        case = case_in_words(found.here)
        if answer not in told and given.isdisjoint(published().acts[answer]):
            told.add(answer)
            yield Problem(
                "act_missing",
                ("circumstances", places[answer]),
                f"'{answer}' leads to none of {', '.join(published().acts[answer])}: {case}",
                "widen the 'when' of one of these steps",
            )
        first = next(iter(found.guidance.contacts), "")
        emergency = published().emergency
        if answer in emergency.first_for and first != emergency.contact and answer not in told:
            told.add(answer)
            yield Problem(
                "act_missing",
                ("circumstances", places[answer]),
                f"'{answer}' leads to '{first}' before '{emergency.contact}': {case}",
                "name the emergency services first in the step that comes first",
            )


def _cases(catalogue: Catalogue) -> Iterator[tuple[str, Assessment]]:
    instrument = instrument_of(catalogue)
    homes = ("", *selectable_areas(catalogue))
    unknown = list(catalogue.ages)[-1]
    where = dict.fromkeys((*((each, unknown) for each in homes), *product(("",), catalogue.ages)))
    for role, (area, age) in product(catalogue.roles, where):
        here = instrument.setting(role, area, age)
        for answer in published().acts:
            asked = catalogue.circumstances.get(answer)
            if asked and role in asked.questions:
                yield answer, assess(here, {}, {answer: Answer.MAYBE})
