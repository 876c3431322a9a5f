"""Whether there is an index, and between which groups."""

from fractions import Fraction

import pytest

from tests.builders import CENSUS, figure, meeting, notes, registered
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status

INDICES = ("equity.gini", "equity.difference", "equity.ratio", "equity.theil")


def two_counties(first: int | Bounds, second: int) -> Register:
    """Return two counties of 100 residents with so many attendances each."""
    counties = (("371402", first), ("371403", second))
    regions = [Region(code=code, name=code, population=100, population_on=CENSUS) for code, _ in counties]
    return registered(*regions, *(each for code, times in counties for each in meeting(code, "", times, region=code)))


@pytest.mark.parametrize("metric", INDICES)
def test_groups_with_residents_have_an_index(metric: str) -> None:
    """Twenty and forty attendances of a hundred people each."""
    result = measure(metric, two_counties(20, 40), params={"metric": "reach.attendances"}).item()

    assert result.status is Status.OK
    assert result.value is not None


@pytest.mark.parametrize("metric", INDICES)
def test_without_groups_there_is_no_index(metric: str) -> None:
    """Nothing is spread over nobody."""
    result = figure(metric, params={"metric": "reach.attendances"})

    assert (result.value, result.status) == (None, Status.EMPTY)


def test_a_group_with_nothing_leaves_a_difference_and_no_ratio() -> None:
    """Four tenths more than nothing is no multiple of it."""
    apart = measure("equity.difference", two_counties(0, 40), params={"metric": "reach.attendances"}).item()
    times = measure("equity.ratio", two_counties(0, 40), params={"metric": "reach.attendances"}).item()

    assert apart.status is Status.OK
    assert notes(apart)["highest"] == "0.4"
    assert notes(apart)["lowest"] == "0"
    assert (times.value, times.status) == (None, Status.NO_DENOMINATOR)
    assert notes(times)["highest"] == "0.4"


def test_the_gini_coefficient_stands_beside_its_curve() -> None:
    """Of 20 and 40 it is one in six, and twice that on the scale of two groups; half the people have a third."""
    result = measure("equity.gini", two_counties(20, 40), params={"metric": "reach.attendances"}).item()

    assert result.bounds == Bounds(Fraction(1, 6))
    assert notes(result)["corrected"] == "0.33"
    assert notes(result)["lorenz"] == "(0, 0) (0.5, 0.33) (1, 1)"


@pytest.mark.parametrize("metric", ["equity.gini", "equity.theil"])
def test_nothing_is_not_spread_unevenly(metric: str) -> None:
    """Counties with residents where nobody came: no index, for there is nothing to be spread."""
    result = measure(metric, two_counties(0, 0), params={"metric": "reach.attendances"}).item()

    assert (result.value, result.status) == (None, Status.EMPTY)


def test_uncertain_amounts_have_no_curve() -> None:
    """Of twenty to thirty and forty attendances there is a coefficient, but no share for each group."""
    result = measure("equity.gini", two_counties(Bounds(20, 30), 40), params={"metric": "reach.attendances"}).item()

    assert result.bounds == Bounds(Fraction(1, 14), Fraction(1, 6))
    assert "lorenz" not in notes(result)


@pytest.mark.parametrize("metric", INDICES)
def test_groups_without_residents_have_no_index(metric: str) -> None:
    """There is nothing on any end, and the group is named."""
    register = registered(Region(code="371402", name="甲县"), *meeting("e1", "", 20, region="371402"))

    result = measure(metric, register, params={"metric": "reach.attendances"}).item()

    assert (result.value, result.status) == (None, Status.EMPTY)
    assert notes(result) == {"groups": "0", "omitted": "甲县"}
