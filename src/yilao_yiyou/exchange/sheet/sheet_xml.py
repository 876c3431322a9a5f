"""The XML of one sheet as columns of cells.

What office programs write has one shape, which expressions read at the speed of the regular expression engine. They
are trusted only where they account for every character of every row; any other XML goes to the parser, which takes
several times as long. Both must agree, and a test holds them to it.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from yilao_yiyou.exchange.sheet.cell import Cell, Pending, column_of
from yilao_yiyou.exchange.sheet.cells import Cells, misplaced
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.package import tree_of
from yilao_yiyou.exchange.sheet.row_shapes import END, RowReader

_PIECE = 2**20
_OPENING, _CLOSING = "<sheetData>", "</sheetData>"


def read_rows(xml: str, decoder: Decoder) -> Cells:
    """Return the cells of a sheet.

    Raises:
        RefusedFileError: If it is damaged, or has more rows, columns or cells than the limits allow.
    """
    cells = Cells(decoder.limits)
    if not _read_shapes(xml, RowReader(decoder, cells)):
        cells = Cells(decoder.limits)
        _parse(xml, decoder, cells)
    cells.finish()
    return cells


def _read_shapes(xml: str, reader: RowReader) -> bool:
    start, end = xml.find(_OPENING), xml.rfind(_CLOSING)
    if start < 0 or end < start or "<!" in xml:
        return False
    return all(map(reader.read, _pieces(xml, start + len(_OPENING), end)))


def _pieces(xml: str, start: int, end: int) -> Iterator[str]:
    """Yield the rows of a sheet, some at a time."""
    while start < end:
        stop = xml.find(END, min(start + _PIECE, end), end)
        stop = end if stop < 0 else stop + len(END)
        yield xml[start:stop]
        start = stop


def _parse(xml: str, decoder: Decoder, cells: Cells) -> None:
    """Read rows with the parser, whatever prefixes, order of attributes or omissions the XML has."""
    number = 0
    for row in tree_of(xml).iter("row"):
        said = row.get("r", "")
        number = int(said) if said.isascii() and said.isdecimal() else number + 1
        places = cells.add_rows((number,))
        if row.get("hidden") in {"1", "true"}:
            cells.hidden.add(number)
        for column, cell in _parsed(row, decoder):
            cells.fill(column, places, [cell])


_REFERENCE = re.compile("([A-Z]{1,3})[0-9]{1,7}")


def _parsed(row: ET.Element, decoder: Decoder) -> Iterator[tuple[int, Cell]]:
    column = -1
    for element in row.iter("c"):
        place = _REFERENCE.fullmatch(element.get("r", ""))
        if place is None and element.get("r") is not None:
            raise misplaced()
        column = column_of(place[1]) if place else column + 1
        style = element.get("s", "0")
        value = element.findtext("v") or ""
        if element.find("f") is not None and not value:
            yield column, Pending()
            continue
        number = int(style) if style.isascii() and style.isdecimal() else 0
        cell = decoder.made(element.get("t", "n"), number, value, _inline(element))
        if cell is not None:
            yield column, cell


def _inline(element: ET.Element) -> str:
    texts = element.find("is")
    if texts is None:
        return ""
    said = (part for child in texts if child.tag != "rPh" for part in child.iter("t"))
    return "".join(part.text or "" for part in said)
