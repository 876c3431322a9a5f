"""The tally of crowds: each event with its people, and each named person with the events attended.

More than `ReachTally` keeps, and all that bounds on regulars, newcomers and overlaps need.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import field, frozen

from yilao_yiyou.domain.attendance import AttendanceRow, Event, Occasion, occasions
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.tally import Key, total_with_doubt


@frozen(kw_only=True)
class Crowd:
    """The people at one event.

    Attributes:
        event: The event.
        people: All of them.
        unnamed: Those without names.
        sure: Whether the event surely belongs to the period asked for.
    """

    event: str
    people: Bounds
    unnamed: Bounds
    sure: bool = True


@frozen(kw_only=True)
class CrowdTally:
    """The events of a group and its named people.

    Attributes:
        crowds: The events, in order of their ids.
        named: How many events each named person was at, surely and at most.
        rows: The rows seen.
    """

    crowds: tuple[Crowd, ...] = ()
    named: Mapping[str, Bounds] = field(default=MappingProxyType({}))
    rows: int = 0

    @property
    def sure(self) -> frozenset[str]:
        """The people who are surely named."""
        return frozenset(person for person, events in self.named.items() if events.lo > 0)

    @property
    def unnamed(self) -> Bounds:
        """The people without names, summed over events."""
        return total_with_doubt((crowd.unnamed, crowd.sure) for crowd in self.crowds)

    @property
    def times(self) -> Bounds:
        """The people of all events together, somebody at two being two."""
        return total_with_doubt((crowd.people, crowd.sure) for crowd in self.crowds)

    @property
    def largest(self) -> Bounds:
        """The people of the event that surely had most."""
        least = max((crowd.people.lo for crowd in self.crowds if crowd.sure), default=0)
        return Bounds(least, Bounds.largest(crowd.people for crowd in self.crowds).hi)


def tally_crowds(rows: Iterable[AttendanceRow]) -> dict[Key, CrowdTally]:
    """Return the events of each group, closed, and how many of them each named person was at.

    On a dataframe: the closed events are rows of their own; distinct (group, person, event) are counted by person.

    >>> tally = tally_crowds([AttendanceRow(group=(), event="e", person="a")])[()]
    >>> tally.crowds[0].people, tally.named["a"]
    (Bounds(1), Bounds(1))
    """
    return {group: tally_crowd(events) for group, events in occasions(rows).items()}


def tally_crowd(events: Mapping[str, Occasion]) -> CrowdTally:
    """Return the events of one group, closed, and how many of them each named person was at."""
    closed = {name: occasion.whole.closed for name, occasion in sorted(events.items())}
    return CrowdTally(
        crowds=tuple(
            Crowd(event=name, people=each.people, unnamed=each.unnamed, sure=each.sure) for name, each in closed.items()
        ),
        named=_attended(occasion.whole for occasion in events.values()),
        rows=sum(occasion.rows for occasion in events.values()),
    )


def _attended(events: Iterable[Event]) -> Mapping[str, Bounds]:
    surely: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for event in events:
        most.update(event.named.keys())
        surely.update(event.named.keys() if event.sure else ())
    return {person: Bounds(surely[person], most[person]) for person in sorted(most)}


def pooled(tallies: Iterable[CrowdTally]) -> CrowdTally:
    """Return the tally of groups together that have no event in common.

    >>> pooled([CrowdTally(rows=1), CrowdTally(rows=2)]).rows
    3
    """
    listed = tuple(tallies)
    named: defaultdict[str, Bounds] = defaultdict(lambda: Bounds(0))
    for tally in listed:
        for person, events in tally.named.items():
            named[person] += events
    return CrowdTally(
        crowds=tuple(crowd for tally in listed for crowd in tally.crowds),
        named=dict(sorted(named.items())),
        rows=sum(tally.rows for tally in listed),
    )
