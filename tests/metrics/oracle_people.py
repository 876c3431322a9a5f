"""How many people came, tried out: every way to fill the events of a group that the records leave open.

Only activities whose headcounts are all in one unit are understood here, and nobody is there as two things at once.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import TypeAlias

from attrs import frozen

from tests.metrics.crowds import Event, distinct_people, ends, sittings
from tests.metrics.oracle import Ask, Figures, Group, began, expected_groups, groups, let_in, lies
from tests.metrics.oracle_things import Marks, activity_marks
from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register

Ways: TypeAlias = list[tuple[Event, ...]]
"""Every way in which an event can have been: the lists and heads of its sessions."""


@frozen(kw_only=True)
class Occasion:
    """An activity with the rows of one group, and whether it surely belongs to the period and the division."""

    held: Activity
    rows: list[Participation]
    sure: bool


def occasions(register: Register, ask: Ask) -> dict[Group, list[Occasion]]:
    """Return the activities of each group."""
    found: dict[Group, list[Occasion]] = {group: [] for group in expected_groups(register, ask)}
    for held in register.activities:
        ways = [timely and there for timely in began(held.when, ask) for there in lies(held.region, ask)]
        rows: dict[Group, list[Participation]] = {}
        for row in register.participations:
            marks = marks_of(register, row)
            if row.activity == held.id and any(ways) and let_in(ask, marks) and marks["method"] != ("views",):
                for group in groups(ask, held.region, held.when, marks):
                    rows.setdefault(group, []).append(row)
        for group, there in rows.items():
            found.setdefault(group, []).append(Occasion(held=held, rows=there, sure=all(ways)))
    return found


def marks_of(register: Register, row: Participation) -> Marks:
    """Return what somebody who took part is grouped and filtered by."""
    own = {name: getattr(row, name) for name in ("role", "public", "method", "affiliation")}
    return {
        **activity_marks(register, row.activity),
        **{name: () if value is None else (value.value,) for name, value in own.items()},
    }


def people(register: Register, ask: Ask) -> Figures:
    """Return how many different people can have come."""
    return {group: _people(found) for group, found in occasions(register, ask).items()}


def _people(found: list[Occasion]) -> Bounds:
    possible: set[int] = set()
    doubtful = [occasion for occasion in found if not occasion.sure]
    surely = [occasion for occasion in found if occasion.sure]
    for some in subsets(doubtful):
        for way in product(*(_ways(occasion) for occasion in (*surely, *some))):
            possible |= distinct_people(list(chain.from_iterable(way)))
    return ends(possible)


def subsets(listed: list[Occasion]) -> Iterator[tuple[Occasion, ...]]:
    """Yield every choice of some of several occasions."""
    return chain.from_iterable(combinations(listed, size) for size in range(len(listed) + 1))


def _ways(occasion: Occasion) -> Ways:
    names = frozenset(times_of(occasion))
    ways: Ways = []
    for times in sorted(others_of(occasion)):
        if any(is_per_session(row) for row in occasion.rows):
            ways += sittings(names, times, int(occasion.held.sessions.hi or 0))
        else:
            ways.append(((names, times),))
    return ways


def is_per_session(row: Participation) -> bool:
    """Return whether heads were counted anew at every session."""
    return row.heads is not None and row.heads.unit.word == "人次"


def times_of(occasion: Occasion) -> dict[str, int]:
    """Return the named people with the sessions that each attended; entered twice is the same again."""
    return {row.person: row.times for row in occasion.rows if row.person is not None}


def others_of(occasion: Occasion) -> set[int]:
    """Return every number of heads that there can have been besides the named."""
    numbers = {0}
    for row in occasion.rows:
        if row.heads is not None:
            least, most = int(row.heads.lo), int(row.heads.hi or 0)
            among = _held(occasion, row) if row.heads_mean is not None and row.heads_mean.value == "total" else {0}
            numbers = {
                before + max(0, heads - held) for before, heads, held in product(numbers, range(least, most + 1), among)
            }
    return numbers


def _held(occasion: Occasion, total: Participation) -> set[int]:
    """Return how many of the named, or of their attendances, a total can hold; what is untold of them may be any."""
    numbers = {0}
    named = {row.person: row for row in occasion.rows if row.person is not None and row.role is total.role}
    for row in named.values():
        held = row.times if is_per_session(total) else 1
        asked = [(total.public, row.public), (total.affiliation, row.affiliation)]
        if any(own is not None and theirs not in {own, None} for own, theirs in asked):
            continue
        surely = all(own is None or theirs is not None for own, theirs in asked)
        numbers = {number + held for number in numbers} | (set() if surely else numbers)
    return numbers


def attendances(register: Register, ask: Ask) -> Figures:
    """Return how often people came, all together."""
    return {group: _sum(map(_attendances, found), found) for group, found in occasions(register, ask).items()}


def named_attendances(register: Register, ask: Ask) -> Figures:
    """Return how often named people came."""
    return {
        group: _sum((Bounds(sum(times_of(occasion).values())) for occasion in found), found)
        for group, found in occasions(register, ask).items()
    }


def _attendances(occasion: Occasion) -> Bounds:
    named, others = sum(times_of(occasion).values()), others_of(occasion)
    often = 1 if any(is_per_session(row) for row in occasion.rows) else occasion.held.sessions.hi or 0
    return Bounds(named + min(others), named + max(others) * often)


def _sum(numbers: Iterable[Bounds], found: list[Occasion]) -> Bounds:
    listed = list(zip(numbers, found, strict=True))
    return Bounds(
        sum(number.lo for number, occasion in listed if occasion.sure), sum(number.hi or 0 for number, _ in listed)
    )
