"""Tallies: the few aggregates that every metric is computed from, and the tabulators that make them from rows.

A row is already one group's: whoever makes the rows decides what a group is. Every tally below can also be had
from a dataframe by grouping, so each tabulator has a twin there and the two must agree.

Rows may be doubtful (`sure=False`): a record without a date may or may not belong to the period. Doubtful rows
count in the upper ends only.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact

Key: TypeAlias = tuple[str | None, ...]
"""The group of a row: one value for each thing grouped by; `None` where the row has none."""

_ZERO = Bounds(0)


@frozen(kw_only=True)
class CountRow:
    """Something that is counted once and carries an amount: an organization, an activity, a gift.

    Attributes:
        group: The group it belongs to.
        id: What is counted once, however many rows name it; `None` counts nothing but keeps the group known.
        amount: How much it adds to a sum, such as sessions or items.
        sure: Whether it surely belongs to the period asked for.
    """

    group: Key
    id: str | None
    amount: Bounds = Bounds(1)
    sure: bool = True


@frozen(kw_only=True)
class CountTally:
    """How many distinct things, and how much they add up to.

    Attributes:
        distinct: Distinct ids, as bounds if some rows are doubtful.
        amount: The sum of the amounts over all rows.
        rows: The rows seen.
    """

    distinct: Bounds = _ZERO
    amount: Bounds = _ZERO
    rows: int = 0


def tally_counts(rows: Iterable[CountRow]) -> dict[Key, CountTally]:
    """Return the distinct ids and the summed amount of each group.

    On a dataframe: group by the key; count distinct ids, once over the sure rows and once over all; sum both ends.

    >>> tally_counts([CountRow(group=("a",), id="x"), CountRow(group=("a",), id="x", amount=Bounds(2, 3))])
    {('a',): CountTally(distinct=Bounds(1), amount=Bounds(3..4), rows=2)}
    """
    grouped: defaultdict[Key, list[CountRow]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    return {group: _count(members) for group, members in grouped.items()}


def _count(rows: list[CountRow]) -> CountTally:
    sure = {row.id for row in rows if row.sure and row.id is not None}
    every = {row.id for row in rows if row.id is not None}
    lo = sum(row.amount.lo for row in rows if row.sure)
    his = [row.amount.hi for row in rows]
    return CountTally(distinct=Bounds(len(sure), len(every)), amount=Bounds(lo, _sum_or_none(his)), rows=len(rows))


def _sum_or_none(ends: list[Exact | None]) -> Exact | None:
    total: Exact = 0
    for end in ends:
        if end is None:
            return None
        total += end
    return total


@frozen(kw_only=True)
class AttendanceRow:
    """One person at one event, or a number of people at it without names.

    Attributes:
        group: The group that is asked about.
        part: Within the group, the part whose people are assumed not to be in another part; `()` for none.
        event: The event.
        person: Who, or `None` for a headcount or an unknown person.
        times: Sessions of the event that the person attended.
        heads: People without names, or `None`.
        per_session: Whether the heads were counted anew at every session (person-times).
        holds_named: Whether the heads hold the named people of the same company too.
        company: As whom they were there, such as audience and children; a headcount with fewer entries, or `None` in
            one, holds every named company that agrees in the rest.
        sessions: Sessions of the event.
        sure: Whether the event surely belongs to the period asked for.
    """

    group: Key
    part: Key = ()
    event: str
    person: str | None = None
    times: int = 1
    heads: Bounds | None = None
    per_session: bool = False
    holds_named: bool = False
    company: Key = ()
    sessions: Bounds = Bounds(1)
    sure: bool = True


@frozen(kw_only=True)
class ReachPart:
    """The aggregates of one part of a group, enough for every bound on its distinct people.

    Attributes:
        named: d, distinct named people.
        named_times: n, attendances of named people.
        unnamed: A, unnamed heads summed over events.
        largest: max t, people at the event that surely had most.
        largest_unnamed: The most unnamed heads at one event.
        attendances: T, attendances of all people, a person at two sessions being two.
        events: Distinct events.
        contradictions: Events whose total headcount is below their named people.
    """

    named: Bounds = _ZERO
    named_times: Bounds = _ZERO
    unnamed: Bounds = _ZERO
    largest: Bounds = _ZERO
    largest_unnamed: Bounds = _ZERO
    attendances: Bounds = _ZERO
    events: Bounds = _ZERO
    contradictions: tuple[str, ...] = ()


@frozen(kw_only=True)
class ReachTally:
    """The parts of one group: one where everybody may be anywhere, several where parts are closed."""

    parts: tuple[ReachPart, ...] = (ReachPart(),)
    rows: int = 0

    @property
    def attendances(self) -> Bounds:
        """Attendances of all parts; person-times always add."""
        return Bounds.total(part.attendances for part in self.parts)

    @property
    def named_times(self) -> Bounds:
        """Attendances of named people of all parts."""
        return Bounds.total(part.named_times for part in self.parts)

    @property
    def contradictions(self) -> tuple[str, ...]:
        """Events of all parts whose total headcount is below their named people."""
        return tuple(event for part in self.parts for event in part.contradictions)


@frozen
class _Event:
    """What is known of one event within one part."""

    sure: bool
    sessions: Bounds
    persons: dict[str, int] = field(factory=dict[str, int])
    companies: dict[str, set[Key]] = field(factory=dict[str, set[Key]])
    besides: list[Bounds] = field(factory=list[Bounds])
    besides_times: list[Bounds] = field(factory=list[Bounds])
    totals: list[tuple[Key, Bounds]] = field(factory=list[tuple[Key, Bounds]])
    total_times: list[tuple[Key, Bounds]] = field(factory=list[tuple[Key, Bounds]])


def tally_attendance(rows: Iterable[AttendanceRow]) -> dict[Key, ReachTally]:
    """Return the aggregates of each group that its distinct people are bounded by.

    A row without person and heads (an unknown person) still makes its group and event known, with nobody in it.
    On a dataframe: group by (group, part, event) to get each event's heads, then by (group, part) for the
    largest and the sums; distinct (group, part, person) pairs are counted apart.
    """
    groups: defaultdict[Key, defaultdict[Key, dict[str, _Event]]] = defaultdict(lambda: defaultdict(dict))
    seen: defaultdict[Key, int] = defaultdict(int)
    for row in rows:
        seen[row.group] += 1
        events = groups[row.group][row.part]
        if row.event not in events:
            events[row.event] = _Event(row.sure, row.sessions)
        _enter(events[row.event], row)
    return {
        group: ReachTally(parts=tuple(_part(events) for events in parts.values()), rows=seen[group])
        for group, parts in groups.items()
    }


def _enter(event: _Event, row: AttendanceRow) -> None:
    if row.person is not None:
        # The same person twice at one event is one person; the rows may repeat each other.
        event.persons[row.person] = max(event.persons.get(row.person, 0), row.times)
        event.companies.setdefault(row.person, set()).add(row.company)
    if row.heads is None:
        return
    if row.holds_named:
        (event.total_times if row.per_session else event.totals).append((row.company, row.heads))
    else:
        (event.besides_times if row.per_session else event.besides).append(row.heads)


@frozen(kw_only=True)
class _Seen:
    """One event's own aggregates."""

    named: int
    named_times: int
    unnamed: Bounds
    largest: Bounds
    attendances: Bounds
    contradicted: bool


