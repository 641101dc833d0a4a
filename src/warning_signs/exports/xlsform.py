"""
The form as an XLSForm workbook, for ODK and what understands it, on a phone.

Written to https://xlsform.org/: a sheet of rows, a sheet of choices, and one of settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from warning_signs.exports.dialect import Dialect
from warning_signs.exports.form import form
from warning_signs.exports.form_model import FormNote, FormQuestion
from warning_signs.exports.xlsx import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.exports.form_model import Form, FormPart

Cells: TypeAlias = "Mapping[str, str]"

SURVEY = ("type", "name", "label", "hint", "relevant", "calculation", "required", "appearance")
CHOICES = ("list_name", "name", "label")


class XPath(Dialect):
    """How XLSForm writes what formulas are made of."""

    choice = "if"

    def value(self, name: str) -> str:
        """Write the answer to a question, or what a formula came to."""
        return f"${{{name}}}"

    def is_empty(self, name: str) -> str:
        """Write that a question has no answer."""
        return f"${{{name}}} = ''"

    def is_given(self, name: str) -> str:
        """Write that a question has an answer."""
        return f"${{{name}}} != ''"

    def is_within(self, words: str, name: str) -> str:
        """Write that a formula came to words that hold these."""
        return f"contains(${{{name}}}, {self.text(words)})"

    def joined(self, parts: Sequence[str]) -> str:
        """Write several words as one; here, ``+`` is for numbers alone."""
        return f"concat({', '.join(parts)})"

    def text(self, words: str) -> str:
        """Write words as a value; XPath has no escape, so quotes of both kinds are put together."""
        if "'" not in words:
            return f"'{words}'"
        if '"' not in words:
            return f'"{words}"'
        parts = (f"'{part}'" for part in words.split("'"))
        return f"""concat({''', "'", '''.join(parts)})"""


def as_xlsform(catalogue: Catalogue, role: str = "") -> bytes:
    """
    Return the form as an XLSForm workbook, the same bytes each time.

    Args:
        catalogue: The content.
        role: Who will answer; where it is empty, the form asks.
    """
    made = form(catalogue, XPath(), role)
    settings = {
        "form_title": made.title,
        "form_id": made.id,
        "version": made.edition,
        "style": "pages",
    }
    return workbook(
        {
            "survey": _sheet(SURVEY, _survey(made)),
            "choices": _sheet(CHOICES, _choices(made)),
            "settings": _sheet(tuple(settings), [settings]),
        }
    )


def _sheet(columns: Iterable[str], rows: Iterable[Cells]) -> list[list[str]]:
    columns = list(columns)
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


def _survey(made: Form) -> Iterator[Cells]:
    for each in (*made.formulas, *made.wordings):
        yield {"type": "calculate", "name": each.name, "calculation": each.words}
    for page in made.pages:
        yield {
            "type": "begin_group",
            "name": f"page_{page.id}",
            "label": page.title,
            "appearance": "field-list",
        }
        for part in page.parts:
            yield {**_row(part), "relevant": part.shown}
        yield {"type": "end_group"}


def _row(part: FormPart) -> Cells:
    if isinstance(part, FormNote):
        text = f"**{part.words}**" if part.bold else part.words
        return {"type": "note", "name": f"note_{part.id}", "label": text}
    return {
        "type": f"select_one {part.kind}",
        "name": part.id,
        "label": f"${{{part.text_from}}}" if part.text_from else part.text,
        "hint": " ".join(part.help),
        "required": "yes" if part.required else "",
    }


def _choices(made: Form) -> Iterator[Cells]:
    """Return the answers to each kind of question once."""
    kinds = {
        part.kind: part.choices
        for page in made.pages
        for part in page.parts
        if isinstance(part, FormQuestion)
    }
    for kind, choices in kinds.items():
        for each in choices:
            yield {"list_name": kind, "name": each.value, "label": each.text}
