"""The command that shows the signs, and all that the instrument is made of."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from warning_signs.cli.content import load_content, require_known, require_named, require_numbered
from warning_signs.cli.options import PageFormatOption, PagerOption, RoleOption
from warning_signs.cli.output import (
    PageFormat,
    json_failures,
    write_json,
    write_page,
    write_print_document,
)
from warning_signs.core.errors import UsageError
from warning_signs.streams import is_terminal, write_stderr, write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.pages.blocks import Section


def signs(
    sign: Annotated[
        str, typer.Argument(metavar="[SIGN]", help="One sign, by its name or its number, 1 to 15.")
    ] = "",
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
    no_pager: PagerOption = False,
    output_format: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show the fifteen signs, all about one, or how they are weighed.

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
        sign = _named(catalogue, sign)
        role = require_named("--role", role, catalogue, "roles")
        step = require_known("--step", step, catalogue.steps)
        show = _Show(catalogue, output_format, not no_pager)
        if graph:
            _show_graph(show)
        elif rules:
            _show_rules(show)
        elif sources:
            _show_sources(show)
        elif step:
            _show_step(show, step)
        elif worksheet:
            _show_worksheet(show, role)
        else:
            _show_signs(show, sign)


class _Show(NamedTuple):
    """What is shown of which content, and how."""

    catalogue: Catalogue
    output_format: PageFormat
    pager: bool

    @property
    def as_json(self) -> bool:
        return self.output_format is PageFormat.JSON

    def page(self, title: str, sections: Iterable[Section]) -> None:
        write_page(self.catalogue, self.output_format, title, sections, pager=self.pager)


def _named(catalogue: Catalogue, sign: str) -> str:
    """
    Return the id of a sign that was named, by its number or in words; empty for all of them.

    Raises:
        UsageError: Where there is none.
    """
    if sign.casefold() == "all":
        return ""
    if not sign.isdecimal():
        return require_named("signs", sign, catalogue, "signs")
    return require_numbered("signs", sign, tuple(catalogue.signs), "sign")


def _show_graph(show: _Show) -> None:
    from warning_signs.pages.flowchart import mermaid

    if show.output_format is not PageFormat.TEXT:
        raise UsageError.of("--graph", "is text for a drawing program", "leave out --format")
    write_stdout(mermaid(show.catalogue))
    if is_terminal(sys.stdout):
        write_stderr("note: a program that draws Mermaid shows this; so does a Markdown page\n")


def _show_rules(show: _Show) -> None:
    from warning_signs.pages.rules import rule_rows, rule_sections

    if show.as_json:
        write_json({"format": FORMAT, "rules": rule_rows(show.catalogue)})
    else:
        show.page("Rules and thresholds", rule_sections(show.catalogue))


def _show_sources(show: _Show) -> None:
    from warning_signs.pages import sources as bibliography

    if show.as_json:
        rows = bibliography.source_rows(show.catalogue)
        counts = bibliography.counts(show.catalogue)
        write_json({"format": FORMAT, "sources": rows, "counts": counts})
    else:
        show.page("Sources", bibliography.source_sections(show.catalogue))


def _show_step(show: _Show, step: str) -> None:
    from warning_signs.pages.rules import step_row, step_sections
    from warning_signs.training.loader import load_training
    from warning_signs.training.scenarios import stories_with

    stories = stories_with(show.catalogue, load_training(show.catalogue), step)
    if show.as_json:
        row = step_row(show.catalogue, show.catalogue.steps[step], stories)
        write_json({"format": FORMAT, "steps": [row]})
    else:
        page = step_sections(show.catalogue, show.catalogue.steps[step], stories)
        show.page("A step", page)


def _show_worksheet(show: _Show, role: str) -> None:
    from warning_signs.pages.worksheet import worksheet

    if show.output_format in (PageFormat.TEXT, PageFormat.JSON):
        raise UsageError.of("--worksheet", "is to be printed", "add --format html or markdown")
    roles = [show.catalogue.roles[role]] if role else list(show.catalogue.roles.values())
    write_print_document(show.output_format, worksheet(show.catalogue, roles))


def _show_signs(show: _Show, sign: str) -> None:
    from warning_signs.formats import json as report
    from warning_signs.pages.signs import sign_list_sections, sign_sections

    if show.as_json:
        chosen = [show.catalogue.signs[sign]] if sign else show.catalogue.signs.values()
        found = [report.sign(show.catalogue, each) for each in chosen]
        write_json({"format": FORMAT, "signs": found})
    elif sign:
        page = sign_sections(show.catalogue, show.catalogue.signs[sign])
        show.page("A warning sign", page)
    else:
        show.page("Warning signs", sign_list_sections(show.catalogue))
