"""The way into a dataframe library and out again."""

from types import SimpleNamespace
from typing import cast

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tests.frames.backends import BACKENDS, Build
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames import engine

TABLE = pl.DataFrame({"name": ["a", None, "b"], "number": [1, None, 3]})


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_what_is_missing_is_none_and_numbers_are_whole(build: Build) -> None:
    """Out of every library the same cells come."""
    sums = engine.lazy(build(TABLE)).select(nw.col("name", "number").count(), total=nw.col("number").sum())
    cells = [tuple(row.values()) for row in engine.rows(engine.lazy(build(TABLE)))]

    assert sorted(cells, key=str) == sorted([("a", 1), (None, None), ("b", 3)], key=str)
    assert list(engine.rows(sums)) == [{"name": 2, "number": 2, "total": 4}]


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_different_rows_are_had_from_every_library(build: Build) -> None:
    """A missing value is one of them."""
    twice = pl.concat([TABLE, TABLE])

    assert sorted((row["name"] or "") for row in engine.rows(engine.distinct(engine.lazy(build(twice)), "name"))) == [
        "",
        "a",
        "b",
    ]


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_what_is_kept_is_the_same(build: Build) -> None:
    """Worked out once, where that can be."""
    kept = engine.kept(engine.lazy(build(TABLE)))

    assert sorted(row["number"] or 0 for row in engine.rows(kept)) == [0, 1, 3]


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_a_table_of_this_process_comes_into_memory_if_it_is_small(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is Polars already is in memory or read in portions, whatever its size; elsewhere nothing is fetched."""
    table = engine.lazy(build(TABLE))
    near = engine.in_memory(table)
    monkeypatch.setattr(engine, "LARGEST", 3 * (32 + 8) - 1)
    far = engine.in_memory(table)

    is_polars, is_duckdb = table.implementation.is_polars(), table.implementation.is_duckdb()
    assert (near is not None, far is not None) == (is_polars or is_duckdb, is_polars)
    assert near is None or near.collect().sort("number").equals(TABLE.sort("number"))


def test_duckdb_of_before_keeps_what_it_executed() -> None:
    """Before 2.0 the way to keep had another name."""
    relation = BACKENDS["duckdb"](TABLE)
    kept = relation.materialize()

    old = type("Relation", (), {"execute": lambda _: kept})()
    table = SimpleNamespace(implementation=engine.lazy(relation).implementation, to_native=lambda: old)

    assert sorted(row["number"] or 0 for row in engine.rows(engine.kept(cast("engine.Lazy", table)))) == [0, 1, 3]


class Stream:
    """Something with an Arrow C stream that no library has heard of."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the stream of a table."""
        return pa.table({"name": ["a"]}).__arrow_c_stream__(requested_schema)


def test_anything_with_an_arrow_stream_is_a_table() -> None:
    """Whatever it is called."""
    assert list(engine.rows(engine.lazy(Stream()))) == [{"name": "a"}]


def test_a_lazy_frame_is_itself() -> None:
    """One of Narwhals is taken as it is."""
    table = nw.from_native(TABLE.lazy())

    assert engine.lazy(table) is table


def test_whatever_else_is_refused() -> None:
    """It says what would be a dataframe."""
    with pytest.raises(FrameError, match="dict is no dataframe"):
        engine.lazy({"name": ["a"]})


def test_no_column_more_is_the_same_table() -> None:
    """Narwhals would refuse."""
    table = engine.lazy(TABLE)

    assert engine.also(table) is table


def test_missing_values_of_pandas_are_none() -> None:
    """Those of its own, not only of Arrow."""
    table = pd.DataFrame({"name": pd.Series(["a", None], dtype="object"), "number": [1.5, None]})

    assert list(engine.rows(engine.lazy(table))) == [{"name": "a", "number": 1.5}, {"name": None, "number": None}]


def test_what_is_no_number_is_missing() -> None:
    """A mean of nothing is no cell that anybody could use; a whole number of another type is whole."""
    table = pl.DataFrame({"mean": [float("nan"), 2.0, 2.5]})

    assert [None, 2, 2.5] == [row["mean"] for row in engine.rows(engine.lazy(table))]
