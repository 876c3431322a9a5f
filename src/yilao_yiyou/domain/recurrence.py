"""Recurrences: how often something is planned to happen, as a small and safe part of RFC 5545 (周期).

A recurrence is only the plan; what took place is recorded session by session. The grammar is bounded, and each
expansion asks for a window, because the full one of the RFC can be made to run for ever.

- The frequency is a day, week, month or year; nothing shorter. Weeks begin on Monday.
- A month without the day is skipped: monthly from the 31st is 31 January, 31 March, 31 May; the last day of every
  month is `month_days=(-1,)`. Yearly from 29 February is every fourth year.
- The start is a date of the recurrence only if it fits, and is then the first that `count` counts.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Self, TypeVar

from attrs import evolve, field, frozen

from yilao_yiyou.domain.day import day_after, months_after, plain_day
from yilao_yiyou.domain.frequency import Frequency, Weekday
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import RecurrenceError

__all__ = ["Frequency", "Recurrence", "Weekday"]

_Item = TypeVar("_Item")

_WEEK = tuple(Weekday)
_MOST_DATES = 10_000
_LONGEST_INTERVAL = 1_000
_LONGEST_TEXT = 200
_WINDOW_MONTHS = 120
_REACH_MONTHS = 1_200
_LEAP_YEAR = 2024
_MONTHS = tuple(range(1, 13))
_MONTH_DAYS = (*range(1, 32), *range(-31, 0))
_NUMBERS = "-?[1-9][0-9]?(,-?[1-9][0-9]?)*"
_FORMS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile("[1-9][0-9]{0,3}"),
    "BYMONTH": re.compile(_NUMBERS),
    "BYMONTHDAY": re.compile(_NUMBERS),
    "BYDAY": re.compile("(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"),
    "COUNT": re.compile("[1-9][0-9]{0,4}"),
    "UNTIL": re.compile("[0-9]{8}"),
}


def _ordered(items: Iterable[_Item], allowed: tuple[_Item, ...]) -> tuple[_Item, ...]:
    given = tuple(items)
    known = all(type(item) is type(allowed[0]) and item in allowed for item in given)
    if not known or len(set(given)) < len(given):
        raise RecurrenceError(
            "月份须为 1 至 12, 日须为 1 至 31 或 -1 至 -31, 星期须为 Weekday, 且各不重复",
            "months must be 1 to 12, month days 1 to 31 or -1 to -31, weekdays a Weekday, none of them twice",
        )
    return tuple(sorted(given, key=allowed.index))


def _weekdays(items: Iterable[Weekday]) -> tuple[Weekday, ...]:
    return _ordered(items, _WEEK)


def _month_days(items: Iterable[int]) -> tuple[int, ...]:
    return _ordered(items, _MONTH_DAYS)


def _months(items: Iterable[int]) -> tuple[int, ...]:
    return _ordered(items, _MONTHS)


@frozen
class Recurrence:
    """A bounded plan of dates, counted from a start that is given when it is expanded (周期).

    A date belongs to it when it fits every part that is given; with none of the days given, they are the start's
    own. Weekdays, days and months are kept in calendar order. Source of the meaning: RFC 5545 section 3.3.10.

    Attributes:
        frequency: What it counts in.
        interval: Every how many of those, from 1 to 1,000.
        weekdays: On which days of the week.
        month_days: On which days of the month, 1 to 31, or -1 to -31 counted from its end; not with weeks.
        months: In which months.
        count: How many dates there are in all, from 1 to 10,000; not together with `until`.
        until: The last day that can be one, at most ten years after the start.

    Raises:
        RecurrenceError: If a part is out of its bounds, no date can fit, or its text is over 200 characters.

    >>> haircuts = Recurrence(Frequency.WEEKLY, interval=2, weekdays=(Weekday.SATURDAY, Weekday.SUNDAY), count=10)
    >>> print(haircuts, haircuts.describe_zh())
    FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=10 每2周 周六、周日 共10次
    """

    frequency: Frequency = field()
    interval: int = field(default=1, kw_only=True)
    weekdays: tuple[Weekday, ...] = field(default=(), kw_only=True, converter=_weekdays)
    month_days: tuple[int, ...] = field(default=(), kw_only=True, converter=_month_days)
    months: tuple[int, ...] = field(default=(), kw_only=True, converter=_months)
    count: int | None = field(default=None, kw_only=True)
    until: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        self._check_numbers()
        if self.frequency is Frequency.WEEKLY and self.month_days:
            raise RecurrenceError(
                "每周的周期不能指定每月的日; 请改用星期", "weekly takes weekdays, not days of the month"
            )
        longest = max(monthrange(_LEAP_YEAR, month)[1] for month in self.months or _MONTHS)
        if self.month_days and min(abs(day) for day in self.month_days) > longest:
            raise RecurrenceError(
                "所选月份都没有所选的日; 请改日期, 月末可用 -1",
                "none of the months has any of the days; choose others, -1 is the last day of a month",
            )
        if len(str(self)) > _LONGEST_TEXT:
            raise RecurrenceError(
                f"周期的文本形式不得超过 {_LONGEST_TEXT} 字符; 请减少所选的日",
                f"the text of a recurrence must not exceed {_LONGEST_TEXT} characters; choose fewer days",
            )

    def _check_numbers(self) -> None:
        counted = self.count is None or _is_whole(self.count, _MOST_DATES)
        if not (_is_frequency(self.frequency) and _is_whole(self.interval, _LONGEST_INTERVAL) and counted):
            raise RecurrenceError(
                f"频率须为 Frequency, 间隔须为 1 至 {_LONGEST_INTERVAL}, 次数须为 1 至 {_MOST_DATES}",
                f"expected a Frequency, an interval of 1 to {_LONGEST_INTERVAL} and a count of 1 to {_MOST_DATES}",
            )
        if self.until is not None:
            plain_day(self.until)
            if self.count is not None:
                raise RecurrenceError("次数与截止日期只能有一个; 请去掉其一", "give a count or a last day, not both")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the recurrence that a rule of RFC 5545 states, without the leading `RRULE:`.

        Raises:
            RecurrenceError: If the text is not of the bounded grammar: capitals, each part once, no white space,
                no part but those that `str` writes, `UNTIL` as a day such as `20221231`.

        >>> Recurrence.parse("FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20221231").describe_zh()
        '每月 最后一日 至2022-12-31'
        """
        parts = _read_parts(text)
        return cls(
            Frequency[parts["FREQ"]],
            interval=int(parts.get("INTERVAL", "1")),
            weekdays=tuple(day for day in _WEEK for code in _items(parts, "BYDAY") if code == day.code),
            month_days=tuple(int(day) for day in _items(parts, "BYMONTHDAY")),
            months=tuple(int(month) for month in _items(parts, "BYMONTH")),
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
            until=_read_day(parts["UNTIL"]) if "UNTIL" in parts else None,
        )

    def __str__(self) -> str:
        parts = {
            "FREQ": self.frequency.code,
            "INTERVAL": "" if self.interval == 1 else self.interval,
            "BYMONTH": ",".join(map(str, self.months)),
            "BYMONTHDAY": ",".join(map(str, self.month_days)),
            "BYDAY": ",".join(str(day.code) for day in self.weekdays),
            "COUNT": self.count or "",
            "UNTIL": "" if self.until is None else self.until.isoformat().replace("-", ""),
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value != "")

    def describe_zh(self) -> str:
        """Return the recurrence in Chinese words."""
        words = (
            self.frequency.describe_zh(self.interval),
            "、".join(f"{month}月" for month in self.months),
            "、".join(map(_month_day_zh, self.month_days)),
            "、".join(day.zh for day in self.weekdays),
            "" if self.count is None else f"共{self.count}次",
            "" if self.until is None else f"至{self.until.isoformat()}",
        )
        return " ".join(word for word in words if word)

    def dates(self, start: date, within: Period) -> tuple[date, ...]:
        """Return its dates inside a window, in order.

        Args:
            start: The day that the plan begins; dates are counted from it even when the window begins later.
            within: The window, at most ten years and a day long, ending at most a hundred years after the start.

        Raises:
            PeriodError: If the window has an end that is not a day, or the start is not a plain day.
            RecurrenceError: If the window is too long or too late, `until` is not in the ten years after the
                start, no date can fit, or there are more than 10,000 dates from the start on.

        >>> Recurrence(Frequency.MONTHLY).dates(date(2022, 1, 31), Period.first_half(2022))
        (datetime.date(2022, 1, 31), datetime.date(2022, 3, 31), datetime.date(2022, 5, 31))
        """
        last = self._last(plain_day(start), within)
        found = tuple(islice(self._days(start, last), self.count or _MOST_DATES + 1))
        if len(found) > _MOST_DATES:
            raise RecurrenceError(
                f"自起始日起超过 {_MOST_DATES} 次; 请改用较晚的起始日",
                f"there are more than {_MOST_DATES} dates from the start on; use a later start",
            )
        return tuple(day for day in found if day >= within.ends[0])

    def _last(self, start: date, within: Period) -> date:
        first, end = within.ends
        latest = months_after(start, _WINDOW_MONTHS)
        if end > day_after(months_after(first, _WINDOW_MONTHS)) or end > day_after(months_after(start, _REACH_MONTHS)):
            raise RecurrenceError(
                "展开的窗口不得超过十年零一日, 也不得迟于起始日后一百年; 请缩短窗口",
                "the window must be no longer than ten years and a day and end within a hundred years of the start",
            )
        if self.until is not None and not start <= self.until <= latest:
            raise RecurrenceError(
                "截止日期须在起始日之后十年以内; 请改截止日期", "the last day must be within ten years after the start"
            )
        return min(end - timedelta(days=1), self.until or date.max)

    def _days(self, start: date, last: date) -> Iterator[date]:
        # rrule looks at its until only when a date fits, so a rule that fits none would run to the year 9999:
        # let it step from unit to unit, each of which fits, and test the days inside here.
        rule = _with_days_of(start, self)
        window = (start.toordinal(), last.toordinal() + 1)
        for unit, after in self.frequency.units(start, interval=self.interval, until=last):
            days = map(date.fromordinal, range(max(unit, window[0]), min(after, window[1])))
            yield from (day for day in days if _fits(day, rule))


