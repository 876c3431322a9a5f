"""Tallies: the few aggregates that every metric is computed from, and the tabulators that make them from rows.

A row is already one group's: whoever makes the rows decides what a group is. Every tally below can also be had
from a dataframe by grouping, so each tabulator has a twin there and the two must agree.

Rows may be doubtful (`sure=False`): a record without a date may or may not belong to the period. Doubtful rows
count in the upper ends only.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact

Key: TypeAlias = tuple[str | None, ...]
"""The group of a row: one value for each thing grouped by; `None` where the row has none."""

_ZERO = Bounds(0)


@frozen(kw_only=True)
class CountRow:
    """Something that is counted once and carries an amount: an organization, an activity, a gift.

    Attributes:
        group: The group it belongs to.
        id: What is counted once, however many rows name it; `None` counts nothing but keeps the group known.
        amount: How much it adds to a sum, such as sessions or items.
        sure: Whether it surely belongs to the period asked for.
    """

    group: Key
    id: str | None
    amount: Bounds = Bounds(1)
    sure: bool = True


@frozen(kw_only=True)
class CountTally:
    """How many distinct things, and how much they add up to.

    Attributes:
        distinct: Distinct ids, as bounds if some rows are doubtful.
        amount: The sum of the amounts over all rows.
        rows: The rows seen.
    """

    distinct: Bounds = _ZERO
    amount: Bounds = _ZERO
    rows: int = 0


def tally_counts(rows: Iterable[CountRow]) -> dict[Key, CountTally]:
    """Return the distinct ids and the summed amount of each group.

    On a dataframe: group by the key; count distinct ids, once over the sure rows and once over all; sum both ends.

    >>> tally_counts([CountRow(group=("a",), id="x"), CountRow(group=("a",), id="x", amount=Bounds(2, 3))])
    {('a',): CountTally(distinct=Bounds(1), amount=Bounds(3..4), rows=2)}
    """
    grouped: defaultdict[Key, list[CountRow]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    return {group: _count(members) for group, members in grouped.items()}


def _count(rows: list[CountRow]) -> CountTally:
    sure = {row.id for row in rows if row.sure and row.id is not None}
    every = {row.id for row in rows if row.id is not None}
    amount = total_with_doubt((row.amount, row.sure) for row in rows)
    return CountTally(distinct=Bounds(len(sure), len(every)), amount=amount, rows=len(rows))


def total_with_doubt(numbers: Iterable[tuple[Bounds, bool]]) -> Bounds:
    """Return the sum of numbers, those that are not sure in its upper end only.

    >>> total_with_doubt([(Bounds(3), True), (Bounds(4, 5), False)])
    Bounds(3..8)
    """
    lo: Exact = 0
    hi: Exact | None = 0
    for number, sure in numbers:
        lo += number.lo if sure else 0
        hi = None if hi is None or number.hi is None else hi + number.hi
    return Bounds(lo, hi)


@frozen(kw_only=True)
class DayRow:
    """A day on which something happened in a group."""

    group: Key
    day: date


@frozen(kw_only=True)
class DayTally:
    """The calendar years in which something happened, and all its days."""

    years: frozenset[int]
    days: tuple[date, ...]


def tally_days(rows: Iterable[DayRow]) -> dict[Key, DayTally]:
    """Return the days of each group, sorted and without repeats, and their years.

    On a dataframe: group by the key; collect the distinct days.
    """
    grouped: defaultdict[Key, set[date]] = defaultdict(set)
    for row in rows:
        grouped[row.group].add(row.day)
    return {
        group: DayTally(years=frozenset(day.year for day in days), days=tuple(sorted(days)))
        for group, days in grouped.items()
    }
