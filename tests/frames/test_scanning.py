"""Tables in files."""

from pathlib import Path

import polars as pl
import pytest

import yilao_yiyou as yy
from yilao_yiyou.errors import FormatError

NAMES = pl.DataFrame(
    {"activity": ["a1", "a1", "a2"], "person": ["x", "y", "x"], "region": ["371402", "371402", "371482"]}
)


def test_files_are_asked_as_a_table_is(tmp_path: Path) -> None:
    """Several at once."""
    NAMES[:2].write_parquet(tmp_path / "1.parquet")
    NAMES[2:].write_parquet(tmp_path / "2.parquet")

    table = yy.measure("reach.distinct_persons", attendance=yy.scan(tmp_path / "*.parquet"), by="county")

    assert {result.key: result.bounds for result in table} == {("371402",): yy.Bounds(2), ("371482",): yy.Bounds(1)}


@pytest.mark.parametrize("ending", ["csv", "ndjson", "jsonl"])
def test_text_is_scanned_too(tmp_path: Path, ending: str) -> None:
    """A division code is a number then, which is as good."""
    path = tmp_path / f"names.{ending}"
    NAMES.write_csv(path) if ending == "csv" else NAMES.write_ndjson(path)

    assert yy.measure(
        "reach.distinct_persons", attendance=yy.scan(str(path)), within="3714"
    ).item().bounds == yy.Bounds(2)


def test_progress_counts_the_rows_of_each_pass(tmp_path: Path) -> None:
    """Over several files, whose rows are known before they are read."""
    NAMES[:2].write_parquet(tmp_path / "1.parquet")
    NAMES[2:].write_parquet(tmp_path / "2.parquet")
    told = list[tuple[int, int | None]]()
    table = yy.scan(tmp_path / "*.parquet", progress=lambda read, total: told.append((read, total)))
    silent = yy.measure("reach.distinct_persons", attendance=yy.scan(tmp_path / "*.parquet"), by="division")

    found = yy.measure("reach.distinct_persons", attendance=table, by="division")

    assert list(found) == list(silent)
    assert {read for read, _ in told[::2]} <= {1, 2}
    assert set(told[1::2]) == {(3, 3)}


def test_progress_over_text_knows_no_end(tmp_path: Path) -> None:
    """Nobody has counted the rows, so the passes are summed up."""
    NAMES.write_csv(tmp_path / "names.csv")
    told = list[tuple[int, int | None]]()

    table = yy.scan(tmp_path / "names.csv", progress=lambda read, total: told.append((read, total)))

    assert table.collect().height == table.collect().height == 3
    assert told == [(3, None), (6, None)]


def test_a_missing_file_is_an_error_of_files(tmp_path: Path) -> None:
    """At once, not when a figure is asked for."""
    with pytest.raises(FileNotFoundError, match=r"none\.parquet"):
        yy.scan(tmp_path / "none.parquet")
    with pytest.raises(FileNotFoundError):
        yy.scan(tmp_path / "**" / "*.parquet")


def test_other_formats_are_refused() -> None:
    """A workbook is not scanned."""
    with pytest.raises(FormatError, match=r"\.parquet"):
        yy.scan("attendance.xlsx")
