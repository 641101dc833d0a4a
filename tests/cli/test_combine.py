"""The command that puts pieces together: one document out, the pieces told beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from calling import call

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

TUTOR = "role: teacher\narea: essex\nsigns: {school_absence: yes, missing: no}\n"
NURSE = '{"role": "professional", "signs": {"drugs_or_alcohol": "yes", "missing": "maybe"}}'
FATHER = b'{"role": "parent", "age": "13_to_15", "signs": {"family_distance": "yes"}}'


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "tutor.yaml").write_text(TUTOR, encoding="utf-8")
    (tmp_path / "nurse.json").write_text(NURSE, encoding="utf-8")
    return [str(tmp_path / "tutor.yaml"), str(tmp_path / "nurse.json")]


def test_what_comes_out_can_be_scored(files: list[str]) -> None:
    """YAML, JSON and standard input in, one document out; who saw what goes to standard error."""
    done = call("combine", *files, "-", "--role", "teacher", data=FATHER)
    scored = call("score", "--brief", data=done.out)

    assert (0, 0, "refer") == (done.code, scored.code, json.loads(scored.out)["level"]["id"])
    assert json.loads(done.out) == {
        "role": "teacher",
        "area": "essex",
        "age": "13_to_15",
        "signs": {
            "missing": "maybe",
            "drugs_or_alcohol": "yes",
            "school_absence": "yes",
            "family_distance": "yes",
        },
        "circumstances": {},
    }
    assert "- Piece 3, parent\n    emotional distance from family members\n" in done.err
    assert "- going missing from home or care\n    1 No; 2 Maybe; 3 Not known\n" in done.err


def test_json_tells_the_pieces_too(files: list[str]) -> None:
    """The same document with one more key, and nothing on standard error."""
    done = call("combine", *files, "--role", "teacher", "--format", "json")
    document = json.loads(done.out)

    assert (0, "") == (done.code, done.err)
    assert ["role", "area", "age", "signs", "circumstances", "pieces"] == list(document)
    assert ["level", "from", "alone", "differ", "areas", "kept"] == list(document["pieces"])


def test_problems_of_every_piece_are_told_at_once(files: list[str], tmp_path: Path) -> None:
    """By their file to a person, by their number to a script; no answer is repeated."""
    for name in ("one", "two"):
        (tmp_path / name).write_text('{"role": "parent", "signs": {"gifts": "Jane"}}')
    bad = [str(tmp_path / "one"), str(tmp_path / "two")]
    done = call("combine", files[0], *bad, "--role", "teacher", "--format", "json")
    problems = json.loads(done.out)["error"]["problems"]

    assert 3 == done.code
    assert ["piece 2.signs.gifts", "piece 3.signs.gifts"] == [each["at"] for each in problems]
    assert 2 == done.err.count("error: ")
    assert all(name in done.err for name in bad)
    assert "Jane" not in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "add --role with your own: the pieces are from professional, teacher"),
        (["-", "-", "--role", "teacher"], "standard input holds one document"),
        (["nowhere", "--role", "teacher"], "nowhere: no such file or directory"),
        (["--role", "techer"], "did you mean 'teacher'?"),
    ],
)
def test_what_cannot_be_meant_is_refused(files: list[str], arguments: list[str], told: str) -> None:
    """With what to do, and nothing on standard output."""
    done = call("combine", *files, *arguments)

    assert (2, b"") == (done.code, done.out)
    assert told in done.err


def test_one_role_for_all_needs_no_other(files: list[str]) -> None:
    """Two pieces of the same role are put together in it."""
    done = call("combine", files[0], files[0])

    assert "teacher" == json.loads(done.out)["role"]
