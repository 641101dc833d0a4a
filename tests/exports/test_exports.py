"""
The form in other systems comes to what the program comes to.

Each format is worked out by the engine that people run it with: survey-core, fhirpath, and ODK's
own engine in a browser.
"""

from __future__ import annotations

import json
import random
import re
from functools import cache
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pytest
from openpyxl import load_workbook

from engines import Answered as Outcomes
from engines import Document, answered_all, made_for, missing
from warning_signs import Answers, load_catalogue, screen
from warning_signs.core.answers import Answer
from warning_signs.core.asking import in_order, selectable_areas
from warning_signs.core.conditions import ALWAYS, NEVER, Among, Answered
from warning_signs.exports.dialect import NO, YES, all_of, any_of
from warning_signs.exports.fhir import FhirPath, as_fhir
from warning_signs.exports.form import form
from warning_signs.exports.form_model import FormNote, FormQuestion
from warning_signs.exports.formulas import Formulas
from warning_signs.exports.responses.reading import Forms
from warning_signs.exports.surveyjs import SurveyJs, as_surveyjs
from warning_signs.exports.xlsform import XPath, as_xlsform
from warning_signs.exports.xlsx import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Circumstance, Sign
    from warning_signs.core.outcome import Outcome

pytestmark = [pytest.mark.slow, pytest.mark.engines]

CATALOGUE = load_catalogue()
QUESTIONS: dict[str, Sign | Circumstance] = {**CATALOGUE.signs, **CATALOGUE.circumstances}
FORMATS = ("surveyjs", "fhir", "xlsform")
ROLES = ("", *CATALOGUE.roles)
OUTCOMES = ("points", "points_level", "level")
NEUTRAL = next(each.id for each in CATALOGUE.roles.values() if each.neutral_wording)
Engine: TypeAlias = "tuple[str, dict[str, list[Outcomes]]]"
_SOME = 8
_TOLD = re.compile(r"note_(level|not_begun|because|act_now|step|with|avoid|call|heading)")


@cache
def documents(role: str) -> list[Document]:
    """Invent answers to what a role is asked, and take the fewest that reach every note."""
    chance = random.Random(role)  # noqa: S311  (nothing secret is drawn)
    left = [invented(chance, role, asked_of(role)) for _ in range(500)]
    notes = [expected_notes(ours(document)) for document in left]
    some, reached = left[:_SOME], set().union(*notes[:_SOME])
    while reached < set().union(*notes):
        most = max(range(len(left)), key=lambda place: len(notes[place] - reached))
        some.append(left[most])
        reached |= notes[most]
    return some


@cache
def given_to(role: str) -> list[Document]:
    """Invent answers for the form of a role, or for the one that asks who is answering."""
    if role:  # It does not ask who is answering.
        asked = [{key: each[key] for key in each if key != "role"} for each in documents(role)]
        return [*asked, {}, {"age": "under_13", "area": "wales"}]
    chance = random.Random("any")  # noqa: S311
    return [
        *(document for who in CATALOGUE.roles for document in documents(who)[::6]),
        *(invented(chance, who, QUESTIONS) for who in CATALOGUE.roles for _ in range(2)),
        *({"role": who, "area": "essex"} for who in CATALOGUE.roles),
        {},
        {"danger_now": "yes", "gifts": "yes"},
        {"role": "community", "self_harm": "yes", "blackmailed": "yes"},
    ]


def asked_of(role: str) -> list[str]:
    return [name for name, asked in QUESTIONS.items() if role in asked.questions]


def invented(chance: random.Random, role: str, asked: Iterable[str]) -> Document:
    answered, grave = chance.choice([0.1, 0.9, 1.0]), chance.choice([0.0, 0.03, 0.1, 0.3, 0.9])
    calm = chance.choice([["no"], ["no", "no", "unknown"]])
    document = {"role": role}
    if chance.random() < answered:
        document["age"] = chance.choice(list(CATALOGUE.ages))
    if chance.random() < answered:
        document["area"] = chance.choice([*selectable_areas(CATALOGUE), "unstated"])
    for name in asked:
        if chance.random() < answered:
            given = ["yes", "maybe", *(["earlier"] if name in CATALOGUE.signs else [])]
            document[name] = chance.choice(given if chance.random() < grave else calm)
    return document


def has_begun(document: Document) -> bool:
    """Tell whether something that this role is asked was answered."""
    return not document.keys().isdisjoint(asked_of(document.get("role", "")))


