"""Draw pictures of the walk, from an invented scenario."""

from __future__ import annotations

import os
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.core.errors import UserLeftError
from warning_signs.pages.result import result_parts
from warning_signs.pages.walk import first_page
from warning_signs.walk.layout import TextLayout
from warning_signs.walk.questions import begin
from warning_signs.walk.screen_ui import ScreenInterface
from warning_signs.walk.ui import Action, Head, PageKind, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warning_signs.walk.terminal import Terminal


PICTURES = Path(__file__).parents[1] / "docs"
ROLE, AREA, ASKED = "parent", "essex", "gifts"
SIZE = (80, 24)


class Frame:
    """A window that keeps the first page put in it, and is left at once."""

    size = SIZE
    rows: Sequence[str] = ()

    def draw(self, rows: Sequence[str]) -> None:
        """Keep a page."""
        self.rows = rows

    def forget(self) -> None:
        """Keep nothing: no key is pressed before the last."""

    def key(self, _seconds: float | None = None) -> str:
        """Leave."""
        return "x"


@patch.dict(os.environ, {"TERM": "xterm-256color"}, clear=True)  # Colours depend on it.
def pictures() -> dict[str, str]:
    """Return every picture by its name, as it is to be now."""
    catalogue = load_catalogue()
    questions = begin(catalogue, ROLE, AREA).questions
    place = [each.id for each in questions].index(ASKED)
    offers = frozenset({Action.BACK, Action.HELP, Action.RESULT})
    head = Head(questions[place].title, place + 1, len(questions))
    ask = Prompt(questions[place], "", (), head, offers)
    said = Answers(role=ROLE, area=AREA, signs={"gifts": Answer.YES, "missing": Answer.MAYBE})
    outcome = screen(catalogue, said)
    first = first_page(catalogue, [len(questions)])
    return {
        "first-page": _drawn(
            "first-page", lambda interface: interface.page(first, "start", kind=PageKind.FIRST)
        ),
        "question": _drawn("question", lambda interface: interface.ask(ask)),
        "result": _drawn(
            "result",
            lambda interface: interface.result(result_parts(catalogue, outcome), "check answers"),
        ),
    }


def _drawn(name: str, show: Callable[[ScreenInterface], object]) -> str:
    frame = Frame()
    with suppress(UserLeftError):
        show(ScreenInterface(cast("Terminal", frame), TextLayout()))
    columns, _ = SIZE
    console = Console(file=StringIO(), record=True, width=columns, force_terminal=True)
    for row in frame.rows:
        console.print(Text.from_ansi(row), soft_wrap=True)
    return console.export_svg(title="warning-signs", unique_id=name)
