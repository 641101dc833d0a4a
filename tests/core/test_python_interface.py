"""The Python interface: its example, its types' home, what it loads and what it refuses."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib.resources import files

import pytest

import warning_signs
from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.core.errors import AnswersUnusableError


def test_example_of_the_package_runs() -> None:
    """What ``help(warning_signs)`` shows is true."""
    done = doctest.testmod(warning_signs)

    assert (0, True) == (done.failed, done.attempted > 0)


def test_package_says_that_it_is_typed() -> None:
    """Type checkers read our types only where this file is."""
    assert files("warning_signs").joinpath("py.typed").is_file()


@pytest.mark.parametrize(
    ("use", "without"),
    [
        ("import warning_signs", ["rich", "typer", "yaml", "warning_signs.core.catalogue"]),
        ("from warning_signs import load_catalogue, Answers, screen", ["rich", "typer"]),
        ("import warning_signs; warning_signs.load_catalogue()", ["rich", "typer"]),
    ],
)
def test_no_more_is_loaded_than_is_used(use: str, without: list[str]) -> None:
    """A script that screens pays for no terminal."""
    check = f"import sys; {use}; print([name for name in {without!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, check=True)

    assert b"[]" == done.stdout.strip()


@pytest.mark.parametrize(
    "answers",
    [
        Answers(role="aunt"),
        Answers(role="parent", area="mars"),
        Answers(role="parent", age="old"),
        Answers(role="parent", signs={"gift": Answer.YES}),
        Answers(role="parent", circumstances={"danger": Answer.YES}),
        Answers(role="parent", signs={"gifts": "perhaps"}),  # type: ignore[dict-item]
        Answers(role="parent", signs={"missing": Answer.EXPLAINED}),
        Answers(role="parent", circumstances={"danger_now": Answer.EARLIER}),
    ],
    ids=["role", "area", "age", "sign", "circumstance", "answer", "explained", "earlier"],
)
def test_what_no_question_knows_is_refused(answers: Answers) -> None:
    """A slip of the pen is told: passed over in silence, it could hide a child."""
    with pytest.raises(AnswersUnusableError):
        screen(load_catalogue(), answers)


def test_other_names_are_not_there() -> None:
    """The package has the names it promises and no other."""
    with pytest.raises(AttributeError):
        warning_signs.no_such_name  # noqa: B018  (looking is the test)


def test_the_public_names_can_be_completed_and_are_the_only_ones() -> None:
    """``dir`` shows what may be relied on, the errors to catch among it, and every name loads."""
    assert sorted(warning_signs.__all__) == dir(warning_signs)
    assert {"AnswersUnusableError", "ContentUnusableError"} <= set(dir(warning_signs))
    assert all(hasattr(warning_signs, name) for name in dir(warning_signs))
