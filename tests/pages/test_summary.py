"""The first page of every result: what a frightened person finds on it, and what it never says."""

from __future__ import annotations

import random
import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from documents import CATALOGUE
from warning_signs import Answer, Answers, screen
from warning_signs.core.conditions import Answered, leaves
from warning_signs.core.types import When
from warning_signs.formats.html import as_html
from warning_signs.formats.markdown import as_markdown
from warning_signs.formats.text import as_text
from warning_signs.pages.handout import handout
from warning_signs.pages.result import PartId, result_parts, result_sections, split_steps
from warning_signs.pages.summary import summary_section, told
from warning_signs.walk.layout import TextLayout
from warning_signs.walk.pagination import paginate

if TYPE_CHECKING:
    from warning_signs.core.outcome import Outcome

HOMES = ("", *(area.id for area in CATALOGUE.areas.values() if area.within))
REASONS: tuple[dict[str, Answer], ...] = (
    {},
    *({name: Answer.YES} for name in CATALOGUE.circumstances),
    {"danger_now": Answer.YES, "blackmailed": Answer.YES},
    {"suicide_now": Answer.MAYBE, "blackmailed": Answer.YES},
    {"recent_assault": Answer.YES, "threatened": Answer.YES},
    {"insider_home": Answer.YES, "disclosed": Answer.MAYBE},
)
CASES = tuple(product(CATALOGUE.roles, REASONS, HOMES))
ROOM = 24 - 5
"""The rows of a page at 80x24 beside the rule, the room for a note, and three rows of keys."""

LAYOUT = TextLayout()
KNOWN_NUMBERS = {
    "".join(filter(str.isdigit, number))
    for each in CATALOGUE.contacts.values()
    for number in (each.phone, each.text)
    if number
}


def outcome(
    role: str,
    circumstances: dict[str, Answer],
    area: str = "essex",
    signs: dict[str, Answer] | None = None,
    age: str = "13_to_15",
) -> Outcome:
    return screen(CATALOGUE, Answers(role, area, age, signs or {}, circumstances))


def first_page(result: Outcome, width: int = 80) -> str:
    return as_text(result_sections(CATALOGUE, result, [PartId.SUMMARY]), width)


def called(text: str) -> list[str]:
    """Return the numbers to call in a text."""
    digits = ("".join(found.split()) for found in re.findall(r"\d[\d ]*\d", text))
    return [number for number in digits if number in KNOWN_NUMBERS]


def test_there_are_enough_cases() -> None:
    """The generated set is what the tests below stand on."""
    assert len(CASES) >= 400


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_the_first_page_has_a_number_and_no_source_and_no_points(role: str) -> None:
    """In text and in print, the first page says whom to call; why stands elsewhere."""
    publishers = {source.publisher for source in CATALOGUE.sources.values()} - {"Childline"}
    for who, reason, area in CASES:
        if who != role:
            continue
        page = " ".join(first_page(outcome(role, reason, area)).split())

        assert called(page), (reason, area, page)
        assert not re.search(r"\bpoints?\b", page)
        assert not [each for each in publishers if f"{each}," in page]


@pytest.mark.slow
@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_the_first_page_is_one_page_of_a_usual_terminal(role: str) -> None:
    """At 80x24 a first page stands on one page, keys and all."""
    long = [
        (reason, area, age)
        for who, reason, area in CASES
        for age in ("under_13", "18_plus", "unknown")
        if who == role
        for parts in [result_parts(CATALOGUE, outcome(role, reason, area, age=age))]
        if len(paginate(LAYOUT.sections(parts[0].sections, 80), ROOM, LAYOUT.blank)) > 1
    ]

    assert [] == long


NARROW_ROOM = 24 - 8
"""The rows of a page at 40x24 beside an empty line, the rule, and six rows of keys."""

