"""The pages are current, lead somewhere, and agree with the program."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import PICTURES, pictures
from refresh_docs import PAGES as GENERATED
from refresh_docs import PARTS, refreshed

from fences import PAGES, TOP, anchors, fences, links, tokens

pytestmark = pytest.mark.slow

README = (TOP / "README.md").read_text(encoding="utf-8")
PROGRAM = [sys.executable, "-m", "warning_signs"]
NONE_SEEN = ["missing", "injuries", "drugs_or_alcohol", "appearance"]
ANSWERS = {
    "watch": json.dumps({"role": "community", "signs": dict.fromkeys(NONE_SEEN, "no")}),
    "advice": '{"role": "parent", "signs": {"gifts": "yes"}}',
    "refer": '{"role": "parent", "circumstances": {"disclosed": "yes"}}',
    "emergency": '{"role": "parent", "circumstances": {"danger_now": "yes"}}',
}


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_what_is_generated_is_current(page: Path) -> None:
    """Examples and tables are what scripts/refresh_docs.py would write today."""
    text = page.read_text(encoding="utf-8")

    assert refreshed(text) == text


def test_every_generated_part_stands_in_a_page() -> None:
    """The script makes nothing that nobody reads, and every mark of a part is one it knows."""
    text = "".join(page.read_text(encoding="utf-8") for page in GENERATED)
    marks = re.findall(r"<!-- made: (\w+) -->", text)

    assert sorted(PARTS) == sorted(marks)
    assert marks == re.findall(r"<!-- end: (\w+) -->", text)


def test_the_pictures_are_current() -> None:
    """Each is what the walk shows today, none is left over, and each stands in a page."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    shown = {Path(link).stem for page in PAGES for link in links(page) if link.endswith(".svg")}

    assert pictures() == found
    assert shown == set(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    """The file is there, and the heading that is named in it."""
    lost = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)

    assert [] == lost


def test_every_page_can_be_reached_from_the_readme() -> None:
    """No page of the documentation is an orphan."""
    seen: set[Path] = set()
    waiting = [TOP / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md" and page.is_file():
            seen.add(page)
            waiting += [
                (page.parent / path).resolve()
                for link in links(page)
                if (path := link.partition("#")[0])
            ]

    assert set() == set(PAGES) - seen


@pytest.mark.parametrize("language", ["json", "yaml"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_documents_in_the_pages_can_be_scored(page: Path, language: str) -> None:
    """Every document shown in full is one the program takes."""
    for document in fences(page, language):
        done = subprocess.run(
            [*PROGRAM, "score", "--brief"],
            input=document,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, "") == (done.returncode, done.stderr)


def test_what_the_pages_tell_contributors_to_run_is_there() -> None:
    """Every folder and script named in a command of CONTRIBUTING exists."""
    named = [
        word
        for token in tokens(TOP / "CONTRIBUTING.md")
        if token.type == "code_inline" and token.content.startswith(".venv/bin/python ")
        for word in token.content.split()[1:]
        if "/" in word
    ]

    assert named
    assert [] == [path for path in named if not (TOP / path).exists()]


def exit_code(arguments: list[str], data: str = "") -> int:
    done = subprocess.run(
        [*PROGRAM, *arguments], input=data, text=True, capture_output=True, check=False
    )
    return done.returncode


def interrupted() -> int:
    """Interrupt a walk that waits for an answer, and return how it ended."""
    with subprocess.Popen(
        [*PROGRAM, "screen", "--plain", "--role", "parent", "--area", "essex"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as walk:
        assert walk.stderr is not None
        walk.stderr.readline()  # It has begun, and now waits.
        walk.send_signal(signal.SIGINT)
        walk.stderr.read()
    return walk.returncode


def test_the_table_of_exit_codes_holds(tmp_path: Path) -> None:
    """Each code of the README is given by the case it describes, and no other is in the table."""
    unusable = tmp_path / "content.yaml"
    unusable.write_text("signs: []\n", encoding="utf-8")
    levels = dict(enumerate(ANSWERS.values(), 10))
    given = {
        0: exit_code(["score"], ANSWERS["refer"]),
        1: exit_code(["screen", "--role", "parent", "--area", "essex"]),
        2: exit_code(["score", "--format", "none"]),
        3: exit_code(["score"], '{"role": "nobody"}'),
        4: exit_code(["check", str(unusable)]),
        **{code: exit_code(["score", "--exit-level"], said) for code, said in levels.items()},
        130: interrupted(),
    }
    table = README.partition("## Exit codes")[2].partition("\n## ")[0]

    assert {code: code for code in given} == given
    assert list(given) == [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
