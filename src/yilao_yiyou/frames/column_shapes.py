"""Shapes: the columns that the values of one class fill, whether as a table, a struct or a group of columns.

Here are the shape of a value of several parts, and what all shapes need: values that are not there, columns that are
left out, and a struct of any shape.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count, repeat
from operator import is_not
from typing import Any, Protocol, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.fields import Label
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.frames.arrow import Array, DataType, Field, pa, pc
from yilao_yiyou.frames.column_faults import CellError, missing_cells, within, wrong_type
from yilao_yiyou.frames.column_headers import placed
from yilao_yiyou.frames.column_kinds import Kind, Values
from yilao_yiyou.frames.column_parts import Part, Parts

Cells: TypeAlias = Mapping[str, Array]
"""The arrays of a table or a struct by the name of their column; one that is left out is not there."""


@frozen
class Leaf:
    """One column.

    Attributes:
        name: Its name.
        zh: Its Chinese header.
        kind: How its values are kept.
        is_needed: Whether a table without it is refused.
        takes_null: Whether a cell may be empty.
        label: What is known of the field that it belongs to; a part has none of its own.
    """

    name: str
    zh: str
    kind: Kind
    is_needed: bool
    takes_null: bool
    label: Label | None = None

    @property
    def field(self) -> Field:
        """The Arrow field, with what the data dictionary says of it as metadata."""
        return pa.field(self.name, self.kind.type, nullable=self.takes_null, metadata=_metadata(self.zh, self.label))


def _metadata(zh: str, label: Label | None) -> dict[str, str]:
    if label is None:
        return {"zh": zh}
    told = {
        "zh": zh,
        "meaning": label.meaning,
        "sensitivity": label.sensitivity.value,
        "identity": label.identity.value,
        "unit": label.unit,
        "refers": ",".join(label.refers),
        "source": label.source,
    }
    return {name: text for name, text in told.items() if text}


class Shape(Protocol):
    """The columns that values of one class fill."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The columns, in order."""
        ...

    def write(self, values: Values) -> list[Array]:
        """Return one array a column; no value is `None`.

        Raises:
            CellError: If a value cannot be kept without loss.
        """
        ...

    def read(self, cells: Cells, rows: int) -> Values:
        """Return the values that rows of these columns stand for.

        Raises:
            CellError: If a row stands for none.
        """
        ...


def written_where_present(values: Values, write: Callable[[Values], list[Array]]) -> list[Array]:
    """Return the arrays of values some of which may be `None`, which `write` does not take."""
    there = list(map(is_not, values, repeat(None)))
    if all(there):
        return write(values)
    places = list(compress(count(), there))
    try:
        arrays = write(list(compress(values, there)))
    except CellError as error:
        error.move(places.__getitem__)
        raise
    numbers = count()
    taken = pa.array([next(numbers) if one else None for one in there], pa.int64())
    return [array.take(taken) for array in arrays]


def are_all_none(values: Values) -> bool:
    """Return whether there is no value; stops at the first."""
    # Most values are true; what is not is soon compared.
    return not any(values) and values.count(None) == len(values)


def read_where_present(cells: Cells, present: Array, read: Callable[[Cells, int], Values]) -> Values:
    """Return what rows stand for where a mask is true, and `None` elsewhere."""
    number = present.true_count
    if number == len(present):
        return read(cells, number)
    if not number:
        return [None] * len(present)
    try:
        given = iter(read({name: array.filter(present) for name, array in cells.items()}, number))
    except CellError as error:
        error.move(pc.indices_nonzero(present).to_pylist().__getitem__)
        raise
    return [next(given) if there else None for there in present.to_pylist()]


def read_cells(array: Array, kind: Kind, *, takes_null: bool) -> Values:
    """Return the values of a column, empty cells only where it takes them."""
    if pa.types.is_dictionary(array.type) and array.dictionary.null_count:
        array = array.cast(array.type.value_type)
    if array.null_count and not takes_null:
        raise missing_cells(array.is_null())
    # Without values any type will do: pandas keeps such a column as one of floats.
    return [None] * len(array) if array.null_count == len(array) else kind.read(array)


@frozen
class PartsShape:
    """The columns of a value of several parts."""

    parts: Parts

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """One column a part; which of them may be empty depends on the others."""
        return tuple(Leaf(part.name, part.zh, part.kind, part.is_needed, takes_null=True) for part in self.parts.parts)

    def write(self, values: Values) -> list[Array]:
        """Return one array a part."""
        return [_written(part, values) for part in self.parts.parts]

    def read(self, cells: Cells, rows: int) -> Values:
        """Return the values; each is made once for all the rows that hold the same parts."""
        columns = [_part(leaf, cells, rows) for leaf in self.leaves]
        keys = list(zip(*columns, strict=True))
        made: dict[tuple[Any, ...], Any] = dict.fromkeys(keys)
        wrong: dict[tuple[Any, ...], YilaoYiyouError] = {}
        for key in made:
            try:
                made[key] = self.parts.make(*key)
            except YilaoYiyouError as error:
                wrong[key] = error
        if wrong:
            raise _first_of(wrong, keys) from None
        return list(map(made.__getitem__, keys))


def _first_of(wrong: Mapping[tuple[Any, ...], YilaoYiyouError], keys: Sequence[tuple[Any, ...]]) -> CellError:
    """Return the first error, with every row that is wrong for the same reason."""
    first = next(iter(wrong.values()))
    same = {key for key, error in wrong.items() if str(error) == str(first)}
    return CellError(first.zh, first.en, rows=[row for row, key in enumerate(keys) if key in same])


def _written(part: Part, values: Values) -> Array:
    with within(part.name):
        return part.kind.write(part.get(values))


def _part(leaf: Leaf, cells: Cells, rows: int) -> Values:
    if leaf.name not in cells:
        return [None] * rows
    with within(leaf.name):
        return read_cells(cells[leaf.name], leaf.kind, takes_null=True)


@frozen
class StructKind:
    """Values of a class in one column, as structs."""

    shape: Shape

    @property
    def type(self) -> DataType:
        """A struct with one field a column of the shape."""
        return pa.struct([leaf.field.with_nullable(True) for leaf in self.shape.leaves])  # noqa: FBT003 -- PyArrow's way

    def write(self, values: Values) -> Array:
        """Return the structs."""
        arrays = written_where_present(values, self.shape.write)
        mask = pa.array([value is None for value in values], pa.bool_())
        return pa.StructArray.from_arrays(arrays, fields=list(self.type), mask=mask)

    def read(self, array: Array) -> Values:
        """Return the values of structs, whatever the order of their fields."""
        if not pa.types.is_struct(array.type):
            raise wrong_type(("结构列", "structs"), array)
        return read_where_present({"": array}, array.is_valid(), self._read)

    def _read(self, cells: Cells, rows: int) -> Values:
        structs = cells[""]
        places = placed([field.name for field in structs.type], self.shape.leaves)
        arrays = structs.flatten()
        return self.shape.read({name: arrays[place] for name, place in places.items()}, rows)
