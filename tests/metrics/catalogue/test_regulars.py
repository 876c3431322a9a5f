"""Regulars and newcomers: whether there is a figure, and what is said where there is none."""

import pytest

from tests.builders import figure, meeting, notes, registered
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import IllegalSumError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.rolling import roll_up_to

TWICE = [*meeting("e1", "ab", 0), *meeting("e2", "b", 0)]


@pytest.mark.parametrize("metric", ["reach.kplus", "reach.by_category", "reach.distinct_persons", "reach.frequency"])
def test_names_make_a_figure(metric: str) -> None:
    """Whoever is on record is counted without reserve."""
    assert figure(metric, *TWICE).status is Status.OK


def test_nobody_on_record_is_a_zero_that_says_so() -> None:
    """No activity at all is not the same as no regulars."""
    nothing = figure("reach.kplus")

    assert (nothing.bounds, nothing.status) == (Bounds(0), Status.EMPTY)
    assert figure("reach.kplus", *meeting("e1", "ab", 0)).status is Status.OK


def test_regulars_of_the_city_can_be_more_than_those_of_its_counties() -> None:
    """Whoever came once in each of two counties came twice; the counties' figures neither add nor bound the city's."""
    register = registered(*meeting("e1", "ab", 0, region="371402"), *meeting("e2", "ab", 0, region="371403"))
    counties = measure("reach.kplus", register, by="county")

    assert [row.bounds for row in counties] == [Bounds(0), Bounds(0)]
    assert measure("reach.kplus", register).item().bounds == Bounds(2)
    with pytest.raises(IllegalSumError):
        roll_up_to("city", [counties])


def test_groups_beside_others_have_figures() -> None:
    """What is nowhere else, and what was not before, is counted for each group."""
    years = registered(*meeting("e1", "ab", 0, when=Period.year(2021)), *meeting("e2", "b", 0, when=Period.year(2022)))

    for metric, expected in (("reach.unique", [Bounds(1), Bounds(0)]), ("reach.incremental", [Bounds(2), Bounds(0)])):
        table = measure(metric, years, by="year")
        assert [(each.bounds, each.status) for each in table] == [(bounds, Status.OK) for bounds in expected]


def test_few_names_leave_the_bounds_alone() -> None:
    """One name in ten attendances: no estimate, but what is known of all people stands beside it."""
    few = figure("reach.estimate", *meeting("e1", "a", 9))

    assert (few.value, few.status) == (None, Status.SUPPRESSED)
    assert notes(few) == {"bounds": "10"}


def test_half_of_the_names_are_enough_for_an_estimate() -> None:
    """From one in two on."""
    assert figure("reach.estimate", *meeting("e1", "abc", 3)).status is Status.OK
    assert figure("reach.estimate", *meeting("e1", "abc", 4)).status is Status.SUPPRESSED
