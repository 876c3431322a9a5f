"""Quantities: bounds with a unit, and the sums that a unit allows."""

from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity, total, union
from yilao_yiyou.domain.unit import Accrual, Axis, Unit, UnitKind
from yilao_yiyou.errors import AmbiguousValueError, BoundsError, IllegalSumError, UnitError, UnitMixError

TIME, PLACE, CATEGORY = Axis.TIME, Axis.PLACE, Axis.CATEGORY
ALWAYS, DISJOINT, FLOW, NEVER = "always", "if disjoint", "flows only", "never"
RULES = {
    # kind: over time, place, category; the table of measure words
    UnitKind.PERSON: (NEVER, DISJOINT, DISJOINT),
    UnitKind.HOUSEHOLD: (NEVER, DISJOINT, DISJOINT),
    UnitKind.PAIR: (NEVER, DISJOINT, DISJOINT),
    UnitKind.PERSON_TIME: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.ITEM: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.HOUR: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.PERSON_YEAR: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.BODY_MONTH: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.MONEY: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.INCIDENT: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.DOCUMENT: (ALWAYS, DISJOINT, DISJOINT),
    UnitKind.SESSION: (ALWAYS, DISJOINT, DISJOINT),
    UnitKind.BODY: (FLOW, ALWAYS, DISJOINT),
    UnitKind.PLACE: (FLOW, ALWAYS, DISJOINT),
    UnitKind.PROJECT: (FLOW, ALWAYS, DISJOINT),
    UnitKind.BED: (FLOW, ALWAYS, DISJOINT),
    UnitKind.DURATION: (NEVER, NEVER, NEVER),
    UnitKind.LENGTH: (NEVER, NEVER, NEVER),
    UnitKind.PERCENT: (NEVER, NEVER, NEVER),
    UnitKind.POINT: (NEVER, NEVER, NEVER),
    UnitKind.FACTOR: (NEVER, NEVER, NEVER),
    UnitKind.RANK: (NEVER, NEVER, NEVER),
    UnitKind.NUMBER: (NEVER, NEVER, NEVER),
    UnitKind.SORT: (NEVER, DISJOINT, DISJOINT),
    UnitKind.AREA: (FLOW, ALWAYS, DISJOINT),
    UnitKind.LENGTH: (FLOW, ALWAYS, DISJOINT),
    UnitKind.WEIGHT: (ALWAYS, ALWAYS, ALWAYS),
    UnitKind.MEASURE: (NEVER, NEVER, NEVER),
    UnitKind.AVERAGE: (NEVER, NEVER, NEVER),
}


def _of(kind: UnitKind, lo: int, hi: int | None = None) -> Quantity:
    return Quantity(Bounds(lo, lo if hi is None else hi), Unit.for_kind(kind))


def _allowed(rule: str, accrual: Accrual, *, disjoint: bool) -> bool:
    return rule == ALWAYS or (rule == DISJOINT and disjoint) or (rule == FLOW and accrual is Accrual.FLOW)


def test_every_kind_has_a_rule() -> None:
    """The table below is whole."""
    assert RULES.keys() == set(UnitKind)


@pytest.mark.parametrize("kind", UnitKind)
@pytest.mark.parametrize(("place", "axis"), list(enumerate((TIME, PLACE, CATEGORY))))
@pytest.mark.parametrize("accrual", [Accrual.FLOW, Accrual.STOCK])
@pytest.mark.parametrize("disjoint", [False, True])
def test_figures_add_where_their_unit_lets_them(
    kind: UnitKind, place: int, axis: Axis, accrual: Accrual, disjoint: bool
) -> None:
    """Everything else is refused with the reason."""
    parts = (_of(kind, 2), _of(kind, 3, 5))

    if _allowed(RULES[kind][place], accrual, disjoint=disjoint):
        assert total(parts, over=axis, accrual=accrual, disjoint=disjoint) == _of(kind, 5, 7)
    else:
        with pytest.raises(IllegalSumError, match=f"do not add over {axis.value}: ") as refused:
            total(parts, over=axis, accrual=accrual, disjoint=disjoint)
        assert ("union()" in refused.value.en) == kind.has_members


@pytest.mark.parametrize("accrual", [Accrual.CUMULATIVE, Accrual.STREAK])
def test_running_totals_hold_the_earlier_ones(accrual: Accrual) -> None:
    """They do not add over time, though they do over places."""
    parts = (_of(UnitKind.PERSON_TIME, 2), _of(UnitKind.PERSON_TIME, 3))

    with pytest.raises(IllegalSumError, match="running totals"):
        total(parts, over=TIME, accrual=accrual)
    assert total(parts, over=PLACE, accrual=accrual).bounds == Bounds(5)


