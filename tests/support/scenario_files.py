"""
The scenarios of ``tests/scenarios``, read strictly: no word is guessed at and none is passed over.

It imports nothing of the project, so that what the scenarios expect stands on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parents[1] / "scenarios"


@dataclass(frozen=True, slots=True)
class Case:
    """
    Who answered, of what child, and what they said.

    Attributes:
        area: Empty where it was not said.
    """

    role: str
    area: str = ""
    age: str = "unknown"
    signs: Mapping[str, str] = field(default_factory=dict)
    circumstances: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expectation:
    """
    What must come out.

    Attributes:
        rules: Every rule that holds, and ``points`` where the points alone give the level.
        nearly: Rules that do not hold, and would if one answer were another.
        steps: Steps that must be given, among others.
        not_steps: Steps that must not be given.
        first_step: The step that must come first; empty where that is left open.
        first_contact: The contact that must come first; empty where that is left open.
    """

    level: str
    rules: list[str]
    points: str
    nearly: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    not_steps: tuple[str, ...] = ()
    first_step: str = ""
    first_contact: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    One invented story.

    Attributes:
        others: What was answered to every sign asked of the role that ``answers`` leaves out.
        note: What a reader may wonder at.
    """

    name: str
    answers: Case
    others: str
    expect: Expectation
    note: str = ""

    def signs(self, asked: Iterable[str]) -> dict[str, str]:
        """Return the answers to all signs, those told and all others that are asked."""
        return dict.fromkeys(asked, self.others) | dict(self.answers.signs)

    def circumstances(self) -> dict[str, str]:
        """Return the answers to circumstances; the others are left out."""
        return dict(self.answers.circumstances)


class _PlainLoader(yaml.BaseLoader):
    """Reads every scalar as text, ``yes`` and ``no`` included, and no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            place = node.start_mark
            raise ValueError(f"{place.name}, line {place.line + 1}: twice: {', '.join(twice)}")
        return super().construct_mapping(node, deep=deep)


def _as(shape: type, told: dict[str, Any]) -> Any:
    strangers = sorted(set(told) - {one.name for one in fields(shape)})
    if strangers:
        raise ValueError(f"{shape.__name__} knows no {', '.join(strangers)}: {told}")
    return shape(**told)


def _scenario(told: dict[str, Any]) -> Scenario:
    scenario: Scenario = _as(Scenario, told)
    if scenario.others not in ("no", "unknown"):
        raise ValueError(f"others is no or unknown: {told}")
    return replace(
        scenario,
        answers=_as(Case, told["answers"]),
        expect=_as(Expectation, told["expect"]),
    )


def read_scenarios() -> list[Scenario]:
    """Read every scenario there is, file by file."""
    scenarios: list[Scenario] = []
    for file in sorted(FOLDER.glob("*.yaml")):
        with file.open(encoding="utf-8") as text:
            told = yaml.load(text, Loader=_PlainLoader)  # noqa: S506  It makes text, lists and mappings.
        scenarios.extend(map(_scenario, told))
    return scenarios
