"""How many cases reach the level they should, with how sure so few cases let anyone be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from warning_signs.core.screening import screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome
    from warning_signs.evaluation.cases import PublishedCase
    from warning_signs.evaluation.counting import Counting

_Z = 1.959964
"""The quantile of the normal distribution for an interval of 95 in 100."""

NOTHING = ""
"""What decided where no rule held and the points reached nothing."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    of: int
    count: int

    @property
    def interval(self) -> tuple[float, float]:
        """
        The interval of Wilson for the share behind it, as two numbers from 0 to 1.

        https://doi.org/10.1080/01621459.1927.10502953
        """
        if not self.of:
            return 0.0, 1.0
        share, square = self.count / self.of, _Z * _Z / self.of
        middle = (share + square / 2) / (1 + square)
        half = sqrt(share * (1 - share) * square + square * square / 4) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what the list makes of it."""

    case: PublishedCase
    outcome: Outcome
    ranks: Mapping[str, int]

    @classmethod
    def of(cls, catalogue: Catalogue, case: PublishedCase, ranks: Mapping[str, int]) -> Judged:
        """Judge one case, by the ranks of the levels."""
        return cls(case, screen(catalogue, case.answers), ranks)

    @property
    def is_reached(self) -> bool:
        """Whether it reaches the level it should."""
        return self.outcome.level.rank >= self.ranks[self.case.at_least]

    @property
    def is_alarm(self) -> bool:
        """Whether it passes the level it should not."""
        return self.outcome.level.rank > self.ranks[self.case.at_most]

    @property
    def decided(self) -> str:
        """The first reason for its level."""
        return self.outcome.reasons[0].rule if self.outcome.reasons else NOTHING


@dataclass(frozen=True, slots=True)
class Counted:
    """
    What one way to count makes of the same cases and controls.

    Attributes:
        bands: How many cases fall in each band.
    """

    counting: Counting
    reached: Share
    alarms: Share
    bands: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """
    What came of a set of cases.

    Attributes:
        reached: Of the cases that should reach a level.
        by_role: The same for each role that looked.
        decided: How many were decided by each reason, among those that were reached.
        missed: The cases that were not reached.
        alarms: Of the controls, those that passed their level.
        alarmed: The controls that did.
        counted: What counting alone makes of the same.
    """

    reached: Share
    by_role: Mapping[str, Share]
    decided: Mapping[str, int]
    missed: tuple[Judged, ...]
    alarms: Share
    alarmed: tuple[Judged, ...]
    counted: tuple[Counted, ...] = field(default=())


def evaluate(
    catalogue: Catalogue, cases: Iterable[PublishedCase], countings: Iterable[Counting]
) -> Evaluation:
    """
    Judge every case.

    Args:
        catalogue: The instrument.
        cases: What was published, coded as answers.
        countings: What it is compared with.
    """
    ranks = {level.id: level.rank for level in catalogue.levels.values()}
    judged = [Judged.of(catalogue, case, ranks) for case in cases]
    meant = [each for each in judged if each.case.at_least]
    controls = [each for each in judged if each.case.at_most]
    met = [each for each in meant if each.is_reached]
    alarmed = tuple(each for each in controls if each.is_alarm)
    roles = {name: [each for each in meant if _role(each) == name] for name in catalogue.roles}
    return Evaluation(
        reached=Share(len(meant), len(met)),
        by_role={
            name: Share(len(found), sum(each.is_reached for each in found))
            for name, found in roles.items()
            if found
        },
        decided=dict(Counter(each.decided for each in met).most_common()),
        missed=tuple(each for each in meant if not each.is_reached),
        alarms=Share(len(controls), len(alarmed)),
        alarmed=alarmed,
        counted=tuple(_counted(each, meant, controls) for each in countings),
    )


def _role(judged: Judged) -> str:
    return judged.case.answers.role


def _counted(counting: Counting, meant: list[Judged], controls: list[Judged]) -> Counted:
    bands = Counter(counting.band(each.case.answers).label for each in meant)
    return Counted(
        counting,
        Share(len(meant), sum(counting.is_reached(each.case.answers) for each in meant)),
        Share(len(controls), sum(counting.is_reached(each.case.answers) for each in controls)),
        {band.label: bands[band.label] for band in counting.bands},
    )
