"""The command that shows the contact directory."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.shared import (
    AreaOption,
    LocalOption,
    PageFormat,
    PageFormatOption,
    RoleOption,
    areas_of,
    json_failures,
    load_content,
    require_known,
    write_json,
    write_page,
)
from warning_signs.version import FORMAT


def contacts(
    area: AreaOption = "",
    role: RoleOption = "",
    need: Annotated[
        str, typer.Option("--need", metavar="NEED", help="What for, such as missing or blackmail.")
    ] = "",
    local: LocalOption = "",
    answer: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show whom to call: all, or those for an area, a role or a need.

    \b
    Example:
      warning-signs contacts --area southend --need missing
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.formats import json as report  # noqa: PLC0415  (help does not need it)
    from warning_signs.pages.contacts import directory, directory_sections  # noqa: PLC0415  (the same)

    with json_failures(answer):
        catalogue = load_content(local)
        require_known("--area", area, areas_of(catalogue))
        require_known("--role", role, catalogue.roles)
        require_known("--need", need, catalogue.needs)
        found = directory(catalogue, area=area, role=role, need=need)
        if answer is PageFormat.JSON:
            rows = [report.directory_contact(each) for each in found]
            write_json({"format": FORMAT, "contacts": rows})
        else:
            write_page(catalogue, answer, "Whom to call", directory_sections(catalogue, found))
