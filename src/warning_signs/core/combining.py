"""
Pieces of a puzzle: what several people said of one child, put together as one set of answers.

Each sign and circumstance gets the answer nearest to presence that anyone gave. Together they
never come to less than one piece alone. They could, for three reasons: someone else's "no" takes
the place of "I don't know"; an age that one knows takes the place of one that was not known; and
more is reported at once of what the public saw. Where that would happen, and only there, what a
piece did not know stays unknown, and at last its role stays too.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from warning_signs.core.answers import POSSIBLE, Answer, Answers
from warning_signs.core.records import dataclass, replace
from warning_signs.core.screening import screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warning_signs.core.catalogue import Catalogue

_SEEN = (Answer.YES, Answer.EARLIER, Answer.MAYBE)
_NOT_SEEN = (Answer.EXPLAINED, Answer.NO)

NEAREST = (*_SEEN, *_NOT_SEEN, Answer.UNKNOWN)
"""The answers, nearest to presence first."""

_DOUBTING = (*_SEEN, Answer.UNKNOWN, *_NOT_SEEN)
"""The same, where "I don't know" outweighs "no"."""


class Kept(StrEnum):
    """What stays as a piece had it, so that no piece comes to more alone."""

    UNKNOWN = "unknown"
    AGE = "age"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Combined:
    """
    Several people's answers as one.

    Attributes:
        answers: The answers.
        levels: The level that each piece comes to alone, in the order they were given.
        level: The level of all together.
        kept: What stays as a piece had it.
    """

    answers: Answers
    levels: tuple[str, ...]
    level: str
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """
    What each piece said of one sign or circumstance.

    Attributes:
        answers: The answer of each piece, in the order they were given.
    """

    id: str
    answers: tuple[Answer, ...]

    @property
    def alone(self) -> int | None:
        """The one piece that saw it, where no other piece says anything of it."""
        known = [n for n, answer in enumerate(self.answers) if answer is not Answer.UNKNOWN]
        return known[0] if len(known) == 1 and self.answers[known[0]] in POSSIBLE else None

    @property
    def differs(self) -> bool:
        """Whether two pieces that know of it say different things."""
        return len({*self.answers} - {Answer.UNKNOWN}) > 1


def combine(catalogue: Catalogue, pieces: Sequence[Answers], role: str) -> Combined:
    """
    Put pieces together.

    Args:
        catalogue: The instrument.
        pieces: What each person said; at least one.
        role: Who puts them together.
    """
    outcomes = [screen(catalogue, piece) for piece in pieces]
    highest = max(outcome.level.rank for outcome in outcomes)
    roles = {each.answers.role for each in outcomes if each.level.rank == highest}
    first = next(name for name in catalogue.roles if name in roles)
    for answers, kept in _ways(catalogue, pieces, role, first):
        level = screen(catalogue, answers).level
        if level.rank >= highest:
            levels = tuple(outcome.level.id for outcome in outcomes)
            return Combined(answers, levels, level.id, kept)
    raise AssertionError("what the highest piece knew and did not know comes to its level")


def compared(catalogue: Catalogue, pieces: Sequence[Answers]) -> Iterator[Compared]:
    """Return what the pieces said of each sign and circumstance that any spoke of, in order."""
    for table in ("signs", "circumstances"):
        for name in getattr(catalogue, table):
            answers = [getattr(piece, table).get(name, Answer.UNKNOWN) for piece in pieces]
            if set(answers) != {Answer.UNKNOWN}:
                yield Compared(name, tuple(answers))


def areas(pieces: Iterable[Answers]) -> tuple[str, ...]:
    """Return the places that pieces name, each once."""
    return tuple(dict.fromkeys(piece.area for piece in pieces if piece.area))


def _ways(
    catalogue: Catalogue, pieces: Sequence[Answers], role: str, first: str
) -> Iterator[tuple[Answers, tuple[Kept, ...]]]:
    """Return the ways to put pieces together, the plainest first, and what each keeps."""
    named = areas(pieces)
    plain = Answers(
        role=role,
        area=named[0] if len(named) == 1 else "",
        age=_youngest(catalogue, pieces),
        signs=_nearest(NEAREST, [piece.signs for piece in pieces]),
        circumstances=_nearest(NEAREST, [piece.circumstances for piece in pieces]),
    )
    doubting = replace(plain, signs=_nearest(_DOUBTING, _told(catalogue, pieces)))
    yield plain, ()
    yield doubting, (Kept.UNKNOWN,)
    yield replace(doubting, age="unknown"), (Kept.UNKNOWN, Kept.AGE)
    yield replace(plain, role=first), (Kept.ROLE,)
    yield replace(doubting, role=first), (Kept.UNKNOWN, Kept.ROLE)
    yield replace(doubting, role=first, age="unknown"), tuple(Kept)


def _youngest(catalogue: Catalogue, pieces: Iterable[Answers]) -> str:
    """Return the youngest age that any gives; "unknown" comes last among the ages."""
    given = {piece.age for piece in pieces}
    return next(age for age in catalogue.ages if age in given)


def _nearest(order: Sequence[Answer], given: Sequence[Mapping[str, Answer]]) -> dict[str, Answer]:
    names = dict.fromkeys(name for each in given for name in each)
    return {
        name: min((each[name] for each in given if name in each), key=order.index) for name in names
    }


def _told(catalogue: Catalogue, pieces: Iterable[Answers]) -> list[dict[str, Answer]]:
    """Return what each piece said of signs, with "I don't know" where it was asked and silent."""
    asked = {
        role: [sign.id for sign in catalogue.signs.values() if role in sign.questions]
        for role in catalogue.roles
    }
    return [dict.fromkeys(asked[piece.role], Answer.UNKNOWN) | {**piece.signs} for piece in pieces]
