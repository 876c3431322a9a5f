# ruff: noqa: ANN401 -- Spark has no types here
"""Spark on this machine: ours beside a query a level on the same rows, the figures equal to those of Polars.

make bench-spark ROWS=10000000
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.attendance import LEVELS, make


def run(rows: int = 10_000_000) -> None:
    """Print the plan, the seconds of both ways, and that every figure is the one that Polars gives."""
    import polars as pl
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F  # noqa: N812 -- as everybody calls it

    from yilao_yiyou.measurement import measure

    path = make(rows)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", value=False)
        .config("spark.driver.memory", "8g")
        .config("spark.sql.shuffle.partitions", 8)
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    table = spark.read.parquet(str(path))
    by_level = [
        table.where("person is not null").groupBy(F.floor(table.region / divisor)).agg(F.countDistinct("person"))
        for divisor in LEVELS.values()
    ]
    ours, mine = _timed(lambda: measure("reach.distinct_persons", attendance=table, by="division"))
    naive, theirs = _timed(lambda: [level.collect() for level in by_level])
    here = measure("reach.distinct_persons", attendance=pl.read_parquet(path), by="division")
    if [(each.key, each.value) for each in ours] != [(each.key, each.value) for each in here]:
        raise SystemExit("Spark and Polars differ")
    figures = {str(code): people for level in naive for code, people in level}
    if any(figures.get(str(each.key[0]), each.bounds.lo) != each.bounds.lo for each in ours):
        raise SystemExit("the ways differ")
    print(f"# people in every division, {rows:,} rows, Spark {spark.version} on two cores")
    print(f"yilao_yiyou {mine:.1f} s; a query a level {theirs:.1f} s; ratio {mine / theirs:.2f}")
    print(
        f"{len(ours):,} divisions, each figure equal to that of Polars; rows that came to the driver: aggregates only"
    )
    print("# plan of the counting")
    _plan(table)
    spark.stop()


def _plan(table: Any) -> None:
    """Print what Spark does for the people of all divisions."""
    from yilao_yiyou.frames.divisions import Codes
    from yilao_yiyou.frames.engine import lazy
    from yilao_yiyou.frames.nodes import parted

    told = lazy(table.where("person is not null"))
    parted(told.select("person", code=Codes.of(told).numbered()), ()).to_native().explain()


def _timed(job: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    answer = job()
    return answer, time.perf_counter() - start


if __name__ == "__main__":
    run(*map(int, sys.argv[1:]))
