"""The part of a register that belongs to a division, a period or a programme."""

from datetime import date
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.selected import BEFORE, PLACES, world
from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_VILLAGE,
    VILLAGE,
    activity,
    body,
    minor,
    present,
    programme,
)
from tests.metrics.usual import GENERAL, usual
from tests.strategies import registers
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.selection import select
from yilao_yiyou.errors import RegionCodeError, RegisterError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.table import MetricTable

REACHING_BACK = {"activity.streak", "reach.new", "reach.returning", "retention.rate", "change.yoy"}
"""These look at what was before the period."""

OF_THE_REGISTER = {
    name
    for name in METRICS
    if name.startswith(("report.", "plan.", "equity."))
    or name in {"coverage.reporting", "coverage.timeliness", "activity.execution"}
}
"""These count months from the first activity on record, or hold groups of the whole register against each other."""

OF_THEIR_ROWS = set(GENERAL) - REACHING_BACK - OF_THE_REGISTER

YEAR = Period.year(2022)
AFTER = Period.since(date(2023, 1, 1))
WORLDS = st.integers(0, 2**32).map(lambda seed: world(Random(seed)))  # noqa: S311 -- a seeded world, no secret
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "region": st.sampled_from(("37", "3714", *PLACES)),
        "during": st.sampled_from((YEAR, BEFORE, AFTER, Period.day(DAY), Period.until(DAY))),
        "programme": st.sampled_from(("g0", "g1", "g3")),
    },
)


def _figures(table: MetricTable) -> list[object]:
    return [(result.key, result.value, result.status, result.rows) for result in table]


@given(world=WORLDS, asked=QUERIES)
def test_selecting_twice_is_selecting_once(world: Register, asked: dict[str, Any]) -> None:
    """The part has everything in it by which its records belong."""
    once = select(world, **asked)

    assert select(once, **asked) == once


@given(world=WORLDS, asked=QUERIES)
def test_selecting_loses_no_reference(world: Register, asked: dict[str, Any]) -> None:
    """Whatever a record refers to comes along, in the order of the register."""
    part = select(world, **asked)

    assert not [finding for finding in audit(part) if finding.rule == "REF_MISSING"]
    for (_, kept), (_, records) in zip(part.collections(), world.collections(), strict=True):
        assert [record for record in records if record in kept] == list(kept)


@given(world=WORLDS, place=st.sampled_from(PLACES))
def test_figures_of_a_division_are_the_same_in_its_part(world: Register, place: str) -> None:
    """For every metric whose rows have a place, counting in the part gives what counting within the whole gives."""
    part = select(world, region=place)

    # A programme has no place of its own.
    for metric in OF_THEIR_ROWS - {"programme.duration"}:
        asked: dict[str, Any] = {**usual(metric), "within": place, "during": YEAR}
        asked |= {"where": {"ledger": "none"}} if metric == "safety.incident_free" else {}
        assert _figures(measure(metric, part, **asked)) == _figures(measure(metric, world, **asked))


@pytest.mark.parametrize(
    "metric", ["activity.sessions", "activity.hosts", "reach.distinct_persons", "distribution.items"]
)
@given(world=WORLDS, place=st.sampled_from(PLACES))
def test_the_activities_of_a_part_are_those_of_the_division(metric: str, world: Register, place: str) -> None:
    """Where gifts lead to no activity elsewhere, nothing need be said of the division any more."""
    world = evolve(world, distributions=tuple(evolve(each, activity=None) for each in world.distributions))
    expected = measure(metric, world, within=place)

    assert _figures(measure(metric, select(world, region=place))) == _figures(expected)


@given(world=WORLDS)
def test_figures_of_a_period_are_the_same_in_its_part(world: Register) -> None:
    """Flows that began in the period and stocks at its end are all in the part."""
    part = select(world, during=YEAR)

    for metric in OF_THEIR_ROWS - {"safety.incident_free"} | {"programme.duration"}:
        asked: dict[str, Any] = {**usual(metric), "during": YEAR}
        assert _figures(measure(metric, part, **asked)) == _figures(measure(metric, world, **asked))


@given(world=WORLDS, place=st.sampled_from(PLACES))
def test_figures_that_reach_back_are_the_same_in_the_part_of_a_division(world: Register, place: str) -> None:
    """What was there before the period comes along with the division, and with a period that has no start."""
    of_place, until_then = select(world, region=place), select(world, during=Period(Edge.OPEN, date(2023, 1, 1)))

    for metric in REACHING_BACK:
        asked: dict[str, Any] = {**usual(metric), "during": YEAR}
        inside = {**asked, "within": place}
        assert _figures(measure(metric, of_place, **inside)) == _figures(measure(metric, world, **inside))
        assert _figures(measure(metric, until_then, **asked)) == _figures(measure(metric, world, **asked))


