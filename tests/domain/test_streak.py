from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.streak import AnniversaryStreak, Streak, anniversary_streak, calendar_streak
from yilao_yiyou.errors import PeriodError

PUBLISHED = date(2022, 9, 1)
NONE_YET = Streak(0, None, None, ())
YEARS = st.lists(st.integers(2005, 2025))
DAYS = st.lists(st.dates(date(2005, 1, 1), date(2025, 12, 31)), max_size=30)
AS_OF = st.dates(date(2005, 1, 1), date(2025, 12, 31))


def test_seven_years_of_patrols_are_six_anniversaries() -> None:
    """A team that patrolled from June 2016 has, in September 2022, seven calendar years and six full ones."""
    days = [date(year, 6, 1) for year in range(2016, 2023)]

    report = calendar_streak([day.year for day in days], as_of=PUBLISHED)

    assert report.current == report.longest == Streak(7, 2016, 2022, ())
    assert report.gaps == ()
    assert anniversary_streak(days, as_of=PUBLISHED) == AnniversaryStreak(6, date(2016, 6, 1))


def test_a_missing_year_breaks_the_run() -> None:
    """Without 2019 the current and the longest streak are three years, and the gap is named."""
    days = [date(year, 6, 1) for year in (2016, 2017, 2018, 2020, 2021, 2022)]

    report = calendar_streak([day.year for day in days], as_of=PUBLISHED)

    assert report.current == report.longest == Streak(3, 2020, 2022, (2019,))
    assert report.gaps == (2019,)
    assert anniversary_streak(days, as_of=PUBLISHED) == AnniversaryStreak(2, date(2020, 6, 1))


@pytest.mark.parametrize(
    ("as_of", "grace", "expected"),
    [
        (date(2022, 12, 30), True, Streak(2, 2020, 2021, ())),
        (date(2022, 12, 31), True, Streak(0, None, None, (2022,))),
        (date(2022, 12, 30), False, Streak(0, None, None, (2022,))),
        (date(2023, 1, 1), True, Streak(0, None, None, (2022,))),
        (date(2021, 1, 1), False, Streak(2, 2020, 2021, ())),
    ],
)
def test_a_current_year_breaks_nothing_until_it_is_over(as_of: date, grace: bool, expected: Streak) -> None:
    """Grace lasts to 30 December; an inactive year that is over ends the streak."""
    report = calendar_streak([2020, 2021], as_of=as_of, grace_current=grace)

    assert report.current == expected
    assert report.gaps == expected.gaps
    assert report.longest == Streak(2, 2020, 2021, ())


def test_a_longer_streak_of_the_past_stays_the_longest() -> None:
    """The longest streak need not be the current one; of two as long, the later is named."""
    report = calendar_streak([2010, 2011, 2013, 2014, 2022], as_of=PUBLISHED)

    assert report.current == Streak(1, 2022, 2022, tuple(range(2015, 2022)))
    assert report.longest == Streak(2, 2013, 2014, (2012,))
    assert report.gaps == (2012, *range(2015, 2022))


@pytest.mark.parametrize("years", [(), (2023, 2024)])
def test_nothing_yet_is_no_streak(years: tuple[int, ...]) -> None:
    """Without a year, or with later ones alone, there is neither streak nor gap."""
    report = calendar_streak(years, as_of=PUBLISHED)

    assert report.current == report.longest == NONE_YET
    assert report.gaps == ()
    assert anniversary_streak([date(year, 1, 1) for year in years], as_of=PUBLISHED) == AnniversaryStreak(0, None)


@pytest.mark.parametrize("year", [True, 2022.0, "2022", None, 0, 10_000])
def test_what_is_not_a_year_is_refused(year: int) -> None:
    """Years are whole numbers of the calendar."""
    with pytest.raises(PeriodError):
        calendar_streak([year], as_of=PUBLISHED)


def test_moments_are_refused() -> None:
    """A time of day is no day, neither of an event nor as of which to look."""
    moment = datetime(2022, 9, 1, tzinfo=UTC)

    with pytest.raises(PeriodError):
        calendar_streak([2022], as_of=moment)
    with pytest.raises(PeriodError):
        anniversary_streak([moment], as_of=PUBLISHED)
    with pytest.raises(PeriodError):
        anniversary_streak([], as_of=moment)


@given(years=YEARS, as_of=AS_OF, grace=st.booleans())
def test_streaks_are_those_found_year_by_year(years: list[int], as_of: date, grace: bool) -> None:
    """Counting on from each year finds the same lengths and gaps."""
    seen = {year for year in years if year <= as_of.year}
    pardoned = grace and as_of < date(as_of.year, 12, 31) and as_of.year not in seen
    final = as_of.year - 1 if pardoned else as_of.year
    current = next(length for length in range(30) if final - length not in seen)
    longest = max((next(n for n in range(30) if year + n not in seen) for year in seen), default=0)

    report = calendar_streak(years, as_of=as_of, grace_current=grace)

    assert report.current.length == current
    assert report.longest.length == longest
    assert report.gaps == tuple(
        year for year in range(min(seen, default=final), final + 1) if seen and year not in seen
    )


@given(days=DAYS, as_of=AS_OF)
def test_anniversaries_trail_calendar_years_by_two_at_most(days: list[date], as_of: date) -> None:
    """Full years never exceed the calendar years of the same run, and fall short by no more than two."""
    calendar = calendar_streak([day.year for day in days if day <= as_of], as_of=as_of).current.length
    full = anniversary_streak(days, as_of=as_of).length

    assert max(0, calendar - 2) <= full <= calendar


@given(days=DAYS, as_of=AS_OF)
def test_days_still_to_come_change_nothing(days: list[date], as_of: date) -> None:
    """What is recorded later leaves the streak of an earlier day as it was published."""
    known = [day for day in days if day <= as_of]

    assert anniversary_streak(days, as_of=as_of) == anniversary_streak(known, as_of=as_of)
