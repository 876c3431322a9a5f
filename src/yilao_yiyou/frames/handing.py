"""Handing a small table over to the caller, in the dataframe library that the caller uses."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import narwhals.stable.v2 as nw
import polars as pl


def dataframe(columns: Mapping[str, Sequence[object]], *, like: Any = None) -> object:  # noqa: ANN401 -- any library
    """Return columns as a dataframe: of the library of `like` where it is one that lies in memory, else of Polars.

    >>> dataframe({"lo": [1, None]}).shape
    (2, 1)
    """
    table: Any = pl.DataFrame(dict(columns), strict=False)
    given: Any = nw.from_native(like, pass_through=True) if like is not None else None
    if isinstance(given, nw.DataFrame):
        if given.implementation.is_pandas():
            return cast("object", table.to_pandas())
        if given.implementation.is_pyarrow():
            return cast("object", table.to_arrow())
    return cast("object", table)
