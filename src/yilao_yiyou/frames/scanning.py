"""Tables that may be larger than memory: files are read in portions, when a figure is asked for."""

from collections.abc import Callable
from itertools import dropwhile
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

import polars as pl

from yilao_yiyou.errors import FormatError

_READERS = {".parquet": pl.scan_parquet, ".csv": pl.scan_csv, ".jsonl": pl.scan_ndjson, ".ndjson": pl.scan_ndjson}

Progress: TypeAlias = Callable[[int, int | None], object]
"""What is told how many rows were read, and of how many; `None` of text, whose rows nobody has counted yet."""


def scan(files: str | Path, *, progress: Progress | None = None) -> pl.LazyFrame:
    """Return the table in some files, of which nothing is read yet.

    Args:
        files: A path, in which `*` and `**` stand for any names: `attendance/*.parquet`. Parquet, CSV (UTF-8, all
            columns as text and numbers as they look) and JSON Lines, told by the ending.
        progress: Told after each portion how many rows were read. A question may pass over the files several times:
            where the number of rows is known, each pass begins anew; otherwise the rows of all passes are summed up.

    Returns:
        A lazy frame to be given to `measure(..., attendance=...)`. What it reads it forgets, but for the groups and,
        where everybody is counted in every division, one number for each row.

    Raises:
        FormatError: If the ending is of none of these formats.
        FileNotFoundError: If there is no such file.

    >>> scan("attendance/*.xlsx")
    Traceback (most recent call last):
    yilao_yiyou.errors.FormatError: 可扫描: .parquet, .csv, .jsonl, .ndjson (these can be scanned: .parquet, .csv, ...
    """
    path = Path(files)
    reader: Any = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise FormatError(f"可扫描: {known}", f"these can be scanned: {known}")
    if not _exists(path):
        raise FileNotFoundError(f"没有这样的文件 (there is no such file): {path.name}")
    table: pl.LazyFrame = reader(path)
    return table if progress is None else _watched(table, _told(progress, _counted(table, path)))


def _counted(table: pl.LazyFrame, path: Path) -> int | None:
    """Return how many rows there are where the files say so themselves."""
    return int(table.select(pl.len()).collect().item()) if path.suffix.lower() == ".parquet" else None


def _watched(table: pl.LazyFrame, tell: Callable[[int], None]) -> pl.LazyFrame:
    """Return a table each portion of which is told of as it passes by."""

    def seen(portion: pl.DataFrame) -> pl.DataFrame:
        tell(portion.height)
        return portion

    # Filters wait, for what is counted are the rows that were read.
    return table.map_batches(seen, streamable=True, predicate_pushdown=False, slice_pushdown=False)


def _told(progress: Progress, total: int | None) -> Callable[[int], None]:
    """Return what adds up portions, which an engine may read in several threads."""
    lock, read = Lock(), 0

    def tell(rows: int) -> None:
        nonlocal read
        with lock:
            read = rows if read == total else read + rows
            progress(read, total)

    return tell


def _exists(path: Path) -> bool:
    """Return whether a path, or a pattern of paths, is of any file."""
    fixed = len(path.parts) - sum(1 for _ in dropwhile(lambda part: "*" not in part, path.parts))
    folder, pattern = Path(*path.parts[:fixed]), path.parts[fixed:]
    return any(folder.glob(str(Path(*pattern)))) if pattern else path.exists()