def _close(event: _Event) -> _Seen:
    named, named_times = len(event.persons), sum(event.persons.values())
    once = dict.fromkeys(event.persons, 1)
    persons, shortfall = _beside(event, event.besides, event.totals, once)
    per_session, shortfall_times = _beside(event, event.besides_times, event.total_times, event.persons)
    unnamed = persons + per_session
    return _Seen(
        named=named,
        named_times=named_times,
        unnamed=unnamed,
        largest=_largest(event, named + persons.lo, named_times + persons.lo + per_session.lo, unnamed),
        attendances=Bounds(named_times) + _times(persons, event.sessions) + per_session,
        contradicted=shortfall or shortfall_times,
    )


def _beside(
    event: _Event, besides: list[Bounds], totals: list[tuple[Key, Bounds]], counted: dict[str, int]
) -> tuple[Bounds, bool]:
    """Return the heads besides the named, and whether a total is below the named that it should hold."""
    extra = Bounds.total(besides)
    short = False
    for company, total in _summed(totals).items():
        named = sum(count for person, count in counted.items() if _any_holds(company, event.companies[person]))
        hi = None if total.hi is None else max(total.hi - named, 0)
        extra += Bounds(max(total.lo - named, 0), hi)
        short = short or total.surely_lt(Bounds(named))
    return extra, short


