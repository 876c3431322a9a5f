"""The part of a register that belongs to a division, a period or a programme."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_COUNTY,
    OTHER_VILLAGE,
    VILLAGE,
    activity,
    body,
    cadre,
    chair,
    claim,
    document,
    enrolment,
    gift,
    heads,
    incident,
    member,
    minor,
    person,
    plaque,
    present,
    programme,
    project,
    region,
    registration,
    team,
    venue,
    volunteer,
)
from tests.metrics.usual import GENERAL, usual
from tests.strategies import registers
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.partial_date import PartialDate
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
BEFORE, AFTER = Period.year(2021), Period.since(date(2023, 1, 1))
PLACES = ("371402", "371402001", VILLAGE, "371402002001", OTHER_COUNTY, OTHER_VILLAGE)
FEW = range(4)


def _world(random: Random) -> Register:
    """Return a register whose records refer to each other every which way, and all of whose places are known."""

    def day() -> date:
        return date(2021, 7, 1) + timedelta(days=random.randrange(700))

    def life() -> Period:
        return random.choice((Period.always(), Period.since(day()), Period(Edge.UNKNOWN, day()), BEFORE))

    def one(prefix: str) -> str:
        return f"{prefix}{random.choice(FEW)}"

    def some(prefix: str) -> tuple[str, ...]:
        return tuple(f"{prefix}{number}" for number in random.sample(FEW, random.randrange(3)))

    def place() -> str:
        return random.choice(PLACES)

    return Register(
        scope="3714",
        as_of=date(2023, 6, 30),
        regions=(region("3714"), region("371402002"), region("371482001"), *map(region, PLACES)),
        organizations=tuple(body(f"o{n}", region=place(), valid=life()) for n in FEW),
        people=tuple(person(f"p{n}", residence=place()) for n in FEW),
        minors=(minor("k0", approved_by=one("o")),),
        appointments=tuple(chair(f"n{n}", one("p"), life(), organization=one("o")) for n in FEW),
        cadres=tuple(cadre(f"c{n}", person=one("p"), pay_unit=one("o"), valid=life()) for n in FEW),
        volunteers=tuple(volunteer(f"w{n}", person=one("p"), region=place(), valid=life()) for n in FEW),
        teams=tuple(team(f"t{n}", region=place(), leader=one("p"), host=one("o"), valid=life()) for n in FEW),
        memberships=tuple(member(f"m{n}", one("p"), one("t"), period=life()) for n in FEW),
        registrations=tuple(
            registration(f"r{n}", person=one("p"), community=random.choice((VILLAGE, OTHER_VILLAGE))) for n in FEW
        ),
        venues=tuple(venue(f"v{n}", region=place(), shared_with=some("o"), valid=life()) for n in FEW),
        designations=tuple(plaque(f"d{n}", venue=one("v"), granted_on=day(), programmes=some("g")) for n in FEW),
        programmes=(
            *(programme(f"g{n}", basis=some("f")) for n in range(3)),
            programme("g3", parent=random.choice(("g0", "g1"))),
        ),
        projects=tuple(project(f"j{n}", region=place(), programme=one("g"), period=life()) for n in FEW),
        claims=tuple(claim(f"z{n}", project=one("j"), claimed_on=day()) for n in FEW),
        activities=tuple(
            activity(
                f"a{n}",
                region=place(),
                hosts=some("o") or ("o0",),
                when=Period.between(first := day(), first + timedelta(days=random.randrange(40))),
                programmes=some("g"),
                project=random.choice((None, one("j"))),
                team=random.choice((None, one("t"))),
                venue=random.choice((None, one("v"))),
            )
            for n in FEW
        ),
        participations=tuple(
            random.choice((present(f"x{n}", random.choice((one("p"), "k0")), one("a")), heads(f"x{n}", n, at=one("a"))))
            for n in range(8)
        ),
        distributions=tuple(
            gift(f"s{n}", region=place(), when=Period.day(day()), activity=random.choice((None, one("a")))) for n in FEW
        ),
        enrolments=tuple(enrolment(f"e{n}", person=one("p"), region=place(), valid=life()) for n in FEW),
        documents=tuple(document(f"f{n}", issuers=some("o"), place=place(), dated=PartialDate(2022)) for n in FEW),
        incidents=tuple(
            incident(f"i{n}", region=place(), when=Period.day(day()), team=one("t"), count=Bounds(n + 1)) for n in FEW
        ),
    )


WORLDS = st.integers(0, 2**32).map(lambda seed: _world(Random(seed)))  # noqa: S311 -- a seeded world, no secret
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
