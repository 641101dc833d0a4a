"""
The walk on a terminal: one calm page at a time, answered with single keys.

It may import everything but the commands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warning_signs.walk.flow import EndOfInputError, LeftError, Move
from warning_signs.walk.keyboard import ENTER, ERASE, KeysEndedError
from warning_signs.walk.layout import Offer
from warning_signs.walk.pager import BACK, ON, SPACE, Book
from warning_signs.walk.terminal import CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from rich.text import Text

    from warning_signs.pages.blocks import Section
    from warning_signs.walk.flow import Ask, Line
    from warning_signs.walk.layout import Pen
    from warning_signs.walk.terminal import Window

_LEAVE = "x"
_LEAVING = Offer(_LEAVE, "leave")
"""Offered early: a short window shows the first keys alone, and how to leave must be among them."""

_MOVES = {
    "b": (Move.BACK, "back"),
    "?": (Move.HELP, "more about it"),
    "r": (Move.RESULT, "what to do now"),
}


class TerminalFace:
    """
    A face with pages on a terminal.

    Attributes:
        clears: Whether what it shows is gone after leaving.
        remains: What stays to be seen after leaving, in words.
    """

    def __init__(self, window: Window, pen: Pen, remains: str = "") -> None:
        """
        Begin.

        Args:
            window: Where pages are put and keys come from.
            pen: What sets words as lines.
            remains: What stays to be seen after leaving, in words.
        """
        self._window = window
        self._pen = pen
        self.clears = True
        self.remains = remains

    def __enter__(self) -> Self:
        """Take the window."""
        self._window.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the window back."""
        self._window.__exit__()

    def page(self, sections: tuple[Section, ...], prompt: str, back: str = "") -> Move:
        """Show sections, page by page."""
        book = Book(
            self._window, self._pen, lambda width: self._pen.sections(sections, width), _no_head
        )
        while True:
            book.show(partial(_page_offers, book, prompt, back))
            key = self._key()
            if key in ON and book.last:
                return Move.ON
            if key in BACK and book.at == 0 and back:
                return Move.BACK
            book.turn(key)

    def result(self, sections: tuple[Section, ...]) -> Move:
        """Show the result, page by page."""
        return self.page(sections, "finish, and clear the screen", "your answers")

    def ask(self, ask: Ask) -> str | Move:
        """Put a question until it is answered; where it takes two pages, keys work on both."""
        answers = {option.key: option.value for option in ask.question.options}
        moves = {key: move for key, (move, _) in _MOVES.items() if move in ask.offers}
        book = Book(
            self._window,
            self._pen,
            lambda width: self._pen.question(ask, width),
            lambda width: self._pen.place(ask, width),
        )
        note = ""
        while True:
            book.show(partial(_ask_offers, book, ask), note)
            key = self._key()
            if key in answers:
                return answers[key]
            if key in moves:
                return moves[key]
            if key == ENTER and ask.given:
                return Move.ON
            if key in (SPACE, ENTER):
                book.at = (book.at + 1) % book.count
            note = "" if key in (SPACE, CHANGED, "") else _please(answers)

    def review(self, lines: tuple[Line, ...]) -> int | Move:
        """Show every answer, and read the number of one to change."""
        book = Book(self._window, self._pen, lambda width: self._pen.review(lines, width), _no_head)
        typed = ""
        while True:
            book.show(partial(_review_offers, book, typed, len(lines)))
            key = self._key()
            if key.isascii() and key.isdigit():
                typed = _number(typed + key, len(lines)) or typed
                if int(typed or 0) * 10 > len(lines):
                    return int(typed)
            elif key == ERASE:
                typed = typed[:-1]
            elif key == ENTER and typed:
                return int(typed)
            elif key == "r" or (key in ON and book.last):
                return Move.ON
            elif key in BACK and book.at == 0:
                return Move.BACK
            else:
                book.turn(key)

    def _key(self) -> str:
        try:
            key = self._window.key()
        except KeysEndedError:
            raise EndOfInputError from None
        if key == _LEAVE:
            raise LeftError
        return key


def _no_head(_width: int) -> tuple[Text, ...]:
    return ()


def _page_offers(book: Book, prompt: str, back: str) -> Iterator[Offer]:
    yield Offer("Enter", prompt if book.last else f"next page ({book.at + 1} of {book.count})")
    yield _LEAVING
    earlier = "page before" if book.at else back
    if earlier:
        yield Offer("b", earlier)


def _ask_offers(book: Book, ask: Ask) -> Iterator[Offer]:
    if book.count > 1:
        yield Offer("Space", f"the rest ({book.at + 1} of {book.count})")
    if ask.given:
        yield Offer("Enter", "keep your answer")
    yield _LEAVING
    for key, (move, words) in _MOVES.items():
        if move in ask.offers:
            yield Offer(key, words)


def _review_offers(book: Book, typed: str, most: int) -> Iterator[Offer]:
    if typed:
        yield Offer("Enter", f"change answer {typed}")
        yield _LEAVING
    else:
        onward = "the result" if book.last else f"next page ({book.at + 1} of {book.count})"
        yield Offer("Enter", onward)
        yield _LEAVING
        yield Offer(f"1-{most}", "change an answer")
        yield Offer("b", "page before" if book.at else "back")


def _number(typed: str, most: int) -> str:
    """Give what was typed if it is, or can become, the number of an answer."""
    return typed if 1 <= int(typed) <= most else ""


def _please(keys: Iterable[str]) -> str:
    return f"Please press one of {', '.join(keys)}."
