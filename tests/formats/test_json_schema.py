"""The published schemas say what the tool does: what one refuses, the other refuses."""

from __future__ import annotations

import json
from copy import copy
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from calling import call
from results import document_of
from scenario_files import Scenario, read_scenarios
from warning_signs import Answer, Answers, Catalogue, load_catalogue, screen
from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.documents import read_document
from warning_signs.content.limits import ANSWERS, Document, UnreadableError
from warning_signs.content.loader import load_overlay, read_whole
from warning_signs.content.places import shipped_content
from warning_signs.core.answers_document import read_answers
from warning_signs.core.errors import AnswersUnusableError, ContentUnusableError, Problem
from warning_signs.core.wrong_words import KEYS
from warning_signs.formats.json import failure, result_document
from warning_signs.formats.json_schema import NAMES, schema

if TYPE_CHECKING:
    from warning_signs.core.errors import Path

CATALOGUE = load_catalogue()
SHIPPED = read_whole(shipped_content()).plain
SMALL = {**SHIPPED, "steps": SHIPPED["steps"][:3]}
"""Enough of the content to edit: nothing names a step, and they are half of it."""
VALID = {name: Draft202012Validator(schema(name, CATALOGUE)) for name in NAMES}


def part(name: str) -> Draft202012Validator:
    """Return what checks one kind of result alone."""
    of_all = schema("result", CATALOGUE)
    return Draft202012Validator({**of_all, "anyOf": [{"$ref": f"#/$defs/{name}"}]})


RESULT, BRIEF, FAILURE = part("result"), part("brief"), part("failure")


def answers_of(catalogue: Catalogue, scenario: Scenario) -> dict[str, Any]:
    case = scenario.answers
    asked = [name for name, sign in catalogue.signs.items() if case.role in sign.questions]
    return {
        "role": case.role,
        "area": case.area or None,
        "age": case.age,
        "signs": scenario.signs(asked),
        "circumstances": scenario.circumstances(),
    }


def tool_takes_answers(data: bytes) -> bool:
    try:
        read_answers(CATALOGUE, read_document(data, ANSWERS).plain)
    except (AnswersUnusableError, UnreadableError):
        return False
    return True


def tool_takes_content(plain: Any) -> bool:
    try:
        read_catalogue(Document(plain))
    except ContentUnusableError:
        return False
    return True


def edited(at: Path, value: Any, plain: Any = SMALL) -> Any:
    """Return content with one place in it set; None takes the place out. The rest is shared."""
    changed = copy(plain)
    if len(at) > 1:
        changed[at[0]] = edited(at[1:], value, plain[at[0]])
    elif value is None:
        del changed[at[0]]
    else:
        changed[at[0]] = value
    return changed


# --- the command ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_a_schema_that_is_one(name: str) -> None:
    """Each schema is a valid schema of 2020-12, with a name of its own, alone on stdout."""
    done = call("schema", name)
    printed = json.loads(done.out)
    Draft202012Validator.check_schema(printed)

    assert (0, "", f"urn:warning-signs:{name}:1", True) == (
        done.code,
        done.err,
        printed["$id"],
        {"$schema", "title"} <= set(printed),
    )


@pytest.mark.parametrize(("name", "near"), [("answer", "'answers'"), ("contents", "'content'")])
def test_an_unknown_name_is_a_usage_error_with_the_near_miss(name: str, near: str) -> None:
    """Nothing is printed on stdout, and the hint leads to the right name."""
    done = call("schema", name)

    assert (2, b"", True) == (done.code, done.out, f"did you mean {near}?" in done.err)


@pytest.mark.parametrize("arguments", [("schema",), ("schema", "")])
def test_no_name_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    """The command never guesses which schema was meant."""
    done = call(*arguments)

    assert (2, b"") == (done.code, done.out)


# --- what the tool takes and gives ------------------------------------------------------------


