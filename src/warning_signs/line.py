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
from warning_signs.text import as_text, wrap
from warning_signs.walk import EndOfInputError, LeftError, Move

if TYPE_CHECKING:
    from collections.abc import Callable

    from warning_signs.blocks import Section
    from warning_signs.interview import Question
    from warning_signs.walk import Ask, Line

_NARROW, _USUAL = 20, 80
_LEAVE = ("x", "leave", "exit", "quit")
_BACK = ("b", "back")
_HELP = ("?", "h", "help")
_RESULT = ("r", "result")


class LineFace:
    """A face that asks line by line."""

    def page(self, sections: tuple[Section, ...], prompt: str) -> Move:
        """Show sections as text, a windowful at a time where there is a window."""
        return self._show(as_text(sections, _width()), tell, prompt)

    def result(self, sections: tuple[Section, ...]) -> Move:
        """Show the result on standard output."""
        return self._show(as_text(sections, _width()), write, "finish")

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
            for move, known in ((Move.BACK, _BACK), (Move.HELP, _HELP), (Move.RESULT, _RESULT)):
                if reply in known:
                    self._say(f"You chose: {move.value}", "")
                    return move
            keys = ", ".join(option.key for option in ask.question.options)
            self._say(f"Please type one of {keys}, b, ?, r or x, then Enter.")

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
            self._say(f"Please type a number from 1 to {len(lines)}, b, x or Enter.")

    def _show(self, text: str, out: Callable[[str], None], prompt: str) -> Move:
        """
        Show text, stopping before each windowful.

        Without a terminal nobody can be asked to turn pages, so all of it goes out at once.
        """
        if not has_terminal():
            out(text + "\n")
            return Move.ON
        pages = _pages(text, get_terminal_size().lines - 2)
        at = 0
        while at < len(pages):
            out("\n".join(pages[at]) + "\n")
            last = at == len(pages) - 1
            onward = prompt if last else f"next page ({at + 1} of {len(pages)})"
            reply = self._read(f"[Enter: {onward}. b: back. x: leave] ").lower()
            if reply in _BACK:
                if at == 0:
                    return Move.BACK
                at -= 1
            else:
                at += 1
        return Move.ON

    def _say(self, *lines: str) -> None:
        tell("\n".join(lines) + "\n")

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
    place = f" Sign {question.number} of {ask.signs}." if question.number else ""
    lines = [line for notice in ask.notices for line in (*wrap(notice, width), "")]
    if question.title or place:
        lines += wrap(f"{question.title}.{place}".strip(), width)
    if question.intro:
        lines += wrap(question.intro, width)
    lines += ["", *wrap(question.text, width)]
    if question.number:
        lines += wrap(f"Published as: {question.label}", width)
    for option in question.options:
        lines += wrap(option.words, width, f"  {option.key}  ", "     ")
    if ask.given:
        lines += wrap(
            f"Your answer so far: {question.words_for(ask.given)} (Enter keeps it)", width
        )
    return [*lines, *wrap("b back, ? what it means, r what to do now, x leave", width)]
