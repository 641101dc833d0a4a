"""
The content: the instrument, its words, its sources and its contacts.

The dataclasses are at the same time the shape of the YAML that is read into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from warning_signs.core.answers import Answer
from warning_signs.core.conditions import ALWAYS, NEVER, Condition
from warning_signs.core.types import (
    AgeId,
    AreaId,
    Basis,
    ContactId,
    Day,
    Id,
    Key,
    LevelId,
    NeedId,
    Number,
    Reading,
    RoleId,
    SignId,
    SourceId,
    Standing,
    StrengthId,
    Web,
    When,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a source that a statement rests on."""

    source: SourceId
    at: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """
    A publication the content rests on.

    Attributes:
        read: ``read`` where the publication itself was read, at least in part; ``secondary``
            where another body's summary, reprint or quotation was.
    """

    id: Id
    title: str
    publisher: str
    published: str
    read: Reading
    web: Web = ""


@dataclass(frozen=True, slots=True)
class Role:
    """
    Who is answering; decides which questions are asked and which steps fit.

    Attributes:
        guesses_age: Whether the age they give is a guess from a look. Conditions and contacts
            then take it for not known, so that it takes no help away.
    """

    id: Id
    label: str
    description: str
    guesses_age: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """
    Where the child lives; decides which services and which law apply.

    Attributes:
        within: The larger area this one lies in; contacts of the larger one serve it too.
    """

    id: Id
    label: str
    within: AreaId = ""


