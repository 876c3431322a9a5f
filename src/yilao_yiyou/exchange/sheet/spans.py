"""Periods in cells: a day, a month or a year, or from one to another."""

import re
from datetime import date

from yilao_yiyou.domain.edge import Edge, end_after
from yilao_yiyou.domain.partial_date import PartialDate, Precision
from yilao_yiyou.domain.period import Period
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.dates import read_date, read_text
from yilao_yiyou.exchange.sheet.plain import bridged, compact
from yilao_yiyou.exchange.sheet.verdict import Verdict, refused

_TO = re.compile("至今|[至到~～—–]+|--+")
_TWO_ISO = re.compile("([0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?)[-/]([0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?)")
_HYPHEN = re.compile(r"([^-]*[./年月日][^-]*)-([^-]+)")
_ALONE = re.compile("([0-9]{1,2})[日号月]?")
_SINCE = re.compile("(.*?)(?:起|以来|至今|开始)")


def read_period(cell: Cell, *, century: int | None = None, serials: bool = False) -> Verdict:
    """Return the period that a cell names.

    >>> print(read_period("2022.7.1-8.31").value), print(read_period("2022年8月").value)
    2022-07-01..2022-08-31
    2022-08-01..2022-08-31
    (None, None)
    """
    if isinstance(cell, str):
        plain = compact(bridged(cell, "."))
        ends = _ends(plain)
        if ends is not None:
            return _between(*ends, century)
        since = _SINCE.fullmatch(plain)
        if since is not None:
            return _since(read_text(since[1], century=century))
    made = read_date(cell, century=century, serials=serials)
    return made if not isinstance(made.value, PartialDate) else Verdict(period_of(made.value, made.value), made.notes)


def _ends(text: str) -> tuple[str, str] | None:
    """Return the two ends that a text names, `None` if it names one date."""
    found = _TWO_ISO.fullmatch(text) or _HYPHEN.fullmatch(text)
    if found is not None:
        return found[1], found[2]
    parts = _TO.split(text)
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None  # noqa: PLR2004 -- both ends


def _between(first: str, last: str, century: int | None) -> Verdict:
    start = read_text(first, century=century)
    if not isinstance(start.value, PartialDate):
        return start
    end = read_text(_completed(last, start.value), century=century)
    if not isinstance(end.value, PartialDate):
        return end
    if end.value.latest < start.value.earliest:
        return refused("period-reversed")
    notes = tuple(dict.fromkeys(start.notes + end.notes))
    return Verdict(period_of(start.value, end.value), notes)


def _completed(last: str, start: PartialDate) -> str:
    """Return the last date with the year, and the month, of the first where it leaves them out."""
    alone = _ALONE.fullmatch(last)
    if alone is None:
        plain = read_text(last)
        lacks_year = any(each.rule.code in _LACKING for each in plain.notes)
        parts = re.findall("[0-9]+", last)
        return "-".join([str(start.year), *parts]) if lacks_year and len(parts) == 2 else last  # noqa: PLR2004
    if start.precision is Precision.DAY and "月" not in last:
        return f"{start.year}-{start.month}-{alone[1]}"
    return f"{start.year}-{alone[1]}" if start.precision is not Precision.YEAR else last


_LACKING = frozenset({"date-without-year", "date-two-digit-year"})


def _since(start: Verdict) -> Verdict:
    if not isinstance(start.value, PartialDate):
        return start
    return Verdict(Period(start.value.earliest, Edge.OPEN), start.notes)


def period_of(start: PartialDate | None, last: PartialDate | None) -> Period:
    """Return the period from the first day of one date to the last day of another; open where there is none."""
    first: date | Edge = Edge.OPEN if start is None else start.earliest
    return Period(first, end_after(None if last is None else last.latest))
