"""Every word a person may read: none that blames, reassures, promises or endangers; all plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from statistics import mean
from typing import Any

import pytest

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.content.checks.house_style import length_remarks, reading_age, remarks
from warning_signs.formats.text import as_text
from warning_signs.pages.result import result_sections
from warning_signs.pages.walk import about_page, emergency_card, first_page

CATALOGUE = load_catalogue()
PUBLISHED = tuple(sign.label for sign in CATALOGUE.signs.values())
READ_BY_PEOPLE = (
    "words",
    "roles",
    "ages",
    "answers",
    "levels",
    "strengths",
    "signs",
    "overlaps",
    "circumstances",
    "rules",
    "steps",
    "avoid",
    "needs",
    "contacts",
)
# "also" is what people type, and "source" and its kin what others call themselves.
NOT_WORDS = (
    *("also", "id", "at", "source", "web", "sources", "cite", "compiled", "ids", "ask"),
    "only_roles",
)
# The meanings of circumstances are fixed with their ids; only the review page shows them.
FIXED = tuple(each.label for each in CATALOGUE.circumstances.values())
OLDEST_READER = 11


def texts(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(each, f"{at}.{key}")
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from texts(each, f"{at}.{n}")
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in NOT_WORDS:
                yield from texts(getattr(value, each.name), f"{at}.{each.name}")


ALL_TEXTS = [pair for table in READ_BY_PEOPLE for pair in texts(getattr(CATALOGUE, table), table)]


def test_no_text_blames_reassures_promises_or_endangers() -> None:
    """Not one string of the content holds a word on the avoid list."""
    found = [(at, remark) for at, text in ALL_TEXTS for remark in remarks(text, PUBLISHED)]

    assert len(ALL_TEXTS) > 800
    assert found == []


def test_no_sentence_is_longer_than_25_words() -> None:
    """Long sentences lose a frightened reader."""
    found = [
        (at, remark)
        for at, text in ALL_TEXTS
        if text not in FIXED
        for remark in length_remarks(text)
    ]

    assert found == []


@pytest.mark.parametrize("role", ["parent", "community"])
def test_what_parents_and_the_public_read_needs_a_reading_age_of_eleven_at_most(role: str) -> None:
    """Questions, help, steps and reasons read, on average, no older than eleven."""
    asked: list[Any] = [*CATALOGUE.signs.values(), *CATALOGUE.circumstances.values()]
    questions = [each.questions[role] for each in asked if role in each.questions]
    signs = [each for each in CATALOGUE.signs.values() if role in each.questions]
    helps = [line for each in signs for line in (*each.look_for, *each.could_also_be)]
    steps = [each.text for each in steps_for(role)]
    whys = [each.why for each in steps_for(role)]
    reasons = [each.because for each in CATALOGUE.rules.values()]

    for group in (questions, helps, steps, whys, reasons):
        assert mean(reading_age(text) for text in group) <= OLDEST_READER


def steps_for(role: str) -> list[Any]:
    everything = dict.fromkeys(CATALOGUE.signs, Answer.YES)
    found: dict[str, Any] = {}
    for reason in ("", *CATALOGUE.circumstances):
        said = {reason: Answer.YES} if reason else {}
        for signs in ({}, everything):
            outcome = screen(CATALOGUE, Answers(role, "essex", "13_to_15", signs, said))
            found |= {each.step.id: each.step for each in outcome.guidance.steps}
    return list(found.values())


@pytest.mark.slow
@pytest.mark.parametrize("role", list(CATALOGUE.roles))
@pytest.mark.parametrize("reason", ["", *CATALOGUE.circumstances])
def test_the_programs_own_words_pass_as_well(role: str, reason: str) -> None:
    """Headings and sentences put together by the program hold to the same list."""
    said = {reason: Answer.YES} if reason else {}
    nothing = {sign.id: Answer.NO for sign in CATALOGUE.signs.values() if role in sign.questions}
    outcome = screen(CATALOGUE, Answers(role, "essex", "13_to_15", nothing, said))
    pages = (
        *result_sections(CATALOGUE, outcome),
        *first_page(CATALOGUE, [16, 32]),
        *about_page(CATALOGUE, CATALOGUE.words.sealed),
        *emergency_card(CATALOGUE, outcome),
    )
    page = " ".join(as_text(pages, width=10_000).split())
    titles = tuple(source.title for source in CATALOGUE.sources.values())

    assert remarks(page, (*PUBLISHED, *titles, *FIXED)) == ()


def test_the_lowest_level_reassures_nobody() -> None:
    """All fifteen "no": stay alert, someone to reach, and no word of comfort or of risk."""
    nothing = dict.fromkeys(CATALOGUE.signs, Answer.NO)
    outcome = screen(CATALOGUE, Answers("parent", "essex", "13_to_15", nothing))
    page = as_text(result_sections(CATALOGUE, outcome), width=10_000).lower()

    assert outcome.level.id == "watch"
    assert outcome.guidance.contacts
    for word in ("low risk", "no risk", "is safe", "are safe", "nothing to worry", "all is well"):
        assert word not in page.replace("a sign that all is well", "")


def test_the_published_wording_is_kept_word_for_word() -> None:
    """The fifteen labels are those Essex Police published, in their order."""
    published = (
        "going missing from home or care",
        "physical injuries",
        "misuse of drugs or alcohol",
        "involvement in offending",
        "repeat sexually transmitted infections, pregnancies or terminations",
        "absenteeism from school",
        "deterioration in physical appearance",
        "evidence of online sexual bullying",
        "evidence of vulnerability on social networking sites",
        "emotional distance from family members",
        "receiving gifts from unknown sources",
        "recruiting others into exploitative situations",
        "poor mental health",
        "self-harming",
        "thinking about or attempting suicide",
    )

    assert published == PUBLISHED


def test_every_result_says_what_it_is_not() -> None:
    """Not validated, not an assessment, one piece of a puzzle, no threshold for refusing help."""
    for role in CATALOGUE.roles:
        for said in ({}, {"danger_now": Answer.YES}):
            outcome = screen(CATALOGUE, Answers(role, circumstances=said))
            page = as_text(result_sections(CATALOGUE, outcome), width=10_000)

            for words in ("not been validated", "not an assessment", "no threshold for refusing"):
                assert words in page
