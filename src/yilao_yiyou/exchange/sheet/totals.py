"""Checking the totals of a table against its rows: 合计 is no record, but it has to be right."""

from typing import Any

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.exchange.sheet.bodies import Body, RowKind
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.layout import LayoutField
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.table import Table
from yilao_yiyou.exchange.sheet.verdict import note


def check_totals(grid: Grid, body: Body, table: Table, doubts: Doubts) -> None:
    """Say which totals are not the sum of their rows; a column that was not wholly read has no sum."""
    places = [place for place, kind in sorted(body.others.items()) if kind is RowKind.TOTAL]
    if not places:
        return
    rows = {row: index for index, row in enumerate(table.rows)}
    for column, field in table.header.fields.items():
        if field.column.base in {int, Bounds, Quantity} and field.path in table.values:
            _check(grid, places, rows, table, (column, field), doubts)


def _check(  # noqa: PLR0913, PLR0917 -- a column and where it stands
    grid: Grid,
    places: list[int],
    rows: dict[int, int],
    table: Table,
    at: tuple[int, LayoutField],
    doubts: Doubts,
) -> None:
    column, field = at
    read = table.readers[field.path]
    since = 0
    for place in places:
        cell, number = grid.columns[column][place], grid.numbers[place]
        stated = None if cell is None else _bounds(read(cell).value)
        is_part = "小计" in "".join(compact(each) for each in grid.row(place) if isinstance(each, str))
        counted = [row for row in rows if (since < row < number if is_part else True)]
        since = number if is_part else since
        summed = _sum(field, table, [rows[row] for row in counted])
        if stated is not None and summed is not None and not _agree(stated, summed):
            doubts.add(
                note("total-mismatch"),
                row=number,
                column=column,
                header=table.header.texts[column],
                field=field,
                cell=cell,
            )


def _sum(field: LayoutField, table: Table, indices: list[int]) -> Bounds | None:
    values = table.values[field.path]
    cells = table.cells[field.path]
    total = Bounds(0)
    for index in indices:
        bounds = _bounds(values[index])
        if bounds is None and cells[index] is not None:
            return None
        total = total if bounds is None else total + bounds
    return total


def _bounds(value: Any) -> Bounds | None:  # noqa: ANN401 -- whatever a reader made
    if isinstance(value, Quantity):
        return value.bounds
    if isinstance(value, int) and not isinstance(value, bool):
        return Bounds(value)
    return value if isinstance(value, Bounds) else None


def _agree(one: Bounds, other: Bounds) -> bool:
    """Return whether two figures can be the same number."""
    return (one.hi is None or one.hi >= other.lo) and (other.hi is None or other.hi >= one.lo)
