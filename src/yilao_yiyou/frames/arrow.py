"""PyArrow, which has no types of its own: the one place where it is taken for granted what it is."""

from importlib import import_module
from typing import Any, Final, Protocol, TypeAlias

Array: TypeAlias = Any
"""A `pyarrow.Array`."""
DataType: TypeAlias = Any
"""A `pyarrow.DataType`."""
Field: TypeAlias = Any
"""A `pyarrow.Field`."""
Schema: TypeAlias = Any
"""A `pyarrow.Schema`."""
Table: TypeAlias = Any
"""A `pyarrow.Table`."""

pa: Final[Any] = import_module("pyarrow")
pc: Final[Any] = import_module("pyarrow.compute")


class ArrowStream(Protocol):
    """Anything that gives its rows as an Arrow C stream: PyArrow, Polars, pandas from 2.2, DuckDB, nanoarrow."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the capsule of the stream."""
        ...


def without_views(table: Table) -> Table:
    """Return a table whose texts are no views, as Polars keeps them, since few functions of PyArrow take those."""
    for place, field in enumerate(table.schema):
        type_ = _without_views(field.type)
        if type_ != field.type:
            table = table.set_column(place, field.name, table.column(place).cast(type_))
    return table


def _without_views(type_: DataType) -> DataType:
    if pa.types.is_string_view(type_):
        return pa.large_string()
    if pa.types.is_dictionary(type_):
        return pa.dictionary(type_.index_type, _without_views(type_.value_type))
    if pa.types.is_struct(type_):
        return pa.struct([field.with_type(_without_views(field.type)) for field in type_])
    if pa.types.is_large_list(type_):
        return pa.large_list(_without_views(type_.value_type))
    return type_
