"""
The form in other systems comes to what the program comes to.

Each format is worked out by the engine that people run it with: survey-core, fhirpath, and ODK's
own engine in a browser.
"""

from __future__ import annotations

import json
import random
import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from engines import Document, answered, made_for, missing
from warning_signs import Answers, load_catalogue, screen
from warning_signs.core.answers import Answer
from warning_signs.core.asking import in_order
from warning_signs.core.conditions import ALWAYS, NEVER, Among, Answered
from warning_signs.core.names import selectable_areas
from warning_signs.exports.dialect import NO, YES, all_of, any_of
from warning_signs.exports.fhir import FhirPath, as_fhir
from warning_signs.exports.form import form
from warning_signs.exports.form_model import Note, Question
from warning_signs.exports.formulas import Formulas
from warning_signs.exports.responses.reading import Forms
from warning_signs.exports.surveyjs import SurveyJs, as_surveyjs
from warning_signs.exports.xlsform import XPath, as_xlsform
from warning_signs.exports.xlsx import workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warning_signs.core.catalogue import Circumstance, Sign
    from warning_signs.core.outcome import Outcome

pytestmark = [pytest.mark.slow, pytest.mark.engines]

CATALOGUE = load_catalogue()
QUESTIONS: dict[str, Sign | Circumstance] = {**CATALOGUE.signs, **CATALOGUE.circumstances}
FORMATS = ("surveyjs", "fhir", "xlsform")
ROLES = ("", *CATALOGUE.roles)


def documents(count: int, role: str) -> list[Document]:
    """Invent answers to what a role is asked, some of every kind, the same ones each time."""
    chance = random.Random(role)  # noqa: S311  (nothing secret is drawn)
    return [invented(chance, role) for _ in range(count)]


def invented(chance: random.Random, role: str) -> Document:
    answered, grave = chance.choice([0.1, 0.9, 1.0]), chance.choice([0.0, 0.03, 0.1, 0.3, 0.9])
    calm = chance.choice([["no"], ["no", "no", "unknown"]])
    document = {"role": role}
    if chance.random() < answered:
        document["age"] = chance.choice(list(CATALOGUE.ages))
    if chance.random() < answered:
        document["area"] = chance.choice([*selectable_areas(CATALOGUE), "unstated"])
    for name, asked in QUESTIONS.items():
        if role in asked.questions and chance.random() < answered:
            given = ["yes", "maybe", *(["earlier"] if name in CATALOGUE.signs else [])]
            document[name] = chance.choice(given if chance.random() < grave else calm)
    return document


def ours(document: Document) -> Outcome:
    area = document.get("area", "unstated")
    answers = Answers(
        role=document["role"],
        area="" if area == "unstated" else area,
        age=document.get("age", "unknown"),
        signs={name: Answer(document[name]) for name in CATALOGUE.signs if name in document},
        circumstances={
            name: Answer(document[name]) for name in CATALOGUE.circumstances if name in document
        },
    )
    return screen(CATALOGUE, answers)


def by_points(outcome: Outcome) -> str:
    """Return the level that the points alone would reach."""
    reached = [
        level.id
        for level in CATALOGUE.levels.values()
        if level.points is not None and outcome.score.points >= level.points
    ]
    return reached[-1] if reached else next(iter(CATALOGUE.levels))


def expected_notes(outcome: Outcome) -> set[str]:
    """Name the notes of an outcome; a rule that says "act now" is named for its question."""
    reasons = {each.rule for each in outcome.reasons}
    if "points" in reasons:
        reasons = reasons - {"points"} | {outcome.level.id}
    urgent = {each.rule for each in outcome.reasons if each.level.id == "emergency"}
    return {
        f"note_level_{outcome.level.id}",
        *(f"note_because_{each}" for each in reasons or {"nothing"}),
        *(f"note_act_now_{each}" for each in urgent),
        *(f"note_step_{each.step.id}" for each in outcome.guidance.steps),
        *(
            f"note_with_{each.step.id}_{contact.id}"
            for each in outcome.guidance.steps
            for contact in each.contacts
        ),
        *(f"note_avoid_{each.id}" for each in outcome.guidance.avoid),
        *(f"note_call_{each.id}" for each in outcome.guidance.contacts),
        *(f"note_heading_{each.step.time}" for each in outcome.guidance.steps),
        *("note_heading_avoid" for _ in outcome.guidance.avoid[:1]),
        *("note_heading_call", "note_heading_why"),
    }


