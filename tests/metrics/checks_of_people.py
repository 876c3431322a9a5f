"""How many people came, how often, anew or nowhere else, against the oracle of people."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from attrs import evolve

from tests.metrics import oracle_crowds, oracle_people, oracle_rates
from tests.metrics.draws import CAP
from tests.metrics.oracle import Figures, Group
from tests.metrics.oracle_asking import (
    APART,
    OF_PLACE,
    OF_PLACE_AND_TIME,
    STARTED,
    Fault,
    figures,
    of_groups,
    of_people,
    same,
)
from tests.metrics.oracle_members import part
from tests.metrics.oracle_rates import over
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register


def people(metric: str, register: Register, random: Random) -> Fault:
    ask, reading = (
        of_people(random),
        {
            "reach.distinct_persons": oracle_people.people,
            "reach.attendances": oracle_people.attendances,
            "reach.by_category": oracle_crowds.by_public,
        },
    )
    return same(ask, reading[metric](register, ask), figures(metric, register, ask))


def named_share(metric: str, register: Register, random: Random) -> Fault:
    ask = of_people(random)
    named, every = oracle_people.named_attendances(register, ask), oracle_people.attendances(register, ask)
    return same(ask, {key: part(top, every[key]) for key, top in named.items()}, figures(metric, register, ask))


def rate(metric: str, register: Register, random: Random) -> Fault:
    ask = of_people(random)
    expected = {key: over(top, Bounds(CAP)) for key, top in oracle_people.people(register, ask).items()}
    enough = random.choice((CAP, CAP + 1))
    if enough > CAP:
        # Of fewer people than are asked for there is no rate.
        expected = dict.fromkeys(expected)
    return same((ask, enough), expected, figures(metric, register, ask, population=CAP, params={"fewest": enough}))


def _held(asked: object, truths: Mapping[Group, Fraction | int], actual: Figures, most: Figures) -> Fault:
    """Hold that the truth of each group is within the figure, and that no more than the definition allows."""
    for key, truth in truths.items():
        bounds, widest = actual.get(key), most.get(key)
        if bounds is None or truth not in bounds:
            return asked, key, truth, bounds
        if widest is not None and not (widest.lo <= bounds.lo and _no_more(bounds, widest)):
            return asked, key, widest, bounds
    return None


def _no_more(bounds: Bounds, widest: Bounds) -> bool:
    return widest.hi is None or (bounds.hi is not None and bounds.hi <= widest.hi)


def regulars(metric: str, register: Register, random: Random) -> Fault:
    effective = metric == "reach.effective_rate"
    ask, k = of_people(random), random.choice((1, 2, 3))
    cap = random.choice((None, 4, 8)) if not effective else None
    population = CAP if effective else cap
    actual = figures(
        metric, register, ask, population=population, params={"k": k} | ({"fewest": 1} if effective else {})
    )
    found = oracle_crowds.crowds(register, ask)
    times = Fraction(100, CAP) if effective else Fraction(1)
    widest = {key: oracle_crowds.regulars(told, k, cap) for key, told in found.items()}
    truths = dict[Group, Fraction]()
    for key, told in found.items():
        expected = widest[key]
        scaled = None if expected is None else expected * times
        # Without names nothing is lost, and the lower end never is.
        sharp = not any(each.names for each in told) or scaled is None
        if sharp and scaled != actual[key]:
            return (ask, k, cap), key, scaled, actual[key]
        drawn = None if scaled is None else oracle_crowds.truth(told, random, cap)
        if drawn is not None:
            truths[key] = times * drawn.often(told, k)
    return _held((ask, k, cap), truths, actual, {key: each and each * times for key, each in widest.items()})


def only_here(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, APART)
    found, actual = oracle_crowds.crowds(register, ask), figures(metric, register, ask)
    order = sorted(found, key=lambda key: tuple((each is None, each or "") for each in key))
    truth = oracle_crowds.truth([told for key in order for told in found[key]], random)
    assert truth is not None
    truths, widest = dict[Group, int](), Figures()
    for place, key in enumerate(order):
        others = order[:place] if metric == "reach.incremental" else [each for each in order if each != key]
        elsewhere = [told for other in others for told in found[other]]
        truths[key] = len(truth.people(found[key]) - truth.people(elsewhere))
        widest[key] = oracle_crowds.newcomers(found[key], elsewhere) or oracle_crowds.some_of(found[key])
    return _held(ask, truths, actual, widest)


def before(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE, STARTED)
    assert ask.during is not None
    earlier = evolve(ask, during=Period(Edge.OPEN, ask.during.start))
    now, before = oracle_crowds.crowds(register, ask), oracle_crowds.crowds(register, earlier)
    actual = figures(metric, register, ask)
    every = {told.activity: told for listed in (*now.values(), *before.values()) for told in listed}
    truth = oracle_crowds.truth(list(every.values()), random)
    assert truth is not None
    in_both = {each.activity for each in every.values() if _is_in(now, each) and _is_in(before, each)}
    then = {name for name in sorted(in_both) if random.random() < 1 / 2}
    truths, widest = dict[Group, int](), Figures()
    for key, told in now.items():
        others = before.get(key, ())
        here = truth.people([each for each in told if each.activity not in then])
        there = truth.people([each for each in others if each.activity in then or each.activity not in in_both])
        sharp = oracle_crowds.newcomers(told, others) if metric == "reach.new" else None
        truths[key] = len(here - there) if metric == "reach.new" else len(here & there)
        widest[key] = sharp or oracle_crowds.some_of(told)
    return _held(ask, truths, actual, widest)


def _is_in(groups: oracle_crowds.Groups, told: oracle_crowds.Told) -> bool:
    return any(each.activity == told.activity for listed in groups.values() for each in listed)


def average(metric: str, register: Register, random: Random) -> Fault:
    ask = of_people(random)
    actual, truths, widest = figures(metric, register, ask), dict[Group, Fraction](), Figures()
    for key, told in oracle_crowds.crowds(register, ask).items():
        people = oracle_crowds.distinct(told)
        if (actual[key] is None) != (people is None or people.lo == 0):
            return ask, key, people, actual[key]
        truth = oracle_crowds.truth(told, random)
        somebody = 0 if truth is None else len(truth.people(told))
        if truth is not None and somebody and actual[key] is not None:
            truths[key] = Fraction(sum(truth.came.values()), somebody)
        if all(each.sure and each.sessions == 1 for each in told) and oracle_crowds.average(told) != actual[key]:
            return ask, key, oracle_crowds.average(told), actual[key]
    return _held(ask, truths, actual, widest)


def estimate(metric: str, register: Register, random: Random) -> Fault:
    ask = of_people(random)
    actual = figures(metric, register, ask)
    for key, told in oracle_crowds.crowds(register, ask).items():
        expected, bounds = oracle_crowds.estimated(told), actual[key]
        if (bounds is None) != (expected is None):
            return ask, key, expected, bounds
        if expected is not None and bounds is not None and not _rounds(expected, bounds):
            return ask, key, expected, bounds
    return None


def _rounds(exact: Fraction, bounds: Bounds) -> bool:
    """Return whether bounds are the whole numbers on either side, or one more where a root is near a whole one."""
    return exact in bounds and bounds.width is not None and bounds.width <= 1 + (exact.denominator == 1)


def mobilised(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    both = [
        oracle_people.people(register, evolve(ask, where={"role": ("volunteer",), "affiliation": among}))
        for among in (("student", "community_worker", "social"), ("cadre", "veteran"))
    ]
    zero = Bounds(0)
    expected = {key: over(both[0].get(key, zero), both[1].get(key, zero), 1) for key in {**both[0], **both[1]}}
    return same(ask, expected or {(): None}, figures(metric, register, ask))


def cost(metric: str, register: Register, random: Random) -> Fault:
    ask, cost = of_people(random), random.choice((Bounds(1000), Bounds(600, 900)))
    people, told = oracle_people.people(register, ask), oracle_rates.attendees_on_record(register, ask)
    expected = {key: over(cost, told.get(key), 1) for key in people}
    return same((ask, cost), expected or {(): None}, figures(metric, register, ask, params={"cost": cost}))


ELIGIBLE, OF_GROUP = Bounds(90), Bounds(30, 40)


def targeted(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    of_group = evolve(ask, where={"public": ("child",)})
    everybody, group = oracle_rates.attendees_on_record(register, ask), oracle_people.people(register, of_group)
    whole = oracle_rates.within(OF_GROUP, ELIGIBLE)
    keys = {**oracle_people.people(register, ask), **group}
    expected = {key: over(oracle_rates.within(group.get(key, Bounds(0)), everybody.get(key)), whole, 1) for key in keys}
    params = {"facet": "public", "value": "child", "eligible": ELIGIBLE, "eligible_group": OF_GROUP}
    return same(ask, expected or {(): None}, figures(metric, register, ask, params=params))
