"""What protects the answers on this machine, as sections and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.seal import protection
from warning_signs.seal.proof import expected_refusals_hold
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.words import Titles
    from warning_signs.pages.blocks import Block
    from warning_signs.seal import Layer
    from warning_signs.seal.proof import Proved


def doctor_document(
    layers: Sequence[Layer], proved: Sequence[Proved] | None, differing: Sequence[str] = ()
) -> dict[str, Any]:
    """
    Return what holds as one document.

    Args:
        layers: What the seal found.
        proved: What came of the attempts; None where none were made.
        differing: The compiled files that do not say what the content beside them says.
    """
    rows = [{"id": each.id, "holds": each.holds, "why": each.why} for each in layers]
    attempts = {} if proved is None else {"attempts": [each.row() for each in proved]}
    return {"format": FORMAT, "layers": rows, **attempts, "differing": list(differing)}


def doctor_sections(
    catalogue: Catalogue,
    layers: Sequence[Layer],
    proved: Sequence[Proved] | None,
    differing: Sequence[str],
    system: Sequence[str],
) -> tuple[Section, ...]:
    """
    Return what holds as a page for someone who answers for personal data.

    Args:
        catalogue: The content.
        layers: What the seal found.
        proved: What came of the attempts; None where none were made.
        differing: The compiled files that do not say what the content beside them says.
        system: What it was found on: each part by its name and version.
    """
    titles = catalogue.titles
    return (
        Section(titles.protection, (Paragraph(protection(catalogue.words, layers)),)),
        Section(titles.in_force, tuple(_layer(each) for each in layers if each.holds)),
        *_missing(titles, layers),
        *([] if proved is None else _proof(catalogue, proved)),
        Section(titles.versions, (*map(Item, system), _content(catalogue, differing))),
    )


def _layer(layer: Layer) -> Item:
    return Item(layer.id.replace("_", " "), (layer.why,))


def _missing(titles: Titles, layers: Sequence[Layer]) -> tuple[Section, ...]:
    items = tuple(_layer(each) for each in layers if not each.holds)
    return (Section(titles.not_in_force, items),) if items else ()


def _proof(catalogue: Catalogue, proved: Sequence[Proved]) -> tuple[Section, ...]:
    refused = sum(each.sealed for each in proved)
    tried = sum(each.control for each in proved)
    verdict = (
        catalogue.words.proof_holds
        if expected_refusals_hold(proved)
        else catalogue.words.proof_fails
    )
    summary = f"{tried} ways to store or send worked unsealed. Sealed, {refused} were refused."
    rows: tuple[Block, ...] = tuple(Item(f"{each.title}: {_came_of(each)}") for each in proved)
    return (
        Section(catalogue.titles.proof, (Paragraph(summary), Paragraph(verdict, strong=True))),
        Section(catalogue.titles.attempts, rows),
    )


def _came_of(each: Proved) -> str:
    row = each.row()
    if not each.control:
        return f"{row['control']} here, so it shows nothing"
    return f"{row['control']} unsealed, {row['sealed']} sealed"


def _content(catalogue: Catalogue, differing: Sequence[str]) -> Item:
    edition = f"content {catalogue.edition} of {catalogue.reviewed}"
    if not differing:
        return Item(edition)
    words = f"Not as it was made: {', '.join(differing)}. Install the program again."
    return Item(edition, (words,))
