"""What a walk is shown on, and what passes between the two; the same for a training session."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from warning_signs.core.records import dataclass
from warning_signs.pages.blocks import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.pages.result import Part, PartId
    from warning_signs.walk.questions import Question


class Action(StrEnum):
    """What a person can do besides answering."""

    ON = "go on"
    BACK = "back"
    HELP = "help"
    RESULT = "result"
    JUMP = "jump"
    """Somewhere else in a session; the walk never offers it."""


class PageKind(StrEnum):
    """How pages are read, and so which keys lead out of them."""

    READ = "read"
    """Alone: Enter or Space leads on from the last page, b back from the first, x out of all."""
    FIRST = "first"
    """The first of more to come; one can ask for more about it: HELP."""
    HELP = "help"
    """Between others: the key that asked for it leads back from any of its pages."""
    CARD = "card"
    """What must not be passed unread: nothing but Enter and b moves it."""
    SLIDE = "slide"
    """One of many: every key that turns a page leads out of it too, and one can JUMP."""


@dataclass(frozen=True, slots=True)
class Head:
    """
    What stands at the top of every page, however the terminal is resized.

    Attributes:
        words: What the pages are part of.
        number: Their place in it, from 1.
        total: How many places there are; 0 while that is not known.
        so_far: What the answers have reached, once that is something to act on.
    """

    words: str
    number: int = 0
    total: int = 0
    so_far: str = ""

    @property
    def place(self) -> str:
        """The place in words; empty while it is not known, and where there is no other."""
        return f"{self.number} of {self.total}" if self.total > 1 else ""

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
    """
    One answer on the review page.

    Attributes:
        section: The part of the walk it belongs to.
        label: What was asked, in so few words that the answer can be read with it.
        known: Whether it is an answer, and not that it is not known.
    """

    section: str
    label: str
    answer: str
    known: bool = True


def by_section(rows: Iterable[ReviewRow]) -> Iterator[tuple[str, list[tuple[int, ReviewRow]]]]:
    """Return rows with their numbers by section, what is not known at the end."""
    numbered = sorted(enumerate(rows, 1), key=lambda each: not each[1].known)
    for section, part in groupby(numbered, lambda each: each[1].section):
        yield section, list(part)


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
        kind: PageKind = PageKind.READ,
    ) -> Action:
        """
        Show sections, page by page; ON past the last, BACK before the first.

        Args:
            sections: What to show.
            prompt: What going on from the last page leads to.
            back: What going back from the first page leads to; empty where nothing is there.
            head: What stands at the top of every page.
            kind: How the pages are read.
        """

    def ask(self, prompt: Prompt) -> str | Action:
        """Ask a question; return the value of an answer, or what the person wants instead."""

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        """
        Show every answer; return the number of one to change, or ON, RESULT or BACK.

        Args:
            rows: The answers.
            head: What stands at the top of every page.
            start: The number of the answer that is shown first.
        """

    def result(
        self, parts: tuple[Part, ...], back: str, head: Head | None = None
    ) -> Action | tuple[PartId, ...]:
        """
        Show the result, the summary first; return the parts to keep, or ON or BACK.

        Args:
            parts: What it is made of.
            back: What going back leads to.
            head: What stands at the top of every page, where the walk goes on.
        """
