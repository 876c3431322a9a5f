"""Who is on which list, who waits and who lives near, against the oracle of members."""

from fractions import Fraction
from random import Random

from tests.builders import registered
from tests.domain.small_records import activity, heads
from tests.metrics import oracle, oracle_members
from tests.metrics.draws import AS_OF
from tests.metrics.oracle import Ask
from tests.metrics.oracle_asking import (
    BOUNDED,
    OF_PLACE,
    OF_PLACE_AND_TIME,
    STARTED,
    Fault,
    figures,
    of_groups,
    same,
)
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register
from yilao_yiyou.metrics.distance import Place


def hours(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    return same(ask, oracle_members.hours(register, ask), figures(metric, register, ask))


def median_hours(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    actual = figures(metric, register, ask)
    for key, rows in oracle_members.served(register, ask).items():
        medians, bounds = oracle_members.medians(rows), actual[key]
        # What is surely on record is the first of the ways.
        if medians[0] is None or bounds is None:
            if not (medians[0] is None and bounds is None):
                return ask, key, medians, bounds
            continue
        told = [each for each in medians if each is not None]
        if any(each not in bounds for each in told) or (len(told) == 1 and bounds != Bounds(told[0])):
            return ask, key, medians, bounds
    return None


def active(metric: str, register: Register, random: Random) -> Fault:
    ask, k = of_groups(random, OF_PLACE, STARTED), random.choice((1, 2))
    enough = random.choice((None, Fraction(3)))
    params = {"k": k} | ({} if enough is None else {"hours": enough})
    expected = oracle_members.active_rate(register, ask, k, enough)
    return same((ask, params), expected, figures(metric, register, ask, params=params))


def retained(metric: str, register: Register, random: Random) -> Fault:
    ask, k = of_groups(random, OF_PLACE, BOUNDED), random.choice((1, 2))
    return same((ask, k), oracle_members.retention(register, ask, k), figures(metric, register, ask, params={"k": k}))


def chapman(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE)
    expected = oracle_members.all_cadres(register, ask, oracle.last_day(ask))
    return same(ask, expected, figures(metric, register, ask))


def performed(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    return same(ask, oracle_members.performed(register, ask), figures(metric, register, ask))


def waits(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE_AND_TIME)
    return same(ask, oracle_members.waits(register, ask), figures(metric, register, ask))


def heaped(metric: str, _register: Register, random: Random) -> Fault:
    """No small register has thirty headcounts, of fewer of which nothing is said; here are some that have."""
    told = [random.choice((random.randrange(60), 5 * random.randrange(12))) for _ in range(random.choice((29, 30, 45)))]
    methods = [random.choice((CountMethod.SIGNED, CountMethod.COUNTED, CountMethod.ESTIMATED)) for _ in told]
    rows = [heads(f"n{place}", number, "a", method=methods[place]) for place, number in enumerate(told)]
    counted = [number for number, method in zip(told, methods, strict=True) if method is not CountMethod.ESTIMATED]
    ask = Ask(as_of=AS_OF)
    round_ones = [number for number in counted if str(number)[-1] in "05"]
    enough = len(counted) >= FEWEST_COUNTS
    expected = Bounds(Fraction(100 * len(round_ones), len(counted))) if enough else None
    return same(told, {(): expected}, figures(metric, registered(activity("a"), *rows), ask))


FEWEST_COUNTS = 30


HOMES = ((0, 0, 1), (0, 1, 3), (37, 117, 2))
LIMIT = 112_000


def near(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, OF_PLACE)
    homes = tuple(Place(north, east, people) for north, east, people in HOMES)
    far = metric == "access.distance"
    actual = figures(metric, register, ask, params={"homes": homes} | ({} if far else {"limit": LIMIT}))
    for key, (sure, possible) in oracle_members.distances(register, ask, HOMES).items():
        bounds = actual[key]
        if not possible:
            good = bounds is None
        elif bounds is None:
            good = False
        elif far:
            good = _nearly(bounds.lo, oracle_members.middle(possible)) and _nearly(
                bounds.hi, oracle_members.middle(sure)
            )
        else:
            ends = [Fraction(100 * sum(who for way, who in side if way <= LIMIT), 6) for side in (sure, possible)]
            good = bounds == Bounds(*ends)
        if not good:
            return ask, key, sure, possible, bounds
    return None


def _nearly(end: object, metres: float | None) -> bool:
    if metres is None or not isinstance(end, int | Fraction):
        return end is None and metres is None
    return abs(float(end) - metres) <= 1
