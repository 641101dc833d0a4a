"""What a page is made of, before it is text, Markdown, HTML or a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.records import dataclass

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Contact


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    Plain words.

    Attributes:
        strong: Whether they are not to be missed.
        wide: Whether their lines stand apart on a screen, to be read from the back of a room.
    """

    text: str
    strong: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list, with smaller notes below it."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstStep:
    """
    One of the first things to do.

    Attributes:
        calls: Whom to call for it, with numbers; they are not to be missed.
    """

    number: int
    text: str
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """Someone to call, with all that is needed to do so."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Someone to call, with no more than it takes to reach them."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class Bar:
    """How much something weighs, of how much it could."""

    label: str
    words: str
    value: int
    most: int


@dataclass(frozen=True, slots=True)
class Column:
    """One of two things that are compared; its title is repeated wherever a page begins."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side, or one below the other where there is no room for both."""

    left: Column
    right: Column


Block: TypeAlias = Paragraph | Item | FirstStep | ContactBlock | ContactLine | Bar | Columns


@dataclass(frozen=True, slots=True)
class Section:
    """
    A heading with what stands under it.

    Attributes:
        close: Whether its blocks stand without a line between them, to fit one page.
    """

    title: str
    blocks: tuple[Block, ...]
    close: bool = False
