"""Whoever asks, wherever the child lives, however old and whatever the level: the guidance fits."""

from __future__ import annotations

import itertools
import re

import pytest

from warning_signs import Answer, Answers, Catalogue, Outcome, load_catalogue, screen
from warning_signs.core.facts import area_with_parents
from warning_signs.core.types import Standing

CATALOGUE = load_catalogue()
ROLES = tuple(CATALOGUE.roles)
AREAS = ("", *(area.id for area in CATALOGUE.areas.values() if area.within))
AGES = tuple(CATALOGUE.ages)
ESSEX_HUB = "03456037627"
EMERGENCIES = (
    "danger_now",
    "recent_assault",
    "missing_now",
    "suicide_now",
    "threatened",
    "blackmailed",
)
CHILD_ONLY = ("childline", "report remove", "children's social care", "ceop")

REASONS = {
    "watch": {},
    "advice": {"worried": Answer.MAYBE},
    "refer": {"disclosed": Answer.YES},
    "emergency": {"danger_now": Answer.YES},
}


def every_case() -> list[tuple[str, str, str, str]]:
    return list(itertools.product(ROLES, REASONS, AREAS, AGES))


def asked(role: str) -> list[str]:
    return [sign.id for sign in CATALOGUE.signs.values() if role in sign.questions]


def outcome(role: str, level: str, area: str, age: str) -> Outcome:
    nothing_seen = dict.fromkeys(asked(role), Answer.NO)
    return screen(CATALOGUE, Answers(role, area, age, nothing_seen, REASONS[level]))


def outcomes_with_everything(area: str, age: str) -> list[Outcome]:
    """Every sign and circumstance at once, so that every step that can be shown is."""
    everything = dict.fromkeys(CATALOGUE.signs, Answer.YES)
    all_of_it = dict.fromkeys(CATALOGUE.circumstances, Answer.YES)
    calm = {name: answer for name, answer in all_of_it.items() if name not in EMERGENCIES}
    return [
        screen(CATALOGUE, Answers(role, area, age, everything, said))
        for role in ROLES
        for said in (all_of_it, calm)
    ]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def numbers(found: Outcome) -> set[str]:
    return {
        digits(number)
        for contact in found.guidance.contacts
        for number in (contact.phone, contact.text)
        if number
    }


@pytest.mark.slow
@pytest.mark.parametrize(("role", "level", "area", "age"), every_case())
def test_everyone_gets_steps_and_someone_to_reach(
    role: str, level: str, area: str, age: str
) -> None:
    """Every role, level, area and age has steps, and contacts that can be reached."""
    found = outcome(role, level, area, age)

    assert level == found.level.id
    assert found.guidance.steps
    assert any(contact.phone or contact.web for contact in found.guidance.contacts)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("reason", ["danger_now", "missing_now", "suicide_now", "threatened"])
def test_999_comes_first_where_a_life_may_depend_on_it(role: str, area: str, reason: str) -> None:
    """In danger, missing, despair or under a threat 999 is the first contact and first step."""
    found = screen(CATALOGUE, Answers(role, area, circumstances={reason: Answer.YES}))
    first = found.guidance.steps[0]

    assert found.level.id == "emergency"
    assert found.guidance.contacts[0].phone == "999"
    assert first.contacts[0].phone == "999"
    assert "999" in first.step.text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("reason", ["recent_assault", "blackmailed"])
def test_999_comes_second_at_the_latest_in_every_emergency(
    role: str, area: str, reason: str
) -> None:
    """The first contact that a step names comes first, and 999 before anyone else."""
    for age in AGES:
        found = screen(CATALOGUE, Answers(role, area, age, circumstances={reason: Answer.YES}))
        named = [contact for step in found.guidance.steps for contact in step.contacts]

        assert found.guidance.contacts[0] == named[0]
        assert "999" in {contact.phone for contact in found.guidance.contacts[:2]}


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("age", AGES)
def test_no_contact_is_shown_outside_its_area_age_or_role(area: str, age: str) -> None:
    """A contact is shown only where it serves, for the ages and roles it is for."""
    around = area_with_parents(CATALOGUE.areas, area)
    for found in outcomes_with_everything(area, age):
        known = "unknown" if CATALOGUE.roles[found.answers.role].guesses_age else age
        for contact in found.guidance.contacts:
            assert around & set(contact.areas), contact.id
            assert not around & set(contact.not_areas), contact.id
            assert not contact.child_ages or known in contact.child_ages, contact.id
            assert not contact.only_roles or found.answers.role in contact.only_roles, contact.id


