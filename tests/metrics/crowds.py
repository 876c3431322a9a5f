"""Every way in which heads can be people, counted out one by one.

Here nothing is bounded: people are put into events in every way that the records allow, and it is noted how many
different people there were. Somebody who was never seen before is as good as any other such person, so newcomers
come in one order.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement, product
from typing import TypeAlias

from hypothesis import strategies as st

from tests.builders import besides, named
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import CrowdTally, tally_crowds

Names: TypeAlias = frozenset[str]

Event: TypeAlias = tuple[Names, int]
"""The names on an event's list, and the heads beside them."""

PEOPLE = "abc"

LARGER = st.lists(st.tuples(st.frozensets(st.sampled_from("abcdef")), st.integers(0, 6)).filter(any), max_size=6)


def events_of(names: str, most: int) -> list[Event]:
    """Return every event with some of these names and so many heads at most."""
    lists = [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]
    return [(listed, heads) for listed, heads in product(lists, range(most + 1)) if listed or heads]


def programmes(names: str, most: int, events: int) -> Iterator[tuple[Event, ...]]:
    """Yield every set of so many events."""
    yield from combinations_with_replacement(events_of(names, most), events)


def all_names(events: Iterable[Event]) -> Names:
    """Return everybody named at some event."""
    return frozenset[str]().union(*(names for names, _ in events))


def distinct_people(
    events: Sequence[Event],
    *,
    cap: int | None = None,
    repeatedly: bool = False,
    visitors: bool = False,
    strangers_only: bool = False,
) -> set[int]:
    """Return every number of different people that there can have been.

    Args:
        events: The events.
        cap: How many people there are.
        repeatedly: Whether one person may be several heads at an event, and a named one a head there too (T6).
        visitors: Whether a head may be somebody who does not count (T4).
        strangers_only: Whether no head is ever somebody who is named anywhere (T9).
    """
    known = all_names(events)
    seen = {0}
    for names, heads in events:
        others = frozenset() if strangers_only else known if repeatedly else known - names
        seen = {
            before + new
            for before in seen
            for counted in _counting(heads, repeatedly=repeatedly, visitors=visitors)
            for new in _newcomers(len(others) + before, counted)
            if cap is None or len(known) + before + new <= cap
        }
    return {len(known) + strangers for strangers in seen}


def _counting(heads: int, *, repeatedly: bool, visitors: bool) -> range:
    """Return how many different people who count some heads can be."""
    if visitors:
        return range(heads + 1)
    return range(min(heads, 1), heads + 1) if repeatedly else range(heads, heads + 1)


def _newcomers(known: int, heads: int) -> range:
    """Return how many of some different heads can be newcomers when so many people may be among them."""
    return range(max(0, heads - known), heads + 1)


def sittings(names: Names, times: int, sessions: int) -> Iterator[tuple[Event, ...]]:
    """Yield every way to spread heads that were counted anew at each session."""
    for parts in product(range(times + 1), repeat=sessions):
        if sum(parts) == times:
            yield tuple((names, part) for part in parts)


def with_at_most(totals: Sequence[int], most: int) -> set[int]:
    """Return every number of people when nobody is named and nobody attends more often than `most` (T7)."""
    seen: set[tuple[int, ...]] = {()}
    for heads in totals:
        seen = {after for before in seen for after in _attended(before, heads, most)}
    return {len(attendances) for attendances in seen}


def _attended(before: tuple[int, ...], heads: int, most: int) -> Iterator[tuple[int, ...]]:
    free = [person for person, times in enumerate(before) if times < most]
    for known in range(min(heads, len(free)) + 1):
        for chosen in combinations(free, known):
            after = [times + (person in chosen) for person, times in enumerate(before)]
            yield tuple(sorted([*after, *[1] * (heads - known)]))


def with_at_least(totals: Sequence[int], times: int, cap: int) -> set[int]:
    """Return every number of people who can have come so often, out of a known population (T10)."""
    crowds = [list(combinations(range(cap), total)) for total in totals]
    return {sum(sum(person in crowd for crowd in each) >= times for person in range(cap)) for each in product(*crowds)}


def rows_of(events: Sequence[Event], prefix: str = "e", **changes: object) -> list[AttendanceRow]:
    """Return the rows of events that are numbered in order."""
    return [
        row
        for number, (names, heads) in enumerate(events)
        for row in (*named(f"{prefix}{number}", *names, **changes), *besides(f"{prefix}{number}", heads, **changes))
    ]


def ends(numbers: set[int]) -> Bounds:
    """Return the ends of what can have been."""
    return Bounds(min(numbers), max(numbers))


def crowd_of(*events: tuple[str, int]) -> CrowdTally:
    """Return the tally of events, each by its names, one letter each, and its heads besides."""
    rows: list[AttendanceRow] = []
    for number, (names, heads) in enumerate(events):
        rows += [*named(f"e{number}", *names), *besides(f"e{number}", heads)]
    return tally_crowds(rows).get((), CrowdTally())
