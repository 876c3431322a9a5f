"""Attendance: who was named at one event, and how many people were counted there without names.

Nobody is counted twice at one event (T1 in `yilao_yiyou.metrics.assume`), so all its headcounts are of different
people and add up, whatever those people were there as. A total that holds the named is their number and that of the
others; the others are what is left when the named that it holds are taken away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import zip_longest

from attrs import define, field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.tally import Key

_ZERO = Bounds(0)


@frozen(kw_only=True)
class AttendanceRow:
    """One person at one event, or a number of people at it without names.

    Attributes:
        group: The group that is asked about.
        part: Within the group, the part whose people are assumed to be in no other part; `()` where none is assumed.
            Of a part with `None` in it nobody knows which it is: its people may be in any.
        event: The event; all its rows are sure, or none is.
        person: Who, or `None` for a headcount or an unknown person.
        times: Sessions of the event that the person attended.
        heads: People without names, or `None`.
        per_session: Whether the heads were counted anew at every session (person-times).
        holds_named: Whether the heads hold the named people of the same company too.
        company: As whom they were there, such as audience and children. A total holds the named people whose company
            has all its entries, those that are `None` or left out in the total aside; of several such totals the one
            that says most holds them. Named people of whom the company does not say enough may be in it or not.
        sessions: Sessions at which the row's people can have been counted; no upper end where one person may be
            counted any number of times, as with views of a page.
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


@frozen
class Event:
    """What the rows of one event say.

    Attributes:
        sure: Whether it surely belongs to the period asked for.
        named: The named people, each with the sessions attended as one of a company.
        headcounts: The rows with heads.
        sessions: The most sessions of each row.
    """

    sure: bool
    named: dict[str, dict[Key, int]] = field(factory=dict[str, dict[Key, int]])
    headcounts: list[AttendanceRow] = field(factory=list[AttendanceRow])
    sessions: set[Exact | None] = field(factory=set[Exact | None])

    def enter(self, row: AttendanceRow) -> None:
        """Take in one row."""
        self.sessions.add(row.sessions.hi)
        if row.person is not None:
            # The same person twice at one event is one person; the rows may repeat each other.
            companies = self.named.setdefault(row.person, {})
            companies[row.company] = max(companies.get(row.company, 0), row.times)
        if row.heads is not None:
            self.headcounts.append(row)

    @cached_property
    def closed(self) -> "EventTally":
        """Its aggregates, worked out once; to be asked for when all rows are entered."""
        return close(self)


@define(kw_only=True)
class Occasion:
    """What the rows of one event say in one group: of all people together, and of those of each known part.

    Attributes:
        whole: Everybody.
        parts: Those of each part that is known.
        rows: The rows seen.
    """

    whole: Event
    parts: dict[Key, Event] = field(factory=dict[Key, Event])
    rows: int = 0

    def enter(self, row: AttendanceRow) -> None:
        """Take in one row."""
        self.rows += 1
        self.whole.enter(row)
        if row.part and None not in row.part:
            if row.part not in self.parts:
                self.parts[row.part] = Event(row.sure)
            self.parts[row.part].enter(row)


def occasions(rows: Iterable[AttendanceRow]) -> dict[Key, dict[str, Occasion]]:
    """Return the events of each group by their ids, with what the rows say of them."""
    groups = defaultdict[Key, dict[str, Occasion]](dict)
    for row in rows:
        events = groups[row.group]
        if row.event not in events:
            events[row.event] = Occasion(whole=Event(row.sure))
        events[row.event].enter(row)
    return dict(groups)


@frozen(kw_only=True)
class EventTally:
    """The aggregates of one event.

    Attributes:
        sure: Whether it surely belongs to the period asked for.
        named: Named people.
        named_times: Attendances of named people.
        unnamed: People without names.
        attendances: Attendances of all people.
        sessions: How often one person can have attended at most; `None` without an upper end.
        contradicted: Whether a total is below the named people that it holds.
    """

    sure: bool
    named: int
    named_times: int
    unnamed: Bounds
    attendances: Bounds
    sessions: Exact | None
    contradicted: bool

    @property
    def people(self) -> Bounds:
        """All people at the event."""
        return Bounds(self.named) + self.unnamed


