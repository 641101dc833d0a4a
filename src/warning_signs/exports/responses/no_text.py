"""
Files that hold no text, told by the bytes they do hold.

They are refused before anything in them is looked for: an archive that does not press its files
has names of ours standing in it.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from warning_signs.core.errors import AnswersUnusableError

if TYPE_CHECKING:
    from warning_signs.core.wrong_words import Told

_AS_CSV = "save it as CSV, and use --from csv"
_WORKBOOK = "this is a workbook", _AS_CSV
_ARCHIVE = "this is an archive", "unpack it, and give a file that is in it"
_ZIP = b"PK\x03\x04"
_IN_A_WORKBOOK = (b"xl/", b"opendocument.spreadsheet")
_MARKS = {
    b"\xd0\xcf\x11\xe0": _WORKBOOK,
    b"\x1f\x8b": _ARCHIVE,
    b"%PDF": ("this is a PDF", "ask for CSV or JSON where it came from"),
    b"{\\rtf": ("this is a text with fonts and colours (RTF)", "save it as plain text in UTF-8"),
}
_EMPTY = "is empty", "give a form that was filled in"
_NUL = "holds characters that are no text", "save it as CSV or text in UTF-8"


def require_text(data: bytes) -> None:
    """
    Refuse a file that holds no text.

    Args:
        data: The file, or as much of it as was read.

    Raises:
        AnswersUnusableError: With what it is.
    """
    if told := _told(data):
        raise AnswersUnusableError.of((), *told)


def _told(data: bytes) -> Told | None:
    if not data.strip():
        return _EMPTY
    if data.startswith(_ZIP):
        return _WORKBOOK if any(each in data for each in _IN_A_WORKBOOK) else _ARCHIVE
    for mark, told in _MARKS.items():
        if data.startswith(mark):
            return told
    is_utf_16 = data.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    return _NUL if b"\0" in data and not is_utf_16 else None
