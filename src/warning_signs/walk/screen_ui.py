"""The walk on a terminal: one calm page at a time, answered with single keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warning_signs.core.asking import BACK, HELP, JUMP, KEEP, LEAVE, PAGE_BEFORE, QUIT, RESULT
from warning_signs.core.errors import UserLeftError
from warning_signs.walk.keyboard import (
    DOWN,
    END,
    ENTER,
    ERASE,
    ESCAPE,
    HOME,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    RIGHT,
    SPACE,
    UP,
)
from warning_signs.walk.layout import KeyHint
from warning_signs.walk.pager import Pager
from warning_signs.walk.terminal import CHANGED, WAITED
from warning_signs.walk.ui import Action, PageKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self, TypeAlias

    from warning_signs.pages.blocks import Section
    from warning_signs.pages.result import Part, PartId
    from warning_signs.walk.layout import TextLayout
    from warning_signs.walk.pager import Body
    from warning_signs.walk.terminal import Terminal
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

    Draw: TypeAlias = Callable[[str], None]
    """Draws a page with a note."""

NEXT_KEYS = frozenset({SPACE, RIGHT, PAGE_DOWN, DOWN})
BACK_KEYS = frozenset({PAGE_BEFORE, LEFT, PAGE_UP, UP})
"""Keys that turn pages, a presenter's remote and a wheel among them; none of them is an answer."""

_LEADS_BACK = frozenset({BACK, ESCAPE})
_LEAVING = KeyHint(LEAVE, "leave and clear", leaves=True)
_SURE = "Leave and clear all answers? Press x to leave, or any other key to stay."

_MOVES = {
    BACK: (Action.BACK, "back"),
    HELP: (Action.HELP, "what it means"),
    RESULT: (Action.RESULT, "what to do now"),
    JUMP: (Action.JUMP, "go to"),
}