def close(event: Event) -> EventTally:
    """Return the aggregates of an event of which all rows are entered.

    >>> event = Event(sure=True)
    >>> event.enter(AttendanceRow(group=(), event="e", person="a"))
    >>> event.enter(AttendanceRow(group=(), event="e", heads=Bounds(12), holds_named=True))
    >>> close(event).unnamed, close(event).people
    (Bounds(11), Bounds(12))
    """
    persons = _others(event, [row for row in event.headcounts if not row.per_session])
    times = _others(event, [row for row in event.headcounts if row.per_session and row.sessions.hi is not None])
    views = _others(event, [row for row in event.headcounts if row.per_session and row.sessions.hi is None])
    named_times = sum(max(companies.values()) for companies in event.named.values())
    most = Bounds.total((persons.number, times.number, views.number)).hi
    return EventTally(
        sure=event.sure,
        named=len(event.named),
        named_times=named_times,
        unnamed=Bounds(_fewest(persons, times, views), most),
        attendances=Bounds.total((Bounds(named_times), _coming(persons), times.number, views.number)),
        sessions=_most(event.sessions),
        contradicted=persons.short or times.short or views.short,
    )


@frozen
class _Others:
    """People, or person-times, besides the named in headcounts of one kind.

    Attributes:
        number: How many.
        sessions: At how many sessions one of them can have been counted, `None` for any number.
        short: Whether a total is below the named that it holds.
    """

    number: Bounds
    sessions: Exact | None
    short: bool


_NOBODY = _Others(_ZERO, 1, short=False)


def _fewest(persons: _Others, times: _Others, views: _Others) -> Exact:
    """Return how many people others are at least.

    Of people counted anew at each of S sessions, T attendances make at least T/S (pigeonhole); who was counted once
    may be among them. Views are somebody's.
    """
    at_sessions = -(-(persons.number.lo + times.number.lo) // (times.sessions or 1))
    return max(persons.number.lo, at_sessions, 1 if views.number.lo > 0 else 0)


def _coming(persons: _Others) -> Bounds:
    """Return the attendances of people counted once over all sessions: each came to one at least."""
    number, sessions = persons.number, persons.sessions
    if number.hi == 0:
        return number
    return Bounds(number.lo, None if number.hi is None or sessions is None else number.hi * sessions)


def _most(ends: set[Exact | None]) -> Exact | None:
    """Return the largest of upper ends, `None` if one is missing."""
    return max((end for end in ends if end is not None), default=1) if None not in ends else None


def _others(event: Event, rows: list[AttendanceRow]) -> _Others:
    """Return those besides the named in headcounts that all count people, or all count person-times."""
    if not rows:
        return _NOBODY
    totals: dict[Key, Bounds] = {}
    for row in rows:
        if row.holds_named:
            totals[row.company] = totals.get(row.company, _ZERO) + (row.heads or _ZERO)
    held, doubtful = _held(event, totals, per_session=any(row.per_session for row in rows))
    rest = {company: _less(total, held[company]) for company, total in totals.items()}
    besides = Bounds.total(row.heads or _ZERO for row in rows if not row.holds_named)
    return _Others(
        number=besides + _without(rest, doubtful),
        sessions=_most({row.sessions.hi for row in rows}),
        short=any(total.surely_lt(Bounds(held[company])) for company, total in totals.items()),
    )


def _less(total: Bounds, named: int) -> Bounds:
    """Return what is left of a total, which is nobody where the named are more."""
    return Bounds(max(total.lo - named, 0), None if total.hi is None else max(total.hi - named, 0))


def _without(rest: Mapping[Key, Bounds], doubtful: Mapping[frozenset[Key], int]) -> Bounds:
    """Return what is left of all totals when the people who may be in some of them perhaps are."""
    together = Bounds.total(rest.values())
    gone = sum(min(number, sum(rest[total].lo for total in totals)) for totals, number in doubtful.items())
    return Bounds(max(together.lo - gone, 0), together.hi)


def _held(
    event: Event, totals: Mapping[Key, Bounds], *, per_session: bool
) -> tuple[Mapping[Key, int], Mapping[frozenset[Key], int]]:
    """Return how many named people, or attendances of theirs, each total holds, and how many some totals may hold."""
    held: dict[Key, dict[str, int]] = {company: {} for company in totals}
    doubtful: Counter[frozenset[Key]] = Counter()
    for person, companies in event.named.items():
        for company, times in companies.items():
            counted = times if per_session else 1
            holder = _holder(company, totals)
            if holder is not None:
                held[holder][person] = max(held[holder].get(person, 0), counted)
            else:
                doubtful[frozenset(total for total in totals if _may_hold(total, company))] += counted
    return {company: sum(named.values()) for company, named in held.items()}, doubtful


def _holder(company: Key, totals: Iterable[Key]) -> Key | None:
    """Return the total that says most among those that hold a company."""
    holding = (total for total in totals if _holds(total, company))
    return max(holding, key=lambda total: (sum(entry is not None for entry in total), str(total)), default=None)


def _holds(total: Key, company: Key) -> bool:
    return all(mine in {None, theirs} for mine, theirs in zip_longest(total, company))


def _may_hold(total: Key, company: Key) -> bool:
    return all(mine == theirs or None in {mine, theirs} for mine, theirs in zip_longest(total, company))
