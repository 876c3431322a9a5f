"""Change: like held against like, and a refusal where the two are not alike."""

from fractions import Fraction

from dateutil.relativedelta import relativedelta

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import MeasureError


def year_before(period: Period) -> Period:
    """Return the same days of the year before; the last of February stays the last of February.

    Raises:
        MeasureError: If the period has no first or last day.

    >>> from datetime import date
    >>> year_before(Period.between(date(2024, 1, 1), date(2024, 2, 29))).ends
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 1))
    """
    if not period.is_bounded:
        raise MeasureError("同比须有首尾日期: 写 during=...", "to compare, the period needs both days: pass during=")
    start, end = period.ends
    return Period(start - relativedelta(years=1), end - relativedelta(years=1))


def change(now: Bounds, before: Bounds) -> Bounds | None:
    """Return by how much a figure has grown, in percent, `None` where it was, or may have been, nothing.

    Valid for any two figures; attained where they do not depend on each other, as flows of two years.

    >>> change(Bounds(1204, 1377), Bounds(1000))
    Bounds(102/5..377/10)
    """
    if before.lo <= 0:
        return None
    least = -1 if before.hi is None else Fraction(now.lo) / Fraction(before.hi) - 1
    most = None if now.hi is None else (Fraction(now.hi) / Fraction(before.lo) - 1) * 100
    return Bounds(least * 100, most)


def per_day(figure: Bounds, period: Period) -> Bounds:
    """Return a flow for each day of its period; never for distinct people, who do not come anew every day.

    Raises:
        MeasureError: If the period has no first or last day.

    >>> from datetime import date
    >>> round(float(per_day(Bounds(1140), Period.between(date(2022, 1, 1), date(2022, 8, 15)))), 3)
    5.022
    """
    if period.days is None:
        raise MeasureError("按日均须有首尾日期", "for a daily average the period needs both days")
    return figure * Fraction(1, period.days)


def require_alike(now: Period, before: Period) -> None:
    """Refuse to compare periods of other days of the year.

    Raises:
        MeasureError: If they do not span the same days.
    """
    if not now.comparable_with(before):
        raise MeasureError(
            "两个期间长短或月日不同, 不能直接比较; 请取相同的月日, 或用 per_day() 按日均并说明季节差异",
            "the periods span other days of the year; take the same days, or per_day() and mention the season",
        )


def grown(now: Exact, before: Exact) -> Fraction:
    """Return by how much an exact figure has grown, in percent."""
    return (Fraction(now) / Fraction(before) - 1) * 100
