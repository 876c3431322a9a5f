"""What the oracle asks, and what the library answers."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any, TypeAlias

from tests.metrics.draws import AS_OF, PLACES
from tests.metrics.oracle import Ask, Figures
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure

PERIODS = (
    None,
    Period.year(2022),
    Period.as_at(AS_OF),
    Period.until(AS_OF),
    Period.since(date(2022, 6, 15)),
    Period(date(2022, 1, 1), Edge.UNKNOWN),
    Period(Edge.OPEN, date(2022, 6, 15)),
)
BOUNDED = (Period.year(2022), Period.between(date(2022, 1, 1), AS_OF))
STARTED = (Period.year(2022), Period.since(date(2022, 6, 15)), Period(date(2022, 1, 1), Edge.UNKNOWN))
WITHIN = (None, "37", "3714", "371402", PLACES[5], "110101")
OF_PLACE_AND_TIME = ((), ("county",), ("village",), ("division",), ("year",), ("county", "month"))
OF_PLACE = ((), ("county",), ("village",), ("division",))
APART = (("county",), ("village",), ("year",), ("county", "month"))
"""Groups of which an activity is in one alone."""

BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "activity.sessions": (("topic",), ("kind", "county"), ("host",), ("programme",)),
    "activity.hosts": (("host",), ("kind",)),
    "volunteer.stock": (("category",), ("veteran", "county")),
    "team.members": (("team_kind",),),
    "distribution.items": (("programme",), ("item",)),
    "project.claimants": (("programme",),),
    "plan.sessions": (("project",), ("programme",)),
    "report.expected": (("body",),),
    "report.filed": (("body", "month"),),
}
WHERE: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {
    "activity.sessions": ({"topic": ("四史",)}, {"programme": ("g0",), "kind": ("lecture", "class")}),
    "activity.hosts": ({"programme": ("g1",)},),
    "volunteer.stock": ({"veteran": ("true",)}, {"category": ("teacher", "student")}),
    "project.claimed": ({"programme": ("g1",), "state": ("claimed", "running")},),
    "distribution.items": ({"item": ("manual",)},),
    "incident.count": ({"kind": ("drowned",)},),
    "report.filed": ({"body": ("o0", "o1")},),
}
PEOPLE_BY = (*OF_PLACE_AND_TIME, ("role",), ("public", "county"), ("topic",), ("programme",))
PEOPLE_WHERE: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"role": ("audience",)},
    {"public": ("child",)},
    {"method": ("signed", "estimated")},
    {"topic": ("安全",), "role": ("audience", "volunteer")},
    {"programme": ("g1",)},
)


def of_things(metric: str, random: Random) -> Ask:
    """Return a question about things."""
    return Ask(
        by=random.choice((*OF_PLACE_AND_TIME, *BY.get(metric, ()))),
        during=random.choice(PERIODS),
        where=random.choice(({}, *WHERE.get(metric, ()))),
        within=random.choice(WITHIN),
        as_of=AS_OF,
    )


def of_people(random: Random) -> Ask:
    """Return a question about people."""
    during, within = random.choice(PERIODS), random.choice(WITHIN)
    return Ask(
        by=random.choice(PEOPLE_BY), where=random.choice(PEOPLE_WHERE), during=during, within=within, as_of=AS_OF
    )


def of_groups(random: Random, by: tuple[tuple[str, ...], ...], during: tuple[Period | None, ...] = PERIODS) -> Ask:
    """Return a question about some of these groups, in some of these periods."""
    return Ask(by=random.choice(by), during=random.choice(during), within=random.choice(WITHIN), as_of=AS_OF)


def figures(metric: str, register: Register, ask: Ask, **more: Any) -> Figures:  # noqa: ANN401 -- any argument
    """Return what the library says."""
    table = measure(metric, register, by=ask.by, during=ask.during, where=ask.where, within=ask.within, **more)
    answers: Figures = {result.key: None if result.value is None else result.bounds for result in table}
    assert len(answers) == len(table)
    return answers


Fault: TypeAlias = tuple[object, ...] | None
"""What was asked and what either side said, where the two disagree."""

Check: TypeAlias = Callable[[str, Register, Random], Fault]


def same(asked: object, expected: Figures, actual: Figures) -> Fault:
    """Return a fault where figures differ."""
    return None if expected == actual else (asked, expected, actual)