def test_every_scenario_and_its_results_fit() -> None:
    """Answers, result and brief result of every invented story are as the schemas say."""
    unfit = []
    for scenario in read_scenarios():
        document = answers_of(CATALOGUE, scenario)
        outcome = screen(CATALOGUE, read_answers(CATALOGUE, document))
        fits = (
            VALID["answers"].is_valid(document),
            RESULT.is_valid(result_document(CATALOGUE, outcome)),
            BRIEF.is_valid(document_of(CATALOGUE, outcome, brief=True)),
        )
        if fits != (True, True, True):
            unfit.append((scenario.name, fits))

    assert [] == unfit


def test_a_result_with_an_overlay_fits() -> None:
    """An overlay brings contacts, steps and a source of its own."""
    catalogue = load_overlay(FilePath(__file__).parents[2] / "examples" / "school.yaml", CATALOGUE)
    answers = Answers(
        "teacher", "essex", "13_to_15", signs=dict.fromkeys(("gifts", "missing"), Answer.YES)
    )
    outcome = screen(catalogue, answers)
    result = result_document(catalogue, outcome)

    assert "larkmere_tell_the_lead" in {each["id"] for each in result["steps"]}
    assert RESULT.is_valid(result)
    assert BRIEF.is_valid(document_of(catalogue, outcome, brief=True))


