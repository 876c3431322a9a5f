"""Lists of people and agreements, held against each other name by name."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, combinations
from math import asin, cos, radians, sin, sqrt

from attrs import evolve, frozen

from tests.metrics.oracle import Ask, Figures, Group, began, expected_groups, groups, lies, stood
from tests.metrics.oracle_people import marks_of
from tests.metrics.oracle_things import Thing, cadres, plaques, registrations, volunteers
from yilao_yiyou.domain.activity import Participation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Register


@frozen
class Row:
    """What a volunteer did at an activity."""

    activity: str
    row: Participation
    sure: bool

    @property
    def hours(self) -> Fraction:
        """The hours, none where that is not told."""
        return Fraction(self.row.hours or 0)


def served(register: Register, ask: Ask) -> dict[Group, list[Row]]:
    """Return what volunteers did, by group."""
    found: dict[Group, list[Row]] = {}
    for held in register.activities:
        ways = [timely and there for timely in began(held.when, ask) for there in lies(held.region, ask)]
        for row in register.participations if any(ways) else ():
            if row.activity == held.id and row.role.value == "volunteer":
                for group in groups(ask, held.region, held.when, marks_of(register, row)):
                    found.setdefault(group, []).append(Row(held.id, row, all(ways)))
    return found


def _hours_of(rows: Iterable[Row]) -> dict[str, dict[str, Fraction]]:
    """Return the most hours that each person is said to have given at each activity."""
    found: dict[str, dict[str, Fraction]] = {}
    for each in rows:
        if each.row.person is not None and each.row.hours is not None:
            own = found.setdefault(each.row.person, {})
            own[each.activity] = max(own.get(each.activity, Fraction(0)), each.hours)
    return found


def hours(register: Register, ask: Ask) -> Figures:
    """Return all hours: of a person at an activity the most that is told, of numbers of people each row."""
    found = served(register, ask)
    return {
        group: _all_hours(found.get(group, [])) for group in {**dict.fromkeys(expected_groups(register, ask)), **found}
    }


def _all_hours(rows: list[Row]) -> Bounds:
    ends = [
        sum((sum(own.values()) for own in _hours_of(some).values()), Fraction(0))
        + sum((each.hours for each in some if each.row.person is None), Fraction(0))
        for some in ([each for each in rows if each.sure], rows)
    ]
    return Bounds(*ends)


def medians(rows: Sequence[Row]) -> list[Fraction | None]:
    """Return the median of hours of a person for each way in which doubtful activities can belong or not."""
    doubtful = sorted({each.activity for each in rows if not each.sure})
    choices = chain.from_iterable(combinations(doubtful, size) for size in range(len(doubtful) + 1))
    return [_median([each for each in rows if each.sure or each.activity in chosen]) for chosen in choices]


def _median(rows: list[Row]) -> Fraction | None:
    of_each = sorted(sum(own.values(), Fraction(0)) for own in _hours_of(rows).values())
    if not of_each:
        return None
    return (of_each[(len(of_each) - 1) // 2] + of_each[len(of_each) // 2]) / 2


Names = frozenset[str]
Sides = tuple[Names, Names]
"""Who surely, and who possibly, is on a list."""


def active(rows: Iterable[Row], k: int, enough: Fraction | None) -> Sides:
    """Return who was at k activities, or gave so many hours."""
    listed, sides = list(rows), list[Names]()
    for some in ([each for each in listed if each.sure], listed):
        at: dict[str, set[str]] = {}
        for each in some:
            if each.row.person is not None:
                at.setdefault(each.row.person, set()).add(each.activity)
        often = {who for who, held in at.items() if len(held) >= k}
        long = {who for who, own in _hours_of(some).items() if enough is not None and sum(own.values()) >= enough}
        sides.append(frozenset(often | long))
    return sides[0], sides[1]


def listed(found: Iterable[Thing], ask: Ask, day: date) -> dict[Group, Sides]:
    """Return who is on a list on a day, by group."""
    on_the_day = evolve(ask, during=Period.day(day))
    sides: dict[Group, Sides] = {}
    for thing in found:
        ways = [timely and there for timely in stood(thing.when, on_the_day) for there in lies(thing.place, ask)]
        for group in groups(ask, thing.place, thing.when, thing.marks) if any(ways) else ():
            surely, possibly = sides.get(group, (frozenset[str](), frozenset[str]()))
            sides[group] = (surely | {thing.counted} if all(ways) else surely, possibly | {thing.counted})
    return sides


NOBODY: Sides = (frozenset(), frozenset())


def active_rate(register: Register, ask: Ask, k: int, enough: Fraction | None) -> Figures:
    """Return who of those on the roll on the first day was active."""
    assert ask.during is not None
    assert isinstance(ask.during.start, date)
    roll, acts = listed(volunteers(register), ask, ask.during.start), served(register, ask)
    keys = {**dict.fromkeys(expected_groups(register, ask)), **roll, **acts}
    return {key: _among(active(acts.get(key, ()), k, enough), roll.get(key, NOBODY)) for key in keys}


def _among(some: Sides, whole: Sides) -> Bounds | None:
    """Return those of a list who are on another one too, in percent of that."""
    return part(Bounds(*(len(own & all_of_them) for own, all_of_them in zip(some, whole, strict=True))), size(whole))


def size(sides: Sides) -> Bounds:
    """Return how many are on a list."""
    return Bounds(len(sides[0]), len(sides[1]))


def part(top: Bounds | None, bottom: Bounds | None) -> Bounds | None:
    """Return a part of a whole in percent, none of a whole that may be nothing."""
    if top is None or bottom is None or top.hi is None or bottom.hi is None or bottom.lo <= 0:
        return None
    return Bounds(
        Fraction(100 * top.lo) / Fraction(bottom.hi), min(Fraction(100), 100 * Fraction(top.hi) / Fraction(bottom.lo))
    )


def retention(register: Register, ask: Ask, k: int) -> Figures:
    """Return who of those active a year before is active still."""
    now, before = served(register, ask), served(register, a_year_before(ask))
    keys = {**dict.fromkeys(expected_groups(register, ask)), **now, **before}
    return {key: _among(active(now.get(key, ()), k, None), active(before.get(key, ()), k, None)) for key in keys}


def a_year_before(ask: Ask) -> Ask:
    """Return the same question of the same days a year before."""
    assert ask.during is not None
    start, end = ask.during.ends
    return evolve(ask, during=Period(*(_earlier(day) for day in (start, end))))


def _earlier(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - 1, day.month, 28 if leap else day.day)


def all_cadres(register: Register, ask: Ask, day: date) -> Figures:
    """Return (n1 + 1) (n2 + 1) / (m + 1) - 1 of the two lists of cadres, nothing where either may be empty."""
    first, second = listed(registrations(register), ask, day), listed(cadres(register), ask, day)
    keys = {**dict.fromkeys(expected_groups(register, ask)), **first, **second}
    return {key: _chapman(first.get(key, NOBODY), second.get(key, NOBODY)) for key in keys}


def _chapman(one: Sides, other: Sides) -> Bounds | None:
    """Return the ends of the estimates of every two lists that there can have been."""
    if not one[0] or not other[0]:
        return None
    found = [
        Fraction((len(first) + 1) * (len(second) + 1), len(first & second) + 1) - 1
        for first in _between(one)
        for second in _between(other)
    ]
    return Bounds(min(found), max(found)).whole()


def _between(sides: Sides) -> list[Names]:
    """Return every list with all who are surely on it and some of those who may be."""
    sure, doubtful = sides[0], sorted(sides[1] - sides[0])
    return [sure | set(some) for size in range(len(doubtful) + 1) for some in combinations(doubtful, size)]


def agreements(register: Register, ask: Ask) -> dict[Group, list[tuple[str, bool]]]:
    """Return the agreements of each group, and whether each surely belongs to it."""
    found: dict[Group, list[tuple[str, bool]]] = {group: [] for group in expected_groups(register, ask)}
    for each in register.enrolments:
        place = None if each.region is None else str(each.region)
        ways = [timely and there for timely in began(each.valid, ask) for there in lies(place, ask)]
        for group in groups(ask, place, each.valid, {}) if any(ways) else ():
            found.setdefault(group, []).append((each.id, all(ways)))
    return found


def performed(register: Register, ask: Ask) -> Figures:
    """Return the people of agreements under which a service was given, of all of them."""
    own = {each.id: each for each in register.enrolments}
    answers: Figures = {}
    for group, found in agreements(register, ask).items():
        ends = list[tuple[int, int]]()
        for some in ([each for each in found if own[each[0]].performed], found):
            people = [(own[name].heads, sure) for name, sure in some]
            ends.append(
                (
                    sum(1 if heads is None else int(heads.lo) for heads, sure in people if sure),
                    sum(1 if heads is None else int(heads.hi or 0) for heads, _ in people),
                )
            )
        answers[group] = part(Bounds(*ends[0]), Bounds(*ends[1]))
    return answers


def waits(register: Register, ask: Ask) -> Figures:
    """Return the first day at which the share of those who still wait is a half or less (Kaplan and Meier)."""
    own = {each.id: each for each in register.enrolments}
    answers: Figures = {}
    for group, found in agreements(register, ask).items():
        told = list[tuple[int, bool]]()
        for name, sure in found:
            each = own[name]
            if sure and isinstance(each.valid.start, date):
                last = [] if not isinstance(each.valid.end, date) else [each.valid.end - timedelta(days=1)]
                until = min([ask.as_of, *last, *each.performed])
                told.append((max(0, (until - each.valid.start).days), bool(each.performed)))
        answers[group] = _half(told)
    return answers


def _half(told: list[tuple[int, bool]]) -> Bounds | None:
    if not told:
        return None
    share = Fraction(1)
    for day in sorted({days for days, over in told if over}):
        risk = [over and days == day for days, over in told if days >= day]
        share *= Fraction(risk.count(False), len(risk))
        if 2 * share <= 1:
            return Bounds(day)
    return Bounds(max(days for days, _ in told), None)


Home = tuple[int, int, int]


def distances(register: Register, ask: Ask, homes: Sequence[Home]) -> dict[Group, tuple[list[tuple[float, int]], ...]]:
    """Return how far homes are from the nearest place that surely, and possibly, has a plaque; with their people."""
    at = {each.id: each.coordinates for each in register.venues}
    places: dict[Group, tuple[set[tuple[float, float]], ...]] = {
        group: (set(), set()) for group in expected_groups(register, ask)
    }
    for plaque in plaques(register):
        ways = [timely and there for timely in stood(plaque.when, ask) for there in lies(plaque.place, ask)]
        spot = at.get(plaque.marks["venue"][0])
        for group in groups(ask, plaque.place, plaque.when, plaque.marks) if any(ways) else ():
            sides = places.setdefault(group, (set(), set()))
            if spot is not None and spot.basis.value in {"wgs84", "cgcs2000"}:
                for side in sides if all(ways) else sides[1:]:
                    side.add((float(spot.latitude), float(spot.longitude)))
    return {group: tuple(_nearest(homes, side) for side in sides) for group, sides in places.items()}


def _nearest(homes: Sequence[Home], places: set[tuple[float, float]]) -> list[tuple[float, int]]:
    return sorted((min(_metres(home, place) for place in places), home[2]) for home in homes) if places else []


def _metres(home: Home, place: tuple[float, float]) -> float:
    (north, other), across = (radians(home[0]), radians(place[0])), radians(home[1] - place[1])
    half = sin((north - other) / 2) ** 2 + cos(north) * cos(other) * sin(across / 2) ** 2
    return 2 * 6_371_009 * asin(sqrt(half))


def middle(found: Sequence[tuple[float, int]]) -> float | None:
    """Return the distance that half the people are within."""
    everybody = [far for far, people in found for _ in range(people)]
    return everybody[(len(everybody) - 1) // 2] if everybody else None
