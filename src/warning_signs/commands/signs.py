"""The command that shows the signs."""

from __future__ import annotations

from typing import Annotated

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


def signs(
    sign: Annotated[str, typer.Argument(metavar="[SIGN]", help="One sign, with everything.")] = "",
    answer: FormatOption = Format.TEXT,
) -> None:
    """
    Show the fifteen signs, or everything about one.

    \b
    Example:
      warning-signs signs gifts
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs import report  # noqa: PLC0415  (help does not need it)
    from warning_signs.sections import sign_list_sections, sign_sections  # noqa: PLC0415  (the same)

    with telling(answer):
        catalogue = content()
        known("signs", sign, catalogue.signs)
        chosen = [catalogue.signs[sign]] if sign else list(catalogue.signs.values())
        if answer is Format.JSON:
            found = [report.sign(catalogue, each) for each in chosen]
            write_json({"format": report.FORMAT, "signs": found})
        elif sign:
            write_sections(sign_sections(catalogue, chosen[0]))
        else:
            write_sections(sign_list_sections(catalogue))
