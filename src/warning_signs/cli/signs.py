"""The command that shows the signs, and all that the instrument is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.cli.content import load_content, require_known
from warning_signs.cli.options import PageFormatOption, RoleOption
from warning_signs.cli.output import PageFormat, json_failures, write_json, write_page, write_sheet
from warning_signs.core.errors import UsageError
from warning_signs.streams import write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue


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
    worksheet: Annotated[
        bool, typer.Option("--worksheet", help="Give the questions to fill in by hand.")
    ] = False,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="Say who is shown a step, and why.")
    ] = "",
    role: RoleOption = "",
    output_format: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show the fifteen signs, everything about one, or how they are weighed.

    \b
    Example:
      warning-signs signs gifts
      warning-signs signs --worksheet --role parent --format html > worksheet.html
    """
    with json_failures(output_format):
        if sum((bool(sign), rules, sources, graph, worksheet, bool(step))) > 1:
            hint = "ask for one: a SIGN, --rules, --sources, --graph, --worksheet or --step"
            raise UsageError.of("signs", "cannot show these together", hint)
        if role and not worksheet:
            raise UsageError.of("--role", "is for a worksheet", "add --worksheet")
        catalogue = load_content()
        require_known("signs", sign, catalogue.signs)
        require_known("--role", role, catalogue.roles)
        require_known("--step", step, catalogue.steps)
        if graph:
            _show_graph(catalogue, output_format)
        elif rules:
            _show_rules(catalogue, output_format)
        elif sources:
            _show_sources(catalogue, output_format)
        elif step:
            _show_step(catalogue, step, output_format)
        elif worksheet:
            _show_worksheet(catalogue, output_format, role)
        else:
            _show_signs(catalogue, sign, output_format)


def _show_graph(catalogue: Catalogue, output_format: PageFormat) -> None:
    from warning_signs.pages.flowchart import mermaid

    if output_format is not PageFormat.TEXT:
        raise UsageError.of("--graph", "is text for a drawing program", "leave out --format")
    write_stdout(mermaid(catalogue))


def _show_rules(catalogue: Catalogue, output_format: PageFormat) -> None:
    from warning_signs.pages.rules import rule_rows, rule_sections

    if output_format is PageFormat.JSON:
        write_json({"format": FORMAT, "rules": rule_rows(catalogue)})
    else:
        write_page(catalogue, output_format, "Rules and thresholds", rule_sections(catalogue))


def _show_sources(catalogue: Catalogue, output_format: PageFormat) -> None:
    from warning_signs.pages import sources as bibliography

    if output_format is PageFormat.JSON:
        rows = bibliography.source_rows(catalogue)
        counts = bibliography.counts(catalogue)
        write_json({"format": FORMAT, "sources": rows, "counts": counts})
    else:
        write_page(catalogue, output_format, "Sources", bibliography.source_sections(catalogue))


def _show_step(catalogue: Catalogue, step: str, output_format: PageFormat) -> None:
    from warning_signs.pages.rules import step_row, step_sections
    from warning_signs.training.loader import load_training
    from warning_signs.training.scenarios import stories_with

    stories = stories_with(catalogue, load_training(catalogue), step)
    if output_format is PageFormat.JSON:
        row = step_row(catalogue, catalogue.steps[step], stories)
        write_json({"format": FORMAT, "steps": [row]})
    else:
        page = step_sections(catalogue, catalogue.steps[step], stories)
        write_page(catalogue, output_format, "A step", page)


def _show_worksheet(catalogue: Catalogue, output_format: PageFormat, role: str) -> None:
    from warning_signs.pages.worksheet import worksheet

    if output_format in (PageFormat.TEXT, PageFormat.JSON):
        raise UsageError.of("--worksheet", "is to be printed", "add --format html or markdown")
    roles = [catalogue.roles[role]] if role else list(catalogue.roles.values())
    write_sheet(output_format, worksheet(catalogue, roles))


def _show_signs(catalogue: Catalogue, sign: str, output_format: PageFormat) -> None:
    from warning_signs.formats import json as report
    from warning_signs.pages.signs import sign_list_sections, sign_sections

    if output_format is PageFormat.JSON:
        chosen = [catalogue.signs[sign]] if sign else catalogue.signs.values()
        found = [report.sign(catalogue, each) for each in chosen]
        write_json({"format": FORMAT, "signs": found})
    elif sign:
        page = sign_sections(catalogue, catalogue.signs[sign])
        write_page(catalogue, output_format, "A warning sign", page)
    else:
        write_page(catalogue, output_format, "Warning signs", sign_list_sections(catalogue))
