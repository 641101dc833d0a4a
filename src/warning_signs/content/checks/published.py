"""
The published instrument as ``data/published.yaml`` keeps it, and which content has to hold to it.

Content that asks about most of the fifteen published signs is that instrument, whatever it calls
itself. Other content, such as a questionnaire of another country, is held to nothing in there.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (the hints are read when the file is)
from functools import cache
from typing import TYPE_CHECKING

from warning_signs.content.condition_reader import read_condition
from warning_signs.content.decoder import Decoder
from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT
from warning_signs.content.places import DATA
from warning_signs.core.conditions import AllOf, Answered, AnyOf, Condition
from warning_signs.core.records import dataclass

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class PublishedSign:
    """
    One of the fifteen signs.

    Attributes:
        wording: The beginning of the SHA-256 of the published wording.
    """

    id: str
    strength: str
    wording: str

    @property
    def weight(self) -> PublishedSign:
        """The sign itself: conditions ask there for the strength, as they do of content."""
        return self


@dataclass(frozen=True, slots=True)
class PublishedStrength:
    """The points of a strength, by answer."""

    id: str
    yes: int
    earlier: int
    maybe: int


@dataclass(frozen=True, slots=True)
class PublishedOverlap:
    """The signs that count together up to a limit."""

    signs: tuple[str, ...]
    at_most: int


@dataclass(frozen=True, slots=True)
class PublishedLevel:
    """What a level is called, and the points from which it is reached at the latest."""

    id: str
    label: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class PublishedAnswer:
    """The key of an answer, and how its words begin."""

    id: str
    key: str
    sign: str
    circumstance: str = ""


@dataclass(frozen=True, slots=True)
class PublishedPattern:
    """A condition with a name."""

    id: str
    when: Condition


@dataclass(frozen=True, slots=True)
class PublishedRule:
    """When a rule holds, and the level it gives at least."""

    id: str
    level: str
    when: Condition


@dataclass(frozen=True, slots=True)
class PublishedEmergency:
    """
    Whom to call where a life is in danger.

    Attributes:
        first_in: The needs in which that contact comes first.
        first_for: The answers for which it comes first in a result.
    """

    contact: str
    phone: str
    first_in: tuple[str, ...]
    first_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The whole of ``published.yaml``; the head of that file says what each part is for."""

    article: str
    signs: Mapping[str, PublishedSign]
    explained: tuple[str, ...]
    strengths: Mapping[str, PublishedStrength]
    overlap: PublishedOverlap
    levels: Mapping[str, PublishedLevel]
    answers: Mapping[str, PublishedAnswer]
    circumstances: tuple[str, ...]
    not_asked: Mapping[str, tuple[str, ...]]
    first: str
    own_first: tuple[str, ...]
    patterns: Mapping[str, PublishedPattern]
    rules: Mapping[str, PublishedRule]
    steps: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, tuple[str, ...]]
    gives: Mapping[str, tuple[str, ...]]
    withheld: Mapping[str, tuple[str, ...]]
    avoid: tuple[str, ...]
    emergency: PublishedEmergency
    always: tuple[str, ...]
    for_children: tuple[str, ...]
    shown: Mapping[str, int]
    within: Mapping[str, str]
    said: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def published() -> Published:
    """
    Return what the file holds.

    Raises:
        RuntimeError: Where it cannot be read: it comes with the program, so that is a fault.
    """
    plain = read_yaml((DATA / "published.yaml").read_bytes(), CONTENT).plain
    decoder = Decoder({Condition: read_condition})
    decoder.tables["circumstances"] = dict.fromkeys(plain["circumstances"])
    read: Published = decoder.read(Published, plain, ())
    if decoder.problems:
        raise RuntimeError(f"published.yaml: {decoder.problems[0]}")
    return read


def is_published(catalogue: Catalogue) -> bool:
    """Return whether content is the published instrument, or what was made of it."""
    signs = published().signs
    return 2 * len(signs.keys() & catalogue.signs.keys()) > len(signs)


def excludes(unless: Condition, name: str) -> bool:
    """Return whether a step is not given as soon as this one answer may be yes."""
    match unless:
        case Answered("possible", ids, 1):
            return name in ids
        case AnyOf(parts):
            return any(excludes(part, name) for part in parts)
        case AllOf((part,)):
            return excludes(part, name)
    return False
