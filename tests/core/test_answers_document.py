"""Answers documents: as forms and people write them, and refused where they could be misread."""

from __future__ import annotations

from typing import Any

import pytest

import oracle
from warning_signs import Answer, load_catalogue
from warning_signs.core.answers_document import read_answers
from warning_signs.core.errors import AnswersUnusableError

CATALOGUE = load_catalogue()


def told(**document: Any) -> Any:
    return read_answers(CATALOGUE, {"role": "parent", **document})


def problems(**document: Any) -> list[tuple[str, str]]:
    with pytest.raises(AnswersUnusableError) as caught:
        told(**document)
    return [(each.place, each.hint) for each in caught.value.problems]


@pytest.mark.parametrize(
    "written", ["Don\u2019t know", "DON'T KNOW", "dont-know", "unknown", "I don't know"]
)
def test_not_to_know_is_told_in_many_ways(written: str) -> None:
    """Any case, gap and apostrophe gives the same answer."""
    assert told(signs={"gifts": written}).signs == {"gifts": Answer.UNKNOWN}
    assert told(circumstances={"worried": written}).circumstances == {"worried": Answer.UNKNOWN}


def test_ids_are_taken_in_any_case_and_with_any_gap() -> None:
    """What comes in as a heading of a form comes out as the contract writes it."""
    answers = told(
        role="Professional",
        area="Northern Ireland",
        age="13-to-15",
        signs={"Drugs or alcohol": "Yes", "SELF-HARM": " earlier "},
        circumstances={"Danger\u2011now": "I think so"},
    )

    assert ("professional", "northern_ireland", "13_to_15") == (
        answers.role,
        answers.area,
        answers.age,
    )
    assert {"drugs_or_alcohol": "yes", "self_harm": "earlier"} == answers.signs
    assert {"danger_now": "maybe"} == answers.circumstances


def test_the_words_of_every_answer_give_it() -> None:
    """What the walk shows can be written down and read again."""
    for choice in CATALOGUE.answers.values():
        assert told(signs={"gifts": choice.sign}).signs == {"gifts": choice.id}
        if choice.circumstance:
            assert told(circumstances={"worried": choice.circumstance}).circumstances == {
                "worried": choice.id
            }


@pytest.mark.parametrize("table", ["signs", "circumstances"])
@pytest.mark.parametrize("empty", ["", " ", "-"])
def test_an_empty_answer_is_none(table: str, empty: str) -> None:
    """A cell that was left empty is no word of ours, and is never taken for an answer."""
    for name in getattr(CATALOGUE, table):
        assert [f"{table}.{name}"] == [place for place, _ in problems(**{table: {name: empty}})]


def test_the_same_id_twice_is_refused() -> None:
    """Two spellings of one sign could say two things of it."""
    assert [("signs.self_harm", "keep one of them")] == problems(
        signs={"self_harm": "no", "Self-harm": "yes"}
    )


@pytest.mark.parametrize("sign", oracle.SIGNS)
def test_an_ordinary_reason_is_taken_for_few_signs_and_refused_for_all_others(sign: str) -> None:
    """Nobody can explain an attempt at suicide away, and whoever tries is told where it fits."""
    if sign in oracle.EXPLAINED:
        assert told(signs={sign: "explained"}).signs == {sign: Answer.EXPLAINED}
    else:
        [(place, hint)] = problems(signs={sign: "explained"})
        assert f"signs.{sign}" == place
        assert (
            "explained is for injuries, drugs_or_alcohol, school_absence, appearance, gifts" in hint
        )


def test_a_refusal_says_nothing_of_what_was_answered() -> None:
    """The hint is the same for every answer that is none, so it gives no answer away."""
    assert problems(signs={"missing": "explained"}) == problems(signs={"missing": "Mr Smith"})


@pytest.mark.parametrize("written", ["insider", "Insider"])
def test_what_has_become_two_questions_is_refused_with_both(written: str) -> None:
    """A document of the first edition is told what to answer instead."""
    assert [("circumstances.insider", "this is now asked as insider_home and insider_work")] == (
        problems(circumstances={written: "yes"})
    )


def test_a_name_in_place_of_a_key_is_not_repeated() -> None:
    """What does not look like an id as it was written is shown as a question mark."""
    [(place, _)] = problems(signs={"Jane Smith": "yes"})

    assert "signs.?" == place
