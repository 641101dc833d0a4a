"""What each role is asked: one thing at a time, in its words, and only what it can know."""

from __future__ import annotations

import json
import re
from dataclasses import astuple

import pytest

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.core.asking import choices
from warning_signs.core.summarising import PHRASES
from warning_signs.exports.fhir import as_fhir
from warning_signs.exports.surveyjs import as_surveyjs
from warning_signs.formats.markdown import as_markdown
from warning_signs.pages.handout import handout
from warning_signs.pages.worksheet import worksheet
from warning_signs.walk.questions import begin

CATALOGUE = load_catalogue()
ROLES = list(CATALOGUE.roles)
PLAIN = ["parent", "community"]
TAKES_A_REASON = ["injuries", "drugs_or_alcohol", "school_absence", "appearance", "gifts"]
A_BUTTON = re.compile(r"\b[Pp]ress (55|2|x|r|\{?key\}?|Enter|Ctrl)\b")


def questions(role: str) -> dict[str, str]:
    return {each.id: each.text for each in begin(CATALOGUE, role).questions}


@pytest.mark.parametrize("role", ROLES)
def test_a_question_asks_one_thing(role: str) -> None:
    """There is one question mark in each; what else counts is said, not asked."""
    assert {} == {name: text for name, text in questions(role).items() if text.count("?") != 1}


@pytest.mark.parametrize("role", PLAIN)
def test_press_is_only_said_of_a_button(role: str) -> None:
    """At a reading age of nine to eleven, nobody presses a child."""
    read = [
        *questions(role).values(),
        *(line for each in CATALOGUE.signs.values() for line in (each.plain, *each.look_for)),
        *(line for each in CATALOGUE.circumstances.values() for line in (each.label, *each.help)),
        *(each.because for each in CATALOGUE.rules.values()),
        *(each.text for table in PHRASES for each in getattr(CATALOGUE.summary, table).values()),
        *(text for each in CATALOGUE.summary.first.values() for text in (each.text, each.why)),
        *(each.text for each in CATALOGUE.summary.saw.values()),
        *(f"{each.name} {each.hours}" for each in CATALOGUE.summary.reach.values()),
        CATALOGUE.words.would_change[role],
        *(text for text in astuple(CATALOGUE.paper) if isinstance(text, str)),
    ]
    for said in ("yes", "maybe"):
        found = screen(
            CATALOGUE,
            Answers(
                role,
                signs=dict.fromkeys(CATALOGUE.signs, Answer(said)),
                circumstances=dict.fromkeys(CATALOGUE.circumstances, Answer(said)),
            ),
        ).guidance
        read += [text for each in found.steps for text in (each.step.text, each.step.why)]
        read += [each.text for each in found.avoid]
    pressing = [text for text in read if re.search(r"\b[Pp]ress(es|ed|ing)?\b", text)]

    assert [] == [text for text in pressing if not A_BUTTON.search(text)]


def test_the_public_is_asked_what_it_can_know() -> None:
    """Danger and missing first; where it was seen; an age that is a guess."""
    asked = list(questions("community"))

    assert ["area", "danger_now", "missing_now"] == asked[:3]
    assert "Where did you see this?" == questions("community")["area"]
    assert "guess" in questions("community")["age"]
    assert "missing" in asked
    assert {"additional_needs", "in_care", "blackmailed", "sexual_image"}.isdisjoint(asked)


def test_criminal_exploitation_has_its_words() -> None:
    """A boy sent to carry drugs is looked for by name."""
    looked_for = " ".join(CATALOGUE.signs["offending"].look_for)

    assert "county lines" in looked_for
    assert "criminal exploitation" in looked_for


# --- an ordinary reason -----------------------------------------------------------------------


def test_few_signs_take_an_ordinary_reason() -> None:
    """A reason that was confirmed is an answer where one can be, and nowhere else."""
    assert TAKES_A_REASON == [each.id for each in CATALOGUE.signs.values() if each.explained]
    assert "No" == CATALOGUE.answers[Answer.NO].sign


@pytest.mark.parametrize("role", ROLES)
def test_the_walk_offers_the_key_of_a_reason_only_there(role: str) -> None:
    """Key c is there for the signs that take it, and no key of another answer is lost."""
    for each in begin(CATALOGUE, role).questions:
        keys = "".join(option.key for option in each.options)
        if each.id in TAKES_A_REASON:
            assert "yemncd" == keys
        elif each.number:
            assert "yemnd" == keys
        else:
            assert "c" not in keys


@pytest.mark.parametrize("sign", TAKES_A_REASON)
def test_an_ordinary_reason_counts_as_no_and_is_shown_as_what_it_is(sign: str) -> None:
    """It changes nothing but the words of the one answer, on paper too."""
    silent = dict.fromkeys(CATALOGUE.signs, Answer.NO)
    denied = screen(CATALOGUE, Answers("teacher", "essex", signs=silent))
    explained = screen(
        CATALOGUE, Answers("teacher", "essex", signs={**silent, sign: Answer.EXPLAINED})
    )
    said = {each.sign.id: each.answer for each in explained.signs}

    assert (denied.level, denied.reasons, denied.score, denied.guidance) == (
        explained.level,
        explained.reasons,
        explained.score,
        explained.guidance,
    )
    assert Answer.EXPLAINED is said[sign]
    assert CATALOGUE.answers[Answer.EXPLAINED].sign in as_markdown(handout(CATALOGUE, explained))


@pytest.mark.parametrize("role", ROLES)
def test_a_worksheet_asks_everything_the_walk_asks(role: str) -> None:
    """Age, needs and care change how few signs are enough, so paper asks them too."""
    paper = " ".join(as_markdown(worksheet(CATALOGUE, [CATALOGUE.roles[role]])).split())
    asked = begin(CATALOGUE, role, "essex").questions

    assert [] == [each.text for each in asked if each.id != "role" and each.text not in paper]
    assert all(f"☐ {age.label}" in paper for age in CATALOGUE.ages.values())


def test_forms_and_worksheets_offer_a_reason_where_the_walk_does() -> None:
    """The choices of other systems, and the boxes on paper, are those of the walk."""
    survey = json.loads(as_surveyjs(CATALOGUE, "teacher"))
    elements = [each for page in survey["pages"] for each in page["elements"]]
    in_survey = [
        each["name"]
        for each in elements
        if "explained" in [choice["value"] for choice in each.get("choices", [])]
    ]
    in_fhir = as_fhir(CATALOGUE, "teacher").replace(" ", "").count('"code":"explained"')
    paper = as_markdown(worksheet(CATALOGUE, [CATALOGUE.roles["teacher"]]))
    rows = [line for line in paper.splitlines() if line.startswith("| ") and "☐" in line]
    boxes = {sign.questions["teacher"]: sign.id for sign in CATALOGUE.signs.values()}
    on_paper = [
        boxes[row.split(" | ")[0].removeprefix("| ")]
        for row in rows
        if row.count("☐") == len(CATALOGUE.answers)
    ]

    assert TAKES_A_REASON == in_survey
    assert len(TAKES_A_REASON) == in_fhir
    assert TAKES_A_REASON == on_paper
    assert all(
        (Answer.EXPLAINED in [choice.id for choice in choices(CATALOGUE, sign)])
        == (sign.id in TAKES_A_REASON)
        for sign in CATALOGUE.signs.values()
    )
