"""
Make every generated part of the documentation current: python scripts/refresh_docs.py.

There are four kinds: what a command shows, in a ``console`` block that begins with the command;
tables and sentences made from the content, between ``<!-- made: NAME -->`` and
``<!-- end: NAME -->``; the pictures of the walk; and what shells complete.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation import evaluation, evaluation_bands, evaluation_cases, evaluation_roles

from warning_signs import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs import Catalogue

TOP = Path(__file__).parents[1]
PAGES = (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))
EXAMPLE = re.compile(r"```console\n(\$ .*?)\n```", re.DOTALL)
PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)
COLUMNS = "100"


def refreshed(text: str) -> str:
    """Return a page with each example and each part as it is now."""
    catalogue = load_catalogue()
    text = EXAMPLE.sub(lambda found: f"```console\n{_example(found[1])}\n```", text)
    return PART.sub(lambda found: f"{found[1]}{PARTS[found[2]](catalogue)}\n{found[3]}", text)


def _example(block: str) -> str:
    """Run the command of one block; its further lines begin with four spaces."""
    lines = block.split("\n")
    command = [lines[0]]
    for line in lines[1:]:
        if not line.startswith("    ") or not command[-1].endswith(("|", "\\")):
            break
        command.append(line)
    return "\n".join([*command, output("\n".join(command).removeprefix("$ "))])


def output(command: str) -> str:
    """Return what a command shows a person, errors among it."""
    done = subprocess.run(  # noqa: S602  (an example is what a person would type)
        command,
        shell=True,
        check=False,
        cwd=TOP,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": COLUMNS,
        },
    )
    return done.stdout.rstrip("\n")


def edition(catalogue: Catalogue) -> str:
    """Return which content this is, how old it is, and how many sources were read."""
    sources = catalogue.sources.values()
    read = sum(source.read == "read" for source in sources)
    looked_over, due = _day(catalogue.reviewed), _day(catalogue.next_review)
    return (
        f"The content is edition {catalogue.edition}, looked over on {looked_over} and due again "
        f"by {due}. It rests on {len(sources)} sources, {read} of them read at least in part."
    )


def documents(catalogue: Catalogue) -> str:
    """Return the values an answers document may hold, with what each means."""
    areas = {area.id: area for area in catalogue.areas.values() if area.within}
    labels: dict[str, dict[str, Any]] = {
        "role": {**catalogue.roles},
        "area": areas,
        "age": {**catalogue.ages},
    }
    answers = catalogue.answers.values()
    return _table(
        ("key", "value", "meaning"),
        [
            *(
                (f"`{key}`", f"`{each.id}`", each.label)
                for key, table in labels.items()
                for each in table.values()
            ),
            *(("`signs`", f"`{each.id}`", each.sign) for each in answers if each.sign),
            *(
                ("`circumstances`", f"`{each.id}`", each.circumstance)
                for each in answers
                if each.circumstance
            ),
        ],
    )


def levels(catalogue: Catalogue) -> str:
    """Return the levels, the highest first, with what each means and the points that reach it."""
    return _table(
        ("level", "id", "reached", "what it means"),
        (
            (
                f"**{level.label}**",
                f"`{level.id}`",
                _points(level.points, lowest=level.rank == 0),
                level.meaning,
            )
            for level in sorted(catalogue.levels.values(), key=lambda level: -level.rank)
        ),
    )


def strengths(catalogue: Catalogue) -> str:
    """Return what an answer adds, by the strength of its sign, and what counts together."""
    table = _table(
        ("strength", "yes", "earlier", "maybe", "why", "rests on"),
        (
            (each.label, str(each.yes), str(each.earlier), str(each.maybe), each.why, each.basis)
            for each in catalogue.strengths.values()
        ),
    )
    together = (
        f"Together, {', '.join(f'`{sign}`' for sign in each.signs)} give at most {each.at_most}. "
        f"{each.why}"
        for each in catalogue.overlaps.values()
    )
    return "\n\n".join([table, *together])


def signs(catalogue: Catalogue) -> str:
    """Return the signs in their published order: wording, strength, and who is asked."""
    return _table(
        ("", "sign", "published wording", "strength", "asked of"),
        (
            (
                str(number),
                f"`{sign.id}`",
                sign.label,
                catalogue.strengths[sign.weight.strength].label,
                _asked(catalogue, sign.questions),
            )
            for number, sign in enumerate(catalogue.signs.values(), 1)
        ),
    )


def circumstances(catalogue: Catalogue) -> str:
    """Return the circumstances: meaning, and who is asked."""
    return _table(
        ("circumstance", "meaning", "asked of"),
        (
            (f"`{each.id}`", each.label, _asked(catalogue, each.questions))
            for each in catalogue.circumstances.values()
        ),
    )


def rules(catalogue: Catalogue) -> str:
    """Return every rule, in the words of ``signs --rules``."""
    rows = json.loads(output("warning-signs signs --rules --format json"))["rules"]
    return _table(
        ("at least", "rule", "holds when", "rests on"),
        (
            (
                catalogue.levels[row["level"]].label,
                f"`{row['id']}`",
                row["when"],
                row["basis"] + ("; shown for information" if row["information"] else ""),
            )
            for row in rows
        ),
    )


def stories(_: Catalogue) -> str:
    """Return the training stories: who answers, how long it takes, what it teaches."""
    rows = json.loads(output("warning-signs demo --list --format json"))["scenarios"]
    return _table(
        ("for", "story", "title", "minutes", "what it teaches"),
        (
            (
                row["role"],
                f"`{row['id']}`",
                row["title"],
                str(row["minutes"]),
                row["teaches"],
            )
            for row in rows
        ),
    )


PARTS = {
    made.__name__: made
    for made in (
        edition,
        documents,
        levels,
        strengths,
        signs,
        circumstances,
        rules,
        stories,
        evaluation,
        evaluation_roles,
        evaluation_bands,
        evaluation_cases,
    )
}


def _points(points: int | None, *, lowest: bool) -> str:
    if points is not None:
        return f"from {points} point{'s' * (points > 1)}"
    return "where nothing gives a higher one" if lowest else "never by points"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _asked(catalogue: Catalogue, questions: Iterable[str]) -> str:
    roles = [role for role in catalogue.roles if role in set(questions)]
    return "everyone" if roles == list(catalogue.roles) else ", ".join(roles)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [list(heads), *(list(row) for row in rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in cells)


def main() -> None:
    """Write every page and picture that is not current."""
    from completions import FILES as COMPLETIONS  # noqa: PLC0415
    from man_page import man_page  # noqa: PLC0415
    from pictures import PICTURES, pictures  # noqa: PLC0415  (pages can be made without drawing)

    for page in PAGES:
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name, picture in pictures().items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
    for name, made in COMPLETIONS.items():
        (TOP / "completions" / name).write_text(made(), encoding="utf-8")
    (TOP / "man" / "warning-signs.1").write_text(man_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
