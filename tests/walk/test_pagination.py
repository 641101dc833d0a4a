"""Cutting chunks into pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from warning_signs.walk.pagination import Chunk, ScreenPage, page_with, paginate

BLANK = Text()


def chunk(name: str, rows: int = 1, *, heading: bool = False, **others: bool) -> Chunk:
    lines = tuple(Text(f"{name}{row}") for row in range(rows))
    return Chunk(lines, heading=heading, under=() if heading else (Text("again"),), **others)


def lines(page: ScreenPage) -> list[str]:
    return [line.plain for line in page.lines]


chunks = st.lists(
    st.builds(
        chunk,
        name=st.sampled_from("abc"),
        rows=st.integers(1, 9),
        gap=st.booleans(),
        heading=st.booleans(),
    ),
    max_size=12,
)


@given(chunks, st.integers(1, 30))
def test_every_line_stands_once_in_its_order_and_no_page_is_too_high(
    given_chunks: list[Chunk], height: int
) -> None:
    """Cutting loses nothing, repeats only the heading above and fits."""
    pages = paginate(given_chunks, height, BLANK)
    told = [line for page in pages for line in lines(page) if line not in ("", "again")]

    assert [line.plain for each in given_chunks for line in each.lines] == told
    assert all(len(page.lines) <= height for page in pages)


@pytest.mark.parametrize("height", range(4, 20))
def test_no_page_ends_in_a_heading(height: int) -> None:
    """A heading goes to the next page with what it heads, and so do two in a row."""
    given_chunks = [
        chunk("t", heading=True, gap=True),
        chunk("a", 2),
        chunk("t", heading=True, gap=True),
        chunk("t", heading=True, gap=True),
        chunk("b", 1),
        chunk("t", heading=True),
        chunk("long", 45),
    ] * 5
    pages = paginate(given_chunks, height, BLANK)

    assert len(pages) > 1
    assert all(lines(page)[-1] != "t0" for page in pages)


def test_blank_lines_are_given_up_where_that_makes_one_page_of_two() -> None:
    """Air is worth less than seeing everything at once."""
    given_chunks = [chunk("a"), chunk("b", gap=True), chunk("c", gap=True)]

    assert [["a0", "b0", "c0"]] == [lines(page) for page in paginate(given_chunks, 3, BLANK)]
    assert [["a0", "", "b0", "", "c0"]] == [
        lines(page) for page in paginate(given_chunks, 5, BLANK)
    ]


def test_gaps_between_several_alike_are_kept_or_given_up_together() -> None:
    """A list of which half is spaced reads as two lists."""
    given_chunks = [
        chunk("t", heading=True),
        chunk("a"),
        *(chunk(name, gap=True, listed=True) for name in "bcd"),
        chunk("e", gap=True),
    ]

    assert ["t0", "a0", "b0", "c0", "d0", "", "e0"] == lines(paginate(given_chunks, 8, BLANK)[0])
    assert 9 == len(lines(paginate(given_chunks, 10, BLANK)[0])) - 1


def test_room_that_is_left_is_used_where_all_stands_on_one_page_even_so() -> None:
    """A first page breathes where it can, and is never cut in two for it."""
    given_chunks = [chunk("a"), chunk("b", spare=True), chunk("c", spare=True)]

    assert ["a0", "", "b0", "", "c0"] == lines(paginate(given_chunks, 5, BLANK)[0])
    assert [["a0", "b0", "c0"]] == [lines(page) for page in paginate(given_chunks, 4, BLANK)]


def test_what_is_longer_than_a_page_goes_on_under_its_heading() -> None:
    """What fits a page without its heading is not cut for it."""
    long = paginate([chunk("t", heading=True), chunk("a", 20)], 12, BLANK)
    fits = paginate([chunk("t", heading=True), chunk("a", 3), chunk("b", 12)], 12, BLANK)

    assert "again" == lines(long[1])[0]
    assert "b0" == lines(fits[1])[0]
    assert 2 == len(fits)


def test_a_page_that_begins_inside_a_section_repeats_its_heading_where_there_is_room() -> None:
    """From twelve rows on one sees under what heading one reads."""
    given_chunks = [chunk("t", heading=True), *(chunk(name, 5) for name in "abc")]

    assert "again" == lines(paginate(given_chunks, 12, BLANK)[1])[0]
    assert "c0" == lines(paginate(given_chunks, 11, BLANK)[1])[0]


def test_a_chunk_is_found_on_the_page_where_it_begins() -> None:
    """Of a chunk longer than a page, each page holds its own letters."""
    pages = paginate([chunk("a", 5), chunk("b", 2), chunk("c", 5)], 4, BLANK)

    assert [["a0", "a1", "a2", "a3"], ["a4", "b0", "b1"]] == [lines(page) for page in pages[:2]]
    assert [0, 1, 2] == [page_with(pages, (number, 0)) for number in range(3)]
    assert [0, 0, 1, 1] == [page_with(pages, (0, letters)) for letters in (2, 7, 8, 9)]
