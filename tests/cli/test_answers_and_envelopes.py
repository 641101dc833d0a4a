"""The documents and exit codes that scripts rely on, held key by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from calling import Done, call
from results import document_of
from warning_signs import Answer, Answers, Catalogue, screen
from warning_signs.core.asking import UNSTATED
from warning_signs.formats.json import result_document
from warning_signs.version import FORMAT
from warning_signs.walk.questions import begin

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

STEADY = settings(max_examples=150, derandomize=True, deadline=None)

ANSWERS = {
    "role": "teacher",
    "area": "essex",
    "age": "13_to_15",
    "signs": {"missing": "yes", "gifts": "maybe"},
    "circumstances": {"insider_work": "maybe", "danger_now": "yes"},
}
RESULT = [
    *("format", "tool", "content", "role", "area", "age", "level", "reasons", "score", "signs"),
    *("unknown", "steps", "avoid", "contacts", "summary", "say", "next", "record"),
    *("would_change", "limits"),
]
WORDS = {
    *("label", "because", "basis", "cite", "strength", "limits"),
    *("summary", "say", "next", "record"),
}


def written(document: object) -> bytes:
    return json.dumps(document).encode()


def read(done: Done) -> Any:
    return json.loads(done.out)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an answers document of any kind that can be scored."""

    def said(ids: tuple[str, ...], answers: Callable[[str], tuple[str, ...]]) -> dict[str, str]:
        some = sorted(draw(st.sets(st.sampled_from(ids))))
        return {name: draw(st.sampled_from(answers(name))) for name in some}

    return {
        "role": draw(st.sampled_from(oracle.ROLES)),
        **draw(st.fixed_dictionaries({}, optional={"area": st.sampled_from(oracle.AREAS)})),
        "age": draw(st.sampled_from(oracle.AGES)),
        "signs": said(oracle.SIGNS, oracle.answers_to),
        "circumstances": said(oracle.CIRCUMSTANCES, lambda _: oracle.CIRCUMSTANCE_ANSWERS),
    }


def anything() -> st.SearchStrategy[Any]:
    """Draw JSON of any kind, with words of ours in it."""
    words = st.sampled_from(["role", "signs", "gifts", "parent", "yes", "area"]) | st.text()
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | words
    return st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=12
    )


# --- a result ---------------------------------------------------------------------------------


def test_a_result_has_these_keys_in_this_order() -> None:
    """Every key is there, whatever was answered; the number of the format is 1."""
    done = call("score", data=written(ANSWERS))
    document = read(done)

    assert (0, "", RESULT, 1, FORMAT) == (
        done.code,
        done.err,
        list(document),
        document["format"],
        FORMAT,
    )


def test_every_part_of_a_result_has_these_keys() -> None:
    """The parts of a result are as much a promise as the whole."""
    document = read(call("score", data=written(ANSWERS)))

    assert {
        "tool": ["name", "version"],
        "content": ["edition", "reviewed"],
        "level": ["id", "label", "rank"],
        "reasons": ["rule", "level", "because", "basis", "cite"],
        "score": ["points", "possible", "maximum"],
        "signs": ["id", "label", "answer", "strength", "points"],
        "steps": ["id", "when", "text", "why", "contacts", "cite"],
        "avoid": ["id", "text", "cite"],
        "contacts": ["id", "name", "phone", "text", "web", "hours", "for_whom"],
        "summary": ["head", "first", "say", "avoid", "next"],
    } == {
        name: list(part[0] if isinstance(part, list) else part)
        for name, part in document.items()
        if isinstance(part, dict) or (isinstance(part, list) and part and isinstance(part[0], dict))
    }


def test_what_would_change_a_result_is_told_by_id() -> None:
    """Each open question that alone would raise the level, with the level it would reach."""
    changes = read(call("score", data=b'{"role": "parent"}'))["would_change"]

    assert {"id": "danger_now", "to": "emergency"} in changes
    assert {("id", "to")} == {tuple(each) for each in changes}


@STEADY
@given(document=documents())
def test_brief_is_the_result_without_its_words(
    catalogue: Catalogue, document: dict[str, Any]
) -> None:
    """Both forms tell the same of any answers; the brief one names guidance by id."""
    outcome = screen(catalogue, answers_of(document))
    full = result_document(catalogue, outcome)
    ids = {key: [each["id"] for each in full[key]] for key in ("steps", "avoid", "contacts")}

    assert {
        **bare(full),
        **ids,
    } == document_of(catalogue, outcome, brief=True)


