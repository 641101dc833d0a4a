"""The command that prints the JSON Schemas."""

from __future__ import annotations

from typing import Annotated

import typer

from warning_signs.cli.content import load_content, require_known
from warning_signs.cli.output import write_json


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="answers, result or content.")],
) -> None:
    """
    Print the JSON Schema of answers, of a result or of content.

    They are of 2020-12. Content is YAML read as text: its numbers are text of digits, its yes
    and no are text.

    \b
    Example:
      warning-signs schema answers > answers.schema.json
    """
    from warning_signs.formats import json_schema as schemas

    name = require_known("schema", name or "?", schemas.NAMES)
    write_json(schemas.schema(name, load_content()))
