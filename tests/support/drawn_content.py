"""Content with conditions of every kind, and answers to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from warning_signs import Answer, Answers, Catalogue, load_catalogue
from warning_signs.core.asking import UNSTATED
from warning_signs.core.conditions import (
    MEANINGS,
    AllOf,
    Among,
    Answered,
    AnyOf,
    Condition,
    Reached,
)

CATALOGUE = load_catalogue()
TOLD = [*CATALOGUE.signs, *CATALOGUE.circumstances]
AREAS = ["", *(area.id for area in CATALOGUE.areas.values() if area.within)]


def ids(known: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(known), min_size=1, max_size=6)


def conditions(*what: str) -> st.SearchStrategy[Condition]:
    """Draw conditions nested in each other; with a level, points are known too."""
    known = {
        "role": list(CATALOGUE.roles),
        "age": list(CATALOGUE.ages),
        "area": [*CATALOGUE.areas, UNSTATED],
        "level": list(CATALOGUE.levels),
        "rule": [*CATALOGUE.rules],
    }
    among: list[Any] = [st.builds(Among, st.just(each), ids(known[each])) for each in what]
    answered = st.builds(Answered, st.sampled_from(list(MEANINGS)), ids(TOLD), st.integers(1, 3))
    if "level" in what:
        among.append(st.builds(Reached, st.integers(0, 20)))
    return st.recursive(
        st.one_of(answered, answered, *among),
        lambda parts: st.builds(
            lambda kind, some: kind(tuple(some)),
            st.sampled_from([AllOf, AnyOf]),
            st.lists(parts, max_size=3),
        ),
        max_leaves=8,
    )


BEFORE = conditions("role", "age", "area")
AFTER = conditions("role", "age", "area", "level", "rule")


@st.composite
def contents(draw: st.DrawFn) -> Catalogue:
    """Draw content whose conditions are others than those of the shipped one."""

    def some(table: str, *keys: str, condition: st.SearchStrategy[Condition]) -> Any:
        every = getattr(CATALOGUE, table)
        names = draw(st.lists(st.sampled_from(list(every)), max_size=4, unique=True))
        return {
            **every,
            **{
                name: replace(every[name], **{key: draw(condition) for key in keys})
                for name in names
            },
        }

    return replace(
        CATALOGUE,
        rules=some("rules", "when", condition=BEFORE),
        steps=some("steps", "when", "unless", condition=AFTER),
        avoid=some("avoid", "when", "unless", condition=AFTER),
        contacts=some("contacts", "only_when", condition=AFTER),
    )


def as_taken(signs: dict[str, Answer]) -> dict[str, Answer]:
    """Leave out a confirmed reason where a sign does not take one."""
    return {
        name: answer
        for name, answer in signs.items()
        if answer is not Answer.EXPLAINED or CATALOGUE.signs[name].explained
    }


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    said = st.sampled_from(["yes", "earlier", "maybe", "no", "explained", "unknown"]).map(Answer)
    some = st.sampled_from([0, 2, 12])
    return Answers(
        role=draw(st.sampled_from(list(CATALOGUE.roles))),
        area=draw(st.sampled_from(AREAS)),
        age=draw(st.sampled_from(list(CATALOGUE.ages))),
        signs=draw(
            st.dictionaries(st.sampled_from(list(CATALOGUE.signs)), said, max_size=draw(some)).map(
                as_taken
            )
        ),
        circumstances=draw(
            st.dictionaries(
                st.sampled_from(list(CATALOGUE.circumstances)),
                said.filter(lambda answer: answer not in (Answer.EARLIER, Answer.EXPLAINED)),
                max_size=draw(some),
            )
        ),
    )
