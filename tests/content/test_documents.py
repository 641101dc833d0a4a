"""Strict reading: text stays text, and what makes documents dangerous is refused in one problem."""

from __future__ import annotations

import pytest

from warning_signs.content.documents import read_document, read_json, read_yaml
from warning_signs.content.limits import ANSWERS, CONTENT, UnreadableError


def problem_of(data: bytes) -> tuple[str, int, int]:
    with pytest.raises(UnreadableError) as caught:
        read_yaml(data, CONTENT)
    found = caught.value.problem
    return found.code, found.line, found.column


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "true", "null", "~", "0116", "12:30", "1e3", "2026-11-23"]
)
def test_every_scalar_stays_the_text_it_is(word: str) -> None:
    """Nothing is guessed, neither in a value nor in a key."""
    document = read_yaml(f"{word}: {word}".encode(), CONTENT)

    assert {word: word} == document.plain


def test_every_value_and_key_has_its_place() -> None:
    """Line and column are counted from one, for mappings and lists alike."""
    document = read_yaml(b"a:\n  - b: c\n  - d\n", CONTENT)

    assert {"a": [{"b": "c"}, "d"]} == document.plain
    assert (1, 1) == document.places[("a",)]
    assert (2, 5) == document.places[("a", 0, "b")]
    assert (3, 5) == document.places[("a", 1)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a: &x [1]\n", ("anchor", 1, 4), id="anchor"),
        pytest.param(b"a: 1\nb: *x\n", ("anchor", 2, 4), id="alias"),
        pytest.param(b"a: !!python/name:os.system x\n", ("tag", 1, 4), id="tag"),
        pytest.param(b"a: 1\na: 2\n", ("duplicate_key", 2, 1), id="same key twice"),
        pytest.param(b"a: 1\n'a': 2\n", ("duplicate_key", 2, 1), id="same key in quotes"),
        pytest.param(b"? [a]\n: b\n", ("key_not_text", 1, 3), id="a list as a key"),
        pytest.param(b"[" * 21, ("too_deep", 1, 21), id="21 brackets"),
        pytest.param(b"a: 1\n---\nb: 2\n", ("second_document", 2, 1), id="second document"),
        pytest.param("a: 1".encode("utf-16-le"), ("not_utf8", 1, 1), id="UTF-16 with no mark"),
        pytest.param(b"a: caf\xe9", ("not_utf8", 1, 1), id="Latin-1"),
        pytest.param(b"a: b\0", ("bad_character", 1, 5), id="NUL"),
        pytest.param(b"a: 1\nb: c\x0bd", ("bad_character", 2, 5), id="a soft return"),
        pytest.param(b"", ("empty", 1, 1), id="nothing"),
        pytest.param(b"a: [1\n", ("unreadable", 2, 1), id="open bracket"),
        pytest.param(b"- x\n" * 310_000, ("too_large", 299_999, 3), id="too many entries"),
        pytest.param(b"x" * (CONTENT.size + 1), ("too_large", 1, 1), id="too many bytes"),
    ],
)
def test_what_is_dangerous_is_refused(data: bytes, expected: tuple[str, int, int]) -> None:
    """One problem, with its code and place, and nothing of the document in it."""
    assert expected == problem_of(data)


@pytest.mark.parametrize("bracket", [b"[", b"{", b"- "])
def test_a_hundred_thousand_levels_are_refused_as_such(bracket: bytes) -> None:
    """Wherever the library or our own limit meets them first."""
    code, line, _ = problem_of(bracket * 100_000)

    assert ("too_deep", 1) == (code, line)


def test_merge_keys_have_no_meaning() -> None:
    """'<<' is a key like any other, so there is no merge bomb."""
    assert {"<<": {"a": "1"}} == read_yaml(b"<<: {a: 1}", CONTENT).plain


@pytest.mark.parametrize(
    "data",
    [
        b'{"role": "parent", "signs": {"gifts": "yes"}}',
        b"role: parent\nsigns:\n  gifts: yes\n",
        b"{role: parent, signs: {gifts: yes}}",
        b'\xef\xbb\xbf{\n\t"role": "parent",\n\t"signs": {"gifts": "yes"}}',
    ],
    ids=["JSON", "YAML", "YAML in braces", "JSON with tabs and a mark"],
)
def test_answers_may_be_json_or_yaml(data: bytes) -> None:
    """Both say the same."""
    assert {"role": "parent", "signs": {"gifts": "yes"}} == read_document(data, ANSWERS).plain


@pytest.mark.parametrize(
    "data",
    [
        b'{"role": "parent", "role": "teacher"}',
        b'{"signs": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        b"{" + b" " * ANSWERS.size + b"}",
    ],
    ids=["same key twice", "5,000 brackets", "too many bytes"],
)
def test_dangerous_json_is_refused(data: bytes) -> None:
    """JSON is held to the same limits."""
    with pytest.raises(UnreadableError):
        read_document(data, ANSWERS)


def test_json_is_held_to_a_depth_on_every_python() -> None:
    """What one version of Python reads, another must not refuse."""
    deepest = b'{"a": ' + b"[" * (ANSWERS.depth - 1) + b"1" + b"]" * (ANSWERS.depth - 1) + b"}"
    deeper = b'{"a": ' + b"[" * (ANSWERS.depth + 1) + b"1" + b"]" * (ANSWERS.depth + 1) + b"}"

    assert read_json(deepest.decode(), ANSWERS)
    with pytest.raises(UnreadableError):
        read_json(deeper.decode(), ANSWERS)


def test_a_number_of_5000_digits_is_only_text() -> None:
    """No number is ever worked out from a document."""
    digits = "9" * 5_000

    assert {"a": digits} == read_document(f'{{"a": {digits}}}'.encode(), ANSWERS).plain
