"""
What a sheet of paper holds beyond the blocks of any page: large numbers, boxes, room to write.

Markdown and HTML set it; a screen has no use for it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.records import dataclass
from warning_signs.pages.blocks import Block, Section

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Choice, Contact


@dataclass(frozen=True, slots=True)
class BigNumber:
    """The one number to ring, set so large that it is found at a glance."""

    words: str
    number: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do and to tick off, with whom to call for it."""

    text: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class WriteIn:
    """Room to write one thing by hand."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class BlankTable:
    """An empty table to write in by hand."""

    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class AnswerGrid:
    """
    Questions with a box for each answer they take; the boxes are marked with its key.

    Attributes:
        choices: The answers that have a column.
        questions: Each question with the answers it takes.
    """

    caption: str
    choices: tuple[Choice, ...]
    questions: tuple[tuple[str, tuple[Choice, ...]], ...]


PaperBlock: TypeAlias = Block | BigNumber | Task | WriteIn | BlankTable | AnswerGrid


class Emphasis(StrEnum):
    """How a part stands out: ``card`` is half a sheet of A4, to be cut off and kept."""

    PLAIN = "plain"
    URGENT = "urgent"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class PrintSection:
    """
    A heading on paper, with what stands under it.

    Attributes:
        own_page: Whether it begins a new sheet.
    """

    title: str
    blocks: tuple[PaperBlock, ...]
    look: Emphasis = Emphasis.PLAIN
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """
    A whole document.

    Attributes:
        lead: What is said below the title, before anything else.
        foot: What is said at the very end, in small print.
        dense: Whether there is so much of it that it must be set small on paper.
    """

    title: str
    parts: tuple[Section | PrintSection, ...]
    lead: str = ""
    foot: tuple[str, ...] = ()
    dense: bool = False
