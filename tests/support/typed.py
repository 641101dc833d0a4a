"""What is typed at a walk that goes to its end."""

from __future__ import annotations

from warning_signs.content.loader import load_catalogue
from warning_signs.core.answers import Answer
from warning_signs.walk.questions import begin


def questions(role: str, area: str) -> int:
    """Count the questions that someone is asked who knows nothing."""
    walk, count = begin(load_catalogue(), role, area), 0
    while walk.question is not None:
        walk, count = walk.answer(Answer.UNKNOWN), count + 1
    return count
