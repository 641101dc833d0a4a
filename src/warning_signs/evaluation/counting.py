"""
Ways to count that others publish, applied to the same answers as the list.

Their shapes are at the same time the shape of ``evaluation.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (the hints are read when content is)
from typing import TYPE_CHECKING

from warning_signs.content.catalogue_reader import with_positions
from warning_signs.content.decoder import Decoder
from warning_signs.content.documents import read_content
from warning_signs.content.places import DATA
from warning_signs.core.answers import CURRENT, PRESENT
from warning_signs.core.errors import ContentUnusableError
from warning_signs.core.records import dataclass
from warning_signs.core.types import Id  # noqa: TC001  (the same)

if TYPE_CHECKING:
    from warning_signs.content.places import File
    from warning_signs.core.answers import Answer, Answers

SHIPPED = DATA / "evaluation.yaml"
EVERY_SIGN = "all"


@dataclass(frozen=True, slots=True)
class EvaluationWords:
    """What stands around the figures."""

    title: str
    biases: str
    not_valid: str
    cases: str
    by_role: str
    by_decided: str
    missed: str
    controls: str
    alarms: str
    counting: str
    counted: str
    nothing: str
    interval: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a way to count, or a case, was published."""

    title: str
    web: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """
    Signs or circumstances of which any counts, and once.

    Attributes:
        signs: Their ids with a space between, or ``all`` for every sign by itself.
        current: What one of now, or of the past six months, counts.
        earlier: What one of longer ago counts.
    """

    signs: str
    current: int
    earlier: int


@dataclass(frozen=True, slots=True)
class Band:
    """A band of totals, from the least that falls in it."""

    label: str
    least: int


@dataclass(frozen=True, slots=True)
class Counting:
    """
    One way to count.

    Attributes:
        about: What it was made for, and how it is taken here.
        reaches: The least total that asks for anything to be done.
    """

    id: Id
    label: str
    about: str
    source: Publication
    groups: tuple[Group, ...]
    bands: tuple[Band, ...]
    reaches: int

    def total(self, answers: Answers) -> int:
        """Return what the answers add up to."""
        said = {**answers.circumstances, **answers.signs}
        total = 0
        for group in self.groups:
            if group.signs == EVERY_SIGN:
                total += sum(_counts(group, [answer]) for answer in answers.signs.values())
            else:
                ids = group.signs.split()
                total += _counts(group, [said[name] for name in ids if name in said])
        return total

    def band(self, answers: Answers) -> Band:
        """Return the band that the answers fall in."""
        total = self.total(answers)
        return [band for band in self.bands if band.least <= total][-1]

    def is_reached(self, answers: Answers) -> bool:
        """Return whether it asks for anything to be done."""
        return self.total(answers) >= self.reaches


def _counts(group: Group, said: list[Answer]) -> int:
    if CURRENT.intersection(said):
        return group.current
    return group.earlier if PRESENT.intersection(said) else 0


@dataclass(frozen=True, slots=True)
class Method:
    """The words of an evaluation, and what it is compared with."""

    words: EvaluationWords
    counting: Mapping[str, Counting]


def load_method(path: File = SHIPPED) -> Method:
    """
    Load what an evaluation says, and how others count.

    Raises:
        ContentUnusableError: With every problem found, each at its line and column.
    """
    document = read_content(path)
    decoder = Decoder({})
    method: Method = decoder.read(Method, document.plain, ())
    if decoder.problems:
        raise ContentUnusableError(with_positions(decoder.problems, document), str(path))
    return method