URGENT = ("danger_now", "recent_assault", "missing_now", "suicide_now", "threatened", "blackmailed")
FULL = (
    *((one, two) for one in URGENT for two in (*URGENT, "insider_home", "insider_work")),
    ("recent_assault", "missing_now", "blackmailed"),
    URGENT,
)
"""What makes the fullest first pages: several reasons to act now, and someone close."""


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_the_first_page_is_at_most_two_pages_of_a_narrow_terminal(role: str) -> None:
    """On 40 columns the fullest first pages take two pages, and none takes three."""
    long = [
        (names, area, age)
        for names, (area, age) in product(FULL, (("wales", "18_plus"), ("southend", "13_to_15")))
        for result in [outcome(role, dict.fromkeys(names, Answer.YES), area, age=age)]
        for lines in [LAYOUT.sections((summary_section(CATALOGUE, result),), 40)]
        if len(paginate(lines, NARROW_ROOM, LAYOUT.blank)) > 2
    ]

    assert [] == long


@pytest.mark.parametrize(("width", "room", "most"), [(80, ROOM, 3), (40, NARROW_ROOM, 6)])
def test_whom_to_call_is_looked_through_at_a_glance(width: int, room: int, most: int) -> None:
    """A line each, those that answer now first; all there is to know of each is asked for."""
    for role, (area, age) in product(
        CATALOGUE.roles, (("wales", "18_plus"), ("essex", "13_to_15"))
    ):
        for names in (URGENT[:1], *FULL[-2:]):
            result = outcome(role, dict.fromkeys(names, Answer.YES), area, age=age)
            parts = {each.id: each for each in result_parts(CATALOGUE, result)}
            listed, full = parts[PartId.CONTACTS].sections, parts[PartId.FULL].sections
            lines = LAYOUT.sections(listed, width)
            text = [line.plain for chunk in lines for line in chunk.lines]

            assert listed[0].title == full[0].title == CATALOGUE.titles.contacts_any_hour
            assert len(paginate(lines, room, LAYOUT.blank)) <= most, (role, area, names)
            for contact in result.guidance.contacts:
                assert not contact.phone or any(contact.phone in line for line in text)


WITHIN_TWELVE_LINES = {
    "blackmailed": r"[Dd]o not pay",
    "suicide_now": r"Stay with|stay with",
    "missing_now": r"the police",
    "recent_assault": r"[Bb]efore (they )?wash",
    "danger_now": r"999",
    "threatened": r"999",
}


@pytest.mark.parametrize("name", WITHIN_TWELVE_LINES)
@pytest.mark.parametrize("role", CATALOGUE.roles)
@pytest.mark.parametrize("area", HOMES)
def test_what_matters_most_stands_within_twelve_lines(name: str, role: str, area: str) -> None:
    """In text, on the page of a terminal and in the page of a browser."""
    result = outcome(role, {name: Answer.YES}, area)
    expected = WITHIN_TWELVE_LINES[name]
    if (role, name) == ("community", "recent_assault"):
        expected = r"Ring the police now"  # Whoever saw it is not asked to speak of washing.
    text = first_page(result).splitlines()[:12]
    drawn = paginate(
        LAYOUT.sections(result_parts(CATALOGUE, result)[0].sections, 80), ROOM, LAYOUT.blank
    )[0]
    html = as_html(handout(CATALOGUE, result))
    section = html[html.index("<section") : html.index("</section>")]

    assert re.search(expected, " ".join(" ".join(text).split()))
    assert re.search(expected, " ".join(" ".join(line.plain for line in drawn.lines[:12]).split()))
    assert re.search(expected, section)


@pytest.mark.parametrize("name", ["danger_now", "missing_now", "suicide_now", "threatened"])
@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_who_cannot_speak_is_told_what_to_do_once(name: str, role: str) -> None:
    """Wherever 999 is to be rung first, the silent way stands beside it, and once."""
    page = first_page(outcome(role, {name: Answer.YES}), 10_000)

    assert 1 == page.count(CATALOGUE.words.cannot_speak)


def test_each_reason_to_act_now_has_a_head_of_its_own() -> None:
    """Danger first, then the others in the order of urgency; only danger lets the list wait."""
    every = dict.fromkeys(WITHIN_TWELVE_LINES, Answer.YES)
    at_home = {name: answer for name, answer in every.items() if name != "missing_now"}
    for role in CATALOGUE.roles:
        # Someone missing is not washed, and missing and in despair is one reason.
        for said, heads in ((every, 4), (at_home, 5)):
            head = told(CATALOGUE, outcome(role, said)).head

            assert heads == len(head)
            assert "999" in head[0]
            assert [0] == [n for n, words in enumerate(head) if "can wait" in words]


