"""An evaluation in words, and as a plain document for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.evaluation.tally import NOTHING
from warning_signs.pages.blocks import Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.evaluation.counting import EvaluationWords
    from warning_signs.evaluation.tally import Counted, Evaluation, Judged, Share


def evaluation_document(catalogue: Catalogue, found: Evaluation) -> dict[str, Any]:
    """Return an evaluation as a plain document."""
    return {
        "content": {"edition": catalogue.edition, "reviewed": catalogue.reviewed},
        "reached": _share(found.reached),
        "by_role": {role: _share(share) for role, share in found.by_role.items()},
        "decided": {rule or None: count for rule, count in found.decided.items()},
        "missed": [_judged(each, each.case.at_least) for each in found.missed],
        "false_alarms": _share(found.alarms),
        "alarmed": [_judged(each, each.case.at_most) for each in found.alarmed],
        "counting": [_counted(each) for each in found.counted],
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    interval = [round(low, 3), round(high, 3)] if share.of else None
    return {"count": share.count, "of": share.of, "interval": interval}


def _judged(each: Judged, expected: str) -> dict[str, Any]:
    return {
        "id": each.case.id,
        "role": each.case.answers.role,
        "level": each.outcome.level.id,
        "expected": expected,
        "decided": each.decided or None,
    }


def _counted(each: Counted) -> dict[str, Any]:
    return {
        "id": each.counting.id,
        "label": each.counting.label,
        "source": {"title": each.counting.source.title, "web": each.counting.source.web},
        "reached": _share(each.reached),
        "false_alarms": _share(each.alarms),
        "bands": dict(each.bands),
    }


def evaluation_sections(
    catalogue: Catalogue, words: EvaluationWords, found: Evaluation
) -> tuple[Section, ...]:
    """Return an evaluation in words, what it is not first."""
    reached = (Paragraph(told_share(words, found.reached)),)
    roles = tuple(
        Item(f"{role}: {told_share(words, share)}") for role, share in found.by_role.items()
    )
    decided = tuple(
        Item(f"{rule or words.nothing}: {count}") for rule, count in found.decided.items()
    )
    alarms = (Paragraph(told_share(words, found.alarms)),)
    sections = (
        Section(words.biases, (Paragraph(words.not_valid),)),
        Section(words.cases, reached),
        Section(words.by_role, roles),
        Section(words.by_decided, decided),
        Section(words.missed, tuple(_items(catalogue, found.missed))),
        Section(words.controls, alarms),
        Section(words.alarms, tuple(_items(catalogue, found.alarmed))),
        Section(words.counting, tuple(_counting(words, found.counted))),
    )
    return tuple(section for section in sections if section.blocks)


def told_share(words: EvaluationWords, share: Share) -> str:
    """Return so many of so many, with the interval."""
    low, high = share.interval
    told = f"{share.count} of {share.of}"
    if not share.of:
        return told
    return f"{told} ({words.interval} {low:.0%} to {high:.0%})"


def _items(catalogue: Catalogue, judged: Sequence[Judged]) -> Iterator[Item]:
    for each in judged:
        level = catalogue.levels[each.outcome.level.id].label
        decided = "" if each.decided == NOTHING else f", {each.decided}"
        yield Item(f"{each.case.id} ({each.case.answers.role}): {level}{decided}")


def _counting(words: EvaluationWords, counted: Sequence[Counted]) -> Iterator[Item]:
    for each in counted:
        bands = "; ".join(f"{label} {count}" for label, count in each.bands.items())
        source = each.counting.source
        yield Item(
            f"{each.counting.label}: {told_share(words, each.reached)}",
            (
                each.counting.about,
                f"{words.alarms}: {told_share(words, each.alarms)}",
                bands,
                f"{source.publisher}, {source.title}, {source.web}",
            ),
        )
