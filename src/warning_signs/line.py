"""
The walk line by line: a key or a word, then Enter; for pipes, screen readers and any terminal.

Nothing is repainted and no line is longer than the window. Talk goes to standard error and the
result to standard output, so that a pipe carries the result alone. It may import from floors 0
to 3.
"""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from warning_signs.streams import has_terminal, is_terminal, tell, write
from warning_signs.text import as_ascii, as_text, wrap
from warning_signs.walk import EndOfInputError, LeftError, Move

if TYPE_CHECKING:
    from collections.abc import Callable

    from warning_signs.blocks import Section
    from warning_signs.interview import Question
    from warning_signs.walk import Ask, Line

_NARROW, _USUAL = 20, 80
_PROMPT_LINES = 4
_REMAINS = (
    "Here, line by line, what was shown stays in the window after you leave. "
    "Close the window when you finish."
)
_LEAVE = ("x", "leave", "exit", "quit")
_BACK = ("b", "back")
_RESULT = ("r", "result")
_MOVES = {
    Move.BACK: (_BACK, "back"),
    Move.HELP: (("?", "h", "help"), "what it means"),
    Move.RESULT: (_RESULT, "what to do now"),
}


class LineFace:
    """
    A face that asks line by line.

    Attributes:
        clears: Whether what it shows is gone after leaving: never.
        remains: What stays to be seen after leaving, in words.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        """
        Begin.

        Args:
            ascii_only: Whether to keep to letters that every terminal has.
        """
        self.clears = False
        self.remains = _REMAINS if has_terminal() else ""
        self._letters = as_ascii if ascii_only else str

    def page(self, sections: tuple[Section, ...], prompt: str, back: str = "") -> Move:
        """Show sections as text, a windowful at a time where there is a window."""
        return self._show(as_text(sections, _width()), tell, prompt, back)

    def result(self, sections: tuple[Section, ...]) -> Move:
        """Show the result on standard output."""
        return self._show(as_text(sections, _width()), write, "finish", "your answers")

    def ask(self, ask: Ask) -> str | Move:
        """Put a question and read until it is answered."""
        self._say(*_question_lines(ask, _width()))
        words = _answers(ask.question)
        while True:
            reply = self._read("> ").lower()
            if reply in words:
                self._say(f"You chose: {ask.question.words_for(words[reply])}", "")
                return words[reply]
            if not reply and ask.given:
                self._say(f"Kept: {ask.question.words_for(ask.given)}", "")
                return Move.ON
            for move, (known, told) in _MOVES.items():
                if move in ask.offers and reply in known:
                    self._say(f"You chose: {told}", "")
                    return move
            answers = [option.key for option in ask.question.options]
            moves = [each[0] for move, (each, _) in _MOVES.items() if move in ask.offers]
            keys = ", ".join((*answers, *moves))
            self._say(*wrap(f"Please type one of {keys} or x, then Enter.", _width()))

    def review(self, lines: tuple[Line, ...]) -> int | Move:
        """Show every answer with its number, and read which one to change."""
        self._say("YOUR ANSWERS")
        for number, line in enumerate(lines, 1):
            self._say(*wrap(f"{line.label}: {line.answer}", _width(), f"{number:2} ", "   "))
        prompt = "Type a number to change that answer, b to go back, or Enter for the result."
        self._say("", *wrap(prompt, _width()))
        while True:
            reply = self._read("> ").lower()
            if reply in _BACK:
                return Move.BACK
            if reply in ("", *_RESULT):
                return Move.ON
            if reply.isascii() and reply.isdigit() and 1 <= int(reply) <= len(lines):
                self._say(f"You chose: change {lines[int(reply) - 1].label}", "")
                return int(reply)
            known = f"Please type a number from 1 to {len(lines)}, b, x or Enter."
            self._say(*wrap(known, _width()))

    def _show(self, text: str, out: Callable[[str], None], prompt: str, back: str) -> Move:
        """
        Show text, stopping after each windowful.

        Without a terminal nobody can be asked to turn pages, so all of it goes out at once.
        """
        text = self._letters(text)
        if not has_terminal():
            out(text + "\n")
            return Move.ON
        pages = _pages(text, get_terminal_size().lines - _PROMPT_LINES)
        at = 0
        while at < len(pages):
            out("\n".join(pages[at]) + "\n")
            last = at == len(pages) - 1
            onward = prompt if last else f"next page ({at + 1} of {len(pages)})"
            earlier = back if at == 0 else "the page before"
            keys = (f"Enter: {onward}", *([f"b: {earlier}"] if earlier else []), "x: leave")
            reply = self._read("\n".join(wrap(f"[{'. '.join(keys)}]", _width() - 1)) + " ").lower()
            if reply not in _BACK:
                at += 1
            elif at:
                at -= 1
            elif back:
                return Move.BACK
        return Move.ON

    def _say(self, *lines: str) -> None:
        tell(self._letters("\n".join(lines) + "\n"))

    def _read(self, prompt: str) -> str:
        tell(prompt)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not is_terminal(sys.stdin):
            tell("\n")
        if not line:
            raise EndOfInputError
        reply = line.strip()
        if reply.lower() in _LEAVE:
            raise LeftError
        return reply


def _width() -> int:
    return max(_NARROW, get_terminal_size().columns) if is_terminal(sys.stderr) else _USUAL


def _pages(text: str, height: int) -> list[list[str]]:
    lines = text.rstrip("\n").split("\n")
    height = max(3, height)
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def _answers(question: Question) -> dict[str, str]:
    """Give every key and word that answers a question."""
    return {
        **{option.value.replace("_", " "): option.value for option in question.options},
        **{option.value: option.value for option in question.options},
        **{option.words.lower(): option.value for option in question.options},
        **{option.key: option.value for option in question.options},
    }


def _question_lines(ask: Ask, width: int) -> list[str]:
    question = ask.question
    lines = [line for notice in ask.notices for line in (*wrap(notice, width), "")]
    if question.number:
        lines += wrap(f"{question.title}.", width)
    if ask.place_words:
        lines += wrap(f"{ask.place_words}.", width)
    if question.intro:
        lines += wrap(question.intro, width)
    lines += ["", *wrap(question.text, width)]
    for option in question.options:
        lines += wrap(option.words, width, f"  {option.key}  ", "     ")
        lines += wrap(option.note, width, "     ", "     ") if option.note else []
    if ask.given:
        lines += wrap(
            f"Your answer so far: {question.words_for(ask.given)} (Enter keeps it)", width
        )
    moves = [f"{known[0]} {words}" for move, (known, words) in _MOVES.items() if move in ask.offers]
    return [*lines, *wrap(", ".join((*moves, "x leave")), width)]
