"""What the definitions of the metrics say, computed as plainly as can be, to hold `measure()` against.

Nothing of the library's rows, tallies and formulas is used here. Days that nobody told are tried out one after the
other; what holds whichever they are is sure, and what holds for some of them is possible.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import TypeAlias

from attrs import evolve, field, frozen

from tests.metrics.oracle_returns import RETURNS
from tests.metrics.oracle_things import DISTINCT, ON_FILE, STANDING, SUMS, Marks, Thing
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.day import day_after
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register

Group: TypeAlias = tuple[str | None, ...]
Figures: TypeAlias = dict[Group, Bounds | None]
"""The figure of each group, `None` where there is none."""

LONG_AGO, FAR_OFF = date(1900, 1, 1), date(2200, 1, 1)
DIGITS = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}


@frozen(kw_only=True)
class Ask:
    """What is asked, as the arguments of `measure()`."""

    by: tuple[str, ...] = ()
    during: Period | None = None
    where: dict[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    within: str | None = None
    as_of: date


def _days_to_try(*periods: Period) -> list[date]:
    told = [end for period in periods for end in (period.start, period.end) if isinstance(end, date)]
    near = {day + timedelta(days=step) for day in told for step in (-1, 0, 1)}
    return sorted({LONG_AGO, FAR_OFF} | near)


def _ways(period: Period, days: list[date], *, long_ago: bool) -> list[tuple[date, date]]:
    """Return every first day and day after the last that a period can have had."""
    if isinstance(period.start, date):
        starts = [period.start]
    else:
        starts = [LONG_AGO] if long_ago and period.start is Edge.OPEN else days
    if isinstance(period.end, date):
        ends = [period.end]
    else:
        ends = [FAR_OFF + timedelta(days=1)] if period.end is Edge.OPEN else days
    return [(start, end) for start, end in product(starts, ends) if start < end]


def began(when: Period, ask: Ask) -> list[bool]:
    """Return whether something began in the period asked for, for all that its days can have been."""
    if ask.during is None:
        return [True]
    days = _days_to_try(when, ask.during)
    lives, asked = _ways(when, days, long_ago=False), _ways(ask.during, days, long_ago=True)
    return [first <= start < after for (start, _), (first, after) in product(lives, asked)]


def stood(when: Period, ask: Ask) -> list[bool]:
    """Return whether something existed on the last day asked for, for all that its days can have been."""
    day = last_day(ask)
    lives = _ways(when, _days_to_try(when, Period.day(day)), long_ago=True)
    return [start <= day < end for start, end in lives]


def last_day(ask: Ask) -> date:
    """Return the last day of the period, or else the register's day."""
    if ask.during is not None and isinstance(ask.during.end, date):
        return ask.during.end - timedelta(days=1)
    return ask.as_of


def on_file(_when: Period, _ask: Ask) -> list[bool]:
    """Return that days do not matter."""
    return [True]


def lies(place: str | None, ask: Ask) -> list[bool]:
    """Return whether a place is in the division asked for; one that nobody told may be or not."""
    if ask.within is None:
        return [True]
    return [True, False] if place is None else [place.startswith(ask.within)]


def divisions_of(place: str) -> list[str]:
    """Return a division and those above it; there is no township where its digits are zeros."""
    above = [place[:digits] for digits in DIGITS.values() if digits <= len(place)]
    return [code for code in above if not (len(code) == DIGITS["township"] and code.endswith("000"))]


def values(name: str, place: str | None, when: Period, marks: Marks) -> tuple[str | None, ...]:
    """Return what something is grouped under."""
    found: tuple[str, ...] = ()
    if name in marks:
        found = marks[name]
    elif name in DIGITS or name == "division":
        codes = [] if place is None else divisions_of(place)
        found = tuple(code for code in codes if name == "division" or len(code) == DIGITS[name])
    elif isinstance(when.start, date):
        found = (when.start.isoformat()[: 4 if name == "year" else 7],)
    return found or (None,)


def groups(ask: Ask, place: str | None, when: Period, marks: Marks) -> list[Group]:
    """Return the groups of something, one for each value that it is grouped under."""
    return list(product(*(values(name, place, when, marks) for name in ask.by)))


