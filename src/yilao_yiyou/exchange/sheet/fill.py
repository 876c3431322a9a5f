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
from yilao_yiyou.exchange.sheet.verdict import Note, note

_DITTO = frozenset(
    {
        *("同上", "同前", "同上行", "同上一行", "如上", "见上", "ditto"),
        *("〃", '"', "″", "''", "々", "“", "”", '""', "′′", "“”"),
    }
)
_ELSEWHERE = frozenset({"同左", "同右", "同下", "见下"})
_LONGEST = 8
_HINT = re.compile("[〃\"″'々“”′]|同上|同前|如上|见上|同左|同右|同下|见下|ditto")
"""What a column has in which such a word may stand."""


def _is_ditto(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    word = compact(text)
    return word in _DITTO or word in _ELSEWHERE


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
    is_id = field.column.base is IdNumber or field.path.endswith((".id", "regions.code"))
    for index, cell in enumerate(made):
        if isinstance(cell, str) and _is_ditto(cell):
            above = made[index - 1] if index else None
            parted = body.parted(body.records[index - 1], body.records[index]) if index else None
            doubt = note("ditto-of-id") if is_id else _judged(cell, above, parted)
            made[index] = above if doubt is _FILLED else None
            doubts.add(
                doubt,
                row=grid.numbers[body.records[index]],
                column=column,
                header=header.texts[column],
                field=field,
                cell=cell,
            )


_FILLED = note("ditto")


def _judged(cell: str, above: Cell | None, parted: RowKind | None) -> Note:
    """Return what is said of a cell that says to look elsewhere: filled from the row above, or why it is not."""
    if compact(cell) in _ELSEWHERE:
        return note("ditto-of-nothing", zh="指的不是上一行", en="it does not mean the row above")
    if parted is RowKind.NOTE:
        return note("ditto-of-nothing", zh="上一行属于另一段", en="the row above is of another section")
    if parted is RowKind.HIDDEN:
        return note("ditto-of-nothing", zh="上一行是隐藏的", en="the row above is hidden")
    return note("ditto-of-nothing") if above is None else _FILLED
