"""Forms of how often: 每月, 每周两次, 每两年一次, 每周六, 每月15日, 每年9月, 一年两次, 日均, 年均."""

import re
from types import MappingProxyType

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.frequency import Frequency, Weekday
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.errors import RecurrenceError
from yilao_yiyou.text.period_form import NUMERALS, SMALL, Form, Meaning, Meanings, PeriodKind, Setting, small_number

_UNITS = MappingProxyType(
    {
        "天": (Frequency.DAILY, 1),
        "日": (Frequency.DAILY, 1),
        "周": (Frequency.WEEKLY, 1),
        "星期": (Frequency.WEEKLY, 1),
        "月": (Frequency.MONTHLY, 1),
        "季度": (Frequency.MONTHLY, 3),
        "季": (Frequency.MONTHLY, 3),
        "半年": (Frequency.MONTHLY, 6),
        "年": (Frequency.YEARLY, 1),
        "年度": (Frequency.YEARLY, 1),
    }
)
_WEEK = "一二三四五六日"
_DAYS = tuple(Weekday)
_WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)


def _recurring(recurrence: Recurrence, times: Bounds | None = None) -> Meanings:
    return (
        Meaning(
            kind=PeriodKind.RECURRING,
            frequency=recurrence.frequency,
            recurrence=recurrence,
            times=times,
        ),
    )


def _every(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    times = _times(m)
    frequency, length = _UNITS[m["unit"].removeprefix("个")]
    number = 1 if m["number"] is None else small_number(m["number"])
    if number == 0 or (m["times"] and times is None):
        return ()
    return _recurring(Recurrence(frequency, interval=number * length), times)


def _times(m: re.Match[str]) -> Bounds | None:
    if m["times"] is None:
        return None
    least = small_number(m["times"])
    most = small_number(m["most"] or m["next"] or m["times"])
    adjacent = m["next"] is None or most == least + 1
    if not (0 < least <= most and adjacent):
        return None
    return Bounds(least, None if m["least"] else most)


def _apart(m: re.Match[str], setting: Setting) -> Meanings:
    """每隔N天: with N days between, literally; many write it for every N days."""
    del setting
    frequency, length = _UNITS[(m["unit"] or m["single"]).removeprefix("个")]
    number = 1 if m["number"] is None else small_number(m["number"])
    if number == 0:
        return ()
    literal = _recurring(Recurrence(frequency, interval=(number + 1) * length))
    return literal if m["number"] is None else literal + _recurring(Recurrence(frequency, interval=number * length))


def _once_in(m: re.Match[str], setting: Setting) -> Meanings:
    """一年两次 and 两年一次 are rates; 三天五场 is how many there were in three days."""
    once = m["times"] in {"一", "1"} and not m["most"]
    return _every(m, setting) if once or m["number"] in {"一", "1", None} else ()


def _part_of_month(m: re.Match[str], setting: Setting) -> Meanings:
    """每旬 is three times a month, 每半月 twice."""
    del setting
    return _recurring(Recurrence(Frequency.MONTHLY), Bounds(3 if m["tenth"] else 2))


def _weekdays(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    if m["weekend"]:
        return _recurring(Recurrence(Frequency.WEEKLY, weekdays=_WEEKEND))
    named = [_WEEK.index(day) for day in m["days"].replace("天", "日") if day in _WEEK]
    if m["to"]:
        named = [*range(named[0], _WEEK.index(m["to"].replace("天", "日")) + 1)]
    weekdays = tuple(_DAYS[day] for day in dict.fromkeys(named))
    return _recurring(Recurrence(Frequency.WEEKLY, weekdays=weekdays)) if weekdays else ()


def _month_days(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    day = -1 if m["day"] is None else small_number(m["day"])
    try:
        return _recurring(Recurrence(Frequency.MONTHLY, month_days=(day,)))
    except RecurrenceError:
        return ()


def _year_days(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    days = () if m["day"] is None else (small_number(m["day"]),)
    try:
        return _recurring(Recurrence(Frequency.YEARLY, months=(small_number(m["month"]),), month_days=days))
    except RecurrenceError:
        return ()


def _mean(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    frequency, _ = _UNITS[m["unit"]]
    return (Meaning(kind=PeriodKind.RECURRING, frequency=frequency),)


_UNIT = "(?P<unit>天|日|周(?![岁边期])|个?星期|个?月(?!饼)|个?季度|季(?!节)|半年|年度|年(?![龄级轻代均]))"
_VERB = "(?:开展|组织|举办|举行|集中|安排)"
_CALENDAR = rf"(?!{SMALL}(?:月|季度?)(?:{_VERB}|[0-9]{{2}}))"
"""What 二季度举办54场 or 二季度54场 says is of one quarter, unlike 一季度一次 or 一个季度举办两次."""
_COUNT = (
    rf"(?P<least>至少|不少于|不低于)?{_VERB}?"
    rf"(?P<times>{SMALL})(?:[-~至到](?P<most>{SMALL})|(?P<next>[二两三四五六七八九]))?(?:场次|[次场期回节])(?!数)"
)
_DAY = "[一二三四五六日天]"

RECURRING_FORMS = (
    Form.of("every", "每", rf"每(?P<number>{SMALL})?{_UNIT}(?:{_COUNT})?", _every),
    Form.of("part-of-month", "每", "每(?:半个?月|(?P<tenth>旬))(?:一次)?", _part_of_month, needs="月旬"),
    Form.of("apart", "每隔", rf"每隔(?P<number>{SMALL})?{_UNIT}|隔(?P<single>[天日周月年])(?!壁)", _apart, needs="隔"),
    Form.of(
        "times-a",
        "半" + NUMERALS,
        rf"{_CALENDAR}(?:(?P<number>{SMALL})|(?=半年)){_UNIT}{_COUNT}",
        _once_in,
        needs="次场期回节",
    ),
    Form.of(
        "weekdays",
        "每逢",
        rf"(?:每逢?|逢)(?:周|星期)(?:(?P<weekend>末)|(?P<days>{_DAY}(?:[、和及]?(?:周|星期)?{_DAY}){{0,6}})"
        rf"(?:[至到-](?:周|星期)?(?P<to>{_DAY}))?)(?![次场期节回个])",
        _weekdays,
        needs="周星",
    ),
    Form.of(
        "month-days", "每", rf"每个?月(?:(?P<day>{SMALL})[日号]|最后一[天日]|月[底末]|末)", _month_days, needs="月"
    ),
    Form.of("year-days", "每", rf"每年(?P<month>{SMALL})月份?(?:(?P<day>{SMALL})[日号])?", _year_days),
    Form.of("mean", "日周月年", r"(?P<unit>[日周月年])均(?![值衡匀])", _mean),
    Form.of("mean", "平", r"平均每(?P<unit>[天日周月年])", _mean),
    Form.of("mean", "每", r"每(?P<unit>[天日周月年])平均", _mean),
)
