"""
The content: the instrument, its words, its sources and its contacts.

The dataclasses are at the same time the shape of the YAML that is read into them.
"""

from collections.abc import Mapping

from warning_signs.core.answers import Answer
from warning_signs.core.conditions import ALWAYS, NEVER, Condition
from warning_signs.core.records import dataclass, field
from warning_signs.core.summary import SummaryWords
from warning_signs.core.types import (
    AgeId,
    AreaId,
    Basis,
    Citation,
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
    Standing,
    StrengthId,
    Web,
    When,
    Word,
)
from warning_signs.core.words import FormWords, PrintWords, Titles, TogetherWords, Words


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
        also: Other words that people use for it.
        guesses_age: Whether the age they give is a guess from a look. Conditions and contacts
            then take it for not known, so that it takes no help away.
        plain_language: Whether what they read must need no more than a reading age of eleven.
        neutral_wording: Whether its questions fit any reader, where a form cannot choose by role.
        hide_points: Whether points would only mislead them, who answer a few of the questions.
        card: Whether they are handed a card to keep: they see a stranger once, and must note it.
    """

    id: Id
    label: str
    description: str
    also: tuple[Word, ...] = ()
    guesses_age: bool = False
    plain_language: bool = False
    neutral_wording: bool = False
    hide_points: bool = False
    card: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """
    Where the child lives; decides which services and which law apply.

    Attributes:
        within: The larger area this one lies in; contacts of the larger one serve it too.
        also: Other words that people use for it.
        elsewhere: What is said to whoever names a place that is none of these areas.
    """

    id: Id
    label: str
    within: AreaId = ""
    also: tuple[Word, ...] = ()
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Age:
    """
    An age band of the child.

    Attributes:
        also: Other words that people use for it.
    """

    id: Id
    label: str
    also: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """
    How an answer is offered.

    Attributes:
        key: The single key that gives it.
        sign: Its words for a sign.
        circumstance: Its words for a circumstance; empty where it is not offered there.
        also: Other words that stand for it in documents.
        short: Its words where answers are listed.
    """

    id: Answer
    key: Key
    sign: str
    circumstance: str = ""
    also: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    points: int | None = None
    because: str = ""
    basis: Basis
    cite: tuple[Citation, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """
    One of the fifteen published warning signs.

    Attributes:
        label: The published wording, word for word.
        also: Other words that people use for it; documents keep to the id.
        plain: A second line that puts the action on the adult.
        questions: The question by role; a role without one is not asked.
        look_for: What it may look like.
        could_also_be: Other explanations.
        explained: Whether an ordinary reason can be confirmed, and so be given as an answer.
    """

    id: Id
    label: str
    also: tuple[Word, ...] = ()
    plain: str
    explained: bool = False
    questions: Mapping[RoleId, str]
    look_for: tuple[str, ...]
    could_also_be: tuple[str, ...]
    weight: Weight
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Signs that describe much the same thing, and so count together only up to a limit."""

    id: Id
    signs: tuple[SignId, ...]
    at_most: int
    basis: Basis
    why: str
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """
    Something that never adds points but may decide by a rule.

    Attributes:
        formerly: The id under which an earlier edition asked for it together with others.
        short: What it is called where answers are listed, so that they can be read with it.
        own_first: Whether the person may be behind an overlay: where this is or may be so, nothing
            of an overlay stands before what the content says itself.
    """

    id: Id
    label: str
    short: str = ""
    formerly: Id = ""
    own_first: bool = False
    questions: Mapping[RoleId, str]
    help: tuple[str, ...]
    cite: tuple[Citation, ...] = ()


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
        ours: The parts of its text that are our judgement, where the rest is published.
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
    ours: tuple[str, ...] = ()
    when: Condition = ALWAYS
    unless: Condition = NEVER
    needs: tuple[NeedId, ...] = ()
    contacts: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class Avoid:
    """
    Something not to do, because it can put the child in danger or spoil help.

    Attributes:
        ours: The parts of its text that are our judgement, where the rest is published.
    """

    id: Id
    text: str
    basis: Basis
    cite: tuple[Citation, ...]
    ours: tuple[str, ...] = ()
    when: Condition = ALWAYS
    unless: Condition = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """
    What a person may need someone for.

    Attributes:
        also: Other words that people use for it.
        first: The contacts that come first, best first; steps show these.
        then: Further contacts, for the directory.
        emergency: Whether it is danger to life, whose contacts nothing may stand before or replace.
        anonymous: Whether its contacts take no names, and so cannot look after a child.
    """

    id: Id
    label: str
    also: tuple[Word, ...] = ()
    anonymous: bool = False
    emergency: bool = False
    first: tuple[ContactId, ...]
    then: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """
    Someone to call, text or write to.

    Attributes:
        also: Other words that people use for it.
        for_whom: Who it serves, and what for.
        phone: The number alone, as it is dialled.
        phone_words: Words about the number; never inside it.
        any_hour: Whether it answers at any hour of any day.
        areas: The areas it serves, with all that lies in them.
        not_areas: Areas among those that have a better contact of their own.
        child_ages: The ages of the child it may be shown for; empty for all.
        only_roles: The roles it may be shown to; empty for all.
        only_when: Cases it is kept for.
        directory_only: Whether no result shows it, so that it stands in the directory alone.
        shares_number: The contacts that are reached by the same number, each of which says so.
        replaceable: Whether an overlay may put a contact of its own in its place: a local service.
        standing: ``confirm`` keeps its numbers from being shown.
        compiled: The day it was last compiled from its sources.
    """

    id: Id
    name: str
    also: tuple[Word, ...] = ()
    for_whom: str
    phone: Number = ""
    phone_words: str = ""
    text: Number = ""
    text_words: str = ""
    relay: str = ""
    web: Web = ""
    hours: str
    any_hour: bool = False
    cost: str = ""
    note: str = ""
    areas: tuple[AreaId, ...]
    not_areas: tuple[AreaId, ...] = ()
    child_ages: tuple[AgeId, ...] = ()
    only_roles: tuple[RoleId, ...] = ()
    only_when: Condition = ALWAYS
    directory_only: bool = False
    shares_number: tuple[ContactId, ...] = ()
    replaceable: bool = False
    standing: Standing
    compiled: Day
    sources: tuple[Web, ...] = ()


@dataclass(frozen=True, slots=True)
class NeverPrint:
    """A number that was once right, or never was, and must not appear."""

    number: Number
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
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
    intro: str = ""
    ask: tuple[Id, ...]
    first: Mapping[RoleId, tuple[Id, ...]] = field(default_factory=dict)


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
    titles: Titles
    paper: PrintWords
    forms: FormWords
    together: TogetherWords
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
    summary: SummaryWords
    always: tuple[ContactId, ...]
    """Contacts that every result ends with, where they serve the case."""
    never_print: tuple[NeverPrint, ...] = field(default=())

    @property
    def highest_level(self) -> Level:
        """The level that says act now."""
        return max(self.levels.values(), key=lambda level: level.rank)

    @property
    def phones(self) -> frozenset[str]:
        """Every number to call."""
        return frozenset(each.phone for each in self.contacts.values() if each.phone)

    def step_contacts(self, step: Step) -> tuple[ContactId, ...]:
        """Return the contacts that may go with a step, best first: its needs' first, its own."""
        first = [name for need in step.needs for name in self.needs[need].first]
        return tuple(dict.fromkeys((*first, *step.contacts)))

    def emergency_contacts(self) -> tuple[ContactId, ...]:
        """Return whom to call where a life is in danger, best first."""
        return tuple(name for need in self.needs.values() if need.emergency for name in need.first)
