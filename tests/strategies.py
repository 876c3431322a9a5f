"""Hypothesis strategies for every value and every record, read from `describe()`.

What a class asks of its fields together is kept by the adjusters, which the seeded generator in `tools` uses as well.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from hypothesis import strategies as st

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
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Record, Register, collection_classes
from yilao_yiyou.domain.unit import Unit, kinds_of

AnyOf: TypeAlias = st.SearchStrategy[Any]

LARGEST = 2**53 - 1
_WORDS = (
    *"人名位场次期支家个处所项册份件条套起年天元户张对%倍",
    "人次",
    "场次",
    "班次",
    "小时",
    "人年",
    "组织月",
    "个月",
    "个百分点",
)
_DAYS_OF_MONTH = (*range(1, 29), *range(-28, 0))

_free = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)
texts = st.sampled_from(TEXTS) | _free.filter(lambda text: bool(text.strip()))
wholes = st.integers(-LARGEST, LARGEST) | st.integers(0, 100)
fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
exacts: st.SearchStrategy[Exact] = wholes | fractions.map(lambda number: number if number % 1 else number.numerator)
decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**18) + 1, 10**18 - 1), st.integers(0, 9)
)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.dates()
limits = st.one_of(days, st.sampled_from(Edge))


def _bounds(ends: tuple[Exact, Exact], lo_open: bool, hi_open: bool, shape: str) -> Bounds:
    lo, hi = sorted(ends)
    if shape == "point" or (shape == "interval" and lo == hi):
        return Bounds(lo)
    if shape == "no upper end":
        return Bounds(lo, None, lo_open=lo_open)
    return Bounds(lo, hi, lo_open=lo_open, hi_open=hi_open)


bounds = st.builds(
    _bounds,
    st.tuples(exacts, exacts),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("point", "interval", "no upper end")),
)
units = st.sampled_from(_WORDS).flatmap(lambda word: st.sampled_from(kinds_of(word)).map(lambda kind: Unit(word, kind)))
quantities = st.builds(
    lambda bounds, unit, phrase: Quantity(fitting(bounds, unit.kind), unit, phrase=phrase),
    bounds,
    units,
    st.none() | texts,
)


def _period(start: date | Edge, end: date | Edge, told: Mapping[str, Any]) -> Period:
    if isinstance(start, date) and isinstance(end, date):
        start, end = (min(start, end), max(start, end)) if start != end else (start, Edge.OPEN)
    return Period(start, Edge.OPEN if end == date.min else end, **told)


_told = st.fixed_dictionaries({}, optional={"phrase": texts, "anchor": days, "source": st.sampled_from(PeriodSource)})
periods = st.builds(_period, limits, limits, _told)
partial_dates = st.tuples(st.integers(1850, 2200), st.integers(1, 12), st.integers(1, 28)).flatmap(
    lambda parts: st.integers(1, 3).map(lambda known: PartialDate(*parts[:known]))
)
recurrences = st.builds(
    lambda frequency, days, rest: Recurrence(
        frequency, month_days=() if frequency is Frequency.WEEKLY else days, **rest
    ),
    st.sampled_from(Frequency),
    st.lists(st.sampled_from(_DAYS_OF_MONTH), unique=True, max_size=4),
    st.fixed_dictionaries(
        {
            "interval": st.integers(1, 1_000),
            "weekdays": st.lists(st.sampled_from(Weekday), unique=True),
            "months": st.lists(st.integers(1, 12), unique=True),
        }
    ).flatmap(
        lambda rest: st.one_of(
            st.just(rest),
            st.integers(1, 10_000).map(lambda count: rest | {"count": count}),
            days.map(lambda until: rest | {"until": until}),
        )
    ),
)


def _region_code(parts: tuple[int, ...], level: Level) -> RegionCode:
    return RegionCode("{:02}{:02}{:02}{:03}{:03}".format(*parts)[: level.digits])


_two, _three = st.integers(1, 99), st.integers(1, 999)
region_codes = st.builds(
    _region_code,
    st.tuples(st.integers(11, 82).filter(lambda code: code % 10), _two, _two, _three, _three),
    st.sampled_from(Level),
)
_orders = st.integers(0, 999)
_old_births = st.dates(date(1850, 1, 1), date(1899, 12, 31))
_births = st.dates(date(1900, 3, 1), date(1999, 12, 31))
id_numbers = st.one_of(
    st.builds(id_number, st.just(AREA), st.dates(date(1850, 1, 1), date(2020, 12, 31)), _orders),
    st.builds(id_number, st.sampled_from(CARDS_BY_PREFIX), _old_births, _orders),
    st.builds(short_id_number, _births, _orders),
    st.builds(old_foreign_number, _births, _orders),
).map(IdNumber)
credit_codes = st.builds(
    credit_code,
    st.sampled_from(EntityKind).map(lambda kind: str(kind.code)),
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9),
).map(CreditCode)

VALUES: Mapping[type, AnyOf] = MappingProxyType(
    {
        str: texts,
        int: wholes,
        bool: st.booleans(),
        date: days,
        Decimal: decimals,
        Bounds: bounds,
        Quantity: quantities,
        Period: periods,
        PartialDate: partial_dates,
        Recurrence: recurrences,
        RegionCode: region_codes,
        IdNumber: id_numbers,
        CreditCode: credit_codes,
    }
)
"""The values of each basic class."""


@cache
def values_of(base: type) -> AnyOf:
    """The values of a class: a basic one, a code set, or one that `describe()` reads."""
    if base in VALUES:
        return VALUES[base]
    is_code = issubclass(base, CodeSet)
    return st.sampled_from(tuple(cast("type[CodeSet]", base))) if is_code else records_of(base)


def _column(cls: type, column: Column) -> AnyOf:
    choices = CHOICES.get((cls, column.name))
    single: AnyOf = st.sampled_from(choices) if choices else values_of(column.base)
    whole: AnyOf = single
    if column.container is tuple:
        whole = st.lists(single, max_size=3).map(tuple)
    elif column.container is frozenset:
        whole = st.frozensets(single, max_size=3)
    if column.required:
        return whole
    default = getattr(column.default, "factory", lambda: column.default)
    return st.builds(default) | whole


@cache
def drawn_values(cls: type) -> st.SearchStrategy[Values]:
    """A value for every field of a class, each of its type; together they may break the rules of the class."""
    own = [column for column in describe(cls).columns if cls is not Register or not column.is_many]
    return st.fixed_dictionaries({column.name: _column(cls, column) for column in own})


@cache
def records_of(cls: type) -> AnyOf:
    """The records, or nested values, of a class."""
    return drawn_values(cls).map(lambda values: cls(**adjusted(cls, dict(values))))


def _register(values: Values, records: list[Record]) -> Register:
    kept = {(type(record), record.id): record for record in records}
    return Register(**values).with_records(kept.values())


def registers(*, max_records: int = 4) -> st.SearchStrategy[Register]:
    """Registers of a few records of any classes; ids are unique, what they refer to need not be there."""
    record = st.sampled_from(tuple(collection_classes().values())).flatmap(records_of)
    return st.builds(_register, drawn_values(Register), st.lists(record, max_size=max_records))
