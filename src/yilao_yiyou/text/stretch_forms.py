"""Forms around a named stretch: itself, up to it, since it, before it, from one to another.

2022年   截至8月底   今年以来   到2025年底前   3月至8月   年内   2021—2022学年
"""

import re
from datetime import date

from attrs import evolve

from yilao_yiyou.domain.day import day_after, first_day
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period
from yilao_yiyou.text.period_form import (
    NUMERALS,
    SMALL,
    UNTOLD,
    YEAR,
    Form,
    Meanings,
    Setting,
    as_at,
    deadline,
    from_to,
    interval,
    up_to,
    vague,
    year_number,
)
from yilao_yiyou.text.stretch import Stretch, name_stretch, name_stretches
from yilao_yiyou.text.stretch_pattern import OPENERS, STRETCH, YEARLY

_NAME = rf"(?P<name>{STRETCH})"
_NOW = r"(?:目前|现在|当前|发稿时?|(?(up_to)今(?![年天日后晚朝冬夏春秋])|(?!)))"
_UNIT = re.compile(r"(?:年度?|月份?|季度|[日号])$")
_CENTURY = 100
_SEPTEMBER = 9


def _now(m: re.Match[str], setting: Setting) -> Meanings:
    """截至目前 is said of flows too, 目前 of stocks."""
    stock, flow = as_at(Period.day(setting.as_of)), as_at(up_to(setting.as_of))
    return (flow, stock) if m["up_to"] else (stock, flow)


def _stretch(m: re.Match[str], setting: Setting) -> Meanings:
    return tuple(meaning for stretch in name_stretches(m["name"], setting) for meaning in _of_stretch(stretch, setting))


def _of_stretch(stretch: Stretch, setting: Setting) -> Meanings:
    whole = interval(stretch.period, customary=stretch.customary)
    if stretch.brink is not None:
        return as_at(evolve(Period.day(stretch.brink), source=stretch.source)), whole
    own_days = (vague(evolve(UNTOLD, source=stretch.source)),) if stretch.customary else ()
    if not stretch.first <= setting.as_of < stretch.last:
        return (whole, *own_days)
    to_date = interval(from_to(stretch.first, setting.as_of, stretch.source), customary=stretch.customary)
    return (to_date, whole) if stretch.to_date else (whole, to_date, *own_days)


def _as_at(m: re.Match[str], setting: Setting) -> Meanings:
    """A day to which something was counted is over: of two years it is the later that has come."""
    stretches = name_stretches(m["name"], setting)
    begun = [stretch for stretch in stretches if stretch.first <= setting.as_of]
    due = tuple(deadline(up_to(each.point, each.source)) for each in stretches if each.first > setting.as_of)
    return (*_counted_to(begun[0], setting), *due) if begun else due


def _counted_to(stretch: Stretch, setting: Setting) -> Meanings:
    days: tuple[date, ...] = (stretch.point,)
    if stretch.point > setting.as_of:
        days = (setting.as_of, stretch.point) if stretch.brink is None else (stretch.point, setting.as_of)
    flows = tuple(as_at(up_to(day, stretch.source)) for day in days)
    return (*flows, as_at(evolve(Period.day(days[0]), source=stretch.source)))


def _by(m: re.Match[str], setting: Setting) -> Meanings:
    stretch = name_stretch(m["name"], setting)
    if stretch is None:
        return ()
    if stretch.point <= setting.as_of:
        return _as_at(m, setting)
    due = deadline(up_to(stretch.point, stretch.source))
    begun = stretch.first <= setting.as_of
    return (due, as_at(up_to(setting.as_of, stretch.source))) if begun else (due,)


def _before(m: re.Match[str], setting: Setting) -> Meanings:
    """What is before an end has all of it; whether 前 of anything else has it, usage does not say."""
    stretch = name_stretch(m["name"], setting)
    if stretch is None:
        return ()
    ends = (stretch.end,) if stretch.brink == stretch.last else (stretch.first, stretch.end)
    periods = (Period(Edge.UNKNOWN, end, source=stretch.source) for end in ends)
    latest = day_after(setting.as_of)
    return tuple(deadline(period) if end > latest else vague(period) for end, period in zip(ends, periods, strict=True))


def _after(m: re.Match[str], setting: Setting) -> Meanings:
    stretch = name_stretch(m["name"], setting)
    starts: tuple[date, ...] = () if stretch is None else (stretch.end, stretch.first)
    return tuple(interval(from_to(start, setting.as_of)) for start in starts if start <= setting.as_of)


def _around(m: re.Match[str], setting: Setting) -> Meanings:
    return () if name_stretch(m["name"], setting) is None else (vague(UNTOLD),)


def _since(m: re.Match[str], setting: Setting) -> Meanings:
    stretches = name_stretches(m["name"], setting)
    starts = [(stretch.brink or stretch.first, stretch.source) for stretch in stretches]
    begun = tuple(interval(from_to(start, setting.as_of, source)) for start, source in starts if start <= setting.as_of)
    goes_on = tuple(interval(Period(start, Edge.OPEN, source=source)) for start, source in starts)
    return (*begun[:1], *goes_on[:1]) if m["onwards"] else begun[:1]


def _since_named(m: re.Match[str], setting: Setting) -> Meanings:
    starts = [stretch for stretch in name_stretches(m["name"], setting) if stretch.first <= setting.as_of]
    return tuple(interval(from_to(start.first, setting.as_of, start.source), customary=True) for start in starts[:1])


