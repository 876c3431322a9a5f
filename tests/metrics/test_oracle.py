"""Every counting metric gives what the definitions say, on hundreds of small registers."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from tests.metrics import oracle, oracle_coverage, oracle_people
from tests.metrics.invented import AS_OF, PLACES, invented
from tests.metrics.oracle import Ask
from tests.metrics.oracle_things import DISTINCT, SUMS
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure

SEEDS = [range(first, first + 30) for first in range(0, 300, 30)]
PERIODS = (
    None,
    Period.year(2022),
    Period.as_at(AS_OF),
    Period.until(AS_OF),
    Period.since(date(2022, 6, 15)),
    Period(date(2022, 1, 1), Edge.UNKNOWN),
)
WITHIN = (None, "37", "3714", "371402", PLACES[5], "110101")
OF_PLACE_AND_TIME = ((), ("county",), ("village",), ("division",), ("year",), ("county", "month"))
BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "activity.sessions": (("topic",), ("kind", "county"), ("host",), ("programme",)),
    "activity.hosts": (("host",), ("kind",)),
    "volunteer.stock": (("category",), ("veteran", "county")),
    "team.members": (("team_kind",),),
    "distribution.items": (("programme",), ("item",)),
    "project.claimants": (("programme",),),
}
WHERE: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {
    "activity.sessions": ({"topic": ("四史",)}, {"programme": ("g0",), "kind": ("lecture", "class")}),
    "activity.hosts": ({"programme": ("g1",)},),
    "volunteer.stock": ({"veteran": ("true",)}, {"category": ("teacher", "student")}),
    "project.claimed": ({"programme": ("g1",), "state": ("claimed", "running")},),
    "distribution.items": ({"item": ("manual",)},),
    "incident.count": ({"kind": ("drowned",)},),
}


def _ask(metric: str, random: Random) -> Ask:
    return Ask(
        by=random.choice((*OF_PLACE_AND_TIME, *BY.get(metric, ()))),
        during=random.choice(PERIODS),
        where=random.choice(({}, *WHERE.get(metric, ()))),
        within=random.choice(WITHIN),
        as_of=AS_OF,
    )


def figures(metric: str, register: Register, ask: Ask, **more: Any) -> oracle.Figures:  # noqa: ANN401 -- any argument
    """Return what the library says."""
    table = measure(metric, register, by=ask.by, during=ask.during, where=ask.where, within=ask.within, **more)
    assert len({result.key for result in table}) == len(table)
    return {result.key: None if result.value is None else result.bounds for result in table}


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_things_are_counted_as_defined(seeds: range) -> None:
    """Bodies, teams, rolls, plaques, claims, activities, gifts, incidents, by anything, of any period and place."""
    wrong = []
    for seed in seeds:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        for metric in (*DISTINCT, *SUMS):
            ask = _ask(metric, random)
            if figures(metric, register, ask) != oracle.count(metric, register, ask):
                wrong.append((metric, seed, ask))

    assert wrong == []


PEOPLE_BY = (*OF_PLACE_AND_TIME, ("role",), ("public", "county"), ("topic",), ("programme",))
PEOPLE_WHERE: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"role": ("audience",)},
    {"public": ("child",)},
    {"method": ("signed", "estimated")},
    {"topic": ("安全",), "role": ("audience", "volunteer")},
    {"programme": ("g1",)},
)


def _ask_of_people(random: Random) -> Ask:
    during, within = random.choice(PERIODS), random.choice(WITHIN)
    return Ask(
        by=random.choice(PEOPLE_BY), where=random.choice(PEOPLE_WHERE), during=during, within=within, as_of=AS_OF
    )


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_people_are_bounded_by_what_can_have_been(seeds: range) -> None:
    """Both ends of distinct people are those of trying out every way; so are those of attendances."""
    wrong = []
    for seed in seeds:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        ask = _ask_of_people(random)
        expected = oracle_people.people(register, ask), oracle_people.attendances(register, ask)
        actual = tuple(figures(metric, register, ask) for metric in ("reach.distinct_persons", "reach.attendances"))
        if expected != actual:
            wrong.append((seed, ask, expected, actual))

    assert wrong == []


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_shares_of_people_are_of_what_was_counted(seeds: range) -> None:
    """The named share and the rate are the plain figures over one another."""
    wrong = []
    for seed in seeds:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        ask = _ask_of_people(random)
        parts = oracle_people.people(register, ask), oracle_people.attendances(register, ask)
        named = oracle_people.named_attendances(register, ask)
        if figures("reach.rate", register, ask, population=3) != {
            key: _over(top, 3) for key, top in parts[0].items()
        } or figures("reach.named_share", register, ask) != {
            key: _part(top, parts[1][key]) for key, top in named.items()
        }:
            wrong.append((seed, ask))

    assert wrong == []


def _over(top: Bounds | None, bottom: int) -> Bounds | None:
    return (
        None
        if top is None or top.hi is None
        else Bounds(Fraction(100 * top.lo, bottom), Fraction(100 * top.hi, bottom))
    )


def _part(top: Bounds | None, bottom: Bounds | None) -> Bounds | None:
    """Return a part of a whole in percent, none of a whole that may be nothing."""
    if top is None or bottom is None or top.hi is None or bottom.hi is None or bottom.lo == 0:
        return None
    return Bounds(Fraction(100 * top.lo, bottom.hi), min(Fraction(100), Fraction(100 * top.hi, bottom.lo)))


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_coverage_is_looked_up_division_by_division(seeds: range) -> None:
    """In every meaning of full coverage, by level, by county and of everything."""
    wrong = []
    for seed in seeds:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        for meaning in ("presence", "node", "path", "catchment", "population"):
            metric, by = f"coverage.{meaning}", random.choice(((), ("level",), ("county",), ("township",)))
            ask = Ask(by=by, within=random.choice(WITHIN), during=random.choice(PERIODS), as_of=AS_OF)
            if figures(metric, register, ask) != oracle_coverage.covered(metric, register, ask):
                wrong.append((metric, seed, ask))

    assert wrong == []


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_years_are_counted_one_by_one(seeds: range) -> None:
    """Years on end up to the last day asked for, and years with a return."""
    wrong = []
    for seed in seeds:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        for metric, years in (
            ("activity.streak", oracle.years_on_end),
            ("incident.return_years", oracle.years_with_returns),
        ):
            by, within = random.choice(((), ("county",), ("kind",), ("division",))), random.choice(WITHIN)
            ask = Ask(by=by, within=within, during=random.choice(PERIODS), as_of=AS_OF)
            if figures(metric, register, ask) != years(register, ask):
                wrong.append((metric, seed, ask, years(register, ask)))

    assert wrong == []
