"""
Screen for the published warning signs of child sexual exploitation.

>>> from warning_signs import Answer, Answers, load_catalogue, screen
>>> catalogue = load_catalogue()
>>> outcome = screen(catalogue, Answers(role="parent", signs={"gifts": Answer.YES}))
>>> outcome.level.label
'Get advice'

Nothing of this stores or sends anything, but it runs in a process of yours that can. The commands
give that power up before they read an answer; here that is for your program to do, by
``warning_signs.seal.seal()``.

The names are loaded when they are first used, so that ``--help`` need not wait for the content.
Every other module is private: its names and places may change with any version.
"""

# No __future__ and no typing: under ``python -m`` they would be looked for in the working folder,
# which the entry module takes off the path only after this has run.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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


def __getattr__(name: str) -> "Any":
    """Load a public name from the module it lives in."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'warning_signs' has no attribute '{name}'")
    return getattr(import_module(f"warning_signs.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return list(__all__)
