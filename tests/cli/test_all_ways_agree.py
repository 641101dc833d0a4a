"""The walk, ``score``, ``score --lines`` and Python come to one result, in full and in brief."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from calling import call
from results import document_of
from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.core.asking import UNSTATED
from warning_signs.walk.flow import walk
from warning_signs.walk.questions import AREA, ROLE, Kind, begin
from warning_signs.walk.ui import Action

if TYPE_CHECKING:
    from warning_signs.core.outcome import Outcome
    from warning_signs.walk.ui import Head, PageKind, Prompt

CASES = 40
ALONE = 8
"""How many of them are scored in a process of their own."""
CATALOGUE = load_catalogue()


class Answering:
    """Whoever is asked gives the answers that were drawn, and turns every page."""

    clears = True
    remains = ""

    def __init__(self, given: dict[str, str]) -> None:
        self.given = given

    def page(
        self,
        sections: object,  # noqa: ARG002
        prompt: str,  # noqa: ARG002
        back: str = "",  # noqa: ARG002
        head: Head | None = None,  # noqa: ARG002
        kind: PageKind | None = None,  # noqa: ARG002
    ) -> Action:
        return Action.ON

    def ask(self, prompt: Prompt) -> str:
        return self.given[prompt.question.id]

    def review(self, *_: object) -> Action:
        return Action.ON

    def result(self, *_: object) -> Action:
        return Action.ON


def drawn(chance: random.Random) -> dict[str, str]:
    """Draw an answer to every question that one of the roles is asked."""
    role = chance.choice(list(CATALOGUE.roles))
    often, else_said = chance.choice([0.0, 0.1, 0.5, 0.9]), chance.choice(["no", "unknown"])
    given = {ROLE: role}
    for question in begin(CATALOGUE, role).questions:
        values = [option.value for option in question.options]
        seldom = else_said if else_said in values else values[-1]
        given[question.id] = chance.choice(values) if chance.random() < often else seldom
    return given


def document(given: dict[str, str]) -> dict[str, Any]:
    """Return the same answers as a document; who does not say where leaves the area out."""
    asked = begin(CATALOGUE, given[ROLE]).questions
    found: dict[str, Any] = {"role": given[ROLE], "age": given["age"]}
    if given[AREA] != UNSTATED:
        found["area"] = given[AREA]
    for table, kind in (("signs", Kind.SIGN), ("circumstances", Kind.CIRCUMSTANCE)):
        found[table] = {each.id: given[each.id] for each in asked if each.kind is kind}
    return found


GIVEN = [drawn(random.Random(seed)) for seed in range(CASES)]  # noqa: S311
DOCUMENTS = [document(given) for given in GIVEN]


def by_walk(given: dict[str, str]) -> Outcome:
    return walk(CATALOGUE, Answering(given)).outcome


def by_python(answers: dict[str, Any]) -> Outcome:
    said = {
        table: {name: Answer(value) for name, value in answers[table].items()}
        for table in ("signs", "circumstances")
    }
    return screen(CATALOGUE, Answers(**{**answers, **said}))


@pytest.mark.slow
@pytest.mark.parametrize("brief", [False, True], ids=["full", "brief"])
def test_every_way_comes_to_the_same_result(brief: bool) -> None:
    """Whatever a person answers, it matters not how the answers came in."""
    options = ["--brief"] if brief else []
    lines = "".join(f"{json.dumps(each)}\n" for each in DOCUMENTS).encode()
    one_by_one = [
        call("score", *options, data=json.dumps(each).encode()).out for each in DOCUMENTS[:ALONE]
    ]
    in_a_stream = call("score", "--lines", *options, data=lines).out.splitlines(keepends=True)
    outcomes = [list(map(by_walk, GIVEN)), list(map(by_python, DOCUMENTS))]
    walked, in_python = (
        [document_of(CATALOGUE, each, brief=brief) for each in found] for found in outcomes
    )
    levels = {each["level"]["id"] for each in walked}

    assert one_by_one == in_a_stream[:ALONE]
    assert walked == in_python == list(map(json.loads, in_a_stream))
    assert len(levels) == len(CATALOGUE.levels)