@pytest.mark.parametrize("axis", Axis)
def test_rates_never_add(axis: Axis) -> None:
    """Not even over places: the parts they were computed from are needed."""
    parts = (_of(UnitKind.SESSION, 2), _of(UnitKind.SESSION, 3))

    with pytest.raises(IllegalSumError, match="rates do not add"):
        total(parts, over=axis, accrual=Accrual.RATE, disjoint=True)


@pytest.mark.parametrize("kind", UnitKind)
def test_a_plus_is_for_units_that_add_over_everything(kind: UnitKind) -> None:
    """Other sums say over what."""
    one, other = _of(kind, 2), _of(kind, 3)

    if set(RULES[kind]) == {ALWAYS}:
        assert one + other == _of(kind, 5)
    else:
        with pytest.raises(IllegalSumError, match="over="):
            one + other


def test_kinds_do_not_mix() -> None:
    """人 and 人次 never make one figure."""
    people, times = _of(UnitKind.PERSON, 2), _of(UnitKind.PERSON_TIME, 2)

    with pytest.raises(UnitMixError, match="person_time"):
        people + times
    with pytest.raises(UnitMixError, match="person_time"):
        total((people, times), over=TIME)
    with pytest.raises(UnitMixError, match="person_time"):
        union((people, times))


def test_nothing_has_no_sum() -> None:
    """There would be no unit."""
    with pytest.raises(IllegalSumError, match="nothing to add"):
        total((), over=TIME)
    with pytest.raises(IllegalSumError, match="nothing to add"):
        union(())


def test_a_union_is_of_members() -> None:
    """Person-times have none."""
    with pytest.raises(IllegalSumError, match="no members"):
        union((_of(UnitKind.PERSON_TIME, 2),))
    with pytest.raises(BoundsError):
        union((_of(UnitKind.PERSON, 9),), cap=8)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=3))
def test_a_union_is_what_groups_of_these_sizes_can_have_together(sizes: list[int]) -> None:
    """Against every way of choosing the groups from as many people as there may be."""
    people = range(sum(sizes))
    ways = product(*(combinations(people, size) for size in sizes))

    together = {len(set().union(*groups)) for groups in ways}

    assert union([_of(UnitKind.PERSON, size) for size in sizes]).bounds == Bounds(min(together), max(together))


@pytest.mark.parametrize(
    ("bounds", "kind"),
    [
        (Bounds(-1), UnitKind.PERSON),
        (Bounds(-1), UnitKind.MONEY),
        (Bounds(Fraction(1, 2)), UnitKind.PERSON),
        (Bounds(1, Fraction(5, 2)), UnitKind.SESSION),
        (Bounds(1, 2, lo_open=True), UnitKind.PERSON),
    ],
)
def test_counts_are_whole_and_not_below_zero(bounds: Bounds, kind: UnitKind) -> None:
    """Half a person is no person."""
    with pytest.raises(BoundsError):
        Quantity(bounds, Unit.for_kind(kind))


def test_changes_and_measures_may_be_what_counts_may_not() -> None:
    """A share may fall, money and hours have fractions, and a count may have no upper end."""
    for bounds, kind in (
        (Bounds(-3), UnitKind.PERCENT),
        (Bounds(-3), UnitKind.POINT),
        (Bounds(Fraction(1, 2)), UnitKind.HOUR),
        (Bounds(49, None), UnitKind.PERSON),
    ):
        assert Quantity(bounds, Unit.for_kind(kind)).bounds == bounds


def test_a_quantity_shows_its_ends_and_unit() -> None:
    """And is one number only where both ends agree."""
    rough, exact = Quantity.of("场", 580, 589, phrase="580余场"), Quantity.of("人次", 7)

    assert (str(rough), repr(rough), rough.lo, rough.hi) == ("580..589 场", "Quantity(580..589 场)", 580, 589)
    assert float(exact) == 7.0
    with pytest.raises(AmbiguousValueError):
        float(rough)


@pytest.mark.parametrize("phrase", ["", "  ", "\0", "\ud800", 5])
def test_a_phrase_is_a_text_that_can_be_kept(phrase: Any) -> None:  # noqa: ANN401 -- anything
    """Or there is none."""
    with pytest.raises(UnitError, match="phrase"):
        Quantity.of("场", 1, phrase=phrase)