class ScreenInterface:
    """
    The user interface with pages on a terminal.

    What was typed before something was shown never acts on it: keys are dropped whenever
    something new has been drawn.

    Attributes:
        clears: Whether what it shows is gone after leaving.
        remains: What stays to be seen after leaving, in words.
    """

    def __init__(
        self,
        terminal: Terminal,
        layout: TextLayout,
        remains: str = "",
        pace: float | None = None,
    ) -> None:
        """
        Begin.

        Args:
            terminal: Where pages are put and keys come from.
            layout: What lays out words as lines.
            remains: What stays to be seen after leaving, in words.
            pace: The seconds after which a slide goes on by itself; never where there is none.
        """
        self._terminal = terminal
        self._layout = layout
        self._answered = False
        self._pace = pace
        self._runs = pace is not None
        self.clears = True
        self.remains = remains

    def __enter__(self) -> Self:
        """Take the screen."""
        self._terminal.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the screen back as it was."""
        self._terminal.__exit__()

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
        kind: PageKind = PageKind.READ,
    ) -> Action:
        """Show sections, page by page."""
        pager = self._pager(lambda width: self._layout.sections(sections, width), head)
        paced = kind is PageKind.SLIDE and self._pace is not None

        def hints(at: int, count: int) -> Iterator[KeyHint]:
            yield from _page_hints(prompt, back, kind, at, count)
            if paced:
                yield KeyHint("Space", "pause" if self._runs else "go on by itself")

        draw = partial(pager.show, hints)
        key = self._first_key(draw, card=kind is PageKind.CARD, paced=paced)
        while True:
            if paced and key == SPACE:
                self._runs = not self._runs
                key = CHANGED
            step = 1 if key == WAITED else _step(key, kind)
            if key == HELP and kind in {PageKind.FIRST, PageKind.HELP}:
                return Action.HELP if kind is PageKind.FIRST else Action.ON
            if key == JUMP and kind is PageKind.SLIDE:
                return Action.JUMP
            if step > 0 and pager.last and _leads_out(key, kind):
                return Action.ON
            if step < 0 and pager.at == 0 and back and _leads_back(key, kind):
                return Action.BACK
            pager.turn(step)
            known = step or key == CHANGED
            note = "" if known else _reading_keys(pager, back, kind)
            key = self._key(draw, note, paced=paced)

    def result(
        self, parts: tuple[Part, ...], back: str, head: Head | None = None
    ) -> Action | tuple[PartId, ...]:
        """Show the summary, and each other part behind its key; one key leads back from it."""
        summary, *_ = parts
        by_key = {part.key: part for part in parts if part.key}
        seen = {summary.id}
        part = summary
        while True:
            choice = self._part(part, parts, back, head)
            if choice == KEEP:
                return tuple(each.id for each in parts if each.id in seen)
            if choice in _LEADS_BACK and part is summary:
                return Action.BACK
            part = by_key.get(choice, summary)
            seen.add(part.id)

    def _part(self, part: Part, parts: tuple[Part, ...], back: str, head: Head | None) -> str:
        """Show one part, and return the key that leads out of it."""
        first = not part.key
        keys = {each.key for each in parts if each.key} | {KEEP, *_LEADS_BACK}
        pager = self._pager(lambda width: self._layout.sections(part.sections, width), head)
        draw = partial(pager.show, partial(_part_hints, part, parts, back, bool(head)))
        key = self._first_key(draw)
        while True:
            if key in keys:
                return key
            if head and key == RESULT:
                return BACK if first else ""
            step = _step(key, PageKind.READ)
            if step > 0 and pager.last and key in {ENTER, SPACE}:
                return parts[1].key if first and len(parts) > 1 else ""
            pager.turn(step)
            known = step or key == CHANGED
            key = self._key(draw, "" if known else "Press one of the keys below. x leaves.")

    def ask(self, prompt: Prompt) -> str | Action:
        """Ask a question until it is answered; where it takes two pages, keys work on both."""
        options = prompt.question.options
        answers = {option.key: option.value for option in options}
        moves = {key: move for key, (move, _) in _MOVES.items() if move in prompt.offers}
        moves |= dict.fromkeys(_LEADS_BACK, Action.BACK) if Action.BACK in prompt.offers else {}
        marked = next((n for n, each in enumerate(options) if each.value == prompt.given), -1)
        pager = self._pager(lambda width: self._layout.question(prompt, width, marked), prompt.head)
        draw = partial(pager.show, partial(_ask_hints, prompt))
        key = self._first_key(draw)
        while True:
            if key in answers or (key == ENTER and marked >= 0):
                self._answered = True
                value = answers.get(key) or options[marked].value
                return Action.ON if key == ENTER and value == prompt.given else value
            if key in moves:
                return moves[key]
            note = ""
            if key in (UP, DOWN):
                marked = _next_mark(marked, key, len(options))
                pager.refresh()
            elif pager.count > 1 and key in (SPACE, PAGE_DOWN, PAGE_UP):
                pager.turn(-1 if key == PAGE_UP else _on_or_round(pager))
            elif key != CHANGED:
                self._terminal.forget()
                note = f"Please press one of {', '.join(answers)}. x leaves."
            key = self._key(draw, note)

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        """Show every answer, and read the number of one to change."""
        pager = self._pager(lambda width: self._layout.review(rows, width, start), head)
        pager.refresh()
        typed = ""
        key = self._first_key(partial(pager.show, partial(_review_hints, "", len(rows))))
        while True:
            note = ""
            if key.isascii() and key.isdigit():
                typed = _number(typed + key, len(rows)) or typed
                if int(typed or 0) * 10 > len(rows):  # No longer number is one of them.
                    return int(typed)
            elif key == ENTER:
                return int(typed) if typed else Action.ON
            elif key == RESULT:
                return Action.RESULT
            elif typed and key in {ERASE, *_LEADS_BACK}:
                typed = typed[:-1]
            elif key in _LEADS_BACK and pager.at == 0:
                return Action.BACK
            elif step := _step(key, PageKind.READ):
                pager.turn(step)
            elif key != CHANGED:
                note = f"Please type a number from 1 to {len(rows)}, or press Enter. x leaves."
            draw = partial(pager.show, partial(_review_hints, typed, len(rows)))
            key = self._key(draw, note)

    def _pager(self, body: Body, head: Head | None = None) -> Pager:
        return Pager(self._terminal, self._layout, body, head)

    def _first_key(self, draw: Draw, *, card: bool = False, paced: bool = False) -> str:
        """Draw something new, and return the first key that can have been meant for it."""
        draw("")
        if card:
            if self._terminal.settle(LEAVE):
                raise UserLeftError
        else:
            self._terminal.forget()
        return self._read(draw, paced=paced)

    def _key(self, draw: Draw, note: str = "", *, paced: bool = False) -> str:
        """Draw, and return the next key."""
        draw(note)
        return self._read(draw, paced=paced)

    def _read(self, draw: Draw, *, paced: bool) -> str:
        """Return the next key; raise where the person leaves."""
        key = self._terminal.key(self._pace if paced and self._runs else None)
        if key == LEAVE:
            raise UserLeftError
        if key != QUIT:
            return key
        if self._answered:
            draw(_SURE)
            while (sure := self._terminal.key()) == CHANGED:
                draw(_SURE)
            if sure not in {LEAVE, QUIT}:
                return CHANGED
        raise UserLeftError


_ALL = 10**6
"""More pages than there are."""


def _on_or_round(pager: Pager) -> int:
    """Return how many pages lead to the next, or from the last to the first."""
    return 1 - pager.count if pager.last else 1


def _step(key: str, kind: PageKind) -> int:
    """Return how many pages a key turns: as many as there are for the first and the last."""
    if key == ENTER:
        return 1
    if key in _LEADS_BACK:
        return -1
    if kind is PageKind.CARD:
        return 0
    if key in (HOME, END):
        return -_ALL if key == HOME else _ALL
    return (key in NEXT_KEYS) - (key in BACK_KEYS)


def _leads_out(key: str, kind: PageKind) -> bool:
    """Return whether a key goes on from the last page."""
    if kind is PageKind.SLIDE:
        return key != END
    return key in {ENTER, SPACE}


def _leads_back(key: str, kind: PageKind) -> bool:
    """Return whether a key goes back from the first page."""
    return key in _LEADS_BACK or (kind is PageKind.SLIDE and key != HOME)


def _next_mark(marked: int, key: str, options: int) -> int:
    if marked < 0:
        return 0 if key == DOWN else options - 1
    return min(max(0, marked + (1 if key == DOWN else -1)), options - 1)


def _reading_keys(pager: Pager, back: str, kind: PageKind) -> str:
    """Return which keys would have been right."""
    keys = ["Enter goes on"]
    if pager.at or back:
        keys.append("b goes back")
    if kind is PageKind.HELP:
        keys.append(f"{HELP} leads back")
    return f"{', '.join(keys)}, x leaves."


def _page_hints(prompt: str, back: str, kind: PageKind, at: int, count: int) -> Iterator[KeyHint]:
    last = at == count - 1
    # A slide has a place of its own at the top, which its pages are not to be taken for.
    more = "more of it" if kind is PageKind.SLIDE else "next page"
    if kind is not PageKind.READ or not last:
        yield KeyHint("Enter", prompt if last else f"{more} ({at + 1} of {count})")
    yield KeyHint(LEAVE, prompt, leaves=True) if kind is PageKind.READ else _LEAVING
    if kind is PageKind.FIRST:
        yield KeyHint(HELP, "more about it")
    if kind is PageKind.HELP and not last:
        yield KeyHint(HELP, prompt)
    if kind is PageKind.SLIDE:
        yield KeyHint(JUMP, "go to")
    earlier = "page before" if at else back
    if earlier and not (kind is PageKind.HELP and not at):
        yield KeyHint(BACK, earlier)


def _part_hints(  # noqa: PLR0913, PLR0917  (what a part is shown in)
    part: Part, parts: tuple[Part, ...], back: str, goes_on: bool, at: int, count: int
) -> Iterator[KeyHint]:
    yield _LEAVING
    last = at == count - 1
    if not last:
        yield KeyHint("Enter", f"next page ({at + 1} of {count})")
    for each in parts:
        if part.id in each.named_on and each.key:
            yield KeyHint(each.key, f"{each.title[0].lower()}{each.title[1:]}")
    if part.key:
        place = f" ({count} of {count})" if last and count > 1 else ""
        yield KeyHint("Enter" if last else BACK, f"back to the result{place}")
    else:
        yield KeyHint(BACK, back)
    yield KeyHint(KEEP, "keep what you read and leave" if goes_on else "keep what you read")


def _ask_hints(prompt: Prompt, at: int, count: int) -> Iterator[KeyHint]:
    if count > 1:
        yield KeyHint("Space", f"the rest ({at + 1} of {count})")
    yield _LEAVING
    if prompt.given:
        yield KeyHint("Enter", "keep your answer")
    for key, (move, words) in _MOVES.items():
        if move in prompt.offers:
            yield KeyHint(key, words)


def _review_hints(typed: str, most: int, at: int, count: int) -> Iterator[KeyHint]:
    if typed:
        yield KeyHint("Enter", f"change answer {typed}")
        yield _LEAVING
        return
    yield KeyHint("Enter", "the result")
    yield _LEAVING
    if at < count - 1:
        yield KeyHint("Space", f"next page ({at + 1} of {count})")
    yield KeyHint(f"1-{most}", "change an answer")
    yield KeyHint(BACK, "page before" if at else "back")


def _number(typed: str, most: int) -> str:
    """Return what was typed if it is, or can become, the number of an answer."""
    return typed if 1 <= int(typed) <= most else ""
