"""Databases: cut off, empty tables, and the extra that is not installed."""

import sqlite3
import sys
from pathlib import Path

import duckdb
import pytest

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.errors import MissingExtraError
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

REGISTER = yy.Register(teams=(Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371402"),))


@pytest.mark.parametrize("size", [100, -1])
def test_a_duckdb_file_that_is_cut_off_is_refused(size: int, tmp_path: Path) -> None:
    """Within its headers or within its last block."""
    path = tmp_path / "a.duckdb"
    yy.write(REGISTER, path)
    path.write_bytes(path.read_bytes()[:size])

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path)

    assert raised.value.reason is Reason.DAMAGED


def test_a_table_without_rows_gives_none_and_those_beside_it_are_read(tmp_path: Path) -> None:
    """A database that somebody made ready beforehand has tables in which nobody wrote yet."""
    path = tmp_path / "a.sqlite"
    yy.write(REGISTER, path)
    with sqlite3.connect(path) as base:
        base.execute("create table activities (id)")
        base.execute("create table venues (id)")
    base.close()

    assert REGISTER == yy.read(path)


def test_a_duckdb_of_others_is_read_without_a_note(tmp_path: Path) -> None:
    """Its tables are called as ours are, and it says nothing of a register."""
    path = tmp_path / "a.duckdb"
    with duckdb.connect(str(path)) as base:
        base.execute("create table venues (id varchar)")
        base.execute("create table teams as select 't1' id, '某队' name, 'patrol' kind, '371402' region")

    assert REGISTER == yy.read(path)


def test_without_duckdb_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no half of a file is left behind."""
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtraError, match=r"yilao-yiyou\[duckdb\]"):
        yy.write(REGISTER, tmp_path / "a.duckdb")

    assert list(tmp_path.iterdir()) == []
