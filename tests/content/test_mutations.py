"""
Single edits of the shipped content that break it, each of which must be caught.

An edit is caught where the content can no longer be read, where ``check`` finds an error, or where
a scenario or the instrument worked out by hand comes to something else. The edits are drawn from
all there are by a sum over their names, so the same ones are tried every time.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

import oracle
from content_files import TODAY
from edits import Edit, becoming, cut, swap
from scenario_files import Scenario, read_scenarios
from warning_signs import Answer, Answers, screen
from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.checks.base import Checked
from warning_signs.content.checks.runner import CONTENT_CHECKS, INVARIANTS, run
from warning_signs.content.limits import Document
from warning_signs.content.loader import read_whole
from warning_signs.content.number_lock import NAME, read_lock
from warning_signs.content.places import DATA, shipped_content
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.errors import AnswersUnusableError, ContentUnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Case = tuple[str, str, dict[str, str], dict[str, str]]

pytestmark = pytest.mark.slow


DOCUMENT = read_whole(shipped_content())
LOCK = read_lock(DATA / NAME)
SCENARIOS = read_scenarios()
TABLES = (
    *("levels", "strengths", "signs", "overlaps", "circumstances", "rules", "steps", "contacts"),
    *("needs", "areas", "ages", "roles", "answers", "patterns", "sources", "avoid"),
)
LEAST = 200

LATER = ("this_week", "ongoing")
"""The times of steps that the published instrument does not ask for one by one."""

DECIDING = {"number", "strength", "lower rule", "stricter", "cut part"}
"""Kinds of edit that change what answers come to; many of these are tried."""

NOT_CAUGHT = {
    "cut needs": "a step can stand without contacts; the result lists the others",
    "cut contacts": "the same",
    "cut then": "the directory lists fewer contacts for a need, and no step any less",
    "cut phone_words": "words about a number may be left out",
    "cut text_words": "words about a number may be left out",
    "cut relay": "a contact may say nothing of relay",
    "cut cost": "a cost may be left out",
    "cut note": "a note may be left out",
    "cut only_when": "only a person knows which cases a line is kept for",
    "cut ours": "only a person who has read the source knows which words are not in it",
    "cut short": "an answer or a circumstance without a short form is listed in its own words",
    "cut also": "an everyday word that is not taken is refused with a hint",
    "cut formerly": "a hint less for documents of an earlier edition",
    "cut hide_points": "a role may be shown its points",
    "cut plain_language": "a role may read hard words; only a person knows who must not",
    "cut card": "a role may be handed no card",
    "cut anonymous": "a need may take names",
    "cut elsewhere": "a hint less for whoever names another place",
    "cut web of a source": "the address of a publication may be left out",
    "cut sources": "a warning: contact_without_source",
    "change id of overlaps": "an id that nothing else names; the limit itself stays as it was",
    "change id of steps for later": "an id that nothing else names; the step itself stays",
    "drop steps for later": "a step that no scenario names; others stay for role and level",
    "drop contact": "a contact fewer in one step or need; others stay",
}
"""Kinds of edit of which some are not caught, and why that is."""


def edits() -> Iterator[Edit]:
    """Return every edit there is, table by table."""
    for table in TABLES:
        rows = DOCUMENT.plain[table]
        for n, row in enumerate(rows):
            name = f"{table}.{row['id']}"
            what = f"{table} for later" if row.get("time") in LATER else table
            yield Edit(f"drop {what}", name, cut(rows, n))
            yield Edit(f"change id of {what}", name, swap(row, "id", f"{row['id']}_x"))
            for key in row:
                kind = f"cut {key} of a source" if table == "sources" else f"cut {key}"
                yield Edit(kind, f"{name}.{key}", cut(row, key))
            yield from weights(name, row)
            yield from contacts(name, row)
    yield from rules()


def weights(name: str, row: dict[str, Any]) -> Iterator[Edit]:
    """Change every number that decides, and the strength of every sign."""
    for key in ("points", "yes", "earlier", "maybe", "at_most", "rank"):
        if key in row:
            yield Edit("number", f"{name}.{key} up", swap(row, key, str(int(row[key]) + 1)))
            yield Edit("number", f"{name}.{key} down", swap(row, key, str(int(row[key]) - 1)))
    for strength in ("strong", "moderate", "general"):
        if row.get("weight", {}).get("strength", strength) != strength:
            change = swap(row["weight"], "strength", strength)
            yield Edit("strength", f"{name} {strength}", change)


def contacts(name: str, row: dict[str, Any]) -> Iterator[Edit]:
    """Drop each contact of a list, and change a digit of each number."""
    for key in ("first", "then", "contacts"):
        for n in range(len(row.get(key, ()))):
            yield Edit("drop contact", f"{name}.{key}.{n}", cut(row[key], n))
    for key in ("phone", "text"):
        if "standing" in row and key in row:
            wrong = row[key][:-1] + str((int(row[key][-1]) + 1) % 10)
            yield Edit(f"digit {key}", f"{name}.{key}", swap(row, key, wrong))


def rules() -> Iterator[Edit]:
    """Lower each rule, and take each part of its condition away or make it stricter."""
    levels = [level["id"] for level in DOCUMENT.plain["levels"]]
    for rule in DOCUMENT.plain["rules"]:
        lower = levels[levels.index(rule["level"]) - 1]
        yield Edit("lower rule", f"rules.{rule['id']}", swap(rule, "level", lower))
    for table in ("rules", "patterns"):
        for row in DOCUMENT.plain[table]:
            if table == "rules" or row["id"] in ("telling_pair", "direct_evidence"):
                yield from parts(f"{table}.{row['id']}", row["when"])


def parts(name: str, plain: Any) -> Iterator[Edit]:
    if isinstance(plain, list):
        for n, each in enumerate(plain):
            yield Edit("cut part", f"{name}.{n}", cut(plain, n))
            yield from parts(f"{name}.{n}", each)
    elif isinstance(plain, dict):
        for key, each in plain.items():
            if key == "count":
                yield Edit("number", f"{name}.count", swap(plain, key, str(int(each) + 1)))
            elif key == "possible":
                stricter = {("present" if k == key else k): v for k, v in plain.items()}
                yield Edit("stricter", f"{name}.{key}", becoming(plain, stricter))
            yield from parts(f"{name}.{key}", each)


def drawn() -> list[Edit]:
    """Draw some edits of each kind, the same ones every time."""
    by_kind: dict[str, list[Edit]] = {}
    for edit in edits():
        by_kind.setdefault(edit.kind, []).append(edit)
    return [
        edit
        for kind, found in by_kind.items()
        for edit in sorted(found, key=lambda each: crc32(each.name.encode()))[: _most(kind)]
    ]


def _most(kind: str) -> int:
    if kind in NOT_CAUGHT:
        return 1
    return 20 if kind in DECIDING else 2


# --- who catches it ---------------------------------------------------------------------------


SEARCHES = ("_contacts", "_steps", "_summaries", "_rules")
"""Checks that take long, the longest last."""

CHECKS = sorted(
    (each for each in CONTENT_CHECKS if each.__name__ != "_wording" and each not in INVARIANTS),
    key=lambda each: [*SEARCHES].index(each.__name__) if each.__name__ in SEARCHES else -1,
)
"""All but the slow one, which only ever warns, and those that are made before."""


NEEDS = (
    *("immediate_danger", "missing", "suicide_self_harm", "images_online", "blackmail"),
    *("injury_medical", "sexual_assault", "drugs", "place_or_person", "refer_child"),
    *("refer_adult", "anonymous", "parent_support", "child_wants_to_talk", "insider"),
    "allegations",
)
"""What scripts may name to ``contacts --need``."""

OF_RULES_AND_STEPS = ("_rules", "_steps")
"""Checks that no edit of a contact can change the finding of."""


def caught(useless: tuple[str, ...] = ()) -> bool:
    """
    Return whether the content as it now stands is refused by anything.

    Args:
        useless: Checks that need not be made again.
    """
    try:
        catalogue = read_catalogue(Document(DOCUMENT.plain))
    except ContentUnusableError:
        return True
    checked = Checked(Catalogue, Document(DOCUMENT.plain), catalogue, TODAY, LOCK)
    if any(strays(catalogue, scenario) for scenario in SCENARIOS):
        return True
    if any(differs(catalogue, *case) for case in CASES):
        return True
    if set(NEEDS) != set(catalogue.needs):
        return True
    checks = [*INVARIANTS, *(check for check in CHECKS if check.__name__ not in useless)]
    return any(not each.warning for check in checks for each in run([check], checked))


def strays(catalogue: Catalogue, scenario: Scenario) -> bool:
    """Return whether a scenario comes to something it does not expect."""
    told, expect = scenario.answers, scenario.expect
    try:
        asked = [sign.id for sign in catalogue.signs.values() if told.role in sign.questions]
        outcome = screen(
            catalogue,
            Answers(
                told.role,
                told.area,
                told.age,
                {sign: Answer(answer) for sign, answer in scenario.signs(asked).items()},
                {one: Answer(said) for one, said in scenario.circumstances().items()},
            ),
        )
    except (KeyError, AnswersUnusableError):
        return True
    steps = [each.step.id for each in outcome.guidance.steps]
    firsts = [*steps, ""][:1] + [*(each.id for each in outcome.guidance.contacts), ""][:1]
    wanted = [expect.first_step or firsts[0], expect.first_contact or firsts[1]]
    return (
        outcome.level.id != expect.level
        or {each.rule for each in outcome.reasons} != set(expect.rules)
        or outcome.score.points != int(expect.points)
        or not set(expect.steps) <= set(steps)
        or bool(set(expect.not_steps) & set(steps))
        or firsts != wanted
    )


def differs(
    catalogue: Catalogue, role: str, age: str, signs: dict[str, str], others: dict[str, str]
) -> bool:
    """Return whether answers come to something else than worked out by hand."""
    by_hand = oracle.work_out(role, age, signs, others)
    answers = Answers(
        role,
        "",
        age,
        {sign: Answer(said) for sign, said in signs.items()},
        {one: Answer(said) for one, said in others.items()},
    )
    try:
        outcome = screen(catalogue, answers)
    except AnswersUnusableError:
        return True
    reasons = {each.rule: each.level.id for each in outcome.reasons}
    return (by_hand.level, by_hand.reasons, by_hand.points, by_hand.maximum) != (
        outcome.level.id,
        reasons,
        outcome.score.points,
        outcome.score.maximum,
    )


def cases() -> list[Case]:
    """Return every single answer to a sign, and some answers of every kind."""
    chance = Random(5)  # noqa: S311  (a fixed draw, and no secret)
    single: list[Case] = [
        ("parent", "16_to_17", dict.fromkeys(oracle.SIGNS, "no") | {sign: answer}, {})
        for sign in oracle.SIGNS
        for answer in ("yes", "earlier", "maybe")
    ]
    some: list[Case] = [
        (
            chance.choice(oracle.ROLES),
            chance.choice(oracle.AGES),
            {
                sign: chance.choice(oracle.answers_to(sign))
                for sign in chance.sample(oracle.SIGNS, 3)
            },
            {
                one: chance.choice(oracle.CIRCUMSTANCE_ANSWERS)
                for one in chance.sample(oracle.CIRCUMSTANCES, 2)
            },
        )
        for _ in range(60)
    ]
    pairs: list[Case] = [
        ("teacher", "16_to_17", {}, dict.fromkeys(pair, "maybe"))
        for pair in combinations(oracle.CIRCUMSTANCES, 2)
    ]
    return [*single, *pairs, *some]


CASES = cases()


@pytest.fixture(scope="module")
def escaped() -> list[Edit]:
    found = []
    for edit in drawn():
        back = edit.put()
        try:
            if not caught(OF_RULES_AND_STEPS if edit.name.startswith("contacts.") else ()):
                found.append(edit)
        finally:
            back()
    return found


def test_content_is_sound_before_it_is_edited() -> None:
    """Nothing is caught where nothing was edited."""
    assert not caught()


def test_there_are_enough_edits() -> None:
    """At least two hundred edits are tried beside the kinds that nothing could catch."""
    assert LEAST <= sum(edit.kind not in NOT_CAUGHT for edit in drawn())


def test_every_edit_is_caught_but_those_that_are_explained(escaped: list[Edit]) -> None:
    """What changes the instrument, or breaks the content, never passes."""
    assert [] == [(edit.kind, edit.name) for edit in escaped if edit.kind not in NOT_CAUGHT]


def test_every_explanation_is_needed(escaped: list[Edit]) -> None:
    """A kind of edit that is always caught is not excused."""
    kinds = Counter(edit.kind for edit in escaped)

    assert set() == set(NOT_CAUGHT) - set(kinds)
