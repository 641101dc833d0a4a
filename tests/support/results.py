"""Results as a script reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warning_signs.formats.json import result_document, writer_of

if TYPE_CHECKING:
    from warning_signs import Catalogue, Outcome


def document_of(catalogue: Catalogue, outcome: Outcome, *, brief: bool) -> dict[str, Any]:
    if not brief:
        return result_document(catalogue, outcome)
    found: dict[str, Any] = json.loads(writer_of(catalogue).brief(outcome.found))
    return found
