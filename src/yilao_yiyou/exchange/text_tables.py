"""Tables of text cells to batches of records, and back: what CSV, SQLite and packages share."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.cell_texts import array_of, texts_of
from yilao_yiyou.exchange.codec import Batch
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Finding, Place
from yilao_yiyou.frames.arrow import Table, pa
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_headers import placed
from yilao_yiyou.frames.column_records import shape_of
from yilao_yiyou.frames.column_shapes import Leaf
from yilao_yiyou.frames.column_sifting import CellFault, sifted_columns
from yilao_yiyou.frames.columns import to_columns

AT_ONCE = 16_384
"""How many rows are in memory at once."""

Row: TypeAlias = Sequence[str | None]
"""The text of each cell; `None` or an empty text where there is nothing."""


@frozen(kw_only=True)
class TextTable:
    """A table of text cells that is being read.

    Attributes:
        collection: The collection that it holds.
        place: The file and the sheet.
        width: How many cells a row has.
        leaves: The column of the record class that stands at each place.
    """

    collection: str
    place: Place
    width: int
    leaves: Mapping[int, Leaf]


def opened(collection: str, header: Sequence[str], place: Place) -> TextTable:
    """Return a table of which the header has been read.

    Raises:
        RefusedFileError: If a column is missing, unknown or there twice.
    """
    leaves = {leaf.name: leaf for leaf in shape_of(collection_classes()[collection]).leaves}
    try:
        at = {position: leaves[name] for name, position in placed(header, tuple(leaves.values())).items()}
    except CellError as error:
        zh, en = error.zh, error.en
    else:
        return TextTable(collection=collection, place=place, width=len(header), leaves=at)
    raise RefusedFileError(Reason.HEADER, f"{collection}: {zh}", f"{collection}: {en}")


def batch_of(table: TextTable, rows: Sequence[tuple[int, Row]]) -> Batch:
    """Return what rows give: records of the sound ones, findings of the others.

    Args:
        table: The table.
        rows: The number of each row, as its reader shows it, and its cells.
    """
    even = [(number, row) for number, row in rows if len(row) == table.width]
    ragged = [(number, row) for number, row in rows if len(row) != table.width]
    arrow, faults = _typed(table, [row for _, row in even])
    sifted = sifted_columns(collection_classes()[table.collection], arrow)
    told = {(fault.row, fault.path) for fault in faults}
    faults += (fault for fault in sifted.faults if not _is_told(fault, told))
    bad = {fault.row for fault in faults}
    good = [(record, row) for record, row in zip(sifted.records, sifted.rows, strict=True) if row not in bad]
    return Batch(
        sheet=table.place.sheet,
        records=[record for record, _ in good],
        rows=[even[row][0] for _, row in good],
        rejected=sorted([*(even[row][0] for row in bad), *(number for number, _ in ragged)]),
        read=len(rows),
        findings=(
            *(_ragged(table, number, len(row)) for number, row in ragged),
            *(finding_of_cell(fault, table, even[fault.row][0]) for fault in sorted(faults, key=lambda one: one.row)),
        ),
    )


def _is_told(fault: CellFault, told: set[tuple[int, str]]) -> bool:
    """Return whether a fault only follows from a cell that was left empty because of its text."""
    name = fault.path.partition(".")[0]
    return bool(name) and any(row == fault.row and (path == name or path.startswith(f"{name}_")) for row, path in told)


def _typed(table: TextTable, rows: Sequence[Row]) -> tuple[Table, list[CellFault]]:
    """Return the columns that cells stand for; what stands for nothing is left empty, and a fault."""
    columns: Sequence[Sequence[str | None]] = list(zip(*rows, strict=True)) if rows else [()] * table.width
    faults: list[CellFault] = []
    arrays: dict[str, Any] = {}
    for position, leaf in table.leaves.items():
        texts = [text or None for text in columns[position]]
        arrays[leaf.name], wrong = array_of(texts, leaf.kind.type)
        faults += (CellFault(each.row, leaf.name, each.zh, each.en) for each in wrong)
    return pa.table(arrays), faults


def _ragged(table: TextTable, number: int, cells: int) -> Finding:
    return Finding(
        code="ragged-row",
        place=Place(file=table.place.file, sheet=table.place.sheet, row=number),
        field=table.collection,
        value_class="row",
        zh=f"该行有 {cells} 格, 表头有 {table.width} 格",
        en=f"the row has {cells} cells, the header {table.width}",
        mend_zh="请核对分隔符与引号",
        mend_en="check the separators and the quotation marks",
    )


def finding_of_cell(fault: CellFault, table: TextTable, number: int) -> Finding:
    """Return what is wrong with a cell as a finding at its row."""
    name = fault.path.partition(".")[0].removesuffix("[]")
    header = next((leaf.zh for leaf in table.leaves.values() if leaf.name == name), "")
    return Finding(
        code="cell" if fault.path else "row",
        place=Place(file=table.place.file, sheet=table.place.sheet, row=number, header=header),
        field=f"{table.collection}.{fault.path}" if fault.path else table.collection,
        value_class="text" if fault.path else "row",
        zh=fault.zh,
        en=fault.en,
    )


def batches_of(table: TextTable, rows: Iterator[tuple[int, Row]]) -> Iterator[Batch]:
    """Yield what rows give, so many at once that memory is bounded."""
    while some := list(islice(rows, AT_ONCE)):
        yield batch_of(table, some)


def rows_of(cls: type, records: Sequence[Any]) -> Iterator[tuple[str | None, ...]]:
    """Yield records as rows of text cells, in the order of the columns."""
    for start in range(0, len(records), AT_ONCE):
        table = to_columns(cls, records[start : start + AT_ONCE])
        yield from zip(*map(texts_of, _chunks(table)), strict=True)


def _chunks(table: Table) -> Iterator[Any]:
    """Yield the one array of each column."""
    for column in table.combine_chunks().columns:
        yield column.chunk(0)


def text_columns(cls: type) -> frozenset[int]:
    """Return the places of the columns that hold text as it was given, and not numbers, days or codes."""
    types = [leaf.kind.type for leaf in shape_of(cls).leaves]
    return frozenset(place for place, type_ in enumerate(types) if pa.types.is_string(type_))
