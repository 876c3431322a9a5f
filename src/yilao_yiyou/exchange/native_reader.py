"""Reading files with parsers that are not written in Python, as a program of its own that may die without harm.

`yilao_yiyou.exchange.native_child` runs this file and calls `main` with what it may take; it limits itself, and writes
frames to its standard output: a letter, a length in eight bytes, and that many bytes.

    T  a table begins: its name and what is said of it, as JSON
    B  rows of it, as an Arrow stream
    R  rows of it, as JSON
    E  the file is refused: reason and sentences, as JSON
    Z  the end

It imports nothing of the library, so that it starts quickly and what it reads can reach little.
"""

import json
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeAlias

_AT_ONCE = 16_384

Limits: TypeAlias = dict[str, Any]
Schema: TypeAlias = Any
Batch: TypeAlias = Any
Cell: TypeAlias = Any


class _RefusalError(Exception):
    """Raised when the file is refused: the reason, and the sentences in Chinese and in English."""


def _parquet(path: str, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    pq: Any = import_module("pyarrow.parquet")

    file = pq.ParquetFile(path, page_checksum_verification=True, memory_map=False, pre_buffer=False)
    _refuse_many(file.metadata.num_rows, file.metadata.num_columns, limits)
    yield _table("", file.schema_arrow)
    for batch in file.iter_batches(batch_size=_AT_ONCE, use_threads=False):
        yield _batch(batch, limits)


def _arrow(path: str, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    pa: Any = import_module("pyarrow")

    file = pa.ipc.open_file(pa.OSFile(path))
    yield _table("", file.schema)
    rows = 0
    for place in range(file.num_record_batches):
        batch = file.get_batch(place)
        batch.validate(full=True)
        rows += batch.num_rows
        _refuse_many(rows, batch.num_columns, limits)
        for start in range(0, batch.num_rows, _AT_ONCE):
            yield _batch(batch.slice(start, _AT_ONCE), limits)


def _duckdb(path: str, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    duckdb: Any = import_module("duckdb")

    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": f"{limits['memory'] // 2}B",
        "threads": "1",
    }
    base: Any = duckdb.connect(path, read_only=True, config=config)
    base.execute("SET lock_configuration = true")
    found = base.execute(
        "select table_name from duckdb_tables() where schema_name = 'main' and not internal"
    ).fetchall()
    for name in _ours(found, limits):
        quoted = f'"{name}"'
        ((rows,),) = base.execute(f"select count(*) from {quoted}").fetchall()  # noqa: S608 -- one of the names that we gave
        reader = base.sql(f"select * from {quoted}").to_arrow_reader(_AT_ONCE)  # noqa: S608 -- likewise
        _refuse_many(rows, len(reader.schema.names), limits)
        yield _table(name, reader.schema)
        for batch in reader:
            yield _batch(batch, limits)


def _sqlite(path: str, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    import sqlite3
    from pathlib import Path

    base = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True)
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * limits["text"])
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0"):
        base.execute(f"PRAGMA {pragma}")
    # Neither views nor virtual tables, which may compute for ever or look elsewhere.
    found = base.execute("select name from sqlite_schema where type = 'table' and rootpage > 0").fetchall()
    for name in _ours(found, limits):
        (rows,) = base.execute(f'select count(*) from "{name}"').fetchone()  # noqa: S608 -- one of the names that we gave
        cursor = base.execute(f'select * from "{name}" order by rowid')  # noqa: S608 -- likewise
        names = [each[0] for each in cursor.description]
        _refuse_many(rows, len(names), limits)
        yield b"T", json.dumps({"table": name, "names": names}).encode()
        while some := cursor.fetchmany(_AT_ONCE):
            yield b"R", json.dumps([list(map(_text, row)) for row in some], ensure_ascii=False).encode()


def _ours(found: list[tuple[str]], limits: Limits) -> list[str]:
    """Return the tables that were asked for and are there, in the order in which they were asked for."""
    names = {name for (name,) in found}
    return [name for name in limits["tables"] if name in names]


def _text(value: Cell) -> str | None:
    """Return a cell as text; what no cell of ours holds becomes what no column takes."""
    if isinstance(value, bytes):
        return "\0"
    return value if value is None or isinstance(value, str) else str(value)


def _table(name: str, schema: Schema) -> tuple[bytes, bytes]:
    metadata: dict[bytes, bytes] = schema.metadata or {}
    said = {key.decode("utf-8", "replace"): text.decode("utf-8", "replace") for key, text in metadata.items()}
    said.pop("ARROW:schema", None)
    return b"T", json.dumps({"table": name, "names": schema.names, "metadata": said}).encode()


def _batch(batch: Batch, limits: Limits) -> tuple[bytes, bytes]:
    pa: Any = import_module("pyarrow")
    pc: Any = import_module("pyarrow.compute")

    if batch.nbytes > limits["unpacked"] or batch.nbytes > _MOST_OF_BATCH:
        raise _RefusalError("unpacked-too-large", "解压后过大", "too large when unpacked")
    for column in batch.columns:
        texts = column.dictionary if pa.types.is_dictionary(column.type) else column
        if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
            longest = pc.max(pc.binary_length(texts)).as_py() or 0
            if longest > 4 * limits["text"]:
                raise _RefusalError("text-too-long", "文本过长", "a text is too long")
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return b"B", sink.getvalue().to_pybytes()


_MOST_OF_BATCH = 2**28


def _refuse_many(rows: int, columns: int, limits: Limits) -> None:
    if rows > limits["rows"]:
        raise _RefusalError("too-many-rows", f"行数 {rows} 过多", f"{rows} rows are too many")
    if columns > limits["columns"]:
        raise _RefusalError("too-many-columns", f"列数 {columns} 过多", f"{columns} columns are too many")
    if rows * columns > limits["cells"]:
        raise _RefusalError("too-many-cells", "单元格过多", "there are too many cells")


_READERS = {"parquet": _parquet, "arrow": _arrow, "duckdb": _duckdb, "sqlite": _sqlite}


def _confine(limits: Limits) -> None:
    """Limit memory and time where the system can; whoever started this watches the time as well."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _frames(kind: str, path: str, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    try:
        yield from _READERS[kind](path, limits)
    except _RefusalError as error:
        yield b"E", json.dumps(error.args).encode()
    except MemoryError:
        yield b"E", json.dumps(("took-too-much-memory", "占用内存过多", "it takes too much memory")).encode()
    except BaseException as error:  # noqa: BLE001 -- Polars and others raise what is no Exception
        name = type(error).__name__
        yield b"E", json.dumps(("damaged", f"文件已损坏 ({name})", f"the file is damaged ({name})")).encode()
    else:
        yield b"Z", b""


@contextmanager
def _alone(output: int) -> Generator[int]:
    """Give another way to an output, and lead whatever else is written to it into nothing meanwhile.

    A parser may print to it, such as one that shows its progress when it has to wait; that would be no frame.
    """
    own, nothing = os.dup(output), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, output)
    os.close(nothing)
    try:
        yield own
    finally:
        os.dup2(own, output)
        os.close(own)


def main() -> None:
    """Read what the arguments name and write it as frames."""
    kind, path, said = sys.argv[1:]
    limits = json.loads(said)
    _confine(limits)
    with _alone(sys.stdout.fileno()) as own, os.fdopen(own, "wb", closefd=False) as out:
        for letter, data in _frames(kind, path, limits):
            out.write(letter + len(data).to_bytes(8, "big") + data)
            out.flush()