@pytest.mark.parametrize("area", ["southend", "thurrock"])
def test_southend_and_thurrock_never_get_the_essex_hub(area: str) -> None:
    """Children in Southend and Thurrock are served by their own councils."""
    for age in AGES:
        for found in outcomes_with_everything(area, age):
            assert ESSEX_HUB not in numbers(found)


def test_northern_ireland_never_gets_111() -> None:
    """NHS 111 does not serve Northern Ireland, in no contact and in no words."""
    for age in AGES:
        for found in outcomes_with_everything("northern_ireland", age):
            words = " ".join(each.step.text for each in found.guidance.steps)

            assert "111" not in numbers(found)
            assert not re.search(r"\b111\b", words)


def test_an_unknown_age_is_treated_as_the_youngest() -> None:
    """Whoever may not be shown for a child under 13 is not shown where the age is not known."""
    for area in AREAS:
        for found in outcomes_with_everything(area, "unknown"):
            for contact in found.guidance.contacts:
                assert not contact.child_ages or "under_13" in contact.child_ages, contact.id


@pytest.mark.parametrize("area", AREAS)
def test_a_guessed_age_changes_nothing(area: str) -> None:
    """Someone who guesses an age from a look gets what they would get without it."""
    guessing = {role.id for role in CATALOGUE.roles.values() if role.guesses_age}

    assert {"community"} == guessing
    for age in AGES:
        for known, unknown in zip(
            outcomes_with_everything(area, age),
            outcomes_with_everything(area, "unknown"),
            strict=True,
        ):
            if known.answers.role in guessing:
                assert known.answers.age == age
                assert unknown.guidance == known.guidance
                assert unknown.reasons == known.reasons


@pytest.mark.parametrize("area", AREAS)
def test_adults_never_get_a_service_for_children(area: str) -> None:
    """Known to be 18 or over, nobody is led to a service that is for children only."""
    for found in outcomes_with_everything(area, "18_plus"):
        if CATALOGUE.roles[found.answers.role].guesses_age:
            continue
        shown = [contact.name.lower() for contact in found.guidance.contacts]
        said = [each.step.text.lower() for each in found.guidance.steps]
        for name in CHILD_ONLY:
            assert not [each for each in (*shown, *said) if name in each], name


def test_no_number_that_waits_to_be_confirmed_is_there_to_be_shown() -> None:
    """A contact still to be confirmed has no number, so none can slip out."""
    waiting = [each for each in CATALOGUE.contacts.values() if each.standing is Standing.CONFIRM]

    assert waiting
    assert [] == [each.id for each in waiting if each.phone or each.text]


def test_nothing_on_the_never_print_list_appears(every_text: list[str]) -> None:
    """Numbers that were withdrawn or never right stand in no text and no contact."""
    withdrawn = {digits(each.number) for each in CATALOGUE.never_print}
    in_texts = {digits(run) for text in every_text for run in re.findall(r"\d[\d ]{4,}\d", text)}

    assert withdrawn
    assert set() == withdrawn & in_texts


FEELINGS = ("mental_health", "self_harm", "suicide")
GENERAL = ("appearance", "family_distance", "mental_health")
MODERATE = ("drugs_or_alcohol", "offending", "school_absence")