def let_in(ask: Ask, marks: Marks) -> bool:
    """Return whether something has one of the values asked for, of everything asked for."""
    return all(any(value in among for value in marks[name]) for name, among in ask.where.items())


def expected_groups(register: Register, ask: Ask) -> list[Group]:
    """Return the groups that are there though nothing is in them."""
    if not ask.by:
        return [()]
    (first, *more) = ask.by
    if more or (first not in DIGITS and first != "division"):
        return []
    codes = [
        str(region.code) for region in register.regions if ask.within is None or region.code.startswith(ask.within)
    ]
    return [(code,) for code in codes if first == "division" or len(code) == DIGITS[first]]


def found(metric: str, register: Register, ask: Ask) -> dict[Group, list[tuple[Thing, bool]]]:
    """Return what is counted in each group, and whether each of it surely belongs there."""
    in_time = stood if metric in STANDING else on_file if metric in ON_FILE else began
    listed: dict[Group, list[tuple[Thing, bool]]] = {group: [] for group in expected_groups(register, ask)}
    for thing in (DISTINCT | SUMS | RETURNS)[metric](register):
        ways = [timely and there for timely in in_time(thing.when, ask) for there in lies(thing.place, ask)]
        if any(ways) and let_in(ask, thing.marks):
            for group in groups(ask, thing.place, thing.when, thing.marks):
                listed.setdefault(group, []).append((thing, all(ways) and thing.sure))
    return listed


def count(metric: str, register: Register, ask: Ask) -> Figures:
    """Return what there is of distinct things, or what amounts add up to, in each group."""
    reading = _together if metric in SUMS else _different
    return {group: reading(things) for group, things in found(metric, register, ask).items()}


def on_record(metric: str, register: Register, ask: Ask) -> Figures:
    """Return the same for groups of which there is something on record."""
    counts = count(metric, register, ask)
    return {group: counts[group] for group, things in found(metric, register, ask).items() if things}


def _different(found: list[tuple[Thing, bool]]) -> Bounds:
    return Bounds(len({thing.counted for thing, sure in found if sure}), len({thing.counted for thing, _ in found}))


def _together(found: list[tuple[Thing, bool]]) -> Bounds:
    return Bounds(
        sum(thing.amount.lo for thing, sure in found if sure), sum(thing.amount.hi or 0 for thing, _ in found)
    )


def first_days(found: Iterable[Thing], register: Register, ask: Ask) -> dict[Group, list[tuple[date, list[bool]]]]:
    """Return the days on which things began up to the last day asked for, and whether each is in the period."""
    listed: dict[Group, list[tuple[date, list[bool]]]] = {group: [] for group in expected_groups(register, ask)}
    until = ask if ask.during is None else evolve(ask, during=Period(ask.during.start, day_after(last_day(ask))))
    for thing in found:
        day = thing.when.start
        if isinstance(day, date) and day <= last_day(ask) and all(lies(thing.place, ask)) and let_in(ask, thing.marks):
            for group in groups(ask, thing.place, thing.when, thing.marks):
                listed.setdefault(group, []).append((day, began(Period.day(day), until)))
    return listed


def years_on_end(register: Register, ask: Ask) -> Figures:
    """Return the calendar years before the last day asked for, counted back, in each of which an activity began."""
    days = first_days(SUMS["activity.sessions"](register), register, ask)
    return {
        group: _run({day.year for day, _ in found}, last_day(ask)) if found else None for group, found in days.items()
    }


def _run(years: set[int], last: date) -> Bounds:
    year = last.year if last.year in years or (last.month, last.day) == (12, 31) else last.year - 1
    length = 0
    while year - length in years:
        length += 1
    return Bounds(length)


def years_with_returns(register: Register, ask: Ask) -> Figures:
    """Return the calendar years in which a return began, surely in the period and perhaps."""
    days = first_days(SUMS["incident.count"](register), register, ask)
    expected = expected_groups(register, ask)
    return {
        group: Bounds(*(len({day.year for day, ways in found if holds(ways)}) for holds in (all, any)))
        for group, found in days.items()
        if group in expected or any(any(ways) for _, ways in found)
    }
