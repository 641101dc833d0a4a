"""The command that shows the signs, and all that the instrument is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.shared import (
    PageFormat,
    PageFormatOption,
    RoleOption,
    json_failures,
    load_content,
    require_known,
    write_json,
    write_page,
    write_sheet,
)
from warning_signs.core.errors import Problem, UsageError
from warning_signs.streams import write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue


def signs(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
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
    worksheet: Annotated[
        bool, typer.Option("--worksheet", help="Give the questions to fill in by hand.")
    ] = False,
    role: RoleOption = "",
    answer: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show the fifteen signs, everything about one, or how they are weighed.

    \b
    Example:
      warning-signs signs gifts
      warning-signs signs --worksheet --role parent --format html > worksheet.html
    """  # noqa: D301  (\b keeps the example's lines)
    with json_failures(answer):
        if sum((bool(sign), rules, sources, graph, worksheet)) > 1:
            hint = "ask for one: a SIGN, --rules, --sources, --graph or --worksheet"
            raise _unusable("signs", "cannot show these together", hint)
        if role and not worksheet:
            raise _unusable("--role", "is for a worksheet", "add --worksheet")
        catalogue = load_content()
        require_known("signs", sign, catalogue.signs)
        require_known("--role", role, catalogue.roles)
        if graph:
            _show_graph(catalogue, answer)
        elif rules:
            _show_rules(catalogue, answer)
        elif sources:
            _show_sources(catalogue, answer)
        elif worksheet:
            _show_worksheet(catalogue, answer, role)
        else:
            _show_signs(catalogue, sign, answer)


def _show_graph(catalogue: Catalogue, answer: PageFormat) -> None:
    from warning_signs.pages.flowchart import mermaid  # noqa: PLC0415  (nothing else needs it)

    if answer is not PageFormat.TEXT:
        raise _unusable("--graph", "is text for a drawing program", "leave out --format")
    write_stdout(mermaid(catalogue))


def _show_rules(catalogue: Catalogue, answer: PageFormat) -> None:
    from warning_signs.pages.rules import rule_rows, rule_sections  # noqa: PLC0415  (help does not)

    if answer is PageFormat.JSON:
        write_json({"format": FORMAT, "rules": rule_rows(catalogue)})
    else:
        write_page(catalogue, answer, "Rules and thresholds", rule_sections(catalogue))


def _show_sources(catalogue: Catalogue, answer: PageFormat) -> None:
    from warning_signs.pages import sources as bibliography  # noqa: PLC0415  (help does not need it)

    if answer is PageFormat.JSON:
        rows = bibliography.source_rows(catalogue)
        counts = bibliography.counts(catalogue)
        write_json({"format": FORMAT, "sources": rows, "counts": counts})
    else:
        write_page(catalogue, answer, "Sources", bibliography.source_sections(catalogue))


def _show_worksheet(catalogue: Catalogue, answer: PageFormat, role: str) -> None:
    from warning_signs.pages.worksheet import worksheet  # noqa: PLC0415  (nothing else needs it)

    if answer in (PageFormat.TEXT, PageFormat.JSON):
        raise _unusable("--worksheet", "is to be printed", "add --format html or markdown")
    roles = [catalogue.roles[role]] if role else list(catalogue.roles.values())
    write_sheet(answer, worksheet(catalogue, roles))


def _show_signs(catalogue: Catalogue, sign: str, answer: PageFormat) -> None:
    from warning_signs.formats import json as report  # noqa: PLC0415  (help does not need it)
    from warning_signs.pages.signs import sign_list_sections, sign_sections  # noqa: PLC0415  (the same)

    if answer is PageFormat.JSON:
        chosen = [catalogue.signs[sign]] if sign else catalogue.signs.values()
        found = [report.sign(catalogue, each) for each in chosen]
        write_json({"format": FORMAT, "signs": found})
    elif sign:
        page = sign_sections(catalogue, catalogue.signs[sign])
        write_page(catalogue, answer, "A warning sign", page)
    else:
        write_page(catalogue, answer, "Warning signs", sign_list_sections(catalogue))


def _unusable(option: str, problem: str, hint: str) -> UsageError:
    return UsageError([Problem("usage", (), problem, hint)], option)
