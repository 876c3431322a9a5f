# ruff: noqa: ANN401 -- Spark is not there for the type checkers
"""The same figures on Spark, where nothing but aggregates comes back to the driver."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pytest

from tests.frames.crowded import crowd, table_of
from tests.frames.test_asking import METRICS, QUESTIONS, attendance, records, shown
from tests.frames.test_nodes import attendance as divided
from tests.frames.test_nodes import counted_out
from yilao_yiyou.domain.attendance_tally import tally_attendance
from yilao_yiyou.frames.attending import tally_attendance as tally_frame
from yilao_yiyou.frames.engine import lazy
from yilao_yiyou.frames.nodes import people_by_division
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status

if TYPE_CHECKING:
    import polars as pl

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A small cluster in this process."""
    sql = pytest.importorskip("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", value=False)
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.sql.codegen.wholeStage", value=False)
        .config("spark.sql.adaptive.enabled", value=False)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def _on(spark: Any, table: "pl.DataFrame") -> Any:
    return spark.createDataFrame(table.to_arrow())


@pytest.mark.parametrize(("number", "seed"), [(0, 0), (1, 1), (30, 2)])
def test_spark_gives_what_objects_give(spark: Any, number: int, seed: int) -> None:
    """Every aggregate of every group and part."""
    listed = crowd(number, seed)

    assert tally_frame(lazy(_on(spark, table_of(listed))), by=("group",), parts=("part",)) == tally_attendance(listed)


@pytest.mark.parametrize("by", [(), ("month",)])
def test_spark_counts_everybody_once_in_each_division(spark: Any, by: tuple[str, ...]) -> None:
    """By a window over each person's divisions."""
    table = divided(300, seed=1)

    assert people_by_division(lazy(_on(spark, table)), by=by) == counted_out(table, by)


def test_spark_finds_nobody_in_an_empty_table(spark: Any) -> None:
    """SQL says nothing of no rows, which is no error."""
    empty = spark.createDataFrame([], "activity string, person string")

    assert measure(METRICS[0], attendance=empty).item().status is Status.EMPTY


def test_spark_answers_as_records_do(spark: Any) -> None:
    """With days, divisions and codes."""
    register, question = records(40, seed=4), QUESTIONS["by township and month"]

    assert shown(measure(METRICS[0], attendance=_on(spark, attendance(register)), **question)) == shown(
        measure(METRICS[0], register, **question)
    )


def test_spark_counts_names_in_each_division_as_records_do(spark: Any) -> None:
    """In one pass over the tree."""
    register = records(40, seed=4, names_only=True)
    table = attendance(register, names_only=True)

    assert shown(measure(METRICS[0], attendance=_on(spark, table), by="division")) == shown(
        measure(METRICS[0], register, by="division")
    )


def test_only_aggregates_come_to_the_driver(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand rows are a handful of cells when they arrive."""
    table = spark.range(10_000).selectExpr(
        "concat('p', id % 700) as person", "concat('a', id % 90) as activity", "'371402' as region"
    )
    arrived: list[int] = []
    collect = nw.LazyFrame.collect

    def counted(self: Any, *args: Any, **named: Any) -> Any:
        answer = collect(self, *args, **named)
        arrived.append(len(answer))
        return answer

    monkeypatch.setattr(nw.LazyFrame, "collect", counted)

    assert measure(METRICS[0], attendance=table, by="county").item().bounds.lo == 700
    assert max(arrived) <= 1
