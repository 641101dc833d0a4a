"""Answers documents: as forms and people write them, and refused where they could be misread."""

from __future__ import annotations

from typing import Any

import pytest

import oracle
from warning_signs import Answer, load_catalogue, screen
from warning_signs.core.answers_document import MOST_PROBLEMS, read_answers
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.core.names import TABLES, ids_in, named, near_miss

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


# --- everyday words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "written", "expected"),
    [
        *(("role", word, "parent") for word in ("Mum", "gran", "foster carer", "Step-parent")),
        *(("role", word, "teacher") for word in ("DSL", "Head", "TA", "scout leader")),
        *(("role", word, "professional") for word in ("GP", "Nurse", "social worker", "police")),
        *(("role", word, "community") for word in ("taxi", "Hotel", "neighbour", "shop worker")),
        *(("area", word, "southend") for word in ("Southend-on-Sea", "southend on sea")),
        *(("area", word, "essex") for word in ("Chelmsford", "Epping Forest")),
        ("area", "Elsewhere in England", "england"),
        *(("age", word, "13_to_15") for word in ("13-15", "13 to 15", "13\u201315")),
        ("age", "18+", "18_plus"),
        ("age", "Don\u2019t know", "unknown"),
    ],
)
def test_everyday_words_stand_for_ids(key: str, written: str, expected: str) -> None:
    """Nobody has to know what they are called here."""
    assert expected == getattr(told(**{key: written}), key)


@pytest.mark.parametrize("table", TABLES)
def test_every_id_and_label_stands_for_its_entry(table: str) -> None:
    """Words are added to ids, and never come before them."""
    for name in ids_in(CATALOGUE, table):
        entry = getattr(CATALOGUE, table)[name]
        label = entry.name if table == "contacts" else entry.label

        assert [name] * 3 == [
            named(CATALOGUE, table, word) for word in (name, name.upper().replace("_", " "), label)
        ]


@pytest.mark.parametrize("place", ["Sussex", "Middlesex", "Kent", "London", "Cornwall", "uk"])
def test_a_place_that_sounds_like_another_is_not_taken_for_it(place: str) -> None:
    """Numbers of another county would lead nowhere."""
    assert ("", "") == (named(CATALOGUE, "areas", place), near_miss(CATALOGUE, place, "areas"))
    [(_, hint)] = problems(area=place)
    assert hint.startswith("for the rest of England use england; use one of: essex")


@pytest.mark.parametrize("empty", [None, "", " ", "null", "Null", "NULL", "~"])
def test_nothing_said_of_the_child_is_nothing_however_it_is_written(empty: str | None) -> None:
    """YAML has several ways to say nothing, and all of them are text here."""
    answers = told(area=empty, age=empty, signs=empty, circumstances=empty)

    assert ("", "unknown", {}, {}) == (
        answers.area,
        answers.age,
        answers.signs,
        answers.circumstances,
    )


# --- a right word in a wrong place ------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "level"),
    [(name, "emergency") for name in ("suicide_now", "missing_now", "danger_now")]
    + [(name, "advice") for name in ("missing", "suicide", "gifts")],
)
def test_a_word_in_the_wrong_map_leads_to_what_was_meant(name: str, level: str) -> None:
    """Whoever does as the hint says gets the level of the answer they gave, and no other."""
    right, wrong = "circumstances", "signs"
    if name in CATALOGUE.signs:
        right, wrong = wrong, right
    for where, document in ((f"{wrong}.{name}", {wrong: {name: "yes"}}), (name, {name: "yes"})):
        assert [(where, f"put it under {right}")] == problems(**document)
    moved = screen(CATALOGUE, told(**{right: {name: "yes"}}))

    assert level == moved.level.id


@pytest.mark.parametrize(
    ("within", "written", "hint"),
    [
        ("signs", "suicide_nwo", "did you mean 'suicide_now', under circumstances?"),
        ("signs", "mising", "did you mean 'missing'?"),
        ("circumstances", "mising_now", "did you mean 'missing_now'?"),
        ("circumstances", "giffts", "did you mean 'gifts', under signs?"),
        ("signs", "truancy", "did you mean 'school_absence'?"),
        ("signs", "area", "put it at the top of the document"),
    ],
)
def test_a_slip_leads_to_the_nearest_word_wherever_it_stands(
    within: str, written: str, hint: str
) -> None:
    """A near miss is never one of another meaning, where the right one is nearer."""
    assert [hint] == [each for _, each in problems(**{within: {written: "yes"}})]


def test_a_key_in_another_case_leads_to_the_right_one() -> None:
    """It stands where it belongs."""
    assert [("area", "did you mean 'area'?")] == problems(Area="essex")


def test_curly_quotes_are_told_as_such() -> None:
    """A word processor puts them, and nobody sees the difference."""
    assert ("?", 'write straight quotes: "') in problems(**{"\u201csigns\u201d": {}})


# --- documents of another kind ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "problem", "hint"),
    [
        (
            {"role": "teacher", "gifts": "yes", "points": "8", "level": "refer"},
            "this is a SurveyJS result",
            "use --from surveyjs",
        ),
        (
            {"resourceType": "QuestionnaireResponse", "item": []},
            "this is a FHIR QuestionnaireResponse",
            "use --from fhir",
        ),
        (
            {"resourceType": "Questionnaire"},
            "this is FHIR, but no response",
            "give the QuestionnaireResponse, with --from fhir",
        ),
        (
            {"_uuid": "x", "before/role": "parent"},
            "this is a submission of ODK or KoBo",
            "use --from xlsform",
        ),
        (
            {"format": 1, "level": {}, "score": {}, "signs": []},
            "this is a result, not answers",
            "give the answers that it was made of",
        ),
        (
            {"data": [{"role": "parent"}], "count": "1"},
            "this holds a list of documents",
            "give each document on a line of its own, with --lines",
        ),
        ("role,gifts\nparent,yes", "is a table or plain text, not a document", "--from csv"),
        ("SubmissionDate,the-role", "is a table of an ODK form, not a document", "--from xlsform"),
        ([{"role": "parent"}], "is a list, not one document", "--lines"),
    ],
)
def test_a_document_of_another_kind_is_named(document: Any, problem: str, hint: str) -> None:
    """One problem says what it is, in place of one for each of its keys."""
    with pytest.raises(AnswersUnusableError) as caught:
        read_answers(CATALOGUE, document)
    [told_of] = caught.value.problems

    assert ("", problem) == (told_of.place, told_of.problem)
    assert hint in told_of.hint


def test_problems_without_end_are_counted() -> None:
    """A document of thousands of wrong keys is told of in as many lines as one can read."""
    found = problems(**{f"key{n}": "x" for n in range(3000)})

    assert MOST_PROBLEMS + 1 == len(found)
    assert ("", "mend these first") in found
