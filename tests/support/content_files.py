"""
Small content for tests, and one edit of it for each thing that can be wrong.

``data/small.yaml`` is whole content without a remark; ``data/bad/CODE.yaml`` says what to put in
the place of what, and where the check must point.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.checks.base import Checked
from warning_signs.content.checks.runner import (
    INVARIANTS,
    check_content,
    check_overlay,
    is_content,
    run,
)
from warning_signs.content.documents import read_content, read_yaml
from warning_signs.content.limits import CONTENT, UnreadableError
from warning_signs.content.loader import PARTS, load_catalogue
from warning_signs.content.number_lock import NAME, read_lock
from warning_signs.content.places import DATA as SHIPPED_DATA
from warning_signs.content.places import SHIPPED, shipped_content
from warning_signs.core.catalogue import Catalogue

if TYPE_CHECKING:
    from warning_signs.content.limits import Document
    from warning_signs.content.places import File
    from warning_signs.core.errors import Problem

DATA = Path(__file__).parents[1] / "data"
SMALL = DATA / "small.yaml"
SMALL_OVERLAY = DATA / "small_overlay.yaml"
TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Mistake:
    """
    One thing wrong with small content.

    Attributes:
        code: What the check must call it; the name of the file.
        base: The file it is made in; a shipped one for what is held of the shipped content alone.
        there: What stands at the place it must point to.
        at: The line and column of that place; empty in a shipped file, whose lines come and go.
        warning: Whether the content still works with it.
    """

    code: str
    base: str
    find: str
    put: str
    there: str
    at: str = ""
    warning: str = "no"

    def content(self) -> str:
        text = self.file().read_text(encoding="utf-8")
        assert text.count(self.find) == 1, f"{self.code}: found {text.count(self.find)} times"
        return text.replace(self.find, self.put)

    def file(self) -> File:
        if self.base == SHIPPED:
            return shipped_content()
        return (SHIPPED_DATA if self.base in PARTS else DATA) / self.base

    def problems(self) -> tuple[Problem, ...]:
        """Return what check finds; in shipped content, what it holds of that content alone."""
        content = self.content().encode()
        if self.base in (SHIPPED, *PARTS):
            return _held_in(self.base, read_yaml(content, CONTENT))
        return problems_in(content)


def mistakes() -> list[Mistake]:
    return [
        Mistake(file.stem, **yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506  It makes text alone.
        for file in sorted((DATA / "bad").glob("*.yaml"))
    ]


@cache
def _shipped(name: str) -> Document:
    return read_content(shipped_content() if name == SHIPPED else SHIPPED_DATA / name)


def _held_in(edited: str, part: Document) -> tuple[Problem, ...]:
    whole = part
    for name in (SHIPPED, *PARTS):
        if name != edited:
            whole = whole.joined(_shipped(name), name)
    lock = read_lock(SHIPPED_DATA / NAME)
    return run(INVARIANTS, Checked(Catalogue, whole, read_catalogue(whole), TODAY, lock))


def problems_in(content: bytes) -> tuple[Problem, ...]:
    try:
        document = read_yaml(content, CONTENT)
    except UnreadableError as error:
        return (error.problem,)
    if is_content(document):
        return check_content(document, TODAY)
    return check_overlay(document, load_catalogue(SMALL), TODAY)
