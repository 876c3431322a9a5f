"""Roots, logarithms and powers at their edges, and how close their ends are."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.rates import chapman, wilson
from yilao_yiyou.metrics.roots import logarithm, power, root

UNIT = Fraction(1, 10**20)


@pytest.mark.parametrize(
    "found", [root(2), logarithm(2), logarithm(Fraction(1, 3)), power(Fraction(1, 2), Fraction(1, 3))]
)
def test_the_ends_are_three_units_of_the_last_decimal_apart(found: Bounds) -> None:
    """So that nobody has to ask how sure the twentieth decimal is."""
    assert found.width is not None
    assert 0 < found.width <= 3 * UNIT


def test_what_is_exact_stays_exact() -> None:
    """One to any power is one, nothing to any power but none is nothing, and the root of nothing is nothing."""
    assert power(Fraction(1), Fraction(5, 2)) == Bounds(1)
    assert power(Fraction(0), Fraction(5, 2)) == Bounds(0)
    assert power(Fraction(0), Fraction(0)) == Bounds(1)
    assert root(0) == Bounds(0)
    assert logarithm(1) == Bounds(0)


@pytest.mark.parametrize(("base", "exponent"), [(Fraction(-1, 2), 1), (Fraction(3, 2), 1), (Fraction(1, 2), -1)])
def test_powers_are_of_shares(base: Fraction, exponent: int) -> None:
    """Anything but a number from nothing to one, and a power that is not negative, is refused in words."""
    with pytest.raises(BoundsError, match="the base is between 0 and 1"):
        power(base, Fraction(exponent))


LN_10 = Fraction("2.302585092994045684017991454684364207601101488628773")
"""The natural logarithm of ten, to fifty decimals, as tables print it."""


@pytest.mark.parametrize("tens", [1, 30, 60, 200])
def test_long_numbers_keep_their_decimals(tens: int) -> None:
    """The logarithm of a one with many noughts is as many times that of ten, above the line and below it."""
    large, below = logarithm(10**tens), logarithm(Fraction(10**tens + 1, 10 ** (2 * tens)))

    assert large.hi is not None
    assert large.lo <= tens * LN_10 <= large.hi
    assert large.hi - large.lo <= 3 * UNIT
    assert below.hi is not None
    # ln((10^n + 1) / 10^2n) is -n ln 10 and less than 10^-n more.
    assert below.lo <= -tens * LN_10 + Fraction(1, 10**tens)
    assert below.hi >= -tens * LN_10
    assert below.hi - below.lo <= 3 * UNIT


@pytest.mark.parametrize("found", [root(2), logarithm(2), power(Fraction(1, 2), Fraction(1, 3))])
def test_ends_have_twenty_decimals(found: Bounds) -> None:
    """No more, and no fewer: neither end is a number of nineteen."""
    assert found.hi is not None
    for end in (Fraction(found.lo), Fraction(found.hi)):
        assert (end * 10**20).denominator == 1
    assert any((Fraction(end) * 10**19).denominator > 1 for end in (found.lo, found.hi))


@given(number=st.fractions(0, 10**6))
def test_roots_are_enclosed(number: Fraction) -> None:
    """The squares of the ends lie on either side."""
    found = root(number)

    assert found.hi is not None
    assert found.lo**2 <= number <= found.hi**2
    assert found.hi - found.lo <= Fraction(1, 10**20)


def test_edges_of_roots() -> None:
    """What has none is refused; what is exact stays so."""
    assert power(Fraction(1, 3), Fraction(0)) == Bounds(1)
    assert power(Fraction(0), Fraction(3)) == Bounds(0)
    assert root(Fraction(1, 4)) == Bounds(Fraction(1, 2))
    with pytest.raises(BoundsError):
        root(-1)
    with pytest.raises(BoundsError):
        logarithm(0)
    with pytest.raises(BoundsError):
        power(Fraction(2), Fraction(1))
    with pytest.raises(BoundsError):
        power(Fraction(1, 2), Fraction(-1))
    with pytest.raises(BoundsError):
        wilson(1, 0)
    with pytest.raises(BoundsError):
        wilson(3, 2)
    with pytest.raises(BoundsError):
        chapman(1, 2, 2)
