"""Sifting columns: the records of the sound rows, and every cell that is wrong in the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.domain.building import broken_rules, collector_paused, unruled
from yilao_yiyou.frames.arrow import Array, Table, pa
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_headers import placed
from yilao_yiyou.frames.column_kinds import Values
from yilao_yiyou.frames.column_records import RecordShape, shape_of
from yilao_yiyou.frames.column_shapes import Cells
from yilao_yiyou.frames.columns import sound


@frozen
class CellFault:
    """What is wrong with one cell, or with what several cells of one row say together.

    Attributes:
        row: The place of the row, from 0.
        path: The column with what lies inside it, such as `heads_lo`; empty if several columns contradict each other.
        zh: What would have been right, in Chinese; never what stands there.
        en: The same in English.
    """

    row: int
    path: str
    zh: str
    en: str


@frozen
class Sifted:
    """What the rows of a table give.

    Attributes:
        records: The records of the sound rows.
        rows: The place of the row of each, from 0.
        faults: Everything that is wrong with the other rows, by row.
    """

    records: Values
    rows: Sequence[int]
    faults: tuple[CellFault, ...]


def sifted_columns(cls: type, table: Table) -> Sifted:
    """Return the records of the sound rows of a table, and what is wrong with the others.

    Args:
        cls: The record class.
        table: A `pyarrow.Table` with the columns that `from_columns` takes.

    Raises:
        CellError: If a column is missing, unknown or of another type, so that no row can be read.
    """
    shape = shape_of(cls)
    batch = sound(table, cls).combine_chunks()
    places = placed(batch.column_names, shape.leaves)
    cells = {name: _whole(batch.column(place)) for name, place in places.items()}
    with collector_paused():
        try:
            return Sifted(shape.read(cells, batch.num_rows), range(batch.num_rows), ())
        except CellError:
            return _sifted(shape, cells, batch.num_rows)


def _whole(column: Array) -> Array:
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


Read: TypeAlias = Callable[[Cells, int], Values]


def _sifted(shape: RecordShape, cells: Cells, count: int) -> Sifted:
    faults: list[CellFault] = []
    for _, read in shape.fields():
        faults += _faults_of(read, cells, count)
    bad = {fault.row for fault in faults}
    rows = [row for row in range(count) if row not in bad]
    kept = _taken(cells, rows)
    records = unruled(shape.cls, {name: read(kept, len(rows)) for name, read in shape.fields()}, len(rows))
    broken = dict(broken_rules(shape.cls, records))
    faults += (CellFault(rows[place], "", error.zh, error.en) for place, error in broken.items())
    good = [place for place in range(len(rows)) if place not in broken]
    return Sifted([records[place] for place in good], [rows[place] for place in good], _by_row(faults))


def _faults_of(read: Read, cells: Cells, count: int) -> Iterator[CellFault]:
    """Yield what is wrong with the cells of one field: the rows of one cause are set aside, and the rest read again."""
    rows: Sequence[int] = range(count)
    while True:
        try:
            read(_taken(cells, rows) if len(rows) < count else cells, len(rows))
        except CellError as error:
            if not error.rows:
                raise
            found = error
        else:
            return
        yield from (CellFault(rows[row], found.path, found.zh, found.en) for row in found.rows)
        wrong = set(found.rows)
        rows = [row for place, row in enumerate(rows) if place not in wrong]


def _taken(cells: Cells, rows: Iterable[int]) -> Cells:
    places = pa.array(rows, pa.int64())
    return {name: array.take(places) for name, array in cells.items()}


def _by_row(faults: Iterable[CellFault]) -> tuple[CellFault, ...]:
    rows: defaultdict[int, list[CellFault]] = defaultdict(list)
    for fault in faults:
        rows[fault.row].append(fault)
    return tuple(fault for row in sorted(rows) for fault in rows[row])
