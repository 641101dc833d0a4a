"""Words as lines of a terminal: nothing is cut off, and what fits stands in one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warning_signs.walk.layout import TextLayout

LAYOUT = TextLayout()
WORDS = st.text(st.sampled_from("a Bé9 0-.漢e\u0301"), max_size=60)


@given(words=WORDS, width=st.integers(2, 40))
def test_every_letter_stands_in_lines_that_fit(words: str, width: int) -> None:
    """A letter may take two columns, and spaces are where lines end."""
    lines = LAYOUT.lines(LAYOUT.text(words), width)

    assert all(line.cell_len <= width for line in lines)
    assert "".join(line.plain for line in lines).replace(" ", "") == words.replace(" ", "")


@given(words=WORDS, first=st.sampled_from(["", "- "]))
def test_what_fits_is_one_line_with_its_styles(words: str, first: str) -> None:
    """It is not broken where it need not be, however little room is left."""
    text = LAYOUT.text(words)
    (line,) = LAYOUT.lines(text, text.cell_len + len(first) + 1, first)

    assert line.plain == f"{first}{words.rstrip()}"
    numbers = [line.plain[span.start : span.end] for span in line.spans]
    assert numbers == [text.plain[span.start : span.end] for span in text.spans]
