"""Days that are none, have passed, or were too long ago."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from warning_signs.content.prose import scalars
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked

FRESH = timedelta(days=180)
"""How long the word of a source on a number is taken for good."""

LONGEST_REVIEW = timedelta(days=400)
"""How long content may go without being looked over."""

UNKNOWN_DAY = date(1, 1, 1)


def day_problems(checked: Checked) -> Iterator[Problem]:
    """Find days that are none, have passed, or were too long ago."""
    for at, text in scalars(checked.document.plain):
        if at[-1] not in ("reviewed", "next_review", "compiled", "dated"):
            continue
        day = _day(text)
        if day == UNKNOWN_DAY:
            yield Problem("malformed", at, f"'{text}' is no day", "write a day of the calendar")
        elif at[-1] == "next_review" and day < checked.today:
            yield Problem(
                "review_passed",
                at,
                f"the content was to be looked over by {text}",
                "look it over, then write the new days",
                warning=True,
            )
        elif at[-1] == "next_review" and day - checked.today > LONGEST_REVIEW:
            yield Problem(
                "review_far",
                at,
                f"the content is not to be looked over before {text}",
                "look it over once a year: guidance, law and numbers change",
                warning=True,
            )
        elif at[-1] in ("reviewed", "dated") and checked.today - day > LONGEST_REVIEW:
            yield Problem(
                "review_passed",
                at,
                f"was last looked over on {text}",
                "look it over, then write the new days",
                warning=True,
            )
        elif at[-1] == "compiled" and checked.today - day > FRESH:
            yield Problem(
                "contact_old",
                at,
                f"was compiled on {text}, over {FRESH.days} days ago",
                "check its number and hours at the source, then write today",
                warning=True,
            )
        elif at[-1] != "next_review" and day > checked.today:
            yield Problem(
                "day_ahead",
                at,
                f"{text} is still to come",
                "write the day it was done",
                warning=True,
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return UNKNOWN_DAY
