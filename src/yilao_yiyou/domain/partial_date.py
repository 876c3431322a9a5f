"""Dates known only to the year or the month, as births in old rolls are (不完整日期).

The wire form is the beginning of an ISO 8601 calendar date: `1950`, `1950-03` or `1950-03-12`. Nothing else
is read, since a guess such as the 6th of May for `5/6` cannot be told from a fact afterwards.
"""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Self, TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.day import full_years
from yilao_yiyou.errors import PartialDateError

_FIRST_YEAR, _LAST_YEAR = 1850, 2200
_LAST_MONTH = 12
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")

AnyDate: TypeAlias = "date | PartialDate"
"""A day, or a date known only in part."""


class Precision(CodeSet):
    """How closely a date is known."""

    YEAR = "year", "年"
    MONTH = "month", "月"
    DAY = "day", "日"


@frozen(repr=False)
class PartialDate:
    """A date known to the year, the month or the day (不完整日期).

    Two such dates may each lie anywhere between `earliest` and `latest`, so there is no order among them;
    ask what is sure and what is possible instead.

    Attributes:
        year: The year, from 1850 to 2200.
        month: The month, from 1 to 12, or `None` when only the year is known.
        day: The day of the month, or `None` when it is not known.

    Raises:
        PartialDateError: If the parts do not name a year, a month or a day of the calendar.

    >>> born = PartialDate(1950, 3)
    >>> print(born, born.earliest, born.latest, born.precision)
    1950-03 1950-03-01 1950-03-31 Precision.MONTH
    """

    year: int = field()
    month: int | None = field(default=None)
    day: int | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        if not _is_whole(self.year, _FIRST_YEAR, _LAST_YEAR):
            raise PartialDateError(
                f"年份须为 {_FIRST_YEAR} 至 {_LAST_YEAR} 的整数",
                f"the year must be a whole number from {_FIRST_YEAR} to {_LAST_YEAR}",
            )
        if self.month is None:
            if self.day is not None:
                raise PartialDateError("有日而没有月; 请补上月份", "there is a day without a month; add the month")
            return
        if not _is_whole(self.month, 1, _LAST_MONTH):
            raise PartialDateError("月份须为 1 至 12 的整数", "the month must be a whole number from 1 to 12")
        longest = monthrange(self.year, self.month)[1]
        if self.day is not None and not _is_whole(self.day, 1, longest):
            raise PartialDateError(
                f"日期须为该月的 1 至 {longest} 日",
                f"the day must be a whole number from 1 to {longest}, the last day of that month",
            )

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the date that is known to be a day.

        Raises:
            PartialDateError: If it is a moment with a time of day, or outside 1850 to 2200.

        >>> PartialDate.of(date(1950, 3, 12))
        PartialDate(1950-03-12)
        """
        plain = _plain(day)
        return cls(plain.year, plain.month, plain.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date that a text names in exactly the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            PartialDateError: If the text has any other form, or names no date; never says which text, since it
                may be a birth.

        >>> PartialDate.parse("1950"), PartialDate.parse("1950-03-12")
        (PartialDate(1950), PartialDate(1950-03-12))
        """
        year, month, day = _parts(text)
        return cls(int(year), None if month is None else int(month), None if day is None else int(day))

    def __str__(self) -> str:
        parts = (self.month, self.day)
        return f"{self.year:04}" + "".join(f"-{part:02}" for part in parts if part is not None)

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    @property
    def precision(self) -> Precision:
        """How closely the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or _LAST_MONTH
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def can_be(self, day: date) -> bool:
        """Whether it can be a day.

        >>> PartialDate(1950, 3).can_be(date(1950, 3, 12)), PartialDate(1950, 3).can_be(date(1950, 4, 1))
        (True, False)
        """
        return (
            self.year == day.year
            and (self.month is None or self.month == day.month)
            and (self.day is None or self.day == day.day)
        )

    def surely_before(self, other: AnyDate) -> bool:
        """Whether it is earlier than another date whichever days the two are.

        >>> PartialDate(1950).surely_before(PartialDate(1951, 1)), PartialDate(1950).surely_before(PartialDate(1950, 6))
        (True, False)
        """
        return self.latest < _earliest(other)

    def maybe_before(self, other: AnyDate) -> bool:
        """Whether it can be earlier than another date.

        >>> PartialDate(1950).maybe_before(PartialDate(1950, 6)), PartialDate(1950).maybe_before(date(1950, 1, 1))
        (True, False)
        """
        return self.earliest < _latest(other)

    def surely_on_or_before(self, other: AnyDate) -> bool:
        """Whether it is no later than another date whichever days the two are.

        >>> PartialDate(1949, 9).surely_on_or_before(date(1949, 9, 30))
        True
        """
        return self.latest <= _earliest(other)

    def maybe_on_or_before(self, other: AnyDate) -> bool:
        """Whether it can be no later than another date.

        >>> founding = date(1949, 10, 1)
        >>> PartialDate(1949).maybe_on_or_before(founding), PartialDate(1950).maybe_on_or_before(founding)
        (True, False)
        """
        return self.earliest <= _latest(other)

    def age_on(self, day: date) -> tuple[int, int]:
        """Return the fewest and the most full years [years] from this date to a day (周岁).

        Somebody born on 29 February is a year older on 28 February of a common year, as `relativedelta` has it.
        Days of birth after the day asked for are left out.

        Raises:
            PartialDateError: If the date is after the day for sure, or the day is a moment with a time of day.

        >>> PartialDate(1950).age_on(date(2022, 9, 1)), PartialDate(1950, 9, 1).age_on(date(2022, 9, 1))
        ((71, 72), (72, 72))
        """
        on = _plain(day)
        if on < self.earliest:
            raise PartialDateError(
                "所问之日早于该日期, 没有周岁可言; 请核对两个日期",
                "the day asked for is before this date, so there is no age; check the two dates",
            )
        return full_years(min(self.latest, on), on), full_years(self.earliest, on)


def _parts(text: object) -> tuple[str, str | None, str | None]:
    found = _FORM.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise PartialDateError(
            "日期须写作 1950、1950-03 或 1950-03-12 的形式", "a date must be written like 1950, 1950-03 or 1950-03-12"
        )
    return found[1], found[2], found[3]


def _is_whole(number: object, low: int, high: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and low <= number <= high


def _plain(day: object) -> date:
    if isinstance(day, date) and not isinstance(day, datetime):
        return day
    raise PartialDateError("须为不带时刻的日期 (datetime.date)", "expected a datetime.date without a time of day")


def _earliest(other: AnyDate) -> date:
    return other.earliest if isinstance(other, PartialDate) else _plain(other)


def _latest(other: AnyDate) -> date:
    return other.latest if isinstance(other, PartialDate) else _plain(other)