@pytest.mark.parametrize(
    "seen", [FEELINGS, GENERAL, MODERATE], ids=["feelings", "general", "moderate"]
)
@pytest.mark.parametrize("area", AREAS)
def test_a_mere_count_never_sends_a_parent_to_the_police(seen: tuple[str, ...], area: str) -> None:
    """Three signs that point to nobody lead to social care and health, not to the police."""
    signs = {**dict.fromkeys(asked("parent"), Answer.NO), **dict.fromkeys(seen, Answer.YES)}
    worried = {"worried": Answer.YES}
    found = screen(CATALOGUE, Answers("parent", area, "13_to_15", signs, worried))
    sent_to = {contact.id for each in found.guidance.steps for contact in each.contacts}

    assert found.level.id == "refer"
    assert [each for each in found.guidance.steps if each.step.id.startswith("tell_today_")]
    assert not [
        each.step.id
        for each in found.guidance.steps
        if each.step.time in ("now", "today")
        and {"police_101", "psni", "essex_police_online"} & {one.id for one in each.contacts}
    ]
    assert "emergency_999" not in sent_to


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.MAYBE])
@pytest.mark.parametrize("insider", ["insider_home", "insider_work"])
def test_an_insider_is_never_warned_by_our_advice(role: str, answer: Answer, insider: str) -> None:
    """Where the person may be an insider, every "tell" of a step allows for it."""
    everything = dict.fromkeys(CATALOGUE.signs, Answer.YES)
    for level in (everything, {}):
        said = {insider: answer}
        found = screen(CATALOGUE, Answers(role, "essex", signs=level, circumstances=said))
        texts = {each.step.id: each.step.text for each in found.guidance.steps}
        telling = {
            name: text
            for name, text in texts.items()
            if re.search(r"[Tt]ell (your|the) (manager|supervisor|lead|designated|head)", text)
        }

        assert "insider_tell_no_one" in texts
        assert [] == [name for name, text in telling.items() if "may be involved" not in text]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.MAYBE])
def test_a_blackmailed_child_gets_the_blackmail_step(role: str, answer: Answer) -> None:
    """Whoever knows of blackmail reads at once: do not pay, send nothing, delete nothing."""
    found = screen(CATALOGUE, Answers(role, circumstances={"blackmailed": answer}))
    now = " ".join(each.step.text for each in found.guidance.steps if each.step.time == "now")

    assert "not pay" in now or "pay nothing" in now
    assert "end nothing more" in now
    assert "elete nothing" in now


@pytest.mark.parametrize("sign", list(CATALOGUE.signs))
@pytest.mark.parametrize("role", ROLES)
def test_every_sign_has_steps_of_its_own(sign: str, role: str) -> None:
    """What helps for a sign is shown when it may be there, whatever the level."""
    if role not in CATALOGUE.signs[sign].questions:
        return
    nothing = dict.fromkeys(asked(role), Answer.NO)
    worried = {"worried": Answer.MAYBE}
    without, having = (
        screen(CATALOGUE, Answers(role, "essex", "16_to_17", signs, worried)).guidance.steps
        for signs in (nothing, {**nothing, sign: Answer.MAYBE})
    )

    assert {each.step.id for each in having} - {each.step.id for each in without}


def test_the_same_answers_give_the_same_result_for_any_child() -> None:
    """Nothing asks for sex, ethnicity, faith or a name, and no text can be typed."""
    asked_for = {"role", "area", "age", "signs", "circumstances"}

    assert asked_for == set(Answers.__slots__)


@pytest.fixture
def every_text() -> list[str]:
    return list(texts_of(CATALOGUE))


def texts_of(catalogue: Catalogue) -> list[str]:
    contacts = [
        text
        for contact in catalogue.contacts.values()
        for text in (
            contact.phone,
            contact.text,
            contact.phone_words,
            contact.text_words,
            contact.relay,
            contact.note,
            contact.hours,
            contact.for_whom,
        )
    ]
    steps = [text for step in catalogue.steps.values() for text in (step.text, step.why)]
    avoid = [each.text for each in catalogue.avoid.values()]
    return [*contacts, *steps, *avoid]
