"""The child that reads files of others, called here: what it refuses, and how it limits itself."""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yilao_yiyou.exchange import native_reader
from yilao_yiyou.exchange.refusal import Reason

LIMITS: dict[str, Any] = {
    "tables": ["teams"],
    "rows": 100,
    "cells": 1_000,
    "columns": 10,
    "text": 100,
    "unpacked": 2**20,
    "memory": 2**30,
    "seconds": 60,
}


def _sent(kind: str, path: Path, **limits: int) -> list[tuple[bytes, bytes]]:
    return list(native_reader._frames(kind, str(path), LIMITS | limits))  # noqa: SLF001 -- the child's only work


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "a.parquet"
    names = pa.array(["某队", "某队", "另一队"])
    pq.write_table(pa.table({"id": ["t1", "t2", "t3"], "name": names.dictionary_encode()}), path)
    return path


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"rows": 2}, Reason.ROWS),
        ({"columns": 1}, Reason.COLUMNS),
        ({"cells": 5}, Reason.CELLS),
        ({"unpacked": 1}, Reason.UNPACKED),
        ({"text": 1}, Reason.TEXT),
    ],
)
def test_a_table_over_a_limit_is_refused_by_a_word_that_is_documented(
    limits: dict[str, int], reason: Reason, path: Path
) -> None:
    """The rows, the columns, the cells, the bytes and each text are counted before anything is handed over."""
    letter, said = _sent("parquet", path, **limits)[-1]

    assert letter == b"E"
    assert reason.value in said.decode()


def test_a_table_within_the_limits_is_handed_over_with_its_end(path: Path) -> None:
    """What opens it, its rows, and that there are no more."""
    assert [b"T", b"B", b"Z"] == [letter for letter, _ in _sent("parquet", path)]


def test_bytes_in_a_database_become_what_no_column_takes(tmp_path: Path) -> None:
    """A picture stands in no field of a register, while numbers and empty cells pass as text."""
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("create table teams (id, name, region, leader)")
        base.execute("insert into teams values ('t1', ?, 12, null)", (b"\xff\xd8",))
    base.close()

    assert (b"R", b'[["t1", "\\u0000", "12", null]]') == _sent("sqlite", path)[1]


@pytest.mark.parametrize(
    ("error", "reason"),
    [(MemoryError(), Reason.MEMORY), (KeyboardInterrupt(), Reason.DAMAGED), (OSError(), Reason.DAMAGED)],
)
def test_whatever_a_parser_dies_of_is_told_in_a_frame(
    error: BaseException, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What began as a table ends as a refusal, not as half of one."""

    def dying(_: str, __: object) -> Iterator[tuple[bytes, bytes]]:
        yield b"T", b"{}"
        raise error

    monkeypatch.setitem(native_reader._READERS, "dying", dying)  # noqa: SLF001 -- a parser that dies

    letters, said = zip(*_sent("dying", Path("a")), strict=True)

    assert letters == (b"T", b"E")
    assert reason.value in said[1].decode()


def test_the_child_limits_its_memory_and_time_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves no image of its memory behind, for there are names in it."""
    asked: dict[str, tuple[int, int]] = {}
    system = SimpleNamespace(RLIMIT_AS="memory", RLIMIT_CPU="time", RLIMIT_CORE="core", setrlimit=asked.__setitem__)
    monkeypatch.setitem(sys.modules, "resource", system)

    native_reader._confine(LIMITS)  # noqa: SLF001 -- what it does to itself

    assert asked == {"memory": (2**30, 2**30), "time": (60, 60), "core": (0, 0)}


def test_a_system_without_such_limits_is_no_hindrance(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows whoever started the child watches it."""
    monkeypatch.setitem(sys.modules, "resource", None)

    native_reader._confine(LIMITS)  # noqa: SLF001 -- likewise

    assert _sent("parquet", path)[-1] == (b"Z", b"")
