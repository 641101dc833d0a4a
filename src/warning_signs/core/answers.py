"""What one person said of one child."""

from collections.abc import Mapping
from enum import StrEnum

from warning_signs.core.records import dataclass, field


class Answer(StrEnum):
    """What a person can say of a sign or a circumstance."""

    YES = "yes"
    EARLIER = "earlier"
    MAYBE = "maybe"
    NO = "no"
    EXPLAINED = "explained"
    UNKNOWN = "unknown"


PRESENT = frozenset({Answer.YES, Answer.EARLIER})
"""The answers that say a sign is or was there."""

POSSIBLE = PRESENT | {Answer.MAYBE}
"""The answers that say a sign may be there."""

CURRENT = frozenset({Answer.YES, Answer.MAYBE})
"""The answers that say a sign may be there now."""


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What one person said of one child; whatever is left out is unknown, never "no".

    Attributes:
        role: Who is answering.
        area: Where the child lives; empty where that was not said.
        age: The age band of the child.
        signs: Answers by sign.
        circumstances: Answers by circumstance.
    """

    role: str
    area: str = ""
    age: str = "unknown"
    signs: Mapping[str, Answer] = field(default_factory=dict)
    circumstances: Mapping[str, Answer] = field(default_factory=dict)
