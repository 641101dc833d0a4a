"""
What ``check`` finds by itself when content is edited wrongly, of the kinds people make.

An editor of a fork or a county has no tests and no scenarios: only ``check``. So plausible wrong
edits are made one at a time, and only what ``check`` says is counted. The searches that take
seconds are left out, so it finds no less than is counted here.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from edits import Edit, becoming, cut, swap, together
from warning_signs.content.catalogue_reader import read_catalogue
from warning_signs.content.checks.base import Checked
from warning_signs.content.checks.runner import CONTENT_CHECKS, INVARIANTS
from warning_signs.content.limits import Document
from warning_signs.content.loader import read_whole
from warning_signs.content.number_lock import NAME, read_lock
from warning_signs.content.places import DATA, shipped_content
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.errors import ContentUnusableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.errors import Path

pytestmark = pytest.mark.slow

PLAIN = read_whole(shipped_content()).plain
LOCK = read_lock(DATA / NAME)
TODAY = date.fromisoformat(PLAIN["reviewed"]) + timedelta(days=7)
LEAST = 500
SHARE = 0.95

SEARCHES = {"_wording", "_rules", "_steps", "_contacts", "_cases", "_summaries", "act_problems"}
"""Checks that take long; what they find besides is not counted."""

QUICK = [
    *(each for each in INVARIANTS if each.__name__ not in SEARCHES),
    *(each for each in CONTENT_CHECKS if each.__name__ not in SEARCHES and each not in INVARIANTS),
]

HARMFUL = (
    "Only call 999 if you have proof.",
    "Do not involve the police, it makes things worse.",
    "Wait 24 hours, then ring 101.",
    "Tell that person what you think of them.",
    "Leave them alone for a while.",
    "She was asking for it.",
    "Children lie about this.",
    "Delete the messages at once.",
    "Promise the child that you will tell nobody.",
    "\u0421\u0430ll 999 now.",
    "Ring <script>alert(1)</script> now.",
    "Ring 0845 123 4567 at once.",
    "Ask the head before you ring the police.",
    "Keep this inside the school.",
)
WRONG_PHONES = (
    *("0906 123 4567", "0871 123 4567", "070 1234 5678", "1", "0", "118 118"),
    *("0800 1111 1111 1111", "0800 1112", "911"),
)
WRONG_WEBS = (
    "https://www.nspcc.org.uk.evil.example/",
    "https://user:pw@www.nspcc.org.uk/",
    "http://www.nspcc.org.uk/",
)
NOT_FOUND = {
    "step later": "a step for later that comes later still: published.yaml holds now and today",
    "weaker beginning": "a softer opening of an act of which published.yaml holds no words",
    "sentence gone": "a sentence of which it holds none: it keeps what cannot be done without",
    "step given wider": "an exception that published.yaml does not name, such as an age",
}
"""Kinds of which some edits are not found, and why that is."""


# --- the edits --------------------------------------------------------------------------------


def texts(plain: Any, at: Path = ()) -> Iterator[tuple[Any, Any, str]]:
    """Return every text with what holds it and where in that."""
    found: Iterable[tuple[Any, Any]] = ()
    if isinstance(plain, dict):
        found = plain.items()
    elif isinstance(plain, list):
        found = enumerate(plain)
    for key, each in found:
        if isinstance(each, str):
            yield plain, key, each
        else:
            yield from texts(each, (*at, key))


def row(table: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in PLAIN[table] if each["id"] == name)
    return found


def everywhere(old: str, new: str) -> Edit:
    puts = [
        swap(holder, key, text.replace(old, new))
        for holder, key, text in texts(PLAIN)
        if old in text
    ]
    return Edit("number everywhere", f"{old} to {new}", together(*puts))


def numbers() -> Iterator[Edit]:
    for old, new in (
        *(("999", each) for each in ("998", "911", "112", "101")),
        *(("101", "102"), ("0800 1111", "0800 1112"), ("116 123", "116 132")),
        *(("0808 800 5000", "0808 800 5001"), ("0800 555 111", "0800 555 112")),
    ):
        yield everywhere(old, new)
    phones = [each for each in PLAIN["contacts"] if "phone" in each]
    for each in phones:
        wrong = each["phone"][:-1] + str((int(each["phone"][-1]) + 1) % 10)
        yield Edit("wrong digit", each["id"], swap(each, "phone", wrong))
        yield Edit("phone dropped", each["id"], cut(each, "phone"))
    for phone in WRONG_PHONES:
        yield Edit("wrong form", phone, swap(row("contacts", "childline"), "phone", phone))
    for one, other in combinations(phones[::6], 2):
        both = together(swap(one, "phone", other["phone"]), swap(other, "phone", one["phone"]))
        yield Edit("numbers swapped", f"{one['id']}, {other['id']}", both)


def rules() -> Iterator[Edit]:
    levels = [each["id"] for each in PLAIN["levels"]]
    for n, rule in enumerate(PLAIN["rules"]):
        lower = levels[levels.index(rule["level"]) - 1]
        narrow = {"all_of": [{"role": ["teacher"]}, rule["when"]]}
        young = {"all_of": [{"age": ["13_to_15"]}, rule["when"]]}
        yield Edit("rule deleted", rule["id"], cut(PLAIN["rules"], n))
        yield Edit("rule lowered", rule["id"], swap(rule, "level", lower))
        yield Edit("rule given to fewer", f"{rule['id']}, teachers", swap(rule, "when", narrow))
        yield Edit("rule given to fewer", f"{rule['id']}, one age", swap(rule, "when", young))
        if "possible" in rule["when"]:
            stricter = {"present": rule["when"]["possible"]}
            yield Edit("rule made stricter", rule["id"], swap(rule, "when", stricter))


def weights() -> Iterator[Edit]:
    for points in ("13", "20", "60", "200"):
        yield Edit("level later", points, swap(row("levels", "refer"), "points", points))
    yield Edit("level later", "advice", swap(row("levels", "advice"), "points", "2"))
    for strength in PLAIN["strengths"]:
        for answer in ("yes", "earlier", "maybe"):
            less = str(int(strength[answer]) - 1)
            where = f"{strength['id']} {answer}"
            yield Edit("fewer points", where, swap(strength, answer, less))
        yield Edit("unsure weighs more", strength["id"], swap(strength, "maybe", "9"))
    overlap = PLAIN["overlaps"][0]
    yield Edit("limit lower", "0", swap(overlap, "at_most", "0"))
    every = [each["id"] for each in PLAIN["signs"]]
    yield Edit("limit wider", "all signs", swap(overlap, "signs", every))
    for one, other in combinations(PLAIN["levels"], 2):
        both = together(swap(one, "label", other["label"]), swap(other, "label", one["label"]))
        yield Edit("levels swapped", f"{one['id']}, {other['id']}", both)


def signs() -> Iterator[Edit]:
    for sign in PLAIN["signs"]:
        label = f"risky {sign['label']}"
        yield Edit("wording altered", sign["id"], swap(sign, "label", label))
        others = [each for each in sign["cite"] if each["source"] != "essex_police_2021"]
        yield Edit("article dropped", sign["id"], swap(sign, "cite", others))
        if sign["weight"]["strength"] != "general":
            yield Edit("sign weakened", sign["id"], swap(sign["weight"], "strength", "general"))
    for each in (*PLAIN["signs"], *PLAIN["circumstances"]):
        asked = each["questions"]
        yield Edit("question dropped", each["id"], cut(asked, "parent"))
        first, _, rest = asked["parent"].partition(" ")
        who = " ".join(rest.split()[:2])
        turned = f"{first} {who} not {' '.join(rest.split()[2:])}"
        yield Edit("question turned", each["id"], swap(asked, "parent", turned))


def walk() -> Iterator[Edit]:
    for page in PLAIN["walk"]:
        for n, name in enumerate(page["ask"]):
            yield Edit("not asked", name, cut(page["ask"], n))
    first, last = PLAIN["walk"][0], PLAIN["walk"][-1]
    moved = [*last["ask"], "danger_now"]
    later = together(swap(first, "ask", first["ask"][1:]), swap(last, "ask", moved))
    yield Edit("danger later", "last of all", later)
    yield Edit("danger later", "second", swap(first, "ask", [*first["ask"][1:], "danger_now"]))
    yield Edit("page dropped", first["id"], cut(PLAIN["walk"], 0))
    for name in ("gifts", "missing", "worried"):
        yield Edit("asked twice", name, swap(last, "ask", [*last["ask"], name]))


def answers() -> Iterator[Edit]:
    for one, other in combinations(PLAIN["answers"], 2):
        where = f"{one['id']}, {other['id']}"
        keys = together(swap(one, "key", other["key"]), swap(other, "key", one["key"]))
        words = together(swap(one, "sign", other["sign"]), swap(other, "sign", one["sign"]))
        yield Edit("keys swapped", where, keys)
        yield Edit("two on a key", where, swap(one, "key", other["key"]))
        yield Edit("answers swapped", where, words)
    for key in "brxk":
        yield Edit("key of the walk", key, swap(PLAIN["answers"][2], "key", key))


def steps() -> Iterator[Edit]:
    for n, step in enumerate(PLAIN["steps"]):
        name = step["id"]
        if step["time"] in ("now", "today"):
            yield Edit("step deleted", name, cut(PLAIN["steps"], n))
            yield Edit("step later", name, swap(step, "time", "ongoing"))
        elif step["time"] == "this_week":
            yield Edit("step later", name, swap(step, "time", "ongoing"))
        if "unless" in step:
            yield Edit("step given wider", name, cut(step, "unless"))
        if "Do not" in step["text"]:
            turned = step["text"].replace("Do not", "Do", 1)
            yield Edit("not lost in a step", name, swap(step, "text", turned))
    for n, harmful in enumerate(HARMFUL):
        for step in (PLAIN["steps"][n], PLAIN["steps"][n + 40]):
            yield Edit("harmful text", f"{step['id']}: {harmful}", swap(step, "text", harmful))
    for n, each in enumerate(PLAIN["avoid"]):
        yield Edit("warning deleted", each["id"], cut(PLAIN["avoid"], n))
        turned = each["text"].replace("Do not", "Do")
        yield Edit("not lost in a warning", each["id"], swap(each, "text", turned))


def prose() -> Iterator[Edit]:
    summary = PLAIN["summary"]
    urgent = [each for each in PLAIN["steps"] if each["time"] == "now"]
    for each in (*urgent, *summary["first"], *summary["heads"]):
        name, text = each["id"], each["text"]
        if "999" in text:
            yield Edit(
                "wrong number in prose", name, swap(each, "text", text.replace("999", "111"))
            )
        for weaker in ("Consider this: ", "If you wish: "):
            first = text.partition(".")[0]
            rest = text[len(first) :]
            lower = f"{weaker}{first[0].lower()}{first[1:]}{rest}"
            yield Edit("weaker beginning", f"{name}: {weaker}", swap(each, "text", lower))
    for each in (*PLAIN["avoid"], *summary["worst"]):
        weaker = each["text"].replace("Do not", "Try not to")
        yield Edit("weaker warning", each["id"], swap(each, "text", weaker))
    for each in urgent:
        parts = each["text"].split(". ")
        for n in range(len(parts)):
            rest = ". ".join(parts[:n] + parts[n + 1 :])
            if rest:
                yield Edit("sentence gone", f"{each['id']} {n}", swap(each, "text", rest))


def contacts() -> Iterator[Edit]:
    for each in PLAIN["contacts"]:
        name = each["id"]
        elsewhere = ["wales"] if each["areas"] != ["wales"] else ["scotland"]
        yield Edit("serves elsewhere", name, swap(each, "areas", elsewhere))
        if not each.get("child_ages"):
            adults = becoming(each, {**each, "child_ages": ["18_plus"]})
            yield Edit("for adults alone", name, adults)
        if "any_hour" not in each:
            claim = becoming(each, {**each, "any_hour": "yes"})
            yield Edit("24 hours claimed", name, claim)
    yield from directory()


def directory() -> Iterator[Edit]:
    for name in ("childline", "report_remove", "nspcc_helpline"):
        adults = swap(row("contacts", name), "child_ages", ["18_plus"])
        yield Edit("for adults alone", name, adults)
    for web in WRONG_WEBS:
        for name in ("nspcc_helpline", "childline", "police_101"):
            yield Edit("wrong address", f"{name}: {web}", swap(row("contacts", name), "web", web))
    for one, other in combinations(PLAIN["contacts"][::12], 2):
        both = together(swap(one, "name", other["name"]), swap(other, "name", one["name"]))
        yield Edit("names swapped", f"{one['id']}, {other['id']}", both)
    for n, name in enumerate(PLAIN["always"]):
        yield Edit("not always", name, cut(PLAIN["always"], n))
    for n in range(0, len(PLAIN["never_print"]), 6):
        yield Edit("withdrawn number back", str(n), cut(PLAIN["never_print"], n))
    for name, within in (
        *(("southend", "essex"), ("scotland", "england"), ("thurrock", "wales")),
        *(("essex", "scotland"), ("northern_ireland", "wales")),
    ):
        yield Edit("area moved", name, swap(row("areas", name), "within", within))


def words() -> Iterator[Edit]:
    said = PLAIN["words"]
    for key, text in (
        ("what_it_is_not", "This is an assessment."),
        ("limits", "None."),
        ("not_erased", "This leaves no trace."),
        ("young_person", "You should have told someone."),
        ("check_numbers", "All numbers are right."),
        ("not_sealed", "Nothing can be seen here."),
    ):
        yield Edit("limits unsaid", key, swap(said, key, text))
    for key, day in (("reviewed", "2019-01-01"), ("next_review", "2099-01-01")):
        yield Edit("day moved", key, swap(PLAIN, key, day))


MOST = 18


def drawn() -> list[Edit]:
    """Draw some edits of each kind, the same ones every time."""
    by_kind: dict[str, list[Edit]] = {}
    kinds = (numbers, rules, weights, signs, walk, answers, steps, prose, contacts, words)
    for edit in (each for kind in kinds for each in kind()):
        by_kind.setdefault(edit.kind, []).append(edit)
    return [
        edit
        for found in by_kind.values()
        for edit in sorted(found, key=lambda each: crc32(each.name.encode()))[:MOST]
    ]


# --- what check says --------------------------------------------------------------------------


def finds() -> bool:
    """Return whether the content as it now stands gives anything to say."""
    document = Document(PLAIN)
    try:
        catalogue = read_catalogue(document)
    except ContentUnusableError:
        return True
    checked = Checked(Catalogue, document, catalogue, TODAY, LOCK)
    return any(True for check in QUICK for _ in check(checked))


@pytest.fixture(scope="module")
def passed() -> list[Edit]:
    found = []
    for edit in drawn():
        back = edit.put()
        try:
            if not finds():
                found.append(edit)
        finally:
            back()
    return found


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    """The content as it is gives nothing to say."""
    assert not finds()


def test_there_are_enough_edits() -> None:
    """At least five hundred."""
    assert LEAST <= len(drawn())


def test_most_of_what_is_wrong_is_found(passed: list[Edit]) -> None:
    """At least ninety-five of a hundred edits, by check alone."""
    share = 1 - len(passed) / len(drawn())

    assert SHARE <= share, [(each.kind, each.name) for each in passed]


def test_the_rest_is_explained(passed: list[Edit]) -> None:
    """What is not found is of few kinds, each with its reason; none is excused for nothing."""
    assert set(NOT_FOUND) == set(Counter(each.kind for each in passed))