@given(world=WORLDS, place=st.sampled_from(PLACES))
def test_figures_of_the_register_are_the_same_where_its_first_activity_is(world: Register, place: str) -> None:
    """Months owed begin with it; groups are held against each other there alone; returns are of activities there."""
    first = activity("first", hosts=("o0",), when=Period.day(date(2021, 6, 1)))
    world = evolve(world, activities=tuple(evolve(each, region=place) for each in (*world.activities, first)))
    part = select(world, region=place)

    for metric in OF_THE_REGISTER:
        asked: dict[str, Any] = {**usual(metric), "within": place, "during": YEAR}
        assert _figures(measure(metric, part, **asked)) == _figures(measure(metric, world, **asked))


def test_every_metric_is_the_same_in_a_part_in_its_own_way() -> None:
    """By its rows, by what was before, or by the whole register; claims and ranks are of what they name."""
    assert OF_THEIR_ROWS | REACHING_BACK | OF_THE_REGISTER == set(GENERAL)
    assert REACHING_BACK.isdisjoint(OF_THE_REGISTER)


@pytest.mark.parametrize(
    "metric", ["activity.sessions", "reach.attendances", "distribution.items", "project.claimed", "designation.granted"]
)
@given(world=WORLDS, name=st.sampled_from(("g0", "g1", "g3")))
def test_figures_of_a_programme_are_the_same_in_its_part(metric: str, world: Register, name: str) -> None:
    """A programme's activities, gifts, claims and plaques are all in the part, those of programmes below too."""
    expected = measure(metric, world, during=YEAR, where={"programme": name})

    assert _figures(measure(metric, select(world, programme=name), during=YEAR, where={"programme": name})) == _figures(
        expected
    )


@given(register=registers())
def test_records_of_any_kind_can_be_selected(register: Register) -> None:
    """Nothing raises, whatever the records refer to."""
    part = select(register, region="37", during=YEAR)

    assert len(part) <= len(register)
    assert select(part, region="37", during=YEAR) == part


def test_asking_for_nothing_is_asking_for_all() -> None:
    """Without a division, a period and a programme the register is left as it is."""
    register = Register(minors=(minor(),), participations=(present("x1", at="a9"),))

    assert select(register) is register


def test_a_division_and_a_programme_must_be_there() -> None:
    """What is no division code, or a programme that nobody knows, is refused."""
    with pytest.raises(RegionCodeError):
        select(Register(), region="德州")
    with pytest.raises(RegisterError, match="g9"):
        select(Register(programmes=(programme(),)), programme="g9")


@pytest.mark.parametrize(
    ("scope", "asked", "expected"),
    [("3714", COUNTY, COUNTY), (COUNTY, "3714", COUNTY), (None, COUNTY, COUNTY), ("3714", None, "3714")],
)
def test_the_division_asked_for_is_the_scope_of_the_part(scope: str | None, asked: str | None, expected: str) -> None:
    """A part of a county covers that county; a register that lies all inside keeps its scope."""
    assert select(Register(scope=scope, as_of=DAY), region=asked, during=YEAR).scope == expected


def test_children_named_come_only_with_what_names_them() -> None:
    """A child is in the part if a participation there names it, and never by itself."""
    records = (body(), activity(), minor("k1"), minor("k2"), present("x1", "k1"))

    part = select(Register().with_records(records), during=YEAR)

    assert [child.id for child in part.minors] == ["k1"]


def test_the_programme_asked_for_is_kept() -> None:
    """Also where a division or a period that is asked for as well would leave it out; others come if referred to."""
    register = Register(
        programmes=(programme("g1", period=BEFORE), programme("g2"), programme("g3")),
        activities=(activity(programmes=("g1", "g2")), activity("a2", programmes=("g1", "g3"), when=AFTER)),
    )

    part = select(register, region=COUNTY, during=YEAR, programme="g1")

    assert ([each.id for each in part.programmes], [each.id for each in part.activities]) == (["g1", "g2"], ["a1"])


def test_of_two_records_with_one_id_each_is_judged_by_itself() -> None:
    """An id used twice does not bring along what lies elsewhere."""
    register = Register(activities=(activity(region=VILLAGE), activity(region=OTHER_VILLAGE)))

    assert select(register, region=COUNTY).activities == register.activities[:1]
