"""A text file as a grid of cells: every cell is text, whatever a spreadsheet did to it before."""

import csv
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from yilao_yiyou.exchange.codec import Request
from yilao_yiyou.exchange.csv_codec import DELIMITERS, ENCODINGS, encoding_of, lines_of
from yilao_yiyou.exchange.formulas import unguarded
from yilao_yiyou.exchange.limits import sized
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.header import header_keys
from yilao_yiyou.exchange.sheet.layout import Layout

_LOOKED_AT = 30


def read_text_grid(source: Path, request: Request, layouts: tuple[Layout, ...]) -> tuple[Grid, dict[str, str]]:
    """Return the grid of a text file, and how it was read.

    Raises:
        RefusedFileError: If its encoding is not known, or it has more rows or cells than the limits allow.
    """
    sized(source, request.limits)
    encoding = encoding_of(source, request.option("encoding"))
    delimiter = request.option("delimiter") or _delimiter(source, encoding, layouts)
    numbers: list[int] = []
    rows: list[list[str | None]] = []
    with lines_of(source, encoding, delimiter, request.limits) as lines:
        for number, row in lines:
            numbers.append(number)
            rows.append([unguarded(cell) or None for cell in row])
    widths = [_width(row) for row in rows]
    wide = max(widths, default=0)
    columns: list[list[Cell | None]] = [[] for _ in range(wide)]
    for cells in rows:
        for place, column in enumerate(columns):
            column.append(cells[place] if place < len(cells) else None)
    grid = Grid(numbers=numbers, columns=columns, is_typed=False, widths=widths)
    return grid, {"encoding": ENCODINGS[encoding], "delimiter": delimiter}


def _width(row: Sequence[str | None]) -> int:
    """Return how many cells a row has up to the last that holds something."""
    return next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)


def _delimiter(source: Path, encoding: str, layouts: tuple[Layout, ...]) -> str:
    """Return the separator that gives the most headers in the first lines."""
    known = {key for layout in layouts for key in layout.by_key}
    with source.open(encoding=encoding, newline="") as file:
        lines = list(islice(file, _LOOKED_AT))

    def fitting(delimiter: str) -> int:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return 0
        return max((sum(any(key in known for key in header_keys(cell)) for cell in row) for row in rows), default=0)

    return max(DELIMITERS, key=fitting)
