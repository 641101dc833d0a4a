"""
Plain mappings into the model, told by the model's own types, with every problem found at once.

It knows nothing of signs or contacts: a dataclass is a mapping, a mapping of dataclasses is a
list of entries with ids, an annotation says what text must be. It may import from floor 0 only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from warning_signs.errors import Path, Problem, near_miss
from warning_signs.model import Matches, RefersTo

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def hints(kind: type) -> dict[str, Any]:
    """Give the types of a dataclass's fields, with what is annotated on them."""
    return get_type_hints(kind, include_extras=True)


MOST_PROBLEMS = 200
"""With more than these, a document is something else than content."""


class TooManyProblemsError(Exception):
    """There is no point in reading on."""


class Shape:
    """
    Reads one document, remembering what went wrong and which ids were named.

    Attributes:
        problems: All that was found wrong so far.
        tables: The entries read so far, by table and id.
    """

    def __init__(self, readers: Mapping[Any, Callable[[Shape, Any, Path], Any]]) -> None:
        """
        Begin with nothing read and nothing wrong.

        Args:
            readers: How to read the types that are no plain dataclass.
        """
        self.problems: list[Problem] = []
        self.tables: dict[str, dict[str, Any]] = {}
        self._readers = readers
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
        if kind in self._readers:
            return self._readers[kind](self, value, at)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._marked(arguments[0], arguments[1], value, at)
        if origin in (Union, UnionType):
            return self.read(next(each for each in arguments if each is not NoneType), value, at)
        if origin is tuple:
            return self._list(arguments[0], value, at)
        if origin is Mapping:
            return self._mapping(arguments[0], arguments[1], value, at)
        if is_dataclass(kind):
            return self._record(kind, value, at)
        return self._plain(kind, value, at)

    def names(self, table: str, name: str, at: Path) -> None:
        """Remember that an id of another table was named."""
        self._named.append((table, name, at))

    def check_names(self) -> None:
        """Note every id that was named and is nowhere defined."""
        for table, name, at in self._named:
            known = self.tables.get(table, {})
            if name not in known:
                self.problem(
                    "unknown_id", at, f"'{name}' is not among the {table}", near_miss(name, known)
                )

    def _plain(self, kind: Any, value: Any, at: Path) -> Any:
        if not isinstance(value, str):
            self.problem("wrong_kind", at, "must be text", "write one piece of text here")
            return None
        if not value.strip():
            self.problem("empty", at, "is empty", "fill it in, or leave the key out")
            return None
        if not value.isprintable():
            self.problem(
                "bad_character",
                at,
                "holds a control, format or direction character",
                "retype it with plain characters on one line",
            )
            return None
        if kind is str:
            return value
        if kind is int:
            return self._integer(value, at)
        return self._choice(kind, value, at)

    def _choice(self, kind: Any, value: str, at: Path) -> Any:
        """Read one of a closed choice; a yes or no is the smallest of them."""
        words = ["yes", "no"] if kind is bool else [each.value for each in kind]
        if value not in words:
            self.problem("unknown_value", at, f"'{value}' cannot be read", near_miss(value, words))
            return None
        return value == "yes" if kind is bool else kind(value)

    def _integer(self, value: str, at: Path) -> int | None:
        if re.fullmatch(r"[0-9]{1,4}", value):
            return int(value)
        self.problem("wrong_kind", at, "must be a whole number", "write digits alone, such as 12")
        return None

    def _marked(self, kind: Any, mark: Matches | RefersTo, value: Any, at: Path) -> Any:
        text = self._plain(kind, value, at)
        if text is None:
            return None
        if isinstance(mark, RefersTo):
            self.names(mark.table, text, at)
        elif not re.fullmatch(mark.pattern, text):
            self.problem("malformed", at, f"'{text}' is not right here", f"write {mark.words}")
        return text

    def _list(self, kind: Any, value: Any, at: Path) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            self.problem("wrong_kind", at, "must be a list", "write each item after a dash")
            return ()
        return tuple(self.read(kind, item, (*at, n)) for n, item in enumerate(value))

    def _mapping(self, key: Any, kind: Any, value: Any, at: Path) -> dict[str, Any]:
        if is_dataclass(kind):
            return self._table(kind, value, at)
        if not isinstance(value, dict) or not value:
            self.problem("wrong_kind", at, "must be a mapping", "write each entry as key: text")
            return {}
        return {
            self.read(key, name, (*at, name)): self.read(kind, item, (*at, name))
            for name, item in value.items()
        }

    def _table(self, kind: Any, value: Any, at: Path) -> dict[str, Any]:
        """Read a list of entries that are known by their ids."""
        table: dict[str, Any] = self.tables.setdefault(str(at[-1]), {})
        if not isinstance(value, list) or not value:
            self.problem("wrong_kind", at, "must be a list", "write each entry after '- id:'")
            return table
        for n, item in enumerate(value):
            here = (*at, n)
            entry = self._record(kind, item, here)
            name = item.get("id") if isinstance(item, dict) else None
            if not isinstance(name, str):
                continue
            if name in table:
                self.problem(
                    "duplicate_id", (*here, "id"), f"'{name}' is there twice", "give each its own"
                )
            table[name] = entry
        return table

    def _record(self, kind: Any, value: Any, at: Path) -> Any:
        if not isinstance(value, dict):
            self.problem("wrong_kind", at, "must be a mapping", "write its keys below it")
            return None
        types = hints(kind)
        for name in value:
            if name not in types:
                self.problem(
                    "unknown_key",
                    (*at, name),
                    f"'{name}' has no meaning here",
                    near_miss(name, types),
                )
        before = len(self.problems)
        made = {}
        for each in fields(kind):
            if each.name in value:
                made[each.name] = self.read(types[each.name], value[each.name], (*at, each.name))
            elif each.default is MISSING and each.default_factory is MISSING:
                self.problem("missing_key", at, f"has no '{each.name}'", f"add '{each.name}:'")
        return kind(**made) if len(self.problems) == before else None