def test_the_schema_names_every_key_of_a_result() -> None:
    """A key that results have and the schema does not know would pass unseen, so none may."""
    outcome = screen(CATALOGUE, read_answers(CATALOGUE, answers_of(CATALOGUE, read_scenarios()[0])))
    defs = schema("result", CATALOGUE)["$defs"]
    full = result_document(CATALOGUE, outcome)
    brief = document_of(CATALOGUE, outcome, brief=True)

    def keys(document: dict[str, Any], name: str) -> dict[str, tuple[set[str], set[str]]]:
        known = defs[name]["properties"]
        found = {"": (set(document), set(known))}
        for key, value in document.items():
            sample = value[0] if isinstance(value, list) and value else value
            if isinstance(sample, dict):
                inner = known[key].get("items", known[key])
                inner = defs[inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
                found[key] = (set(sample), set(inner["properties"]))
        return found

    cite = full["steps"][0]["cite"][0]
    assert set(cite) == set(defs["cite"]["items"]["properties"])
    differing = [
        (name, key, has, known)
        for name, document in (("result", full), ("brief", brief))
        for key, (has, known) in keys(document, name).items()
        if has != known
    ]
    assert [] == differing


@pytest.mark.parametrize("line", [None, 7])
@pytest.mark.parametrize("error", [AnswersUnusableError, ContentUnusableError])
def test_an_envelope_fits(
    error: type[AnswersUnusableError | ContentUnusableError], line: int | None
) -> None:
    """A failure fits as itself and as neither kind of result, in a stream or alone."""
    document = failure(error([Problem("any", ("signs", "gift"), "unknown key")]), line)

    assert [True, True, False, False] == [
        each.is_valid(document) for each in (VALID["result"], FAILURE, RESULT, BRIEF)
    ]


def test_the_shipped_content_fits() -> None:
    """The content everyone works from is as the schema says."""
    assert [] == [error.json_path for error in VALID["content"].iter_errors(SHIPPED)]


# --- answers: the schema and the tool agree ---------------------------------------------------

GOOD_ANSWERS: list[Any] = [
    {"role": "parent"},
    {"role": "parent", "area": None, "age": None, "signs": None, "circumstances": None},
    {"role": "parent", "area": "", "age": "null", "signs": "", "circumstances": "null"},
    {"role": "community", "area": "wales", "age": "18_plus", "signs": {}, "circumstances": {}},
    {"role": "teacher", "signs": {"gifts": "earlier"}, "circumstances": {"worried": "maybe"}},
    {"role": "teacher", "signs": {"gifts": "explained"}},
]
BAD_ANSWERS: list[Any] = [
    [],
    None,
    "parent",
    {},
    {"role": None},
    {"role": ""},
    {"role": ["parent"]},
    {"role": True},
    {"role": "parent", "roles": "parent"},
    {"role": "parent", "area": "uk"},
    {"role": "parent", "area": "kent"},
    {"role": "parent", "area": 0},
    {"role": "parent", "area": []},
    {"role": "parent", "age": 13},
    {"role": "parent", "age": "13"},
    {"role": "parent", "age": False},
    {"role": "parent", "signs": []},
    {"role": "parent", "signs": "gifts"},
    {"role": "parent", "signs": {"gift": "yes"}},
    {"role": "parent", "signs": {"gifts": True}},
    {"role": "parent", "signs": {"gifts": None}},
    {"role": "parent", "signs": {"gifts": ""}},
    {"role": "parent", "signs": {"missing": "explained"}},
    {"role": "parent", "circumstances": {"worried": "explained"}},
    {"role": "parent", "circumstances": {"insider": "yes"}},
    {"role": "parent", "signs": {"gifts": 1}},
    {"role": "parent", "signs": {"gifts": ["yes"]}},
    {"role": "parent", "signs": {"worried": "yes"}},
    {"role": "parent", "circumstances": {"worried": "earlier"}},
    {"role": "parent", "circumstances": {"gifts": "yes"}},
    {"role": "parent", "circumstances": True},
]


def test_the_schema_of_answers_has_the_keys_that_are_read() -> None:
    """The two know the same keys, so that neither takes one that the other refuses."""
    assert list(KEYS) == list(schema("answers", CATALOGUE)["properties"])


@pytest.mark.parametrize("document", GOOD_ANSWERS, ids=json.dumps)
def test_answers_the_tool_takes_fit(document: Any) -> None:
    """What the tool takes, the schema takes."""
    taken = (tool_takes_answers(json.dumps(document).encode()), VALID["answers"].is_valid(document))

    assert (True, True) == taken


@pytest.mark.parametrize("document", BAD_ANSWERS, ids=json.dumps)
def test_answers_the_tool_refuses_do_not_fit(document: Any) -> None:
    """What the tool refuses, the schema refuses."""
    taken = (tool_takes_answers(json.dumps(document).encode()), VALID["answers"].is_valid(document))

    assert (False, False) == taken


@pytest.mark.parametrize(
    "text",
    [
        '{"role": "parent", "role": "parent"}',
        '{"role": "parent"}' + " " * ANSWERS.size,
        "--- {role: parent}\n--- {role: parent}",
        "role: &anchor parent",
        "role: !!str parent",
    ],
    ids=["a key twice", "too large", "two documents", "an anchor", "a tag"],
)
def test_how_answers_are_written_is_beyond_a_schema(text: str) -> None:
    """A schema sees a document once it is read; these the tool refuses before that."""
    taken = (tool_takes_answers(text.encode()), VALID["answers"].is_valid({"role": "parent"}))

    assert (False, True) == taken


# --- content: the schema and the tool agree ---------------------------------------------------

GOOD_CONTENT: list[tuple[Path, Any]] = [
    (("never_print",), None),
    (("contacts", 0, "any_hour"), "no"),
    (("signs", 0, "look_for"), ["one thing"]),
    (("avoid", 0, "when"), {"pattern": SHIPPED["patterns"][0]["id"]}),
    (("avoid", 0, "when"), [{"role": ["parent"]}, {"maybe": ["gifts"], "age": ["unknown"]}]),
    (("avoid", 0, "when"), {"at_least": {"count": "2", "possible": ["signs"]}}),
    (("avoid", 0, "when"), {"any_of": [{"area": ["unstated"]}, {"level": ["refer"]}]}),
]
BAD_CONTENT: list[tuple[Path, Any]] = [
    (("editions",), "2026"),
    (("edition",), None),
    (("edition",), ""),
    (("edition",), "  "),
    (("edition",), "two\nlines"),
    (("edition",), "turned\u202eround"),
    (("edition",), ["2026"]),
    (("edition",), 2026),
    (("reviewed",), "23 November 2026"),
    (("words", "limits"), None),
    (("words", "motto"), "none"),
    (("words", "ask_age"), {}),
    (("words", "ask_age"), "how old"),
    (("signs",), {}),
    (("signs",), []),
    (("signs", 0), "missing"),
    (("signs", 0, "lable"), "going missing"),
    (("signs", 0, "label"), None),
    (("signs", 0, "look_for"), []),
    (("signs", 0, "look_for"), "one thing"),
    (("signs", 0, "weight", "basis"), "guess"),
    (("signs", 0, "id"), "Missing!"),
    (("answers", 0, "id"), "perhaps"),
    (("answers", 0, "key"), "yy"),
    (("levels", 0, "rank"), "lowest"),
    (("levels", 0, "rank"), "12345"),
    (("levels", 0, "rank"), 0),
    (("contacts", 0, "phone"), "999, any time"),
    (("contacts", 0, "any_hour"), "true"),
    (("contacts", 0, "any_hour"), True),
    (("contacts", 0, "web"), "www.example.org"),
    (("contacts", 0, "standing"), "fine"),
    (("steps", 0, "time"), "soon"),
    (("avoid", 0, "when"), {}),
    (("avoid", 0, "when"), []),
    (("avoid", 0, "when"), "always"),
    (("avoid", 0, "when"), {"not": {"role": ["parent"]}}),
    (("avoid", 0, "when"), {"role": "parent"}),
    (("avoid", 0, "when"), {"role": []}),
    (("avoid", 0, "when"), {"any_of": [{"roles": ["parent"]}]}),
    (("avoid", 0, "when"), {"at_least": {"possible": ["signs"]}}),
    (("avoid", 0, "when"), {"at_least": {"count": "2"}}),
    (("avoid", 0, "when"), {"at_least": {"count": "2", "possible": ["signs"], "maybe": ["signs"]}}),
    (("avoid", 0, "when"), {"at_least": {"count": "two", "possible": ["signs"]}}),
]
BEYOND_A_SCHEMA: list[tuple[Path, Any]] = [
    (("always", 0), "nobody"),
    (("signs", 0, "weight", "strength"), "mighty"),
    (("avoid", 0, "when"), {"possible": ["gift"]}),
    (("avoid", 0, "when"), {"pattern": "unheard_of"}),
    (("signs", 1, "id"), "missing"),
    (("levels", 0, "rank"), "3"),
    (("rules", 0, "when"), {"level": ["refer"]}),
]


@pytest.mark.parametrize(("at", "value"), GOOD_CONTENT, ids=str)
def test_content_the_tool_takes_fits(at: Path, value: Any) -> None:
    """What the tool takes, the schema takes."""
    plain = edited(at, value)

    assert (True, True) == (tool_takes_content(plain), VALID["content"].is_valid(plain))


@pytest.mark.slow
@pytest.mark.parametrize(("at", "value"), BAD_CONTENT, ids=str)
def test_content_the_tool_refuses_does_not_fit(at: Path, value: Any) -> None:
    """What the tool refuses, the schema refuses."""
    plain = edited(at, value)

    assert (False, False) == (tool_takes_content(plain), VALID["content"].is_valid(plain))


@pytest.mark.slow
@pytest.mark.parametrize(("at", "value"), BEYOND_A_SCHEMA, ids=str)
def test_what_entries_say_of_one_another_is_beyond_a_schema(at: Path, value: Any) -> None:
    """Ids that lead nowhere or stand twice, and orders, are for the tool alone to refuse."""
    plain = edited(at, value)

    assert (False, True) == (tool_takes_content(plain), VALID["content"].is_valid(plain))