def _range(m: re.Match[str], setting: Setting) -> Meanings:
    unit = _UNIT.search(m["last"])
    left, borrowed = m["first"], "" if unit is None else unit[0]
    stretches = name_stretches(left, setting) or name_stretches(left + borrowed, setting)
    ranges = tuple(found for first in stretches if (found := _ranged(first, m["last"], setting)) is not None)
    return tuple(meaning for stretch in ranges for meaning in _of_stretch(stretch, setting))


def _ranged(first: Stretch, name: str, setting: Setting) -> Stretch | None:
    within = evolve(setting, year=first.first.year)
    last = name_stretch(name, within) or name_stretch(f"{first.first.month}月{name}", within)
    if last is None or last.end <= first.end:
        return None
    start = first.brink or first.first
    return Stretch(first=start, end=last.end, year_from=first.year_from)


def _listed(m: re.Match[str], setting: Setting) -> Meanings:
    """7、8月: two months, one after the other."""
    first, last = (name_stretch(f"{m['lead'] or ''}{m[month]}月", setting) for month in ("one", "next"))
    if first is None or last is None or first.end != last.first:
        return ()
    return _of_stretch(evolve(first, end=last.end), setting)


def _within(m: re.Match[str], setting: Setting) -> Meanings:
    stretch = name_stretch({"年": "今年", "月": "本月"}.get(m["name"], m["name"]), setting)
    if stretch is None:
        return ()
    whole = Period(stretch.first, stretch.end)
    return deadline(whole), interval(from_to(stretch.first, setting.as_of))


def _school_year(m: re.Match[str], setting: Setting) -> Meanings:
    year = year_number(m["first"])
    following = m["second"]
    if year is None or (following and int(following) not in {year + 1, (year + 1) % _CENTURY}):
        return ()
    stretch = Stretch(first=first_day(year, _SEPTEMBER), end=first_day(year + 1, _SEPTEMBER), customary=True)
    return _of_stretch(stretch, setting)


_SINCE = (
    r"(?:以来|来(?![自到源临访往信])|起?(?:至今|至目前|到目前|到现在)|迄今"
    r"|(?P<onwards>起(?![草码来义点伏步])|开始))"
)
_UP_TO = r"截[至止](?:到|至)?"
_LEFT = rf"(?:{STRETCH}|第?(?:{YEARLY})?(?:(?:{SMALL})月)?(?:{YEAR}|{SMALL}))"
_NO_VERB = "(?<![达提回得遇想看找碰调拓移延迟等赶直甚乃推])"

STRETCH_FORMS = (
    Form.of("now", "截到至迄目现当发", rf"(?P<up_to>{_UP_TO}|[到至迄])?{_NOW}(?:为?止)?", _now),
    Form.of("now", "眼如现", r"(?P<up_to>)(?:眼下|如今|现阶段)", _now),
    Form.of("as-at", "截", rf"{_UP_TO}{_NAME}(?:为?止)?(?:(?:{SMALL})[时点])?", _as_at),
    Form.of(
        "within",
        "今本年月",
        r"(?P<name>今年|本年度?|本月|本季度|本周|[年月])[之以]?内(?![容部外地涵存在心])",
        _within,
        needs="内",
    ),
    Form.of("stretch", "在于" + OPENERS, rf"[在于]?{_NAME}(?:期间|时期|[之以]?内|间(?![隔接断]))?", _stretch),
    Form.of(
        "since",
        "自从" + OPENERS,
        rf"[自从]?{_NAME}的?{_SINCE}(?:的?(?:{SMALL})年多?[来间里])?",
        _since,
        needs="来起迄开至到",
    ),
    Form.of("since-named", "自从", rf"[自从]{_NAME}[\u4e00-\u9fff]{{1,12}}?以来", _since_named, needs="来"),
    Form.of(
        "before",
        "到至在于" + OPENERS,
        rf"(?:{_NO_VERB}[到至]|[在于])?{_NAME}[之以]?前(?![往后来期列述者夕沿进景提辈瞻行两二三头0-9])",
        _before,
        needs="前",
    ),
    Form.of("after", "在" + OPENERS, rf"[在]?{_NAME}[之以]?后(?![期续备勤来面])", _after, needs="后"),
    Form.of("around", "在" + OPENERS, rf"[在]?{_NAME}前后", _around, needs="前"),
    Form.of("by", "到至力争计确预", rf"(?:力争|争取|计划|确保|预计)?{_NO_VERB}[到至]{_NAME}(?:为?止)?(?:时)?", _by),
    Form.of(
        "range",
        "自从" + OPENERS,
        rf"[自从]?(?P<first>{_LEFT})(?:至|到|--?|~)(?P<last>{STRETCH}|(?:{SMALL})[日号])(?:期间|间(?![隔接断]))?",
        _range,
        needs="至到-~",
    ),
    Form.of(
        "listed",
        OPENERS,
        rf"(?P<lead>{YEARLY})?(?P<one>{SMALL})、(?P<next>{SMALL})月份?(?:两个?月)?(?:期间)?",
        _listed,
        needs="、",
    ),
    Form.of(
        "school-year",
        NUMERALS,
        rf"(?P<first>{YEAR})(?:年?[-~至](?P<second>20[0-9]{{2}}|[0-9]{{2}}))?学年度?(?:期间)?(?![第上下])",
        _school_year,
        needs="学",
    ),
)
