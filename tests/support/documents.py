"""Handouts and worksheets of every kind, the fullest of each among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.pages.contacts import directory_sections
from warning_signs.pages.directory import directory
from warning_signs.pages.handout import handout
from warning_signs.pages.print_document import print_document
from warning_signs.pages.signs import sign_list_sections, sign_sections
from warning_signs.pages.worksheet import worksheet

if TYPE_CHECKING:
    from warning_signs.core.outcome import Outcome
    from warning_signs.pages.print_blocks import PrintDocument

CATALOGUE = load_catalogue()
ROLES = tuple(CATALOGUE.roles)
URGENT = ("danger_now", "recent_assault", "suicide_now", "missing_now", "threatened", "blackmailed")

_ALL = dict.fromkeys(CATALOGUE.signs, Answer.YES)
_NONE = dict.fromkeys(CATALOGUE.signs, Answer.NO)
_EVERYTHING = dict.fromkeys(CATALOGUE.circumstances, Answer.YES)
_NOT_URGENT = {name: answer for name, answer in _EVERYTHING.items() if name not in URGENT}
CASES = {
    "watch": (_NONE, {}),
    "advice": (_NONE, {"worried": Answer.MAYBE}),
    "refer_few": (
        _NONE | {"missing": Answer.YES, "gifts": Answer.MAYBE},
        {"adult_contact": Answer.YES},
    ),
    "refer_all": (_ALL, _NOT_URGENT),
    "emergency_one": (_NONE, {"danger_now": Answer.YES}),
    "emergency_all": (_ALL, _EVERYTHING),
}


def outcome(role: str, case: str, area: str = "essex") -> Outcome:
    signs, circumstances = CASES[case]
    return screen(CATALOGUE, Answers(role, area, "16_to_17", signs, circumstances))


HANDOUTS = {
    f"{role}-{case}": handout(CATALOGUE, outcome(role, case)) for role in ROLES for case in CASES
}
WORKSHEETS = {role: worksheet(CATALOGUE, [CATALOGUE.roles[role]]) for role in ROLES}
OTHERS: dict[str, PrintDocument] = {
    "worksheets": worksheet(CATALOGUE, CATALOGUE.roles.values()),
    "contacts": print_document(
        CATALOGUE, "Whom to call", directory_sections(CATALOGUE, directory(CATALOGUE, area="essex"))
    ),
    "signs": print_document(CATALOGUE, "Warning signs", sign_list_sections(CATALOGUE)),
    "gifts": print_document(
        CATALOGUE, "A warning sign", sign_sections(CATALOGUE, CATALOGUE.signs["gifts"])
    ),
}
SHEETS = {**HANDOUTS, **{f"worksheet-{role}": each for role, each in WORKSHEETS.items()}, **OTHERS}
