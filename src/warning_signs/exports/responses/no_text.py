"""
Files that hold no text, told by the bytes they do hold.

They are refused before anything in them is looked for: an archive that does not press its files
has names of ours standing in it.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from warning_signs.content.file_kinds import ARCHIVE, PDF, WORKBOOK, kind_of_file
from warning_signs.core.errors import AnswersUnusableError

_INSTEAD = {
    WORKBOOK: "save it as CSV, and use --from csv",
    ARCHIVE: "unpack it, and give a file that is in it",
    PDF: "ask for CSV or JSON where it came from",
}
_AS_TEXT = "save it as CSV or text in UTF-8"


def require_text(data: bytes) -> None:
    """
    Refuse a file that holds no text.

    Args:
        data: The file, or as much of it as was read.

    Raises:
        AnswersUnusableError: With what it is.
    """
    if not data.strip():
        raise AnswersUnusableError.of((), "is empty", "give a form that was filled in")
    if kind := kind_of_file(data):
        raise AnswersUnusableError.of((), f"this is {kind}", _INSTEAD.get(kind, _AS_TEXT))
    if b"\0" in data and not data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        raise AnswersUnusableError.of((), "holds characters that are no text", _AS_TEXT)
