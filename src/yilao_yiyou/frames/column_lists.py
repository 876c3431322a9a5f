"""The kind of column that holds any number of values in one cell."""

from bisect import bisect_right
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import accumulate, chain, islice
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.frames.arrow import Array, DataType, pa
from yilao_yiyou.frames.column_faults import CellError, wrong_type
from yilao_yiyou.frames.column_kinds import Kind, Values
from yilao_yiyou.frames.column_shapes import Cells, read_cells, read_where_present, written_where_present

_LISTS = ("列表列", "lists")


@frozen
class ManyKind:
    """Tuples, and sets of codes, as lists; the codes of a set in their declared order.

    Attributes:
        item: How one value is kept.
        container: `tuple` or `frozenset`.
    """

    item: Kind
    container: type

    @property
    def type(self) -> DataType:
        """A list."""
        return pa.list_(self.item.type)

    def write(self, values: Values) -> Array:
        """Return the lists."""
        return written_where_present(values, self._write)[0]

    def _write(self, values: Values) -> list[Array]:
        ends = list(accumulate(map(len, values), initial=0))
        ordered = map(_in_order, values) if self.container is frozenset else values
        with _row_of_item(ends):
            items = self.item.write(list(chain.from_iterable(ordered)))
        return [pa.ListArray.from_arrays(pa.array(ends, pa.int32()), items)]

    def read(self, array: Array) -> Values:
        """Return the tuples or sets; no value stands twice in a set."""
        types = pa.types
        if not (types.is_list(array.type) or types.is_large_list(array.type) or types.is_fixed_size_list(array.type)):
            raise wrong_type(_LISTS, array)
        return read_where_present({"": array}, array.is_valid(), self._read)

    def _read(self, cells: Cells, _: int) -> Values:
        lists = cells[""]
        lengths: list[int] = lists.value_lengths().to_pylist()
        ends = list(accumulate(lengths, initial=0))
        with _row_of_item(ends):
            items = iter(read_cells(lists.flatten(), self.item, takes_null=False))
        made = [self.container(islice(items, length)) for length in lengths]
        if self.container is frozenset:
            _refuse_repeats(made, lengths)
        return made


def _in_order(codes: Iterable[CodeSet]) -> list[CodeSet]:
    given = list(codes)
    return given if len(given) < 2 else [member for member in type(given[0]) if member in given]  # noqa: PLR2004


@contextmanager
def _row_of_item(ends: Sequence[int]) -> Generator[None]:
    """Say the row of the list in which an item is wrong, not the place of the item among all items."""
    try:
        yield
    except CellError as error:
        error.move(lambda item: bisect_right(ends, item) - 1)
        error.path = f"[].{error.path}" if error.path else "[]"
        raise


def _refuse_repeats(made: Sequence[frozenset[Any]], lengths: Sequence[int]) -> None:
    wrong = [row for row, (codes, length) in enumerate(zip(made, lengths, strict=True)) if len(codes) < length]
    if wrong:
        raise CellError("列表中有重复的值", "a value is in the list twice", rows=wrong)
