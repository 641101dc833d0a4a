"""Steps lead where they should: first acts, 999 or 101, what is long past, a way to each team."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from warning_signs import Answer, Answers, Outcome, load_catalogue, screen
from warning_signs.content.checks.reachability import contact_problems
from warning_signs.pages.sources import source_rows
from warning_signs.training.loader import load_training

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.outcome import StepAdvice

ROOT = Path(__file__).parents[2]
CATALOGUE = load_catalogue()
TRAINING = load_training(CATALOGUE)
ROLES = tuple(CATALOGUE.roles)
WITH_THE_CHILD = ("parent", "teacher", "professional")
AREAS = ("", *(area.id for area in CATALOGUE.areas.values() if area.within))
AGES = tuple(CATALOGUE.ages)
POLICE = {"police_101", "psni"}
WHICH_NUMBER = (
    "It is happening, or just happened, or you think you know where the child is now: 999. "
    "Yesterday or longer ago: 101."
)


YES, EARLIER, MAYBE = Answer.YES, Answer.EARLIER, Answer.MAYBE


def outcome(
    said: Mapping[str, Answer], role: str, area: str = "essex", age: str = "13_to_15"
) -> Outcome:
    """Screen what was said of signs and circumstances; every other sign is answered no."""
    asked = [sign.id for sign in CATALOGUE.signs.values() if role in sign.questions]
    signs = {name: answer for name, answer in said.items() if name in CATALOGUE.signs}
    circumstances = {name: said[name] for name in said if name not in signs}
    everything = {**dict.fromkeys(asked, Answer.NO), **signs}
    return screen(CATALOGUE, Answers(role, area, age, everything, circumstances))


def step_ids(found: Outcome) -> list[str]:
    return [advice.step.id for advice in found.guidance.steps]


def contact_ids(found: Outcome) -> list[str]:
    return [contact.id for contact in found.guidance.contacts]


# --- a first act for each reason to act now ---------------------------------------------------

FIRST_ACTS = {
    "danger_now": {"call_999"},
    "threatened": {"threat_of_harm"},
    "missing_now": {"missing_call_police"},
    "suicide_now": {"suicide_now", "suicide_now_community"},
    "blackmailed": {"blackmail", "blackmail_staff", "blackmail_adult"},
    "recent_assault": {
        "recent_assault",
        "recent_assault_nations",
        "recent_assault_under_13",
        "recent_assault_community",
    },
}
LEAD = {"teacher_lead_now", "teacher_lead_adult", "teacher_head_adult"}


@pytest.mark.parametrize("reason", FIRST_ACTS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("area", AREAS)
def test_each_emergency_has_its_own_first_act(reason: str, role: str, area: str) -> None:
    """What is first for blackmail is not first for danger; a teacher's lead alone may be before."""
    for age in AGES:
        steps = step_ids(outcome({reason: YES}, role, area, age))
        if role == "teacher" and reason in {"blackmailed", "recent_assault"}:
            assert steps.pop(0) in LEAD

        assert steps[0] in FIRST_ACTS[reason]


@pytest.mark.parametrize("reason", ["blackmailed", "recent_assault"])
@pytest.mark.parametrize("role", ["parent", "professional", "community"])
@pytest.mark.parametrize("area", AREAS)
def test_where_999_is_not_the_first_act_it_is_still_in_the_first_step(
    reason: str, role: str, area: str
) -> None:
    """Blackmail and an assault now over begin with whom the step names, and 999 is beside it."""
    for age in AGES:
        found = outcome({reason: YES}, role, area, age)
        in_step = [contact.id for contact in found.guidance.steps[0].contacts]

        assert in_step[0] != "emergency_999"
        assert {"emergency_999"} < set(in_step)
        assert contact_ids(found)[0] == in_step[0]


