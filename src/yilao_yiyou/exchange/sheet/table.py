"""One table of a sheet: its columns read, each cell of it by the field that its column is."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, cast

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.id_rules import EIGHTEEN
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.exchange.sheet.at_once import are_kept, at_once
from yilao_yiyou.exchange.sheet.bodies import Body
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.column_units import column_unit
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.fill import filled
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.layout import LayoutField
from yilao_yiyou.exchange.sheet.locate import Header
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.readers import Setting, reader_of
from yilao_yiyou.exchange.sheet.regions import RegionReader
from yilao_yiyou.exchange.sheet.units import measure_in_header
from yilao_yiyou.exchange.sheet.verdict import Note, Reader, Verdict, note

_DATED = frozenset({PartialDate, Period, date})


@frozen(kw_only=True)
class Table:
    """A table as it was read.

    Attributes:
        sheet: The name of the sheet.
        header: Its header.
        rows: The numbers of the rows that are records.
        values: The values of each field, one for each row, `None` where there is none.
        cells: The cells of each column that has a field, as they were read.
        readers: What read the cells of each field.
        extras: The cells of the columns that have none, by header.
    """

    sheet: str
    header: Header
    rows: Sequence[int]
    values: Mapping[str, Sequence[Any]]
    cells: Mapping[str, Sequence[Cell | None]]
    readers: Mapping[str, Reader]
    extras: Mapping[str, Sequence[Cell | None]]


def read_table(grid: Grid, header: Header, body: Body, regions: RegionReader, doubts: Doubts) -> Table:
    """Return the columns of a table, each cell read; what is doubtful goes to the doubts."""
    places = body.records
    rows = [grid.numbers[place] for place in places]
    _doubt_columns(grid, header, body, doubts)
    values: dict[str, Sequence[Any]] = {}
    cells: dict[str, Sequence[Cell | None]] = {}
    readers: dict[str, Reader] = {}
    for column, field in header.fields.items():
        made = filled(grid, header, column, body, doubts)
        setting = _setting(grid, header, column, regions, doubts)
        read = _read(header, column, made, rows, setting, doubts)
        if field.path in values:
            read = _united(field, values[field.path], read, (rows, column, header.texts[column]), doubts)
        cells[field.path], values[field.path] = made, read
        readers[field.path] = reader_of(field, setting)
        if field.column.base is IdNumber:
            _doubt_numbers(grid, header, column, read, (rows, made), doubts)
        elif field.path == f"{field.collection}.id":
            _doubt_ids(header, column, read, rows, doubts)
    return Table(
        sheet=grid.name,
        header=header,
        rows=rows,
        values=values,
        cells=cells,
        readers=readers,
        extras={
            header.texts[column]: [grid.columns[column][place] for place in places]
            for column in header.texts.keys() - header.fields.keys() - header.ignored
        },
    )


def _doubt_columns(grid: Grid, header: Header, body: Body, doubts: Doubts) -> None:
    """Say what is wrong with the columns; a required one that lacks rejects every row."""
    for field in header.lacking:
        doubts.add(note("missing-column", zh=field.header, en=field.path), field=field)
        doubts.rejected.update(grid.numbers[place] for place in body.records)
    for field in header.twice:
        doubts.add(note("duplicate-column", zh=field.header, en=field.path), field=field)
    for column in sorted(header.texts.keys() - header.fields.keys() - header.ignored):
        doubts.add(note("unknown-column"), column=column, header=header.texts[column])
    for column in range(len(grid.columns)):
        if column not in header.texts and _is_filled(grid.columns[column], body.records):
            doubts.add(note("unknown-column", zh="没有表头", en="it has no header"), column=column)
    for column in sorted(grid.hidden_columns & header.fields.keys()):
        doubts.add(note("hidden-column"), column=column, header=header.texts[column], field=header.fields[column])


def _is_filled(cells: Sequence[Cell | None], places: Sequence[int]) -> bool:
    """Return whether a column holds something in some of its rows."""
    if not any(cells):
        return False
    return any(not isinstance(cell, str) or compact(cell) for cell in (cells[place] for place in places) if cell)


def _united(
    field: LayoutField, before: Sequence[Any], more: list[Any], at: tuple[Sequence[int], int, str], doubts: Doubts
) -> list[Any]:
    """Return the values of two columns for one field; a row in which they differ is rejected, neither is chosen."""
    rows, column, text = at
    for row, one, other in zip(rows, before, more, strict=True):
        if one is not None and other is not None and one != other:
            doubts.add(note("duplicate-column"), row=row, column=column, header=text, field=field)
    return [other if one is None else one for one, other in zip(before, more, strict=True)]


def _setting(grid: Grid, header: Header, column: int, regions: RegionReader, doubts: Doubts) -> Setting:
    field, text = header.fields[column], header.texts[column]
    unit = column_unit(header, column, field, doubts)
    return Setting(
        layout=header.layout,
        regions=regions,
        stated=unit.stated,
        is_disputed=unit.is_disputed,
        header_unit=measure_in_header(text),
        is_typed=grid.is_typed,
    )


def _read(  # noqa: PLR0913, PLR0917 -- a column and where it stands
    header: Header,
    column: int,
    cells: Sequence[Cell | None],
    rows: Sequence[int],
    setting: Setting,
    doubts: Doubts,
) -> list[Any]:
    field, text = header.fields[column], header.texts[column]
    if are_kept(cells, field, setting.layout) and not (field.required and None in cells):
        return list(cells)
    known, verdicts = _verdicts(field, cells, setting)
    odd = {cell for cell, verdict in verdicts.items() if verdict.notes}
    for row, cell in zip(rows, cells, strict=True) if odd else ():
        if cell in odd:
            for each in verdicts[cell].notes:
                doubts.add(each, row=row, column=column, header=text, field=field, cell=cell)
    values = list(map(known.__getitem__, cells))
    lacking = note("required") if field.required else _default_of(field)
    if lacking is not None and None in values:
        for row, cell, value in zip(rows, cells, values, strict=True):
            if value is None and (cell is None or verdicts[cell].is_sound):
                doubts.add(lacking, row=row, column=column, header=text, field=field)
    return values


def _default_of(field: LayoutField) -> Note | None:
    """Return what is said of a blank that becomes yes or no, a number or a word, since a blank alone says none."""
    default = field.column.default
    if isinstance(default, bool):
        return note("blank-default", zh="是" if default else "否", en="yes" if default else "no")
    if isinstance(default, CodeSet):
        return note("blank-default", zh=default.zh, en=default.value)
    return note("blank-default", zh=str(default), en=str(default)) if isinstance(default, int | Bounds) else None


def _doubt_ids(header: Header, column: int, values: Sequence[Any], rows: Sequence[int], doubts: Doubts) -> None:
    """Say which ids of records stand in two rows, and which rows have none though others do."""
    field, text = header.fields[column], header.texts[column]
    lacking = note("required" if header.layout.name == field.collection else "id-made")
    seen = doubts.ids.setdefault(field.path, set())
    for row, value in zip(rows, values, strict=True):
        if value in seen:
            doubts.add(note("record-id-twice"), row=row, column=column, header=text, field=field)
        elif value is not None:
            seen.add(value)
    if None in values and any(values):
        for row, value in zip(rows, values, strict=True):
            if value is None and row not in doubts.rejected:
                doubts.add(lacking, row=row, column=column, header=text, field=field)


def _verdicts(
    field: LayoutField, cells: Sequence[Cell | None], setting: Setting
) -> tuple[dict[Cell | None, object], dict[Cell | None, Verdict]]:
    """Return the value of each different cell, and what was made of those that were not read all at once."""
    different = set(cells)
    values: dict[Cell | None, object] = {None: None}
    values.update(at_once(field, setting.layout)(_texts_of(different)))
    if len(values) > len(different):
        return values, {}
    read = reader_of(field, setting)
    known: dict[Cell | None, Verdict] = {cell: read(cell) for cell in different.difference(values) if cell is not None}
    if field.column.base in _DATED or field.part:
        plain = [cell for cell in known if isinstance(cell, Number) and not cell.format.is_date]
        filled_in = [cell for cell in cells if cell is not None] if plain else []
        dated = sum(known[cell].value is not None for cell in filled_in)
        if plain and dated * 2 > len(filled_in):
            read = reader_of(field, evolve(setting, serials=True))
            known |= {cell: read(cell) for cell in plain}
    values |= {cell: verdict.value for cell, verdict in known.items()}
    return values, known


def _texts_of(cells: AbstractSet[Cell | None]) -> AbstractSet[str]:
    kinds = set(map(type, cells))
    return cast("AbstractSet[str]", cells) if kinds == {str} else {cell for cell in cells if isinstance(cell, str)}


_SAMPLE = 4


def _doubt_numbers(  # noqa: PLR0913, PLR0917 -- a column and where it stands
    grid: Grid,
    header: Header,
    column: int,
    values: list[Any],
    at: tuple[Sequence[int], Sequence[Cell | None]],
    doubts: Doubts,
) -> None:
    """Say which numbers stand in two rows, and whether all of a text file's have gone through a number."""
    field, text = header.fields[column], header.texts[column]
    rows, cells = at
    keys = cells if _are_plain(cells) else values
    seen: set[object] = set()
    for row, key, value in zip(rows, keys, values, strict=True):
        if value is not None and key in seen:
            doubts.add(note("id-twice"), row=row, column=column, header=text, field=field)
        elif value is not None:
            seen.add(key)
    numbers = [(row, value) for row, value in zip(rows, values, strict=True) if value is not None]
    long = [(row, number.reveal("reading a sheet")) for row, number in numbers] if not grid.is_typed else []
    digits = [(row, number) for row, number in long if number.isdecimal() and len(number) > 15]  # noqa: PLR2004
    if len(digits) >= _SAMPLE and all(_went_through_float(number) for _, number in digits):
        for row, _ in digits:
            doubts.add(note("id-through-float"), row=row, column=column, header=text, field=field)


def _are_plain(cells: Sequence[Cell | None]) -> bool:
    """Return whether all numbers are written in one way, so that two cells that differ hold different numbers."""
    return all(isinstance(cell, str) and EIGHTEEN.fullmatch(cell) for cell in set(cells) - {None})


def _went_through_float(number: str) -> bool:
    return int(float(number)) == int(number) or number.endswith("000")
