"""Arrow tables to batches of records: what Parquet, Arrow files and DuckDB share."""

from collections.abc import Iterable, Iterator, Mapping

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.codec import Batch
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Finding, Place
from yilao_yiyou.frames.arrow import Table, pa
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_headers import placed
from yilao_yiyou.frames.column_records import shape_of
from yilao_yiyou.frames.column_sifting import CellFault, Sifted, sifted_columns

_RECORD = "yilao_yiyou.record"


def collection_named(metadata: Mapping[str, str]) -> str | None:
    """Return the collection that a table says it holds, `None` if it does not say."""
    named = metadata.get(_RECORD)
    return next((name for name, cls in collection_classes().items() if cls.__name__ == named), None)


def batches_of(collection: str, streams: Iterable[bytes], place: Place) -> Iterator[Batch]:
    """Yield what the rows of Arrow streams give; rows are numbered from 1.

    Raises:
        RefusedFileError: If a column is missing, unknown or of another type.
    """
    cls = collection_classes()[collection]
    before = 0
    for stream in streams:
        table = pa.ipc.open_stream(stream).read_all()
        yield _batch(collection, _sifted(collection, cls, table), table.num_rows, before, place)
        before += table.num_rows


def _sifted(collection: str, cls: type, table: Table) -> Sifted:
    try:
        placed(table.column_names, shape_of(cls).leaves)
        return sifted_columns(cls, table)
    except CellError as error:
        zh, en = error.sentences(collection)
    raise RefusedFileError(Reason.HEADER, zh, en)


def _batch(collection: str, sifted: Sifted, rows: int, before: int, place: Place) -> Batch:
    numbers = [before + row + 1 for row in sifted.rows] if sifted.faults else range(before + 1, before + rows + 1)
    return Batch(
        sheet=place.sheet,
        records=sifted.records,
        rows=numbers,
        rejected=sorted({before + fault.row + 1 for fault in sifted.faults}),
        read=rows,
        findings=tuple(_finding(collection, fault, before, place) for fault in sifted.faults),
    )


def _finding(collection: str, fault: CellFault, before: int, place: Place) -> Finding:
    return Finding(
        code="cell" if fault.path else "row",
        place=Place(file=place.file, sheet=place.sheet, row=before + fault.row + 1),
        field=f"{collection}.{fault.path}" if fault.path else collection,
        value_class="cell" if fault.path else "row",
        zh=fault.zh,
        en=fault.en,
    )
