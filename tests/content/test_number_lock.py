"""The lock of numbers: what was confirmed stays, until someone confirms something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from content_files import SMALL, TODAY
from running import warning_signs
from warning_signs import load_catalogue
from warning_signs.content.checks.base import Checked
from warning_signs.content.checks.numbers import lock_problems
from warning_signs.content.letters import bears, strange_letter
from warning_signs.content.limits import Document
from warning_signs.content.number_lock import NAME, WITHDRAWN, Lock, read_lock, with_confirmed
from warning_signs.content.places import DATA
from warning_signs.content.reach_forms import address_fault, number_fault
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.errors import ContentUnusableError

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = load_catalogue()
LOCK = read_lock(DATA / NAME)


def with_contact(name: str, **changes: object) -> Catalogue:
    changed = replace(SHIPPED.contacts[name], **changes)  # type: ignore[arg-type]
    return replace(SHIPPED, contacts={**SHIPPED.contacts, name: changed})


def found(catalogue: Catalogue, lock: Lock | None = LOCK) -> list[tuple[str, str]]:
    checked = Checked(Catalogue, Document({}), catalogue, TODAY, lock)
    return [(each.code, each.problem) for each in lock_problems(checked)]


def test_every_contact_is_confirmed_with_its_day_and_page() -> None:
    """The lock has a line for each, and the line says when it was confirmed and by what."""
    assert list(SHIPPED.contacts) == list(LOCK.contacts)
    assert all(row["confirmed"] and row["source"] for row in LOCK.contacts.values())
    assert [] == found(SHIPPED)


def test_two_numbers_that_are_swapped_are_both_told() -> None:
    """Each is a right number, and each is the other's."""
    one, other = (SHIPPED.contacts[name] for name in ("samaritans", "crimestoppers"))
    swapped = {
        **SHIPPED.contacts,
        one.id: replace(one, phone=other.phone),
        other.id: replace(other, phone=one.phone),
    }

    assert ["number_changed", "number_changed"] == [
        code for code, _ in found(replace(SHIPPED, contacts=swapped))
    ]


def test_spaces_in_a_number_change_nothing() -> None:
    """What is dialled is compared, and not how it is set."""
    assert [] == found(with_contact("childline", phone="08001111"))


def test_content_without_a_lock_is_held_to_none() -> None:
    """A list of another country has contacts of its own."""
    assert [] == found(with_contact("childline", phone="0800 1112"), None)


@pytest.mark.parametrize(
    "text",
    [
        "- a",
        "childline: x",
        "childline: {name: x}",
        "childline: {confirmed: [a]}",
        "never_print: x",
    ],
)
def test_a_damaged_lock_is_told_as_that(tmp_path: Path, text: str) -> None:
    """Somebody wrote into it by hand; nothing is taken for confirmed that is not."""
    file = tmp_path / NAME
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ContentUnusableError) as error:
        read_lock(file)

    (problem,) = error.value.problems
    assert ("is damaged", True) == (problem.problem, NAME in problem.hint)


def test_a_contact_that_is_gone_is_told() -> None:
    """What was confirmed does not leave in silence."""
    others = {name: each for name, each in SHIPPED.contacts.items() if name != "childline"}

    assert [("contact_changed", "'childline' was confirmed, and is gone")] == found(
        replace(SHIPPED, contacts=others)
    )


def test_confirming_writes_one_line_and_leaves_the_others(tmp_path: Path) -> None:
    """The new line has the day and the page of the entry."""
    changed = with_contact(
        "childline", phone="0800 1112", compiled="2026-12-24", sources=("https://example.org/new",)
    )
    file = tmp_path / NAME
    file.write_text(with_confirmed(LOCK, changed, ["childline"]), encoding="utf-8")
    after = read_lock(file)
    row = after.contacts["childline"]

    assert [] == found(changed, after)
    assert ("08001112", "2026-12-24", "https://example.org/new") == (
        *(row[key] for key in ("phone", "confirmed", "source")),
    )
    assert {**LOCK.contacts, "childline": row} == after.contacts
    assert LOCK.withdrawn == after.withdrawn


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"phone": "0800 1112"}, "number_changed", id="the-old-day"),
        pytest.param({"sources": ()}, "contact_without_source", id="no-page"),
    ],
)
def test_nothing_is_confirmed_without_a_new_day_and_a_page(
    changes: dict[str, object], code: str
) -> None:
    """Who confirms a number has looked at a page, that day."""
    with pytest.raises(ContentUnusableError) as error:
        with_confirmed(LOCK, with_contact("childline", **changes), ["childline"])

    assert [code] == [each.code for each in error.value.problems]


@pytest.mark.slow
def test_check_confirms_and_then_finds_nothing(tmp_path: Path) -> None:
    """The command writes the lock that lies beside the contacts, and checks after that."""
    content, lock = tmp_path / "small.yaml", tmp_path / NAME
    content.write_bytes(SMALL.read_bytes())
    catalogue = load_catalogue(content)
    lock.write_text(
        with_confirmed(Lock({}, frozenset()), catalogue, [*catalogue.contacts, WITHDRAWN]),
        encoding="utf-8",
    )
    text = content.read_text(encoding="utf-8")
    changed = text.replace('"01632 960001"', '"01632 960009"')
    content.write_text(changed, encoding="utf-8")
    done = [warning_signs("check", str(content))]
    content.write_text(_today(changed), encoding="utf-8")
    done += [warning_signs("check", "--confirm", each, str(content)) for each in ("lime", "line")]

    assert "number_changed" in done[0].stdout
    assert [4, 2, 0] == [each.returncode for each in done]
    assert "did you mean 'line'?" in done[1].stderr
    assert "01632960009" in lock.read_text(encoding="utf-8")


def _today(text: str) -> str:
    """Write a later day under the line whose number was changed."""
    before, number, after = text.partition('"01632 960009"')
    return before + number + after.replace("2026-11-23", "2026-11-24", 1)


@pytest.mark.parametrize("number", ["999", "0800 1111", "116 123", "01375 380609", "028 9504 9999"])
def test_numbers_of_the_united_kingdom_have_a_form(number: str) -> None:
    """What services of these islands are reached by."""
    assert "" == number_fault(number)


@pytest.mark.parametrize("number", ["61016", "07860 077333", "85258"])
def test_a_text_may_go_to_a_short_code_or_a_mobile(number: str) -> None:
    """A call may not."""
    assert "" == number_fault(number, text=True)
    assert number_fault(number)


@pytest.mark.parametrize("address", ["https://a.org", "https://a-b.org.uk/c/d?e=f#g"])
def test_a_plain_address_is_taken(address: str) -> None:
    """A host in small letters, with any path."""
    assert "" == address_fault(address)


@pytest.mark.parametrize("text", ["Llŷr Ôl ẅ", "café, naïve: £5 \u2013 “so”…", "24/7 & more"])
def test_letters_of_these_islands_are_not_strange(text: str) -> None:
    """Welsh, Gaelic and Irish names, and the marks of good typography."""
    assert "" == strange_letter(text)


def test_a_short_name_is_found_as_a_word_alone() -> None:
    """Parts of other words are no name."""
    assert ["", "NHS"] == [bears(name, ["NHS"]) for name in ("Unhsafe", "The NHS desk")]
