"""What is asked, and how it is answered, held in content: each thing once, danger first."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from warning_signs.content.checks.published import is_published, published
from warning_signs.core.answers import Answer
from warning_signs.core.asking import WALK_KEYS
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.catalogue import Catalogue, Circumstance, Sign

_TURNED = re.compile(
    r"^(?:\w+n't\b|(?:is|was) it (?:not )?(?:true|so|right) that (?:\S+ ){0,4}not\b"
    r"|(?:\S+ ){1,3}not\b|no\b|never\b|has nothing\b|have no\b)",
    re.IGNORECASE,
)
"""A question that begins so asks for the opposite: "Has your child not gone missing"."""


def key_problems(checked: Checked) -> Iterator[Problem]:
    """Find answers whose key is another's, or the walk's own."""
    seen: set[str] = set()
    for n, choice in enumerate(checked.catalogue.answers.values()):
        if choice.key in seen or choice.key in WALK_KEYS:
            yield Problem(
                "answer_key",
                ("answers", n, "key"),
                f"'{choice.key}' is the key of something else",
                f"choose a letter that no answer has, and none of {' '.join(WALK_KEYS)}",
            )
        seen.add(choice.key)


def walk_problems(checked: Checked) -> Iterator[Problem]:
    """Find what the walk does not ask, or asks twice."""
    catalogue = checked.catalogue
    asked = Counter(name for page in catalogue.walk.values() for name in page.ask)
    wanted = {*catalogue.signs, *catalogue.circumstances, "age"}
    for name in sorted(wanted):
        if asked[name] != 1:
            times = "never" if not asked[name] else f"{asked[name]} times"
            yield Problem(
                "asked_once",
                ("walk",),
                f"'{name}' is asked {times}",
                "put it under 'ask' of one page",
            )
    for n, page in enumerate(catalogue.walk.values()):
        for role, names in page.first.items():
            for name in names:
                if name not in page.ask:
                    yield Problem(
                        "asked_once",
                        ("walk", n, "first", role),
                        f"'{name}' is not asked on this page",
                        "name what stands under 'ask'",
                    )


def question_problems(checked: Checked) -> Iterator[Problem]:
    """Find questions that are gone, late or turned round, and answers that say something else."""
    catalogue = checked.catalogue
    if is_published(catalogue):
        yield from _first(catalogue)
        yield from _answers(catalogue)
        yield from _questions(catalogue)


def _first(catalogue: Catalogue) -> Iterator[Problem]:
    first = published().first
    page = next(iter(catalogue.walk.values()))
    orders = [page.ask, *page.first.values()]
    if any(order[0] != first for order in orders):
        yield Problem(
            "asked_once",
            ("walk", 0),
            f"something is asked before '{first}'",
            "put it first on the first page, for every role",
        )
    for name in published().circumstances:
        if name not in catalogue.circumstances:
            yield Problem("question_missing", ("circumstances",), f"has no '{name}'", "put it back")
    for n, each in enumerate(catalogue.circumstances.values()):
        if each.id in published().own_first and not each.own_first:
            yield Problem(
                "own_first_lost",
                ("circumstances", n),
                f"'{each.id}' no longer puts an overlay last",
                "write 'own_first: \"yes\"': the person may have written it",
            )


def _answers(catalogue: Catalogue) -> Iterator[Problem]:
    for n, found in enumerate(catalogue.answers.values()):
        wanted = published().answers[found.id.value]
        for key, begins in (("sign", wanted.sign), ("circumstance", wanted.circumstance)):
            words = getattr(found, key)
            # "No" says no more than no: an excuse beside it once stood under suicide too.
            if words != begins if found.id is Answer.NO else not words.startswith(begins):
                yield Problem(
                    "answer_turned",
                    ("answers", n, key),
                    f"'{found.id.value}' is offered as '{words}'",
                    f"let its words begin with '{begins}'",
                )
        if found.key != wanted.key:
            yield Problem(
                "answer_turned",
                ("answers", n, "key"),
                f"'{found.id.value}' is given by '{found.key}'",
                f"write {wanted.key}: people press it without looking",
            )


def _questions(catalogue: Catalogue) -> Iterator[Problem]:
    left_out = published().not_asked
    entries: Iterator[tuple[str, int, Sign | Circumstance]] = chain(
        (("signs", n, each) for n, each in enumerate(catalogue.signs.values())),
        (("circumstances", n, each) for n, each in enumerate(catalogue.circumstances.values())),
    )
    asked: dict[tuple[str, str], str] = {}
    for table, n, each in entries:
        for role in catalogue.roles:
            if role not in each.questions and each.id not in left_out.get(role, ()):
                yield Problem(
                    "question_missing",
                    (table, n, "questions"),
                    f"'{each.id}' is not asked of '{role}'",
                    "put the question back",
                )
        for role, question in each.questions.items():
            if (role, question) in asked:
                yield Problem(
                    "asked_once",
                    (table, n, "questions", role),
                    f"'{each.id}' is asked in the words of '{asked[role, question]}'",
                    "ask for what this one is about",
                )
            asked.setdefault((role, question), each.id)
            if _TURNED.search(question):
                yield Problem(
                    "question_turned",
                    (table, n, "questions", role),
                    f"'{question}' asks for the opposite",
                    "ask so that yes means that the sign is there",
                )
