"""Forms of what a figure is compared with: 同比, 环比, 比上年, 较2020年, 比去年同期, 较年初."""

import re
from datetime import date, timedelta

from yilao_yiyou.domain.day import first_day, months_after
from yilao_yiyou.domain.edge import Limit
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import PeriodError
from yilao_yiyou.text.period_form import SMALL, UNTOLD, Form, Meanings, Setting, base, small_number
from yilao_yiyou.text.stretch import name_stretch
from yilao_yiyou.text.stretch_pattern import OPENERS, STRETCH

_MARCH = 3


def _year_on_year(m: re.Match[str], setting: Setting) -> Meanings:
    del m
    return (base(UNTOLD if setting.during is None else _moved(setting.during, -1)),)


def _same_time(m: re.Match[str], setting: Setting) -> Meanings:
    """去年同期 is the stretch of that year that the sentence speaks of; 去年8月同期 tells it."""
    stretch = name_stretch(m["name"], setting)
    if stretch is None:
        return ()
    if not stretch.period.same_days(Period.year(stretch.first.year)):
        return (base(stretch.period),)
    during = setting.during
    if during is None or not isinstance(during.start, date):
        return (base(UNTOLD),)
    return (base(_moved(during, stretch.first.year - during.start.year)),)


def _moved(period: Period, years: int) -> Period:
    return Period(_in_other_year(period.start, years), _in_other_year(period.end, years))


def _in_other_year(limit: Limit, years: int) -> Limit:
    """Return a day of another year; the first of March for 29 February, so that all of February stays inside."""
    if not isinstance(limit, date):
        return limit
    try:
        return limit.replace(year=limit.year + years)
    except ValueError:
        return first_day(limit.year + years, _MARCH)


def _previous(m: re.Match[str], setting: Setting) -> Meanings:
    """环比: the stretch just before, as long in months or, if it is not of whole months, in days."""
    del m
    during = setting.during
    if during is None or not during.is_bounded:
        return (base(UNTOLD),)
    start, end = during.ends
    if start.day == end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        return (base(Period(months_after(start, -months), start)),)
    return (base(Period(start - timedelta(days=(end - start).days), start)),)


def _compared(m: re.Match[str], setting: Setting) -> Meanings:
    stretch = name_stretch(m["name"], setting)
    if stretch is None:
        return ()
    return (base(stretch.period if stretch.brink is None else Period.day(stretch.brink)),)


def _years_ago(m: re.Match[str], setting: Setting) -> Meanings:
    try:
        return (base(Period.year(setting.as_of.year - small_number(m["number"]))),)
    except PeriodError:
        return ()


_NAME = rf"(?P<name>{STRETCH})"
_THAN = "(?:相?比于?|相?(?<!比)较于?|对比)"
_WITH = "[与同和跟]"

BASE_FORMS = (
    Form.of("year-on-year", "同", "同比(?![例重])", _year_on_year),
    Form.of("previous", "环比较与同", "环比|(?:比|(?<!比)较|[与同])上期(?:相比)?", _previous),
    Form.of(
        "same-time",
        "相比较对与同和跟" + OPENERS,
        rf"(?:{_THAN}|{_WITH})?{_NAME}的?同期(?:相?比)?",
        _same_time,
        needs="期",
    ),
    Form.of("compared", "相比较对", rf"{_THAN}{_NAME}", _compared),
    Form.of("compared", "与同和跟", rf"{_WITH}{_NAME}相?[比较]", _compared, needs="比较"),
    Form.of("compared", "以", rf"以{_NAME}(?:数据|水平)?(?:作?为)(?:基期|基数|基年|基准年?)", _compared, needs="基"),
    Form.of("years-ago", "相比较对", rf"{_THAN}(?P<number>{SMALL})年前", _years_ago, needs="前"),
)
