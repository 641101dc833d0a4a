"""
Help, written as everything else is: at once, and with one line where it cannot be.

Typer leaves it to Python's buffer, which fails once more at the end of the program.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from warning_signs.streams import write_stdout


class CommandGroup(TyperGroup):
    """The commands together."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """Return the option that shows help."""
        return _written_by_us(super().get_help_option(ctx))


class Command(TyperCommand):
    """One command."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """Return the option that shows help."""
        return _written_by_us(super().get_help_option(ctx))


def _written_by_us(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.callback = _show_help
    return option


def _show_help(context: Any, _: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        write_stdout(context.get_help() + "\n")
        context.exit()
