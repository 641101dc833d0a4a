"""What commands show at a terminal: pages to turn, bold headings, errors that are folded."""

from __future__ import annotations

import re
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import pytest

from walking import CODE, Walk, ended, pexpect, spawn

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.terminal]


ALTERNATE = "\x1b[?1049h"


def shown(*arguments: str, columns: int = 80, **environ: str) -> tuple[int, str]:
    """Run a command that asks for nothing, and give its exit code and what it sent."""
    child = spawn(*arguments, columns=columns, rows=24, **environ)
    child.expect(pexpect.EOF)
    sent = child.before.replace("\r\n", "\n")
    return ended(child) or 0, sent


def test_contacts_are_turned_page_by_page_and_the_terminal_is_given_back() -> None:
    """The keys are those of the walk; at the end of the last page Enter leaves."""
    book = Walk(command="contacts")
    first = book.drawn()
    second = book.press("\x1b[6~")
    again = book.press("b")
    last = book.press("\x1b[F")
    book.child.send("\r")
    book.end()

    assert "If you are under 18" in first
    assert "next page (1 of" in first
    assert first == again != second
    assert "x close" in first
    assert ["x close   b page before"] == [row.rstrip() for row in last.split("\n")[-1:]]
    assert "Name one to see everything about it" in " ".join(last.split())
    assert (0, 0) == (book.child.exitstatus, book.overflowed)
    assert book.sent.rstrip().endswith("\x1b[23;2t")


def test_more_remarks_than_a_terminal_shows_are_turned_page_by_page(tmp_path: Path) -> None:
    """Each stands with its hint, and the exit code is the same; --no-pager writes them at once."""
    overlay = tmp_path / "school.yaml"
    overlay.write_text("".join(f"key{n}: none\n" for n in range(20)), encoding="utf-8")
    book = Walk(str(overlay), command="check")
    first = book.drawn()
    book.child.send("x")
    book.end()
    code, sent = shown("check", "--no-pager", str(overlay))

    assert re.match(r"2\d errors, 0 warnings", first)
    assert "next page (1 of" in first
    assert "hint: use one of" in first
    assert "x close" in first
    assert 4 == book.child.exitstatus == code
    assert ALTERNATE not in sent


@pytest.mark.parametrize("line", ["contacts --no-pager", "contacts childline", "signs --no-pager"])
def test_what_fits_or_is_asked_for_at_once_is_written_with_bold_headings(line: str) -> None:
    """It stays in the window, where it can be searched and copied."""
    code, sent = shown(*line.split())

    assert 0 == code
    assert ALTERNATE not in sent
    assert re.match(r"\x1b\[1m[A-Z0-9 ]+\x1b\[0m\n", sent)


@pytest.mark.parametrize("name", ["ACCESSIBLE", "TERM"])
def test_who_listens_is_sent_no_escape_and_no_pages(name: str) -> None:
    """All of it comes at once, in lines of words."""
    code, sent = shown(
        "contacts",
        "essex",
        TERM="dumb" if name == "TERM" else "xterm",
        ACCESSIBLE=str(name == "ACCESSIBLE"),
    )

    assert 0 == code
    assert "\x1b" not in sent


def test_lines_are_no_longer_than_is_read_well() -> None:
    """On a wide window, signs and the remarks of check end at 100 columns."""
    with NamedTemporaryFile("w", suffix=".yaml") as overlay:  # A short name, for it is not folded.
        overlay.write("name: A school\ndated: soon\nnumbers: none\n")
        overlay.flush()
        for arguments in (("signs", "gifts", "--no-pager"), ("check", overlay.name)):
            _, sent = shown(*arguments, columns=200)
            assert max(len(line) for line in CODE.sub("", sent).split("\n")) <= 100


@pytest.mark.parametrize("columns", [40, 60])
def test_an_error_is_folded_between_words(columns: int) -> None:
    """The words of the hint stay whole, and what follows is indented."""
    code, sent = shown("signs", "grooming", columns=columns)
    lines = sent.rstrip().split("\n")
    [hint] = [n for n, line in enumerate(lines) if line.startswith("hint: ")]

    assert 2 == code
    assert len(lines) > 3
    assert all(len(line) <= columns for line in lines)
    assert all(line.startswith("  ") for line in lines[hint + 1 :])
    assert "online_sexual_bullying, online_vulnerability" in " ".join(sent.split())
