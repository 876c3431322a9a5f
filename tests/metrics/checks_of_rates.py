"""One figure over another, claims against records, and spreads, against the oracle of rates."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from random import Random

from attrs import evolve

from tests.metrics import oracle, oracle_members, oracle_people, oracle_rates
from tests.metrics.draws import AS_OF
from tests.metrics.oracle import Ask, Figures
from tests.metrics.oracle_asking import (
    BOUNDED,
    OF_PLACE,
    OF_PLACE_AND_TIME,
    WITHIN,
    Fault,
    figures,
    of_groups,
    same,
)
from tests.metrics.oracle_members import part
from tests.metrics.oracle_rates import Spreads, over
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Register


def returns(metric: str, register: Register, random: Random) -> Fault:
    filed = "report.filed" if metric == "coverage.reporting" else "report.on_time"
    ask = of_groups(random, (*OF_PLACE_AND_TIME, ("body",), ("month",)))
    tops, bottoms = (oracle.count(name, register, ask) for name in (filed, "report.expected"))
    zero = Bounds(0)
    expected = {key: part(tops.get(key, zero), bottoms.get(key, zero)) for key in {**tops, **bottoms}}
    return same(ask, expected or {(): None}, figures(metric, register, ask))


def executed(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, (*OF_PLACE, ("project",), ("year",)))
    plans = {each.id for each in register.projects if each.recurrence is not None}
    planned = {each.id for each in register.activities if each.project in plans}
    held = evolve(register, activities=tuple(each for each in register.activities if each.id in planned))
    tops, bottoms = oracle.count("activity.sessions", held, ask), oracle.count("plan.sessions", register, ask)
    zero = Bounds(0)
    expected = {key: over(tops.get(key, zero), bottoms.get(key, zero)) for key in {**tops, **bottoms}}
    return same(ask, expected or {(): None}, figures(metric, register, ask))


FLOWS = ("activity.sessions", "distribution.items", "incident.count")


def ratio(metric: str, register: Register, random: Random) -> Fault:
    ask, two = of_groups(random, OF_PLACE_AND_TIME), random.sample(FLOWS, 2)
    tops, bottoms = (oracle.on_record(name, register, ask) for name in two)
    keys = {key: None for name in two for key in oracle.count(name, register, ask)}
    expected = {key: over(tops.get(key), bottoms.get(key)) for key in keys}
    params = dict(zip(("numerator", "denominator"), two, strict=True))
    return same((ask, two), expected or {(): None}, figures(metric, register, ask, params=params))


def grown(metric: str, register: Register, random: Random) -> Fault:
    ask, of = of_groups(random, OF_PLACE, BOUNDED), random.choice(FLOWS)
    before = oracle_members.a_year_before(ask)
    tops, bottoms = oracle.on_record(of, register, ask), oracle.on_record(of, register, before)
    keys = {key: None for each in (ask, before) for key in oracle.count(of, register, each)}
    expected = {key: oracle_rates.growth(tops.get(key), bottoms.get(key)) for key in keys}
    return same((ask, of), expected or {(): None}, figures(metric, register, ask, params={"metric": of}))


def free(metric: str, register: Register, random: Random) -> Fault:
    ask = of_groups(random, (*OF_PLACE_AND_TIME, ("kind",)))
    counted, told = oracle.count("incident.count", register, ask), oracle.on_record("incident.count", register, ask)
    years = oracle.years_with_returns(register, ask)
    expected = {key: told.get(key) for key in {**counted, **years}}
    return same(ask, expected or {(): None}, figures(metric, register, ask))


def duration(metric: str, register: Register, random: Random) -> Fault:
    chosen = random.choice(("g0", "g1", "g2"))
    (period,) = (each.period for each in register.programmes if each.id == chosen)
    ask = Ask(where={"id": (chosen,)}, as_of=AS_OF)
    expected = Bounds(0, None)
    if isinstance(period.start, date) and isinstance(period.end, date):
        start, end = period.start, period.end
        months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
        expected = Bounds(Fraction(months, 12))
    return same(ask, {(): expected}, figures(metric, register, ask))


def claims(metric: str, register: Register, random: Random) -> Fault:
    by, claims = ("target", register.targets) if metric == "target.completion" else ("figure", register.figures)
    ask, expected = Ask(by=(by,), as_of=AS_OF), Figures()
    for claim in claims:
        assert claim.quantity is not None
        expected[claim.id,] = over(oracle_rates.done(register, ask, claim), claim.quantity.bounds)
    return same((ask, random.random()), expected, figures(metric, register, ask))


def placed(metric: str, register: Register, random: Random) -> Fault:
    inside = random.choice((None, "371402"))
    ask = Ask(where={"metric": ("activity.sessions",)}, within=inside, as_of=AS_OF)
    own = oracle.count("activity.sessions", register, evolve(ask, where={}))[()]
    peers = [
        each.quantity.bounds
        for each in register.figures
        if each.quantity is not None and not each.where and each.scope not in {inside, "3714"} - {None}
    ]
    expected = oracle_rates.place_among(own, peers) if peers and own is not None else None
    return same(ask, {(): expected}, figures(metric, register, ask))


INDICES: Mapping[str, Callable[[Spreads], Fraction | None]] = {
    "equity.gini": Spreads.gini,
    "equity.difference": Spreads.difference,
    "equity.ratio": Spreads.ratio,
    "equity.theil": Spreads.theil,
    "equity.concentration": Spreads.concentration,
}


def spread(metric: str, register: Register, random: Random) -> Fault:
    over_what = random.choice(("county", "village", "topic"))
    ask = Ask(during=random.choice((None, Period.year(2022))), within=random.choice(WITHIN[:4]), as_of=AS_OF)
    of_each = evolve(ask, by=(over_what,))
    params: dict[str, object] = {"metric": "activity.sessions", "over": over_what}
    if metric == "equity.concentration":
        params["order"] = "reach.attendances"
    counted = oracle.count("activity.sessions", register, of_each)
    people = oracle_rates.residents(register)
    if over_what == "topic":
        people = dict.fromkeys(("四史", "安全"), 1)
    parts = oracle_rates.parts_of(counted, people)
    order = oracle_people.attendances(register, of_each) if metric == "equity.concentration" else {}
    # Among equals the order of the keys stays, and who has no place in the order is left out.
    placed = [key for key in sorted(parts, key=str) if metric != "equity.concentration" or order.get(key) is not None]
    placed.sort(key=lambda key: 0 if (place := order.get(key)) is None else place.lo)
    (bounds,) = figures(metric, register, ask, params=params).values()
    chosen = [parts[key] for key in placed]
    if not any(oracle.found("activity.sessions", register, of_each).values()) or not chosen:
        return None if bounds is None else (ask, params, chosen, bounds)
    return _is_spread(metric, (ask, params, chosen), chosen, bounds, random)


def _is_spread(
    metric: str, asked: tuple[object, ...], chosen: list[tuple[Bounds, int]], bounds: Bounds | None, random: Random
) -> Fault:
    """Hold that the index of some amounts within their ends is in the bounds, and is the figure where they are sure."""
    drawn = Spreads([(Fraction(random.randint(int(had.lo), int(had.hi or 0))), who) for had, who in chosen])
    index = INDICES[metric]
    needs_some = metric != "equity.difference"
    if needs_some and sum(had.lo for had, _ in chosen) <= 0:
        return None if bounds is None else (*asked, bounds)
    if metric == "equity.ratio" and min(had.lo for had, _ in chosen) <= 0:
        return None if bounds is None else (*asked, bounds)
    expected = index(drawn)
    if bounds is None or expected is None or not _is_in_bounds(expected, bounds):
        return (*asked, expected, bounds)
    exact = all(had.is_exact for had, _ in chosen)
    if exact and (bounds.width is None or bounds.width > Fraction(1, 10**18)):
        return (*asked, expected, bounds)
    return None


def _is_in_bounds(number: Fraction, bounds: Bounds) -> bool:
    tiny = Fraction(1, 10**30)
    return bounds.lo - tiny <= number and (bounds.hi is None or number <= bounds.hi + tiny)