def wordings(role: str) -> dict[str, str]:
    """Return every question a role is asked, in its words."""
    asked = {
        name: each.questions[role] for name, each in QUESTIONS.items() if role in each.questions
    }
    return {
        **asked,
        "age": CATALOGUE.words.ask_age[role],
        "area": CATALOGUE.words.ask_area[role],
    }


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
@pytest.mark.parametrize("name", FORMATS)
def test_the_engine_of_each_format_comes_to_what_we_come_to(
    name: str, role: str, tmp_path: Path
) -> None:
    """
    Points, levels, rules, what is told and what is asked agree on thousands of documents.

    What the form gives out leads back to the same result, by ``score --from``.
    """
    if missing(name):
        pytest.skip(missing(name))
    each, roles = (500, [role]) if role else (25, CATALOGUE.roles)
    given = [document for who in roles for document in documents(each, who)]

    left_out = {"role"} if role else set()  # A form for one role does not ask who answers.
    filled = [{key: each[key] for key in each if key not in left_out} for each in given]
    outcomes = answered(name, made_for(name, CATALOGUE, role), filled, tmp_path)

    levels = set()
    for document, outcome in zip(given, outcomes, strict=True):
        expected, values = ours(document), outcome["values"]
        levels.add(expected.level.id)
        notes = {
            note
            for note in outcome["notes"]
            if re.match(r"note_(level|because|act_now|step|with|avoid|call|heading)_", note)
        }
        asked = {key: words for key, words in outcome["asked"].items() if key != "role"}
        assert str(expected.score.points) == str(values["points"]), document
        assert by_points(expected) == values["points_level"], document
        assert expected.level.id == values["level"], document
        if name != "fhir":  # There, only the notes say which rules held.
            held = {rule for rule in CATALOGUE.rules if str(values[f"rule_{rule}"]) == "1"}
            assert {each.rule for each in expected.reasons} - {"points"} == held, document
        assert expected_notes(expected) == notes, document
        assert wordings(document["role"]) == asked, document
        back = Forms(CATALOGUE, name, role, ignore=False).whole(outcome["response"].encode())
        assert expected == screen(CATALOGUE, back), document
        if name == "surveyjs":  # It takes its pages away at the end; the level has to stay.
            assert expected.level.meaning in unescape(outcome["closing"]["html"])
            assert "Phone 999" in outcome["closing"]["html"]
    assert levels == set(CATALOGUE.levels)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
def test_a_form_asks_what_the_walk_asks_in_its_order(role: str) -> None:
    """Nothing is left out, and nobody is asked what is not for them."""
    asked = [part.id for part in parts(role) if isinstance(part, Question)]

    order = [name for page in CATALOGUE.walk.values() for name in in_order(page, role)]
    assert asked == [
        *([] if role else ["role"]),
        "area",
        *(name for name in order if name == "age" or not role or role in QUESTIONS[name].questions),
    ]


def test_a_form_says_what_it_is_not() -> None:
    """It is no assessment, tells no one, and keeps what another system keeps."""
    words = {part.text for part in parts() if isinstance(part, Note) and not part.shown}

    assert {
        CATALOGUE.forms.not_ours,
        CATALOGUE.forms.tells_no_one,
        CATALOGUE.words.what_it_is_not,
    } <= words
    assert CATALOGUE.words.limits in words
    assert any("Phone 999" in each for each in words)
    assert any("Phone 0800 1111" in each for each in words)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
def test_no_words_could_be_taken_for_a_formula(role: str) -> None:
    """Braces are how SurveyJS and XLSForm refer to values."""
    for part in parts(role):
        choices = part.choices if isinstance(part, Question) else ()
        assert "{" not in part.text
        assert not [each for each in choices if "{" in each.text]


def parts(role: str = "") -> Iterator[Note | Question]:
    for page in form(CATALOGUE, SurveyJs(), role).pages:
        yield from page.parts


def test_the_same_form_has_the_same_bytes() -> None:
    """A form can be kept under version control."""
    again = load_catalogue()

    assert as_surveyjs(CATALOGUE) == as_surveyjs(again)
    assert as_fhir(CATALOGUE) == as_fhir(again)
    assert as_xlsform(CATALOGUE) == as_xlsform(again)


def test_every_answer_to_a_sign_has_its_points_in_fhir() -> None:
    """Ordinal values are the points of the strengths."""
    questionnaire = json.loads(as_fhir(CATALOGUE, "parent"))
    items = {item["linkId"]: item for page in questionnaire["item"] for item in page["item"]}
    sign = next(iter(CATALOGUE.signs.values()))
    strength = CATALOGUE.strengths[sign.weight.strength]

    found = {
        option["valueCoding"]["code"]: option["extension"][0]["valueDecimal"]
        for option in items[sign.id]["answerOption"]
    }

    assert found == {
        "yes": strength.yes,
        "earlier": strength.earlier,
        "maybe": strength.maybe,
        "no": 0,
        "unknown": 0,
    }
    assert "extension" not in items["disclosed"]["answerOption"][0]


