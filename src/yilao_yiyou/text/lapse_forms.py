"""Forms that count from the as-of day or from an event: 五年来, 近三年, 连续7年, 近年来, 党的十八大以来."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType

from attrs import evolve

from yilao_yiyou.domain.day import day_after, first_day, months_after, years_before
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.text.calendar_terms import MEETINGS, TURNS, UNTOLD_STARTS
from yilao_yiyou.text.period_form import (
    NUMERALS,
    SMALL,
    UNTOLD,
    Form,
    Meanings,
    Setting,
    deadline,
    from_to,
    interval,
    small_number,
    up_to,
    vague,
    words,
)

_HALF_YEAR, _HALF_MONTH = 6, 15
_LAST_FEW = {"年": 10, "季度": 8, "月": 12, "周": 8, "天": 31}
"""Up to how many 近N年 is the period of the last N years, and no duration of nearly N years."""


def _days(day: date, number: int) -> date:
    return day + timedelta(days=number)


_STEPS: MappingProxyType[str, Callable[[date, int], date]] = MappingProxyType(
    {
        "年": lambda day, number: years_before(day, -number),
        "季度": lambda day, number: months_after(day, 3 * number),
        "月": months_after,
        "周": lambda day, number: _days(day, 7 * number),
        "天": _days,
    }
)
_NAMES = {"星期": "周", "日": "天"}


def _length(m: re.Match[str]) -> tuple[int, str]:
    unit = m["unit"].removeprefix("个")
    if m["number"] == "半":
        return (_HALF_YEAR, "月") if unit == "年" else (_HALF_MONTH, "天")
    return small_number(m["number"]), _NAMES.get(unit, unit)


def _back(end: date, number: int, unit: str) -> Period:
    return Period(_STEPS[unit](end, -number), end)


def _lapse(m: re.Match[str], setting: Setting) -> Meanings:
    """N年来 rolls back from the as-of day, or begins with the year named before if that is N years ago."""
    number, unit = _length(m)
    if number == 0:
        return ()
    begun = setting.year
    if unit == "年" and begun is not None and setting.as_of.year - begun in {number - 1, number}:
        return (interval(from_to(first_day(begun), setting.as_of, PeriodSource.INHERITED)),)
    return (interval(_back(day_after(setting.as_of), number, unit)),)


def _last_few(m: re.Match[str], setting: Setting) -> Meanings:
    """近N年: counted back from the as-of day; or with this calendar year; or those that are over."""
    number, unit = _length(m)
    nearly = m["near"] == "近" and number > _LAST_FEW[unit]
    if number == 0 or (nearly and not m["since"]):
        return ()
    end = day_after(setting.as_of)
    rolling = interval(_back(end, number, unit), customary=nearly)
    if unit not in {"年", "月"} or nearly:
        return (rolling,)
    this = first_day(setting.as_of.year, setting.as_of.month if unit == "月" else 1)
    running = Period(_STEPS[unit](this, 1 - number), end)
    return rolling, interval(running), interval(_back(this, number, unit))


def _streak(m: re.Match[str], setting: Setting) -> Meanings:
    number, unit = _length(m)
    if number == 0:
        return ()
    end = day_after(setting.as_of)
    rolling = interval(_back(end, number, unit))
    if unit == "年":
        calendar, _ = Period.consecutive_years(number, setting.as_of)
        return interval(calendar), rolling
    if unit != "月":
        return (rolling,)
    this = first_day(setting.as_of.year, setting.as_of.month)
    return interval(Period(months_after(this, 1 - number), end)), rolling


def _ahead(m: re.Match[str], setting: Setting) -> Meanings:
    number, unit = _length(m)
    if number == 0:
        return ()
    start = day_after(setting.as_of)
    due = deadline(Period(start, _STEPS[unit](start, number)))
    return (due,) if m["ahead"] else (due, interval(_back(start, number, unit)))


def _untold(m: re.Match[str], setting: Setting) -> Meanings:
    del m
    return (vague(up_to(setting.as_of)),)


def _former(m: re.Match[str], setting: Setting) -> Meanings:
    del m
    return (vague(Period(Edge.UNKNOWN, first_day(setting.as_of.year))),)


def _since_meeting(m: re.Match[str], setting: Setting) -> Meanings:
    """Since its first day; or since its last."""
    days = (day for day in MEETINGS[m["meeting"]] if day <= setting.as_of)
    return tuple(interval(from_to(day, setting.as_of)) for day in days)


def _meeting(m: re.Match[str], setting: Setting) -> Meanings:
    del setting
    return (interval(from_to(*MEETINGS[m["meeting"]])),)


def _turn(m: re.Match[str], setting: Setting) -> Meanings:
    first = TURNS[m["turn"]]
    return (interval(from_to(first, setting.as_of)),) if first <= setting.as_of else ()


def _same(m: re.Match[str], setting: Setting) -> Meanings:
    del m
    if setting.during is None:
        return (vague(evolve(UNTOLD, source=PeriodSource.NONE)),)
    return (interval(evolve(setting.during, source=PeriodSource.INHERITED)),)


_UNIT = "年|个?季度|个月|个?星期|周|天|日"
_LENGTH = rf"(?P<number>{SMALL}|半)(?P<unit>{_UNIT})(?![级龄制度])"
_ROUGH = (
    rf"(?:(?:(?:{SMALL})[多余几来]|[几数多]十?[多余]?|好几|若干|百[多余]?)(?:{_UNIT})"
    rf"|(?:{SMALL}|半)(?:{_UNIT})(?=多|有余))(?:多|有余)?"
)
_NEAR = "(?P<near>(?<![附将接靠临最])近|最近|过去|这)的?"
_LAPSED = "(?:以?来(?![自到源临访往信])|间(?![隔接断]))"
_MEETING = rf"(?:中国共产党|党的|中共)?(?P<meeting>{words(' '.join(MEETINGS))})(?:胜利)?(?:召开|闭幕)?"
_LATELY = "近年来? 近些年来? 近几年来? 最近几年来? 这些年来? 近来 近期 近日 最近 日前 连日来 历年来? 一段时间以?来 历来"

LAPSE_FORMS = (
    Form.of("lapse", "这半" + NUMERALS, rf"(?:这的?)?{_LENGTH}{_LAPSED}", _lapse, needs="来间"),
    Form.of("last-few", "近最过这", rf"{_NEAR}{_LENGTH}(?:(?P<since>{_LAPSED})|[里内中]|时间)?(?![多余前])", _last_few),
    Form.of("streak", "已连", rf"(?:已经?)?连续第?{_LENGTH}(?:以?来)?(?![多余])", _streak),
    Form.of(
        "ahead",
        "未今接半" + NUMERALS,
        rf"(?:(?P<ahead>未来|今后|接下来)的?)?{_LENGTH}(?(ahead)(?:[之以]?内)?|[之以]?内(?![容部外地涵]))",
        _ahead,
        needs="内未今接",
    ),
    Form.of("untold-lapse", "这半几数多好若百" + NUMERALS, rf"(?:这的?)?{_ROUGH}{_LAPSED}", _untold, needs="来间"),
    Form.of("untold-lapse", "近最过这已连", rf"(?:{_NEAR}|(?:已经?)?连续){_ROUGH}{_LAPSED}?", _untold),
    Form.of("lately", "近最这连日历一", f"(?:{'|'.join(_LATELY.split())})(?![的距视])", _untold),
    Form.of("former", "往以历", "(?:往年|以往各?年|历史上)", _former),
    Form.of("since-meeting", "自从中党十二", rf"[自从]?{_MEETING}(?:以来|[之以]?后(?![期续])|至今)", _since_meeting),
    Form.of("meeting", "中党十二", rf"{_MEETING}期间", _meeting),
    Form.of("since-turn", "自从" + "".join(TURNS), rf"[自从]?(?P<turn>{words(' '.join(TURNS))})以来", _turn),
    Form.of("since-untold", "自从" + UNTOLD_STARTS, rf"[自从]?(?:{words(UNTOLD_STARTS)})以来", _untold),
    Form.of("since-untold", "自从", r"[自从][\u4e00-\u9fff]{1,12}?以来", _untold),
    Form.of("same", "同其此这该", "同期|同一时期|[其此]间(?!隔)|[这该此]一?期间", _same),
)
