"""Answers that were written into a call: they are not repeated, for a shell remembers its calls."""

from __future__ import annotations

import re
from pathlib import PurePath

from warning_signs.core.names import simplified

NEVER_IN_A_CALL = "answers stand in a document, never in a call, which the shell remembers"
DOCUMENTS = (".json", ".jsonl", ".yaml", ".yml", ".csv", ".xml")
"""How the names of files of answers end."""


def may_hold_answers(value: str) -> bool:
    """Return whether a value may hold an answer or a whole document, and is not a file's name."""
    from warning_signs.cli.content import load_content

    if PurePath(value).suffix in DOCUMENTS:
        return False
    words = "_".join(re.findall(r"\w+", simplified(value)))
    answers = load_content().answers.values()
    known = [simplified(word) for each in answers for word in (each.id, *each.also)]
    return "{" in value or any(f"_{each}_" in f"_{words}_" for each in known)
