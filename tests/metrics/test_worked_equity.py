"""The worked examples of equity and of access: how unevenly things are spread, and how far away they are."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import CENSUS, crowd, figure, meeting, notes, registered
from tests.domain.small_records import (
    activity,
    plaque,
    venue,
)
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.venue import CoordinateBasis, Coordinates
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.rates import targeting
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.spread import corrected, gini, parts_of


def test_how_unevenly_things_are_spread() -> None:
    """E11: of four units, of people who differ in number, and of a group among those reached."""
    assert gini(parts_of([0, 0, 0, 4])) == Bounds(Fraction(3, 4))
    assert corrected(Bounds(Fraction(3, 4)), 4) == Bounds(1)
    assert gini(parts_of([1, 1, 1, 1])) == Bounds(0)
    assert gini(parts_of([1, 2, 3, 4])) == Bounds(Fraction(1, 4))
    assert gini(parts_of([10, 20, 10], [100, 100, 200])) == Bounds(Fraction(5, 16))
    assert targeting(Share(Bounds(120), Bounds(300)), Share(Bounds(500), Bounds(2000))) == Bounds(Fraction(8, 5))


def three_counties() -> Register:
    """Return three counties of 100, 100 and 200 residents with 10, 20 and 10 person-times, and one without any."""
    counties = (("371402", 100, 10), ("371403", 100, 20), ("371422", 200, 10), ("371423", None, 99))
    regions = [
        Region(code=code, name=code, population=people, population_on=None if people is None else CENSUS)
        for code, people, _ in counties
    ]
    held = [record for code, _, times in counties for record in meeting(code, "", times, region=code)]
    return registered(*regions, *held)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("equity.gini", Fraction(5, 16)),
        ("equity.difference", Fraction(20, 100) - Fraction(10, 200)),
        ("equity.ratio", 4),
    ],
)
def test_how_unevenly_things_are_spread_on_record(metric: str, expected: Fraction | int) -> None:
    """E11 through the door: weighed by residents, and the county without any is left out by name."""
    result = measure(metric, three_counties(), params={"metric": "reach.attendances"}).item()

    assert result.bounds == Bounds(expected)
    assert notes(result)["omitted"] == "371423"
    assert notes(result)["groups"] == "3"


def test_the_worse_off_come_first() -> None:
    """E11: in the order of sessions held the concentration index is that of a table worked out by hand."""
    register = three_counties()
    more = [
        activity(f"{code}-{number}", region=code)
        for code, held in (("371403", 1), ("371422", 2))
        for number in range(held)
    ]

    result = measure(
        "equity.concentration",
        registered(
            *more, regions=register.regions, activities=register.activities, participations=register.participations
        ),
        params={"metric": "reach.attendances", "order": "activity.sessions"},
    ).item()

    # Shares of people 1/4, 1/4, 1/2; of attendances 1/4, 1/2, 1/4: 1 - sum of p (2 before + s).
    assert result.bounds == Bounds(1 - (Fraction(1, 16) + Fraction(1, 4) + Fraction(7, 8)))


def test_theil_is_none_for_equals() -> None:
    """E11: one county with all of it, of two of as many residents, makes ln 2."""
    one = meeting("e1", "", 7, region="371402")
    counties = [Region(code=code, name=code, population=100, population_on=CENSUS) for code in ("371402", "371403")]

    result = measure("equity.theil", registered(*counties, *one), params={"metric": "reach.attendances"}).item()

    assert round(float(result.bounds.lo), 12) == 0.69314718056
    assert (result.bounds.width or 0) < Fraction(1, 10**18)


def test_half_of_those_reached_are_children() -> None:
    """E11 through the door: 120 of 300 people against 500 of 2000."""
    records = [activity("e1"), crowd("c", "e1", 120, public=Public.CHILD), crowd("g", "e1", 180, public=Public.GENERAL)]
    params = {"facet": "public", "value": "child", "eligible": 2000, "eligible_group": 500}

    assert figure("equity.targeting_index", *records, params=params).bounds == Bounds(Fraction(8, 5))
    assert figure("equity.targeting_index", params=params).status is Status.NO_DENOMINATOR
    assert figure("equity.targeting_index", *records, params={**params, "eligible_group": 0}).value is None


def placed(name: str, longitude: object, basis: CoordinateBasis = CoordinateBasis.WGS84) -> list[Record]:
    """Return a venue on the equator with a plaque."""
    at = Coordinates(latitude=Decimal(0), longitude=Decimal(str(longitude)), basis=basis)
    return [venue(name, coordinates=at), plaque(f"d-{name}", venue=name)]


def test_people_live_so_far_from_the_nearest_place() -> None:
    """By people: one lives on the spot and three a degree away; shifted coordinates are left out and counted."""
    records = [*placed("v1", 0), *placed("v2", 50), *placed("v3", 1, CoordinateBasis.GCJ02)]
    asked = {"during": Period.as_at(date(2022, 9, 1)), "params": {"homes": (Place(0, 0), Place(0, 1, 3))}}

    far = figure("access.distance", *records, **asked)

    assert far.bounds == Bounds(111195)
    assert notes(far) == {"shortest": "0", "omitted": "1"}
    assert figure("access.within", *records, **asked).bounds == Bounds(25)
    assert figure("access.distance", **asked).status is Status.EMPTY
    assert figure("access.within", **asked).status is Status.NO_DENOMINATOR
