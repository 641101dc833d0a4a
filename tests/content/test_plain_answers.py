"""The quick reading of answers: it takes what is plainly right, as the strict reader takes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warning_signs import load_catalogue
from warning_signs.content.documents import read_json_line
from warning_signs.content.limits import ANSWERS, UnreadableError
from warning_signs.content.plain_answers import LARGEST, plain_answers
from warning_signs.core.answers_document import read_answers
from warning_signs.core.compiled import instrument_of
from warning_signs.core.errors import AnswersUnusableError

CATALOGUE = load_catalogue()
INSTRUMENT = instrument_of(CATALOGUE)
STEADY = settings(max_examples=500, derandomize=True, deadline=None)

ODD: list[Any] = [None, "null", "", True, 1, 1.5, [], {}, "Yes", "yes ", "maybe", "☃", 'a"b']
WORDS = [*CATALOGUE.answers, *ODD]


def said(table: Any) -> st.SearchStrategy[Any]:
    """Draw answers, most of them right, and sometimes something else altogether."""
    right = st.dictionaries(
        st.sampled_from([*table] * 9 + ["gift", ""]),
        st.sampled_from([*["yes", "maybe", "no", "unknown"] * 9, *WORDS]),
        max_size=6,
    )
    return st.one_of(right, right, right, st.sampled_from(ODD))


DOCUMENTS = st.fixed_dictionaries(
    {"role": st.sampled_from([*[*CATALOGUE.roles] * 9, *ODD])},
    optional={
        "area": st.sampled_from([*[*CATALOGUE.areas] * 3, *ODD]),
        "age": st.sampled_from([*[*CATALOGUE.ages] * 3, *ODD]),
        "signs": said(CATALOGUE.signs),
        "circumstances": said(CATALOGUE.circumstances),
    },
)


def both(data: bytes) -> tuple[Any, Any]:
    """Return what the quick reading takes, and what the strict one does."""
    try:
        answers = read_answers(CATALOGUE, read_json_line(data, ANSWERS))
    except (UnreadableError, AnswersUnusableError):
        strict = None
    else:
        strict = (
            (answers.role, answers.area, answers.age),
            dict(answers.signs),
            dict(answers.circumstances),
        )
    found = plain_answers(INSTRUMENT, data)
    if found is None:
        return None, strict
    here, *rest = found
    return ((here.role, here.area, here.age), *rest), strict


@STEADY
@given(document=DOCUMENTS, indent=st.sampled_from([None, 1]), escaped=st.booleans())
def test_what_it_takes_the_strict_reader_takes_alike(
    document: dict[str, Any], indent: int | None, escaped: bool
) -> None:
    """It never takes what is refused, and never reads it otherwise."""
    quick, strict = both(json.dumps(document, indent=indent, ensure_ascii=escaped).encode())

    assert quick in (None, strict)


@STEADY
@given(document=DOCUMENTS, spoil=st.integers(0, 400), put=st.sampled_from(list('"{}[],: \\ay\0')))
def test_one_wrong_character_never_makes_it_take_something_else(
    document: dict[str, Any], spoil: int, put: str
) -> None:
    """The same for text that is nearly a document."""
    text = json.dumps(document)
    quick, strict = both((text[:spoil] + put + text[spoil + 1 :]).encode())

    assert quick in (None, strict)


@pytest.mark.parametrize(
    "text",
    [
        '{"role": "parent"}',
        '  {"role":"parent","area":null,"signs":{},"circumstances":null}\r\n',
        '{"role": "teacher", "area": "essex", "age": "13_to_15", "signs": {"gifts": "yes"}}',
    ],
)
def test_what_programs_write_is_plain(text: str) -> None:
    """The quick way is the usual way."""
    quick, strict = both(text.encode())

    assert quick is not None
    assert strict == quick


@pytest.mark.parametrize(
    "data",
    [
        b'{"role": "parent", "role": "teacher"}',
        b'{"role": "parent", "signs": {"gifts": "yes", "gifts": "no"}}',
        b'{"role": "parent", "signs": {"gifts": "yes"}, "signs": {}}',
        b'{"role": "parent"} {}',
        b'{"role": "parent", "signs": {"gifts": NaN}}',
        b'\xef\xbb\xbf{"role": "parent"}',
        b'{"role": "parent\xff"}',
        b'{"role": "parent"}\xa0',
        b"[" * 100_000,
        b'{"role": "parent"}'.ljust(LARGEST + 1),
        b"",
    ],
    ids=repr,
)
def test_anything_odd_is_left_to_the_strict_reader(data: bytes) -> None:
    """A key that is there twice, a byte order mark, and whatever a guess could get wrong."""
    assert plain_answers(INSTRUMENT, data) is None


def test_both_readers_take_as_much() -> None:
    """The limit is one."""
    assert ANSWERS.size == LARGEST
