"""Streaks: for how many years something has gone on without a gap (连续年数).

连续7年 has two readings, which differ by up to two: seven calendar years in each of which there was something,
and the full years since the first day of that run. What lies after the as-of day is not yet known on it, and
left out of both.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from attrs import frozen

from yilao_yiyou.domain.day import full_years, plain_day
from yilao_yiyou.errors import PeriodError

_YEAR_END = (12, 31)


@frozen
class Streak:
    """Calendar years one after the other, each of them active (连续年份).

    Attributes:
        length: How many years [years]; 0 when there is no streak.
        first: The first of them, `None` when there is none.
        last: The last of them, `None` when there is none.
        gaps: The inactive years just before it, which keep it from being longer.
    """

    length: int
    first: int | None
    last: int | None
    gaps: tuple[int, ...]


@frozen
class StreakReport:
    """The streaks of a row of years, as seen on one day.

    Attributes:
        current: The streak that goes on; its length is 0 when it is broken.
        longest: The longest, the latest of several.
        gaps: Every inactive year since the first active one.
    """

    current: Streak
    longest: Streak
    gaps: tuple[int, ...]


@frozen
class AnniversaryStreak:
    """Full years since an unbroken run began (周年).

    Attributes:
        length: How many [years].
        first_day: The day the run began, `None` when there is none.
    """

    length: int
    first_day: date | None


def calendar_streak(active_years: Iterable[int], *, as_of: date, grace_current: bool = True) -> StreakReport:
    """Return the current and the longest run of calendar years in which there was something.

    The as-of day's year counts as soon as it is active. Until it is over, that is before 31 December, it breaks
    nothing when it is not active yet.

    Args:
        active_years: The years with at least one event, in any order, also more than once.
        as_of: The day that the streak is looked at.
        grace_current: Whether a current year that is not over may still be inactive.

    Raises:
        PeriodError: If a year is not a whole number, or the as-of day is not a plain day.

    >>> report = calendar_streak([2016, 2017, 2018, 2020, 2021, 2022], as_of=date(2022, 9, 1))
    >>> report.current
    Streak(length=3, first=2020, last=2022, gaps=(2019,))
    >>> report.longest.length, report.gaps
    (3, (2019,))
    """
    final = plain_day(as_of).year
    active = sorted({year for year in map(_whole_year, active_years) if year <= final})
    streaks = _streaks(active)
    unfinished = (as_of.month, as_of.day) != _YEAR_END
    due = final - 1 if grace_current and unfinished else final
    alive = bool(active) and active[-1] >= due
    trailing = tuple(range(active[-1] + 1, due + 1)) if active else ()
    none = Streak(0, None, None, trailing)
    return StreakReport(
        current=streaks[-1] if alive else none,
        longest=max(reversed(streaks), key=lambda streak: streak.length, default=none),
        gaps=tuple(year for streak in streaks for year in streak.gaps) + trailing,
    )


def anniversary_streak(days: Iterable[date], *, as_of: date) -> AnniversaryStreak:
    """Return the full years from the first day of the current unbroken run to the as-of day.

    The run is the current one of `calendar_streak`, with its grace for a year that is not over; its first day is
    the earliest of the days in its first year. From 29 February a year is full on 28 February of a common year.

    Raises:
        PeriodError: If a day, or the as-of day, is not a plain day.

    >>> anniversary_streak([date(year, 6, 1) for year in range(2016, 2023)], as_of=date(2022, 9, 1))
    AnniversaryStreak(length=6, first_day=datetime.date(2016, 6, 1))
    """
    known = [day for day in map(plain_day, days) if day <= plain_day(as_of)]
    run = calendar_streak((day.year for day in known), as_of=as_of).current
    first_day = min((day for day in known if day.year == run.first), default=None)
    return AnniversaryStreak(0 if first_day is None else full_years(first_day, as_of), first_day)


def _whole_year(year: object) -> int:
    if isinstance(year, int) and not isinstance(year, bool) and date.min.year <= year <= date.max.year:
        return year
    raise PeriodError("年份须为 1 至 9999 的整数", "a year must be a whole number from 1 to 9999")


def _streaks(active: list[int]) -> list[Streak]:
    cuts = [at for at in range(1, len(active)) if active[at] > active[at - 1] + 1]
    runs = [active[begin:end] for begin, end in pairwise([0, *cuts, len(active)]) if begin < end]
    gaps = [(), *(tuple(range(before[-1] + 1, after[0])) for before, after in pairwise(runs))]
    return [Streak(len(run), run[0], run[-1], gap) for run, gap in zip(runs, gaps, strict=False)]
