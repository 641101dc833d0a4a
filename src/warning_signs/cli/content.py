"""The content that a command works with, and the ids that must be in it."""

from __future__ import annotations

import os

from warning_signs.core.errors import UsageError, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from warning_signs.core.catalogue import Catalogue


LOCAL_VARIABLE = "WARNING_SIGNS_LOCAL"
"""The environment variable that names an overlay where no option does."""


def load_content(local: str = "") -> Catalogue:
    """Load the shipped content, with the overlay that was named laid over it."""
    from warning_signs.content.loader import load_catalogue, load_overlay

    catalogue = load_catalogue()
    if not local:
        return catalogue
    named = os.environ.get(LOCAL_VARIABLE) == local
    return load_overlay(local, catalogue, LOCAL_VARIABLE if named else "")


def require_known(option: str, value: str, ids: Collection[str]) -> str:
    """
    Take the value of an option that must be an id.

    Raises:
        UsageError: With the near miss.
    """
    if value and value not in ids:
        raise UsageError.of(option, "has no such value", suggestion(value, ids))
    return value
