"""Whether what is emphasised can be read on black and on white in terminals people have."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from rich.color import ColorType
from rich.style import Style

from screens import Screen, interface_on
from warning_signs import Answers, load_catalogue, screen
from warning_signs.core.answers import Answer
from warning_signs.core.errors import EndOfInputError
from warning_signs.pages.result import result_parts
from warning_signs.pages.walk import emergency_card
from warning_signs.walk import layout
from warning_signs.walk.questions import begin
from warning_signs.walk.ui import Action, Head, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from warning_signs.walk.screen_ui import ScreenInterface

CATALOGUE = load_catalogue()
TABLES = {
    "xterm": (
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
        "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
    ),
    "macOS": (
        "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf "
        "666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5"
    ),
    "Tango": (
        "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
        "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
    ),
    "Campbell": (
        "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
        "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
    ),
    "VS Code": (
        "000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 "
        "666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db ffffff"
    ),
}
"""The sixteen colours of each, from black to bright white."""

STYLES = {
    name: style
    for name, style in vars(layout).items()
    if isinstance(style, str) and re.fullmatch("[A-Z]+", name) and name != "DECORATION"
}
"""Every style that words stand in: all there are, but for that of rules and bars."""

LEAST = 4.5
SGR = re.compile(r"\x1b\[([\d;]*)m([^\x1b]*)")


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def worst(style: Style) -> float:
    """Return the worst contrast of a style with black or white, over all tables."""
    if style.color is None or style.color.type is ColorType.DEFAULT:
        return contrast("000000", "ffffff")
    number = style.color.number
    assert number is not None
    return min(
        contrast(table.split()[number], ground)
        for table, ground in product(TABLES.values(), ("000000", "ffffff"))
    )


def test_every_style_is_measured() -> None:
    """A style that is added is measured with the others."""
    assert {"TITLE", "STRONG", "KEY", "NOTICE", "CALL", "MARKED"} <= set(STYLES)


@pytest.mark.parametrize("name", STYLES)
def test_words_are_emphasised_without_a_colour_that_some_cannot_read(name: str) -> None:
    """Each style reaches 4.5:1 everywhere, is not dim, and stands out without colour."""
    style = Style.parse(STYLES[name])

    assert worst(style) >= LEAST
    assert not style.dim
    assert style.bold or style.reverse


@pytest.mark.parametrize("colour", ["cyan", "yellow", "bright_yellow", "blue"])
def test_the_measure_finds_a_colour_that_cannot_be_read(colour: str) -> None:
    """Colours that terminals are often given fail on black or on white."""
    assert worst(Style.parse(colour)) < LEAST


def drawn_rows() -> list[str]:
    """Draw a question that was answered, and a result."""
    question = begin(CATALOGUE, "teacher", "essex").questions[8]
    offers = frozenset({Action.BACK, Action.HELP, Action.RESULT})
    head = Head("The fifteen signs", 9, 32, "So far: Report today (r)")
    prompt = Prompt(question, question.options[1].value, ("Notice.",), head, offers)
    outcome = screen(CATALOGUE, Answers("teacher", "essex"))
    rows: list[str] = []
    shows: tuple[Callable[[ScreenInterface], object], ...] = (
        lambda on: on.ask(prompt),
        lambda on: on.result(result_parts(CATALOGUE, outcome), "your answers"),
    )
    for show in shows:
        page = Screen([], (80, 24))
        with pytest.raises(EndOfInputError):
            show(interface_on(page))
        rows += page.rows
    return rows


def test_no_word_on_a_page_is_dim_or_coloured() -> None:
    """Only rules and bars, which say nothing by themselves, are dim."""
    found = [
        (set(codes.split(";")), text) for row in drawn_rows() for codes, text in SGR.findall(row)
    ]
    dim = [text for codes, text in found if "2" in codes]
    coloured = [
        text for codes, text in found if any(code[:1] in "349" and len(code) > 1 for code in codes)
    ]

    assert dim
    assert not any(character.isalnum() for text in dim for character in text)
    assert coloured == []


def test_the_number_to_ring_is_the_boldest_thing_on_an_emergency_card() -> None:
    """It alone is bold and reversed; every other number is bold."""
    answers = Answers("teacher", "essex", circumstances={"suicide_now": Answer.YES})
    on = layout.TextLayout()
    card = emergency_card(CATALOGUE, screen(CATALOGUE, answers))
    rows = on.rows(line for chunk in on.sections(card, 80) for line in chunk.lines)
    found = [(set(codes.split(";")), text) for row in rows for codes, text in SGR.findall(row)]

    assert ["999"] == [text for codes, text in found if codes == {"1", "7"}]
    assert any(text == "111" and codes == {"1"} for codes, text in found)


def test_a_key_is_told_from_what_it_does() -> None:
    """At the foot the key is bold and its words are not."""
    assert any(re.search(r"\x1b\[1mx\x1b\[0m leave", row) for row in drawn_rows()[:24])
