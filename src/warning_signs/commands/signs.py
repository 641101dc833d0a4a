"""The command that shows the signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.commands.shared import (
    Format,
    FormatOption,
    content,
    known,
    telling,
    write_json,
    write_sections,
)
from warning_signs.errors import Problem, UsageError
from warning_signs.streams import write

if TYPE_CHECKING:
    from warning_signs.model import Catalogue


def signs(
    sign: Annotated[str, typer.Argument(metavar="[SIGN]", help="One sign, with everything.")] = "",
    rules: Annotated[
        bool, typer.Option("--rules", help="Show every rule and threshold in words.")
    ] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="Show every source and what relies on it.")
    ] = False,
    graph: Annotated[
        bool, typer.Option("--graph", help="Draw questions, rules and levels, for Mermaid.")
    ] = False,
    answer: FormatOption = Format.TEXT,
) -> None:
    """
    Show the fifteen signs, or everything about one.

    \b
    Example:
      warning-signs signs gifts
    """  # noqa: D301  (\b keeps the example's lines)
    with telling(answer):
        if sum((bool(sign), rules, sources, graph)) > 1 or (graph and answer is Format.JSON):
            hint = "ask for one thing at a time: a SIGN, --rules, --sources, or --graph as text"
            raise UsageError([Problem("usage", (), "cannot show these together", hint)], "signs")
        catalogue = content()
        known("signs", sign, catalogue.signs)
        if graph:
            from warning_signs.graph import mermaid  # noqa: PLC0415  (nothing else needs it)

            write(mermaid(catalogue))
        elif rules:
            _show_rules(catalogue, answer)
        elif sources:
            _show_sources(catalogue, answer)
        else:
            _show_signs(catalogue, sign, answer)


def _show_rules(catalogue: Catalogue, answer: Format) -> None:
    from warning_signs.report import FORMAT  # noqa: PLC0415  (help does not need it)
    from warning_signs.rulebook import rule_rows, rule_sections  # noqa: PLC0415  (help does not)

    if answer is Format.JSON:
        write_json({"format": FORMAT, "rules": rule_rows(catalogue)})
    else:
        write_sections(rule_sections(catalogue))


def _show_sources(catalogue: Catalogue, answer: Format) -> None:
    from warning_signs.bibliography import (  # noqa: PLC0415  (help does not need it)
        counts,
        source_rows,
        source_sections,
    )
    from warning_signs.report import FORMAT  # noqa: PLC0415  (the same)

    if answer is Format.JSON:
        rows = {"sources": source_rows(catalogue), "counts": counts(catalogue)}
        write_json({"format": FORMAT, **rows})
    else:
        write_sections(source_sections(catalogue))


def _show_signs(catalogue: Catalogue, sign: str, answer: Format) -> None:
    from warning_signs.report import FORMAT  # noqa: PLC0415  (help does not need it)
    from warning_signs.report import sign as row  # noqa: PLC0415  (the same)
    from warning_signs.sections import sign_list_sections, sign_sections  # noqa: PLC0415  (the same)

    chosen = [catalogue.signs[sign]] if sign else list(catalogue.signs.values())
    if answer is Format.JSON:
        found = [row(catalogue, each) for each in chosen]
        write_json({"format": FORMAT, "signs": found})
    elif sign:
        write_sections(sign_sections(catalogue, chosen[0]))
    else:
        write_sections(sign_list_sections(catalogue))
