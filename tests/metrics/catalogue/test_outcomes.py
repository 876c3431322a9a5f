"""Incidents with what stands beside them, and who drew in whom."""

from datetime import date

import pytest

from tests.builders import audience, figure, notes, registered
from tests.domain.small_records import activity, incident, present, programme
from yilao_yiyou.domain.activity import Affiliation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Axis, Unit, UnitKind
from yilao_yiyou.errors import IllegalSumError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.rollup import roll_up

YEARS = Unit("人年", UnitKind.PERSON_YEAR)
RETURNS = [
    incident(
        f"i{year}", count=Bounds(0), ledger="台账", when=Period.year(year), exposure=Quantity(Bounds(50_000), YEARS)
    )
    for year in (2020, 2021)
]
BOTH = Period.between(date(2020, 1, 1), date(2021, 12, 31))


def test_a_zero_stands_beside_its_exposure() -> None:
    """In a hundred thousand child-years of two returns: three in a hundred thousand at most, to two decimals."""
    nothing = figure("safety.incident_free", *RETURNS, during=BOTH)

    assert (nothing.bounds, nothing.status) == (Bounds(0), Status.OK)
    assert notes(nothing) == {"exposure": "100,000", "years": "2 年", "upper_rate": "3"}


@pytest.mark.parametrize("axis", Axis)
def test_zeros_of_parts_are_no_zero_of_the_whole(axis: Axis) -> None:
    """Without the exposure of all of them a zero says nothing; the number of incidents alone adds up."""
    by = {Axis.TIME: "year", Axis.PLACE: "county", Axis.CATEGORY: "kind"}[axis]
    register = registered(*RETURNS, as_of=date(2022, 9, 1))

    with pytest.raises(IllegalSumError):
        roll_up(measure("safety.incident_free", register, by=by), over=axis)
    assert roll_up(measure("incident.count", register, by=by), over=axis) == Bounds(0)


def test_what_happened_is_added_up_and_has_no_highest_rate() -> None:
    """Two and one are three, whatever the exposure."""
    happened = [incident("i1", count=Bounds(2), when=Period.year(2020)), incident("i2", when=Period.year(2021))]

    found = figure("safety.incident_free", *RETURNS, *happened, during=BOTH)

    assert figure("incident.count", *happened, during=BOTH).bounds == Bounds(3)
    assert figure("incident.exposure", *RETURNS, during=BOTH).bounds == Bounds(100_000)
    assert found.bounds == Bounds(3)
    assert notes(found).keys() == {"exposure", "years"}


def test_a_return_of_another_year_is_perhaps_of_none_asked_for() -> None:
    """Only the years of the period count."""
    assert figure("incident.return_years", *RETURNS, during=Period.year(2021)).bounds == Bounds(1)
    assert figure("incident.return_years", during=BOTH).status is Status.EMPTY
    assert figure("incident.return_years", *RETURNS, during=BOTH).status is Status.OK


def test_helpers_are_held_against_the_core() -> None:
    """Two cadres and a veteran drew in two students and a neighbour; whoever only listens is on neither side."""
    who = {
        "a": Affiliation.CADRE,
        "b": Affiliation.CADRE,
        "c": Affiliation.VETERAN,
        "d": Affiliation.STUDENT,
        "e": Affiliation.STUDENT,
        "f": Affiliation.COMMUNITY_WORKER,
    }
    there = [present(f"x{name}", name, affiliation=affiliation) for name, affiliation in who.items()]
    others = [audience("y1", "a1", "g", affiliation=Affiliation.STUDENT), present("y2", "h")]

    ratio = figure("mobilisation.ratio", activity("a1"), *there, *others)

    assert (ratio.bounds, ratio.numerator, ratio.denominator) == (Bounds(1), Bounds(3), Bounds(3))


def test_a_programme_of_any_time_has_its_length() -> None:
    """Two of one and of three years last four together, whenever that was."""
    plans = [
        programme("g1", period=Period.year(2015)),
        programme("g2", period=Period.between(date(2021, 1, 1), date(2023, 12, 31))),
    ]

    assert figure("programme.duration", *plans).bounds == Bounds(4)


def test_a_little_exposure_allows_a_lot() -> None:
    """Ten child-years: -ln 0.05 over ten is 29,957.32 in a hundred thousand."""
    little = incident(
        "i1", count=Bounds(0), ledger="台账", when=Period.year(2020), exposure=Quantity(Bounds(10), YEARS)
    )

    assert notes(figure("safety.incident_free", little, during=BOTH))["upper_rate"] == "29,957.32"