def test_whoever_cannot_speak_or_hear_is_shown_every_way_to_999() -> None:
    """999 is for everyone: 55 from a mobile, sign language, text relay and a registered text."""
    ways = {"silent_solution_55", "bsl_999", "relay_uk", "emergency_sms"}
    for role, area, reason in itertools.product(ROLES, AREAS, FIRST_ACTS):
        assert ways <= set(contact_ids(outcome({reason: YES}, role, area)))


# --- 999 or 101 -------------------------------------------------------------------------------


def texts_with_a_number() -> Iterator[tuple[str, str]]:
    """Give every text that tells a reader what to do and names 101."""
    for step in CATALOGUE.steps.values():
        yield step.id, step.text
    for each in CATALOGUE.avoid.values():
        yield each.id, each.text
    for level in CATALOGUE.levels.values():
        yield level.id, level.meaning
    for story in TRAINING.scenarios.values():
        # What to say is said in one breath; the lines of one call belong together.
        yield story.id, " ".join(story.next_ten_minutes)
        for note in story.notes:
            yield story.id, note.reply
        for text in (story.title, story.teaches, *story.teaching, *story.questions):
            yield story.id, text
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for paragraph in re.split(r"\n\s*\n", page.read_text(encoding="utf-8")):
            yield page.name, " ".join(paragraph.split())


def test_999_or_101_is_said_in_one_sentence_everywhere() -> None:
    """Nobody who has just seen a child driven away is told 101."""
    naming = [(at, text) for at, text in texts_with_a_number() if re.search(r"\b101\b", text)]

    assert len(naming) >= 8
    assert [] == [at for at, text in naming if WHICH_NUMBER not in text]


# --- what is long past ------------------------------------------------------------------------

FOR_THE_POLICE = {"strategy", "nrm", "nrm_nations", "disruption", "essex_police_team"}


@pytest.mark.parametrize("role", WITH_THE_CHILD)
@pytest.mark.parametrize("area", AREAS)
def test_what_is_long_past_alone_brings_no_police_and_no_law(role: str, area: str) -> None:
    """
    What was "earlier" alone leads to no police, section 47, referral mechanism or disruption.

    For the public the police are the only ones to tell, and 101 is for what is long ago.
    """
    asked = [sign.id for sign in CATALOGUE.signs.values() if role in sign.questions]
    cases = [(sign,) for sign in asked] + list(itertools.combinations(asked, 2)) + [tuple(asked)]
    for age, names in itertools.product(AGES, cases):
        said = {**dict.fromkeys(names, EARLIER), "in_care": YES}
        found = outcome(said, role, area, age)
        police = [
            advice.step.id
            for advice in found.guidance.steps
            if POLICE & {contact.id for contact in advice.contacts}
        ]

        assert [] == police
        assert set() == FOR_THE_POLICE & set(step_ids(found))


def test_what_is_current_does_bring_them() -> None:
    """The same signs now do lead a professional to the police, section 47 and the mechanism."""
    found = outcome({"gifts": YES, "missing": YES}, "professional")

    assert {"police_today_professional", "strategy", "nrm", "disruption"} <= set(step_ids(found))


# --- what "unless" may not take away ----------------------------------------------------------

SOCIAL_CARE = set(CATALOGUE.needs["refer_child"].first)
ADULT_CARE = set(CATALOGUE.needs["refer_adult"].first)
MENTAL_HEALTH = {
    "nhs_111_mental_health",
    "nhs_111_wales_press_2",
    "lifeline_ni",
    "papyrus_hopeline247",
    "samaritans",
}
ALLEGATIONS = {"essex_lado", "southend_lado", "thurrock_lado"}

Route = tuple[str, tuple[str, ...], set[str], set[str]]
"""What was answered, who answers it, the ages it is for, and the contacts of which one is shown."""

