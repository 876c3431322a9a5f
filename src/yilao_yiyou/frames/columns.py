"""Records to columns and back: any record class as an Arrow table, which every dataframe library reads (列).

Every field is a column with the field's English name. Codes are dictionaries of their slugs in declared order, days are
`date32`, whole numbers `int64`, decimals `decimal128(38, 9)`; division codes, partial dates and recurrences are text;
tuples and sets are lists; a value class nested in a record is a struct; codes within lists and structs are text.

Values of several parts have a column for each part, so that they can be used wherever there are columns. A headcount
`heads` is `heads_lo` and `heads_hi`, null where there is no upper end, with `heads_unit`, `heads_kind` and
`heads_phrase`. What does not fit stands beside them: a fraction as text in `heads_lo_exact`, an end that is itself left
out as true in `heads_hi_open`. A period `valid` is `valid_start` and `valid_end`, the day after its last, with
`valid_start_edge` and `valid_end_edge` where an end is open or unknown. A value is not there if all its parts are null.

What a record holds is what the table holds, a person's name and number too: nothing is masked here. Before records
leave the house, let `yilao_yiyou.exchange` decide what may be shared.
"""

from collections.abc import Iterable
from typing import Any, Final, TypeVar, cast

from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.errors import FrameError, RecordError
from yilao_yiyou.frames.arrow import ArrowStream, Schema, Table, pa, without_views
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_headers import placed
from yilao_yiyou.frames.column_kinds import Values
from yilao_yiyou.frames.column_records import RecordShape, shape_of

__all__ = ["VERSION", "from_columns", "schema_of", "to_columns"]

VERSION: Final = "1"
"""The version of the columns, which a table carries in its metadata."""

_RECORD, _VERSION = b"yilao_yiyou.record", b"yilao_yiyou.version"
_AT_ONCE = 65_536

T = TypeVar("T")


def schema_of(cls: type) -> Schema:
    """Return the Arrow schema of a record class.

    The metadata of each field says its Chinese header, meaning, unit, sensitivity, identity and what it refers to; the
    metadata of the schema the record class and the version of the columns.

    Raises:
        RecordError: If it is no record class.

    >>> from yilao_yiyou.domain.team import Membership
    >>> schema_of(Membership).names[:3]
    ['id', 'person', 'group']
    """
    metadata = {_RECORD: cls.__name__.encode(), _VERSION: VERSION.encode()}
    return pa.schema([leaf.field for leaf in shape_of(cls).leaves], metadata=metadata)


def to_columns(cls: type[T], records: Iterable[T]) -> Table:
    """Return records as a `pyarrow.Table`, which offers the Arrow C stream to every other dataframe library.

    Nothing is masked. Showing an identification number raises the audit event of `IdNumber.reveal`.

    Args:
        cls: The record class.
        records: Its records; none make an empty table with all columns.

    Raises:
        RecordError: If `cls` is no record class, a record is of another class, or holds what a column cannot keep:
            a whole number over 64 bits, a decimal with more than 9 places, a phrase that is blank.

    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> table = to_columns(Team, [Team(id="t1", name="某巡河队", kind=TeamKind.PATROL, region="371482")])
    >>> table.num_rows, table["kind"].to_pylist()
    (1, ['patrol'])
    """
    outcome = _written(cls, records)
    if isinstance(outcome, RecordError):
        del records  # a traceback may be printed with the variables of each frame
        raise outcome
    return outcome


def _written(cls: type, records: Iterable[object]) -> Table:
    """Return the table, or the error: one that has seen no frame in which values stand."""
    shape = shape_of(cls)
    with collector_paused():
        given = list(records)
        if not set(map(type, given)) <= {cls}:
            return _stranger(cls, given)
        try:
            arrays = shape.write(given)
        except CellError as error:
            return RecordError(*error.sentences(cls.__name__))
        return pa.Table.from_arrays(arrays, schema=schema_of(cls))


