"""Dates as clerks write them: a small grammar of our own, which keeps what is known and never fills in the rest."""

import re
from datetime import date, timedelta
from fractions import Fraction

from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.errors import PartialDateError
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.exact_number import exact
from yilao_yiyou.exchange.sheet.plain import bridged, compact
from yilao_yiyou.exchange.sheet.verdict import Verdict, accepted, refused

_HAN = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "元": 1,
}
_HAN_YEAR = re.compile("([〇零○一二三四五六七八九]{4}|[〇零○一二三四五六七八九]{2})(?=年)")
_HAN_PART = re.compile("([一二三四五六七八九十廿卅]{1,3})(?=[月日号])")
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$")
_TIME = re.compile(r"(?<=[0-9日号])[T ]?([0-2]?[0-9]):([0-5][0-9])(?::([0-5][0-9])(?:\.0+)?)?Z?$")
_YEAR_FIRST = re.compile(
    r"([0-9]{4})(?:年|([./、\-·]))(?:([0-9]{1,2})(?:月份?|([./、\-·])|$)(?:([0-9]{1,2})(?:日|号)?)?)?"
)
_JOINED = re.compile("([0-9]{4})([0-9]{2})?([0-9]{2})?")
_SHORT_YEAR = re.compile(r"'?([0-9]{2})(?:年|[./\-])([0-9]{1,2})(?:月|[./\-]([0-9]{1,2})日?)?月?日?|([0-9]{2})年")
_NO_YEAR = re.compile(r"([0-9]{1,2})(?:月|[./\-])([0-9]{1,2})[日号]?|([0-9]{1,2})月")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[./\-]([0-9]{1,2})[./\-]([0-9]{4})")
_VAGUE = re.compile("(?<=月)(?:上旬|中旬|下旬|初|中|底|末)$")
_MONTHS = 12
_SERIAL = range(10_000, 60_000)
_YEARS = range(1850, 2201)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_BUG = 61


def read_date(cell: Cell, *, century: int | None = None, serials: bool = False) -> Verdict:
    """Return the date that a cell holds, known as far as it is written.

    Args:
        cell: A text or a number.
        century: The last year, of two digits, that belongs to the twenty-first century; `None` to refuse such years.
        serials: Whether a plain number may be a serial day, because the rest of the column holds dates.
    """
    if isinstance(cell, Number):
        return _of_number(cell, century=century, serials=serials)
    return read_text(cell, century=century) if isinstance(cell, str) else refused("date")


def read_text(text: str, *, century: int | None = None) -> Verdict:
    """Return the date that a text names.

    >>> read_text("2022.8.17").value, read_text("2022年8月").value, read_text("19570800").value
    (PartialDate(2022-08-17), PartialDate(2022-08), PartialDate(1957-08))
    >>> read_text("22.8.17").notes[0].rule.code, read_text("二〇二二年八月").value
    ('date-two-digit-year', PartialDate(2022-08))
    """
    spaced = " ".join(text.split())
    timed = _TIME.search(spaced)
    plain = _WEEKDAY.sub("", compact(bridged(spaced[: timed.start()] if timed else spaced, "-"))).rstrip("。;；,")
    plain = plain.replace("年度", "年")
    plain = _with_figures(plain).replace("--", "-").replace("—", "-").replace("~", "-")
    vague = _VAGUE.search(plain)
    verdict = _grammar(_VAGUE.sub("", plain), century)
    if verdict.value is None:
        return verdict
    codes = [code for code, holds in (("date-vague", vague), ("date-time-dropped", timed and _is_late(timed))) if holds]
    return Verdict(verdict.value, verdict.notes + accepted(None, *codes).notes)


def _is_late(time: re.Match[str]) -> bool:
    return any(int(part) for part in time.groups(default="0"))


def _with_figures(text: str) -> str:
    """Return a text with its Chinese figures before 年, 月 and 日 as digits."""
    if text.isascii():
        return text
    text = _HAN_YEAR.sub(lambda found: "".join(str(_HAN[each]) for each in found[1]), text)
    return _HAN_PART.sub(lambda found: str(_small(found[1])), text)


def _small(figures: str) -> int:
    figures = figures.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = figures.partition("十")
    if not ten:
        return _HAN[tens] if len(tens) == 1 else 0
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[units] if units else 0)


