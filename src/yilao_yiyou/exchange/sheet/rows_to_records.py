"""Rows of a table become records: one, or several that belong together, such as a person and an entry on a roll."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Record, collection_classes
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.codec import Batch
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.layout import PARTS, Layout, layout_field
from yilao_yiyou.exchange.sheet.readers import Setting, reader_of
from yilao_yiyou.exchange.sheet.spans import period_of
from yilao_yiyou.exchange.sheet.table import Table
from yilao_yiyou.exchange.sheet.verdict import note


@frozen
class _Maker:
    """How the records of one collection are made: what each field takes, a row at a time."""

    collection: str
    cls: type
    names: tuple[str, ...]
    columns: tuple[Sequence[Any], ...]
    constants: Mapping[str, Any]
    needs: Sequence[Any] | None = field(default=None)


def batch_of(table: Table, doubts: Doubts, prefix: str) -> Batch:
    """Return the records of a table; a row with an error gives none of its records.

    Args:
        table: The table as it was read.
        doubts: What is doubtful; a row whose fields contradict each other is added.
        prefix: What begins the ids of records that have none of their own.
    """
    makers = [_maker(table, collection, prefix) for collection in table.header.layout.records]
    records: list[Record] = []
    origins: list[int] = []
    rejected: list[int] = []
    for index, row in enumerate(table.rows):
        made = [] if row in doubts.rejected else _made(makers, index, row, doubts)
        if row in doubts.rejected:
            rejected.append(row)
        records += made if row not in doubts.rejected else ()
        origins += [row] * len(made) if row not in doubts.rejected else ()
    return Batch(
        sheet=table.sheet,
        records=records,
        rows=origins,
        rejected=rejected,
        read=len(table.rows),
        findings=tuple(doubts.findings()),
    )


def _made(makers: Sequence[_Maker], index: int, row: int, doubts: Doubts) -> list[Record]:
    made: list[Record] = []
    for maker in makers:
        if maker.needs is not None and maker.needs[index] is None:
            continue
        values = {
            name: value
            for name, column in zip(maker.names, maker.columns, strict=True)
            if (value := column[index]) is not None
        }
        try:
            made.append(maker.cls(**{**maker.constants, **values}))
        except YilaoYiyouError as error:
            doubts.add(note("record", zh=error.zh, en=error.en), row=row)
        except TypeError:
            doubts.add(note("required", zh="该行缺少必填内容", en="the row lacks something required"), row=row)
    return made


def _maker(table: Table, collection: str, prefix: str) -> _Maker:
    layout = table.header.layout
    cls = collection_classes()[collection]
    columns = dict(_columns(table, collection))
    names = {column.name for column in describe(cls).columns}
    if "id" in names:
        columns["id"] = _ids(table, collection, prefix)
    for path, target in layout.links.items():
        owner, _, name = path.partition(".")
        if owner == collection:
            columns[name] = _ids(table, target, prefix)
    needed = layout.needs.get(collection)
    return _Maker(
        collection,
        cls,
        tuple(columns),
        tuple(columns.values()),
        _constants(layout, collection, table),
        None if needed is None else table.values.get(needed, [None] * len(table.rows)),
    )


def _columns(table: Table, collection: str) -> Iterator[tuple[str, Sequence[Any]]]:
    for path, values in table.values.items():
        owner, _, rest = path.partition(".")
        name, _, part = rest.partition(".")
        if owner == collection and not part:
            yield name, values
    parted = {
        path.rpartition(".")[0] for path in table.values if path.rpartition(".")[2] in PARTS and path.count(".") > 1
    }
    for path in parted:
        if path.partition(".")[0] == collection and path not in table.values:
            yield path.partition(".")[2], _periods(table, path)


def _periods(table: Table, path: str) -> list[Period | None]:
    nothing: list[Any] = [None] * len(table.rows)
    starts, ends = (table.values.get(f"{path}.{part}", nothing) for part in PARTS)
    return [
        None if start is None and end is None else _period(start, end) for start, end in zip(starts, ends, strict=True)
    ]


def _period(start: Any, end: Any) -> Period | None:  # noqa: ANN401 -- dates known in part
    return None if start and end and end.latest < start.earliest else period_of(start, end)


def _ids(table: Table, collection: str, prefix: str) -> Sequence[Any]:
    """Return the ids of the records of a collection: those of a column, else made of the sheet and the row."""
    own = table.values.get("regions.code" if collection == "regions" else f"{collection}.id")
    made = [f"{collection}-{prefix}{row}" for row in table.rows]
    return made if own is None else [given or other for given, other in zip(own, made, strict=True)]


def _constants(layout: Layout, collection: str, table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, text in layout.defaults.items():
        owner, _, name = path.partition(".")
        if owner == collection and path not in table.values:
            found[name] = reader_of(layout_field(path), Setting(layout=layout))(text).value
    return found