CHILD = {"under_13", "13_to_15", "16_to_17", "unknown"}
EVERY_AGE = set(AGES)
ROUTES: tuple[Route, ...] = (
    ("danger_now", ROLES, EVERY_AGE, {"emergency_999"}),
    ("missing_now", ROLES, EVERY_AGE, POLICE),
    ("suicide_now", ROLES, EVERY_AGE, MENTAL_HEALTH),
    ("threatened", ROLES, EVERY_AGE, {"emergency_999"}),
    ("blackmailed", ("parent", "teacher", "professional"), EVERY_AGE, POLICE),
    ("recent_assault", ROLES, EVERY_AGE, POLICE),
    ("disclosed", WITH_THE_CHILD, CHILD, SOCIAL_CARE),
    ("disclosed", WITH_THE_CHILD, CHILD, POLICE),
    ("adult_contact", WITH_THE_CHILD, CHILD, POLICE),
    ("adult_contact", WITH_THE_CHILD, {"18_plus"}, ADULT_CARE),
    ("sexual_image", ("parent", "teacher", "professional"), CHILD, {"ceop_safety_centre"}),
    ("sexual_image", ("parent", "teacher", "professional"), CHILD, {"report_remove"}),
    ("sexual_image", WITH_THE_CHILD, {"18_plus"}, {"revenge_porn_helpline"}),
    ("person_or_place", ROLES, EVERY_AGE, POLICE),
    ("insider_home", WITH_THE_CHILD, CHILD, SOCIAL_CARE),
    ("insider_home", ("parent", "community"), CHILD, POLICE),
    ("insider_work", WITH_THE_CHILD, CHILD, SOCIAL_CARE),
    ("online_vulnerability", ("parent", "teacher", "professional"), CHILD, {"ceop_safety_centre"}),
    ("suicide", WITH_THE_CHILD, EVERY_AGE, MENTAL_HEALTH),
    ("self_harm", WITH_THE_CHILD, EVERY_AGE, MENTAL_HEALTH),
    ("drugs_or_alcohol", WITH_THE_CHILD, EVERY_AGE, {"frank"}),
    ("missing", ("parent", "professional"), EVERY_AGE, {"missing_people_safecall"}),
)


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route[0]}-{min(route[3])}")
@pytest.mark.parametrize("area", AREAS)
def test_nothing_else_that_is_said_takes_a_route_away(route: Route, area: str) -> None:
    """Whatever a second answer brings, whom the first one needs can still be reached."""
    fact, roles, ages, wanted = route
    others = [*CATALOGUE.circumstances, *CATALOGUE.signs]
    for role, age, other in itertools.product(roles, sorted(ages), others):
        found = outcome({fact: YES, other: YES}, role, area, age)

        assert wanted & set(contact_ids(found)), (role, age, other)


@pytest.mark.parametrize("area", ["essex", "southend", "thurrock"])
@pytest.mark.parametrize("role", ["teacher", "professional"])
def test_the_designated_officer_is_shown_where_a_colleague_may_be_involved(
    role: str, area: str
) -> None:
    """Every "unless" leaves the officer of the child's own council in place."""
    for age in sorted(CHILD):
        for other in CATALOGUE.circumstances:
            found = outcome({other: YES, "insider_work": MAYBE}, role, area, age)

            assert {f"{area}_lado"} == ALLEGATIONS & set(contact_ids(found))


# --- whoever is named can be reached ----------------------------------------------------------

