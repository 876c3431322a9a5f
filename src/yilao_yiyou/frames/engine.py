"""The way into a dataframe library and out again: what is handed over becomes one lazy frame, answers become rows.

What lies in memory (pandas, PyArrow, anything with an Arrow C stream) is lent to Polars without a copy where that is
possible, so that a missing number is a null everywhere and never a float. What computes elsewhere (DuckDB, PySpark,
Daft) stays there and is driven through Narwhals; only aggregates come back.
"""

import operator
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, TypeAlias, cast

import narwhals.stable.v2 as nw
import polars as pl

from yilao_yiyou.errors import FrameError

Lazy: TypeAlias = nw.LazyFrame[Any]
"""A query that nothing has run yet."""

Cells: TypeAlias = Mapping[str, Any]
"""One row of an answer."""


def lazy(native: object) -> Lazy:
    """Return a caller's frame as a lazy one.

    Args:
        native: A frame of pandas, Polars (eager or lazy), PyArrow, DuckDB, PySpark or Daft, one of Narwhals, or
            anything with an Arrow C stream.

    Raises:
        FrameError: If it is none of these.

    >>> lazy(pl.DataFrame({"activity": ["a1"]})).collect_schema().names()
    ['activity']
    """
    given: Any = native
    frame: Any = nw.from_native(given, pass_through=True)
    if isinstance(frame, nw.LazyFrame):
        return cast("Lazy", frame)  # type: ignore[redundant-cast] # pyright knows less of it
    if isinstance(frame, nw.DataFrame):
        return nw.from_native(frame.to_polars()).lazy()
    if hasattr(given, "__arrow_c_stream__"):
        return nw.from_native(pl.DataFrame(given)).lazy()
    raise FrameError(
        f"{type(native).__name__} 不是数据框; "
        "可用 pandas, Polars, PyArrow, DuckDB, PySpark, Daft 的数据框, 或任何 Arrow 数据流",
        f"{type(native).__name__} is no dataframe; give one of pandas, Polars, PyArrow, DuckDB, PySpark, Daft, or "
        "anything with an Arrow C stream",
    )


def also(table: Lazy, **columns: nw.Expr) -> Lazy:
    """Return a table with more columns; with none it is the same, which Narwhals does not say."""
    return table.with_columns(**columns) if columns else table


def distinct(table: Lazy, *columns: str) -> Lazy:
    """Return the different rows of some columns."""
    if table.implementation.is_polars():
        return table.select(*columns).unique()
    # Narwhals numbers the rows of every group to keep one of them: Daft cannot, a cluster should not, DuckDB is slow.
    if table.implementation.is_duckdb():
        chosen: Any = table.select(*columns).to_native()
        return lazy(chosen.distinct())
    return table.group_by(*columns).agg(nw.len().alias("rows of it")).select(*columns)


def counted(table: Lazy, keys: tuple[str, ...], name: str) -> Lazy:
    """Return how many rows there are of each group, as a number from which one may be taken away."""
    return table.group_by(*keys).agg(nw.len().alias(name)).with_columns(nw.col(name).cast(nw.Int64))


def joined(table: Lazy, texts: Sequence[nw.Expr]) -> nw.Expr:
    """Return texts one behind another."""
    engine = table.implementation
    # SQL does not add texts, and Daft does nothing else with them.
    is_adding = not (engine.is_polars() or engine.is_duckdb() or engine.is_pyspark())
    return reduce(operator.add, texts) if is_adding else nw.concat_str(*texts)


def kept(table: Lazy) -> Lazy:
    """Return a table that is worked out once, where it is; a cluster keeps what it sees fit."""
    if table.implementation.is_polars():
        return table.collect().lazy()
    if table.implementation.is_duckdb():
        native: Any = table.to_native()
        # The same under its name before DuckDB 2.
        kept_native: Any = native.materialize() if hasattr(native, "materialize") else native.execute()
        return lazy(kept_native)
    return table


LARGEST = 2**32
"""Bytes of columns that an engine in this process may hand over, which a laptop has room for several times."""

_WIDE = 32
"""About how many bytes a cell takes that is no number."""


def in_memory(table: Lazy) -> pl.LazyFrame | None:
    """Return a table as one of Polars, where it is one or DuckDB can hand over all of it without harm."""
    if table.implementation.is_polars():
        return cast("pl.LazyFrame", table.to_native())
    if not table.implementation.is_duckdb():
        return None
    width = sum(8 if dtype.is_numeric() else _WIDE for dtype in table.collect_schema().values())
    (cells,) = rows(table.select(nw.len().alias("rows")))
    native: Any = table.to_native()
    return native.pl().lazy() if cells["rows"] * width <= LARGEST else None


def rows(answer: Lazy) -> Iterator[Cells]:
    """Run a query whose answer is small and yield its rows, with numbers of Python and `None` for what is missing."""
    for cells in _ran(answer).iter_rows(named=True):
        yield {name: _plain(value) for name, value in cells.items()}


def collected(answer: Lazy) -> pl.DataFrame:
    """Run a query whose answer fits into memory and return its rows as columns."""
    ran = _ran(answer)
    return ran if isinstance(ran, pl.DataFrame) else ran.to_polars()


def _ran(answer: Lazy) -> pl.DataFrame | nw.DataFrame[Any]:
    if answer.implementation.is_polars():
        # In portions, for the table may be larger than memory.
        return cast("pl.LazyFrame", answer.to_native()).collect(engine="streaming")
    return answer.collect(backend="pyarrow")


def _plain(value: Any) -> Any:  # noqa: ANN401 -- a cell holds anything
    """Return a cell without its engine's own types: a whole decimal of SQL, a scalar of NumPy, a missing of pandas."""
    if value is None or isinstance(value, str | int):
        return value
    if type(value).__name__ == "NAType" or value != value:  # noqa: PLR0124 -- only what is no number differs from itself
        return None
    return int(value) if hasattr(value, "__int__") and value == int(value) else value