def test_nobody_is_told_to_stay_with_someone_who_is_missing() -> None:
    """Someone missing who may end their life: 999 at once, and no 101."""
    both = {"missing_now": Answer.YES, "suicide_now": Answer.YES}
    for role in CATALOGUE.roles:
        words = told(CATALOGUE, outcome(role, both))

        assert ["Missing, and may end their life. Ring 999 now."] == words.head
        assert "999" in words.first[0].whole
        assert "101" not in words.first[0].whole
        assert not any("leave them alone" in each for each in words.avoid)


MISSING = ("recent_assault", "suicide_now", "blackmailed", "insider_home")


@pytest.mark.parametrize("other", MISSING)
@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_nothing_asks_to_be_near_someone_who_is_missing(role: str, other: str) -> None:
    """The police come first, and are told the other thing too; nobody is washed or stayed with."""
    words = told(CATALOGUE, outcome(role, {"missing_now": Answer.YES, other: Answer.YES}))
    near = re.compile(r"\b(washing|wash|stay close|stay with them|alone together)\b", re.IGNORECASE)
    said = [*words.head, *(each.whole for each in words.first), *words.avoid]

    assert "999" in words.first[0].whole
    assert [] == [each for each in said if near.search(each) and "found" not in each]


def test_this_week_is_not_said_where_someone_is_to_be_told_today() -> None:
    """The head and the steps agree on how soon."""
    telling = re.compile(r"\b([Tt]ell|[Tt]alk|[Rr]ing the child's)\b")
    for result in random_cases(300, signs=2, circumstances=1):
        head, *_ = told(CATALOGUE, result).head
        if "this week" in head:
            steps = [each.step for each in result.guidance.steps]
            soon = [each.text for each in steps if each.time in (When.NOW, When.TODAY)]

            assert [] == [text for text in soon if telling.match(text)]


@pytest.mark.parametrize("role", ["parent", "teacher", "professional"])
def test_nobody_of_18_or_over_is_called_a_child_on_the_first_page(role: str) -> None:
    """Heads, acts, words for the phone and warnings say "they"; "my child" is a parent's word."""
    called_child = re.compile(r"\b(?:a|the|this|that) child\b(?! may be harmed too)|[Cc]hildren's")
    for area, name in product(HOMES, CATALOGUE.circumstances):
        page = told(CATALOGUE, outcome(role, {name: Answer.YES}, area, age="18_plus"))
        said = (*page.head, *(each.whole for each in page.first), *page.say, *page.avoid)
        texts = (*said, *page.next)

        assert [] == [text for text in texts if called_child.search(text)]


@pytest.mark.parametrize("area", HOMES)
def test_help_for_adults_can_be_found_everywhere(area: str) -> None:
    """A number, or where to look for one; Northern Ireland is named there and nowhere else."""
    page = told(CATALOGUE, outcome("parent", {"adult_contact": Answer.YES}, area, age="18_plus"))
    found = " ".join(" ".join(each.calls) for each in page.first)

    assert re.search(r"0\d{3}|gov\.uk|nidirect", found)
    assert ("Trust" in found) is (area == "northern_ireland")


def test_a_worry_about_someone_who_works_with_children_goes_to_the_police_as_well() -> None:
    """A parent has no number of the officer for allegations; social care and police have."""
    for area in HOMES:
        page = told(CATALOGUE, outcome("parent", {"insider_work": Answer.YES}, area))

        assert {"police_101", "psni"} & {name for each in page.first for name in each.contacts}


@pytest.mark.parametrize("answer", [Answer.YES, Answer.MAYBE])
def test_a_worry_about_someone_at_home_begins_with_tonight(answer: Answer) -> None:
    """Whatever the level, the child is not left with that person, and no one at home hears."""
    page = told(CATALOGUE, outcome("parent", {"insider_home": answer}))
    acts = " ".join(each.text for each in page.first)

    assert "Do not leave your child alone with that person" in acts
    assert "Where no one at home can hear" in acts


def test_who_may_do_harm_is_not_taken_for_the_child() -> None:
    """A parent worries about the child, so no warning calls the other one "who you worry about"."""
    warnings = [each.text for each in CATALOGUE.summary.worst.values()]
    warnings += [each.text for each in CATALOGUE.avoid.values()]
    warnings += [
        text for each in CATALOGUE.circumstances.values() for text in each.questions.values()
    ]

    assert [] == [text for text in warnings if "you worry about" in text]


