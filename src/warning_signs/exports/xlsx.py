"""
Sheets of text as an .xlsx workbook, as Office Open XML (ECMA-376) has it.

A workbook is a zip of XML files. Every cell is text in the cell itself, and every file in the zip
has the same old date, so that the same sheets give the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """
    Return a workbook.

    Args:
        sheets: The rows of each sheet, by its name; every cell is text, an empty one is left out.
    """
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, xml in _files(sheets):
            file = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            file.compress_type = ZIP_DEFLATED
            file.create_system = 0
            archive.writestr(file, _HEAD + xml)
    return made.getvalue()


def _files(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[str, str]]:
    numbered = list(enumerate(sheets.items(), 1))
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n, _ in numbered
    )
    kinds = (
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{kinds}'
    )
    yield "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{kinds}</Types>'
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in numbered
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([("worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]),
    )
    for n, (_, rows) in numbered:
        yield f"xl/worksheets/sheet{n}.xml", _sheet(rows)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    written = "".join(_row(n, row) for n, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _row(number: int, cells: Sequence[str]) -> str:
    written = "".join(
        f'<c r="{column_letters(n)}{number}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(text)}</t></is></c>"
        for n, text in enumerate(cells)
        if text
    )
    return f'<row r="{number}">{written}</row>'


def column_letters(number: int) -> str:
    """Return the letters of a spreadsheet's column, counted from 0: A to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters
