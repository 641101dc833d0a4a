"""What the bytes of a terminal mean as keys."""

from __future__ import annotations

import pytest

from warning_signs.walk.keyboard import ENTER, ERASE, KeyParser

ARROWS_AND_FUNCTIONS = (
    *(f"\x1b[{letter}" for letter in "ABCDFH"),
    *(f"\x1bO{letter}" for letter in "ABCDFHPQRS"),
    *(f"\x1b[{number}~" for number in (1, 2, 3, 5, 6, 11, 15, 24)),
    "\x1b[1;2A",
    "\x1b[200~no, yes\x1b[B x\x1b[201~",
    "\x1b[201~",
    "\x1b[M #!",
    "\x1bO2P",
    "\x1b[[A",
    "\x1b[[E",
    "\x1b[<0;10;20M",
    "\x1b[<0;10;20m",
)


@pytest.mark.parametrize("sequence", ARROWS_AND_FUNCTIONS, ids=repr)
def test_no_letter_of_a_sequence_is_a_key(sequence: str) -> None:
    """The key after it counts, and none of its own letters."""
    assert ["y"] == [key for key in KeyParser().keys(f"{sequence}y") if len(key) == 1]


@pytest.mark.parametrize("sequence", ARROWS_AND_FUNCTIONS, ids=repr)
def test_a_sequence_whose_parts_come_late_is_still_passed_over(sequence: str) -> None:
    """Over a slow line every byte may be read alone."""
    parser = KeyParser()
    found = [key for each in f"{sequence}n" for key in parser.keys(each)]

    assert ["n"] == [key for key in found if len(key) == 1]


def test_letters_come_in_lower_case_and_enter_and_erase_are_one_key_each() -> None:
    """What a keyboard sends in several ways is one key."""
    assert ["y", ENTER, ENTER, ERASE, ERASE] == KeyParser().keys("Y\r\n\b\x7f")
