"""The command ``check``: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from content_files import SMALL, mistakes
from running import warning_signs
from warning_signs.content.places import DATA, shipped_content

pytestmark = pytest.mark.slow

MISTAKES = {mistake.code: mistake for mistake in mistakes()}
OVERLAYS = [
    Path(__file__).parents[2] / "examples" / name for name in ("county.yaml", "school.yaml")
]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "wrong.yaml"
    file.write_text(MISTAKES["unknown_id"].content(), encoding="utf-8")
    return file


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    file = tmp_path / "doubtful.yaml"
    file.write_text(MISTAKES["wording"].content(), encoding="utf-8")
    return file


def test_problem_is_told_by_place_code_and_hint(wrong: Path) -> None:
    """A problem stands on one line that editors can follow, its hint on the next."""
    done = warning_signs("check", str(wrong))

    assert 4 == done.returncode
    assert [
        f"{wrong}:208:16: unknown_id: steps.1.contacts.0: 'counsil' is not among the contacts",
        "  hint: did you mean 'council'?",
    ] == done.stdout.splitlines()


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 4)])
def test_warning_fails_only_where_asked(
    doubtful: Path, options: tuple[str, ...], code: int
) -> None:
    """A warning leaves the exit code at 0, and makes it 4 with --strict."""
    done = warning_signs("check", str(doubtful), *options)

    assert (code, True) == (done.returncode, ": warning: wording: " in done.stdout)


def test_json_gives_every_key(wrong: Path, doubtful: Path) -> None:
    """All files are checked in one run, and each problem carries the same keys."""
    done = warning_signs("check", str(wrong), str(doubtful), "--format", "json")
    document = json.loads(done.stdout)
    problems = document["problems"]

    assert (4, 1) == (done.returncode, document["format"])
    assert [(str(wrong), "error"), (str(doubtful), "warning")] == [
        (each["file"], each["severity"]) for each in problems
    ]
    assert [["file", "line", "column", "code", "severity", "at", "problem", "hint"]] * 2 == [
        list(each) for each in problems
    ]


def test_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A file that cannot be opened is told like any other problem."""
    done = warning_signs("check", str(tmp_path / "none.yaml"))

    assert (4, 1) == (done.returncode, done.stdout.count(": unreadable: "))


def test_content_and_overlay_are_told_apart() -> None:
    """A file with signs is whole content; any other is an overlay on the shipped content."""
    done = warning_signs("check", str(SMALL), *map(str, OVERLAYS))

    assert (0, "") == (done.returncode, done.stdout)


def test_shipped_content_has_no_error() -> None:
    """Without a file, the shipped content is checked, and is right but for the day."""
    done = warning_signs("check", "--format", "json")
    by_day = {"contact_old", "review_passed", "day_ahead"}
    found = {
        (each["code"], each["at"])
        for each in json.loads(done.stdout)["problems"]
        if each["code"] not in by_day
    }

    assert 0 == done.returncode
    assert set() == found


def test_a_part_is_checked_with_its_instrument_and_a_mistake_told_in_its_own_file(
    tmp_path: Path,
) -> None:
    """Contacts beside an instrument are read with it, and each problem names the file it is in."""
    shipped = shipped_content()
    contacts = (DATA / "contacts.yaml").read_text(encoding="utf-8")
    (tmp_path / "signs.yaml").write_bytes(shipped.read_bytes())
    (tmp_path / "contacts.yaml").write_text(contacts.replace('"0800 1111"', '"0800 x"', 1))

    for name in ("signs.yaml", "contacts.yaml"):
        done = warning_signs("check", str(tmp_path / name))
        first = done.stdout.splitlines()[0]

        assert 4 == done.returncode
        assert first.startswith(f"{tmp_path / 'contacts.yaml'}:")
        assert "malformed: contacts." in first
