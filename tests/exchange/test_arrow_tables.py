"""Typed columns of other programs: a column that is no field, a type that is not the field's, a file cut off."""

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import yilao_yiyou as yy
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

TEAM: dict[str, list[Any]] = {"id": ["t1"], "name": ["某队"], "kind": ["patrol"], "region": ["371402"]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"leaders": ["a"]}, "is no field, did you mean leader"),
        ({"name": [1]}, "teams, column name: must hold"),
        ({"valid_end": ["2022-01-01"]}, "teams, column valid"),
    ],
    ids=["unknown", "another type", "half of a period"],
)
def test_a_column_that_is_wrong_as_a_whole_refuses_the_file(
    change: dict[str, list[Any]], told: str, tmp_path: Path
) -> None:
    """No row of it can be read, so that no row is blamed."""
    path = tmp_path / "teams.parquet"
    pq.write_table(pa.table(TEAM | change), path)

    with pytest.raises(RefusedFileError, match=told) as raised:
        yy.load(path)

    assert raised.value.reason is Reason.HEADER


@pytest.mark.parametrize("name", ["teams.parquet", "teams.arrow"])
def test_a_file_that_lost_its_end_is_refused_before_a_process_is_started_for_it(name: str, tmp_path: Path) -> None:
    """Its index stands there, without which nothing of it is found."""
    path = tmp_path / name
    pq.write_table(pa.table(TEAM), tmp_path / "teams.pq")
    yy.convert(tmp_path / "teams.pq", path)
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path)

    assert raised.value.reason is Reason.DAMAGED


@pytest.mark.parametrize("name", ["teams.parquet", "a.sqlite"])
def test_a_refused_file_leaves_no_reader_running(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even while the error is kept, the child is gone and its empty folder with it."""
    path, empty = tmp_path / name, tmp_path / "temporary"
    empty.mkdir()
    if path.suffix == ".parquet":
        pq.write_table(pa.table(TEAM | {"leaders": ["a"]}), path)
    else:
        with sqlite3.connect(path) as base:
            base.execute("create table teams (id)")
            base.execute("insert into teams values ('t1')")
        base.close()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path)

    assert raised.value.reason is Reason.HEADER
    assert list(empty.iterdir()) == []
