"""Forms that were filled in elsewhere: one document, a stream of them, or the rows of a table."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from warning_signs.cli.json_lines import Documents, whole_lines
from warning_signs.core.assessment import assess
from warning_signs.core.screening import setting_of
from warning_signs.exports.responses.kinds import FORMS
from warning_signs.exports.responses.reading import Forms
from warning_signs.exports.responses.table import BEFORE_THE_ROWS
from warning_signs.streams import write_stderr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warning_signs.cli.ready import Ready
    from warning_signs.core.answers import Answers
    from warning_signs.core.assessment import Assessment
    from warning_signs.exports.responses.reading import OneForm


class FormReader:
    """
    Scores the forms of one system.

    Attributes:
        largest: How much one document may hold, in bytes.
    """

    largest = FORMS.size

    def __init__(self, ready: Ready, system: str, role: str, *, ignore: bool) -> None:
        """Make ready what reads them, before the process is sealed."""
        self._instrument = ready.instrument
        self._forms = Forms(ready.catalogue, system, role, ignore=ignore)

    def assess(self, data: bytes) -> Assessment:
        """
        Screen the one form in a document.

        Raises:
            AnswersUnusableError: With every problem in it, or with what it is instead.
        """
        return self._assessed(self._forms.whole(data))

    def documents(self, pieces: Iterator[bytes]) -> Documents:
        """
        Return the forms of a stream, a line of JSON or a row of a table each.

        Args:
            pieces: The stream, in pieces of any size.

        Raises:
            AnswersUnusableError: Where the columns of a table cannot be taken.
        """
        start = next(pieces, b"")
        whole = chain([start], pieces)
        if self._forms.is_table(start):
            rows = self._forms.rows(whole)
            return Documents(([row] for row in rows), self._assess_item, BEFORE_THE_ROWS)
        return Documents(whole_lines(whole, self.largest), self._assess_item)

    def tell(self) -> None:
        """Say on standard error what was not taken as it stands."""
        for note in self._forms.notes():
            write_stderr(f"note: {note}\n")

    def _assess_item(self, item: OneForm) -> Assessment:
        return self._assessed(self._forms.answers(item))

    def _assessed(self, answers: Answers) -> Assessment:
        here = setting_of(self._instrument, answers)
        return assess(here, answers.signs, answers.circumstances)
