"""Shares: one figure over another, kept as both."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.errors import NoDenominatorError


def between(least: int, most: int) -> st.SearchStrategy[Bounds]:
    return st.tuples(st.integers(least, most), st.integers(least, most)).map(lambda ends: Bounds(min(ends), max(ends)))


@given(between(-4, 4), between(1, 4))
def test_a_ratio_holds_every_quotient(top: Bounds, bottom: Bounds) -> None:
    """Both ends of a ratio are the quotient of two ends, and no quotient lies outside, changes below zero included."""
    assert top.hi is not None
    assert bottom.hi is not None
    quotients = [Fraction(first) / second for first, second in product((top.lo, top.hi), (bottom.lo, bottom.hi))]

    assert Bounds(min(quotients), max(quotients)) == top / bottom


@pytest.mark.parametrize(
    ("top", "bottom", "nested", "expected"),
    [
        (Bounds(5), Bounds(10, None), False, Bounds(0, Fraction(1, 2))),
        (Bounds(5, None), Bounds(10, 20), False, Bounds(Fraction(1, 4), None)),
        (Bounds(5, None), Bounds(10, 20), True, Bounds(Fraction(1, 4), 1)),
        (Bounds(0, 30), Bounds(20), True, Bounds(0, 1)),
        (Bounds(50), Bounds(49), False, Bounds(Fraction(50, 49))),
        (Bounds(50), Bounds(49), True, Bounds(Fraction(50, 49))),
        (Bounds(-3, -1), Bounds(2, None), False, Bounds(Fraction(-3, 2), 0)),
    ],
    ids=["no most below", "no most above", "held to the whole", "part of the whole", "above 1", "contradicts", "fall"],
)
def test_a_ratio_says_only_what_is_known(top: Bounds, bottom: Bounds, nested: bool, expected: Bounds) -> None:
    """A part cannot pass its whole; where it does all the same, the ratio above 1 is left to be found."""
    assert expected == Share(top, bottom, nested=nested).ratio


@pytest.mark.parametrize("bottom", [Bounds(0), Bounds(0, 9), Bounds(0, None), Bounds(-1, 1)])
def test_nothing_is_shared_by_what_may_be_nothing(bottom: Bounds) -> None:
    """Over a denominator that is or may be zero there is no ratio."""
    share = Share(Bounds(1), bottom)

    assert not share.has_denominator
    with pytest.raises(NoDenominatorError):
        _ = share.ratio
    with pytest.raises(ZeroDivisionError):
        _ = Bounds(1) / bottom


def test_pooling_sums_both_parts() -> None:
    """The rate of two places together is not the mean of their rates."""
    county, other = Share(Bounds(9), Bounds(10), nested=True), Share(Bounds(5), Bounds(90), nested=True)

    assert Share(Bounds(14), Bounds(100), nested=True) == county.pooled(other)
    assert Bounds(Fraction(14, 100)) == county.pooled(other).ratio
    assert Bounds(Fraction(43, 90)) == (county.ratio + other.ratio) * Fraction(1, 2)


@given(between(0, 9), between(1, 9), between(0, 9), between(1, 9))
def test_a_pooled_ratio_lies_between_the_ratios(top: Bounds, bottom: Bounds, more: Bounds, below: Bounds) -> None:
    """Pooling never leads beyond the lower and the higher of the two."""
    one, other = Share(top, bottom), Share(more, below)
    hull, pooled = one.ratio.hull(other.ratio), one.pooled(other).ratio

    assert not pooled.surely_lt(hull)
    assert not pooled.surely_gt(hull)
    assert pooled.lo in hull
    assert pooled.hi is not None
    assert pooled.hi in hull


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True), (False, False), (True, True)])
def test_only_what_is_nested_on_both_sides_stays_nested(one: bool, other: bool) -> None:
    """A part that may reach beyond its whole makes a pooled part that may."""
    first, second = (Share(Bounds(1), Bounds(2), nested=nested) for nested in (one, other))

    assert (one and other) is first.pooled(second).nested
