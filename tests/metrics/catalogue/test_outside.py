"""Figures that are told from outside: groups, surveys and costs, where they are uncertain."""

from fractions import Fraction

import pytest

from tests.builders import crowd, figure, meeting
from tests.domain.small_records import activity
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.result import Status

CHILDREN = [
    record for name in ("e1", "e2") for record in (activity(name), crowd(f"{name}-c", name, 10, public=Public.CHILD))
]
"""Ten to twenty people, every one of them a child."""


@pytest.mark.parametrize(
    ("eligible", "of_group", "expected"),
    [
        # Of all reached half to all are children, of all eligible a quarter: twice to four times their share.
        (Bounds(400), Bounds(100), Bounds(2, 4)),
        # A group of fifty to a hundred and fifty in a hundred to two hundred is a quarter to all of them.
        (Bounds(100, 200), Bounds(50, 150), Bounds(Fraction(1, 2), 4)),
        # One child among the eligible is a group.
        (Bounds(4), Bounds(1), Bounds(2, 4)),
    ],
)
def test_a_group_is_within_everybody(eligible: Bounds, of_group: Bounds, expected: Bounds) -> None:
    """However uncertain both are, no more than all belong to the group."""
    params = {"facet": "public", "value": "child", "eligible": eligible, "eligible_group": of_group}

    found = figure("equity.targeting_index", *CHILDREN, params=params)

    assert found.bounds == expected
    assert (found.numerator, found.denominator) == (Bounds(10, 20), Bounds(10, 20))


def test_a_group_that_may_have_nobody_has_no_index() -> None:
    """Nothing is divided by what may be nothing."""
    params = {"facet": "public", "value": "child", "eligible": Bounds(9), "eligible_group": Bounds(0, 3)}

    assert figure("equity.targeting_index", *CHILDREN, params=params).status is Status.NO_DENOMINATOR


def test_a_cost_is_shared_by_what_it_was_spent_on() -> None:
    """A thousand yuan over five attendances, with both beside the figure; over two to four people 250 to 500."""
    sure = figure("cost.unit", *meeting("e1", "ab", 3), params={"cost": 1000})
    people = figure(
        "cost.unit",
        *meeting("e1", "", 2),
        *meeting("e2", "", 2),
        params={"cost": 1000, "per": "reach.distinct_persons"},
    )

    assert (sure.bounds, sure.numerator, sure.denominator) == (Bounds(200), Bounds(1000), Bounds(5))
    assert people.bounds == Bounds(250, 500)
