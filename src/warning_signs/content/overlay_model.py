"""An overlay as it is written; like the catalogue, the dataclasses are the shape of the YAML."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (the hints are read when an overlay is)
from enum import StrEnum

from warning_signs.core.catalogue import Area, Contact
from warning_signs.core.conditions import ALWAYS, NEVER, Condition
from warning_signs.core.records import dataclass, field
from warning_signs.core.types import (  # noqa: TC001
    AreaId,
    ContactId,
    Day,
    Id,
    NeedId,
    When,
)


class LocalBasis(StrEnum):
    """On what a step of an overlay rests: the word of those who wrote it, and nothing else."""

    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class LocalArea(Area):
    """
    An area an overlay adds.

    Attributes:
        within: The larger area, which says what law and which nation's services hold there.
    """

    id: Id
    label: str
    within: AreaId = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class LocalContact(Contact):
    """
    A contact an overlay adds.

    Attributes:
        needs: The needs it helps with, after the contacts of the content.
        replaces: The local services it stands for in results, in its areas.
    """

    needs: tuple[NeedId, ...] = ()
    replaces: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalStep:
    """A step an overlay adds."""

    id: Id
    time: When
    text: str
    why: str
    basis: LocalBasis = LocalBasis.LOCAL
    when: Condition = ALWAYS
    unless: Condition = NEVER
    needs: tuple[NeedId, ...] = ()
    contacts: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """
    An overlay as it is written.

    Attributes:
        name: Whose it is, in words.
        dated: The day it was last looked over.
    """

    name: str
    dated: Day
    areas: Mapping[str, LocalArea] = field(default_factory=dict)
    contacts: Mapping[str, LocalContact] = field(default_factory=dict)
    steps: Mapping[str, LocalStep] = field(default_factory=dict)