def ours(document: Document) -> Outcome:
    area = document.get("area", "unstated")
    asked = document.keys() & set(asked_of(document["role"]))
    answers = Answers(
        role=document["role"],
        area="" if area == "unstated" else area,
        age=document.get("age", "unknown"),
        signs={name: Answer(document[name]) for name in CATALOGUE.signs if name in asked},
        circumstances={
            name: Answer(document[name]) for name in CATALOGUE.circumstances if name in asked
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


@pytest.fixture(scope="module", params=FORMATS)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """What the engine of each format makes of every form, by role, in one run."""
    name = str(request.param)
    if missing(name):
        pytest.skip(missing(name))
    forms = [(made_for(name, CATALOGUE, role), given_to(role)) for role in ROLES]
    return name, dict(
        zip(ROLES, answered_all(name, forms, tmp_path_factory.mktemp(name)), strict=True)
    )


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
def test_the_engine_of_each_format_comes_to_what_we_come_to(engine: Engine, role: str) -> None:
    """
    Points, levels, rules, what is told and what is asked agree on hundreds of documents.

    What the form gives out leads back to the same result, by ``score --from``.
    """
    name, answered = engine
    levels = set()
    for given, outcome in zip(given_to(role), answered[role], strict=True):
        document = {"role": role, **given} if role else given
        if not has_begun(document):
            continue
        expected, values = ours(document), outcome["values"]
        levels.add(expected.level.id)
        asked = {key: words for key, words in outcome["asked"].items() if key != "role"}
        held = set(values["ruleIds" if name == "fhir" else "rule_ids"].split())
        assert str(expected.score.points) == str(values["points"]), document
        assert by_points(expected) == values["points_level"], document
        assert expected.level.id == values["level"], document
        assert {each.rule for each in expected.reasons} - {"points"} == held, document
        assert expected_notes(expected) == set(filter(_TOLD.match, outcome["notes"])), document
        assert wordings(document["role"]) == asked, document
        back = Forms(CATALOGUE, name, role, ignore=False).whole(outcome["response"].encode())
        assert expected == screen(CATALOGUE, back), document
        if name == "surveyjs":  # It takes its pages away at the end; the level has to stay.
            assert expected.level.meaning in unescape(outcome["closing"]["html"])
            assert 'Phone <a href="tel:999">999</a>' in outcome["closing"]["html"]
    assert levels == set(CATALOGUE.levels)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
def test_no_level_stands_before_the_role_is_known_and_something_is_answered(
    engine: Engine, role: str
) -> None:
    """Neither on the page nor in what is kept; whom to call stands there, and "act now" does."""
    _, answered = engine
    unfinished = 0
    for given, outcome in zip(given_to(role), answered[role], strict=True):
        if has_begun({"role": role, **given} if role else given):
            continue
        unfinished += 1
        told = set(filter(_TOLD.match, outcome["notes"]))
        urgent = {"note_act_now_danger_now"} if "danger_now" in given else set[str]()
        assert {str(outcome["values"].get(key) or "") for key in OUTCOMES} == {""}, given
        assert told - {each for each in told if each.startswith("note_call_")} == {
            "note_heading_call",
            "note_not_begun",
            *urgent,
        }
        assert "note_call_emergency_999" in told
        if not role and "role" not in given:
            assert CATALOGUE.words.ask_area[NEUTRAL] == outcome["asked"]["area"]
        assert "Stay alert" not in outcome.get("closing", {}).get("html", "")
    assert unfinished


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "any role")
def test_a_form_asks_what_the_walk_asks_in_its_order(role: str) -> None:
    """Nothing is left out, and nobody is asked what is not for them."""
    asked = [part.id for part in parts(role) if isinstance(part, FormQuestion)]

    order = [name for page in CATALOGUE.walk.values() for name in in_order(page, role)]
    assert asked == [
        *([] if role else ["role"]),
        "area",
        *(name for name in order if name == "age" or not role or role in QUESTIONS[name].questions),
    ]


def test_no_title_stands_above_nothing_in_fhir() -> None:
    """A page that some role is asked nothing on is there for the others alone."""
    groups = {group["linkId"]: group for group in json.loads(as_fhir(CATALOGUE))["item"]}
    for name, page in CATALOGUE.walk.items():
        asked = {
            role: set(in_order(page, role)) & {"age", *asked_of(role)} for role in CATALOGUE.roles
        }
        shown = "sdc-questionnaire-enableWhenExpression" in str(groups[name].get("extension"))
        assert shown == (not all(asked.values())), name
    assert any("extension" in group for group in groups.values())


def test_a_form_says_what_it_is_not() -> None:
    """It is no assessment, tells no one, and keeps what another system keeps."""
    words = {part.text for part in parts() if isinstance(part, FormNote) and not part.shown}

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
        choices = part.choices if isinstance(part, FormQuestion) else ()
        assert "{" not in part.text
        assert not [each for each in choices if "{" in each.text]


def parts(role: str = "") -> Iterator[FormNote | FormQuestion]:
    for page in form(CATALOGUE, SurveyJs(), role).pages:
        yield from page.parts


def test_the_same_form_has_the_same_bytes() -> None:
    """A form can be kept under version control."""
    again = load_catalogue()

    assert as_surveyjs(CATALOGUE) == as_surveyjs(again)
    assert as_fhir(CATALOGUE) == as_fhir(again)
    assert as_xlsform(CATALOGUE) == as_xlsform(again)


def test_what_depends_on_answers_is_worked_out_from_them_in_fhir() -> None:
    """
    Nothing waits for a calculated item, which Smart Forms never looks at again.

    A system that works out no expressions, and so shows all of it, is told of first.
    """
    first, *_, last = json.loads(as_fhir(CATALOGUE))["item"]

    assert 'enableWhen"' not in as_fhir(CATALOGUE)
    assert [CATALOGUE.forms.no_level] * 2 == [page["item"][0]["text"] for page in (first, last)]


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


def test_every_formula_has_room_in_a_cell() -> None:
    """Excel takes 32,767 letters there, and cuts off the rest."""
    made = form(CATALOGUE, XPath())
    shown = [part.shown for page in made.pages for part in page.parts]

    assert max(map(len, [*(each.words for each in made.formulas), *shown])) < 0.9 * 32_767


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
    assert dialect.text('it\'s a \\ "x"') == "'it\\'s a \\\\ \\\"x\\\"'"


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
    scored = [ours(document) for role in CATALOGUE.roles for document in documents(role)]

    assert {each.rule for one in scored for each in one.reasons} == {*CATALOGUE.rules, "points"}
    assert {one.level.id for one in scored} == set(CATALOGUE.levels)
