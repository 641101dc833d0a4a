"""The command that tells how the list does on published cases."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from warning_signs.cli.options import LocalOption, SealOption
from warning_signs.cli.output import json_failures, write_json, write_page
from warning_signs.version import FORMAT


class EvaluationFormat(StrEnum):
    """How an evaluation is given."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def evaluate(
    cases: Annotated[
        str, typer.Argument(metavar="CASES", help="Cases in YAML or JSON Lines; - is stdin.")
    ],
    output_format: Annotated[
        EvaluationFormat, typer.Option("--format", help="How to answer.")
    ] = EvaluationFormat.TEXT,
    require_seal: SealOption = False,
    local: LocalOption = "",
) -> None:
    """
    Tell how many published cases reach the level they should.

    A case is an answers document, the level expected of it, and where it was published. Beside it
    stands what counting signs alone would say. It is no proof; what it is not comes first.

    \b
    Example:
      warning-signs evaluate examples/published-cases.yaml
    """
    from warning_signs.cli.content import load_content
    from warning_signs.cli.given import bytes_of
    from warning_signs.cli.sealing import give_up_powers
    from warning_signs.content.limits import CONTENT
    from warning_signs.core.errors import AnswersUnusableError
    from warning_signs.evaluation.cases import read_cases
    from warning_signs.evaluation.counting import load_method
    from warning_signs.evaluation.pages import evaluation_document, evaluation_sections
    from warning_signs.evaluation.tally import evaluate as evaluated

    with json_failures(output_format):
        catalogue = load_content(local)
        method = load_method()
        give_up_powers(required=require_seal)
        try:
            read = read_cases(catalogue, bytes_of(cases, CONTENT.size, "evaluate"))
        except AnswersUnusableError as error:
            raise AnswersUnusableError(error.problems, cases) from None
        found = evaluated(catalogue, read, method.counting.values())
    if output_format is EvaluationFormat.JSON:
        write_json({"format": FORMAT, **evaluation_document(catalogue, found)})
    else:
        sections = evaluation_sections(catalogue, method.words, found)
        write_page(catalogue, output_format, method.words.title, sections)
