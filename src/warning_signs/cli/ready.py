"""What scoring needs, made ready: compiled now, or as a wheel carries it."""

from __future__ import annotations

from warning_signs.content.compiled_files import read_compiled
from warning_signs.content.plain_answers import plain_answers
from warning_signs.core.assessment import assess
from warning_signs.core.instrument import Instrument
from warning_signs.formats.json import ResultWriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from warning_signs.core.assessment import Assessment
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.instrument import Setting


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
            AnswersUnusableError: With every problem in it.
        """
        return assess(*(plain_answers(self.instrument, data) or self._strictly(data, line)))

    def _strictly(
        self, data: bytes, line: bool
    ) -> tuple[Setting, Mapping[str, str], Mapping[str, str]]:
        from warning_signs.content.documents import places_in, read_document, read_json_line
        from warning_signs.content.limits import ANSWERS, Document, UnreadableError
        from warning_signs.core.answers_document import read_answers
        from warning_signs.core.errors import AnswersUnusableError
        from warning_signs.core.screening import setting_of

        try:
            document = (
                Document(read_json_line(data, ANSWERS)) if line else read_document(data, ANSWERS)
            )
        except UnreadableError as error:
            raise AnswersUnusableError([error.problem]) from None
        try:
            answers = read_answers(self.catalogue, document.plain, document.places)
        except AnswersUnusableError:
            if line or document.places:
                raise
            # JSON tells no places; whoever has to mend it is worth reading it twice.
            answers = read_answers(self.catalogue, document.plain, places_in(data, ANSWERS))
        return setting_of(self.instrument, answers), answers.signs, answers.circumstances