def bare(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: bare(value) for key, value in part.items() if key not in WORDS}
    if isinstance(part, list):
        return [bare(each) for each in part]
    return part


def answers_of(document: dict[str, Any]) -> Answers:
    return Answers(
        role=document["role"],
        area=document.get("area", ""),
        age=document["age"],
        signs={name: Answer(said) for name, said in document["signs"].items()},
        circumstances={name: Answer(said) for name, said in document["circumstances"].items()},
    )


@settings(STEADY, max_examples=12)
@given(several=st.lists(documents(), min_size=1, max_size=4), brief=st.booleans())
def test_one_by_one_by_the_line_and_in_python_say_the_same(
    catalogue: Catalogue, several: list[dict[str, Any]], brief: bool
) -> None:
    """There is one meaning of answers, whichever way they come in."""
    options = ["--brief"] if brief else []
    outcomes = [screen(catalogue, answers_of(document)) for document in several]
    in_python = [document_of(catalogue, outcome, brief=brief) for outcome in outcomes]
    one_by_one = [read(call("score", *options, data=written(each))) for each in several]
    lines = call("score", "--lines", *options, data=b"\n".join(map(written, several)))

    assert in_python == one_by_one == [json.loads(line) for line in lines.out.splitlines()]


@settings(STEADY, max_examples=20)
@given(document=documents())
def test_a_walk_says_the_same_of_the_same_answers(
    catalogue: Catalogue, document: dict[str, Any]
) -> None:
    """Typed at the questions, answers come to the result a script gets, word for word."""
    area = document.get("area", "")
    said = {**document["circumstances"], **document["signs"], "age": document["age"]}
    said["area"] = UNSTATED
    walk, typed = begin(catalogue, document["role"], area), ""
    while walk.question is not None:
        answer = said.get(walk.question.id, Answer.UNKNOWN)
        typed += next(each.key for each in walk.question.options if each.value == answer) + "\n"
        walk = walk.answer(answer)
    given = walk.answers()
    plain = {
        "role": given.role,
        "area": given.area,
        "age": given.age,
        "signs": given.signs,
        "circumstances": given.circumstances,
    }
    where = ["--area", area] if area else []
    walked = call(
        "screen", "--plain", "--role", document["role"], *where, data=f"{typed}\n".encode()
    )
    scored = call("score", "--format", "text", data=written(plain))

    assert (0, scored.out.rstrip()) == (walked.code, walked.out.rstrip())
    assert read(call("score", data=written(plain))) == result_document(
        catalogue, screen(catalogue, given)
    )


# --- failures ---------------------------------------------------------------------------------

BAD = {
    "unknown sign": (b'{"role": "parent", "signs": {"gift": "yes"}}', ["signs.gift"]),
    "unknown answer": (b'{"role": "parent", "signs": {"gifts": "often"}}', ["signs.gifts"]),
    "JSON true": (b'{"role": "parent", "signs": {"gifts": true}}', ["signs.gifts"]),
    "wrong type": (b'{"role": "parent", "signs": ["gifts"]}', ["signs"]),
    "missing role": (b'{"signs": {"gifts": "yes"}}', [""]),
    "list": (b"[]", [""]),
    "empty": (b"", [""]),
    "no JSON or YAML": (b'{"role": "parent" "signs"', [""]),
    "10 MB": (b" " * 10_000_000, [""]),
    "binary": (bytes(range(256)), [""]),
    "several": (
        b'{"role": "nobody", "signs": {"gift": "yes", "missing": 3}, "name": "Amy Example"}',
        ["name", "role", "signs.gift", "signs.missing"],
    ),
}


