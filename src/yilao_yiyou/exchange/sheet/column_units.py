"""The unit of a column: what its header states, or a line above the table, and whether both and the field agree."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import kinds_of
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.header import header_key
from yilao_yiyou.exchange.sheet.layout import LayoutField
from yilao_yiyou.exchange.sheet.locate import Header
from yilao_yiyou.exchange.sheet.units import STRICT, StatedUnit, stated_unit, unit_above, unit_in_header
from yilao_yiyou.exchange.sheet.verdict import note

COUNTED = frozenset({int, Bounds, Quantity})
"""What the fields hold whose columns may state a unit."""

_PEOPLE = frozenset({"人", "人次", "名", ""})
_ENDINGS = ("人次", "场次", "人数", "小时", "册", "场", "份", "件", "个", "户", "支")


@frozen
class ColumnUnit:
    """The unit of a column.

    Attributes:
        stated: The unit that header or sheet states, `None` for none.
        is_disputed: Whether two units contradict each other, so that no figure of the column can be read.
    """

    stated: StatedUnit | None = None
    is_disputed: bool = False


def column_unit(header: Header, column: int, field: LayoutField, doubts: Doubts) -> ColumnUnit:
    """Return the unit that the header or a line above it states for a column of counts."""
    if field.column.base not in COUNTED:
        return ColumnUnit()
    text = header.texts[column]
    own, end = unit_in_header(text), _unit_at_end(text)
    above = next(filter(None, map(unit_above, header.preamble)), None)
    if _is_disputed(own, above, field):
        doubts.add(note("unit-conflict"), column=column, header=text, field=field)
        return ColumnUnit(is_disputed=True)
    word = (own or end or StatedUnit(field.unit)).word
    if above is not None and own is None and not _is_alike(StatedUnit(word), above):
        doubts.add(note("unit-not-applied"), column=column, header=text, field=field)
        return ColumnUnit(end)
    if own is not None or above is None or above.factor == 1:
        return ColumnUnit(own or end)
    return ColumnUnit(StatedUnit(word or above.word, above.factor))


def _is_disputed(own: StatedUnit | None, above: StatedUnit | None, field: LayoutField) -> bool:
    """Return whether a header states another factor than the line above it, or what its field does not count."""
    if own is None:
        return False
    if above is not None and above.factor not in {1, own.factor} and _is_alike(own, above):
        return True
    return field.column.base is not Quantity and not _counts_alike(own.word, field.unit)


def _counts_alike(word: str, unit: str) -> bool:
    """Return whether a measure word may stand for a unit that is not kept beside the number."""
    if not word or not unit or word == unit:
        return True
    return word not in STRICT and not set(kinds_of(word)).isdisjoint(kinds_of(unit))


def _is_alike(one: StatedUnit, other: StatedUnit) -> bool:
    return one.word == other.word or {one.word, other.word} <= _PEOPLE or not other.word


def _unit_at_end(header: str) -> StatedUnit | None:
    key = header_key(header.rpartition("/")[2])
    ending = next((each for each in _ENDINGS if key.endswith(each)), "")
    return stated_unit("人" if ending == "人数" else ending) if ending else None


def doubt_units_below(rows: Iterable[tuple[int, Sequence[Cell | None]]], doubts: Doubts) -> None:
    """Say which notes below a table state a unit of many, since nobody applied it to the table."""
    for number, row in rows:
        units = (unit_above(cell) for cell in row if isinstance(cell, str))
        if any(unit is not None and unit.factor > 1 for unit in units):
            doubts.add(note("unit-below"), row=number)
