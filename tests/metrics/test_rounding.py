"""What a printed number can have been, and how far rounded parts miss a rounded total."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations_with_replacement
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.rounding import Rounding, before_rounding
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.rounding import count_before_rounding, percent_slack, rounding_slack

TENTH = Fraction(1, 10)
NEAREST = (Rounding.HALF_UP, Rounding.HALF_EVEN)


def _half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


def _half_even(number: Fraction) -> int:
    return round(number)


ROUNDERS: dict[Rounding, Callable[[Fraction], int]] = {
    Rounding.HALF_UP: _half_up,
    Rounding.HALF_EVEN: _half_even,
    Rounding.TRUNCATE: floor,
}


@pytest.mark.parametrize("rounding", ROUNDERS)
@given(number=st.fractions(0, 10, max_denominator=40))
def test_a_number_is_among_what_its_printed_form_can_have_been(rounding: Rounding, number: Fraction) -> None:
    """Rounding and asking back finds the number again, and no number that is rounded to something else."""
    printed = ROUNDERS[rounding](number)

    assert number in before_rounding(printed, 1, rounding=rounding)
    assert number not in before_rounding(printed + 1, 1, rounding=rounding)
    assert number in before_rounding(printed, 1, rounding=Rounding.HULL)


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        (Rounding.HALF_UP, Bounds(201500, 202499)),
        (Rounding.HALF_EVEN, Bounds(201500, 202500)),
        (Rounding.TRUNCATE, Bounds(202000, 202999)),
        (Rounding.HULL, Bounds(201500, 202999)),
    ],
)
def test_a_count_in_ten_thousands_can_have_been_so_many(rounding: Rounding, expected: Bounds) -> None:
    """20.2万 was 201,500 to 202,499 if it was rounded, and up to 202,999 if nobody knows how."""
    assert expected == count_before_rounding(202000, 1000, rounding=rounding)


def test_an_odd_last_digit_keeps_no_tie_when_ties_go_to_even() -> None:
    """6.7万 was neither 66,500 nor 67,500: both were printed otherwise."""
    assert Bounds(66501, 67499) == count_before_rounding(67000, 1000, rounding=Rounding.HALF_EVEN)


@pytest.mark.parametrize("rounding", NEAREST)
@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("20.0", Verdict.PUBLISHED_LOW),
        ("20.1", Verdict.CONSISTENT),
        ("20.2", Verdict.CONSISTENT),
        ("20.3", Verdict.CONSISTENT),
        ("20.4", Verdict.PUBLISHED_HIGH),
    ],
)
def test_rounded_counties_allow_three_cities(rounding: Rounding, city: str, expected: Verdict) -> None:
    """Counties of 6.7, 6.7 and 6.8万 make a city of 20.1, 20.2 or 20.3万 and no other, however ties went (E9)."""
    counties = [before_rounding(Fraction(each), TENTH, rounding=rounding) for each in ("6.7", "6.7", "6.8")]
    added = Bounds.total(counties)

    assert (Fraction("20.05"), Fraction("20.35")) == (added.lo, added.hi)
    assert expected is verdict(before_rounding(Fraction(city), TENTH, rounding=rounding), added)


_GRID = 12
"""Parts of a step: fine enough to hold ties and the numbers next to them."""


def _gaps(parts: int, rounding: Rounding) -> set[int]:
    """Return every gap between a rounded total and the sum of rounded parts, for parts within two steps.

    Two steps hold an even and an odd one, and whole pairs of steps shift parts and total alike.
    """
    shorten = ROUNDERS[rounding]
    steps = [Fraction(at, _GRID) for at in range(2 * _GRID)]
    rounded = {step: shorten(step) for step in steps}
    return {
        shorten(sum(chosen, Fraction(0))) - sum(rounded[step] for step in chosen)
        for chosen in combinations_with_replacement(steps, parts)
    }


@pytest.mark.parametrize("rounding", ROUNDERS)
@pytest.mark.parametrize("parts", [1, 2, 3, 4])
def test_no_gap_passes_the_slack_and_one_reaches_it(rounding: Rounding, parts: int) -> None:
    """All combinations of parts were tried: the shortcut is never passed, and it is attained."""
    gaps = _gaps(parts, rounding)

    assert rounding_slack(parts, rounding=rounding) == max(abs(gap) for gap in gaps)


@pytest.mark.parametrize(("parts", "expected"), [(5, 2), (7, 4)])
def test_ties_to_even_miss_by_one_more_only_next_to_an_odd_step(parts: int, expected: int) -> None:
    """Five halves are rounded to two, seven halves to four."""
    halves = sum([Fraction(1, 2)] * parts, Fraction(0))

    assert expected == _half_even(halves) == rounding_slack(parts, rounding=Rounding.HALF_EVEN)


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_nobody_knowing_how_allows_a_step_for_each_part(parts: int) -> None:
    """Parts that were cut off, each by nearly a step, under a total that was rounded up."""
    nearly = Fraction(99, 100) * parts

    assert _half_up(nearly) == rounding_slack(parts, rounding=Rounding.HULL)


@pytest.mark.parametrize("parts", [1, 2, 3, 4, 5])
@given(printed=st.lists(st.integers(0, 6), min_size=5, max_size=5), total=st.integers(0, 40))
def test_the_shortcut_is_the_exact_test(parts: int, printed: list[int], total: int) -> None:
    """A total is within the slack if and only if its interval meets the parts' intervals added up."""
    chosen = printed[:parts]
    added = Bounds.total(before_rounding(each, 1) for each in chosen)
    within = abs(total - sum(chosen)) <= rounding_slack(parts)

    assert within is before_rounding(total, 1).meets(added)


@given(shares=st.lists(st.integers(0, 100), min_size=2, max_size=6), places=st.integers(0, 2))
def test_percentages_of_a_whole_miss_the_hundred_by_no_more_than_their_slack(shares: list[int], places: int) -> None:
    """Rounded percentages of one whole add up to 100 but for half a unit of the last place each."""
    whole = sum(shares) or 1
    shares = shares if sum(shares) else [1, *shares[1:]]
    scale = 10**places
    printed = [Fraction(_half_up(Fraction(100 * scale * share, whole)), scale) for share in shares]

    assert abs(sum(printed, Fraction(0)) - 100) <= percent_slack(len(shares), places)


def test_only_whole_numbers_can_have_been_counted() -> None:
    """Ten to the nearest five was eight to twelve, and cut off it was ten to fourteen."""
    assert count_before_rounding(10, 5) == Bounds(8, 12)
    assert count_before_rounding(10, 5, rounding=Rounding.TRUNCATE) == Bounds(10, 14)


@pytest.mark.parametrize("rounding", Rounding)
def test_no_parts_miss_nothing(rounding: Rounding) -> None:
    """Nothing is rounded."""
    assert rounding_slack(0, rounding=rounding) == 0
