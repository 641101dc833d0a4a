"""
Screen for the published warning signs of child sexual exploitation; store nothing.

>>> from warning_signs import Answer, Answers, load_catalogue, screen
>>> catalogue = load_catalogue()
>>> outcome = screen(catalogue, Answers(role="parent", signs={"gifts": Answer.YES}))
>>> outcome.level.label
'Get advice'

The names are loaded when they are first used, so that ``--help`` need not wait for the content.
Every other module is private: its names and places may change with any version.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warning_signs.content.loader import load_catalogue
    from warning_signs.core.answers import Answer, Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.errors import AnswersUnusableError, ContentUnusableError
    from warning_signs.core.outcome import Outcome
    from warning_signs.core.screening import screen
    from warning_signs.version import __version__

__all__ = [
    "Answer",
    "Answers",
    "AnswersUnusableError",
    "Catalogue",
    "ContentUnusableError",
    "Outcome",
    "__version__",
    "load_catalogue",
    "screen",
]

_HOMES = {
    "Answer": "core.answers",
    "Answers": "core.answers",
    "AnswersUnusableError": "core.errors",
    "Catalogue": "core.catalogue",
    "ContentUnusableError": "core.errors",
    "Outcome": "core.outcome",
    "__version__": "version",
    "load_catalogue": "content.loader",
    "screen": "core.screening",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'warning_signs' has no attribute '{name}'")
    return getattr(import_module(f"warning_signs.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return list(__all__)
