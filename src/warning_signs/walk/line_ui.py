"""
The walk line by line: a key or a word, then Enter; for pipes, screen readers and any terminal.

Nothing is repainted and no line is wider than the terminal. There are no pages: what is to be read
comes section by section, and each stops at its end. Talk goes to standard error and the result to
standard output, so that a pipe carries the result alone.
"""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from warning_signs.core.errors import EndOfInputError, UserLeftError
from warning_signs.formats.text import as_ascii, as_text, wrap
from warning_signs.streams import has_terminal, is_terminal, write_stderr, write_stdout
from warning_signs.walk.ui import Action, PageKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warning_signs.pages.blocks import Section
    from warning_signs.walk.questions import Question
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

_NARROW, _USUAL = 20, 80
_REMAINS = (
    "Here, line by line, what was shown stays in the window after you leave. "
    "Close the window when you finish."
)
_LEAVE = ("x", "leave", "exit", "quit")
_BACK = ("b", "back")
_RESULT = ("r", "result")
_MOVES = {
    Action.BACK: (_BACK, "back"),
    Action.HELP: (("?", "h", "help"), "what it means"),
    Action.RESULT: (_RESULT, "what to do now"),
}


class LineInterface:
    """
    The user interface that asks line by line.

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

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
        kind: PageKind = PageKind.READ,
    ) -> Action:
        """Show sections as text under their head; a result stops after each of them."""
        above = (head.section,) if head else ()
        parts = [sections] if kind is not PageKind.RESULT else [(each,) for each in sections]
        return self._show([(*above, *part) for part in parts], write_stderr, prompt, back)

    def result(self, sections: tuple[Section, ...]) -> Action:
        """Show the result on standard output."""
        parts = [(each,) for each in sections]
        return self._show(parts, write_stdout, "finish", "your answers")

    def ask(self, prompt: Prompt) -> str | Action:
        """Ask a question, and read until it is answered."""
        self._say(*_question_lines(prompt, _width()))
        words = _answers(prompt.question)
        while True:
            reply = self._read("> ").lower()
            if reply in words:
                self._say(f"You chose: {prompt.question.words_for(words[reply])}", "")
                return words[reply]
            if not reply and prompt.given:
                self._say(f"Kept: {prompt.question.words_for(prompt.given)}", "")
                return Action.ON
            for move, (known, does) in _MOVES.items():
                if move in prompt.offers and reply in known:
                    self._say(f"You chose: {does}", "")
                    return move
            answers = [option.key for option in prompt.question.options]
            moves = [each[0] for move, (each, _) in _MOVES.items() if move in prompt.offers]
            keys = ", ".join((*answers, *moves))
            self._say(*wrap(f"Please type one of {keys} or x, then Enter.", _width()))

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        """Show every answer with its number, and read which one to change; ``start`` is no help."""
        del start
        self._say(head.words.upper())
        section = ""
        for number, row in enumerate(rows, 1):
            if row.section != section:
                section = row.section
                self._say("", section.upper())
            self._say(*wrap(f"{row.label}: {row.answer}", _width(), f"{number:2} ", "   "))
        prompt = "Type a number to change that answer, b to go back, or Enter for the result."
        self._say("", *wrap(prompt, _width()))
        while True:
            reply = self._read("> ").lower()
            if reply in _BACK:
                return Action.BACK
            if reply in ("", *_RESULT):
                return Action.ON
            if reply.isascii() and reply.isdigit() and 1 <= int(reply) <= len(rows):
                self._say(f"You chose: change {rows[int(reply) - 1].label}", "")
                return int(reply)
            known = f"Please type a number from 1 to {len(rows)}, b, x or Enter."
            self._say(*wrap(known, _width()))

    def _show(
        self,
        parts: Sequence[tuple[Section, ...]],
        out: Callable[[str], None],
        prompt: str,
        back: str,
    ) -> Action:
        """
        Show parts, stopping after each.

        Without a terminal nobody can be asked to go on, so all of them go out at once.
        """
        if not has_terminal():
            everything = [section for part in parts for section in part]
            out(self._letters(as_text(everything, _width())) + "\n")
            return Action.ON
        at = 0
        while at < len(parts):
            out(self._letters(as_text(parts[at], _width())) + "\n")
            last = at == len(parts) - 1
            onward = prompt if last else f"next part ({at + 1} of {len(parts)})"
            earlier = back if at == 0 else "the part before"
            keys = (f"Enter: {onward}", *([f"b: {earlier}"] if earlier else []), "x: leave")
            reply = self._read("\n".join(wrap(f"[{'. '.join(keys)}]", _width() - 1)) + " ").lower()
            if reply not in _BACK:
                at += 1
            elif at:
                at -= 1
            elif back:
                return Action.BACK
        return Action.ON

    def _say(self, *lines: str) -> None:
        write_stderr(self._letters("\n".join(lines) + "\n"))

    def _read(self, prompt: str) -> str:
        write_stderr(prompt)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not is_terminal(sys.stdin):
            write_stderr("\n")
        if not line:
            raise EndOfInputError
        reply = line.strip()
        if reply.lower() in _LEAVE:
            raise UserLeftError
        return reply


def _width() -> int:
    return max(_NARROW, get_terminal_size().columns) if is_terminal(sys.stderr) else _USUAL


def _answers(question: Question) -> dict[str, str]:
    """Return every key and word that answers a question."""
    return {
        **{option.value.replace("_", " "): option.value for option in question.options},
        **{option.value: option.value for option in question.options},
        **{option.words.lower(): option.value for option in question.options},
        **{option.key: option.value for option in question.options},
    }


def _question_lines(prompt: Prompt, width: int) -> list[str]:
    question = prompt.question
    lines = [line for notice in prompt.notices for line in (*wrap(notice, width), "")]
    if prompt.head.words:
        lines += wrap(f"{prompt.head.words}.", width)
    if prompt.head.place:
        lines += wrap(f"Question {prompt.head.place}.", width)
    if question.intro:
        lines += wrap(question.intro, width)
    lines += ["", *wrap(question.text, width)]
    for option in question.options:
        lines += wrap(option.words, width, f"  {option.key}  ", "     ")
        lines += wrap(option.note, width, "     ", "     ") if option.note else []
    if prompt.given:
        lines += wrap(
            f"Your answer so far: {question.words_for(prompt.given)} (Enter keeps it)", width
        )
    moves = [
        f"{known[0]} {words}" for move, (known, words) in _MOVES.items() if move in prompt.offers
    ]
    return [*lines, *wrap(", ".join((*moves, "x leave")), width)]
