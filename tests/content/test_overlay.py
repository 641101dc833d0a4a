"""Overlays: they add and strengthen, and whatever they hold, they take nothing away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from content_files import TODAY
from running import warning_signs
from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.content.checks.runner import check_overlay
from warning_signs.content.documents import read_content, read_yaml
from warning_signs.content.limits import CONTENT, Document
from warning_signs.content.loader import load_overlay
from warning_signs.content.overlay import read_overlay
from warning_signs.core.errors import ContentUnusableError
from warning_signs.formats.json import result_document

EXAMPLES = Path(__file__).parents[2] / "examples"
SHIPPED = load_catalogue()
NEW_AREA = "vale"


def overlay(**parts: Any) -> Document:
    whole = {"name": "A vale", "dated": "2026-11-23", **parts}
    return read_yaml(yaml.safe_dump(whole).encode(), CONTENT)


def contact(**parts: Any) -> dict[str, Any]:
    return {
        "id": "vale_line",
        "name": "The vale line",
        "for_whom": "For anyone in the vale.",
        "phone": "01632 960301",
        "hours": "On weekdays",
        "areas": ["essex"],
        "standing": "ok",
        "compiled": "2026-11-23",
        **parts,
    }


def codes(document: Document) -> list[str]:
    return [each.code for each in check_overlay(document, SHIPPED, TODAY)]


# --- the examples -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["school", "county"])
def test_example_is_without_a_remark(name: str) -> None:
    """The overlays people are told to copy have neither errors nor warnings."""
    assert () == check_overlay(read_content(EXAMPLES / f"{name}.yaml"), SHIPPED, TODAY)


def test_school_gives_its_lead_and_deputy_to_its_staff() -> None:
    """A teacher is told of the school's own lead; a parent is not."""
    school = load_overlay(EXAMPLES / "school.yaml", SHIPPED)
    seen = {
        role: [
            each.id
            for each in screen(
                school, Answers(role, "essex", signs={"gifts": Answer.YES})
            ).guidance.contacts
            if each.id.startswith("larkmere")
        ]
        for role in ("teacher", "parent")
    }

    assert {"teacher": ["larkmere_lead", "larkmere_deputy"], "parent": []} == seen


def test_school_steps_back_where_the_lead_may_be_involved() -> None:
    """Nobody is sent to the school's lead when the worry is about someone close to the child."""
    school = load_overlay(EXAMPLES / "school.yaml", SHIPPED)
    answers = Answers("teacher", "essex", circumstances={"insider_work": Answer.MAYBE})
    steps = [each.step.id for each in screen(school, answers).guidance.steps]

    assert "larkmere_tell_the_lead" not in steps


def test_county_stands_beside_the_national_search_in_its_area_alone() -> None:
    """The county's own front door comes beside the search page, and only there."""
    county = load_overlay(EXAMPLES / "county.yaml", SHIPPED)
    shown = {
        area: {
            each.id
            for each in screen(
                county, Answers("parent", area, "under_13", {"gifts": Answer.YES})
            ).guidance.contacts
        }
        & {"wealdshire_children", "govuk_report_child_abuse"}
        for area in ("wealdshire", "england")
    }

    assert {
        "wealdshire": {"wealdshire_children", "govuk_report_child_abuse"},
        "england": {"govuk_report_child_abuse"},
    } == shown


# --- nothing is taken away --------------------------------------------------------------------

NEEDS = st.lists(st.sampled_from(list(SHIPPED.needs)), unique=True)
AREAS = st.lists(
    st.sampled_from([NEW_AREA, *(each.id for each in SHIPPED.areas.values())]),
    min_size=1,
    unique=True,
)


@st.composite
def overlays(draw: st.DrawFn) -> Document:
    parts: dict[str, Any] = {"areas": areas_added(draw)}
    one = contact(areas=draw(AREAS), any_hour=draw(st.sampled_from(["yes", "no"])))
    for key, values in (("needs", NEEDS), ("replaces", st.lists(CONTACTS, max_size=1))):
        if drawn := draw(values):
            one[key] = drawn
    step = {
        "id": "vale_step",
        "time": draw(st.sampled_from(["now", "today", "this_week", "ongoing"])),
        "text": "Ring the vale line.",
        "why": "It knows the vale.",
        "contacts": ["vale_line"],
    }
    return overlay(contacts=[one], steps=[step], **parts)


CONTACTS = st.sampled_from(list(SHIPPED.contacts))


def areas_added(draw: st.DrawFn) -> list[dict[str, str]]:
    within = draw(st.sampled_from([each.id for each in SHIPPED.areas.values()]))
    return [{"id": NEW_AREA, "label": "The vale", "within": within}]


