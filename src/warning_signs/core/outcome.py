"""What the answers come to: the level with its reasons, the score, and the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.records import dataclass, field

if TYPE_CHECKING:
    from warning_signs.core.answers import Answer, Answers
    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Avoid, Contact, Level, Sign, Step
    from warning_signs.core.types import Basis, Citation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the level is what it is: a rule that held, or the points."""

    rule: str
    level: Level
    because: str
    basis: Basis
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """
    What the signs add up to.

    Attributes:
        points: From the answers as they are.
        possible: If every unknown were a yes.
        maximum: If every sign that counts were a yes.
    """

    points: int
    possible: int
    maximum: int


@dataclass(frozen=True, slots=True)
class SignResult:
    """What one sign added."""

    sign: Sign
    answer: Answer
    points: int


@dataclass(frozen=True, slots=True)
class StepAdvice:
    """A step with the contacts that serve this case."""

    step: Step
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to do next, what not to do, and whom to call."""

    steps: tuple[StepAdvice, ...]
    avoid: tuple[Avoid, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """
    A question not answered so far that alone would raise the level.

    Attributes:
        id: The sign or circumstance.
        to: The level that a yes would reach.
    """

    id: str
    to: Level


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    The whole result of a screening.

    Attributes:
        reasons: Every rule that held, highest level first.
        signs: Every sign that was asked or answered, in published order.
        unknown: The signs this role was asked and could not tell.
        guidance: What to do next, what not to do, and whom to call.
        would_change: Which open questions would raise the level.
        found: The same in ids and numbers.
    """

    answers: Answers
    level: Level
    reasons: tuple[Reason, ...]
    score: Score
    signs: tuple[SignResult, ...]
    unknown: tuple[str, ...]
    guidance: Guidance
    would_change: tuple[Change, ...]
    found: Assessment = field(repr=False, compare=False)
