"""Pages as a browser shows and prints them, and as checkers judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import browser
from documents import CASES, CATALOGUE, HANDOUTS, ROLES, SHEETS, WORKSHEETS
from warning_signs import Answer, Answers, screen
from warning_signs.formats.html import as_html
from warning_signs.pages.handout import handout

if TYPE_CHECKING:
    from pathlib import Path

    from warning_signs.pages.print_blocks import PrintDocument

pytestmark = [pytest.mark.slow, pytest.mark.engines]

needs_browser = pytest.mark.skipif(not browser.CHROMIUM, reason=browser.NO_BROWSER)
needs_checkers = pytest.mark.skipif(not browser.HAS_CHECKERS, reason=browser.NO_CHECKERS)


def written(folder: Path, name: str, sheet: PrintDocument) -> Path:
    page = folder / f"{name}.html"
    page.write_text(as_html(sheet), encoding="utf-8")
    return page


@needs_browser
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("case", CASES)
def test_a_result_prints_on_two_sheets_at_most(tmp_path: Path, role: str, case: str) -> None:
    """Every role and level, the fullest result included, fits two sheets of A4."""
    page = written(tmp_path, "handout", HANDOUTS[f"{role}-{case}"])

    assert browser.print_pages(page, tmp_path / "handout.pdf") in (1, 2)


CROWDED = {
    ("northern_ireland", "16_to_17"): "danger_now missing_now blackmailed in_care adult_contact",
    ("southend", "under_13"): "danger_now recent_assault suicide_now blackmailed in_care",
    ("thurrock", "13_to_15"): "danger_now suicide_now missing_now threatened insider_work",
}
"""Long names of services, and several things at once: what filled a third sheet."""


@needs_browser
@pytest.mark.parametrize("answer", [Answer.NO, Answer.YES])
@pytest.mark.parametrize("place", CROWDED)
def test_a_crowded_result_prints_on_two_sheets(
    tmp_path: Path, place: tuple[str, str], answer: Answer
) -> None:
    """So does one with many steps that cannot wait, whatever the signs."""
    area, age = place
    circumstances = dict.fromkeys(CROWDED[place].split(), Answer.YES)
    signs = dict.fromkeys(CATALOGUE.signs, answer)
    given = Answers("professional", area, age, signs, circumstances)
    page = written(tmp_path, "handout", handout(CATALOGUE, screen(CATALOGUE, given)))

    assert browser.print_pages(page, tmp_path / "handout.pdf") == 2


@needs_browser
@pytest.mark.parametrize("role", ROLES)
def test_a_worksheet_prints_on_one_sheet(tmp_path: Path, role: str) -> None:
    """The questions of a role fit one sheet of A4."""
    page = written(tmp_path, "worksheet", WORKSHEETS[role])

    assert 1 == browser.print_pages(page, tmp_path / "worksheet.pdf")


@needs_browser
def test_every_role_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    """Worksheets for all roles are as many sheets as there are roles."""
    page = written(tmp_path, "worksheets", SHEETS["worksheets"])

    assert len(ROLES) == browser.print_pages(page, tmp_path / "worksheets.pdf")


@needs_browser
def test_a_page_shows_on_a_screen(tmp_path: Path) -> None:
    """A browser draws the page."""
    page = written(tmp_path, "handout", HANDOUTS["parent-refer_few"])

    assert browser.photograph(page, tmp_path / "page.png").startswith(b"\x89PNG")


@needs_checkers
def test_pages_are_valid_html(tmp_path: Path) -> None:
    """A validator has nothing to say of any page."""
    pages = [written(tmp_path, name, sheet) for name, sheet in SHEETS.items()]

    assert [] == browser.markup_errors(pages)


@needs_checkers
def test_pages_are_accessible_light_and_dark(tmp_path: Path) -> None:
    """The axe checker finds no violation on a page of each kind."""
    names = ["parent-refer_few", "community-emergency_all", "worksheets", "contacts", "gifts"]
    pages = [written(tmp_path, name, SHEETS[name]) for name in names]

    assert [] == browser.axe_violations(pages)
