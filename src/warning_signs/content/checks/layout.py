"""How content is laid out: one order of keys everywhere, and no source that nothing relies on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin

from warning_signs.content.decoder import field_types
from warning_signs.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.content.checks.base import Checked
    from warning_signs.core.errors import Path


def key_order_problems(checked: Checked) -> Iterator[Problem]:
    """Find keys that stand in another order than in every other entry of their kind."""
    yield from _disordered(checked.kind, checked.document.plain, ())


def _disordered(kind: Any, plain: Any, at: Path) -> Iterator[Problem]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple or (origin is Mapping and is_dataclass(arguments[1])):
        item = arguments[0] if origin is tuple else arguments[1]
        for n, part in enumerate(plain if isinstance(plain, list) else ()):
            yield from _disordered(item, part, (*at, n))
    elif isinstance(kind, type) and is_dataclass(kind) and isinstance(plain, dict):
        types = field_types(kind)
        written = [key for key in plain if key in types]
        ordered = [key for key in types if key in plain]
        # At its top, a document may be made of several files.
        if at and written != ordered:
            key = next(one for one, other in zip(written, ordered, strict=True) if one != other)
            yield Problem(
                "key_order",
                (*at, key),
                f"'{key}' stands out of order",
                f"write the keys in this order: {', '.join(ordered)}",
                warning=True,
            )
        for name, part in types.items():
            if name in plain:
                yield from _disordered(part, plain[name], (*at, name))


def unused_source_problems(checked: Checked) -> Iterator[Problem]:
    """Find sources that nothing relies on."""
    plain = checked.document.plain
    cited = set(_cited({table: rows for table, rows in plain.items() if table != "sources"}))
    for n, name in enumerate(checked.catalogue.sources):
        if name not in cited:
            yield Problem(
                "unused_source",
                ("sources", n),
                f"nothing relies on '{name}'",
                "cite it where it is relied on, or take it out",
                warning=True,
            )


def _cited(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        if isinstance(plain.get("source"), str):
            yield plain["source"]
        for part in plain.values():
            yield from _cited(part)
    elif isinstance(plain, list):
        for part in plain:
            yield from _cited(part)
