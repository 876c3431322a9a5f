"""Named stretches of the calendar, and which days they are: 2022年, 去年8月底, 前三季度, 暑假, "十四五".

A name without a year is of the year named before, else of the as-of day's year.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from attrs import evolve, frozen

from yilao_yiyou.domain.day import day_after, first_day, months_after
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.errors import PeriodError
from yilao_yiyou.text.calendar_terms import HOLIDAYS, LAW_PLANS, PLANS, STEPS_AWAY, YEARS_AWAY, YEARS_ON
from yilao_yiyou.text.period_form import Setting, small_number, year_number
from yilao_yiyou.text.stretch_pattern import PARSED

_YEAR = 12
_PLAN_YEARS = 5
_TENTHS = {"上": 1, "中": 11, "下": 21}
_TENTH = 10
_WEEK = 7


class YearFrom(Enum):
    """How the year of a stretch is known."""

    TOLD = "told"
    """It is a part of the name, or follows from it: 2022年, 去年, 本月."""
    BEFORE = "before"
    """It was named before."""
    AS_OF = "as_of"
    """It is taken to be the as-of day's."""


@frozen(kw_only=True)
class Stretch:
    """The days that a name stands for.

    Attributes:
        first: The first day.
        end: The day after the last.
        year_from: How its year is known.
        to_date: Whether a report means it up to the as-of day, as with 今年 and 本月.
        customary: Whether its ends are the usual ones and not the only ones.
        brink: The day itself when the name is of a beginning or an end, as with 年底; its days are then those about it.
    """

    first: date
    end: date
    year_from: YearFrom = YearFrom.TOLD
    to_date: bool = False
    customary: bool = False
    brink: date | None = None

    @property
    def last(self) -> date:
        """The last day."""
        return self.end - timedelta(days=1)

    @property
    def point(self) -> date:
        """The day on which a stock is counted: the one named, else the last."""
        return self.brink or self.last

    @property
    def source(self) -> PeriodSource:
        """Where its period comes from."""
        return PeriodSource.INHERITED if self.year_from is YearFrom.BEFORE else PeriodSource.EXPLICIT

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first, self.end, source=self.source)


@lru_cache(maxsize=4096)
def name_stretch(words: str, setting: Setting) -> Stretch | None:
    """Return the days of a name that `STRETCH` has matched; `None` if there are no such days.

    >>> setting = Setting(as_of=date(2022, 9, 1))
    >>> name_stretch("去年8月", setting).period, name_stretch("2022年2月30日", setting)
    (Period(2021-08-01..2021-08-31), None)
    """
    m = PARSED.fullmatch(words)
    if m is None or not words:
        return None
    try:
        whole = _whole(m, setting)
        return None if whole is None else _at_brink(whole, m["brink"])
    except (PeriodError, OverflowError):
        return None


def name_stretches(words: str, setting: Setting) -> tuple[Stretch, ...]:
    """Return what a name may stand for: if its year is not told and it has not begun, that of the year before too.

    >>> [stretch.first.year for stretch in name_stretches("12月", Setting(as_of=date(2023, 1, 9)))]
    [2023, 2022]
    """
    stretch = name_stretch(words, setting)
    if stretch is None:
        return ()
    if stretch.year_from is not YearFrom.AS_OF or stretch.first <= setting.as_of:
        return (stretch,)
    before = name_stretch(words, evolve(setting, year=setting.as_of.year - 1))
    return (stretch,) if before is None else (stretch, evolve(before, year_from=YearFrom.AS_OF))


def _whole(m: re.Match[str], setting: Setting) -> Stretch | None:
    if m["iso"] is not None:
        return _day(*map(int, re.split("[./-]", m["iso"])))
    plan = m["quoted"] or m["long"] or m["short"]
    if plan is not None:
        return _plan(plan, m)
    near = _near(m, setting.as_of)
    if near is not None:
        # A month next to this one has a year of its own.
        return None if m["year"] or m["relative"] else near
    year, known = _year(m, setting)
    if year is None:
        return None
    stretch = _in_year(m, year)
    return stretch if stretch is None or known is YearFrom.TOLD else evolve(stretch, year_from=known)


def _day(year: int, month: int, day: int) -> Stretch | None:
    first = first_day(year, month)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    found = first.replace(day=day)
    return Stretch(first=found, end=day_after(found))


def _months(year: int, month: int, months: int) -> Stretch:
    """Return some months of a year.

    Raises:
        PeriodError: If the year has no such months.
    """
    first, last = first_day(year, month), first_day(year, month + months - 1)
    return Stretch(first=first, end=_month_after(last, 1))


def _month_after(first: date, months: int) -> date:
    """Return the first day of the month so many months [months] after that of another."""
    years, month = divmod(first.month - 1 + months, _YEAR)
    return first_day(first.year + years, month + 1)