def _summed(totals: list[tuple[Key, Bounds]]) -> dict[Key, Bounds]:
    """Return the totals of each company, those said in several rows added."""
    summed: dict[Key, Bounds] = {}
    for company, total in totals:
        summed[company] = summed.get(company, _ZERO) + total
    return summed


def _any_holds(company: Key, others: set[Key]) -> bool:
    """Return whether a headcount of a company holds somebody who was there as one of others."""
    return any(all(mine in {None, theirs} for mine, theirs in zip(company, other, strict=False)) for other in others)


def _largest(event: _Event, surely: Exact, times: Exact, unnamed: Bounds) -> Bounds:
    """Return the people at one event: attendances dealt over its sessions leave at least the mean (pigeonhole)."""
    sessions = event.sessions.hi
    mean = 1 if times > 0 else 0
    if sessions is not None:
        mean = -(-times // sessions)
    hi = None if unnamed.hi is None else len(event.persons) + unnamed.hi
    return Bounds(max(surely, mean), hi)


def _times(persons: Bounds, sessions: Bounds) -> Bounds:
    """Return the attendances of people counted once over several sessions: each came to one at least."""
    hi = None if persons.hi is None or sessions.hi is None else persons.hi * sessions.hi
    return Bounds(persons.lo, hi) if persons != _ZERO else _ZERO


def _part(events: dict[str, _Event]) -> ReachPart:
    closed = {name: _close(event) for name, event in events.items()}
    sure = [name for name, event in events.items() if event.sure]
    every = list(events)

    def people(names: list[str]) -> int:
        return len(set[str]().union(*(events[name].persons for name in names)))

    def summed(pick: "dict[str, Bounds]") -> Bounds:
        return Bounds(sum(pick[name].lo for name in sure), _sum_or_none([pick[name].hi for name in every]))

    def greatest(pick: "dict[str, Bounds]") -> Bounds:
        most = Bounds.largest(pick.values())
        return Bounds(max((pick[name].lo for name in sure), default=0), most.hi)

    unnamed = {name: seen.unnamed for name, seen in closed.items()}
    return ReachPart(
        named=Bounds(people(sure), people(every)),
        named_times=summed({name: Bounds(seen.named_times) for name, seen in closed.items()}),
        unnamed=summed(unnamed),
        largest=greatest({name: seen.largest for name, seen in closed.items()}),
        largest_unnamed=greatest(unnamed),
        attendances=summed({name: seen.attendances for name, seen in closed.items()}),
        events=Bounds(len(sure), len(every)),
        contradictions=tuple(sorted(name for name, seen in closed.items() if seen.contradicted)),
    )


@frozen(kw_only=True)
class DayRow:
    """A day on which something happened in a group."""

    group: Key
    day: date


@frozen(kw_only=True)
class DayTally:
    """The calendar years in which something happened, and all its days."""

    years: frozenset[int]
    days: tuple[date, ...]


def tally_days(rows: Iterable[DayRow]) -> dict[Key, DayTally]:
    """Return the days of each group, sorted and without repeats, and their years.

    On a dataframe: group by the key; collect the distinct days.
    """
    grouped: defaultdict[Key, set[date]] = defaultdict(set)
    for row in rows:
        grouped[row.group].add(row.day)
    return {
        group: DayTally(years=frozenset(day.year for day in days), days=tuple(sorted(days)))
        for group, days in grouped.items()
    }
