"""The walk on a terminal: one calm page at a time, answered with single keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warning_signs.walk.keyboard import ENTER, ERASE, KeysEndedError
from warning_signs.walk.layout import KeyHint
from warning_signs.walk.pager import BACK_KEYS, NEXT_KEYS, SPACE, Pager
from warning_signs.walk.terminal import CHANGED
from warning_signs.walk.ui import Action, EndOfInputError, UserLeftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from warning_signs.pages.blocks import Section
    from warning_signs.walk.layout import TextLayout
    from warning_signs.walk.pager import Body
    from warning_signs.walk.terminal import Terminal
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

_LEAVE = "x"
_LEAVING = KeyHint(_LEAVE, "leave")
"""Offered early: a low screen shows the first keys alone, and how to leave must be among them."""

_MOVES = {
    "b": (Action.BACK, "back"),
    "?": (Action.HELP, "more about it"),
    "r": (Action.RESULT, "what to do now"),
}


class ScreenInterface:
    """
    The user interface with pages on a terminal.

    Attributes:
        clears: Whether what it shows is gone after leaving.
        remains: What stays to be seen after leaving, in words.
    """

    def __init__(self, terminal: Terminal, layout: TextLayout, remains: str = "") -> None:
        """
        Begin.

        Args:
            terminal: Where pages are put and keys come from.
            layout: What lays out words as lines.
            remains: What stays to be seen after leaving, in words.
        """
        self._terminal = terminal
        self._layout = layout
        self.clears = True
        self.remains = remains

    def __enter__(self) -> Self:
        """Take the screen."""
        self._terminal.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Return the screen as it was."""
        self._terminal.__exit__()

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
    ) -> Action:
        """Show sections, page by page."""
        pager = self._pager(lambda width: self._layout.sections(sections, width), head)
        while True:
            pager.show(partial(_page_hints, pager, prompt, back))
            key = self._key()
            if key in NEXT_KEYS and pager.last:
                return Action.ON
            if key in BACK_KEYS and pager.at == 0 and back:
                return Action.BACK
            pager.turn((key in NEXT_KEYS) - (key in BACK_KEYS))

    def result(self, sections: tuple[Section, ...]) -> Action:
        """Show the result, page by page."""
        return self.page(sections, "finish, and clear the screen", "your answers")

    def ask(self, prompt: Prompt) -> str | Action:
        """Put a question until it is answered; where it takes two pages, keys work on both."""
        answers = {option.key: option.value for option in prompt.question.options}
        moves = {key: move for key, (move, _) in _MOVES.items() if move in prompt.offers}
        pager = self._pager(lambda width: self._layout.question(prompt, width), prompt.head)
        note = ""
        while True:
            pager.show(partial(_ask_hints, pager, prompt), note)
            key = self._key()
            if key in answers:
                return answers[key]
            if key in moves:
                return moves[key]
            if key == ENTER and prompt.given:
                return Action.ON
            if key in (SPACE, ENTER):
                pager.turn(1 if not pager.last else -pager.at)
            note = "" if key in (SPACE, CHANGED, "") else _please(answers)

    def review(self, rows: tuple[ReviewRow, ...]) -> int | Action:
        """Show every answer, and read the number of one to change."""
        pager = self._pager(lambda width: self._layout.review(rows, width))
        typed = ""
        while True:
            pager.show(partial(_review_hints, pager, typed, len(rows)))
            key = self._key()
            if key.isascii() and key.isdigit():
                typed = _number(typed + key, len(rows)) or typed
                if int(typed or 0) * 10 > len(rows):
                    return int(typed)
            elif key == ERASE:
                typed = typed[:-1]
            elif key == ENTER and typed:
                return int(typed)
            elif key == "r" or (key in NEXT_KEYS and pager.last):
                return Action.ON
            elif key in BACK_KEYS and pager.at == 0:
                return Action.BACK
            else:
                pager.turn((key in NEXT_KEYS) - (key in BACK_KEYS))

    def _pager(self, body: Body, head: Head | None = None) -> Pager:
        return Pager(self._terminal, self._layout, body, head)

    def _key(self) -> str:
        try:
            key = self._terminal.key()
        except KeysEndedError:
            raise EndOfInputError from None
        if key == _LEAVE:
            raise UserLeftError
        return key


def _page_hints(pager: Pager, prompt: str, back: str) -> Iterator[KeyHint]:
    yield KeyHint("Enter", prompt if pager.last else f"next page ({pager.at + 1} of {pager.count})")
    yield _LEAVING
    earlier = "page before" if pager.at else back
    if earlier:
        yield KeyHint("b", earlier)


def _ask_hints(pager: Pager, prompt: Prompt) -> Iterator[KeyHint]:
    if pager.count > 1:
        yield KeyHint("Space", f"the rest ({pager.at + 1} of {pager.count})")
    if prompt.given:
        yield KeyHint("Enter", "keep your answer")
    yield _LEAVING
    for key, (move, words) in _MOVES.items():
        if move in prompt.offers:
            yield KeyHint(key, words)


def _review_hints(pager: Pager, typed: str, most: int) -> Iterator[KeyHint]:
    if typed:
        yield KeyHint("Enter", f"change answer {typed}")
        yield _LEAVING
    else:
        onward = "the result" if pager.last else f"next page ({pager.at + 1} of {pager.count})"
        yield KeyHint("Enter", onward)
        yield _LEAVING
        yield KeyHint(f"1-{most}", "change an answer")
        yield KeyHint("b", "page before" if pager.at else "back")


def _number(typed: str, most: int) -> str:
    """Return what was typed if it is, or can become, the number of an answer."""
    return typed if 1 <= int(typed) <= most else ""


def _please(keys: Iterable[str]) -> str:
    return f"Please press one of {', '.join(keys)}."