def _is_frequency(frequency: object) -> bool:
    return isinstance(frequency, Frequency)


def _is_whole(number: object, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= most


def _with_days_of(start: date, rule: Recurrence) -> Recurrence:
    if rule.weekdays or rule.month_days or rule.frequency is Frequency.DAILY:
        return rule
    if rule.frequency is Frequency.WEEKLY:
        return evolve(rule, weekdays=(_WEEK[start.weekday()],))
    months = rule.months or ((start.month,) if rule.frequency is Frequency.YEARLY else ())
    return evolve(rule, month_days=(start.day,), months=months)


def _fits(day: date, rule: Recurrence) -> bool:
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.weekdays or _WEEK[day.weekday()] in rule.weekdays)
        and (not rule.month_days or day.day in rule.month_days or from_end in rule.month_days)
    )


def _month_day_zh(day: int) -> str:
    if day > 0:
        return f"{day}日"
    return "最后一日" if day == -1 else f"倒数第{-day}日"


def _read_parts(text: object) -> dict[str, str]:
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
        raise _not_a_rule()
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        if name in parts or name not in _FORMS or _FORMS[name].fullmatch(value) is None:
            raise _not_a_rule()
        parts[name] = value
    if "FREQ" not in parts:
        raise _not_a_rule()
    return parts


def _items(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _not_a_rule() from None


def _not_a_rule() -> RecurrenceError:
    return RecurrenceError(
        "周期须写作 FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=10 的形式, 只用 "
        "FREQ (DAILY 至 YEARLY)、INTERVAL、BYMONTH、BYMONTHDAY、BYDAY、COUNT、UNTIL (如 20221231), 各不重复",
        "a recurrence must be written like FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=10, with nothing but "
        "FREQ (DAILY to YEARLY), INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, COUNT and UNTIL (as 20221231), each once",
    )
