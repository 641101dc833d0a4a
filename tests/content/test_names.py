"""Words that people use for entries: an overlay adds its own, and takes none that is taken."""

from __future__ import annotations

import pytest

from content_files import SMALL, SMALL_OVERLAY, problems_in
from warning_signs import load_catalogue
from warning_signs.content.loader import load_overlay
from warning_signs.core.names import named

OVERLAY = SMALL_OVERLAY.read_text(encoding="utf-8")
NAME = "    name: The vale council\n"


@pytest.mark.parametrize("word", ["shire", "the shire", "council", "refer_child", "vale"])
def test_an_overlay_is_told_of_a_word_that_stands_for_something_else(word: str) -> None:
    """One word is looked for among contacts, areas and needs; the overlay is what can change."""
    written = OVERLAY.replace(NAME, f"{NAME}    also: [{word.replace('_', '-')}]\n")

    assert ["name_clash"] == [each.code for each in problems_in(written.encode())]


def test_words_of_an_overlay_stand_for_what_it_adds() -> None:
    """Its area and its contact can be named as people there do."""
    examples = SMALL.parents[2] / "examples" / "county.yaml"
    local = load_overlay(examples, load_catalogue())
    added = set(local.areas) - set(load_catalogue().areas)

    assert added
    assert all(name == named(local, "areas", local.areas[name].label) for name in added)


def test_a_word_of_content_is_small_letters_without_a_mark() -> None:
    """It is compared so, and written so."""
    written = OVERLAY.replace(NAME, f"{NAME}    also: [The Vale!]\n")

    assert ["malformed"] == [each.code for each in problems_in(written.encode())]
