"""Pages that are cut afresh for every size, and stay where one was reading."""

from __future__ import annotations

import pytest

from screens import Screen, interface_on
from warning_signs.core.errors import EndOfInputError
from warning_signs.pages.blocks import Column, Columns, Item, Paragraph, Section
from warning_signs.walk.ui import Action, Head, PageKind, ReviewRow

SECTIONS = tuple(
    Section(f"Part {part}", tuple(Item(f"Thing {part}.{n} " + "and so on " * 12) for n in range(6)))
    for part in range(8)
)
HEAD = Head("Training example, not a real child", 3, 22)
SIZES = ((80, 12), (50, 14), (20, 6), (120, 40), (80, 24))


def shown(screen: Screen, head: Head | None = HEAD) -> list[str]:
    """Show the sections for as long as there are keys, and give every page that was drawn."""
    with pytest.raises(EndOfInputError):
        interface_on(screen).page(SECTIONS, "go on", head=head)
    return screen.shown


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_head_stands_on_every_page_after_any_resize(size: tuple[int, int]) -> None:
    """Whatever the size was when the pages were opened, every page has it now."""
    for page in shown(Screen(["\n", "\n", size, "\n", "\n", "b"], (80, 40))):
        assert " ".join(page.split()).startswith("Training example, not a real child 3 of 22")


def test_ten_resizes_stay_on_the_piece_one_was_reading() -> None:
    """A page cut for another size holds the same piece, and the same size gives the same page."""
    pages = shown(Screen(["\n"] * 6 + [(40, 24), (120, 40), (80, 24)] * 3 + [(60, 20)], (80, 24)))
    before, *resized = pages[6:]
    first = next(line for line in before.split("\n") if "Thing" in line).split()[2]

    assert all(f"Thing {first} " in " ".join(page.split()) for page in resized)
    assert before == pages[9] == pages[12] == pages[15]


def test_a_piece_longer_than_a_page_keeps_the_words_one_reads() -> None:
    """Within it too: every size shows the words that stood first, and the same size the page."""
    words = " ".join(f"word{n}" for n in range(900))
    screen = Screen(["\n"] * 5 + [(40, 12), (100, 30), (80, 12)] * 3, (80, 12))
    with pytest.raises(EndOfInputError):
        interface_on(screen).page((Section("Long", (Paragraph(words),)),), "go on")
    before, *resized = screen.shown[5:]
    first = before.split()[0]

    assert first != "Long"
    assert all(f"{first} " in " ".join(page.split()) for page in resized)
    assert before == resized[2] == resized[5] == resized[8]


def test_turning_moves_what_is_being_read() -> None:
    """After a resize one turns on from the page one sees."""
    pages = shown(Screen(["\n", "\n", (60, 20), "\n", "b", (80, 24)], (80, 24)))

    assert pages[3] == pages[5]
    assert pages[3] != pages[4]


def test_the_review_opens_at_the_answer_that_was_changed() -> None:
    """After a change one comes back to the place, and by section."""
    rows = tuple(ReviewRow(f"Section {n // 8}", f"Row {n}", "No", n != 3) for n in range(1, 33))
    screen = Screen([" "], (80, 24))
    with pytest.raises(EndOfInputError):
        interface_on(screen).review(rows, Head("Check your answers"), start=30)
    whole = Screen([], (80, 60))
    with pytest.raises(EndOfInputError):
        interface_on(whole).review(rows, Head("Check your answers"))

    assert "30  Row 30: No" in screen.shown[0]
    assert " 1  Row 1: No" not in screen.shown[0]
    assert whole.shown[0].index("Section 4") < whole.shown[0].index(" 3  Row 3: No")


def test_lines_that_are_to_be_read_from_afar_stand_apart() -> None:
    """A story on a slide is bold, with room between its lines."""
    wide = Paragraph(
        "A child of fourteen is met by a car after school. " * 3, strong=True, wide=True
    )
    screen = Screen([], (60, 24))
    with pytest.raises(EndOfInputError):
        interface_on(screen).page((Section("The story", (wide,)),), "go on", kind=PageKind.SLIDE)
    rows = screen.shown[0].split("\n")

    assert rows[1].strip()
    assert not rows[2].strip()
    assert rows[3].strip()
    assert "\x1b[1m" in screen.rows[3]


def test_back_from_the_first_page_and_on_from_the_last_lead_out() -> None:
    """Pages end where they say they do."""
    short = SECTIONS[:1]

    assert Action.BACK is interface_on(Screen(["b"], (80, 24))).page(short, "go on", "back")
    assert Action.ON is interface_on(Screen(["\n"], (80, 24))).page(short, "go on", "back")


# --- columns ----------------------------------------------------------------------------------


def compared(width: int) -> list[str]:
    words = Paragraph("A child of fourteen is met by a car after school, three times in a week.")
    columns = Columns(
        Column("In the corridor", (words, words)), Column("I made it up", (Paragraph("Short."),))
    )
    screen = Screen([], (width, 40))
    with pytest.raises(EndOfInputError):
        interface_on(screen).page((Section("The two stories", (columns,)),), "go on")
    return screen.shown[0].split("\n")


@pytest.mark.parametrize("width", [60, 80, 100, 101, 120, 160, 200, 250])
def test_two_columns_stand_side_by_side_from_60_columns_on(width: int) -> None:
    """The second column begins in the same place in every row, and no row is broken again."""
    lines = compared(width)
    titles = next(line for line in lines if "In the corridor" in line)
    place = titles.index("I made it up")
    first = next(line for line in lines if "Short." in line)

    assert place == first.index("Short.")
    assert all(not line[place - 3 : place].strip() for line in lines[2:10])
    assert 2 == sum("A child of" in line for line in lines)


@pytest.mark.parametrize("width", [20, 40, 59])
def test_where_there_is_no_room_one_column_stands_below_the_other(width: int) -> None:
    """All of the first comes before the title of the second."""
    text = " ".join(" ".join(compared(width)).split())

    assert text.index("In the corridor") < text.index("in a week.") < text.index("I made it up")
