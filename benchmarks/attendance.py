# ruff: noqa: ANN401 -- a table of any library
"""Attendance by the million: our figures beside the queries that an expert would write in Polars, DuckDB and pandas.

python -m benchmarks.attendance 1000000 10000000 100000000

Each query runs in a process of its own on the same Parquet file, so that its peak memory is its own. The ratios are of
what the processors did, which others at work on the machine change least; how long somebody waited is printed beside.
The file is read beforehand but for what is said to stream.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import growth

FOLDER = Path(__file__).parents[1] / "build" / "bench"
LEVELS = {"village": 1, "township": 10**3, "county": 10**6, "city": 10**8}
"""What to divide a code of 12 digits by for each level that the table has more than one division of."""

Query = Callable[[Any], object]


def make(rows: int) -> Path:
    """Write so many rows of attendance, unless they are there: 3,000 villages, a power law of people."""
    path = FOLDER / f"attendance-{rows}.parquet"
    if path.exists():
        return path
    import numpy as np
    import polars as pl

    FOLDER.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(2022)
    activity = rng.integers(0, max(rows // 30, 1), rows, dtype=np.uint32)
    village = activity.astype(np.int64) % 3000  # an activity is held in one place
    steps = (village // 1000 + 3701, village // 100 % 10 + 1, village // 10 % 10 + 1, village % 10 + 1)
    code = ((steps[0] * 100 + steps[1]) * 1000 + steps[2]) * 1000 + steps[3]
    table = pl.DataFrame(
        {
            "activity": activity,
            "person": (rows * 0.25 * rng.power(0.5, rows)).astype(np.uint32),
            "region": code,
            "day": rng.integers(18993, 18993 + 365, rows, dtype=np.int32),
        }
    )
    unknown = pl.Series(rng.random(rows) < 0.1)  # noqa: PLR2004 -- a tenth
    table = table.with_columns(pl.when(~unknown).then(pl.col("person")).alias("person"), pl.col("day").cast(pl.Date))
    table.write_parquet(path)
    return path


def _polars(path: Path) -> Any:
    import polars as pl

    return pl.read_parquet(path)


def _scanned(path: Path) -> Any:
    from yilao_yiyou.frames.scanning import scan

    return scan(path)


def _duckdb(path: Path) -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.execute(f"create table attendance as from read_parquet('{path}')")
    return connection.table("attendance")


def _pandas(path: Path) -> Any:
    import pandas as pd

    return pd.read_parquet(path)


def _everywhere(table: Any) -> object:
    from yilao_yiyou.frames.engine import lazy
    from yilao_yiyou.frames.nodes import people_by_division

    return len(people_by_division(lazy(table)))


def _measured(metric: str, **asked: Any) -> Query:
    def ask(table: Any) -> object:
        from yilao_yiyou.measurement import measure

        return len(measure(metric, attendance=table, **asked))

    return ask


def _polars_levels(*levels: str) -> Query:
    def ask(table: Any) -> object:
        import polars as pl

        named = table.lazy().filter(pl.col("person").is_not_null())
        people = pl.col("person").n_unique()
        return [named.group_by(pl.col("region") // LEVELS[level]).agg(people).collect().height for level in levels]

    return ask


def _polars_month(table: Any) -> object:
    import polars as pl

    named = table.lazy().filter(pl.col("person").is_not_null())
    keys = [pl.col("region") // LEVELS["county"], pl.col("day").dt.year() * 100 + pl.col("day").dt.month()]
    return named.group_by(*keys).agg(pl.col("person").n_unique()).collect().height


def _polars_all(table: Any) -> object:
    import polars as pl

    return table.lazy().select(pl.col("person").drop_nulls().n_unique()).collect().item()


def _polars_times(table: Any) -> object:
    import polars as pl

    pairs = table.lazy().filter(pl.col("person").is_not_null()).select("region", "activity", "person").unique()
    return pairs.group_by(pl.col("region") // LEVELS["county"]).len().collect().height


def _sql(query: str) -> Query:
    def ask(table: Any) -> object:
        return len(table.query("attendance", query).fetchall())

    return ask


def _sql_levels(*levels: str) -> Query:
    def ask(table: Any) -> object:
        return [
            _sql(f"select region // {LEVELS[level]}, count(distinct person) from attendance group by 1")(table)  # noqa: S608 -- numbers of ours
            for level in levels
        ]

    return ask


def _pandas_levels(table: Any) -> object:
    return [table.groupby(table["region"] // divisor)["person"].nunique().size for divisor in LEVELS.values()]


COUNTY = LEVELS["county"]
QUESTIONS: Mapping[str, Mapping[str, tuple[Callable[[Path], Any], Query]]] = {
    "people in every division": {
        "ours, Polars": (_polars, _everywhere),
        "ours, Polars, streaming": (_scanned, _everywhere),
        "ours, DuckDB": (_duckdb, _everywhere),
        "Polars, a query a level": (_polars, _polars_levels(*LEVELS)),
        "DuckDB, a query a level": (_duckdb, _sql_levels(*LEVELS)),
        "pandas, a query a level": (_pandas, _pandas_levels),
    },
    "people by village": {
        "ours, Polars": (_polars, _measured("reach.distinct_persons", by="village")),
        "Polars": (_polars, _polars_levels("village")),
        "ours, DuckDB": (_duckdb, _measured("reach.distinct_persons", by="village")),
        "DuckDB": (_duckdb, _sql_levels("village")),
    },
    "people": {
        "ours, Polars": (_polars, _measured("reach.distinct_persons")),
        "Polars": (_polars, _polars_all),
        "ours, DuckDB": (_duckdb, _measured("reach.distinct_persons")),
        "DuckDB": (_duckdb, _sql("select count(distinct person) from attendance")),
    },
    "people by county and month": {
        "ours, Polars": (_polars, _measured("reach.distinct_persons", by=("county", "month"))),
        "Polars": (_polars, _polars_month),
        "ours, DuckDB": (_duckdb, _measured("reach.distinct_persons", by=("county", "month"))),
        "DuckDB": (
            _duckdb,
            _sql(
                f"select region // {COUNTY}, year(day) * 100 + month(day), count(distinct person) "  # noqa: S608 -- a number of ours
                "from attendance group by 1, 2"
            ),
        ),
    },
    "attendances by county, a person once an activity": {
        "ours, Polars": (_polars, _measured("reach.attendances", by="county")),
        "Polars": (_polars, _polars_times),
        "ours, DuckDB": (_duckdb, _measured("reach.attendances", by="county")),
        "DuckDB": (
            _duckdb,
            _sql(
                f"select county, count(*) from (select distinct region // {COUNTY} as county, activity, person "  # noqa: S608 -- likewise
                "from attendance where person is not null) group by 1"
            ),
        ),
    },
}
"""Each question with the ways to answer it, ours before its peer."""

LARGEST_OF_PANDAS = 10_000_000
SEVERAL = 10_000_000
"""Up to so many rows a query runs twice, and the better counts."""


def run(*sizes: int) -> None:
    """Print the seconds and the peak memory of every way, how ours compares with the peers, and how the cost grows."""
    spent: dict[tuple[str, str], dict[int, float]] = {}
    for rows in sizes or (1_000_000,):
        make(rows)
        for question, ways in QUESTIONS.items():
            print(f"# {question}, {rows:,} rows", flush=True)
            taken = {
                way: _apart(rows, question, way)
                for way in ways
                if way.startswith("pandas") <= (rows <= LARGEST_OF_PANDAS)
            }
            for way, (seconds, waited, peak) in taken.items():
                spent.setdefault((question, way), {})[rows] = seconds
                print(f"  {way:28}{seconds:8.2f} s of processors{waited:8.2f} s{peak:8.1f} GiB", end="")
                print("".join(f"; {seconds / taken[peer][0]:.2f} of {peer}" for peer in _peers(way, taken)), flush=True)
    if len(sizes) > 1:
        growth.show(spent, FOLDER)


def _peers(way: str, ways: Iterable[str]) -> list[str]:
    """Return the ways of others that one of ours is held against."""
    return [peer for peer in ways if way.startswith("ours") and not peer.startswith("ours")]


def _apart(rows: int, question: str, way: str) -> tuple[float, float, float]:
    """Return the seconds and the peak memory of one way in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.attendance", "--one", str(rows), question, way]
    environment = os.environ | {"POLARS_MAX_THREADS": "2"}
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    seconds, waited, peak = map(float, out.split()[:3])
    return seconds, waited, peak


def _one(rows: int, question: str, way: str) -> None:
    load, ask = QUESTIONS[question][way]
    table = load(make(rows))
    taken = [_seconds(ask, table) for _ in range(1 if rows > SEVERAL else 2)]
    print(*min(taken), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)


def _seconds(ask: Query, table: Any) -> tuple[float, float]:
    """Return what a query took of the processors, and how long."""
    worked, waited = time.process_time(), time.perf_counter()
    ask(table)
    return time.process_time() - worked, time.perf_counter() - waited


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(int(sys.argv[2]), sys.argv[3], sys.argv[4])
    else:
        run(*map(int, sys.argv[1:]))
