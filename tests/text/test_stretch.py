"""Named stretches of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.text.period_form import Setting
from yilao_yiyou.text.stretch import YearFrom, name_stretch, name_stretches

AS_OF = Setting(as_of=date(2022, 9, 1))


@given(year=st.integers(1800, 2199), month=st.integers(0, 20), day=st.integers(0, 40))
def test_a_day_is_read_if_the_calendar_has_it(year: int, month: int, day: int) -> None:
    """Every day that there is, and no other."""
    try:
        expected = Period.day(date(year, month, day))
    except ValueError:
        expected = None

    written = [name_stretch(f"{year}年{month}月{day}日", AS_OF), name_stretch(f"{year}.{month}.{day}", AS_OF)]

    assert [expected, expected] == [stretch and stretch.period for stretch in written]


@given(year=st.integers(1800, 2199), month=st.integers(1, 12))
def test_the_tenths_of_a_month_are_the_month(year: int, month: int) -> None:
    """上旬, 中旬 and 下旬 leave no day out."""
    parts = [name_stretch(f"{year}年{month}月{part}旬", AS_OF) for part in "上中下"]
    whole = Period.month(year, month)

    first, second, third = (part.period for part in parts if part is not None)

    assert (first.end, second.end) == (second.start, third.start)
    assert (whole.start, whole.end) == (first.start, third.end)


def test_the_day_of_a_brink_is_inside_its_days() -> None:
    """年底 is 31 December, and the days about it are December."""
    stretch = name_stretch("年底", AS_OF)

    assert stretch is not None
    assert (date(2022, 12, 31), Period.month(2022, 12)) == (stretch.point, stretch.period)
    assert stretch.last == stretch.brink
    assert stretch.customary


def test_a_stretch_without_a_brink_is_counted_on_its_last_day() -> None:
    """截至上半年 is 30 June."""
    stretch = name_stretch("上半年", AS_OF)

    assert stretch is not None
    assert date(2022, 6, 30) == stretch.point


@pytest.mark.parametrize(
    ("words", "year", "year_from", "source"),
    [
        ("2022年8月", None, YearFrom.TOLD, PeriodSource.EXPLICIT),
        ("去年8月", 2019, YearFrom.TOLD, PeriodSource.EXPLICIT),
        ("8月", 2019, YearFrom.BEFORE, PeriodSource.INHERITED),
        ("8月", None, YearFrom.AS_OF, PeriodSource.EXPLICIT),
        ("当年", None, YearFrom.AS_OF, PeriodSource.EXPLICIT),
        ("同年8月", 2019, YearFrom.BEFORE, PeriodSource.INHERITED),
    ],
)
def test_a_stretch_says_where_its_year_is_from(
    words: str, year: int | None, year_from: YearFrom, source: PeriodSource
) -> None:
    """Told, named before, or taken to be the as-of day's."""
    stretch = name_stretch(words, Setting(as_of=AS_OF.as_of, year=year))

    assert stretch is not None
    assert (year_from, source) == (stretch.year_from, stretch.source)


@pytest.mark.parametrize(
    "words", ["", "8", "2022", "2022年2月29日", "十三月", "2022年上月", "同年", "1799年", "2200年"]
)
def test_what_is_no_stretch_has_no_days(words: str) -> None:
    """Parts of names, and days that there are not."""
    assert name_stretch(words, AS_OF) is None
    assert name_stretches(words, AS_OF) == ()


def test_a_leap_day_has_no_year_before() -> None:
    """2月29日 said on 1 February 2024 is that of this year only."""
    stretches = name_stretches("2月29日", Setting(as_of=date(2024, 2, 1)))

    assert [date(2024, 2, 29)] == [stretch.first for stretch in stretches]
