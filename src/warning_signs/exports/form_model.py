"""
What a form is made of: pages of notes and questions, whatever format they are written in.

Only frozen data lives here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from warning_signs.exports.formulas import Formula


Look: TypeAlias = Literal["plain", "strong", "heading", "listed", "below"]


@dataclass(frozen=True, slots=True)
class FormNote:
    """
    Words to read.

    Attributes:
        shown: When they are shown; empty for always.
        title: What stands over them; empty for nothing.
        look: How they stand: as words that must not be missed, over others, in a list, or below
            an entry of a list.
        outcome: Whether they say what the answers come to, and make no sense before that is known.
    """

    id: str
    text: str
    shown: str = ""
    title: str = ""
    look: Look = "plain"
    outcome: bool = False

    @property
    def words(self) -> str:
        """All its words in a line, where a format has no place for a title."""
        return f"{self.title}. {self.text}" if self.title else self.text

    @property
    def bold(self) -> bool:
        """Whether its words stand out."""
        return self.look in ("strong", "heading")


@dataclass(frozen=True, slots=True)
class FormChoice:
    """An answer that can be given."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """
    A question with its answers.

    Attributes:
        text: Its words; where they depend on the role, words that fit every role.
        kind: What the answers are about; questions of a kind have the same answers in words.
        text_from: The formula that gives its words by role; empty where there is but one wording.
        shown: When it is shown; empty for always.
    """

    id: str
    text: str
    kind: str
    choices: tuple[FormChoice, ...]
    text_from: str = ""
    help: tuple[str, ...] = ()
    shown: str = ""
    required: bool = False


FormPart: TypeAlias = FormNote | FormQuestion


@dataclass(frozen=True, slots=True)
class FormPage:
    """
    What is seen at a time.

    Attributes:
        shown: When anything is asked on it; empty for always.
    """

    id: str
    title: str
    parts: tuple[FormPart, ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """
    The whole form.

    Attributes:
        id: A name that tells the forms for different roles apart.
        formulas: What is worked out from the answers, each after those that it rests on.
        wordings: The words of questions, where they depend on who answers.
        pages: What is asked, and on the last page what it comes to.
        no_level: What a system says that works nothing out, and so hides nothing.
    """

    id: str
    title: str
    edition: str
    reviewed: str
    formulas: tuple[Formula, ...]
    wordings: tuple[Formula, ...]
    pages: tuple[FormPage, ...]
    no_level: str

    @property
    def last(self) -> FormPage:
        """The page with what the answers come to."""
        return self.pages[-1]
