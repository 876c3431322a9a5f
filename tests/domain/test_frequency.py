from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.frequency import Frequency, Weekday

DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("frequency", "once", "often"),
    [
        (Frequency.DAILY, "每天", "每2天"),
        (Frequency.WEEKLY, "每周", "每2周"),
        (Frequency.MONTHLY, "每月", "每2个月"),
        (Frequency.YEARLY, "每年", "每2年"),
    ],
)
def test_frequencies_in_chinese(frequency: Frequency, once: str, often: str) -> None:
    """Every one and every second unit have their own words."""
    assert frequency.describe_zh(1) == frequency.zh == once
    assert frequency.describe_zh(2) == often


def test_the_week_begins_on_monday() -> None:
    """The days of the week are in the order of `date.weekday`."""
    monday = date(2022, 8, 15)

    assert [day.zh for day in Weekday] == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    assert list(Weekday)[monday.weekday()] is Weekday.MONDAY


@given(frequency=st.sampled_from(Frequency), start=DAYS, length=st.integers(0, 800))
def test_units_follow_on_each_other(frequency: Frequency, start: date, length: int) -> None:
    """The first unit holds the start, the last the final day, and none is left out between them."""
    until = start + timedelta(days=length)

    units = list(frequency.units(start, interval=1, until=until))

    assert units[0][0] <= start.toordinal() < units[0][1]
    assert units[-1][0] <= until.toordinal() < units[-1][1]
    assert all(before[1] == after[0] for before, after in pairwise(units))


@given(frequency=st.sampled_from(Frequency), start=DAYS, interval=st.integers(1, 9))
def test_every_so_many_units_are_those_left_over(frequency: Frequency, start: date, interval: int) -> None:
    """Every third month is each third of all months."""
    until = start + timedelta(days=1500)

    every = list(frequency.units(start, interval=1, until=until))

    assert list(frequency.units(start, interval=interval, until=until)) == every[::interval]
