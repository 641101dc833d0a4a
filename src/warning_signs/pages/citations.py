"""On what a statement rests, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.types import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.types import Citation


def basis(catalogue: Catalogue, kind: Basis, cite: Sequence[Citation] = ()) -> str:
    """Say on what a statement rests; without citations, whether it is published."""
    if not cite:
        return "Published." if kind is Basis.PUBLISHED else "Our judgement."
    sources = "; ".join(cited(catalogue, each) for each in cite)
    return f"Published: {sources}" if kind is Basis.PUBLISHED else f"Our judgement, from: {sources}"


def cited(catalogue: Catalogue, citation: Citation) -> str:
    """Return a citation as a reader finds it."""
    source = catalogue.sources[citation.source]
    place = f", {citation.at}" if citation.at else ""
    return f"{source.publisher}, {source.title}{place}"
