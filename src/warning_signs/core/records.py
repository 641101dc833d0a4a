"""
``dataclass`` for classes that are loaded while somebody waits for the first question.

The library's own write each class some methods as source text and compile it, which takes all the
classes of the content longer than Python takes to start; and they load half the tools for looking
at code. These share their methods instead. They do what frozen dataclasses with slots do, and no
more; to who checks types they are the library's.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace
    from typing import Any
else:

    def dataclass(
        *, frozen: bool, slots: bool, eq: bool = True, kw_only: bool = False
    ) -> Callable[[type], type]:
        """Return what makes a class a record; all of them are frozen, with slots."""
        if not (frozen and slots):
            raise TypeError("these are frozen, and have slots")
        return lambda written: _record(written, eq=eq, kw_only=kw_only)

    def field(**options: Any) -> _Options:
        """Return how a field differs from others, in the words of the library's ``field``."""
        return _Options(options)

    def replace(record: Any, /, **changes: Any) -> Any:
        """Return the same record with something changed."""
        kept = {name: getattr(record, name) for name in record.__options__ if name not in changes}
        return type(record)(**kept, **changes)


__all__ = ["dataclass", "field", "is_record", "replace", "required"]


class _Options:
    """How a field differs from others."""

    __slots__ = ("given",)

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given


class _Described:
    """What ``dataclasses`` knows a dataclass by: made when it is first asked for."""

    def __get__(self, record: object, owner: Any) -> Any:
        """Let the library describe the same fields."""
        import dataclasses

        described = [
            (name, owner.__annotations__.get(name, "Any"), dataclasses.field(**options))
            for name, options in owner.__options__.items()
        ]
        made: Any = dataclasses.make_dataclass(owner.__name__, described, frozen=True)
        owner.__dataclass_fields__ = made.__dataclass_fields__
        return made.__dataclass_fields__


class _Record:
    """The methods that all of them share."""

    __slots__ = ()
    if TYPE_CHECKING:  # The hints of a record are read, and these are no fields.
        __match_args__: tuple[str, ...]
        __options__: dict[str, dict[str, Any]]

    def __init__(self, *values: Any, **named: Any) -> None:
        """
        Keep the values of the fields, given in order or by name.

        Raises:
            TypeError: Where one is lacking, or there is no such field.
        """
        put = object.__setattr__
        if values:
            in_order = dict(zip(self.__match_args__, values, strict=False))
            if len(in_order) < len(values) or not named.keys().isdisjoint(in_order):
                raise TypeError(f"{type(self).__name__} takes no such fields in order")
            named |= in_order
        for name in self.__options__:
            put(self, name, named.pop(name) if name in named else self._default(name))
        if named:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(named)}")

    def _default(self, name: str) -> Any:
        options = self.__options__[name]
        if "default" in options:
            return options["default"]
        if "default_factory" in options:
            return options["default_factory"]()
        raise TypeError(f"{type(self).__name__} lacks the field {name}")

    def _compared(self) -> tuple[Any, ...]:
        return tuple(
            [
                getattr(self, name)
                for name, options in self.__options__.items()
                if options.get("compare", True)
            ]
        )

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse any change."""
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse any change."""
        raise AttributeError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Return whether two records of one class say the same."""
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        """Return the same number for records that say the same."""
        return hash(self._compared())

    def __repr__(self) -> str:
        """Return the class with its fields."""
        told = ", ".join(
            f"{name}={getattr(self, name)!r}"
            for name, options in self.__options__.items()
            if options.get("repr", True)
        )
        return f"{type(self).__qualname__}({told})"


def is_record(kind: object) -> bool:
    """Return whether this is a class of records."""
    return isinstance(kind, type) and issubclass(kind, _Record)


def required(kind: Any) -> dict[str, bool]:
    """Return the fields of a class of records, each with whether it has to be given."""
    return {
        name: options.keys().isdisjoint({"default", "default_factory"})
        for name, options in kind.__options__.items()
    }


def _record(written: type, *, eq: bool, kw_only: bool) -> type:
    """Return a class as it was written, with slots for its fields and the shared methods."""
    inherited: dict[str, dict[str, Any]] = getattr(written, "__options__", {})
    body = dict(written.__dict__)
    own = {
        name: {"kw_only": kw_only, **_options(body.pop(name, _Options({})))}
        for name in written.__annotations__
    }
    for made_by_python in ("__dict__", "__weakref__"):
        body.pop(made_by_python, None)
    options = {**inherited, **own}
    if not eq:
        body |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
    body |= {
        "__options__": options,
        "__match_args__": tuple([name for name in options if not options[name]["kw_only"]]),
        "__slots__": tuple([name for name in own if name not in inherited]),
        "__dataclass_fields__": _Described(),
    }
    bases = written.__bases__ if inherited else (_Record,)
    return type(written)(written.__name__, bases, body)


def _options(written: object) -> dict[str, Any]:
    """Return the options of a field from what stands after its name."""
    return written.given if isinstance(written, _Options) else {"default": written}
