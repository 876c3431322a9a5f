"""Cells that say to look elsewhere: merged cells and 同上."""

import re
from collections.abc import Sequence

from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.exchange.sheet.at_once import all_plain
from yilao_yiyou.exchange.sheet.bodies import Body, RowKind
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.locate import Header
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.verdict import note

_DITTO = frozenset({"〃", "同上", '"', "″", "''", "々", "“", "”", "同前", "ditto", '""', "′′", "“”"})

_LONGEST = 8
_HINT = re.compile("[〃\"″'々“”′]|同上|同前|ditto")
"""What a column has in which such a word may stand."""


def _is_ditto(text: str) -> bool:
    return len(text) <= _LONGEST and compact(text) in _DITTO


def filled(grid: Grid, header: Header, column: int, body: Body, doubts: Doubts) -> list[Cell | None]:
    """Return the cells of a column for the rows of a table; those in a merged area and those that say 同上 are filled.

    A blank alone never means the same as above; only a merged cell, or the word, does. The word looks at the row above
    it and no further: a row that begins another section, or that is hidden, may not be what the clerk meant.
    """
    cells, places = grid.columns[column], body.records
    made = list(cells[places.start : places.stop]) if isinstance(places, range) else [cells[place] for place in places]
    if grid.merged:
        _fill_merged(grid, header, column, places, made, doubts)
    if _HINT.search(all_plain(made) or "".join([cell for cell in set(made) if isinstance(cell, str)])):
        _fill_ditto(grid, header, column, body, made, doubts)
    return made


def _fill_merged(  # noqa: PLR0913, PLR0917 -- a column and where it stands
    grid: Grid, header: Header, column: int, places: Sequence[int], made: list[Cell | None], doubts: Doubts
) -> None:
    at = {number: place for place, number in enumerate(grid.numbers)}
    order = {place: index for index, place in enumerate(places)}
    field = header.fields.get(column)
    for area in grid.merged:
        if not area.left <= column <= area.right or area.top not in at or at[area.top] < header.stop:
            continue
        top = grid.columns[area.left][at[area.top]]
        for row in range(area.top, area.bottom + 1):
            index = order.get(at.get(row, -1))
            if index is None or made[index] is not None or top is None:
                continue
            if column != area.left:
                doubts.add(note("merged-across"), row=row, column=column, header=header.texts[column], field=field)
            else:
                made[index] = top
                doubts.add(note("merged-filled"), row=row, column=column, header=header.texts[column], field=field)


def _fill_ditto(  # noqa: PLR0913, PLR0917 -- a column and where it stands
    grid: Grid, header: Header, column: int, body: Body, made: list[Cell | None], doubts: Doubts
) -> None:
    field = header.fields[column]
    is_id = field.column.base is IdNumber or field.column.name == "id"
    for index, cell in enumerate(made):
        if isinstance(cell, str) and _is_ditto(cell):
            above = made[index - 1] if index else None
            parted = body.parted(body.records[index - 1], body.records[index]) if index else None
            is_known = above is not None and not is_id and parted is None
            made[index] = above if is_known else None
            doubts.add(
                note("ditto-of-id") if is_id else _PARTED[parted] if above is not None else note("ditto-of-nothing"),
                row=grid.numbers[body.records[index]],
                column=column,
                header=header.texts[column],
                field=field,
                cell=cell,
            )


_PARTED = {
    None: note("ditto"),
    RowKind.NOTE: note("ditto-of-nothing", zh="上一行属于另一段", en="the row above is of another section"),
    RowKind.HIDDEN: note("ditto-of-nothing", zh="上一行是隐藏的", en="the row above is hidden"),
}
