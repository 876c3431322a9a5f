"""Writing DuckDB and SQLite files."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.errors import MissingExtraError
from yilao_yiyou.exchange.codec import Outgoing
from yilao_yiyou.exchange.register_note import KEY
from yilao_yiyou.exchange.text_tables import rows_of
from yilao_yiyou.frames.arrow import DataType, pa
from yilao_yiyou.frames.column_records import shape_of
from yilao_yiyou.frames.column_shapes import Leaf
from yilao_yiyou.frames.columns import to_columns


def write_duckdb(outgoing: Outgoing, note: str, target: Path) -> None:
    """Write a DuckDB file with typed columns, each with its Chinese header as its comment.

    Raises:
        MissingExtraError: If DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError(
            'DuckDB 文件须安装: pip install "yilao-yiyou[duckdb]"',
            'DuckDB files need an extra: pip install "yilao-yiyou[duckdb]"',
        ) from None
    with closing(duckdb.connect(str(target))) as base:
        base.execute(f"create table {KEY} (note varchar)")
        base.execute(f"insert into {KEY} values (?)", [note])  # noqa: S608 -- a constant
        for name, records in _filled(outgoing):
            cls = collection_classes()[name]
            base.register("incoming", to_columns(cls, records))
            base.execute(f'create table "{name}" as select * from incoming')  # noqa: S608 -- a collection of ours
            base.unregister("incoming")
            for statement in _comments(name, cls):
                base.execute(statement)


def _filled(outgoing: Outgoing) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield from ((name, records) for name, records in outgoing.register.collections() if records)


def _comments(name: str, cls: type) -> Iterator[str]:
    yield f"comment on table \"{name}\" is '{_quoted(describe(cls).zh)}'"
    for leaf in shape_of(cls).leaves:
        yield f'comment on column "{name}"."{leaf.name}" is \'{_quoted(leaf.zh)}\''


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def write_sqlite(outgoing: Outgoing, note: str, target: Path) -> None:
    """Write a SQLite file: whole numbers as such, everything else as text, nested values as JSON."""
    with closing(sqlite3.connect(target)) as base, base:
        base.execute(f"create table {KEY} (note text not null) strict")
        base.execute(f"insert into {KEY} values (?)", [note])  # noqa: S608 -- a constant
        for name, records in _filled(outgoing):
            leaves = shape_of(collection_classes()[name]).leaves
            base.execute(f'create table "{name}" ({", ".join(map(_column, leaves))}) strict')
            marks = ", ".join("?" * len(leaves))
            rows = rows_of(collection_classes()[name], records)
            base.executemany(f'insert into "{name}" values ({marks})', rows)  # noqa: S608 -- a collection of ours


def _column(leaf: Leaf) -> str:
    return f'"{leaf.name}" {_affinity(leaf.kind.type)}{"" if leaf.takes_null else " not null"}'


def _affinity(type_: DataType) -> str:
    return "integer" if pa.types.is_int64(type_) else "text"


WRITERS: Final[MappingProxyType[str, Callable[[Outgoing, str, Path], None]]] = MappingProxyType(
    {"duckdb": write_duckdb, "sqlite": write_sqlite}
)
"""How a register is written to each kind of database."""
