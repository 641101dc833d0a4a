"""Records of our own against the library's: whoever uses them cannot tell them apart."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.core import records
from warning_signs.core.answers import Answers
from warning_signs.core.conditions import AllOf, AnyOf

EITHER = pytest.mark.parametrize("made_by", [records, dataclasses], ids=lambda each: each.__name__)


def classes(made_by: Any) -> tuple[Any, Any]:
    """Return a class of records, and one that adds to it."""

    @made_by.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        names: list[str] = made_by.field(default_factory=list, compare=False)

        def moved(self) -> Any:
            return made_by.replace(self, x=self.x + 1)

    @made_by.dataclass(frozen=True, slots=True)
    class Place(Point):
        where: str = made_by.field(kw_only=True)

    return Point, Place


@EITHER
@given(x=st.integers(0, 2), y=st.integers(0, 2), other=st.integers(0, 2))
def test_those_that_say_the_same_are_equal(made_by: Any, x: int, y: int, other: int) -> None:
    """By value, with the same hash, and never across classes."""
    point, place = classes(made_by)

    assert (point(x, y) == point(other, y=y)) == (x == other)
    assert hash(point(x, y, ["a"])) == hash(point(x, y, ["b"]))
    assert point(x, y) != place(x, y, where="here")
    assert point(x, y) != (x, y)


@EITHER
def test_fields_are_given_in_order_or_by_name(made_by: Any) -> None:
    """What is left out takes its default, a new one each time."""
    point, place = classes(made_by)
    one, other = point(1), point(1)

    assert (1, 2, []) == (one.x, one.y, one.names)
    assert one.names is not other.names
    assert "there" == place(1, where="there").where
    assert 3 == point(2).moved().x
    for wrong in (
        point,
        lambda: point(1, 2, [], 4),
        lambda: point(1, x=2),
        lambda: point(1, z=2),
        lambda: place(1, 2, [], "there"),
    ):
        with pytest.raises(TypeError):
            wrong()


@EITHER
def test_nothing_is_changed_or_added(made_by: Any) -> None:
    """Frozen, and with no place for more."""
    point, _ = classes(made_by)
    one = point(1)

    for name in ("x", "z"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(one, name, 2)
    with pytest.raises(AttributeError):
        del one.x
    assert not hasattr(one, "__dict__")


@EITHER
def test_they_are_told_and_taken_apart_alike(made_by: Any) -> None:
    """By repr, by patterns and by the library's own functions."""
    point, place = classes(made_by)

    assert repr(point(1)).endswith("Point(x=1, y=2, names=[])")
    assert (("x", "y", "names"), ("x", "y", "names")) == (
        point.__match_args__,
        place.__match_args__,
    )
    record: Any = place(1, where="a")

    assert ["x", "y", "names", "where"] == [each.name for each in dataclasses.fields(place)]
    assert place(2, where="a") == dataclasses.replace(record, x=2)
    assert {"x": 1, "y": 2, "names": []} == dataclasses.asdict(point(1))
    assert dataclasses.is_dataclass(record)


def test_conditions_of_other_kinds_are_never_equal() -> None:
    """All of nothing always holds, any of nothing never does."""
    always: Any = AllOf(())
    never: Any = AnyOf(())

    assert always != never
    assert 2 == len({always, never})


def test_answers_can_be_replaced_as_any_dataclass() -> None:
    """Whoever uses the Python interface need not know."""
    assert Answers("parent", area="essex") == dataclasses.replace(Answers("parent"), area="essex")
