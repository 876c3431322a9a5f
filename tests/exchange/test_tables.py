"""Parquet, Arrow, DuckDB and SQLite files: other programs read them, damage is found, the parser may die."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import native_child, native_reader
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

ACTIVITIES = Register(title="某名册", activities=REGISTER.activities)
COUNT = len(ACTIVITIES)


@pytest.fixture(name="parquet")
def _parquet(tmp_path: Path) -> Path:
    path = tmp_path / "activities.parquet"
    yy.write(ACTIVITIES, path)
    return path


def test_pandas_polars_and_duckdb_read_our_parquet(parquet: Path) -> None:
    """The same ids, codes and days in all of them."""
    ids = [activity.id for activity in ACTIVITIES.activities]
    kinds = [activity.kind.value for activity in ACTIVITIES.activities]

    by_pandas = pd.read_parquet(parquet)
    by_polars = pl.read_parquet(parquet)
    with duckdb.connect() as base:
        by_duckdb = base.execute("select id, kind from read_parquet(?)", [str(parquet)]).fetchall()

    assert (list(by_pandas["id"]), list(by_pandas["kind"])) == (ids, kinds)
    assert (by_polars["id"].to_list(), by_polars["kind"].cast(pl.String).to_list()) == (ids, kinds)
    assert by_duckdb == list(zip(ids, kinds, strict=True))


def test_the_schema_tells_what_each_column_is(parquet: Path) -> None:
    """Its Chinese header, its sensitivity; and of the whole, what the register says of itself."""
    schema = pq.read_schema(parquet)

    assert schema.field("id").metadata[b"sensitivity"] == b"public"
    assert schema.field("id").metadata[b"zh"]
    assert "某名册".encode() in schema.metadata[b"yilao_yiyou"]
    assert yy.read(parquet) == ACTIVITIES


def test_a_parquet_file_of_another_program_is_read_by_its_columns(tmp_path: Path) -> None:
    """Its cells are checked as any others: the sound rows are read."""
    path = tmp_path / "teams.parquet"
    rows: dict[str, list[Any]] = {
        "id": ["t1", "t2"],
        "name": ["a", None],
        "kind": ["patrol", "choir"],
        "region": ["3714", "x"],
    }
    pq.write_table(pa.table(rows), path)

    reading = yy.load(path)

    assert [team.id for team in reading.register.teams] == ["t1"]
    assert {finding.field for finding in reading.findings} == {"teams.name", "teams.kind", "teams.region"}
    assert {finding.place.row for finding in reading.findings} == {2}


def test_a_flipped_bit_is_found(parquet: Path) -> None:
    """Every page has a checksum."""
    data = bytearray(parquet.read_bytes())
    data[40] ^= 1
    parquet.write_bytes(data)

    with pytest.raises(RefusedFileError) as raised:
        yy.load(parquet)

    assert raised.value.reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(rows=1), Reason.ROWS),
        (Limits(cells=10), Reason.CELLS),
        (Limits(columns=3), Reason.COLUMNS),
        (Limits(unpacked=10), Reason.UNPACKED),
        (Limits(text=1), Reason.TEXT),
    ],
)
def test_limits_hold_in_the_child_too(limits: Limits, reason: Reason, parquet: Path) -> None:
    """Before a row is handed over."""
    with pytest.raises(RefusedFileError) as raised:
        yy.load(parquet, limits=limits)

    assert raised.value.reason is reason


@pytest.mark.parametrize(
    ("program", "limits", "reason"),
    [
        ("import os; os.abort()", Limits(), Reason.CRASHED),
        ("import sys; sys.stdout.buffer.write(b'B' + b'\\0' * 7 + b'\\7abc')", Limits(), Reason.CRASHED),
        ("import sys; sys.stdout.buffer.write(b'B' + b'\\xff' * 8)", Limits(), Reason.CRASHED),
        ("import sys; sys.stdout.buffer.write(b'100% done')", Limits(), Reason.CRASHED),
        ("import time; time.sleep(60)", Limits(seconds=1), Reason.TIME),
    ],
    ids=["dies", "is cut short", "sends a length that cannot be", "talks", "hangs"],
)
def test_a_child_that_dies_or_hangs_costs_an_error(
    program: str, limits: Limits, reason: Reason, parquet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the caller's process, and not its time."""
    script = parquet.with_name("child.py")
    script.write_text(program, encoding="utf-8")
    monkeypatch.setattr(native_reader, "__file__", str(script))

    with pytest.raises(RefusedFileError) as raised:
        list(native_child.frames_of("parquet", parquet, (), limits))

    assert raised.value.reason is reason


