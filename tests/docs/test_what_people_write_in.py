"""The forms that people report with, and the numbers that stand outside the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from fences import PAGES, TOP
from warning_signs import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = TOP / ".github"
FORMS = [path for path in sorted(TEMPLATES.glob("ISSUE_TEMPLATE/*.yml")) if path.stem != "config"]
WRITTEN = [*PAGES, *(path for path in sorted(TEMPLATES.rglob("*")) if path.is_file())]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_is_one_that_a_forge_shows(form: Path) -> None:
    """It has what a form must have: a forge leaves out in silence one that has not."""
    content = yaml.safe_load(form.read_text(encoding="utf-8"))
    asked = [field for field in content["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in asked]

    assert {"name", "description", "title", "labels", "body"} == set(content)
    assert {"input", "textarea"} >= {field["type"] for field in asked}
    assert len(set(ids)) == len(ids)
    assert all(field["attributes"]["label"] for field in asked)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_says_first_what_must_not_be_written(form: Path) -> None:
    """Whoever reports is told, before any question, that all can read it and no child is named."""
    first = yaml.safe_load(form.read_text(encoding="utf-8"))["body"][0]

    assert "markdown" == first["type"]
    assert "a real child" in first["attributes"]["value"]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_a_number_to_call_is_one_of_the_content(page: Path) -> None:
    """No page has a telephone number that is no contact's; numbers are compared by their digits."""
    contacts = load_catalogue().contacts.values()
    known = {re.sub(r"\D", "", number) for each in contacts for number in (each.phone, each.text)}
    written = re.findall(r"\b0\d(?:[ \d]*\d){5,}\b", page.read_text(encoding="utf-8"))

    assert [] == [number for number in written if number.replace(" ", "") not in known]
