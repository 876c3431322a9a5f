"""The dated facts behind names of periods."""

from itertools import pairwise

import pytest

from yilao_yiyou.text.calendar_terms import LAW_PLANS, MEETINGS, PLANS, TURNS


@pytest.mark.parametrize("plans", [PLANS, LAW_PLANS], ids=["plans", "law"])
def test_a_five_year_plan_has_five_years_and_follows_the_one_before(plans: dict[str, tuple[int, int]]) -> None:
    """Only the years 1963 to 1965 lie between two plans."""
    gaps = [after[0] - before[1] for before, after in pairwise(plans.values())]

    assert {5} == {last - first + 1 for first, last in plans.values()}
    assert {1} == {gap for gap, (_, last) in zip(gaps, plans.values(), strict=False) if last != 1962}


def test_a_congress_is_held_every_five_years_since_the_twelfth() -> None:
    """In the order of their numbers, each a few days long."""
    congresses = [days for name, days in MEETINGS.items() if name.endswith("大")]

    assert {5} == {after[0].year - before[0].year for before, after in pairwise(congresses)}
    assert all(0 < (last - first).days < 14 for first, last in MEETINGS.values())


def test_the_meetings_are_listed_in_their_order() -> None:
    """By day."""
    assert sorted(MEETINGS.values()) == list(MEETINGS.values())


def test_reform_is_counted_from_the_third_plenum() -> None:
    """改革开放 began with the meeting of December 1978."""
    assert TURNS["改革开放"] == MEETINGS["十一届三中全会"][0]
