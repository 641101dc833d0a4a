"""Every source once, with all that relies on it; how much is published, how much judgement."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from warning_signs.core.records import dataclass
from warning_signs.core.types import Basis, Reading
from warning_signs.pages.blocks import Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warning_signs.core.catalogue import Avoid, Catalogue, Source, Step
    from warning_signs.core.types import Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """
    Something in the content that rests on sources.

    Attributes:
        kind: The table it stands in, or ``weights`` for the weight of a sign.
        basis: None where nothing is claimed but what the source itself says.
    """

    kind: str
    id: str
    basis: Basis | None
    cite: tuple[Citation, ...]


def statements(catalogue: Catalogue) -> Iterator[Statement]:
    """Return everything that rests on sources, in the order of the content."""
    for sign in catalogue.signs.values():
        yield Statement("signs", sign.id, None, sign.cite)
        yield Statement("weights", sign.id, sign.weight.basis, sign.weight.cite)
    for one in catalogue.circumstances.values():
        if one.cite:
            yield Statement("circumstances", one.id, None, one.cite)
    for kind in ("levels", "strengths", "overlaps", "rules", "steps", "avoid"):
        table: Mapping[str, Any] = getattr(catalogue, kind)
        for entry in table.values():
            yield Statement(kind, entry.id, entry.basis, entry.cite)


def counts(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """Count, for each kind of statement, how many are published and how many our judgement."""
    found: dict[str, dict[str, int]] = {}
    for each in statements(catalogue):
        if each.basis is not None:
            row = found.setdefault(each.kind, {kind.value: 0 for kind in Basis})
            row[each.basis.value] += 1
    return found


def source_rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every source as a plain row with what relies on it."""
    relying = _relying(catalogue)
    return [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "read": source.read.value,
            "web": source.web or None,
            "relied_on_by": [
                {
                    "kind": each.kind,
                    "id": each.id,
                    "basis": each.basis.value if each.basis else None,
                }
                for each in relying[source.id]
            ],
        }
        for source in catalogue.sources.values()
    ]


def source_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the counts, then every source with what relies on it."""
    relying = _relying(catalogue)
    totals = Counter(source.read for source in catalogue.sources.values())
    tally = tuple(
        Item(f"{kind}: {row['published']} published, {row['judgement']} our judgement")
        for kind, row in counts(catalogue).items()
    )
    intro = Paragraph(
        f"{len(catalogue.sources)} sources: {totals[Reading.READ]} read at least in part, "
        f"{totals[Reading.SECONDARY]} known from another body's summary or quotation."
    )
    return (
        Section(catalogue.titles.rests_on, (intro, *tally)),
        Section(
            catalogue.titles.sources,
            tuple(
                _source(catalogue, source, relying[source.id])
                for source in catalogue.sources.values()
            ),
        ),
        *_ours_sections(catalogue),
    )


def _ours_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the words that are our judgement inside steps that are published otherwise."""
    entries: tuple[Step | Avoid, ...] = (*catalogue.steps.values(), *catalogue.avoid.values())
    items = tuple(Item(f"{each.id}:", each.ours) for each in entries if each.ours)
    return (Section(catalogue.titles.ours, items),) if items else ()


def _source(catalogue: Catalogue, source: Source, relying: list[Statement]) -> Item:
    words = catalogue.words
    by_kind: dict[str, list[str]] = {}
    for each in relying:
        by_kind.setdefault(each.kind, []).append(each.id)
    used = "; ".join(f"{kind}: {', '.join(ids)}" for kind, ids in by_kind.items())
    return Item(
        f"{source.publisher}, {source.title} ({source.published})",
        (
            words.source_read if source.read is Reading.READ else words.source_not_read,
            *((source.web,) if source.web else ()),
            f"Relied on by {used}" if used else words.source_unused,
        ),
    )


def _relying(catalogue: Catalogue) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {name: [] for name in catalogue.sources}
    for each in statements(catalogue):
        for source in dict.fromkeys(citation.source for citation in each.cite):
            found[source].append(each)
    return found
