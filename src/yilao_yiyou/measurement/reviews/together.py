"""Figures of one place held against each other: at one time (R01, R06, R12), and in the course of time (R07, R10)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.unit import Accrual
from yilao_yiyou.measurement.reviews.stated import Stated
from yilao_yiyou.metrics.breach import Breach
from yilao_yiyou.metrics.consistency import avg_range, cum_mono, kplus_mono, new_le_stock, persons_le_times
from yilao_yiyou.metrics.definition import MetricKind
from yilao_yiyou.metrics.rulebook import as_finding

_PERSONS, _TIMES, _SESSIONS, _REGULARS = (
    "reach.distinct_persons",
    "reach.attendances",
    "activity.sessions",
    "reach.kplus",
)
_STOCK_OF = {
    "org.new": "org.count_stock",
    "team.formed": "team.count_stock",
    "designation.granted": "designation.stock",
}


def held_together(stated: Iterable[Stated]) -> Iterator[Finding]:
    """Yield what figures of one place, time and slice say against each other."""
    told: defaultdict[tuple[object, ...], dict[str, tuple[Stated, Bounds]]] = defaultdict(dict)
    for each in stated:
        if each.bounds is not None:
            one = each.place, each.level, each.days, each.moment, each.slice
            told[one].setdefault(each.metric, (each, each.bounds))
    for figures in told.values():
        bounds = {metric: found for metric, (_, found) in figures.items()}
        for metric, breach in _at_once(bounds):
            if breach is not None:
                yield as_finding(breach, figures[metric][0].record)


def _at_once(told: dict[str, Bounds]) -> Iterator[tuple[str, Breach | None]]:
    if _PERSONS in told and _TIMES in told:
        yield _PERSONS, persons_le_times(told[_PERSONS], told[_TIMES])
    if _TIMES in told and _SESSIONS in told:
        yield _TIMES, avg_range(told[_TIMES], told[_SESSIONS])
    if _REGULARS in told and _PERSONS in told:
        # Whatever k is, those who came k times came once.
        yield _REGULARS, kplus_mono((told[_PERSONS], told[_REGULARS]))


def held_in_time(stated: Iterable[Stated]) -> Iterator[Finding]:
    """Yield where running totals fall, stocks fall, and stocks do not follow from what is new."""
    courses: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in stated:
        if each.bounds is not None and each.period is not None and each.moment is None:
            courses[each.place, each.level, each.slice].append(each)
    for course in courses.values():
        yield from _falls(course)
        yield from _entries(course)


def _falls(course: list[Stated]) -> Iterator[Finding]:
    for one, other in combinations(course, 2):
        first, second = sorted((one, other), key=_end)
        if first.metric != second.metric or first.bounds is None or second.bounds is None:
            continue
        accrual = _grows(first, second)
        breach = None if accrual is None else cum_mono(first.bounds, second.bounds, accrual=accrual)
        if breach is not None:
            yield as_finding(breach, second.record)


def _end(each: Stated) -> date:
    last = None if each.period is None else each.period.last_day
    return last or date.max


def _grows(first: Stated, second: Stated) -> Accrual | None:
    """Return how a figure comes to be at least the earlier one: as a running total, as a stock, or not at all."""
    if _end(first) == _end(second) or first.period is None or second.period is None:
        return None
    if first.definition.kind is MetricKind.STOCK:
        return Accrual.STOCK
    flows = first.definition.kind in {MetricKind.COUNT_FLOW, MetricKind.DISTINCT}
    cumulative = first.accrual is second.accrual is Accrual.CUMULATIVE
    return Accrual.CUMULATIVE if flows and (cumulative or first.period.start == second.period.start) else None


def _entries(course: list[Stated]) -> Iterator[Finding]:
    """Yield breaches of the double entry, of which what was closed is not told and may be anything."""
    stocks = {(each.metric, _end(each)): each.bounds for each in course}
    for new in course:
        stock, start = _STOCK_OF.get(new.metric), None if new.period is None else new.period.start
        if stock is None or new.bounds is None or not isinstance(start, date) or start == date.min:
            continue
        before, after = stocks.get((stock, start - timedelta(days=1))), stocks.get((stock, _end(new)))
        breach = None if before is None or after is None else new_le_stock(new=new.bounds, before=before, after=after)
        if breach is not None:
            yield as_finding(breach, new.record)
