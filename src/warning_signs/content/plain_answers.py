"""
One quick reading of an answers document that is plainly right.

It takes what needs no question: JSON in UTF-8 whose keys and values are all ids. For anything else,
right or wrong, it gives nothing, and the strict reader decides; what both take, they read alike.
"""

from __future__ import annotations

from json import JSONDecoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warning_signs.core.instrument import Instrument, Setting, Takes

LARGEST = 64 * 1024
"""In bytes, as for the strict reader."""

_KEYS = frozenset({"role", "area", "age", "signs", "circumstances"})
_SPACE = " \t\r\n"
_read = JSONDecoder().raw_decode


def plain_answers(
    instrument: Instrument, data: bytes
) -> tuple[Setting, dict[str, str], dict[str, str]] | None:
    """
    Return who asks and what they answered, or None for the strict reader to decide.

    Args:
        instrument: What knows every id.
        data: The document.
    """
    if len(data) > LARGEST:
        return None
    try:
        text = data.decode().strip(_SPACE)
        document, end = _read(text)
    except (ValueError, RecursionError):
        return None
    if end != len(text) or type(document) is not dict or not document.keys() <= _KEYS:
        return None
    signs, circumstances = document.get("signs"), document.get("circumstances")
    here = _setting(instrument, document)
    takes = instrument.takes
    if (
        here is None
        or not _known(signs, takes["signs"])
        or not _known(circumstances, takes["circumstances"])
    ):
        return None
    # Of a key that is there twice only the last is in the document, but all its quotes are here.
    values = [value for value in document.values() if type(value) is str]
    ids = len(document) + len(values) + 2 * (len(signs or ()) + len(circumstances or ()))
    if data.count(b'"') != 2 * ids:
        return None
    return here, signs or {}, circumstances or {}


def _setting(instrument: Instrument, document: dict[str, Any]) -> Setting | None:
    role: Any = document.get("role")
    area, age = document.get("area"), document.get("age")
    content = instrument.content
    try:
        known = (
            role in content["roles"]
            and (area is None or area in content["homes"])
            and (age is None or age in content["ages"])
        )
    except TypeError:  # A list or a mapping in the place of an id.
        return None
    return instrument.setting(role, area or "", age or "unknown") if known else None


def _known(said: Any, takes: Takes) -> bool:
    """Return whether all that was said is an answer that its sign or circumstance takes."""
    if said is None:
        return True
    by_all, by_each = takes
    try:
        return (
            type(said) is dict
            and said.keys() <= by_each.keys()
            and (
                by_all.issuperset(said.values())
                or all(answer in by_each[name] for name, answer in said.items())
            )
        )
    except TypeError:  # A list or a mapping in the place of an answer.
        return False
