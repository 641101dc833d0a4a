"""
How a page of HTML looks, which ``page.css`` says.

It is read when this module is loaded, like the module itself, and so before anything is sealed.
"""

from __future__ import annotations

from pkgutil import get_data

_FOUND = get_data(__package__, "page.css")
if _FOUND is None:  # pragma: no cover  (a loader that gives no data)
    raise ImportError("page.css is missing")

STYLE = _FOUND.decode("utf-8").partition("*/\n\n")[2]
"""The style, without the comment that heads it."""
