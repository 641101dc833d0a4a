"""What a walk is shown on, and what passes between the two; the same for a training session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from warning_signs.pages.blocks import Paragraph, Section

if TYPE_CHECKING:
    from warning_signs.walk.questions import Question


class Action(StrEnum):
    """What a person can do besides answering."""

    ON = "go on"
    BACK = "back"
    HELP = "help"
    RESULT = "result"


class UserLeftError(Exception):
    """The person chose to leave; nothing more is shown."""


class EndOfInputError(Exception):
    """There is nobody there to answer any more."""


@dataclass(frozen=True, slots=True)
class Head:
    """
    What stands at the top of every page, however the terminal is resized.

    Attributes:
        words: What the pages are part of.
        number: Their place in it, from 1.
        total: How many places there are; 0 while that is not known.
    """

    words: str
    number: int = 0
    total: int = 0

    @property
    def place(self) -> str:
        """The place in words; empty while it is not known."""
        return f"{self.number} of {self.total}" if self.total else ""

    @property
    def section(self) -> Section:
        """The same as a section, for where there are no pages."""
        return Section(self.words, (Paragraph(self.place),) if self.place else ())


@dataclass(frozen=True, slots=True)
class Prompt:
    """
    One question, ready to be put.

    Attributes:
        given: The answer given to it before, if one comes back to it.
        notices: What is to be said first.
        head: What stands at the top of its pages.
        offers: What can be asked for besides an answer.
    """

    question: Question
    given: str
    notices: tuple[str, ...]
    head: Head
    offers: frozenset[Action]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One answer on the review page."""

    label: str
    answer: str


class UserInterface(Protocol):
    """What a walk is shown on; every part of it raises ``UserLeftError`` when the person leaves."""

    @property
    def clears(self) -> bool:
        """Whether what it shows is gone after leaving, the result too."""

    @property
    def remains(self) -> str:
        """What stays to be seen after leaving, in words; empty where nothing does."""

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
    ) -> Action:
        """
        Show sections, page by page; ON past the last, BACK before the first.

        Args:
            sections: What to show.
            prompt: What going on from the last page leads to.
            back: What going back from the first page leads to; empty where nothing is there.
            head: What stands at the top of every page.
        """

    def ask(self, prompt: Prompt) -> str | Action:
        """Put a question; return the value of an answer, or what the person wants instead."""

    def review(self, rows: tuple[ReviewRow, ...]) -> int | Action:
        """Show every answer; return the number of one to change, or ON or BACK."""

    def result(self, sections: tuple[Section, ...]) -> Action:
        """Show the result; ON ends the walk, BACK leads to the review."""
