"""The command that shows the contact directory."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.content import load_content, require_known
from warning_signs.cli.options import AreaOption, LocalOption, PageFormatOption, RoleOption
from warning_signs.cli.output import PageFormat, json_failures, write_json, write_page
from warning_signs.core.names import selectable_areas
from warning_signs.version import FORMAT


def contacts(
    area: AreaOption = "",
    role: RoleOption = "",
    need: Annotated[
        str, typer.Option("--need", metavar="NEED", help="What for, such as missing or blackmail.")
    ] = "",
    local: LocalOption = "",
    output_format: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show whom to call: all, or those for an area, a role or a need.

    \b
    Example:
      warning-signs contacts --area southend --need missing
    """
    from warning_signs.formats import json as report
    from warning_signs.pages.contacts import directory, directory_sections

    with json_failures(output_format):
        catalogue = load_content(local)
        require_known("--area", area, selectable_areas(catalogue))
        require_known("--role", role, catalogue.roles)
        require_known("--need", need, catalogue.needs)
        found = directory(catalogue, area=area, role=role, need=need)
        if output_format is PageFormat.JSON:
            rows = [report.directory_contact(each) for each in found]
            write_json({"format": FORMAT, **report.local_overlay(catalogue), "contacts": rows})
        else:
            write_page(
                catalogue, output_format, "Whom to call", directory_sections(catalogue, found)
            )
