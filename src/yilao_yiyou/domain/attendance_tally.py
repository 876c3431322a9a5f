"""The tally of attendance: the few aggregates of many events that bound how many different people came."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.domain.attendance import AttendanceRow, Event, EventTally, Occasion, occasions
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.tally import Key, total_with_doubt

_ZERO = Bounds(0)


class Asks(CodeSet):
    """What of a tally is asked for; where names are all that a table has, less is quicker had."""

    EVERYTHING = "everything", "全部"
    PEOPLE = "people", "人数"
    ATTENDANCES = "attendances", "人次"


@frozen(kw_only=True)
class ReachPart:
    """The aggregates of some events, enough for every bound on their distinct people.

    Attributes:
        named: d, distinct named people.
        named_times: n, attendances of named people.
        unnamed: A, people without names at each event, summed over events.
        largest: max t, people at the event that surely had most.
        largest_unnamed: The most people without names at one event.
        attendances: T, attendances of all people, a person at two sessions being two.
        attendances_of_fewest: The most attendances that m = max(d, t) people can make, summed over events: T, or those
            of m people at every session; `None` without an upper end.
        events: Distinct events.
        contradictions: Events with a total headcount below the named people that it holds.
    """

    named: Bounds = _ZERO
    named_times: Bounds = _ZERO
    unnamed: Bounds = _ZERO
    largest: Bounds = _ZERO
    largest_unnamed: Bounds = _ZERO
    attendances: Bounds = _ZERO
    attendances_of_fewest: Exact | None = 0
    events: Bounds = _ZERO
    contradictions: tuple[str, ...] = ()


@frozen(kw_only=True)
class ReachClass:
    """What is known of the people of one class, of which it may be known how many there are.

    Attributes:
        part: Those who came.
        people: Those there are, `None` for rows of which the class is not told.
    """

    part: ReachPart
    people: Bounds | None = None


@frozen(kw_only=True)
class ReachTally:
    """What is known of one group.

    Attributes:
        whole: Everybody together.
        parts: The parts that are assumed to share nobody, as far as it is known which part a row is of.
        shared: How often somebody is surely named in one more of these parts, against the assumption.
        classes: The classes that share nobody, where it is known how many people there are in each (T2).
        on_one_day: The fewest people of the day that surely had most, if its events share nobody (T8); 0 where that
            is not assumed.
        rows: The rows seen.
    """

    whole: ReachPart = ReachPart()
    parts: tuple[ReachPart, ...] = ()
    shared: int = 0
    classes: tuple[ReachClass, ...] = ()
    on_one_day: Exact = 0
    rows: int = 0


_Events: TypeAlias = dict[str, Event]


def tally_attendance(rows: Iterable[AttendanceRow]) -> dict[Key, ReachTally]:
    """Return the aggregates of each group that its distinct people are bounded by.

    A row without person and heads (an unknown person) still makes its group and event known, with nobody in it.
    On a dataframe: group by (group, event) to get each event's people, then by group for the largest and the sums;
    distinct (group, person) pairs are counted apart. The same again by (group, part) where the part is known.
    """
    return {group: tally_occasions(events) for group, events in occasions(rows).items()}


def tally_occasions(events: Mapping[str, Occasion]) -> ReachTally:
    """Return the aggregates of one group from its events."""
    parts: defaultdict[Key, _Events] = defaultdict(dict)
    for name, occasion in events.items():
        for part, event in occasion.parts.items():
            parts[part][name] = event
    return ReachTally(
        whole=_part({name: occasion.whole for name, occasion in events.items()}),
        parts=tuple(_part(parts[part]) for part in sorted(parts, key=str)),
        shared=_shared(parts.values()),
        rows=sum(occasion.rows for occasion in events.values()),
    )


def _shared(parts: Iterable[_Events]) -> int:
    named = Counter(person for events in parts for person in _people(events.values(), sure=True))
    return sum(times - 1 for times in named.values())


def _people(events: Iterable[Event], *, sure: bool) -> set[str]:
    return set[str]().union(*(event.named for event in events if event.sure or not sure))


def _part(events: _Events) -> ReachPart:
    closed = {name: event.closed for name, event in events.items()}
    seen = tuple(closed.values())
    named = Bounds(len(_people(events.values(), sure=True)), len(_people(events.values(), sure=False)))
    largest = _greatest((each.people, each.sure) for each in seen)
    return ReachPart(
        named=named,
        named_times=total_with_doubt((Bounds(each.named_times), each.sure) for each in seen),
        unnamed=total_with_doubt((each.unnamed, each.sure) for each in seen),
        largest=largest,
        largest_unnamed=_greatest((each.unnamed, each.sure) for each in seen),
        attendances=total_with_doubt((each.attendances, each.sure) for each in seen),
        attendances_of_fewest=_made_by(max(named.lo, largest.lo), seen),
        events=total_with_doubt((Bounds(1), each.sure) for each in seen),
        contradictions=tuple(sorted(name for name, each in closed.items() if each.contradicted)),
    )


def _greatest(numbers: Iterable[tuple[Bounds, bool]]) -> Bounds:
    listed = tuple(numbers)
    return Bounds(
        max((number.lo for number, sure in listed if sure), default=0),
        Bounds.largest(number for number, _ in listed).hi,
    )


def _made_by(people: Exact, events: Iterable[EventTally]) -> Exact | None:
    """Return the most attendances that so many people can have made at events."""
    total: Exact = 0
    for event in events:
        made = None if event.sessions is None else people * event.sessions
        known = [end for end in (event.attendances.hi, made) if end is not None]
        if not known:
            return None
        total += min(known)
    return total
