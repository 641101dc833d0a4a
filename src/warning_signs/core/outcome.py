"""What the answers come to: the level with its reasons, the score, and the guidance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warning_signs.core.answers import Answer, Answers
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
class Scored:
    """
    What the answers amount to, with every reason for it.

    Attributes:
        reasons: Every rule that held, highest level first.
        signs: Every sign that was asked or answered, in published order.
        unknown: The signs this role was asked and could not tell.
        facts: The case as conditions look at it, with its level and the rules that held.
    """

    answers: Answers
    level: Level
    reasons: tuple[Reason, ...]
    score: Score
    signs: tuple[SignResult, ...]
    unknown: tuple[str, ...]
    facts: int = field(repr=False)


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
class Outcome(Scored):
    """The whole result of a screening: what was scored, and the guidance that follows."""

    guidance: Guidance
