"""The figure of the whole from those of the parts, by each metric's own rule."""

from collections.abc import Callable
from datetime import date
from itertools import combinations, product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import audience, crowd, divisions, registered
from tests.domain.small_records import COUNTY, OTHER_COUNTY, activity, body, gift
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.unit import Axis
from yilao_yiyou.errors import BoundsError, IllegalSumError, MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.definition import RollUp
from yilao_yiyou.metrics.rollup import intersection_bounds, roll_up, union_bounds

COUNTIES = divisions("3714", COUNTY, OTHER_COUNTY)
DAYS = {1: date(2022, 1, 5), 2: date(2022, 2, 5)}


def _register(*more: Record) -> Register:
    held = [
        activity("a1", when=Period.day(DAYS[1])),
        activity("a2", region=OTHER_COUNTY, when=Period.day(DAYS[2])),
        *(audience(f"x{who}", "a1", f"p{who}") for who in range(3)),
        *(audience(f"y{who}", "a2", f"p{who}") for who in range(2, 4)),
        crowd("h1", "a2", 5),
        *(gift(f"s{region}", region=region) for region in (COUNTY, OTHER_COUNTY)),
    ]
    return registered(*COUNTIES, *held, *more, as_of=date(2022, 9, 1))


@pytest.mark.parametrize(
    "metric",
    ["distribution.items", "activity.sessions", "reach.attendances", "reach.distinct_persons", "reach.named_share"],
)
def test_the_whole_from_the_parts_holds_the_truth(metric: str) -> None:
    """The records of the whole give a figure within what the parts allow; sums and pooled ratios the very figure."""
    whole = measure(metric, _register()).item().bounds

    parts = roll_up(measure(metric, _register(), by="county"))

    assert parts.lo <= whole.lo
    assert parts.hi is not None
    assert whole.hi is not None
    assert whole.hi <= parts.hi
    if METRICS[metric].definition.over_place is not RollUp.DISTINCT:
        assert parts == whole


def test_the_last_of_days_is_the_stock_of_all() -> None:
    """Stocks do not add over time."""
    bodies = [body("o1", valid=Period.since(DAYS[1])), body("o2", valid=Period.since(DAYS[2]))]
    table = measure("org.count_stock", registered(*bodies), by="id", during=Period.as_at(DAYS[2]))

    assert table.definition.over_time is RollUp.LAST
    assert roll_up(table, over=Axis.TIME) == table.results[-1].bounds


def test_without_a_last_part_there_is_no_last() -> None:
    """Nobody knows which part comes last where one has no name, or there is none."""
    table = measure("org.count_stock", registered(body("o1")), by="id", during=Period.as_at(DAYS[2]))

    for results in ((), (evolve(table.results[0], key=(None,)),)):
        with pytest.raises(IllegalSumError, match="compute it from the records"):
            roll_up(evolve(table, results=results), over=Axis.TIME)


def test_some_figures_are_had_from_records_only() -> None:
    """An average of averages is none."""
    table = measure("reach.frequency", _register(), by="county")

    for axis in Axis:
        with pytest.raises(IllegalSumError, match=f"does not roll up over {axis.value}"):
            roll_up(table, over=axis)


def test_a_ratio_without_its_parts_is_not_pooled() -> None:
    """A rate alone does not say how much it weighs."""
    table = measure("reach.named_share", _register(), by="county")
    bare = evolve(table, results=tuple(evolve(result, numerator=None) for result in table))

    assert roll_up(table) == Bounds(50)
    with pytest.raises(MeasureError, match="no numerator"):
        roll_up(bare)


def test_distinct_members_are_bounded_by_a_population() -> None:
    """And simply add where they are known to be apart."""
    table = measure("reach.distinct_persons", _register(), by="county")

    assert roll_up(table, cap=Bounds(8)).hi == 8
    assert roll_up(table, disjoint=True) == Bounds.total(result.bounds for result in table)


SIZES = st.lists(st.integers(0, 3), min_size=1, max_size=3)


@given(sizes=SIZES, cap=st.integers(3, 5))
def test_a_union_is_what_groups_of_these_sizes_can_have_together(sizes: list[int], cap: int) -> None:
    """Against every way of choosing the groups among so many people."""
    together = _every_way(sizes, cap, lambda groups: len(set().union(*groups)))

    assert union_bounds(map(Bounds, sizes), cap=Bounds(cap)) == Bounds(min(together), max(together))


@given(one=st.integers(0, 4), other=st.integers(0, 4), cap=st.integers(4, 6))
def test_what_two_groups_share_is_bounded_by_the_population(one: int, other: int, cap: int) -> None:
    """Against every way of choosing them."""
    shared = _every_way([one, other], cap, lambda groups: len(groups[0] & groups[1]))

    assert intersection_bounds(Bounds(one), Bounds(other), cap=Bounds(cap)) == Bounds(min(shared), max(shared))


def _every_way(sizes: list[int], cap: int, count: Callable[[list[set[int]]], int]) -> set[int]:
    ways = product(*(combinations(range(cap), size) for size in sizes))
    return {count([set(group) for group in groups]) for groups in ways}


def test_a_population_below_a_group_is_refused() -> None:
    """One of the two is wrong; without an end of it any two may be apart."""
    with pytest.raises(BoundsError, match="population"):
        intersection_bounds(Bounds(9), Bounds(2), cap=Bounds(8))
    with pytest.raises(BoundsError):
        union_bounds([Bounds(9)], cap=Bounds(8))
    assert intersection_bounds(Bounds(9), Bounds(2), cap=Bounds(0, None)) == Bounds(0, 2)


def test_without_any_upper_end_nobody_knows_how_many_are_shared() -> None:
    """Neither group and no population has one; with one of the three that is the most."""
    assert intersection_bounds(Bounds(1, None), Bounds(2, None), cap=Bounds(9, None)) == Bounds(0, None)
    assert intersection_bounds(Bounds(1, None), Bounds(2, None), cap=Bounds(9)) == Bounds(0, 9)
    assert intersection_bounds(Bounds(9), Bounds(9), cap=Bounds(9)) == Bounds(9)


def test_the_last_of_several_is_the_last() -> None:
    """Stocks of 3 and 5 bodies in that order: there are five."""
    stock = measure("org.count_stock", registered(body("o1")), by="id", during=Period.as_at(DAYS[2]))
    unit = stock.definition.measured_in
    two = tuple(evolve(stock.results[0], key=(f"{n}",), value=Quantity(Bounds(n), unit)) for n in (3, 5, 4))

    assert roll_up(evolve(stock, results=two[:2]), over=Axis.TIME) == Bounds(5)
    assert roll_up(evolve(stock, results=two), over=Axis.TIME) == Bounds(4)
    nameless = evolve(two[0], key=(None,))
    assert roll_up(evolve(stock, results=(nameless, two[1])), over=Axis.TIME) == Bounds(5)
    with pytest.raises(IllegalSumError):
        roll_up(evolve(stock, results=(two[1], nameless)), over=Axis.TIME)


def test_a_ratio_with_one_part_missing_is_not_pooled() -> None:
    """Whichever of the two is missing."""
    table = measure("reach.named_share", _register(), by="county")
    bare = evolve(table, results=(table.results[0], evolve(table.results[1], denominator=None)))

    with pytest.raises(MeasureError, match="no numerator and denominator"):
        roll_up(bare)
