"""Regulars, newcomers and averages: what counting allows (T2, T10, T11, T12), and one truth that may have been."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from attrs import evolve, frozen

from tests.metrics.oracle import Ask, Figures, Group
from tests.metrics.oracle_people import Occasion, is_per_session, occasions, others_of, people, times_of
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register

STRANGERS = tuple(f"s{number}" for number in range(40))
NAMES = ("p0", "p1", "p2")


@frozen(kw_only=True)
class Told:
    """What is told of one activity in a group: who was named, and how many others there were."""

    activity: str
    names: Mapping[str, int]
    least: int
    most: int
    counted: tuple[int, int]
    sessions: int
    anew: bool
    sure: bool

    @property
    def people(self) -> Bounds:
        """Everybody."""
        return Bounds(len(self.names) + self.least, len(self.names) + self.most)


def told(occasion: Occasion) -> Told:
    """Return what the rows of an activity say; of person-times at S sessions a Sth at least are people."""
    heads, sessions = others_of(occasion), int(occasion.held.sessions.hi or 0)
    anew = any(is_per_session(row) for row in occasion.rows)
    return Told(
        activity=occasion.held.id,
        names=times_of(occasion),
        least=-(-min(heads) // sessions) if anew else min(heads),
        most=max(heads),
        counted=(min(heads), max(heads)),
        sessions=sessions,
        anew=anew,
        sure=occasion.sure,
    )


Groups = Mapping[Group, Sequence[Told]]


def crowds(register: Register, ask: Ask) -> Groups:
    """Return what is told of the activities of each group."""
    return {group: [told(each) for each in found] for group, found in occasions(register, ask).items()}


def distinct(found: Sequence[Told], cap: int | None = None) -> Bounds | None:
    """Return how many different people there were (T1), nothing where there are not as many."""
    surely = {name for each in found if each.sure for name in each.names}
    possibly = {name for each in found for name in each.names}
    least = max([len(surely), *(int(each.people.lo) for each in found if each.sure)])
    most = len(possibly) + sum(each.most for each in found)
    if cap is None:
        return Bounds(least, most)
    return None if least > cap else Bounds(least, min(most, cap))


def some_of(found: Sequence[Told]) -> Bounds | None:
    """Return how many of them some can be: none, or everybody."""
    everybody = distinct(found)
    return None if everybody is None else Bounds(0, everybody.hi)


def regulars(found: Sequence[Told], k: int, cap: int | None) -> Bounds | None:
    """Return how many can have been at k activities, by names and totals alone (T10)."""
    if k == 1:
        return distinct(found, cap)
    sure = [int(each.people.lo) for each in found if each.sure]
    if cap is not None and any(total > cap for total in sure):
        return None
    named = sum(sum(name in each.names for each in found if each.sure) >= k for name in NAMES)
    most = _f(k, [int(each.people.hi or 0) for each in found], cap)
    least = 0
    if cap is not None:
        missing = len(sure) - k + 1
        least = cap - (cap if missing < 1 else _f(missing, [cap - total for total in sure], cap))
    return Bounds(max(named, least), max(most, named, least))


def _f(k: int, totals: list[int], cap: int | None) -> int:
    down = sorted(totals, reverse=True)
    ends = [sum(down[left:]) // (k - left) for left in range(k)] + ([] if cap is None else [cap])
    return min(ends)


def newcomers(here: Sequence[Told], before: Sequence[Told]) -> Bounds | None:
    """Return who was here and not there where either is one sure activity of exact numbers (T11), else nothing."""
    if not (len(here) == len(before) == 1 and here[0].sure and before[0].sure):
        return None
    (one,), (other,) = here, before
    if one.least != one.most or other.least != other.most:
        return None
    own, others = len(one.names) + one.least, len(other.names) + other.least
    both, alone = len(one.names.keys() & other.names.keys()), len(one.names.keys() - other.names.keys())
    return Bounds(max(0, own - others, alone - other.least), own - both)


def average(found: Sequence[Told]) -> Bounds | None:
    """Return the attendances of a person where all is sure and of one session (T12)."""
    names = {name for each in found for name in each.names}
    times, unnamed = sum(sum(each.names.values()) for each in found), sum(each.most for each in found)
    fewest = max([len(names), *(int(each.people.lo) for each in found)])
    made = sum(min(int(each.people.hi or 0), fewest) for each in found)
    return Bounds(Fraction(times + unnamed, len(names) + unnamed), Fraction(made, fewest)) if fewest else None


def estimated(found: Sequence[Told]) -> Fraction | None:
    """Return the extrapolation S(T), held within the bounds; nothing below half of the attendances named."""
    bounds = distinct(found)
    total = sum(int(each.people.hi or 0) for each in found)
    often = [count for name in NAMES if (count := sum(name in each.names for each in found))]
    signed, once, twice = sum(often), often.count(1), often.count(2)
    if bounds is None or not total or 2 * signed < total:
        return None
    unseen = Fraction(once * (once - 1), 2 * (twice + 1))
    grown = Fraction(len(often))
    if unseen:
        grown += unseen * (1 - (1 - once / (signed * unseen + once)) ** (total - signed))
    return min(max(grown, Fraction(bounds.lo)), Fraction(bounds.hi or 0))


def by_public(register: Register, ask: Ask) -> Figures:
    """Return people in publics that share nobody (T2): the least of each added up, whoever is named in two once."""
    whole, parts = people(register, ask), {}
    for public in ("child", "elder"):
        if public not in ask.where.get("public", (public,)):
            continue
        only = evolve(ask, where={**ask.where, "public": (public,)})
        parts[public] = (people(register, only), crowds(register, only))
    return {group: _added(group, bounds, list(parts.values())) for group, bounds in whole.items()}


def _added(group: Group, whole: Bounds | None, parts: list[tuple[Figures, Groups]]) -> Bounds | None:
    if whole is None or whole.hi is None:
        return whole
    least, seen = 0, list[str]()
    for figures, found in parts:
        own = figures.get(group)
        least += 0 if own is None else int(own.lo)
        seen += sorted({name for each in found.get(group, ()) if each.sure for name in each.names})
    lower = max(int(whole.lo), least - (len(seen) - len(set(seen))))
    return Bounds(lower, whole.hi) if lower <= whole.hi else None


@frozen(kw_only=True)
class Truth:
    """One way in which it may have been: who was at each activity, and how often all of them came together."""

    there: Mapping[str, frozenset[str]]
    came: Mapping[str, int]

    def people(self, found: Sequence[Told]) -> frozenset[str]:
        """Return everybody who was at some of the activities."""
        return frozenset[str]().union(*(self.there.get(each.activity, frozenset()) for each in found))

    def often(self, found: Sequence[Told], k: int) -> int:
        """Return how many were at k of them."""
        everybody = self.people(found)
        return sum(sum(who in self.there.get(each.activity, ()) for each in found) >= k for who in everybody)


def truth(found: Sequence[Told], random: Random, cap: int | None = None) -> Truth | None:
    """Return a truth drawn by chance, nothing where a known population has no room for it."""
    there, came = dict[str, frozenset[str]](), dict[str, int]()
    world = [*NAMES, *STRANGERS][: len(NAMES) + len(STRANGERS) if cap is None else max(cap, len(NAMES))]
    # Some truths have few people who come again and again, others many who come once.
    known = world[: random.randrange(len(NAMES), len(world) + 1)]
    for each in found:
        if not each.sure and random.random() < 1 / 2:
            continue
        heads = random.randint(each.least, each.most)
        free = [who for who in known if who not in each.names]
        if len(free) < heads:
            free = [who for who in world if who not in each.names]
        if len(free) < heads:
            return None
        there[each.activity] = frozenset(each.names) | frozenset(random.sample(free, heads))
        extra = _times_of_others(each, heads, random)
        came[each.activity] = sum(each.names.values()) + extra
    return Truth(there=there, came=came)


def _times_of_others(each: Told, heads: int, random: Random) -> int:
    """Return the attendances of so many people without names; counted anew, those that make so many people."""
    if each.anew:
        fewest, most = each.counted
        return random.randint(max(heads, fewest), min(most, heads * each.sessions)) if heads else 0
    return sum(random.randint(1, each.sessions) for _ in range(heads))
