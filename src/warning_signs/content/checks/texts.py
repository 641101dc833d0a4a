"""What no text may hold: words that keep people from telling, and what hides what it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from warning_signs.content.checks.house_style import remarks
from warning_signs.content.checks.word_list import FORBIDDEN
from warning_signs.content.letters import strange_letter
from warning_signs.content.phone_numbers import hidden_numbers
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.core.errors import Path

_SET_APART = re.compile(r"(?<!\w)(?:[^\W\d_][ .]){4,}[^\W\d_](?!\w)")
"""Words spelt with gaps: "d o n o t"."""


def text_problems(at: Path, text: str, published: tuple[str, ...] = ()) -> Iterator[Problem]:
    """
    Find what a text may not hold.

    Args:
        at: Where it stands.
        text: What is read.
        published: Wordings quoted word for word from a source, and so left as they are.
    """
    for code, problem, hint in _faults(text, published):
        yield Problem(code, at, problem, hint)


@lru_cache(maxsize=4096)
def _faults(text: str, published: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Look at a text once: most of content stays as it is from one check to the next."""
    return tuple(_found(text, published))


def _found(text: str, published: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for each in remarks(text, published):
        if each.code in FORBIDDEN:
            yield "must_not_say", f"says '{each.words}'", each.hint
    strange = strange_letter(text)
    if strange:
        yield (
            "strange_letter",
            f"holds '{strange}' (U+{ord(strange):04X}), which only looks like a letter of ours",
            "type it again with the letters of this keyboard",
        )
    if apart := _SET_APART.search(text):
        yield (
            "strange_letter",
            f"holds letters set apart, so that no word is seen: '{apart[0]}'",
            "write the words together",
        )
    if "<" in text or ">" in text:
        yield "markup", "holds '<' or '>'", "write it in plain words"
    for number in hidden_numbers(text):
        yield (
            "hidden_number",
            f"holds a number written so that it is not seen as one: '{number}'",
            "list it as a contact, in digits",
        )
