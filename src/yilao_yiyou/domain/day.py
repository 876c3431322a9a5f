"""Days of the calendar, reached by counting; what is no day, or lies beyond the calendar, is refused."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from yilao_yiyou.errors import PeriodError

_LEAP_DAY, _MARCH = (2, 29), (3, 1)


def plain_day(day: object) -> date:
    """Return the day, if it is one and not a moment of one.

    Raises:
        PeriodError: If it is anything but a `date`; a `datetime` has a time of day, which would be lost.
    """
    if isinstance(day, date) and not isinstance(day, datetime):
        return day
    raise PeriodError(
        "须为不带时刻的日期 (datetime.date); 可用 .date() 取得",
        "expected a datetime.date without a time of day; use .date()",
    )


def first_day(year: int, month: int = 1) -> date:
    """Return the first day of a month, or of a year.

    Raises:
        PeriodError: If there is no such month.
    """
    try:
        return date(year, month, 1)
    except (TypeError, ValueError, OverflowError):
        raise _beyond_calendar() from None


def day_after(day: date) -> date:
    """Return the next day.

    Raises:
        PeriodError: If it is no plain day, or the last of the calendar.
    """
    try:
        return plain_day(day) + timedelta(days=1)
    except OverflowError:
        raise _beyond_calendar() from None


def months_after(day: date, months: int) -> date:
    """Return the same day some months [months] later, the last of its month where that is shorter.

    Raises:
        PeriodError: If the months are not a whole number, or lead out of the calendar.
    """
    try:
        return day + relativedelta(months=months)
    except (TypeError, ValueError, OverflowError):
        raise _beyond_calendar() from None


def years_before(day: date, years: int) -> date:
    """Return the same day some years [years] earlier; 28 February for 29 February where there is none.

    Raises:
        PeriodError: If the years are not a whole number, or lead out of the calendar.

    >>> years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 2, 28)
    """
    try:
        return day - relativedelta(years=years)
    except (TypeError, ValueError, OverflowError):
        raise _beyond_calendar() from None


def full_years(since: date, until: date) -> int:
    """Return the full years [years] from a day to a later one.

    What began on 29 February is a year older on 28 February of a common year, as `relativedelta` has it.

    >>> full_years(date(2020, 2, 29), date(2021, 2, 28)), full_years(date(2020, 6, 1), date(2021, 5, 31))
    (1, 0)
    """
    return relativedelta(until, since).years


def calendar_window(start: date, end: date) -> tuple[tuple[int, int], tuple[int, int], int]:
    """Return what is left of a half-open stretch of days when its year is forgotten, and 29 February with it.

    >>> calendar_window(date(2024, 1, 1), date(2024, 2, 29)) == calendar_window(date(2023, 1, 1), date(2023, 3, 1))
    True
    """
    return _month_day(start), _month_day(end), end.year - start.year


def _month_day(day: date) -> tuple[int, int]:
    return _MARCH if (day.month, day.day) == _LEAP_DAY else (day.month, day.day)


def _beyond_calendar() -> PeriodError:
    return PeriodError(
        "日历上没有这样的日期; 年份须为 1 至 9999 的整数, 月份须为 1 至 12, 季度须为 1 至 4",
        "there is no such day; a year must be a whole number from 1 to 9999, a month 1 to 12, a quarter 1 to 4",
    )
