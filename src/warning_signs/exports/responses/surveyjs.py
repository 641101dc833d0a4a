"""A SurveyJS result: one flat object, an answer for the name of each question."""

from __future__ import annotations

from typing import Any

from warning_signs.exports.responses.filled import Filled

_UNFINISHED = "pageNo"
"""Where a page puts the number of the page that somebody left off at."""


def from_surveyjs(plain: Any) -> Filled | None:
    """Return a result as it was filled in, or None where this is none."""
    if not isinstance(plain, dict) or any(isinstance(each, dict) for each in plain.values()):
        return None
    return Filled([(name, value) for name, value in plain.items() if name != _UNFINISHED])
