"""Tables of content whose entries are read one by one, when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Entries(Mapping[str, Any]):
    """
    The entries of a table by id, in their order.

    Args:
        written: The entries as they were written; gone through when one is first asked for.
        read: What makes of one what it stands for.
    """

    def __init__(self, written: Iterable[Mapping[str, Any]], read: Callable[[Any], Any]) -> None:
        self._written = written
        self._read = read
        self._made: dict[str, Any] = {}

    @cached_property
    def _plain(self) -> dict[str, Mapping[str, Any]]:
        return {each["id"]: each for each in self._written}

    def __getitem__(self, name: str) -> Any:
        """Return an entry; it is read once."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._read(self._plain[name])
        return found

    def __contains__(self, name: object) -> bool:
        """Return whether there is an entry, without reading it."""
        return name in self._plain

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._plain)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._plain)