@pytest.mark.parametrize("area", HOMES)
def test_staff_may_ask_a_friendly_question(area: str) -> None:
    """What the first page forbids is not what a step allows."""
    result = outcome("community", {"worried": Answer.YES}, area)

    assert any("polite questions are fine" in each.step.text for each in result.guidance.steps)
    assert not any("question" in each for each in told(CATALOGUE, result).avoid)


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_day_and_night_stand_in_one_line(role: str) -> None:
    """The number of the duty team stands beside the one it takes over from."""
    result = outcome(role, {"disclosed": Answer.YES})
    calls = [call for each in told(CATALOGUE, result).first for call in each.calls]
    hub, duty = "0345 603 7627", "0345 606 1212"

    assert all(duty in call for call in calls if hub in call)
    if not CATALOGUE.roles[role].card:
        assert any(hub in call for call in calls)


# --- what is said ------------------------------------------------------------------------------


def random_cases(number: int, signs: int = 4, circumstances: int = 2) -> list[Outcome]:
    """Return results of random answers of a usual size."""
    chance = random.Random(20261125)  # noqa: S311  It draws cases.
    found = []
    for _ in range(number):
        said = {
            name: chance.choice([Answer.YES, Answer.EARLIER, Answer.MAYBE])
            for name in chance.sample(list(CATALOGUE.signs), chance.randint(0, signs))
        }
        others = {
            name: chance.choice([Answer.YES, Answer.MAYBE])
            for name in chance.sample(
                list(CATALOGUE.circumstances), chance.randint(0, circumstances)
            )
        }
        role, area, age = (
            chance.choice(list(each)) for each in (CATALOGUE.roles, HOMES, CATALOGUE.ages)
        )
        found.append(screen(CATALOGUE, Answers(role, area, age, said, others)))
    return found


def test_nothing_is_said_on_the_phone_that_was_not_answered() -> None:
    """A maybe is said as a maybe, what was longer ago as that, and the rest not at all."""
    spoken, said = CATALOGUE.summary.saw, CATALOGUE.summary.said
    for result in random_cases(400):
        given = {**result.answers.signs, **result.answers.circumstances}
        call = told(CATALOGUE, result).call
        for name, phrase in spoken.items():
            words = phrase.by_role.get(result.answers.role, phrase.text)
            lines = [line for line in call if words in line]
            answer = given.get(name, Answer.UNKNOWN)
            before = said.get(answer, "")

            assert len(lines) == (1 if before else 0), (name, answer, lines)
            assert all(line.startswith(f"{before}: ") for line in lines)


def test_the_public_says_what_it_was_asked() -> None:
    """Someone who saw a child once cannot know what only those around the child know."""
    seen = {
        "missing": "out late",
        "injuries": "hurt",
        "appearance": "worn out",
        "gifts": "paid for",
    }
    signs = dict.fromkeys(seen, Answer.YES)
    call = " ".join(told(CATALOGUE, screen(CATALOGUE, Answers("community", signs=signs))).call)

    assert all(words in call for words in seen.values())
    assert "nobody" not in call


def test_what_cannot_wait_is_said_first_on_the_phone() -> None:
    """Whoever answers hears of danger before anything else."""
    order = list(CATALOGUE.summary.saw)

    assert {*order[: len(URGENT)]} == {*URGENT}


def test_a_line_for_what_may_be_says_so() -> None:
    """Where a maybe is enough for a line to be said, the line asserts nothing."""
    careful = re.compile(r"\b(may|might|fear|think|could|looks?)\b|\?|___", re.IGNORECASE)
    urgent = set(WITHIN_TWELVE_LINES)
    of_what_may_be = [
        each
        for each in CATALOGUE.summary.lines.values()
        for leaf in leaves(each.when)
        if isinstance(leaf, Answered) and leaf.how == "possible" and leaf.ids & urgent
    ]

    assert len(of_what_may_be) > len(urgent) // 2
    assert [] == [each.id for each in of_what_may_be if not careful.search(each.text)]


