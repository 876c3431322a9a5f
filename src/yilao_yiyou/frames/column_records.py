"""Records as columns: the shape of each class, made once from the one reading of it.

A record class, and a value class nested in it, has one column a field. A field whose values have several parts puts
their columns in its place, its own name in front: `heads` becomes `heads_lo`, `heads_hi` and so on.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Final, cast

from attrs import evolve, frozen, has

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.frames.arrow import Array, pa, pc
from yilao_yiyou.frames.column_building import built
from yilao_yiyou.frames.column_faults import CellError, missing_cells, within
from yilao_yiyou.frames.column_kinds import CodesKind, Kind, ParsedKind, TextKind, TruthKind, Values
from yilao_yiyou.frames.column_lists import ManyKind
from yilao_yiyou.frames.column_numbers import DayKind, DecimalKind, WholeKind
from yilao_yiyou.frames.column_parts import parts_of
from yilao_yiyou.frames.column_shapes import (
    Cells,
    Leaf,
    PartsShape,
    StructKind,
    are_all_none,
    read_cells,
    read_where_present,
    written_where_present,
)

_PURPOSE = "转换为列 (conversion to columns)"

_KINDS: Final[Mapping[type, Kind]] = MappingProxyType(
    {
        str: TextKind(),
        int: WholeKind(),
        bool: TruthKind(),
        date: DayKind(),
        Decimal: DecimalKind(),
        RegionCode: ParsedKind(RegionCode, str, ("2、4、6、9或12位的区划代码文本", "division codes as text")),
        CreditCode: ParsedKind(CreditCode, str, ("统一社会信用代码", "unified social credit codes")),
        IdNumber: ParsedKind(
            IdNumber, lambda number: number.reveal(_PURPOSE), ("公民身份号码", "identification numbers as text")
        ),
        PartialDate: ParsedKind(
            PartialDate.parse,
            str,
            ("形如 1950、1950-03、1950-03-12 的文本", "text such as 1950-03"),
        ),
        Recurrence: ParsedKind(Recurrence.parse, str, ("形如 FREQ=WEEKLY 的周期文本", "text such as FREQ=WEEKLY")),
    }
)


def _kind(column: Column, *, nested: bool) -> Kind:
    if column.container is not None:
        return ManyKind(_single_kind(column.base, nested=True), column.container)
    return _single_kind(column.base, nested=nested)


def _single_kind(base: type, *, nested: bool) -> Kind:
    parts = parts_of(base)
    if parts is not None:
        return StructKind(PartsShape(parts))
    if base in _KINDS:
        return _KINDS[base]
    if has(base):
        return StructKind(shape_of(base, nested=True))
    return CodesKind(cast("type[CodeSet]", base), is_nested=nested)


@frozen
class _Member:
    """One field: its columns, and how they are written and read."""

    column: Column
    leaves: tuple[Leaf, ...]
    write: Callable[[Values], list[Array]]
    read: Callable[[Cells, int], Values]


def _member(column: Column, *, nested: bool) -> _Member:
    parts = None if column.is_many else parts_of(column.base)
    return _single(column, _kind(column, nested=nested)) if parts is None else _inlined(column, PartsShape(parts))


def _single(column: Column, kind: Kind) -> _Member:
    name, label = column.name, column.label

    def write(values: Values) -> list[Array]:
        with within(name, label.zh):
            return [kind.write(values)]

    def read(cells: Cells, rows: int) -> Values:
        if name not in cells:
            return [_default(column)] * rows
        with within(name, label.zh):
            return read_cells(cells[name], kind, takes_null=column.optional)

    leaf = Leaf(name, label.zh, kind, is_needed=column.required, takes_null=column.optional, label=label)
    return _Member(column, (leaf,), write, read)


def _default(column: Column) -> object:
    """Return a field's default value, which is immutable and so can be shared."""
    make: Callable[[], object] | None = getattr(column.default, "factory", None)
    return column.default if make is None else make()


def _inlined(column: Column, shape: PartsShape) -> _Member:
    prefix, label = f"{column.name}_", column.label

    def write(values: Values) -> list[Array]:
        with within(column.name, label.zh, joint="_"):
            return written_where_present(values, shape.write)

    def read(cells: Cells, rows: int) -> Values:
        given = {leaf.name: cells[prefix + leaf.name] for leaf in shape.leaves if prefix + leaf.name in cells}
        if not given:
            return [_default(column)] * rows
        with within(column.name, label.zh, joint="_"):
            return _read_parts(column, shape, given)

    return _Member(column, _inlined_leaves(column, shape), write, read)


def _inlined_leaves(column: Column, shape: PartsShape) -> tuple[Leaf, ...]:
    return tuple(
        evolve(
            leaf,
            name=f"{column.name}_{leaf.name}",
            zh=column.label.zh + leaf.zh,
            is_needed=leaf.is_needed and column.required,
            label=column.label,
        )
        for leaf in shape.leaves
    )


def _read_parts(column: Column, shape: PartsShape, given: Cells) -> Values:
    left_out = [leaf for leaf in shape.leaves if leaf.is_needed and leaf.name not in given]
    if left_out:
        name = f"{column.name}_{left_out[0].name}"
        raise CellError(f"须同时有列 {name}", f"needs the column {name} as well")
    present = reduce(pc.or_, [array.is_valid() for array in given.values()])
    if not column.optional and present.false_count:
        raise missing_cells(pc.invert(present))
    try:
        return read_where_present(given, present, shape.read)
    except CellError as error:
        if column.label.is_masked:
            error.zh, error.en = "各部分不能合为一个值", "the parts do not make a value"
        raise


@frozen
class RecordShape:
    """The columns of a record class, or of a value class nested in one.

    Attributes:
        cls: The class.
        leaves: Its columns, in order.
    """

    cls: type
    leaves: tuple[Leaf, ...]
    _members: tuple[_Member, ...]

    def write(self, values: Values) -> list[Array]:
        """Return one array a column."""
        return list(chain.from_iterable(_written(member, values) for member in self._members))

    def read(self, cells: Cells, rows: int) -> Values:
        """Return the objects of the class."""
        columns = {member.column.name: member.read(cells, rows) for member in self._members}
        return built(self.cls, columns, rows)

    def fields(self) -> Iterator[tuple[str, Callable[[Cells, int], Values]]]:
        """Yield the name of each field, and how its values are read from columns."""
        for member in self._members:
            yield member.column.name, member.read


def _written(member: _Member, records: Values) -> list[Array]:
    values = list(map(attrgetter(member.column.name), records))
    if are_all_none(values):
        return [pa.nulls(len(values), leaf.kind.type) for leaf in member.leaves]
    return member.write(values)


@cache
def shape_of(cls: type, *, nested: bool = False) -> RecordShape:
    """Return the columns of a class that `describe()` reads.

    Args:
        cls: The class.
        nested: Whether its values stand in a list or a struct.

    Raises:
        RecordError: If it does not.
    """
    members = tuple(_member(column, nested=nested) for column in describe(cls).columns)
    return RecordShape(cls, tuple(chain.from_iterable(member.leaves for member in members)), members)
