"""The ends of periods, and what is sure, possible or impossible when some of them are not known.

Days are counted as `date.toordinal` counts them. An end lies between a least and a greatest day; when the two
are equal the end is known. Every answer is `True` when it holds wherever the ends lie, `False` when it holds
nowhere, and `None` when that depends.
"""

from datetime import date, timedelta
from typing import Self, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet

_FOREVER = 10_000_000
_UNTOLD = 9_000_000
"""An end that exists may lie past every day of the calendar, but short of forever."""


class Edge(CodeSet):
    """An end of a period that is not a day."""

    OPEN = "open", "不限"
    """No end is set: it goes on, or has always been."""
    UNKNOWN = "unknown", "不详"
    """There is an end, but nobody told it."""


Limit: TypeAlias = date | Edge
"""A day, or how an end is not one."""


def end_after(last: date | None) -> Limit:
    """Return the end of a stretch that has a last day, open where there is none.

    The last day of the calendar has no day after it; it is how databases write that there is no end.

    >>> end_after(date(2022, 6, 30)), end_after(date.max)
    (datetime.date(2022, 7, 1), Edge.OPEN)
    """
    return Edge.OPEN if last is None or last == date.max else last + timedelta(days=1)


@frozen
class Extent:
    """A half-open stretch of days, each end somewhere between two days, not empty wherever they lie.

    Attributes:
        start_lo: The earliest day it may start [day number].
        start_hi: The latest day it may start [day number].
        end_lo: The earliest day after it [day number].
        end_hi: The latest day after it [day number].

    >>> march, spring = Extent(60, 60, 91, 91), Extent(60, 80, 152, 152)
    >>> march.overlaps(spring), march.within(spring), spring.covers(59), spring.covers(70)
    (True, None, False, None)
    """

    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int

    @classmethod
    def of(cls, start: Limit, end: Limit) -> Self:
        """Return how far the ends of a period may lie apart, at least one day."""
        first, last = _number(start, -_FOREVER), _number(end, _FOREVER)
        return cls(
            -_UNTOLD if first is None else first,
            min(_UNTOLD, _FOREVER if last is None else last) - 1 if first is None else first,
            max(-_UNTOLD, -_FOREVER if first is None else first) + 1 if last is None else last,
            _UNTOLD if last is None else last,
        )

    @property
    def limits(self) -> tuple[Limit, Limit]:
        """The start and the end as a period holds them."""
        return _limit(self.start_lo, self.start_hi), _limit(self.end_lo, self.end_hi)

    def covers(self, day: int) -> bool | None:
        """Whether the day lies in it."""
        return _verdict(
            surely=self.start_hi <= day < self.end_lo,
            maybe=self.start_lo <= day < self.end_hi,
        )

    def overlaps(self, other: "Extent") -> bool | None:
        """Whether the two have a day in common."""
        return _verdict(
            surely=self.start_hi < other.end_lo and other.start_hi < self.end_lo,
            maybe=self.start_lo < other.end_hi and other.start_lo < self.end_hi,
        )

    def within(self, other: "Extent") -> bool | None:
        """Whether each of its days lies in the other."""
        return _verdict(
            surely=other.start_hi <= self.start_lo and self.end_hi <= other.end_lo,
            maybe=other.start_lo <= self.start_hi and self.end_lo <= other.end_hi,
        )

    def intersect(self, other: "Extent") -> "Extent":
        """Return the days common to both; only for two that surely overlap."""
        return Extent(
            max(self.start_lo, other.start_lo),
            max(self.start_hi, other.start_hi),
            min(self.end_lo, other.end_lo),
            min(self.end_hi, other.end_hi),
        )


def _number(limit: Limit, forever: int) -> int | None:
    if limit is Edge.UNKNOWN:
        return None
    return limit.toordinal() if isinstance(limit, date) else forever


def _limit(least: int, most: int) -> Limit:
    if least != most:
        return Edge.UNKNOWN
    return Edge.OPEN if abs(least) == _FOREVER else date.fromordinal(least)


def _verdict(*, surely: bool, maybe: bool) -> bool | None:
    if surely:
        return True
    return None if maybe else False
