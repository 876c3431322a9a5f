"""Makes random values, records and registers from a seed, fast, with nothing to go by but `describe()`.

The property tests draw the same things with `tests/strategies.py`, which can shrink them; this draws a million.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import frozen

from tools.adjusters import CHOICES, Values, adjusted, fitting
from tools.invented import (
    AREA,
    CARDS_BY_PREFIX,
    TEXTS,
    credit_code,
    id_number,
    old_foreign_number,
    short_id_number,
)
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode, EntityKind
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.frequency import Frequency, Weekday
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Limit, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.domain.unit import Unit, UnitKind

Make: TypeAlias = Callable[[Random], Any]
"""Makes one value."""

MOST_RECORDS = 4
"""The most records of a random register."""

_LARGEST = 2**53 - 1
_DAYS = (date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal())
_HANZI = "一老幼关工委德州市某社区甲乙丙丁宣讲团巡河𬱖㛃"
_SAFE_DAY = 28


def random_register(rng: Random) -> Register:
    """A register of one to four records of any classes; what they refer to need not be there."""
    found: dict[str, dict[str, Any]] = {}
    for _ in range(rng.randint(1, MOST_RECORDS)):
        name = rng.choice(_COLLECTIONS)
        record = random_record(collection_classes()[name], rng)
        found.setdefault(name, {})[record.id] = record
    values = random_values(Register, rng) if rng.random() < _RARELY else {}
    values |= {name: tuple(records.values()) for name, records in found.items()}
    return Register(**values)


_RARELY = 0.125
_COLLECTIONS = tuple(collection_classes())


def random_record(cls: type, rng: Random) -> Any:  # noqa: ANN401 -- a record of whatever class was asked for
    """A record, or a nested value, that keeps every rule of its class."""
    return cls(**adjusted(cls, random_values(cls, rng)))


def random_values(cls: type, rng: Random) -> Values:
    """A value for every field, each of its type; together they may break the rules of the class."""
    return {each.name: each.make(rng) for each in _plan(cls)}


def random_text(rng: Random) -> str:
    """A text that is not blank, one time in four hard to keep."""
    kind = rng.random()
    if kind < _RARELY:
        return rng.choice(TEXTS)
    if kind < 2 * _RARELY:
        return rng.choice(TEXTS) + rng.choice(TEXTS)[:20]
    return "".join(rng.choices(_HANZI, k=rng.randint(1, 8)))


@frozen
class _Field:
    """How the values of one field are made."""

    name: str
    make: Make


@cache
def _plan(cls: type) -> tuple[_Field, ...]:
    own = [column for column in describe(cls).columns if cls is not Register or not column.is_many]
    return tuple(_Field(column.name, _maker(cls, column)) for column in own)


def _maker(cls: type, column: Column) -> Make:
    if column.name == "id":
        return _identifier
    choices = CHOICES.get((cls, column.name))
    single = _any_of(choices) if choices else make_of(column.base)
    whole = single if column.container is None else _several(column.container, single)
    return whole if column.required else _or_default(column, whole)


def _identifier(rng: Random) -> str:
    return f"{rng.getrandbits(40):x}" if rng.random() > _RARELY else random_text(rng)


def make_of(base: type) -> Make:
    """What makes values of a class: a basic one, a code set, or one that `describe()` reads."""
    make = MAKERS.get(base)
    if make is not None:
        return make
    return _any_of(tuple(base)) if issubclass(base, CodeSet) else lambda rng: random_record(base, rng)


def _any_of(choices: tuple[Any, ...]) -> Make:
    return lambda rng: rng.choice(choices)


def _several(container: type, single: Make) -> Make:
    return lambda rng: container([single(rng) for _ in range(rng.randint(0, 3))])


def _or_default(column: Column, make: Make) -> Make:
    default = getattr(column.default, "factory", lambda: column.default)
    return lambda rng: make(rng) if rng.random() < _HALF else default()


_HALF = 0.5


def _whole(rng: Random) -> int:
    return rng.choice((rng.randint(0, 9), rng.randint(0, 10**6), rng.randint(-_LARGEST, _LARGEST)))


def _exact(rng: Random) -> Exact:
    return _whole(rng) if rng.random() < _HALF else Fraction(rng.randint(-(10**9), 10**9), rng.randint(1, 10**6))


def _decimal(rng: Random) -> Decimal:
    return Decimal(rng.randint(-(10**18), 10**18) >> rng.randint(0, 60)).scaleb(-rng.randint(0, 9))


def _day(rng: Random) -> date:
    first, last = _DAYS if rng.random() > _RARELY else (date.min.toordinal(), date.max.toordinal())
    return date.fromordinal(rng.randint(first, last))


def _bounds(rng: Random) -> Bounds:
    lo, hi = sorted((_exact(rng), _exact(rng)))
    open_lo, open_hi = (rng.random() < _RARELY and lo != hi for _ in range(2))
    if rng.random() < _RARELY:
        return Bounds(lo, None, lo_open=open_lo)
    return Bounds(lo, hi, lo_open=open_lo, hi_open=open_hi) if rng.random() < _HALF else Bounds(lo)


def _quantity(rng: Random) -> Quantity:
    kind = rng.choice(_KINDS)
    phrase = random_text(rng) if rng.random() < _HALF else None
    return Quantity(fitting(_bounds(rng), kind), Unit(rng.choice(_WORDS[kind]), kind), phrase=phrase)


_KINDS = tuple(UnitKind)
_WORDS = {kind: (Unit.for_kind(kind).word,) for kind in UnitKind} | {
    UnitKind.PERSON: ("人", "名", "位"),
    UnitKind.ITEM: ("册", "份", "件", "条", "套"),
    UnitKind.DURATION: ("年", "个月", "天"),
}


def _period(rng: Random) -> Period:
    start, end = _limit(rng), _limit(rng)
    if isinstance(start, date) and isinstance(end, date):
        start, end = (min(start, end), max(start, end)) if start != end else (start, Edge.OPEN)
    if end == date.min:
        end = Edge.UNKNOWN
    if rng.random() < _HALF:
        return Period(start, end)
    anchor = _day(rng) if rng.random() < _HALF else None
    return Period(start, end, phrase=random_text(rng), anchor=anchor, source=rng.choice(_SOURCES))


_SOURCES = tuple(PeriodSource)


def _limit(rng: Random) -> Limit:
    return rng.choice(_EDGES) if rng.random() < 2 * _RARELY else _day(rng)


_EDGES = tuple(Edge)


def _partial_date(rng: Random) -> PartialDate:
    parts = (rng.randint(1850, 2200), rng.randint(1, 12), rng.randint(1, _SAFE_DAY))
    return PartialDate(*parts[: rng.randint(1, 3)])


def _recurrence(rng: Random) -> Recurrence:
    frequency = rng.choice(_FREQUENCIES)
    days = (*range(1, _SAFE_DAY + 1), *range(-_SAFE_DAY, 0))
    rest: Values = {"count": rng.randint(1, 10_000)} if rng.random() < _HALF else {"until": _day(rng)}
    return Recurrence(
        frequency,
        interval=rng.choice((1, 2, 1_000)),
        weekdays=rng.sample(_WEEKDAYS, rng.randint(0, 7)),
        month_days=() if frequency is Frequency.WEEKLY else rng.sample(days, rng.randint(0, 3)),
        months=rng.sample(range(1, 13), rng.randint(0, 12)),
        **rest,
    )


_FREQUENCIES = tuple(Frequency)
_WEEKDAYS = tuple(Weekday)


def _region_code(rng: Random) -> RegionCode:
    digits = rng.choice(_LEVELS).digits
    parts = (rng.randint(11, 82), rng.randint(1, 99), rng.randint(1, 99), rng.randint(1, 999), rng.randint(1, 999))
    code = "{:02}{:02}{:02}{:03}{:03}".format(*parts)[:digits]
    return RegionCode(code if not code.endswith("0") else f"{code[:-1]}7")


_LEVELS = tuple(Level)


def _id_number(rng: Random) -> IdNumber:
    order, kind = rng.randint(1, 999), rng.random()
    if kind < _RARELY:
        born = date(rng.randint(1850, 1899), rng.randint(1, 12), rng.randint(1, _SAFE_DAY))
        return IdNumber(id_number(rng.choice(CARDS_BY_PREFIX), born, order))
    born = date(rng.randint(1900, 2020), rng.randint(1, 12), rng.randint(1, _SAFE_DAY))
    if kind < 2 * _RARELY:
        return IdNumber(rng.choice((short_id_number, old_foreign_number))(born, order))
    return IdNumber(id_number(AREA, born, order))


def _credit_code(rng: Random) -> CreditCode:
    return CreditCode(credit_code(rng.choice(_ENTITIES), rng.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9)))


_ENTITIES = tuple(str(kind.code) for kind in EntityKind)

MAKERS: Mapping[type, Make] = MappingProxyType(
    {
        str: random_text,
        int: _whole,
        bool: lambda rng: rng.random() < _HALF,
        date: _day,
        Decimal: _decimal,
        Bounds: _bounds,
        Quantity: _quantity,
        Period: _period,
        PartialDate: _partial_date,
        Recurrence: _recurrence,
        RegionCode: _region_code,
        IdNumber: _id_number,
        CreditCode: _credit_code,
    }
)
"""How a value of each basic class is made; a class that is not here is a code set or is read by `describe()`."""
