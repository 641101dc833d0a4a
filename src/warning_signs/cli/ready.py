"""What scoring needs, made ready: compiled now, or as a wheel carries it."""

from __future__ import annotations

from warning_signs.content.compiled_files import read_compiled
from warning_signs.content.plain_answers import plain_answers
from warning_signs.core.assessment import assess
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.core.instrument import Instrument
from warning_signs.formats.json import ResultWriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.instrument import Setting

    Said: TypeAlias = Mapping[str, str]


class Ready:
    """
    The content of one run.

    Args:
        local: The overlay that was named; empty where none was.

    Attributes:
        instrument: What scores.
        results: What writes results as JSON.
    """

    def __init__(self, local: str) -> None:
        """Take what the wheel has compiled; else, and for an overlay, compile."""
        self._local = local
        self._catalogue: Catalogue | None = None
        instrument = None if local else read_compiled("instrument")
        results = None if local else read_compiled("results")
        if instrument is None or results is None:
            from warning_signs.core.compiled import instrument_of
            from warning_signs.formats.json import writer_of

            self.instrument = instrument_of(self.catalogue)
            self.results = writer_of(self.catalogue)
        else:
            self.instrument = Instrument(instrument)
            self.results = ResultWriter(results)

    @property
    def catalogue(self) -> Catalogue:
        """The content in words; read when it is first asked for."""
        if self._catalogue is None:
            from warning_signs.cli.content import load_content

            self._catalogue = load_content(self._local)
        return self._catalogue

    def assess(self, data: bytes, *, line: bool = False) -> Assessment:
        """
        Screen one answers document.

        Args:
            data: The document.
            line: Whether it is a line of a stream, and so must be JSON.

        Raises:
            AnswersUnusableError: With every problem in it, or with what it is instead.
        """
        try:
            return assess(*(plain_answers(self.instrument, data) or self._strictly(data, line)))
        except AnswersUnusableError:
            self._name(data)
            raise

    def _name(self, data: bytes) -> None:
        """Where what cannot be scored is known to be something else, say that alone."""
        from warning_signs.exports.responses.kinds import recognised
        from warning_signs.exports.responses.names import names_of

        instead = recognised(data, names_of(self.catalogue))
        if instead is not None:
            raise AnswersUnusableError([instead]) from None

    def _strictly(self, data: bytes, line: bool) -> tuple[Setting, Said, Said]:
        from warning_signs.content.documents import (
            ANSWERS,
            UnreadableError,
            read_document,
            read_json_line,
        )
        from warning_signs.core.answers_document import read_answers
        from warning_signs.core.screening import setting_of

        try:
            found = read_json_line(data, ANSWERS) if line else read_document(data, ANSWERS).plain
        except UnreadableError as error:
            raise AnswersUnusableError([error.problem]) from None
        answers = read_answers(self.catalogue, found)
        return setting_of(self.instrument, answers), answers.signs, answers.circumstances
