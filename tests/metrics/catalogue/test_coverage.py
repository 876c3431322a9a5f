"""What stands beside coverage: each level, the points, and the levels that so many points cannot cover."""

from datetime import date

import pytest

from tests.builders import divisions, notes, registered
from tests.domain.small_records import plaque, venue
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import IllegalSumError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.rolling import roll_up_to

VILLAGES = ("371402001001", "371402001002")


def with_points(*codes: str) -> Register:
    """Return a city with a county, a town and two villages, and a point in each of some."""
    places = [venue(f"v{code}", region=code) for code in codes]
    points = [plaque(f"d{code}", venue=f"v{code}") for code in codes]
    return registered(*divisions("3714", "371402", "371402001", *VILLAGES), *places, *points, as_of=date(2022, 9, 1))


def test_too_few_points_are_said_to_be_too_few() -> None:
    """One point covers one town but not two villages; two points may."""
    one = measure("coverage.node", with_points("3714")).item()
    two = measure("coverage.node", with_points("3714", VILLAGES[0])).item()

    assert (one.bounds, two.bounds) == (Bounds(20), Bounds(40))
    assert notes(one)["impossible"] == Level.VILLAGE.zh
    assert notes(one)["points"] == "1"
    assert notes(two).keys() == {"levels", "points"}
    assert notes(two)["levels"] == "; ".join(
        f"{level.zh} {covered}/{divisions}"
        for level, covered, divisions in (
            (Level.CITY, 1, 1),
            (Level.COUNTY, 0, 1),
            (Level.TOWNSHIP, 0, 1),
            (Level.VILLAGE, 1, 2),
        )
    )


def test_counties_together_lack_the_point_of_the_city() -> None:
    """The county and all below it have points and the city has none: four of five, which no county says."""
    register = with_points("371402", "371402001", *VILLAGES)

    counties = measure("coverage.node", register, by="county")

    assert counties["371402"].bounds == Bounds(100)
    assert measure("coverage.node", register).item().bounds == Bounds(80)
    with pytest.raises(IllegalSumError):
        roll_up_to("city", [counties])


@pytest.mark.parametrize(("people", "status"), [(19, Status.SUPPRESSED), (20, Status.OK)])
def test_of_few_residents_the_counts_are_given_alone(people: int, status: Status) -> None:
    """Nineteen people in a village with a point are no hundred per cent, twenty are."""
    places = divisions(VILLAGES[0], r371402001001=people)
    point = [venue("v", region=VILLAGES[0]), plaque("d", venue="v")]

    found = measure("coverage.population", registered(*places, *point, as_of=date(2022, 9, 1))).item()

    assert found.status is status
    assert notes(found).get("counts") == ("19/19" if status is Status.SUPPRESSED else None)
