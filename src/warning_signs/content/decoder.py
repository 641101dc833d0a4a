"""
Plain mappings into the model, told by the model's own types, with every problem found at once.

It knows nothing of signs or contacts: a dataclass is a mapping, a mapping of dataclasses is a list
of entries with ids, an annotation says what text must be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from warning_signs.content.entries import Entries
from warning_signs.core.errors import Path, Problem
from warning_signs.core.records import is_record, required
from warning_signs.core.shown import suggestion
from warning_signs.core.types import Matches, RefersTo

_Reader: TypeAlias = Callable[[Any, Path], Any]
"""Reads a plain value that stands at a place."""


@cache
def field_types(kind: type) -> dict[str, Any]:
    """
    Return the types of a record's fields, with what is annotated on them.

    The catalogue's modules do without ``from __future__ import annotations``: their hints are at
    hand, and nothing has to be compiled from text while somebody waits.
    """
    hints = {
        name: hint
        for each in reversed(kind.__mro__)
        for name, hint in getattr(each, "__annotations__", {}).items()
    }
    if any(isinstance(hint, str) for hint in hints.values()):
        return get_type_hints(kind, include_extras=True)
    return hints


_MOST_DIGITS = 4

MOST_PROBLEMS = 200
"""With more than these, a document is something else than content."""


class TooManyProblemsError(Exception):
    """There is no point in reading on."""


class Decoder:
    """
    Reads one document, remembering what went wrong and which ids were named.

    Attributes:
        problems: All that was found wrong so far.
        tables: The entries read so far, by table and id.
    """

    def __init__(
        self,
        readers: Mapping[Any, Callable[[Decoder, Any, Path], Any]],
        *,
        trusted: bool = False,
    ) -> None:
        """
        Begin with nothing read and nothing wrong.

        Args:
            readers: How to read the types that are no plain dataclass.
            trusted: Whether the document is known to have no problem. Then text is taken as it
                stands, and an entry of a table is read when it is first asked for.
        """
        self._trusted = trusted
        self.problems: list[Problem] = []
        self.tables: dict[str, Any] = {}
        self._readers: dict[Any, _Reader] = {
            kind: partial(reader, self) for kind, reader in readers.items()
        }
        self._named: list[tuple[str, str, Path]] = []

    def problem(self, code: str, at: Path, problem: str, hint: str = "") -> None:
        """
        Note a problem and go on.

        Raises:
            TooManyProblemsError: Where enough were noted already.
        """
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(
                Problem("too_many_problems", (), "has more problems than these", "mend these first")
            )
            raise TooManyProblemsError
        self.problems.append(Problem(code, at, problem, hint))

    def read(self, kind: Any, value: Any, at: Path) -> Any:
        """
        Read a plain value as something of the model.

        Args:
            kind: The type it is to become.
            value: Text, a list or a mapping, as it came from the file.
            at: Where it stands.

        Returns:
            The thing itself, or None where it could not be made; then a problem was noted.
        """
        return self._reader(kind)(value, at)

    def names(self, table: str, name: str, at: Path) -> None:
        """Remember that an id of another table was named."""
        self._named.append((table, name, at))

    def check_names(self) -> None:
        """Note every id that was named and is nowhere defined."""
        for table, name, at in self._named:
            known = self.tables.get(table, {})
            if name not in known:
                self.problem(
                    "unknown_id", at, f"'{name}' is not among the {table}", suggestion(name, known)
                )

    def _reader(self, kind: Any) -> _Reader:
        """Return what reads a type; types are looked into once, and values by the thousand."""
        found = self._readers.get(kind)
        if found is None:
            found = self._readers[kind] = self._made(kind)
        return found

    def _made(self, kind: Any) -> _Reader:
        origin, arguments = get_origin(kind), get_args(kind)
        if self._trusted and (origin is Annotated or kind is str):
            return _as_it_stands
        if origin is Annotated:
            return partial(self._marked, arguments[1])
        if origin in (Union, UnionType):
            return self._reader(next(each for each in arguments if each is not NoneType))
        if origin is tuple:
            return partial(self._list, self._reader(arguments[0]))
        if origin is Mapping and is_record(arguments[1]):
            if self._trusted:
                return partial(self._entries, arguments[1])
            return partial(self._table, self._reader(arguments[1]))
        if origin is Mapping:
            key, item = map(self._reader, arguments)
            return partial(self._mapping, key, item)
        if is_record(kind):
            return partial(self._record, kind, self._parts(kind))
        if kind is str:
            return self._text
        return self._integer if kind is int else partial(self._choice, kind)

    def _parts(self, kind: Any) -> dict[str, tuple[_Reader, bool]]:
        """Return what reads each field of a dataclass, and whether it must be there."""
        types = field_types(kind)
        return {name: (self._reader(types[name]), must) for name, must in required(kind).items()}

    def _text(self, value: Any, at: Path) -> str | None:
        if not isinstance(value, str):
            self.problem("wrong_kind", at, "must be text", "write one piece of text here")
        elif not value.strip():
            self.problem("empty", at, "is empty", "fill it in, or leave the key out")
        elif not value.isprintable():
            self.problem(
                "bad_character",
                at,
                "holds a control, format or direction character",
                "retype it with plain characters on one line",
            )
        else:
            return value
        return None

    def _choice(self, kind: Any, value: Any, at: Path) -> Any:
        """Read one of a closed choice; a yes or no is the smallest of them."""
        text = self._text(value, at)
        if text is None:
            return None
        words = ["yes", "no"] if kind is bool else [each.value for each in kind]
        if text not in words:
            self.problem("unknown_value", at, f"'{text}' cannot be read", suggestion(text, words))
            return None
        return text == "yes" if kind is bool else kind(text)

    def _integer(self, value: Any, at: Path) -> int | None:
        text = self._text(value, at)
        if text is None:
            return None
        if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
            return int(text)
        self.problem("wrong_kind", at, "must be a whole number", "write digits alone, such as 12")
        return None

    def _marked(self, mark: Matches | RefersTo, value: Any, at: Path) -> str | None:
        text = self._text(value, at)
        if text is None:
            return None
        if isinstance(mark, RefersTo):
            self.names(mark.table, text, at)
        elif not re.fullmatch(mark.pattern, text):
            self.problem("malformed", at, f"'{text}' is not right here", f"write {mark.words}")
        return text

    def _list(self, item: _Reader, value: Any, at: Path) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            self.problem("wrong_kind", at, "must be a list", "write each item after a dash")
            return ()
        return tuple([item(each, (*at, n)) for n, each in enumerate(value)])

    def _mapping(self, key: _Reader, item: _Reader, value: Any, at: Path) -> dict[str, Any]:
        if not isinstance(value, dict) or not value:
            self.problem("wrong_kind", at, "must be a mapping", "write each entry as key: text")
            return {}
        return {key(name, (*at, name)): item(each, (*at, name)) for name, each in value.items()}

    def _table(self, entry: _Reader, value: Any, at: Path) -> dict[str, Any]:
        """Read a list of entries that are known by their ids."""
        table: dict[str, Any] = self.tables.setdefault(str(at[-1]), {})
        if not isinstance(value, list) or not value:
            self.problem("wrong_kind", at, "must be a list", "write each entry after '- id:'")
            return table
        for n, item in enumerate(value):
            here = (*at, n)
            found = entry(item, here)
            name = item.get("id") if isinstance(item, dict) else None
            if not isinstance(name, str):
                continue
            if name in table:
                self.problem(
                    "duplicate_id", (*here, "id"), f"'{name}' is there twice", "give each its own"
                )
            table[name] = found
        return table

    def _entries(self, kind: Any, value: Any, at: Path) -> Entries:
        found = Entries(value, lambda plain: self._reader(kind)(plain, at))
        self.tables[str(at[-1])] = found
        return found

    def _record(
        self, kind: Any, parts: Mapping[str, tuple[_Reader, bool]], value: Any, at: Path
    ) -> Any:
        if not isinstance(value, dict):
            self.problem("wrong_kind", at, "must be a mapping", "write its keys below it")
            return None
        for name in value:
            if name not in parts:
                self.problem(
                    "unknown_key",
                    (*at, name),
                    f"'{name}' has no meaning here",
                    suggestion(name, parts),
                )
        before = len(self.problems)
        made = {}
        for name, (reader, must) in parts.items():
            if name in value:
                made[name] = reader(value[name], (*at, name))
            elif must:
                self.problem("missing_key", at, f"has no '{name}'", f"add '{name}:'")
        return kind(**made) if len(self.problems) == before else None


def _as_it_stands(value: Any, _: Path) -> Any:
    return value
