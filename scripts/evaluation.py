"""The tables of docs/evaluation.md, from a run of ``evaluate``; ``refresh_docs`` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT
from warning_signs.evaluation.cases import read_cases
from warning_signs.evaluation.counting import load_method
from warning_signs.evaluation.pages import told_share
from warning_signs.evaluation.tally import Judged, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs import Catalogue
    from warning_signs.evaluation.tally import Evaluation

CASES = Path(__file__).parents[1] / "examples" / "published-cases.yaml"
METHOD = load_method()


def evaluated(catalogue: Catalogue) -> Evaluation:
    """Return what came of the published cases."""
    cases = read_cases(catalogue, CASES.read_bytes())
    return evaluate(catalogue, cases, METHOD.counting.values())


def evaluation(catalogue: Catalogue) -> str:
    """Return how many cases were reached, and the false alarms, beside counting alone."""
    found = evaluated(catalogue)
    rows = [("this list", told(found.reached), told(found.alarms), "")]
    rows += [
        (
            each.counting.label,
            told(each.reached),
            told(each.alarms),
            f"[{each.counting.source.title}]({each.counting.source.web})",
        )
        for each in found.counted
    ]
    return table(("", "cases reached", "false alarms", "source"), rows)


def evaluation_roles(catalogue: Catalogue) -> str:
    """Return the cases that were reached, by who looked."""
    found = evaluated(catalogue)
    return table(
        ("who looked", "cases reached"),
        ((f"`{role}`", told(share)) for role, share in found.by_role.items()),
    )


def evaluation_bands(catalogue: Catalogue) -> str:
    """Return the band that each way to count puts the cases in."""
    found = evaluated(catalogue)
    return table(
        ("way to count", "the cases by band", "what it is"),
        (
            (
                each.counting.label,
                "; ".join(f"{label} {count}" for label, count in each.bands.items()),
                each.counting.about,
            )
            for each in found.counted
        ),
    )


def evaluation_cases(catalogue: Catalogue) -> str:
    """Return every case: what was seen, what the list says, what decided, and where it stands."""
    said = {each["id"]: each["said"] for each in _plain()}
    ranks = {level.id: level.rank for level in catalogue.levels.values()}
    rows = []
    for case in read_cases(catalogue, CASES.read_bytes()):
        judged = Judged.of(catalogue, case, ranks)
        right = judged.is_reached if case.at_least else not judged.is_alarm
        rows.append(
            (
                f"`{case.id}`",
                f"`{case.answers.role}`",
                said[case.id],
                judged.outcome.level.label if right else f"**{judged.outcome.level.label}**",
                f"`{judged.decided}`" if judged.decided else "",
                f"[{case.source.publisher or case.source.title}]({case.source.web})",
            )
        )
    return table(("case", "who looked", "what the text says", "level", "decided", "source"), rows)


def told(share: Any) -> str:
    """Return so many of so many, with the interval."""
    return told_share(METHOD.words, share)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    cells = [list(heads), *(list(row) for row in rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in cells)


def _plain() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_yaml(CASES.read_bytes(), CONTENT).plain["cases"]
    return found