def _stranger(cls: type, given: Values) -> RecordError:
    classes: list[type[Any]] = list(map(type, given))
    row = next(row for row, other in enumerate(classes) if other is not cls)
    name = classes[row].__name__
    return RecordError(
        f"第 {row + 1} 条记录应为 {cls.__name__}, 得到的是 {name}",
        f"record {row + 1} must be a {cls.__name__}, is a {name}",
    )


def from_columns(cls: type[T], table: ArrowStream) -> list[T]:
    """Return the records that the rows of a table stand for.

    The columns are checked first, then the rules of the class are asked of each record. The order of the columns is
    free; a Chinese header of the data dictionary is taken for the English one; a column with a default may be left out.

    Args:
        cls: The record class.
        table: A frame of PyArrow, Polars (collected), pandas or DuckDB, or anything else with an Arrow C stream.

    Raises:
        RecordError: If `cls` is no record class.
        FrameError: If the table has a column that is missing, unknown or of another type, or a row that makes no
            record; says the column and the row, counted from 1, never what stands there.

    >>> from yilao_yiyou.domain.team import Team
    >>> table = pa.table({"id": ["t1"], "队伍名称": ["某巡河队"], "kind": ["patrol"], "region": ["371482"]})
    >>> from_columns(Team, table)[0].kind
    TeamKind.PATROL
    """
    outcome = _read(cls, table)
    if isinstance(outcome, FrameError):
        del table  # a traceback may be printed with the variables of each frame
        raise outcome
    return cast("list[T]", outcome)


def _read(cls: type, table: ArrowStream) -> Values | FrameError:
    """Return the records, or the error: one that has seen no frame in which values stand."""
    shape = shape_of(cls)
    try:
        with collector_paused():
            return _records(shape, sound(table, cls))
    except CellError as error:
        return FrameError(*error.sentences(cls.__name__))


def sound(source: Any, cls: type) -> Table:  # noqa: ANN401 -- whatever the caller took for a table
    """Return a table that says of itself nothing else than that it holds records of the class, and can be read.

    Raises:
        CellError: If it does not, or cannot.
    """
    if not hasattr(source, "__arrow_c_stream__"):
        kind = type(source).__name__
        raise CellError(
            f"{kind} 没有 Arrow C 数据流; 可用: PyArrow、Polars (先 collect)、pandas 2.2 以上、DuckDB",
            f"{kind} has no Arrow C stream; give PyArrow, Polars (collected), pandas from 2.2 or DuckDB",
        )
    try:
        table = pa.RecordBatchReader.from_stream(source).read_all()
        table.validate(full=True)
    except pa.ArrowException:
        raise CellError(
            "表不能作为 Arrow 读取: 某列混有不同类型的值, 或数据已损坏",
            "the table cannot be read as Arrow: a column mixes values of several types, or it is damaged",
        ) from None
    _refuse_other(table.schema.metadata or {}, cls)
    return without_views(table)


def _refuse_other(metadata: dict[bytes, bytes], cls: type) -> None:
    """Refuse a table that says of itself that it holds something else."""
    record = metadata.get(_RECORD, cls.__name__.encode()).decode()
    if record != cls.__name__:
        raise CellError(f"表中是 {record} 的记录", f"the table holds records of {record}")
    version = metadata.get(_VERSION, VERSION.encode()).decode()
    if version != VERSION:
        raise CellError(
            f"表的版本是 {version}, 本程序读的是 {VERSION}; 请升级",
            f"the table is of version {version}, this program reads {VERSION}; install a newer one",
        )


def _records(shape: RecordShape, table: Table) -> Values:
    places = placed(table.column_names, shape.leaves)
    records: Values = []
    for batch in table.combine_chunks().to_batches(max_chunksize=_AT_ONCE):
        try:
            records += shape.read({name: batch.column(place) for name, place in places.items()}, batch.num_rows)
        except CellError as error:
            error.move(len(records).__add__)
            raise
    return records
