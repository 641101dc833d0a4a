"""The directory on the command line: to be looked through, and to be asked for one."""

from __future__ import annotations

import json
from itertools import takewhile

import pytest

from running import warning_signs
from warning_signs import load_catalogue
from warning_signs.formats.text import as_text, contact_line
from warning_signs.pages.contacts import directory_sections
from warning_signs.pages.directory import contacts_with, directory

pytestmark = pytest.mark.slow

CATALOGUE = load_catalogue()
ALL = directory(CATALOGUE)


def told(*, full: bool, width: int = 80) -> list[str]:
    return as_text(directory_sections(CATALOGUE, ALL, full=full), width).split("\n")


def test_a_contact_is_told_in_one_line_and_its_number_is_never_broken() -> None:
    """Name, number and hours: a fifth of the lines that everything takes, at any width."""
    for width in (40, 80):
        text = "\n".join(told(full=False, width=width))
        for contact in ALL:
            assert not contact.phone or contact.phone in text
    assert len(told(full=False)) * 4 < len(told(full=True))
    assert "Samaritans: 116 123" == contact_line(CATALOGUE.contacts["samaritans"])


def test_those_that_answer_at_any_hour_come_first() -> None:
    """Nobody has to read past a line that is closed."""
    lines = told(full=False)
    first = lines.index(CATALOGUE.titles.contacts_any_hour.upper())
    at_night = list(takewhile(bool, lines[first + 1 :]))
    names = [contact.name for contact in ALL if contact.any_hour and contact.name]

    assert first < lines.index(CATALOGUE.titles.contacts_own_hours.upper())
    assert all(any(line.startswith(f"- {name}") for line in at_night) for name in names[:6])


def test_hours_are_told_where_a_contact_has_hours() -> None:
    """Those of any hour stand under that heading, and need no more words."""
    hub = CATALOGUE.contacts["essex_children_families_hub"]

    assert f"({hub.hours})" in contact_line(hub)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["childline"], ["childline"]),
        (["999"], ["emergency_999"]),
        (["CEOP", "iwf"], ["ceop_safety_centre", "iwf_report"]),
        (["Missing", "People"], ["missing_people_safecall"]),
        (["gateway"], [each.id for each in contacts_with(ALL, "gateway")]),
        (
            ["thurrock", "missing"],
            [each.id for each in directory(CATALOGUE, area="thurrock", need="missing")],
        ),
    ],
)
def test_words_name_contacts_or_an_area_and_a_need(arguments: list[str], ids: list[str]) -> None:
    """What people type first is taken."""
    done = warning_signs("contacts", *arguments, "--format", "json")

    assert ids
    assert ids == [row["id"] for row in json.loads(done.stdout)["contacts"]]


def test_where_there_is_nobody_it_says_whom_to_ask() -> None:
    """No research names who takes allegations in Wales."""
    done = warning_signs("contacts", "--need", "allegations", "--area", "wales")

    assert "This list has nobody for that." in " ".join(done.stdout.split())