def test_the_child_reads_every_kind_as_it_does_in_a_process_of_its_own(tmp_path: Path) -> None:
    """Called here, where what it runs can be counted: a table for each collection, then its rows, then the end."""
    limits: dict[str, Any] = {
        "tables": ["yilao_yiyou", "activities"],
        "rows": 10**6,
        "cells": 10**8,
        "columns": 100,
        "text": 10**6,
        "unpacked": 2**30,
        "memory": 2**32,
        "seconds": 60,
    }
    expected = {"parquet": "TBZ", "arrow": "TBZ", "duckdb": "TBTBZ", "sqlite": "TRTRZ"}
    for kind, letters in expected.items():
        path = tmp_path / f"activities.{kind}"
        yy.write(ACTIVITIES, path, format=kind)

        found = "".join(letter.decode() for letter, _ in native_reader._frames(kind, str(path), limits))  # noqa: SLF001 -- the child's only work

        assert found == letters
    refused = list(native_reader._frames("sqlite", str(tmp_path / "none"), limits))  # noqa: SLF001 -- likewise

    assert refused[0][0] == b"E"


def test_the_child_writes_frames_to_its_output(
    parquet: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Letter, length and bytes, after it has limited itself."""
    said = (
        '{"tables":[],"rows":1000,"cells":100000,"columns":100,"text":1000,"unpacked":1000000,"memory":1,"seconds":1}'
    )
    monkeypatch.setattr(sys, "argv", ["native_reader", "parquet", str(parquet), said])
    monkeypatch.setattr(native_reader, "_confine", lambda _: None)

    native_reader.main()

    out = capfdbinary.readouterr().out
    assert (out[:1], out[-9:]) == (b"T", b"Z" + b"\0" * 8)


def test_a_parser_that_prints_leaves_the_frames_whole(
    parquet: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Whatever a library of others says on the way is none of our business, and none of our frames."""

    def talking(_: str, __: object) -> Iterator[tuple[bytes, bytes]]:
        os.write(sys.stdout.fileno(), b"100% done")
        yield b"T", b"{}"

    monkeypatch.setitem(native_reader._READERS, "talking", talking)  # noqa: SLF001 -- a parser that talks
    monkeypatch.setattr(sys, "argv", ["native_reader", "talking", str(parquet), "{}"])
    monkeypatch.setattr(native_reader, "_confine", lambda _: None)

    native_reader.main()

    assert b"T" + (2).to_bytes(8) + b"{}" + b"Z" + bytes(8) == capfdbinary.readouterr().out


def test_a_database_of_others_has_nothing_for_us(tmp_path: Path) -> None:
    """Tables that are not of a register are left alone."""
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("create table other (id)")
    base.close()

    with pytest.raises(RefusedFileError, match="no table of a register"):
        yy.load(path)


def test_a_sqlite_cell_that_is_no_text_is_a_finding(tmp_path: Path) -> None:
    """Bytes and fractions stand in no field."""
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("create table teams (id, name, kind, region)")
        base.execute("insert into teams values ('t1', ?, 'patrol', '371402')", (b"\xff",))
    base.close()

    reading = yy.load(path)

    assert [finding.field for finding in reading.findings] == ["teams.name"]
    assert (reading.rows.read, reading.rows.rejected) == (1, 1)


def test_a_duckdb_file_tells_its_headers(tmp_path: Path) -> None:
    """As comments, where a user of a database looks for them."""
    path = tmp_path / "a.duckdb"
    yy.write(ACTIVITIES, path)

    with duckdb.connect(str(path), read_only=True) as base:
        comments = base.execute("select comment from duckdb_columns() where table_name = 'activities'").fetchall()
        count = base.execute("select count(*) from activities").fetchone()

    assert all(comment for (comment,) in comments)
    assert count == (COUNT,)


def test_a_note_of_another_version_is_refused(tmp_path: Path) -> None:
    """A newer library wrote it, and this one does not guess."""
    path = tmp_path / "a.sqlite"
    yy.write(ACTIVITIES, path)
    with sqlite3.connect(path) as base:
        base.execute("update yilao_yiyou set note = replace(note, 'tables:1', 'tables:9')")
    base.close()
    with pytest.raises(RefusedFileError, match="newer-version"):
        yy.load(path)
    with sqlite3.connect(path) as base:
        base.execute("update yilao_yiyou set note = '[]'")
    base.close()

    with pytest.raises(RefusedFileError, match="newer-version"):
        yy.load(path)
