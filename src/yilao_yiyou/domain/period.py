"""Periods: stretches of days that a figure or a record speaks of (期间).

Periods are half-open: the first day belongs to one, the day `end` does not, so that a year is its four quarters
without a day lost or counted twice. What a phrase such as 今年以来 covers depends on the day it was said, which is
always an argument and never today. Readings follow the project's convention for published Chinese figures.
"""

from datetime import date, timedelta
from typing import Self

from attrs import evolve, field, frozen

from yilao_yiyou.domain.acceptance import is_text
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.day import calendar_window, day_after, first_day, months_after, plain_day, years_before
from yilao_yiyou.domain.edge import Edge, Extent, Limit
from yilao_yiyou.errors import PeriodError

__all__ = ["Edge", "Limit", "Period", "PeriodSource"]


class PeriodSource(CodeSet):
    """Where a period comes from, the firmest first."""

    EXPLICIT = "explicit", "明示"
    """The record or the sentence states it."""
    INHERITED = "inherited", "承前"
    """It was stated before, for something else."""
    NONE = "none", "未说明"
    """Nothing states it."""


@frozen(repr=False)
class Period:
    """The days from `start` up to, but not with, `end` (期间).

    Two are equal when all their fields are; `same_days` looks at the days alone.

    Attributes:
        start: The first day, or how the start is not a day.
        end: The day after the last, or how the end is not a day.
        phrase: The words it was read from.
        anchor: The day those words were said, which they are counted from.
        source: Where it comes from.

    Raises:
        PeriodError: If an end is no plain date nor `Edge`, no day lies between them, or the phrase cannot be stored.

    >>> Period(date(2022, 1, 1), date(2022, 7, 1))
    Period(2022-01-01..2022-06-30)
    >>> Period.this_year(date(2022, 8, 17))
    Period(2022-01-01..2022-08-17 今年以来)
    """

    start: Limit
    end: Limit
    phrase: str | None = field(default=None, kw_only=True)
    anchor: date | None = field(default=None, kw_only=True)
    source: PeriodSource = field(default=PeriodSource.EXPLICIT, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for limit in (self.start, self.end):
            if not isinstance(limit, Edge):
                plain_day(limit)
        if self.anchor is not None:
            plain_day(self.anchor)
        if not _is_told(self.phrase, self.source):
            raise PeriodError(
                "期间的说法须为非空白、可存储的文字或没有, 来源须为 PeriodSource",
                "a phrase must be text that is not blank and can be stored, or None, and a source a PeriodSource",
            )
        end = self.end
        if isinstance(end, date) and end <= (self.start if isinstance(self.start, date) else date.min):
            raise PeriodError(
                "期间的终点须晚于起点; 终点是最后一日的次日",
                "a period must end after it starts; its end is the day after its last day",
            )

    @classmethod
    def year(cls, year: int) -> Self:
        """Return a calendar year."""
        return cls._months(year, 1, 12)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return a calendar month."""
        return cls._months(year, month, 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Return a quarter, from 1 to 4 (季度)."""
        return cls._months(year, 3 * quarter - 2, 3)

    @classmethod
    def first_half(cls, year: int) -> Self:
        """Return January to June (上半年)."""
        return cls._months(year, 1, 6)

    @classmethod
    def second_half(cls, year: int) -> Self:
        """Return July to December (下半年)."""
        return cls._months(year, 7, 6)

    @classmethod
    def summer(cls, year: int) -> Self:
        """Return July and August, the usual but not the only reading of the summer holidays (暑假期间)."""
        return evolve(cls._months(year, 7, 2), phrase="暑假期间")

    @classmethod
    def day(cls, day: date) -> Self:
        """Return one day."""
        return cls(day, day_after(day))

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Return the days from the first to the last, both included."""
        return cls(first, day_after(last))

    @classmethod
    def since(cls, start: date) -> Self:
        """Return the days from a first one on, without an end."""
        return cls(start, Edge.OPEN)

    @classmethod
    def always(cls) -> Self:
        """Return all days."""
        return cls(Edge.OPEN, Edge.OPEN)

    @classmethod
    def until(cls, as_of: date) -> Self:
        """Return the days up to and with one, from a start that nobody told (截至)."""
        return cls(Edge.UNKNOWN, day_after(as_of), phrase="截至", anchor=as_of)

    @classmethod
    def as_at(cls, as_of: date) -> Self:
        """Return one day, on which a stock was counted (目前)."""
        return cls(as_of, day_after(as_of), phrase="目前", anchor=as_of)

    @classmethod
    def this_year(cls, as_of: date) -> Self:
        """Return 1 January to the as-of day (今年以来)."""
        return cls(first_day(as_of.year), day_after(as_of), phrase="今年以来", anchor=as_of)

    @classmethod
    def since_last_year(cls, as_of: date) -> Self:
        """Return 1 January of the year before to the as-of day (去年以来), never comparable with 今年以来."""
        return cls(first_day(as_of.year - 1), day_after(as_of), phrase="去年以来", anchor=as_of)

    @classmethod
    def first_half_of(cls, as_of: date) -> Self:
        """Return January to June of the as-of day's year (上半年), even when that day is before July."""
        return evolve(cls.first_half(as_of.year), phrase="上半年", anchor=as_of)

    @classmethod
    def past_years(cls, years: int, as_of: date) -> Self:
        """Return the years [years] that end with the as-of day, counted back from it (N年来)."""
        end = day_after(as_of)
        return cls(years_before(end, years), end, phrase=f"{years}年来", anchor=as_of)

    @classmethod
    def consecutive_years(cls, years: int, as_of: date) -> tuple[Self, Self]:
        """Return both readings of 连续N年: calendar years, then years counted back from the as-of day.

        Both end with the as-of day, the first in the last of its calendar years: a figure tells nothing of
        the days after it was published.

        >>> Period.consecutive_years(7, date(2022, 9, 1))
        (Period(2016-01-01..2022-09-01 连续7年), Period(2015-09-02..2022-09-01 连续7年))
        """
        rolling = evolve(cls.past_years(years, as_of), phrase=f"连续{years}年")
        return evolve(rolling, start=first_day(as_of.year - years + 1)), rolling

    @classmethod
    def _months(cls, year: int, month: int, months: int) -> Self:
        start = first_day(year, month)
        return cls(start, months_after(start, months))

    def __str__(self) -> str:
        last = self.last_day or self.end
        return "..".join(limit.zh if isinstance(limit, Edge) else limit.isoformat() for limit in (self.start, last))

    def __repr__(self) -> str:
        return f"Period({self})" if self.phrase is None else f"Period({self} {self.phrase})"

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are days."""
        return isinstance(self.start, date) and isinstance(self.end, date)

    @property
    def ends(self) -> tuple[date, date]:
        """The first day and the day after the last.

        Raises:
            PeriodError: If an end is not a day.
        """
        if isinstance(self.start, date) and isinstance(self.end, date):
            return self.start, self.end
        raise PeriodError(
            f"期间 {self} 没有两端的日期; 请给出起止日期",
            f"the period {self} has an end that is not a day; give the first and the last day",
        )

    @property
    def last_day(self) -> date | None:
        """The last day, `None` when the end is not a day."""
        return self.end - timedelta(days=1) if isinstance(self.end, date) else None

    @property
    def days(self) -> int | None:
        """How many days it has [days], `None` when an end is not a day."""
        return (self.ends[1] - self.ends[0]).days if self.is_bounded else None

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years that it touches.

        Raises:
            PeriodError: If an end is not a day.
        """
        start, end = self.ends
        return tuple(range(start.year, (end - timedelta(days=1)).year + 1))

    def covers(self, day: date) -> bool | None:
        """Whether a day lies in it, `None` when an end that nobody told decides that.

        >>> august = Period.until(date(2022, 8, 31))
        >>> august.covers(date(2022, 8, 31)), august.covers(date(2022, 8, 30)), august.covers(date(2022, 9, 1))
        (True, None, False)
        """
        return _extent(self).covers(plain_day(day).toordinal())

    def overlaps(self, other: "Period") -> bool | None:
        """Whether the two have a day in common, `None` when an end that nobody told decides that."""
        return _extent(self).overlaps(_extent(other))

    def within(self, other: "Period") -> bool | None:
        """Whether each of its days lies in the other, `None` when an end that nobody told decides that."""
        return _extent(self).within(_extent(other))

    def intersect(self, other: "Period") -> "Period | None":
        """Return the days common to both, `None` when there are none.

        Phrase and anchor are kept when both have the same; the source is the less firm of the two. An end that
        nobody told stays so unless the other period leaves only one day for it.

        Raises:
            PeriodError: If an end that nobody told decides whether they have a day in common.

        >>> Period.year(2022).intersect(Period.since(date(2022, 12, 30)))
        Period(2022-12-30..2022-12-31)
        """
        common = self.overlaps(other)
        if common is None:
            raise PeriodError(
                f"期间 {self} 与 {other} 是否重叠取决于不详的一端; 请给出该日期",
                f"whether the periods {self} and {other} overlap depends on an end that is not told; give that day",
            )
        if not common:
            return None
        return Period(
            *_extent(self).intersect(_extent(other)).limits,
            phrase=self.phrase if self.phrase == other.phrase else None,
            anchor=self.anchor if self.anchor == other.anchor else None,
            source=max(self.source, other.source, key=list(PeriodSource).index),
        )

    def clip(self, window: "Period") -> "Period | None":
        """Return the part of it inside a window, with its own phrase, anchor and source.

        Raises:
            PeriodError: If an end that nobody told decides whether there is such a part.
        """
        part = self.intersect(window)
        return None if part is None else evolve(self, start=part.start, end=part.end)

    def same_days(self, other: "Period") -> bool:
        """Whether the two have the same ends, whatever words they come from."""
        return (self.start, self.end) == (other.start, other.end)

    def comparable_with(self, other: "Period") -> bool:
        """Whether both are the same stretch of the calendar, in the same year or in others; 29 February apart.

        >>> Period.this_year(date(2024, 2, 29)).comparable_with(Period.this_year(date(2023, 2, 28)))
        True
        >>> Period.quarter(2022, 1).comparable_with(Period.quarter(2022, 2))
        False
        """
        if not (self.is_bounded and other.is_bounded):
            return False
        return calendar_window(*self.ends) == calendar_window(*other.ends)


def _extent(period: Period) -> Extent:
    return Extent.of(period.start, period.end)


def _is_told(phrase: object, source: object) -> bool:
    return (phrase is None or is_text(phrase)) and isinstance(source, PeriodSource)
