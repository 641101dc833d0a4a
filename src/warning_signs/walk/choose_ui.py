"""Choose the user interface of a walk by what it is shown on."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from warning_signs.streams import has_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager

    from warning_signs.walk.ui import UserInterface

_NO = frozenset({"", "0", "false", "no", "off"})
_KNOW_LINKS = ("kitty", "alacritty", "foot", "ghostty", "wezterm")
_LINKING = ("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby")

GNU_SCREEN = (
    "This window runs in GNU screen, which may keep what is shown here after you leave. "
    "Use another window if you can."
)


def choose_interface(
    environ: Mapping[str, str], phones: Iterable[str], *, plain: bool, pace: float | None = None
) -> AbstractContextManager[UserInterface]:
    """
    Choose pages where there is a terminal that can show them, and lines everywhere else.

    Args:
        environ: The environment.
        phones: The numbers that may be links.
        plain: Whether lines were asked for.
        pace: The seconds after which a slide goes on by itself, where there are pages.
    """
    ascii_only = not speaks_utf8(environ)
    if plain or wants_lines(environ) or not has_terminal():
        from warning_signs.walk.line_ui import LineInterface

        return nullcontext(LineInterface(ascii_only=ascii_only))
    from warning_signs.walk.layout import TextLayout
    from warning_signs.walk.screen_ui import ScreenInterface
    from warning_signs.walk.terminal import Terminal

    layout = TextLayout(phones, ascii_only=ascii_only, links=knows_links(environ))
    remains = GNU_SCREEN if environ.get("STY") else ""
    return ScreenInterface(Terminal(environ), layout, remains, pace)


def wants_lines(environ: Mapping[str, str]) -> bool:
    """Return whether the environment asks for lines, or the terminal has nothing else."""
    asked = environ.get("ACCESSIBLE", "").strip().lower() not in _NO
    return asked or not _has_pages(environ)


def _has_pages(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal obeys escape codes: by its name, and on Windows by trying."""
    if environ.get("TERM", "windows") in ("", "dumb", "unknown"):
        return False
    if sys.platform == "win32":
        from warning_signs.windows_console import obeys_codes

        return obeys_codes()
    return "TERM" in environ


def speaks_utf8(environ: Mapping[str, str]) -> bool:
    """
    Return whether the terminal can be sent more than ASCII, by the locale.

    Python itself sets ``LC_CTYPE=C.UTF-8`` where no locale is set, so that value tells nothing.
    """
    if sys.platform == "win32":
        return True
    own = "" if environ.get("LC_CTYPE") == "C.UTF-8" else environ.get("LC_CTYPE")
    locale = environ.get("LC_ALL") or own or environ.get("LANG") or ""
    return "utf" in locale.lower()


def knows_links(environ: Mapping[str, str]) -> bool:
    """Return whether a terminal is known to take links; others may print them as rubbish."""
    return (
        any(environ.get(name) for name in _LINKING)
        or environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or any(name in environ.get("TERM", "") for name in _KNOW_LINKS)
    )