TEAMS = {
    r"children's (?:social care|services)|social services|social work\b|duty team": SOCIAL_CARE,
    r"Gateway team": {"ni_gateway_teams"},
    r"Regional Emergency Social Work": {"ni_emergency_social_work"},
    r"adult (?:safeguarding|social care)|personal adviser": ADULT_CARE,
    r"CEOP": {"ceop_safety_centre"},
    r"Report Remove": {"report_remove"},
    r"Crimestoppers": {"crimestoppers"},
    r"FRANK": {"frank"},
    r"NSPCC": {"nspcc_helpline"},
    r"Ivison": {"ivison_trust"},
    r"CARE Together": {"childrens_society_care_essex"},
    r"Consultation Line": {"essex_consultation_line"},
    r"Breathing Space": {"breathing_space"},
    r"British Transport|61016": {"british_transport_police"},
    r"sexual assault referral centre": {"oakwood_place_sarc", "nhs_sarc_finder"},
    r"licensing team": {"council_licensing"},
    r"sexual health clinic(?!.*Search online)": {"nhs_111", "nhs_sexual_health_finder"},
    r"\(the LADO\)": {*ALLEGATIONS, *SOCIAL_CARE},
    r"helpline that works": {"revenge_porn_helpline"},
}
"""What a step may name, and the contacts of which one must stand with it."""

CALLS_NOBODY = {
    # They say who decides, or what was said; nobody is to be rung.
    "insider_tonight_staff",
    "wales_duty_teacher",
}


def said_everything(area: str, age: str) -> Iterator[tuple[str, StepAdvice]]:
    """Give every step that some answers lead to, with its contacts."""
    everything = dict.fromkeys(CATALOGUE.signs, YES)
    for role, name in itertools.product(ROLES, CATALOGUE.circumstances):
        for said in ({name: YES}, {**everything, name: YES}):
            found = outcome(said, role, area, age)
            yield from ((role, advice) for advice in found.guidance.steps)


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("age", AGES)
def test_a_step_that_names_a_team_shows_how_to_reach_it(area: str, age: str) -> None:
    """Nobody is sent to a team and left to look for its number."""
    missing = set()
    for role, advice in said_everything(area, age):
        shown = {contact.id for contact in advice.contacts}
        for name, contacts in TEAMS.items():
            named = re.search(name, advice.step.text)
            if named and not shown & contacts and advice.step.id not in CALLS_NOBODY:
                missing.add((role, advice.step.id, named[0]))

    assert set() == missing


def test_every_contact_can_be_reached_or_is_for_the_directory() -> None:
    """No contact is there for nobody."""
    assert [] == list(contact_problems(CATALOGUE, list(CATALOGUE.contacts.values())))


def test_every_source_is_relied_upon() -> None:
    """A source that nothing rests on would lend the list a weight that it does not have."""
    assert [] == [row["id"] for row in source_rows(CATALOGUE) if not row["relied_on_by"]]


# --- ages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", AREAS)
def test_a_guessed_age_takes_no_help_away(area: str) -> None:
    """A driver who thinks "18" is shown what one who does not know is shown."""
    names = (*CATALOGUE.signs, *CATALOGUE.circumstances)
    for first, second in itertools.combinations(names, 2):
        said = dict.fromkeys((first, second), YES)
        guessed, unknown = (outcome(said, "community", area, age) for age in ("18_plus", "unknown"))

        assert step_ids(guessed) == step_ids(unknown)
        assert contact_ids(guessed) == contact_ids(unknown)


def test_no_step_for_a_known_age_is_for_the_public() -> None:
    """What an adult may decide is told to those who know that they are one."""
    adult = [step for step in CATALOGUE.steps.values() if step.id.startswith("adult_")]
    for area, said in itertools.product(AREAS, CATALOGUE.circumstances):
        shown = step_ids(outcome({said: YES}, "community", area, "18_plus"))

        assert not [step.id for step in adult if step.id in shown]
    assert len(adult) >= 6


@pytest.mark.parametrize("area", AREAS)
def test_nobody_of_18_or_over_is_called_the_child(area: str) -> None:
    """Words for an adult say "they"."""
    for role, advice in said_everything(area, "18_plus"):
        if role != "community":
            assert not re.search(r"\b(?:the|that) child\b", advice.step.text), advice.step.id
    for role, name in itertools.product(ROLES, CATALOGUE.circumstances):
        for each in outcome({name: YES}, role, area, "18_plus").guidance.avoid:
            assert not re.search(r"\b(?:the|that) child\b", each.text), each.id


