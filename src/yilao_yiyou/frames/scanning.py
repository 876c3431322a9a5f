"""Tables that may be larger than memory: files are read in portions, when a figure is asked for."""

from itertools import dropwhile
from pathlib import Path
from typing import Any

import polars as pl

from yilao_yiyou.errors import FormatError

_READERS = {".parquet": pl.scan_parquet, ".csv": pl.scan_csv, ".jsonl": pl.scan_ndjson, ".ndjson": pl.scan_ndjson}


def scan(files: str | Path) -> pl.LazyFrame:
    """Return the table in some files, of which nothing is read yet.

    Args:
        files: A path, in which `*` and `**` stand for any names: `attendance/*.parquet`. Parquet, CSV (UTF-8, all
            columns as text and numbers as they look) and JSON Lines, told by the ending.

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
    return table


def _exists(path: Path) -> bool:
    """Return whether a path, or a pattern of paths, is of any file."""
    fixed = len(path.parts) - sum(1 for _ in dropwhile(lambda part: "*" not in part, path.parts))
    folder, pattern = Path(*path.parts[:fixed]), path.parts[fixed:]
    return any(folder.glob(str(Path(*pattern)))) if pattern else path.exists()