@pytest.mark.parametrize("role", CATALOGUE.roles)
def test_nothing_that_is_for_now_stands_under_what_is_for_later(role: str) -> None:
    """However much comes together, what cannot wait is shown first, and all of it."""
    names = (*URGENT, "insider_home", "insider_work", "disclosed")
    result = outcome(role, dict.fromkeys(names, Answer.YES), "essex", age="under_13")
    shown, later = split_steps(CATALOGUE, result)

    assert shown
    assert later
    assert When.NOW not in {each.step.time for each in later}


@pytest.mark.slow
def test_no_more_steps_are_shown_than_a_person_takes_in() -> None:
    """Nine for a parent or the public, twelve for a teacher, fifteen for a professional."""
    ceilings = {"parent": 9, "community": 9, "teacher": 12, "professional": 15}
    for result in random_cases(5000):
        shown, later = split_steps(CATALOGUE, result)

        assert len(shown) <= ceilings[result.answers.role]
        assert (*shown, *later) == result.guidance.steps
        parts = {part.id for part in result_parts(CATALOGUE, result)}
        assert (PartId.MORE in parts) is bool(later)


def test_a_number_is_named_once_among_the_steps() -> None:
    """What was named for one step is not named again for the next."""
    for result in random_cases(200):
        sections = result_sections(CATALOGUE, result, [PartId.DO])
        notes = [
            note
            for section in sections
            for block in section.blocks
            for note in getattr(block, "notes", ())
        ]

        assert len(notes) == len(set(notes))


def test_the_public_is_shown_no_points() -> None:
    """Few signs are asked of a member of the public, so few points would reassure falsely."""
    for reason in REASONS:
        result = outcome("community", reason, signs={"injuries": Answer.YES})
        for page in (
            as_text(result_sections(CATALOGUE, result)),
            as_markdown(handout(CATALOGUE, result)),
            as_html(handout(CATALOGUE, result)),
        ):
            assert not re.search(r"\d points?\b", page)


def test_the_parts_stand_in_one_order_in_every_format() -> None:
    """Summary first, then what to do, what not to do, whom to call, what to say, and why."""
    result = outcome("teacher", {"disclosed": Answer.YES}, signs={"gifts": Answer.YES})
    titles = CATALOGUE.titles
    text = as_text(result_sections(CATALOGUE, result)).lower()
    markdown = as_markdown(handout(CATALOGUE, result)).lower()
    html = as_html(handout(CATALOGUE, result)).lower()

    for page, heading, whom in (
        (text, "\n{}\n", titles.contacts_any_hour),
        (markdown, "## {}\n", titles.contacts),
        (html, ">{}</h2>", titles.contacts),
    ):
        order = (titles.avoid, whom, titles.say, titles.why, titles.record)
        places = [page.index(heading.format(title.lower())) for title in order]

        assert places == sorted(places)
        assert page.index(result.level.label.lower()) < places[0]


def test_a_record_has_every_answer_as_it_was_given() -> None:
    """A lead's record tells yes, maybe and longer ago apart, and says what is not known."""
    said = {"gifts": Answer.YES, "missing": Answer.EARLIER, "injuries": Answer.MAYBE}
    record = told(CATALOGUE, outcome("teacher", {"disclosed": Answer.YES}, signs=said)).record
    for name, answer in said.items():
        choice = CATALOGUE.answers[answer].sign
        line = next(line for line in record if CATALOGUE.signs[name].label in line)

        assert line.startswith(f"{choice}: ")
    assert any(line.startswith(CATALOGUE.titles.unknown) for line in record)
    assert any("Report today." in line for line in record)
    assert not any("name" in line.lower() and "child" in line.lower() for line in record)


def test_what_else_to_look_out_for_is_a_part_of_every_format() -> None:
    """Where the answers alone are asked for, none of them has less than the others."""
    result = outcome("parent", {}, "wales")
    title = CATALOGUE.titles.would_change
    pages = (
        as_text(result_sections(CATALOGUE, result, [PartId.ANSWERS])),
        as_markdown(handout(CATALOGUE, result, [PartId.ANSWERS])),
        as_html(handout(CATALOGUE, result, [PartId.ANSWERS])),
    )

    counts = {page.casefold().count(f"{title}: ".casefold()) for page in pages}
    assert {2} == counts
