"""What a piece of content may be: its closed choices, and the forms that text must have."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from warning_signs.core.records import dataclass


class Basis(StrEnum):
    """Whether a statement rests on a source or on our own judgement."""

    PUBLISHED = "published"
    JUDGEMENT = "judgement"


class When(StrEnum):
    """How soon a step is to be taken; steps are given in this order."""

    NOW = "now"
    TODAY = "today"
    THIS_WEEK = "this_week"
    ONGOING = "ongoing"


class Reading(StrEnum):
    """How far a source was read before it was cited."""

    READ = "read"
    SECONDARY = "secondary"


class Standing(StrEnum):
    """Whether the numbers of a contact may be shown."""

    OK = "ok"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Text of a certain form, and the words that say which."""

    pattern: str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class RefersTo:
    """The id of an entry in another table of the catalogue."""

    table: str


ID_FORM = "[a-z0-9][a-z0-9_]*"

Id: TypeAlias = Annotated[str, Matches(ID_FORM, "small letters, digits and _")]
Day: TypeAlias = Annotated[str, Matches(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day written 2026-11-23")]
Number: TypeAlias = Annotated[str, Matches(r"[0-9][0-9 ]*", "digits and spaces alone, in quotes")]
Web: TypeAlias = Annotated[str, Matches(r"https?://[^\s]+", "an address that begins https://")]
Key: TypeAlias = Annotated[str, Matches(r"[a-z]", "one small letter")]
Word: TypeAlias = Annotated[str, Matches(r"[a-z0-9][a-z0-9 '+-]*", "small letters and digits")]
SourceId: TypeAlias = Annotated[str, RefersTo("sources")]
RoleId: TypeAlias = Annotated[str, RefersTo("roles")]
AreaId: TypeAlias = Annotated[str, RefersTo("areas")]
AgeId: TypeAlias = Annotated[str, RefersTo("ages")]
LevelId: TypeAlias = Annotated[str, RefersTo("levels")]
StrengthId: TypeAlias = Annotated[str, RefersTo("strengths")]
SignId: TypeAlias = Annotated[str, RefersTo("signs")]
NeedId: TypeAlias = Annotated[str, RefersTo("needs")]
ContactId: TypeAlias = Annotated[str, RefersTo("contacts")]


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a source that a statement rests on."""

    source: SourceId
    at: str = ""
