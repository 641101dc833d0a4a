"""What a file is that people give in place of text, told by the bytes it holds."""

from __future__ import annotations

WORKBOOK = "a workbook"
ARCHIVE = "an archive"
PDF = "a PDF"
RICH_TEXT = "a text with fonts and colours (RTF)"
LETTER = "a letter"
PICTURE = "a picture"

_ZIP = b"PK\x03\x04"
_WITHIN = {
    b"xl/": WORKBOOK,
    b"opendocument.spreadsheet": WORKBOOK,
    b"word/": LETTER,
    b"opendocument.text": LETTER,
}
_BEGINS = {
    b"\x1f\x8b": ARCHIVE,
    b"\xd0\xcf\x11\xe0": WORKBOOK,  # or a letter: both were kept so, before they became archives
    b"%PDF": PDF,
    b"{\\rtf": RICH_TEXT,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
}


def kind_of_file(data: bytes) -> str:
    """
    Return what a file is that holds no text; empty where it may be text.

    Args:
        data: The file, or as much of it as was read.
    """
    if data.startswith(_ZIP):
        return next((kind for name, kind in _WITHIN.items() if name in data), ARCHIVE)
    return next((kind for mark, kind in _BEGINS.items() if data.startswith(mark)), "")