def _grammar(text: str, century: int | None) -> Verdict:
    if (found := _YEAR_FIRST.fullmatch(text)) and _one_separator(found[2], found[4]):
        return _made(found[1], found[3], found[5])
    if found := _JOINED.fullmatch(text):
        return _joined(found, century)
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(int(found[1]), int(found[2]), found[3])
    if found := _SHORT_YEAR.fullmatch(text):
        return _short_year(found[1] or found[4], found[2], found[3], century)
    return refused("date-without-year" if _NO_YEAR.fullmatch(text) else "date")


def _one_separator(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first == second


def _made(year: str, month: str | None, day: str | None) -> Verdict:
    """Return a date of its parts; zeros stand for what is not known."""
    parts = [int(part) for part in (year, month, day) if part is not None]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    try:
        return Verdict(PartialDate(*parts))
    except PartialDateError:
        return refused("date-impossible")


def _joined(found: re.Match[str], century: int | None) -> Verdict:
    year, month, day = found.groups()
    if int(year) in _YEARS and (month is None or int(month) <= _MONTHS):
        made = _made(year, month, day)
        if month is None or day is not None or made.value is None:
            return made
        short = _short_year(year[:2], year[2:], month, century=99)
        return accepted(made.value, *(["date-six-digits"] if short.value is not None else []))
    if day is None:
        return _short_year(year[:2], year[2:], month, century)
    return refused("date-impossible")


def _short_year(year: str, month: str | None, day: str | None, century: int | None) -> Verdict:
    if month is not None and int(month) > _MONTHS:
        return refused("date-without-year" if day is None and int(year) <= _MONTHS else "date")
    if century is None:
        ends = (_made(f"{first}{year}", month, day).value for first in (19, 20))
        return refused("date-two-digit-year", " / ".join(str(end) for end in ends if end is not None) or None)
    return _made(f"{20 if int(year) <= century else 19}{year}", month, day)


def _year_last(first: int, second: int, year: str) -> Verdict:
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return refused("date-order")
    month, day = (first, second) if first <= _MONTHS else (second, first)
    made = _made(year, str(month), str(day))
    return made if made.value is None else accepted(made.value, "date-foreign-order")


def _of_number(number: Number, *, century: int | None, serials: bool) -> Verdict:
    if number.format.is_date:
        return _of_serial(number)
    value = exact(number)
    if value is None or number.format.is_time or number.format.is_percent or value <= 0:
        return refused("date")
    if value.denominator != 1:
        return _year_and_month(value, number)
    whole = value.numerator
    if whole in _SERIAL:
        if not serials:
            return refused("date", str(_day(whole, number)))
        return accepted(PartialDate.of(_day(whole, number)), "date-serial")
    verdict = _joined(found, century) if (found := _JOINED.fullmatch(str(whole))) else refused("date")
    return (
        verdict
        if verdict.value is None
        else Verdict(verdict.value, verdict.notes + accepted(0, "date-as-number").notes)
    )


def _year_and_month(value: Fraction, number: Number) -> Verdict:
    """Return the month that a number such as 2022.8 shows; 2022.1 may have been typed as 2022.10."""
    year, months = value.numerator // value.denominator, (value % 1) * 100
    if year not in _YEARS:
        return refused(_fault_of_year(year) if months.denominator == 1 else "date")
    if months.denominator != 1:
        return refused("date")
    month = months.numerator
    if month % 10 == 0 and not number.format.two_places:
        if month // 10 == 1:
            return refused("date-year-month-number", f"{year}-01 / {year}-10")
        month //= 10
    made = _made(str(year), str(month), None)
    return made if made.value is None else accepted(made.value, "date-as-number")


def _fault_of_year(year: int) -> str:
    if year <= 9:  # noqa: PLR2004 -- a month, as in 3.5
        return "date-without-year"
    return "date-two-digit-year" if year <= 99 else "date"  # noqa: PLR2004


def _of_serial(number: Number) -> Verdict:
    value = exact(number)
    if value is None or not 0 <= value < 2_958_466:  # noqa: PLR2004 -- the day after 9999-12-31
        return refused("date-impossible")
    whole = value.numerator // value.denominator
    if whole < _LEAP_BUG and not number.format.is_1904:
        return refused("date-early-serial")
    try:
        made = PartialDate.of(_day(whole, number))
    except (OverflowError, PartialDateError):
        return refused("date-impossible")
    codes = ("date-year-not-shown",) * (not number.format.has_year) + ("date-time-dropped",) * (value.denominator != 1)
    return accepted(made, *codes)


def _day(serial: int, number: Number) -> date:
    return (_EPOCH_1904 if number.format.is_1904 else _EPOCH) + timedelta(days=serial)
