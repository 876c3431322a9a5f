"""Rows of a table become records: one, or several that belong together, such as a person and an entry on a roll."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, repeat
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.building import broken_rules, unruled
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.register import Record, collection_classes
from yilao_yiyou.exchange.codec import Batch
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.layout import Layout, layout_field
from yilao_yiyou.exchange.sheet.period_ends import doubt_periods, parted, periods
from yilao_yiyou.exchange.sheet.readers import Setting, reader_of
from yilao_yiyou.exchange.sheet.table import Table
from yilao_yiyou.exchange.sheet.verdict import note


@frozen
class _Maker:
    """How the records of one collection are made: what each field takes, one value a row."""

    cls: type
    columns: Mapping[str, Sequence[Any]]
    needed: Sequence[Any] | None

    def values(self, name: str, kept: Sequence[int]) -> Sequence[Any]:
        """Return what a field takes in some rows, `None` where nothing is said."""
        given = self.columns.get(name)
        if given is None:
            return [None] * len(kept)
        return given if len(kept) == len(given) else [given[index] for index in kept]


def batch_of(table: Table, doubts: Doubts, prefix: str) -> Batch:
    """Return the records of a table; a row with an error gives none of its records.

    Args:
        table: The table as it was read.
        doubts: What is doubtful; a row whose fields contradict each other is added.
        prefix: What begins the ids of records that have none of their own.
    """
    doubt_periods(table, doubts)
    makers = [_maker(table, collection, prefix) for collection in table.header.layout.records]
    sound = [index for index, row in enumerate(table.rows) if row not in doubts.rejected]
    for maker in makers:
        _reject_empty(maker, _kept(maker, sound), table, doubts)
    sound = [index for index in sound if table.rows[index] not in doubts.rejected]
    made = [(_kept(maker, sound), _built(maker, _kept(maker, sound), table, doubts)) for maker in makers]
    rejected = doubts.rejected.intersection(table.rows)
    records: list[Record] = []
    origins: list[int] = []
    for kept, built in made:
        rows = [table.rows[index] for index in kept]
        good = [row not in rejected for row in rows] if rejected else repeat(True)  # noqa: FBT003 -- all of them
        records += compress(built, good)
        origins += compress(rows, good)
    return Batch(
        sheet=table.sheet,
        records=records,
        rows=origins,
        rejected=sorted(rejected),
        read=len(table.rows),
        findings=tuple(doubts.findings()),
    )


def _kept(maker: _Maker, sound: Sequence[int]) -> Sequence[int]:
    """Return the rows that give a record: all of them, or those where the field that it needs is filled."""
    return sound if maker.needed is None else [index for index in sound if maker.needed[index] is not None]


def _built(maker: _Maker, kept: Sequence[int], table: Table, doubts: Doubts) -> list[Any]:
    """Return the records of some rows; a row that contradicts itself is rejected."""
    columns = {
        column.name: _or_default(column, maker.values(column.name, kept)) for column in describe(maker.cls).columns
    }
    made = unruled(maker.cls, columns, len(kept))
    for place, error in broken_rules(maker.cls, made):
        row = table.rows[kept[place]]
        if row not in doubts.rejected:
            doubts.add(note("record", zh=error.zh, en=error.en), row=row)
    return made


def _or_default(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    factory = getattr(column.default, "factory", None)
    default = None if column.required else column.default if factory is None else factory()
    return (
        values if default is None or None not in values else [default if value is None else value for value in values]
    )


def _reject_empty(maker: _Maker, kept: Sequence[int], table: Table, doubts: Doubts) -> None:
    """Reject the rows in which a field that a record cannot do without is empty."""
    for column in describe(maker.cls).columns:
        values = maker.values(column.name, kept) if column.required and not column.optional else ()
        if None in values:
            for index, value in zip(kept, values, strict=True):
                if value is None and table.rows[index] not in doubts.rejected:
                    doubts.add(note("required", zh=column.label.zh, en=column.name), row=table.rows[index])


def _maker(table: Table, collection: str, prefix: str) -> _Maker:
    layout = table.header.layout
    cls = collection_classes()[collection]
    columns: dict[str, Sequence[Any]] = {
        name: [value] * len(table.rows) for name, value in _constants(layout, collection, table).items()
    }
    columns |= _columns(table, collection)
    if any(column.name == "id" for column in describe(cls).columns):
        columns["id"] = _ids(table, collection, prefix)
    for path, target in layout.links.items():
        owner, _, name = path.partition(".")
        if owner == collection:
            columns[name] = _ids(table, target, prefix)
    needed = layout.needs.get(collection)
    return _Maker(cls, columns, None if needed is None else table.values.get(needed, [None] * len(table.rows)))


def _columns(table: Table, collection: str) -> Iterator[tuple[str, Sequence[Any]]]:
    for path, values in table.values.items():
        owner, _, rest = path.partition(".")
        name, _, part = rest.partition(".")
        if owner == collection and not part:
            yield name, values
    for path in parted(table):
        if path.partition(".")[0] == collection:
            yield path.partition(".")[2], periods(table, path)


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
