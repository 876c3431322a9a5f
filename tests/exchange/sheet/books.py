"""Workbooks made part by part, as only a faulty or a hostile program writes them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip package of some parts."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def sheet_xml(rows: str, below: str = "") -> str:
    """Return the XML of a sheet with some rows, and what stands below them."""
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{below}</worksheet>"


def book_parts(sheet: str, names: Sequence[str] = ("a",), target: str = "worksheets/sheet1.xml") -> dict[str, str]:
    """Return the parts of a workbook in which every sheet is the same part."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId1"/>' for number, name in enumerate(names, start=1)
    )
    link = f'<Relationship Id="rId1" Type="{_REFERENCE}/worksheet" Target="{target}"/>'
    return {
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_REFERENCE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{link}</Relationships>',
        f"xl/{target}": sheet,
    }


def text_book(path: Path, rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> Path:
    """Write a workbook of one sheet, 名单, with some texts and merged areas."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        for area in merged:
            sheet.merge_range(area, "")
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text)
    return path