@dataclass(frozen=True, slots=True)
class Age:
    """An age band of the child."""

    id: Id
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """
    How an answer is offered.

    Attributes:
        key: The single key that gives it.
        sign: Its words for a sign.
        circumstance: Its words for a circumstance; empty where it is not offered there.
        also: Other words that stand for it in documents.
    """

    id: Answer
    key: Key
    sign: str
    circumstance: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """
    An outcome, named by what to do and never by a risk to the child.

    Attributes:
        rank: Its place in the order of levels, from 0.
        points: The points from which it is reached; None where points never reach it.
        because: The words of the reason, where the points decided.
    """

    id: Id
    label: str
    rank: int
    meaning: str
    basis: Basis
    cite: tuple[Citation, ...]
    points: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    """How much a sign of this strength weighs, by answer."""

    id: Id
    label: str
    meaning: str
    yes: int
    earlier: int
    maybe: int
    basis: Basis
    why: str
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """Why a sign has the strength it has."""

    strength: StrengthId
    basis: Basis
    why: str
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """
    One of the fifteen published warning signs.

    Attributes:
        label: The published wording, word for word.
        plain: A second line that puts the action on the adult.
        questions: The question by role; a role without one is not asked.
        look_for: What it may look like.
        could_also_be: Other explanations.
        explained: Whether an ordinary reason can be confirmed, and so be given as an answer.
    """

    id: Id
    label: str
    plain: str
    questions: Mapping[RoleId, str]
    look_for: tuple[str, ...]
    could_also_be: tuple[str, ...]
    weight: Weight
    cite: tuple[Citation, ...]
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """Signs that describe much the same thing, and so count together only up to a limit."""

    id: Id
    signs: tuple[SignId, ...]
    at_most: int
    basis: Basis
    why: str
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """
    Something that never adds points but may decide by a rule.

    Attributes:
        formerly: The id under which an earlier edition asked for it together with others.
    """

    id: Id
    label: str
    questions: Mapping[RoleId, str]
    help: tuple[str, ...]
    cite: tuple[Citation, ...] = ()
    formerly: Id = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A condition with a name, for rules and steps that share it."""

    id: Id
    label: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Rule:
    """
    A floor under the level.

    Attributes:
        level: The level it gives at least.
        because: What is told to the reader where it holds.
        information: Whether it is shown although another rule or the points always decide.
    """

    id: Id
    level: LevelId
    when: Condition
    because: str
    basis: Basis
    cite: tuple[Citation, ...]
    information: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """
    Something to do next.

    Attributes:
        when: For which cases it is meant.
        unless: Cases among those that it is not for.
        needs: The needs whose first contacts go with it.
        contacts: Further contacts that go with it.
    """

    id: Id
    time: When
    text: str
    why: str
    basis: Basis
    cite: tuple[Citation, ...]
    when: Condition = ALWAYS
    unless: Condition = NEVER
    needs: tuple[NeedId, ...] = ()
    contacts: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class Avoid:
    """Something not to do, because it can put the child in danger or spoil help."""

    id: Id
    text: str
    basis: Basis
    cite: tuple[Citation, ...]
    when: Condition = ALWAYS
    unless: Condition = NEVER


@dataclass(frozen=True, slots=True)
class Need:
    """
    What a person may need someone for.

    Attributes:
        first: The contacts that come first, best first; steps show these.
        then: Further contacts, for the directory.
    """

    id: Id
    label: str
    first: tuple[ContactId, ...]
    then: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """
    Someone to call, text or write to.

    Attributes:
        for_whom: Who it serves, and what for.
        phone: The number alone, as it is dialled.
        phone_words: Words about the number; never inside it.
        any_hour: Whether it answers at any hour of any day.
        areas: The areas it serves, with all that lies in them.
        not_areas: Areas among those that have a better contact of their own.
        child_ages: The ages of the child it may be shown for; empty for all.
        only_roles: The roles it may be shown to; empty for all.
        only_when: Cases it is kept for.
        standing: ``confirm`` keeps its numbers from being shown.
        compiled: The day it was last compiled from its sources.
    """

    id: Id
    name: str
    for_whom: str
    hours: str
    areas: tuple[AreaId, ...]
    standing: Standing
    compiled: Day
    phone: Number = ""
    phone_words: str = ""
    text: Number = ""
    text_words: str = ""
    relay: str = ""
    web: Web = ""
    cost: str = ""
    note: str = ""
    any_hour: bool = False
    not_areas: tuple[AreaId, ...] = ()
    child_ages: tuple[AgeId, ...] = ()
    only_roles: tuple[RoleId, ...] = ()
    only_when: Condition = ALWAYS
    sources: tuple[Web, ...] = ()


@dataclass(frozen=True, slots=True)
class NeverPrint:
    """A number that was once right, or never was, and must not appear."""

    number: Number
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """
    A page of the walk, with the questions asked on it, one at a time.

    Attributes:
        ask: Ids of signs and circumstances, or ``age``.
        intro: Words said once, before its first question.
        first: What comes first for a role, where that is another order.
    """

    id: Id
    title: str
    ask: tuple[Id, ...]
    intro: str = ""
    first: Mapping[RoleId, tuple[Id, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """What the tool says of itself."""

    what_it_is: str
    what_it_is_not: str
    nothing_stored: str
    sealed: str
    not_sealed: str
    not_erased: str
    how_to_leave: str
    young_person: str
    young_person_contacts: tuple[ContactId, ...]
    ask_age: Mapping[RoleId, str]
    ask_area: Mapping[RoleId, str]
    act_now: str
    already_report: str
    limits: str
    check_numbers: str
    nothing_recorded: str


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """
    The whole content: the instrument, its words, its sources and its contacts.

    It is equal only to itself, so that what is worked out from it can be kept with it.
    """

    edition: str
    reviewed: Day
    next_review: Day
    sources: Mapping[str, Source]
    words: Words
    roles: Mapping[str, Role]
    areas: Mapping[str, Area]
    ages: Mapping[str, Age]
    answers: Mapping[str, Choice]
    levels: Mapping[str, Level]
    strengths: Mapping[str, Strength]
    signs: Mapping[str, Sign]
    overlaps: Mapping[str, Overlap]
    circumstances: Mapping[str, Circumstance]
    walk: Mapping[str, Page]
    patterns: Mapping[str, Pattern]
    rules: Mapping[str, Rule]
    steps: Mapping[str, Step]
    avoid: Mapping[str, Avoid]
    needs: Mapping[str, Need]
    contacts: Mapping[str, Contact]
    always: tuple[ContactId, ...]
    """Contacts that every result ends with, where they serve the case."""
    never_print: tuple[NeverPrint, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Local:
    """Which overlay was used."""

    name: str
    dated: Day


@dataclass(frozen=True, slots=True, eq=False)
class LocalCatalogue(Catalogue):
    """Content with an overlay laid over it."""

    local: Local = field(kw_only=True)
