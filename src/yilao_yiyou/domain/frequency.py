"""What a recurrence counts in: days, weeks, months or years, and the days of the week."""

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

from yilao_yiyou.domain.codes import CodeSet


class Weekday(CodeSet):
    """A day of the week, Monday first; the code is that of RFC 5545."""

    MONDAY = "monday", "周一", "MO"
    TUESDAY = "tuesday", "周二", "TU"
    WEDNESDAY = "wednesday", "周三", "WE"
    THURSDAY = "thursday", "周四", "TH"
    FRIDAY = "friday", "周五", "FR"
    SATURDAY = "saturday", "周六", "SA"
    SUNDAY = "sunday", "周日", "SU"


class Frequency(CodeSet):
    """What a recurrence counts in; the code is that of RFC 5545."""

    DAILY = "daily", "每天", "DAILY"
    WEEKLY = "weekly", "每周", "WEEKLY"
    MONTHLY = "monthly", "每月", "MONTHLY"
    YEARLY = "yearly", "每年", "YEARLY"

    def describe_zh(self, interval: int) -> str:
        """Return every so many days, weeks, months or years in Chinese words.

        >>> Frequency.WEEKLY.describe_zh(1), Frequency.MONTHLY.describe_zh(3)
        ('每周', '每3个月')
        """
        return self.zh if interval == 1 else f"每{interval}{_UNITS_ZH[self]}"

    def units(self, start: date, *, interval: int, until: date) -> Iterator[tuple[int, int]]:
        """Yield every so many units, from the one with the start, until one would begin after a last day.

        Yields:
            The first day of a unit and the day after its last [day number of `date.toordinal`].

        >>> august, october = Frequency.MONTHLY.units(date(2022, 8, 17), interval=2, until=date(2022, 11, 30))
        >>> [date.fromordinal(day).isoformat() for day in october]
        ['2022-10-01', '2022-11-01']
        """
        for step in rrule(_STEPS[self], dtstart=self._unit_start(start), interval=interval, until=until):
            yield step.toordinal(), step.toordinal() + self._unit_length(step)

    def _unit_start(self, day: date) -> date:
        if self is Frequency.WEEKLY:
            return day - timedelta(days=day.weekday())
        if self is Frequency.MONTHLY:
            return day.replace(day=1)
        return day.replace(month=1, day=1) if self is Frequency.YEARLY else day

    def _unit_length(self, day: date) -> int:
        if self is Frequency.MONTHLY:
            return monthrange(day.year, day.month)[1]
        if self is Frequency.YEARLY:
            return 365 + isleap(day.year)
        return 7 if self is Frequency.WEEKLY else 1


_STEPS: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY: MONTHLY,
    Frequency.YEARLY: YEARLY,
}
_UNITS_ZH = {Frequency.DAILY: "天", Frequency.WEEKLY: "周", Frequency.MONTHLY: "个月", Frequency.YEARLY: "年"}
