"""
The walk line by line: a key or a word, then Enter; for pipes, screen readers and any terminal.

Nothing is repainted and no line is wider than the terminal. There are no pages: what is to be read
stops at its end, and a result after each part. Talk goes to standard error and the result to
standard output, so that a pipe carries the result alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.asking import BACK, HELP, JUMP, LEAVE, QUIT, RESULT
from warning_signs.core.errors import (
    AnswersUnusableError,
    EndOfInputError,
    UserLeftError,
)
from warning_signs.formats.text import as_ascii, as_text, wrap
from warning_signs.streams import has_terminal, is_terminal, text_width, write_stderr, write_stdout
from warning_signs.walk.ui import Action, PageKind, by_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.pages.blocks import Section
    from warning_signs.pages.result import Part, PartId
    from warning_signs.walk.questions import Option, Question
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

_REMAINS = (
    "Here, line by line, what was shown stays in the window after you leave. "
    "Close the window when you finish."
)
_LEAVE = (LEAVE, "leave", "exit")
_QUIT = (QUIT, "quit")
_SURE = "Leave and clear all answers? Type x to leave, or Enter to stay. "
_BACK = (BACK, "back")
_HELP = (HELP, "h", "help")
_RESULT = (RESULT, "result")
_MOVES = {
    Action.BACK: (_BACK, "back"),
    Action.HELP: (_HELP, "what it means"),
    Action.RESULT: (_RESULT, "what to do now"),
    Action.JUMP: ((JUMP, "go"), "go to"),
}
_OFFERED = {
    PageKind.FIRST: (Action.HELP, "more about it"),
    PageKind.SLIDE: (Action.JUMP, "go to"),
}
_NOT_KNOWN = ("dont know", "not sure", "no idea", "not known")


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
        self._keys_were_said = False
        self._section = ""
        self._options: tuple[Option, ...] = ()
        self._line = 0
        self._answered = False

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
        kind: PageKind = PageKind.READ,
    ) -> Action:
        """Show sections as text under their head, and stop at the end where someone can go on."""
        # The place of a question was said with it: whom to call comes first on its card.
        heads = kind in {PageKind.SLIDE, PageKind.READ}
        above = (head.section,) if head and heads else ()
        write_stderr(self._text((*above, *sections)))
        if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
            return Action.ON
        offered, does = _OFFERED.get(kind, (Action.ON, ""))
        known = _MOVES[offered][0] if does else ()
        keys = {"Enter": prompt, BACK: back, **dict.fromkeys(known[:1], does), LEAVE: "leave"}
        while True:
            reply = _plain(self._read(_menu(keys)))
            if reply in known:
                return offered
            if back and reply in _BACK:
                return Action.BACK
            if not reply or (kind is PageKind.HELP and reply in _HELP):
                return Action.ON
            self._refuse(_one_of(keys))

    def result(
        self, parts: tuple[Part, ...], back: str, head: Head | None = None
    ) -> Action | tuple[PartId, ...]:
        """
        Show the summary, and any other part that is asked for; on standard output at the end.

        Without a terminal nobody can be asked, so all of it goes out at once.
        """
        out = write_stderr if head else write_stdout
        if not has_terminal():
            out(self._text(section for part in parts for section in part.sections))
            return Action.ON
        summary, *others = parts
        by_reply = {reply: part for part in others for reply in (part.key, _plain(part.title))}
        keys = {part.key: part.title for part in others}
        keys |= {"Enter": back} if head else {BACK: back, "Enter": "finish"}
        keys[LEAVE] = "leave"
        out(self._text(summary.sections))
        while True:
            reply = _plain(self._read(_menu(keys)))
            if reply in _BACK:
                return Action.BACK
            if reply in ("", *_RESULT):
                return Action.ON
            if reply in by_reply:
                out(self._text(by_reply[reply].sections))
            else:
                self._refuse(_one_of(keys))

    def ask(self, prompt: Prompt) -> str | Action:
        """Ask a question, and read until it is answered."""
        question = prompt.question
        self._say(*self._question_lines(prompt, _width()))
        words = _answers(question)
        while True:
            reply = _plain(self._read("> "))
            if reply in words:
                self._say(f"You chose: {question.words_for(words[reply])}", "")
                self._answered = True
                return words[reply]
            if not reply and prompt.given:
                self._say(f"Kept: {question.words_for(prompt.given)}", "")
                return Action.ON
            for move, (known, does) in _MOVES.items():
                if move in prompt.offers and reply in known:
                    self._say(f"You chose: {does}", "")
                    if move is Action.HELP:
                        self._options, self._keys_were_said = (), False
                    return move
            keys = ", ".join((*(option.key for option in question.options), *_move_keys(prompt)))
            if reply in _HELP:
                self._say(*_option_lines(question, _width()), *_key_lines(prompt, _width()))
            else:
                self._refuse(f"type one of {keys} or x, then Enter")

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        """
        Show every answer with its number, and read which one to change.

        Input that ends here has answered everything, so it leads to the result.
        """
        del start  # Line by line all of them are shown again.
        lines = [*([head.so_far] if head.so_far else []), head.words.upper()]
        for section, part in by_section(rows):
            lines += ["", *wrap(section.upper(), _width())]
            for number, row in part:
                lines += wrap(f"{row.label}: {row.answer}", _width(), f"{number:2} ", "   ")
        onward = (
            "Type a number to change that answer, b to go back, or x to leave. "
            "r shows what to do now. Enter alone leads to the result."
        )
        self._say(*lines, "", *wrap(onward, _width()))
        numbers = {str(number): number for number in range(1, len(rows) + 1)}
        while True:
            try:
                reply = _plain(self._read("> "))
            except EndOfInputError:
                if is_terminal(sys.stdin):
                    raise
                return Action.ON
            if reply in _BACK:
                return Action.BACK
            if reply in _RESULT:
                return Action.RESULT
            if not reply:
                return Action.ON
            if reply in numbers:
                number = numbers[reply]
                self._say(f"You chose: change {rows[number - 1].label}", "")
                return number
            self._refuse(
                f"type a number from 1 to {len(rows)}, b, r or x and Enter, or Enter alone"
            )

    def _question_lines(self, prompt: Prompt, width: int) -> list[str]:
        """Return a question; keys are given in full once, a part and answers where they are new."""
        question, head = prompt.question, prompt.head
        part = f"{head.words}." if head.words != self._section else ""
        self._section = head.words
        above = (*prompt.notices, head.so_far, part)
        place = f"Question {head.place}." if head.place else ""
        lines = [
            line
            for words in (*above, place, question.intro, question.text)
            for line in (wrap(words, width) if words else [])
        ]
        if prompt.given:
            given = f"Your answer so far: {question.words_for(prompt.given)} (Enter keeps it)"
            lines += wrap(given, width)
        if question.options == self._options:
            keys = ", ".join(option.key for option in question.options)
            lines += wrap(f"Answers: {keys} (? says what they mean)", width)
        else:
            lines += _option_lines(question, width)
            self._options = question.options
        if not self._keys_were_said:
            self._keys_were_said = True
            lines += _key_lines(prompt, width)
        return lines

    def _refuse(self, hint: str) -> None:
        """
        Say what would have been understood.

        Raises:
            AnswersUnusableError: Where nobody can be asked again: what came next would be taken
                for an answer to this question.
        """
        if is_terminal(sys.stdin):
            self._say(*wrap(f"Please {hint}.", _width()))
            return
        problem = AnswersUnusableError.problem(
            (), "is no answer to the question", hint, self._line, 1
        )
        raise AnswersUnusableError([problem], "standard input")

    def _text(self, sections: Iterable[Section]) -> str:
        return self._letters(as_text(sections, _width(), bars=not has_terminal())) + "\n"

    def _say(self, *lines: str) -> None:
        write_stderr(self._letters("\n".join(lines) + "\n"))

    def _read(self, prompt: str) -> str:
        """Return what was typed; raise where the person leaves, or nobody is there any more."""
        reply = self._line_after(prompt)
        if _plain(reply) in _QUIT and self._answered and is_terminal(sys.stdin):
            if _plain(self._line_after(_SURE)) not in (*_LEAVE, *_QUIT):
                return self._read(prompt)
            raise UserLeftError
        if _plain(reply) in (*_LEAVE, *_QUIT):
            raise UserLeftError
        return reply

    def _line_after(self, prompt: str) -> str:
        write_stderr(prompt)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        self._line += 1
        if not is_terminal(sys.stdin):
            write_stderr("\n")
        if not line:
            raise EndOfInputError
        return line


def _width() -> int:
    return text_width(sys.stderr)


def _menu(keys: Mapping[str, str]) -> str:
    """Return a prompt of keys with what they do; those that do nothing are left out."""
    said = ". ".join(f"{key}: {does}" for key, does in keys.items() if does)
    return "\n".join(wrap(f"[{said}]", _width() - 1)) + " "


def _one_of(keys: Mapping[str, str]) -> str:
    """Return what may be typed where Enter alone goes on."""
    letters = [key for key, does in keys.items() if does and key != "Enter"]
    return f"type one of {', '.join(letters)} and Enter, or Enter alone"


def _plain(reply: str) -> str:
    """Return a reply in the one way in which replies are compared: without case or apostrophe."""
    letters = "".join(
        each for each in reply.lower() if each not in "'\N{RIGHT SINGLE QUOTATION MARK}"
    )
    return " ".join(letters.replace("_", " ").split())


def _answers(question: Question) -> dict[str, str]:
    """Return every key and word that answers a question."""
    unknown = {option.value for option in question.options} & {Answer.UNKNOWN}
    return {
        **{word: value for value in unknown for word in _NOT_KNOWN},
        **{_plain(option.value): option.value for option in question.options},
        **{_plain(option.short): option.value for option in question.options if option.short},
        **{_plain(option.words): option.value for option in question.options},
        **{option.key: option.value for option in question.options},
    }


def _option_lines(question: Question, width: int) -> list[str]:
    lines = []
    for option in question.options:
        lines += wrap(option.words, width, f"  {option.key}  ", "     ")
        lines += wrap(option.note, width, "     ", "     ") if option.note else []
    return lines


def _move_keys(prompt: Prompt) -> list[str]:
    return [known[0] for move, (known, _) in _MOVES.items() if move in prompt.offers]


def _key_lines(prompt: Prompt, width: int) -> list[str]:
    moves = [
        f"{known[0]} {does}" for move, (known, does) in _MOVES.items() if move in prompt.offers
    ]
    help_key = [] if Action.HELP in prompt.offers else ["? these keys"]
    return wrap(", ".join((*moves, *help_key, "x leave")), width)