def test_what_answers_come_to_waits_for_a_level_in_fhir() -> None:
    """A system that works out nothing must not show every level at once."""
    questionnaire = json.loads(as_fhir(CATALOGUE))
    waiting = [
        item
        for page in questionnaire["item"]
        for item in page["item"]
        if item["linkId"].startswith("outcome_")
    ]
    told = {note["linkId"] for group in waiting for note in group["item"]}

    exists = {"question": "level", "operator": "exists", "answerBoolean": True}
    assert [[exists]] * len(waiting) == [group["enableWhen"] for group in waiting]
    assert told == {
        f"note_{part.id}" for part in parts() if isinstance(part, Note) and part.outcome
    }


def test_variables_in_fhir_have_names_that_fhir_allows() -> None:
    """A name is an id: letters, digits, hyphens and points, at most 64; and each is its own."""
    names = [
        each["valueExpression"]["name"] for each in json.loads(as_fhir(CATALOGUE))["extension"]
    ]

    assert [] == [name for name in names if not re.fullmatch(r"[A-Za-z0-9]{1,64}", name)]
    assert len(names) == len(set(names))


def test_every_link_in_fhir_is_its_own() -> None:
    """FHIR asks for it."""
    found: list[str] = []

    def visit(items: list[dict[str, list[dict[str, object]]]]) -> None:
        for item in items:
            found.append(str(item["linkId"]))
            visit(item.get("item", []))  # type: ignore[arg-type]

    visit(json.loads(as_fhir(CATALOGUE))["item"])
    assert len(found) == len(set(found))


def test_a_workbook_holds_the_cells_it_was_given() -> None:
    """Another program reads every cell back, with all that XML would take for its own."""
    rows = [["a<b>&\"'", "", " two  spaces "], [f"column {n}" for n in range(60)]]

    read = load_workbook(BytesIO(workbook({"first & last": rows, "empty": []})))

    assert read.sheetnames == ["first & last", "empty"]
    found = [[cell or "" for cell in row] for row in read["first & last"].values]
    assert found == [row + [""] * (60 - len(row)) for row in rows]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain", "'plain'"),
        ("the child's", '"the child\'s"'),
        ('"no"', "'\"no\"'"),
        ('the child\'s "no"', "concat('the child', \"'\", 's \"no\"')"),
    ],
)
def test_quotes_are_written_as_xpath_can_read_them(words: str, written: str) -> None:
    """XPath has no escape inside a text."""
    assert written == XPath().text(words)


@pytest.mark.parametrize("dialect", [SurveyJs(), FhirPath()])
def test_quotes_are_escaped_where_there_is_an_escape(dialect: SurveyJs | FhirPath) -> None:
    """So is the sign that escapes."""
    assert dialect.text("it's a \\") == "'it\\'s a \\\\'"


def test_what_is_certain_is_not_written_out() -> None:
    """What the role decides alone leaves no formula behind."""
    parent = Formulas(CATALOGUE, SurveyJs(), "parent")

    assert parent.holds(ALWAYS) == YES
    assert parent.holds(NEVER) == NO
    assert parent.holds(Among("role", frozenset({"parent"}))) == YES
    assert parent.holds(Among("role", frozenset({"teacher"}))) == NO
    assert parent.holds(Answered("present", frozenset({"gifts"}), 2)) == NO
    assert all_of([YES, "x", YES]) == "x"
    assert all_of(["x", NO]) == NO
    assert any_of([NO, "x"]) == "x"
    assert any_of(["x", YES]) == YES


def test_an_area_holds_what_lies_in_it() -> None:
    """Where nothing was said, what serves everyone holds, and so does what is for that case."""
    formulas = Formulas(CATALOGUE, SurveyJs())

    def within(*areas: str) -> str:
        return formulas.holds(Among("area", frozenset(areas)))

    assert within("uk") == YES
    assert within("essex") == "{area} = 'essex'"
    assert within("unstated", "wales") == (
        "({area} = 'unstated' or {area} = 'wales' or {area} empty)"
    )
    assert "{area} = 'thurrock'" in within("england")
    assert "empty" not in within("england")


def test_the_documents_reach_every_rule_and_level() -> None:
    """What the engines are compared on leaves no rule aside."""
    given = [document for role in CATALOGUE.roles for document in documents(500, role)]
    scored = [screen(CATALOGUE, ours(document).answers) for document in given]

    assert {each.rule for one in scored for each in one.reasons} == {*CATALOGUE.rules, "points"}
    assert {one.level.id for one in scored} == set(CATALOGUE.levels)
