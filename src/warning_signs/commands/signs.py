"""The command that shows the signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warning_signs.commands.shared import (
    PageFormat,
    PageFormatOption,
    RoleOption,
    content,
    known,
    telling,
    write_json,
    write_page,
    write_sheet,
)
from warning_signs.errors import Problem, UsageError

if TYPE_CHECKING:
    from warning_signs.model import Catalogue


def signs(
    sign: Annotated[str, typer.Argument(metavar="[SIGN]", help="One sign, with everything.")] = "",
    answer: PageFormatOption = PageFormat.TEXT,
    worksheet: Annotated[
        bool, typer.Option("--worksheet", help="Give the questions to fill in by hand.")
    ] = False,
    role: RoleOption = "",
) -> None:
    """
    Show the fifteen signs, or everything about one.

    \b
    Example:
      warning-signs signs gifts
      warning-signs signs --worksheet --role parent --format html > worksheet.html
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs import report  # noqa: PLC0415  (help does not need it)
    from warning_signs.sections import sign_list_sections, sign_sections  # noqa: PLC0415  (the same)

    with telling(answer):
        catalogue = content()
        known("signs", sign, catalogue.signs)
        known("--role", role, catalogue.roles)
        if worksheet:
            _write_worksheet(catalogue, answer, sign, role)
            return
        if role:
            raise _unusable("--role", "is for a worksheet", "add --worksheet")
        chosen = [catalogue.signs[sign]] if sign else list(catalogue.signs.values())
        if answer is PageFormat.JSON:
            found = [report.sign(catalogue, each) for each in chosen]
            write_json({"format": report.FORMAT, "signs": found})
        elif sign:
            write_page(catalogue, answer, "A warning sign", sign_sections(catalogue, chosen[0]))
        else:
            write_page(catalogue, answer, "Warning signs", sign_list_sections(catalogue))


def _write_worksheet(catalogue: Catalogue, answer: PageFormat, sign: str, role: str) -> None:
    from warning_signs.worksheet import worksheet  # noqa: PLC0415  (nothing else needs it)

    if sign:
        raise _unusable("--worksheet", "has the questions of every sign", "leave the sign out")
    if answer in (PageFormat.TEXT, PageFormat.JSON):
        raise _unusable("--worksheet", "is to be printed", "add --format html or markdown")
    roles = [catalogue.roles[role]] if role else list(catalogue.roles.values())
    write_sheet(answer, worksheet(catalogue, roles))


def _unusable(option: str, problem: str, hint: str) -> UsageError:
    return UsageError([Problem("usage", (), problem, hint)], option)