@pytest.mark.parametrize(("data", "places"), BAD.values(), ids=BAD)
def test_bad_answers_are_told_all_at_once_each_at_its_place(data: bytes, places: list[str]) -> None:
    """One envelope with every problem, a hint for each, the same in words, and exit code 3."""
    done = call("score", data=data)
    envelope = read(done)
    problems = envelope["error"]["problems"]

    assert 3 == done.code
    assert ["format", "error"] == list(envelope)
    assert ["code", "problems"] == list(envelope["error"])
    assert "answers_unusable" == envelope["error"]["code"]
    assert places == sorted(problem["at"] for problem in problems)
    assert all(problem["hint"] for problem in problems)
    assert all(problem["problem"] in done.err for problem in problems)


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b'{"role": "parent",\n "signs": {"gift": "yes"}}', [(2, 12)]),
        (b"role: parent\nsigns:\n  gift: yes\n  missing: 3", [(3, 3), (4, 3)]),
        (b'{"role": "parent"\n "signs": {}}', [(2, 2)]),
        (b'{"role": "parent",\n "signs": {"gifts": "y\x0bes"}}', [(2, 23)]),
        (b'{"signs": {}}', [None]),
    ],
)
def test_a_problem_with_a_place_in_the_text_gives_it_to_scripts_too(
    data: bytes, places: list[tuple[int, int] | None]
) -> None:
    """Line and column stand in the envelope as they do in words; what is missing has none."""
    done = call("score", data=data)
    problems = read(done)["error"]["problems"]

    assert places == [
        (each["line"], each["column"]) if "line" in each else None for each in problems
    ]
    assert all(place is None or f"error: {place[0]}:{place[1]}: " in done.err for place in places)


def test_in_a_stream_a_problem_gives_its_column() -> None:
    """The line of a stream is that of the whole document."""
    done = call("score", "--lines", data=b'\n{"role" "parent"}\n')
    envelopes = [json.loads(line) for line in done.out.splitlines()]

    assert [1, 2] == [each["line"] for each in envelopes]
    assert [{"at", "column", "problem", "hint"}] * 2 == [
        set(each["error"]["problems"][0]) for each in envelopes
    ]


def test_values_are_never_repeated() -> None:
    """What was wrongly written may be an answer, or a name: neither stream repeats it."""
    done = call(
        "score",
        data=b'{"role": "Amy-Example", "signs": {"gifts": "Amy-Example", "Amy Example": "x"}}',
    )

    assert 3 == done.code
    assert b"Amy" not in done.out
    assert "Amy" not in done.err


def test_json_true_is_told_what_to_write() -> None:
    """YAML habits end in true; the hint gives the words instead."""
    done = call("score", data=b'{"role": "parent", "signs": {"gifts": true}}')

    assert ['write "yes" or "no" as text'] == [
        problem["hint"] for problem in read(done)["error"]["problems"]
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "--lines", "--exit-level"],
        ["score", "--lines", "--format", "text"],
        ["score", "--no-such-option"],
        ["score", "no such file"],
        ["signs", "no_such_sign"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_usage_errors_go_to_standard_error_alone(arguments: list[str]) -> None:
    """A script that misuses a command finds nothing on standard output, and exit code 2."""
    done = call(*arguments)

    assert (2, b"") == (done.code, done.out)
    assert done.err


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"role": "parent", "age": "16_to_17", "signs": dict.fromkeys(oracle.SIGNS, "no")}, 10),
        ({"role": "parent", "signs": {"gifts": "yes"}}, 11),
        ({"role": "parent", "circumstances": {"disclosed": "yes"}}, 12),
        ({"role": "parent", "circumstances": {"danger_now": "yes"}}, 13),
    ],
    ids=["watch", "advice", "refer", "emergency"],
)
def test_exit_level_gives_the_level(answers: dict[str, Any], code: int) -> None:
    """Asked for, the level is the exit code; else every level is a screening done."""
    data = written(answers)

    assert (code, 0) == (
        call("score", "--exit-level", data=data).code,
        call("score", data=data).code,
    )


@settings(STEADY, max_examples=40)
@given(data=st.binary() | anything().map(written) | anything().map(lambda one: repr(one).encode()))
def test_anything_on_standard_input_is_answered(data: bytes) -> None:
    """No bytes make a traceback: there is one JSON document and a code of the table."""
    done = call("score", data=data)

    assert done.code in (0, 3)
    assert {"format"} <= set(read(done))
    assert "Traceback" not in done.err
    assert "fault" not in done.err


@settings(STEADY, max_examples=40)
@given(lines=st.lists(anything().map(written) | documents().map(written), max_size=5))
def test_any_lines_are_answered_one_by_one(lines: list[bytes]) -> None:
    """As many lines come out as went in, and a bad one is numbered in its place."""
    done = call("score", "--lines", "--brief", data=b"\n".join(lines) + b"\n" if lines else b"")
    answers = [json.loads(line) for line in done.out.splitlines()]

    assert len(lines) == len(answers)
    assert all("error" not in each or n == each["line"] for n, each in enumerate(answers, 1))
    assert done.code == (3 if any("error" in each for each in answers) else 0)
