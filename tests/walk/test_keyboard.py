"""What the bytes of a terminal mean as keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warning_signs.walk.keyboard import ENTER, ERASE, KeyParser, Keys

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Typist:
    """Presses a key at each of these seconds, on a clock of its own."""

    def __init__(self, *presses: float) -> None:
        self.now = 0.0
        self.presses = list(presses)

    def wait(self, seconds: float) -> bool:
        pressed = bool(self.presses) and self.presses[0] <= self.now + seconds
        self.now = max(self.now, self.presses[0]) if pressed else self.now + seconds
        return pressed

    def read(self) -> list[str]:
        del self.presses[0]
        return ["enter"]


@pytest.mark.parametrize(
    ("presses", "left"),
    [
        ((0.1,), 0),
        ((0.2, 0.4, 0.61), 1),
        ([n / 30 for n in range(90)], 0),
        ([*(n / 30 for n in range(30)), 1.5], 1),
    ],
    ids=["at once", "one after another", "held down", "held down, then pressed"],
)
def test_keys_of_the_first_half_second_are_dropped_and_a_held_one_longer(
    monkeypatch: pytest.MonkeyPatch, presses: Sequence[float], left: int
) -> None:
    """Whoever goes on pressing gets on; whoever holds a key down does not skip what is shown."""
    typist = Typist(*presses)
    monkeypatch.setattr("warning_signs.walk.keyboard.monotonic", lambda: typist.now)

    assert Keys(typist).drop(0.5, 0.1) == ""  # type: ignore[arg-type]
    assert left == len(typist.presses)