@st.composite
def cases(draw: st.DrawFn) -> Answers:
    said = st.sampled_from([Answer.YES, Answer.MAYBE, Answer.NO, Answer.UNKNOWN])
    some = st.dictionaries(st.sampled_from(list(SHIPPED.signs)), said, max_size=4)
    more = st.dictionaries(st.sampled_from(list(SHIPPED.circumstances)), said, max_size=3)
    areas = ["", *(each.id for each in SHIPPED.areas.values() if each.within)]
    return Answers(
        draw(st.sampled_from(list(SHIPPED.roles))),
        draw(st.sampled_from(areas)),
        draw(st.sampled_from(list(SHIPPED.ages))),
        draw(some),
        draw(more),
    )


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(overlays(), cases())
def test_no_overlay_takes_anything_away(document: Document, answers: Answers) -> None:
    """Level, reasons, points and every step stay; 999 stays, first in an emergency."""
    try:
        local = read_overlay(document, SHIPPED)
    except ContentUnusableError:
        return
    before, after = screen(SHIPPED, answers), screen(local, answers)
    kept = [each.step.id for each in after.guidance.steps if each.step.id != "vale_step"]

    assert (before.level, before.reasons, before.score) == (after.level, after.reasons, after.score)
    assert [each.step.id for each in before.guidance.steps] == kept
    assert before.guidance.avoid == after.guidance.avoid
    contacts = [each.id for each in after.guidance.contacts if each.id != "vale_line"]
    assert set(contacts) >= {each.id for each in before.guidance.contacts if not each.replaceable}
    assert "emergency_999" in {each.id for each in after.guidance.contacts}
    if before.guidance.contacts[0].id == "emergency_999":
        assert "emergency_999" == after.guidance.contacts[0].id


def test_local_contact_comes_last_in_every_need() -> None:
    """A need keeps its contacts in their order, and a local one is added to their end."""
    local = read_overlay(overlay(contacts=[contact(needs=list(SHIPPED.needs))]), SHIPPED)

    assert {name: (*need.first, "vale_line") for name, need in SHIPPED.needs.items()} == {
        name: need.first for name, need in local.needs.items()
    }


@pytest.mark.parametrize("table", ["rules", "levels", "signs", "avoid", "needs", "always"])
def test_overlay_has_no_word_for_what_decides(table: str) -> None:
    """What gives levels, and what everyone relies on, cannot be written in an overlay."""
    assert ["unknown_key"] == codes(overlay(**{table: []}))


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        pytest.param({}, "emergency_999", id="999"),
        pytest.param({}, "childline", id="the-childs-own-line"),
        pytest.param({}, "police_101", id="police"),
        pytest.param({"areas": ["uk"]}, "council_licensing", id="whole-country"),
        pytest.param({"areas": ["wales"]}, "sericc", id="another-area"),
        pytest.param({"only_roles": ["teacher"]}, "sericc", id="fewer-roles"),
        pytest.param({"child_ages": ["under_13"]}, "sericc", id="fewer-ages"),
        pytest.param({"phone": "", "web": "https://example.org"}, "sericc", id="no-phone"),
    ],
)
def test_contact_is_not_replaced_by_less(parts: dict[str, Any], name: str) -> None:
    """A contact stands for another only where it serves everyone that one served."""
    one = {key: value for key, value in contact(replaces=[name], **parts).items() if value}

    assert ["cannot_replace"] == codes(overlay(contacts=[one]))


@pytest.mark.parametrize("table", ["contacts", "steps", "areas"])
def test_shipped_entry_is_not_written_over(table: str) -> None:
    """An id of the shipped content is taken."""
    entries = {
        "contacts": contact(id="emergency_999"),
        "steps": {"id": "call_999", "time": "now", "text": "Wait here.", "why": "It is so."},
        "areas": {"id": "essex", "label": "Essex", "within": "england"},
    }

    assert "duplicate_id" in codes(overlay(**{table: [entries[table]]}))


def test_withdrawn_number_is_refused_when_the_overlay_is_used() -> None:
    """An overlay that was never checked brings no withdrawn number back."""
    old = SHIPPED.never_print[0].number
    document = overlay(contacts=[contact(phone=old)])

    with pytest.raises(ContentUnusableError) as error:
        read_overlay(document, SHIPPED)

    assert ["never_print"] == [each.code for each in error.value.problems]


def test_error_carries_the_line_of_the_overlay() -> None:
    """A mistake in an overlay is shown where it stands in the overlay."""
    text = 'name: A vale\ndated: "2026-11-23"\nsteps:\n  - id: a_step\n    time: soon\n'
    first = check_overlay(read_yaml(text.encode(), CONTENT), SHIPPED, TODAY)[-1]

    assert ("unknown_value", 5, 5) == (first.code, first.line, first.column)


# --- which overlay was used -------------------------------------------------------------------


def test_result_says_which_overlay_was_used() -> None:
    """The result names the overlay with its day, and says null where there was none."""
    answers = Answers("parent")
    county = load_overlay(EXAMPLES / "county.yaml", SHIPPED)
    found = [
        result_document(each, screen(each, answers)).get("local") for each in (SHIPPED, county)
    ]

    name = "Wealdshire Safeguarding Children Partnership (invented)"
    assert [None, {"name": name, "dated": "2026-11-23", "variable": None}] == [
        each and {key: each[key] for key in ("name", "dated", "variable")} for each in found
    ]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["option", "variable"])
def test_overlay_is_named_by_option_or_variable(way: str) -> None:
    """``--local`` and WARNING_SIGNS_LOCAL do the same."""
    path = str(EXAMPLES / "county.yaml")
    done = warning_signs(
        *("contacts", "--area", "wealdshire", "--format", "json"),
        *(("--local", path) if way == "option" else ()),
        WARNING_SIGNS_LOCAL=path if way == "variable" else "",
    )
    found = {each["id"] for each in json.loads(done.stdout)["contacts"]}

    assert {"wealdshire_children", "wealdshire_nights", "wealdshire_designated_officer"} <= found
