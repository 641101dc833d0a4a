"""Published cases: read strictly, judged by the list, and counted as others count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from warning_signs import Answer, Answers, load_catalogue
from warning_signs.content.checks.house_style import length_remarks, remarks
from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT
from warning_signs.core.combining import combine
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.evaluation.cases import read_cases
from warning_signs.evaluation.counting import load_method
from warning_signs.evaluation.pages import evaluation_document
from warning_signs.evaluation.tally import Share, evaluate

CATALOGUE = load_catalogue()
METHOD = load_method()
PUBLISHED = Path(__file__).parents[2] / "examples" / "published-cases.yaml"
CASES = {each.id: each for each in read_cases(CATALOGUE, PUBLISHED.read_bytes())}
SOURCE = {"title": "A review", "web": "https://example.org/review"}


def case(name: str = "one", **changes: Any) -> dict[str, Any]:
    made = {
        "id": name,
        "document": {"role": "parent", "signs": {"gifts": "yes"}},
        "expected": {"at_least": "advice"},
        "source": SOURCE,
    }
    return made | changes


def lines(*cases: object) -> bytes:
    return "\n".join(json.dumps(each) for each in cases).encode()


def problems(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(AnswersUnusableError) as caught:
        read_cases(CATALOGUE, data)
    return [(each.place, each.problem) for each in caught.value.problems]


def found(*cases: object) -> dict[str, Any]:
    read = read_cases(CATALOGUE, lines(*cases))
    return evaluation_document(CATALOGUE, evaluate(CATALOGUE, read, METHOD.counting.values()))


# --- the figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (28, 38, 0.580, 0.850)],
)
def test_intervals_are_those_of_wilson(count: int, of: int, low: float, high: float) -> None:
    """Also where all or none were reached, in which a plainer interval claims to be certain."""
    assert (low, high) == tuple(round(each, 3) for each in Share(of, count).interval)


def test_cases_and_controls_are_told_apart() -> None:
    """A case is missed below its level; a control alarms above its own; one may be both."""
    told = found(
        case("met"),
        case("missed", expected={"at_least": "emergency"}),
        case("calm", expected={"at_most": "advice"}),
        case("alarm", expected={"at_most": "watch"}),
        case("both", expected={"at_least": "advice", "at_most": "advice"}),
    )

    assert (2, 3) == (told["reached"]["count"], told["reached"]["of"])
    assert ["missed"] == [each["id"] for each in told["missed"]]
    assert (1, 3) == (told["false_alarms"]["count"], told["false_alarms"]["of"])
    assert ["alarm"] == [each["id"] for each in told["alarmed"]]
    assert {"strong_sign": 2} == told["decided"]
    assert ["parent"] == list(told["by_role"])


@pytest.mark.parametrize(
    ("counting", "signs", "circumstances", "total", "band"),
    [
        ("three_signs", {"missing": "yes", "gifts": "maybe"}, {}, 2, "fewer than three"),
        (
            "three_signs",
            dict.fromkeys(["missing", "gifts", "suicide"], "earlier"),
            {},
            3,
            "three or more",
        ),
        ("two_signs", {"missing": "yes", "gifts": "no"}, {"worried": "yes"}, 1, "fewer than two"),
        ("seraf", {"missing": "yes"}, {}, 5, "not at risk"),
        ("seraf", {"missing": "earlier"}, {}, 1, "not at risk"),
        ("seraf", {"missing": "yes"}, {"adult_contact": "yes"}, 10, "mild"),
        ("seraf", {"self_harm": "yes", "suicide": "yes"}, {}, 1, "not at risk"),
        (
            "seraf",
            dict.fromkeys(["missing", "gifts", "injuries", "suicide"], "yes"),
            {},
            16,
            "significant",
        ),
        ("seraf", {"drugs_or_alcohol": "earlier"}, {}, 0, "not at risk"),
    ],
)
def test_others_count_as_they_publish(
    counting: str, signs: dict[str, str], circumstances: dict[str, str], total: int, band: str
) -> None:
    """One grave sign of today alone stays in the lowest band of SERAF."""
    way = METHOD.counting[counting]
    answers = Answers(
        "parent",
        signs={name: Answer(said) for name, said in signs.items()},
        circumstances={name: Answer(said) for name, said in circumstances.items()},
    )

    assert (total, band) == (way.total(answers), way.band(answers).label)


def test_what_is_counted_are_signs_and_circumstances() -> None:
    """No id in the ways to count is one that there is not."""
    known = {*CATALOGUE.signs, *CATALOGUE.circumstances, "all"}
    named = {
        name
        for way in METHOD.counting.values()
        for group in way.groups
        for name in group.signs.split()
    }

    assert set() == named - known
    assert ["three_signs", "two_signs", "seraf"] == list(METHOD.counting)
    assert all(way.source.web.startswith("https://") for way in METHOD.counting.values())


# --- reading ------------------------------------------------------------------------------------


def test_yaml_and_json_lines_are_the_same() -> None:
    """A list, a list under ``cases``, or a case on each line."""
    one = read_cases(CATALOGUE, lines(case()))

    assert one == read_cases(CATALOGUE, json.dumps([case()]).encode())
    assert one == read_cases(CATALOGUE, json.dumps({"cases": [case()]}).encode())


def test_a_level_is_taken_in_any_case() -> None:
    """As every id is."""
    written = case(expected={"at_least": "Advice"})

    assert read_cases(CATALOGUE, lines(case())) == read_cases(CATALOGUE, lines(written))


@pytest.mark.parametrize(
    ("third", "place", "problem"),
    [
        (b'{"id": "c", "x":: 1}', (3, 17), "cannot be read as JSON from here on"),
        (b'{"id": "c", "id": "d"}', (3, 1), "has the same key twice"),
        (b"xx", (3, 1), "cannot be read as JSON from here on"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_number(
    third: bytes, place: tuple[int, int], problem: str
) -> None:
    """Whatever the line holds, it is looked for where it stands."""
    with pytest.raises(AnswersUnusableError) as caught:
        read_cases(CATALOGUE, lines(case(), case("two")) + b"\n" + third)
    told = caught.value.problems[0]

    assert (place, True) == ((told.line, told.column), problem in told.problem), told


def test_every_problem_is_told_at_its_case() -> None:
    """One try is enough to learn of all of them, and no answer is repeated."""
    told = problems(
        lines(
            case(document={"role": "parent", "signs": {"gifts": "Jane"}}),
            case("two", expected={"at_least": "high"}),
            case("three", expected={}),
            case("four", source={"title": "A review"}),
            case("five", more="x"),
            case("five"),
            case(""),
            case("eight", expected={"at_least": ["refer"]}),
        )
    )

    assert [
        ("case 1.document.signs.gifts", "unusable value"),
        ("case 2.expected.at_least", "is no level"),
        ("case 3.expected", "names no level"),
        ("case 4.source", "lacks a title or an address"),
        ("case 5", "holds a key that has no meaning here"),
        ("case 6.id", "is there twice"),
        ("case 7.id", "is missing"),
        ("case 8.expected.at_least", "is no level"),
    ] == told


@pytest.mark.parametrize("data", [b"", b"[]", b"cases: []", b"- 1", b"{", b'{"id": 1}'])
def test_what_holds_no_case_is_refused(data: bytes) -> None:
    """Nothing is judged where nothing was given."""
    assert problems(data)


# --- the published cases ------------------------------------------------------------------------


def test_there_are_cases_and_controls_enough() -> None:
    """Thirty at least, from all four roles, each with an address of its own to look at."""
    cases = [each for each in CASES.values() if each.at_least]
    controls = [each for each in CASES.values() if each.at_most]

    assert len(cases) >= 30
    assert len(controls) >= 12
    assert set(CATALOGUE.roles) == {each.answers.role for each in cases}
    assert len({each.source.web for each in CASES.values()}) >= 40


def test_a_case_is_answered_in_short() -> None:
    """No case is made of answers that no text could hold: nothing is ever answered "no"."""
    for each in CASES.values():
        said = {*each.answers.signs.values(), *each.answers.circumstances.values()}
        assert said <= {Answer.YES, Answer.MAYBE, Answer.EARLIER}
        assert len(each.answers.signs) + len(each.answers.circumstances) <= 6


def test_views_of_one_child_reach_more_together() -> None:
    """A view that is missed is reached with another's of the same child."""
    for missed, other in (("jack_school", "jack_parents"), ("sophie_school", "sophie_mother")):
        pieces = [CASES[missed].answers, CASES[other].answers]
        assert "refer" == combine(CATALOGUE, pieces, "teacher").level


def test_what_is_said_of_cases_holds_to_the_list() -> None:
    """In short sentences, without a word that blames a child."""
    plain = read_yaml(PUBLISHED.read_bytes(), CONTENT).plain["cases"]
    words = METHOD.words
    texts = [each["said"] for each in plain]
    texts += [getattr(words, name) for name in words.__slots__]
    texts += [way.about for way in METHOD.counting.values()]

    assert [] == [each for text in texts for each in (*remarks(text), *length_remarks(text))]
