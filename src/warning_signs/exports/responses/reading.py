"""Forms of one system, one after another: whole documents, lines of JSON or rows of a table."""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.content.documents import read_json_line
from warning_signs.content.limits import UnreadableError
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.exports.responses.fhir import from_fhir
from warning_signs.exports.responses.filled import MOST_TOLD, Intake, listed
from warning_signs.exports.responses.kinds import FORMS, recognised, what_it_should_be
from warning_signs.exports.responses.names import names_of
from warning_signs.exports.responses.no_text import require_text
from warning_signs.exports.responses.odk import from_odk, from_odk_xml
from warning_signs.exports.responses.surveyjs import from_surveyjs
from warning_signs.exports.responses.table import FormTable, Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.exports.responses.filled import Filled

OneForm: TypeAlias = bytes | Row

_JSON = {"surveyjs": from_surveyjs, "fhir": from_fhir, "xlsform": from_odk}


class Forms:
    """
    Filled-in forms of one system.

    Args:
        catalogue: The content.
        system: ``surveyjs``, ``fhir``, ``xlsform`` or ``csv``.
        role: Who answered, for forms that do not say.
        ignore: Whether what no question is about is passed over.
    """

    def __init__(self, catalogue: Catalogue, system: str, role: str, *, ignore: bool) -> None:
        self._system = system
        self._intake = Intake(names_of(catalogue), role, ignore)
        self._table = FormTable(self._intake, grouped=system == "xlsform")

    def is_table(self, start: bytes) -> bool:
        """Return whether a stream that begins like this is a table, and not JSON or XML."""
        first = _begins(start)
        return self._system == "csv" or (self._system == "xlsform" and first not in b"{[<")

    def answers(self, item: OneForm) -> Answers:
        """
        Return the answers of a document or a line of JSON, or of a row of the table.

        Raises:
            AnswersUnusableError: With every problem in it, or with what it is instead.
        """
        if isinstance(item, Row):
            return self._table.answers(item)
        with self._naming(item):
            return self._intake.answers(self._filled(item))

    def rows(self, pieces: Iterable[bytes]) -> Iterator[Row]:
        """
        Begin a table, and return its rows as they come.

        Raises:
            AnswersUnusableError: With every column that cannot be taken.
        """
        pieces = iter(pieces)
        start = next(pieces, b"")
        found = rows(chain([start], pieces))
        with self._naming(start):
            self._table.begin(next(found, Row()))
        return found

    def whole(self, data: bytes) -> Answers:
        """
        Return the answers of a document that holds one form.

        Raises:
            AnswersUnusableError: With every problem in it, or with what the document is instead.
        """
        if not self.is_table(data):
            return self.answers(data)
        found = list(self.rows([data]))
        if len(found) != 1:
            hint = "use --lines: a result for each row" if found else "fill in a row"
            raise AnswersUnusableError.of((), f"holds {len(found)} rows", hint)
        return self.answers(found[0])

    def notes(self) -> Iterator[str]:
        """Say what was not taken as it stands: what was passed over, and what was led back."""
        if names := list(self._intake.passed_over):
            others = " and others" if len(names) > MOST_TOLD else ""
            yield f"passed over: {', '.join(names[:MOST_TOLD])}{others}"
        if self._table.taken_as:
            taken = (f"{place} is read as {name}" for place, name in self._table.taken_as.items())
            yield listed(taken)

    def _filled(self, data: bytes) -> Filled:
        """Read one document, or say that it is not what it was given for."""
        try:
            if self._system == "xlsform" and _begins(data) == b"<":
                found = from_odk_xml(data.decode("utf-8-sig", errors="replace"))
            else:
                found = _JSON[self._system](read_json_line(data, FORMS))
        except UnreadableError as error:
            raise AnswersUnusableError([error.problem]) from None
        if found is None:
            raise AnswersUnusableError([what_it_should_be(self._system)])
        return found

    @contextmanager
    def _naming(self, data: bytes) -> Iterator[None]:
        """Where a document cannot be read, and is known to be something else, say that alone."""
        require_text(data)
        try:
            yield
        except AnswersUnusableError:
            instead = recognised(data, self._intake.names, self._system)
            if instead is None:
                raise
            raise AnswersUnusableError([instead]) from None


def _begins(data: bytes) -> bytes:
    """Return the first sign of a text that may have a mark before it."""
    return data.removeprefix(BOM_UTF8).lstrip()[:1]
