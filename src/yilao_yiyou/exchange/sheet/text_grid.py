"""A text file as a grid of cells: every cell is text, whatever a spreadsheet did to it before."""

import csv
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from yilao_yiyou.exchange.codec import Request
from yilao_yiyou.exchange.csv_codec import DELIMITERS, ENCODINGS, encoding_of, well_formed
from yilao_yiyou.exchange.formulas import unguarded
from yilao_yiyou.exchange.limits import Limits, sized
from yilao_yiyou.exchange.refusal import Reason, too_many
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
    numbers: list[int] = []
    rows: list[list[str | None]] = []
    before = csv.field_size_limit(request.limits.text)
    try:
        delimiter = request.option("delimiter") or _delimiter(source, encoding, layouts)
        with source.open(encoding=encoding, newline="") as file:
            lines = well_formed(csv.reader(file, delimiter=delimiter, strict=True), request.limits)
            for number, row in enumerate(lines, start=1):
                if any(row):
                    numbers.append(number)
                    rows.append([unguarded(cell) or None for cell in row])
    finally:
        csv.field_size_limit(before)
    _refuse_size(len(rows), sum(map(len, rows)), request.limits)
    widths = [_width(row) for row in rows]
    wide = max(widths, default=0)
    columns: list[list[Cell | None]] = [[] for _ in range(wide)]
    for cells in rows:
        for place, column in enumerate(columns):
            column.append(cells[place] if place < len(cells) else None)
    lengths = [len(row) for row in rows]
    grid = Grid(numbers=numbers, columns=columns, is_typed=False, widths=widths, lengths=lengths)
    return grid, {"encoding": ENCODINGS[encoding], "delimiter": delimiter}


def _refuse_size(rows: int, cells: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise too_many(Reason.ROWS, limits.rows, "行", "rows", "rows")
    if cells > limits.cells:
        raise too_many(Reason.CELLS, limits.cells, "格", "cells", "cells")


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
