from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies import bounds
from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.errors import AmbiguousValueError, BoundsError, DependentDifferenceError

FAR = 12
GRID = tuple(Fraction(number, 4) for number in range(-4 * FAR, 4 * FAR + 1))
NEAR = tuple(Fraction(number, 2) for number in range(-12, 13))


class Rank(IntEnum):
    """An integer in name only."""

    FIRST = 1


@st.composite
def small(draw: st.DrawFn, *, endless: bool = True) -> Bounds:
    """Bounds with whole ends near zero; a quarter lies inside wherever the ends are open."""
    lo = draw(st.integers(-3, 3))
    hi = draw(st.integers(lo, 3))
    if endless and draw(st.booleans()):
        return Bounds(lo, None, lo_open=draw(st.booleans()))
    is_wide = hi > lo
    return Bounds(lo, hi, lo_open=is_wide and draw(st.booleans()), hi_open=is_wide and draw(st.booleans()))


def points(some: Bounds) -> list[Fraction]:
    return [point for point in GRID if point in some]


def seen(some: Bounds) -> list[Fraction]:
    return [point for point in NEAR if point in some]


def reached(numbers: Iterable[Fraction]) -> list[Fraction]:
    return sorted(set(numbers).intersection(NEAR))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, 3),
        (Rank.FIRST, 1),
        (Fraction(6, 3), 2),
        (Fraction(1, 3), Fraction(1, 3)),
        (Decimal("2.51"), Fraction(251, 100)),
        (Decimal("20.0"), 20),
        (Decimal("-0"), 0),
    ],
)
def test_numbers_are_kept_without_rounding(number: object, expected: Exact) -> None:
    """A whole number is an int whatever it was written as, every other one a fraction."""
    actual = exact(number)

    assert (expected, type(expected)) == (actual, type(actual))


@pytest.mark.parametrize(
    "number",
    [1.0, float("nan"), True, "3", None, 1j, b"1", Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), [1]],
)
def test_what_is_no_exact_number_is_no_end(number: Any) -> None:  # noqa: ANN401 -- what a caller may hand over
    """Floats, truth values, texts and what is not finite are refused, as the number itself and as either end."""
    with pytest.raises(BoundsError):
        exact(number)
    with pytest.raises(BoundsError):
        Bounds(number)
    if number is not None:
        with pytest.raises(BoundsError):
            Bounds(0, number)


def test_known_numbers_have_two_equal_ends() -> None:
    """One end is enough for a number that is known; spelt otherwise it is the same number."""
    known = Bounds(62)

    assert (62, 62) == (known.lo, known.hi)
    assert known == Bounds(Fraction(124, 2), Decimal(62))
    assert hash(known) == hash(Bounds(Decimal("62.0")))


@pytest.mark.parametrize(
    ("lo", "hi", "flags"),
    [
        (2, 1, {}),
        (1, 1, {"lo_open": True}),
        (1, 1, {"hi_open": True}),
        (0, None, {"hi_open": True}),
        (Fraction(1, 2), Fraction(1, 3), {}),
    ],
)
def test_ends_have_a_number_between_them(lo: Exact, hi: Exact | None, flags: dict[str, bool]) -> None:
    """No bounds are empty, and what has no upper end cannot have it open."""
    with pytest.raises(BoundsError):
        Bounds(lo, hi, **flags)


@pytest.mark.parametrize(
    ("some", "text", "width", "point"),
    [
        (Bounds(5660), "5660", 0, 5660),
        (Bounds(580, 589), "580..589", 9, None),
        (Bounds(0, None), "0..", None, None),
        (Bounds(50, None, lo_open=True), "(50..", None, None),
        (Bounds(Fraction(1, 2), Fraction(3, 4), lo_open=True, hi_open=True), "(1/2..3/4)", Fraction(1, 4), None),
        (Bounds(1, 2, hi_open=True), "1..2)", 1, None),
    ],
)
def test_bounds_show_their_ends(some: Bounds, text: str, width: Exact | None, point: Exact | None) -> None:
    """Round brackets mark the ends that are left out."""
    assert (text, f"Bounds({text})") == (str(some), repr(some))
    assert (width, point) == (some.width, some.point)
    assert some.is_exact is (point is not None)


def test_only_known_numbers_turn_into_floats() -> None:
    """Whoever asks one number of a figure with two ends is told of both."""
    assert 0.5 == float(Bounds(Fraction(1, 2)))
    with pytest.raises(AmbiguousValueError, match=r"580\.\.589"):
        float(Bounds(580, 589))


def test_bounds_do_not_change() -> None:
    """What was read stays read."""
    known = Bounds(1)

    with pytest.raises(FrozenInstanceError):
        known.lo = 2  # type: ignore[misc]


@given(small(), st.sampled_from(GRID))
def test_a_number_lies_inside_between_the_ends(some: Bounds, number: Fraction) -> None:
    """An end itself lies inside unless it is left out."""
    above = number > some.lo or (number == some.lo and not some.lo_open)
    below = some.hi is None or number < some.hi or (number == some.hi and not some.hi_open)

    assert (above and below) == (number in some)


@given(small(), small())
def test_sums_hold_every_sum_and_nothing_else(one: Bounds, other: Bounds) -> None:
    """The sum of two bounds holds exactly the sums of a number here and a number there."""
    expected = reached(first + second for first in points(one) for second in points(other))

    assert expected == seen(one + other)


