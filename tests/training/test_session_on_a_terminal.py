"""A training session in a real pseudo-terminal, resized while it runs."""

from __future__ import annotations

import pytest

from walking import Walk
from warning_signs import load_catalogue
from warning_signs.training.loader import load_training

pytestmark = [pytest.mark.slow, pytest.mark.terminal]

BANNER = load_training(load_catalogue()).words.banner


def heads(page: str) -> bool:
    return " ".join(page.split()).startswith(BANNER)


@pytest.mark.parametrize("size", [(80, 12), (50, 14)], ids=["80x12", "50x14"])
def test_a_story_that_is_resized_keeps_its_banner_on_every_page(size: tuple[int, int]) -> None:
    """A projector plugged in or a zoomed font never shows a page that reads as a real result."""
    session = Walk("back_seat", "--step", command="demo", columns=80, rows=40)
    pages = [session.drawn(), session.press("\r"), session.press("\r"), session.press("\r")]
    pages.append(session.resize(*size))
    while " of " in pages[-1] and "Before you go" not in pages[-1]:
        pages.append(session.press("\r"))
    session.child.send("x")
    session.end()

    assert len(pages) > 20
    assert [] == [page for page in pages if not heads(page)]
    assert 0 == session.overflowed


def test_a_comparison_that_is_resized_keeps_its_banner_and_its_columns() -> None:
    """The columns are laid out for the terminal as it is now."""
    session = Walk("corridor", "--with", "taken_back", command="demo", columns=100, rows=30)
    pages = [session.drawn(), session.resize(64, 24)]
    while "next page" in pages[-1]:
        pages.append(session.press("\r"))
    session.child.send("x")
    session.end()

    assert [] == [page for page in pages if not heads(page)]
    for page in pages[:2]:
        titles = next(line for line in page.split("\n") if "One sentence in the" in line)
        assert "I made it up" in titles
    assert 0 == session.overflowed


def test_a_presenters_remote_runs_a_whole_story() -> None:
    """PageDown goes from the first page to the end of the session, PageUp back over slides."""
    session = Walk("corridor", "--step", command="demo")
    pages = [session.drawn()]
    while "Before you go" not in pages[-1]:
        pages.append(session.press("\x1b[6~"))
    back = [session.press("\x1b[5~") for _ in range(3)]
    session.child.send("\x1b[6~" if "Before you go" in back[-1] else "x")
    session.end()

    numbers = [int(page.split(" of ")[0].split()[-1]) for page in pages]
    assert numbers[0] == 1
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, numbers[-1] + 1))
    assert numbers[-1] == int(pages[-1].split(" of ")[1].split()[0])
    assert int(back[-1].split(" of ")[0].split()[-1]) < numbers[-1]
