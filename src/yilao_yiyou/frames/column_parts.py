"""Values of several parts, such as a headcount: each part is a column of its own, so that any dataframe can use it.

A quantity `heads` is the columns `heads_lo`, `heads_hi`, `heads_unit` and so on. An end that is no whole number within
64 bits stands in `heads_lo_exact` as text, such as `63/100`, and leaves `heads_lo` empty: nothing is rounded.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.period import Edge, Limit, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import BoundsError, PeriodError, UnitError
from yilao_yiyou.frames.column_kinds import CodesKind, Kind, TextKind, TruthKind, Values
from yilao_yiyou.frames.column_numbers import MOST, DayKind, ExactKind, WholeKind

Get: TypeAlias = Callable[[Values], Values]
"""From values to one part of each."""


@frozen
class Part:
    """One part of a value.

    Attributes:
        name: What its column is called behind the field's own name.
        zh: The same in Chinese.
        kind: How it is kept.
        get: Returns this part of each value.
        is_needed: Whether a table that has any part must have this one.
    """

    name: str
    zh: str
    kind: Kind
    get: Get
    is_needed: bool = False


@frozen
class Parts:
    """How the values of a class are taken apart and put together.

    Attributes:
        cls: The class.
        parts: Its parts, in the order in which `make` takes them.
        make: Returns the value of which the parts are given; raises one of the library's errors if there is none.
    """

    cls: type
    parts: tuple[Part, ...]
    make: Callable[..., Any]


def _got(path: str) -> Get:
    return lambda values: list(map(attrgetter(path), values))


def _whole_ends(path: str) -> Get:
    """Return what gives the ends that are whole numbers of 64 bits."""
    return lambda values: [number if _fits(number) else None for number in map(attrgetter(path), values)]


def _other_ends(path: str) -> Get:
    """Return what gives the other ends."""
    return lambda values: [None if _fits(number) else number for number in map(attrgetter(path), values)]


def _fits(number: Exact | None) -> bool:
    return type(number) is int and -MOST <= number <= MOST


def _end(whole: int | None, other: Exact | None) -> Exact | None:
    if whole is not None and other is not None:
        raise BoundsError(
            "端点或为整数, 或写在精确值一列, 不能两者都有",
            "an end is a whole number or stands in the column for exact ones, not both",
        )
    return other if whole is None else whole


def _ends(path: str) -> tuple[Part, ...]:
    """Return the parts of bounds that are found at a path."""
    lo, hi = f"{path}lo", f"{path}hi"
    return (
        Part("lo", "下限", WholeKind(), _whole_ends(lo), is_needed=True),
        Part("hi", "上限", WholeKind(), _whole_ends(hi), is_needed=True),
        Part("lo_exact", "下限精确值", ExactKind(), _other_ends(lo)),
        Part("hi_exact", "上限精确值", ExactKind(), _other_ends(hi)),
        Part("lo_open", "下限不含", TruthKind(), _got(f"{lo}_open")),
        Part("hi_open", "上限不含", TruthKind(), _got(f"{hi}_open")),
    )


def _bounds(*parts: Any) -> Bounds:  # noqa: ANN401 -- cells of several classes
    lo, hi, lo_exact, hi_exact, lo_open, hi_open = parts
    least = _end(lo, lo_exact)
    if least is None:
        raise BoundsError("缺少下限", "the lower end is missing")
    return Bounds(least, _end(hi, hi_exact), lo_open=bool(lo_open), hi_open=bool(hi_open))


def _quantity(*parts: Any) -> Quantity:  # noqa: ANN401 -- cells of several classes
    *ends, word, kind, phrase = parts
    if word is None or kind is None:
        raise UnitError("数量须有单位与单位种类", "a quantity has a unit and its kind")
    return Quantity(_bounds(*ends), Unit(word, kind), phrase=phrase)


def _days(path: str) -> Get:
    return lambda values: [limit if isinstance(limit, date) else None for limit in map(attrgetter(path), values)]


def _edges(path: str) -> Get:
    return lambda values: [limit if isinstance(limit, Edge) else None for limit in map(attrgetter(path), values)]


def _limit(day: date | None, edge: Edge | None) -> Limit:
    limits = [limit for limit in (day, edge) if limit is not None]
    if len(limits) != 1:
        raise PeriodError(
            "期间的一端或为日期, 或说明不限 (open)、不详 (unknown), 须且只须其一",
            "an end of a period is a day, or else said to be open or unknown, one of the two",
        )
    return limits[0]


def _period(*parts: Any) -> Period:  # noqa: ANN401 -- cells of several classes
    start, end, start_edge, end_edge, phrase, anchor, source = parts
    return Period(
        _limit(start, start_edge),
        _limit(end, end_edge),
        phrase=phrase,
        anchor=anchor,
        source=source or PeriodSource.EXPLICIT,
    )


@cache
def parts_of(cls: type) -> Parts | None:
    """Return how the values of a class are taken apart, `None` if they stand in one column."""
    return next((parts for parts in _all_parts() if parts.cls is cls), None)


def _all_parts() -> Iterable[Parts]:
    yield Parts(Bounds, _ends(""), _bounds)
    yield Parts(Quantity, (*_ends("bounds."), *_unit_parts()), _quantity)
    yield Parts(Period, _period_parts(), _period)


def _unit_parts() -> tuple[Part, ...]:
    return (
        Part("unit", "单位", TextKind(), _got("unit.word"), is_needed=True),
        Part("kind", "单位种类", CodesKind(UnitKind), _got("unit.kind"), is_needed=True),
        Part("phrase", "原文", TextKind(is_checked=False), _got("phrase")),
    )


def _period_parts() -> tuple[Part, ...]:
    return (
        Part("start", "起始日", DayKind(), _days("start"), is_needed=True),
        Part("end", "止日次日", DayKind(), _days("end"), is_needed=True),
        Part("start_edge", "起始情况", CodesKind(Edge), _edges("start")),
        Part("end_edge", "终止情况", CodesKind(Edge), _edges("end")),
        Part("phrase", "原文", TextKind(is_checked=False), _got("phrase")),
        Part("anchor", "基准日", DayKind(), _got("anchor")),
        Part("source", "来源", CodesKind(PeriodSource), _got("source")),
    )