@given(small(), small(endless=False))
def test_independent_differences_hold_every_difference(one: Bounds, other: Bounds) -> None:
    """The difference of two independent figures holds exactly the differences."""
    expected = reached(first - second for first in points(one) for second in points(other))

    assert expected == seen(one.minus_independent(other))


def test_nothing_without_an_upper_end_is_taken_away() -> None:
    """The difference would have no lower end."""
    with pytest.raises(BoundsError):
        Bounds(5).minus_independent(Bounds(1, None))


def test_figures_are_not_subtracted_by_a_sign() -> None:
    """Two figures may count the same people, so the caller must say that they do not."""
    with pytest.raises(DependentDifferenceError, match="minus_independent"):
        Bounds(5) - Bounds(3)


@pytest.mark.parametrize("factor", [0, 1, 2, Fraction(1, 2)])
@given(some=small())
def test_scaling_scales_every_number(factor: Exact, some: Bounds) -> None:
    """Every number inside is scaled, from either side of the sign; nought of anything is nought."""
    expected = {point * factor for point in points(some)}
    scaled = factor * some

    assert scaled == some * factor
    assert all(number in scaled for number in expected)
    assert scaled.lo == factor * some.lo or factor == 0


@pytest.mark.parametrize("factor", [-1, Fraction(-1, 9), 0.5])
def test_bounds_are_scaled_by_exact_numbers_from_zero(factor: Any) -> None:  # noqa: ANN401 -- what a caller may hand over
    """A negative factor would turn the ends round, a float would round them."""
    with pytest.raises(BoundsError):
        Bounds(1, 2) * factor


@given(small(), small())
def test_comparisons_ask_every_pair(one: Bounds, other: Bounds) -> None:
    """Sure is what holds for every pair of numbers, possible what holds for some."""
    pairs = [(first, second) for first in points(one) for second in points(other)]

    assert all(first < second for first, second in pairs) == one.surely_lt(other)
    assert all(first > second for first, second in pairs) == one.surely_gt(other)
    assert any(first > second for first, second in pairs) == one.maybe_gt(other)
    assert any(first < second for first, second in pairs) == one.maybe_lt(other)
    assert any(first == second for first, second in pairs) == one.meets(other)


@given(small(), small())
def test_a_hull_is_the_narrowest_around_both(one: Bounds, other: Bounds) -> None:
    """A number lies in the hull when it lies between two numbers of the two."""
    both = points(one) + points(other)
    expected = [point for point in NEAR if min(both) <= point <= max(both)]

    assert expected == seen(one.hull(other))


@given(small(), small())
def test_a_cap_takes_away_what_surely_lies_above_it(some: Bounds, cap: Bounds) -> None:
    """What is left lies at or below some number that the cap may be; with nothing left the two contradict."""
    caps = points(cap)
    expected = [point for point in NEAR if point in some and (cap.hi is None or point <= max(caps))]

    if cap.surely_lt(some):
        with pytest.raises(BoundsError):
            some.at_most(cap)
    else:
        assert expected == seen(some.at_most(cap))


def test_no_cap_takes_nothing_away() -> None:
    """Nor does a cap that has no upper end itself."""
    some = Bounds(1, None)

    assert some is some.at_most(None)
    assert some is some.at_most(Bounds(0, None))


@given(st.lists(small(endless=False), max_size=4))
def test_a_total_is_the_sum_one_by_one(parts: list[Bounds]) -> None:
    """Nothing sums to zero; more parts are added in any order."""
    expected = Bounds(0)
    for part in parts:
        expected = part + expected

    assert expected == Bounds.total(iter(parts))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted), max_size=3))
def test_the_largest_part_is_bounded_by_every_choice(ends: list[list[int]]) -> None:
    """Whatever the parts are, the largest of them lies in the bounds, and both ends are reached."""
    choices = [0]
    for place, (lo, hi) in enumerate(ends):
        reach = range(lo, hi + 1)
        choices = list(reach) if place == 0 else [max(most, number) for most in choices for number in reach]

    assert Bounds(min(choices), max(choices)) == Bounds.largest(Bounds(lo, hi) for lo, hi in ends)


def test_a_part_without_an_upper_end_leaves_the_largest_without() -> None:
    """Then the largest may be anything from the largest of the least."""
    assert Bounds(7, None) == Bounds.largest([Bounds(1, None), Bounds(7, 9)])


@pytest.mark.parametrize("combine", [Bounds.__add__, Bounds.hull])
@given(one=bounds, other=bounds, third=bounds)
def test_sums_and_hulls_do_not_depend_on_order(
    combine: Callable[[Bounds, Bounds], Bounds], one: Bounds, other: Bounds, third: Bounds
) -> None:
    """Grouping and order change nothing, for exact numbers of any size."""
    assert combine(one, other) == combine(other, one)
    assert combine(combine(one, other), third) == combine(one, combine(other, third))


@given(bounds, bounds)
def test_adding_keeps_the_width(one: Bounds, other: Bounds) -> None:
    """Nothing is gained or lost by adding: the widths add too."""
    assume(one.width is not None and other.width is not None)

    assert (one.width or 0) + (other.width or 0) == (one + other).width