def _plan(plan: str, m: re.Match[str]) -> Stretch | None:
    years = (PLANS if m["law"] is None else LAW_PLANS).get(plan)
    if years is None:
        return None
    first, last = {"开局": (years[0], years[0]), "收官": (years[1], years[1])}.get(m["plan_year"] or "", years)
    return Stretch(first=first_day(first), end=first_day(last + 1))


def _near(m: re.Match[str], as_of: date) -> Stretch | None:
    """Return the month, quarter, week or day so many from that of the as-of day."""
    if m["near_day"] is not None:
        first = as_of + timedelta(days=STEPS_AWAY[m["near_day"]])
        return Stretch(first=first, end=day_after(first))
    if m["near_week"] is not None:
        weeks = STEPS_AWAY[m["near_week"]]
        first = as_of + timedelta(days=_WEEK * weeks - as_of.weekday())
        return Stretch(first=first, end=first + timedelta(days=_WEEK), to_date=weeks == 0)
    bare = m["bare"] if m["bare"] != "年" else None
    quarter = m["near_quarter"] or ("本" if bare is not None and bare.startswith("季") else None)
    month = m["near_month"] or ("本" if bare == "月" else None)
    if quarter is not None:
        steps = STEPS_AWAY[quarter[0]]
        return _steps_away(first_day(as_of.year, (as_of.month - 1) // 3 * 3 + 1), 3 * steps, 3)
    if month is None:
        return None
    return _part_of_month(m, _steps_away(first_day(as_of.year, as_of.month), STEPS_AWAY[month[0]], 1))


def _steps_away(this: date, months: int, length: int) -> Stretch:
    first = _month_after(this, months)
    return Stretch(first=first, end=_month_after(first, length), to_date=months == 0)


def _year(m: re.Match[str], setting: Setting) -> tuple[int | None, YearFrom]:
    before = (setting.as_of.year, YearFrom.AS_OF) if setting.year is None else (setting.year, YearFrom.BEFORE)
    if m["year"] is not None:
        return year_number(m["year"]), YearFrom.TOLD
    if m["relative"] is None:
        return before
    name = m["relative"].removesuffix("度")
    if name in YEARS_AWAY:
        return setting.as_of.year + YEARS_AWAY[name], YearFrom.TOLD
    if setting.year is None and name != "当年":
        return None, YearFrom.AS_OF
    return before[0] + YEARS_ON[name], before[1]


def _in_year(m: re.Match[str], year: int) -> Stretch | None:
    if m["month"] is not None:
        month = 1 if m["month"] == "元" else small_number(m["month"])
        return _part_of_month(m, _months(year, month, 1))
    if m["holiday"] is not None:
        return evolve(_months(year, *HOLIDAYS[m["holiday"]]), customary=True)
    months = _months_of_part(m)
    return evolve(_months(year, 1, _YEAR), to_date=True) if months is None else _months(year, *months)


def _months_of_part(m: re.Match[str]) -> tuple[int, int] | None:
    """Return the first month and the number of months of halves, quarters and opening months."""
    quarter = m["quarter"] or m["q"] or ("1" if m["opening_quarter"] else None)
    if quarter is not None:
        return 3 * small_number(quarter) - 2, 3
    if m["quarters"] is not None:
        return 1, 3 * small_number(m["quarters"])
    if m["months"] is not None:
        return 1, small_number(m["months"])
    return {"上": (1, 6), "下": (7, 6)}.get(m["half"] or "")


def _part_of_month(m: re.Match[str], month: Stretch) -> Stretch | None:
    if m["day"] is not None:
        return _day(month.first.year, month.first.month, small_number(m["day"]))
    if m["tenth"] is None:
        return month
    first = month.first.replace(day=_TENTHS[m["tenth"][0]])
    end = month.end if m["tenth"][0] == "下" else first + timedelta(days=_TENTH)
    return evolve(month, first=first, end=end)


def _at_brink(whole: Stretch, brink: str | None) -> Stretch:
    """Return the beginning or the end of a stretch: a tenth of a month, a month of a year, a year of a plan."""
    if brink is None:
        return whole
    months = (whole.end.year - whole.first.year) * _YEAR + whole.end.month - whole.first.month
    length = _YEAR if months == _PLAN_YEARS * _YEAR else 1
    about = evolve(whole, to_date=False, customary=True)
    if brink == "初":
        end = whole.first + timedelta(days=_TENTH) if months == 1 else months_after(whole.first, length)
        return evolve(about, end=end, brink=whole.first)
    first = whole.first.replace(day=_TENTHS["下"]) if months == 1 else months_after(whole.end, -length)
    return evolve(about, first=first, brink=whole.last)
