from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.day import (
    calendar_window,
    day_after,
    first_day,
    full_years,
    months_after,
    plain_day,
    years_before,
)
from yilao_yiyou.errors import PeriodError

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("moment", [datetime(2022, 9, 1, tzinfo=UTC), "2022-09-01", 20220901, None])
def test_what_is_not_a_plain_day_is_refused(moment: object) -> None:
    """A moment, a text or a number is no day."""
    with pytest.raises(PeriodError, match="time of day"):
        plain_day(moment)


def test_the_calendar_ends() -> None:
    """No day follows the last of the calendar, and none comes before its first."""
    with pytest.raises(PeriodError):
        day_after(date.max)
    with pytest.raises(PeriodError):
        months_after(date(9999, 12, 1), 1)
    with pytest.raises(PeriodError):
        years_before(date(7, 1, 1), 7)


@pytest.mark.parametrize(("year", "month"), [(2022, 0), (2022, 13), (0, 1), (10_000, 1), (10**30, 1), (2022, 1.5)])
def test_a_month_that_does_not_exist_is_refused(year: int, month: int) -> None:
    """A month lies between January and December of a year from 1 to 9999."""
    with pytest.raises(PeriodError, match="no such day"):
        first_day(year, month)


@pytest.mark.parametrize("years", [1.5, "7", 10**30])
def test_years_that_cannot_be_counted_are_refused(years: int) -> None:
    """Years are counted back as whole numbers."""
    with pytest.raises(PeriodError):
        years_before(date(2022, 9, 1), years)


@given(birth=DAYS, day=DAYS)
def test_full_years_grow_by_one_on_each_anniversary(birth: date, day: date) -> None:
    """The day that lies the full years back is not before the birth, and one more year back it is."""
    since, until = sorted((birth, day))

    years = full_years(since, until)

    assert months_after(since, 12 * years) <= until < months_after(since, 12 * (years + 1))


@given(day=DAYS)
def test_a_leap_day_is_left_out_of_comparisons(day: date) -> None:
    """A stretch that starts on 29 February compares as one from 1 March, any other as itself."""
    expected = (3, 1) if (day.month, day.day) == (2, 29) else (day.month, day.day)

    assert calendar_window(day, date(day.year, 12, 31))[0] == expected
