"""The dataframe libraries that every answer must be the same on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import daft
import duckdb
import polars as pl

Build: TypeAlias = Callable[[pl.DataFrame], Any]


def _duckdb(table: pl.DataFrame) -> Any:  # noqa: ANN401 -- a relation keeps its connection
    connection = duckdb.connect()
    connection.register("handed_over", table.to_arrow())
    return connection.table("handed_over")


def _daft(table: pl.DataFrame) -> Any:  # noqa: ANN401 -- Daft has no types
    return daft.from_arrow(table.to_arrow())


BACKENDS: Mapping[str, Build] = {
    "polars": lambda table: table,
    "polars lazy": lambda table: table.lazy(),
    "pyarrow": lambda table: table.to_arrow(),
    "pandas": lambda table: table.to_pandas(),
    "pandas of arrow": lambda table: table.to_pandas(use_pyarrow_extension_array=True),
    "duckdb": _duckdb,
    "daft": _daft,
}
"""How a table gets into each library."""


def table_of(columns: Mapping[str, Sequence[object]], types: Mapping[str, Any]) -> pl.DataFrame:
    """Return a table of so typed columns."""
    return pl.DataFrame(dict(columns), schema={name: types[name] for name in columns})