# --- where certain contacts belong ------------------------------------------------------------


@pytest.mark.parametrize("other", ["online_vulnerability", *CATALOGUE.circumstances])
def test_a_parent_who_reports_grooming_online_sees_ceop_at_every_level(other: str) -> None:
    """The worse it is, the more the police for harm online belong in the result."""
    for area, age in itertools.product(AREAS, sorted(CHILD)):
        found = outcome({"online_vulnerability": YES, other: YES}, "parent", area, age)

        assert "ceop_safety_centre" in contact_ids(found)


@pytest.mark.parametrize("area", ["essex", "southend", "thurrock", "england", "wales", "scotland"])
def test_staff_on_the_railway_see_the_railway_police(area: str) -> None:
    """A report from a train or a station has a number of its own, and it takes a text."""
    for said in ("worried", "adult_contact"):
        found = outcome({said: YES}, "community", area, "unknown")
        shown = {contact.id: contact for contact in found.guidance.contacts}

        assert shown["british_transport_police"].text == "61016"


@pytest.mark.parametrize("other", ["insider_home", *CATALOGUE.circumstances])
def test_harm_at_home_leads_to_help_for_tonight_and_not_to_a_line_for_harm_outside(
    other: str,
) -> None:
    """Who fears someone at home sees help to think tonight through, whatever else is said."""
    for age in sorted(CHILD):
        found = outcome({"insider_home": YES, other: YES}, "parent", "essex", age)

        assert {"stop_it_now", "compass_essex"} <= set(contact_ids(found))
        assert "ivison_trust" not in contact_ids(found)
        assert "insider_tonight" in step_ids(found)


def test_each_nation_sees_its_own_lines() -> None:
    """Meic is for Wales, Breathing Space for Scotland from 16 on, the night team for the North."""
    wales = contact_ids(outcome({"disclosed": YES}, "parent", "wales"))
    scotland = contact_ids(outcome({"self_harm": YES}, "parent", "scotland", "16_to_17"))
    north = contact_ids(outcome({"disclosed": YES}, "parent", "northern_ireland"))

    assert "meic" in wales
    assert "breathing_space" in scotland
    assert {"ni_gateway_teams", "ni_emergency_social_work"} <= set(north)


@pytest.mark.parametrize("area", ["essex", "southend", "thurrock", "northern_ireland"])
def test_a_number_that_answers_at_night_stands_with_the_one_for_the_day(area: str) -> None:
    """A parent at two in the morning finds the duty team in the step that names it."""
    night = {"essex_southend_emergency_duty", "thurrock_emergency_duty", "ni_emergency_social_work"}
    first = outcome({"disclosed": YES}, "parent", area).guidance.steps[0]

    assert night & {contact.id for contact in first.contacts}


# --- words ------------------------------------------------------------------------------------


def test_press_is_a_thing_one_does_to_a_key() -> None:
    """At a reading age of nine, to press is to push a button."""
    texts = [
        *(text for step in CATALOGUE.steps.values() for text in (step.text, step.why)),
        *(each.text for each in CATALOGUE.avoid.values()),
        *(text for at, text in texts_with_a_number() if not at.endswith(".md")),
        *(step.text for story in TRAINING.scenarios.values() for step in story.story),
    ]
    found = [text for text in texts if re.search(r"\bpress(?:es|ed|ing)?\b(?! \d)", text)]

    assert [] == found


def test_the_two_obstacles_are_quoted_as_they_were_said() -> None:
    """The article says "two of the biggest obstacles ... appears to be", and never "the two"."""
    told = [text for step in CATALOGUE.steps.values() for text in (step.text, step.why)]
    quoted = [text for text in told if "obstacle" in text or "fears" in text]

    assert quoted
    assert [] == [text for text in quoted if "the two biggest" in text or "hold" in text]
    assert [] == [text for text in quoted if "appear" not in text]
