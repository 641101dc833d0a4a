"""
The first page of a result, the words for the call and what to write down, as content.

Like the rest of the catalogue, the dataclasses are the shape of the YAML that is read into them.
"""

from collections.abc import Mapping

from warning_signs.core.answers import Answer
from warning_signs.core.conditions import ALWAYS, NEVER, Condition
from warning_signs.core.records import dataclass, field
from warning_signs.core.types import Basis, Citation, ContactId, Id, NeedId, RoleId


@dataclass(frozen=True, slots=True)
class Phrase:
    """
    Something that is said in certain cases.

    Attributes:
        when: For which cases it is meant.
        unless: Cases among those that it is not for.
    """

    id: Id
    text: str
    basis: Basis
    cite: tuple[Citation, ...]
    when: Condition = ALWAYS
    unless: Condition = NEVER


@dataclass(frozen=True, slots=True)
class FirstAct:
    """
    Something to do first, with its number in the same line.

    Attributes:
        text: What to do. It says 999 or 101 itself; other numbers follow it.
        needs: The needs of which the first contact that serves the case goes with it.
        contacts: Further contacts that go with it.
    """

    id: Id
    text: str
    why: str
    basis: Basis
    cite: tuple[Citation, ...]
    when: Condition = ALWAYS
    unless: Condition = NEVER
    needs: tuple[NeedId, ...] = ()
    contacts: tuple[ContactId, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortContact:
    """
    A contact in a few words.

    Attributes:
        name: What it is called on a first page, or how its number is found.
        hours: When it answers, in a word or two.
        night: The contact that answers when it does not.
    """

    id: ContactId
    name: str
    hours: str = ""
    night: ContactId = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    How an answer is said on the phone; its id is that of the sign or circumstance.

    Attributes:
        by_role: Its words for a role that is asked something else.
    """

    id: Id
    text: str
    by_role: Mapping[RoleId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """
    What first pages, calls and records are made of.

    Attributes:
        shown: How many steps a role is shown at once.
        reach: The contacts that have a shorter name.
        heads: Why this level, most urgent first.
        first: What to do first, most urgent first.
        lines: What to say on the phone, in a line or two.
        worst: What would do most harm.
        next: What happens then.
        opening: How a call begins.
        saw: What was answered, as it is said on the phone.
        said: What stands before that, by answer.
        asks: How a call ends.
        record: What to write down, before the answers and the reasons.
        decisions: What to write down after them.
    """

    shown: Mapping[RoleId, int]
    reach: Mapping[str, ShortContact]
    heads: Mapping[str, Phrase]
    first: Mapping[str, FirstAct]
    lines: Mapping[str, Phrase]
    worst: Mapping[str, Phrase]
    next: Mapping[str, Phrase]
    opening: Mapping[str, Phrase]
    saw: Mapping[str, Spoken]
    said: Mapping[Answer, str]
    asks: Mapping[str, Phrase]
    record: Mapping[str, Phrase]
    decisions: Mapping[str, Phrase]
