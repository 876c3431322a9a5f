"""Chances and scores: exact where they are few, quick where they are many, and silent where they say nothing."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.bunching import bunching
from yilao_yiyou.metrics.heaping import heaping, upper_tail
from yilao_yiyou.metrics.outliers import outliers

CHANCES = st.sampled_from([Fraction(0), Fraction(1, 5), Fraction(1, 2), Fraction(3, 7), Fraction(1)])


@given(n=st.integers(0, 40), k=st.integers(0, 42), chance=CHANCES)
def test_the_tail_is_the_sum_of_its_terms(n: int, k: int, chance: Fraction) -> None:
    """Term by term, as the definition has it."""
    terms = (comb(n, hits) * chance**hits * (1 - chance) ** (n - hits) for hits in range(k, n + 1))

    assert upper_tail(k, n, chance) == sum(terms, Fraction(0))


def test_the_tail_of_many_is_all_there_is_of_it() -> None:
    """All chances together are one, however many tries; half of those above the middle of twenty thousand."""
    assert abs(1 - upper_tail(0, 20_001, Fraction(1, 2))) < Fraction(1, 10**30)
    assert abs(Fraction(1, 2) - upper_tail(10_001, 20_001, Fraction(1, 2))) < Fraction(1, 10**30)
    found = heaping([10] * 5_000 + [11] * 20_000)
    assert found is not None
    assert Fraction(49, 100) < found.chance < Fraction(51, 100)


def test_what_is_certain_happens_every_time() -> None:
    """Three of three and not four; and no time of none."""
    assert [upper_tail(k, 3, Fraction(1)) for k in range(5)] == [1, 1, 1, 1, 0]
    assert [upper_tail(k, 0, Fraction(1, 5)) for k in range(2)] == [1, 0]


@pytest.mark.parametrize(("n", "exact"), [(10_000, True), (10_001, False)])
def test_the_tail_is_exact_up_to_ten_thousand_tries(n: int, exact: bool) -> None:
    """So many successes or more, and so many failures or more, make one; of more tries to thirty digits."""
    k = n // 5 + 100

    both = upper_tail(k, n, Fraction(1, 5)) + upper_tail(n - k + 1, n, Fraction(4, 5))

    assert (both == 1) is exact
    assert abs(1 - both) < Fraction(1, 10**30)


def test_a_number_is_far_from_the_others_or_not() -> None:
    """Of eight at least; above and below; not among equals; and where most are equal by their mean."""
    usual = [20, 22, 19, 25, 24, 18, 21]

    assert [(found.place, found.high) for found in outliers([*usual, 900])] == [(7, True)]
    assert [(found.place, found.high) for found in outliers([*usual, 0])] == [(7, False)]
    assert outliers([*usual, 23]) == outliers(usual) == outliers([5] * 20) == ()
    (alone,) = outliers([5] * 19 + [500])
    assert (alone.place, alone.number) == (19, 500)
    assert alone.score > Fraction(7, 2)
    with pytest.raises(BoundsError):
        outliers([*usual, -1])


def powers(*exponents: int) -> list[int]:
    """Return numbers of which the logarithms, one added, are whole multiples of that of two."""
    return [2**exponent - 1 for exponent in exponents]


def test_the_score_is_in_medians_of_how_far_numbers_are() -> None:
    """Of 1 to 8 and 16 doublings the middle is 5 and half are 2 or less away: 11 away is 0.6745 of 11 over 2."""
    (found,) = outliers(powers(1, 2, 3, 4, 5, 6, 7, 8, 16))

    assert abs(Fraction(6745, 10_000) * Fraction(11, 2) - found.score) < Fraction(1, 10**15)
    assert (found.place, found.high) == (8, True)


def test_what_is_three_away_is_not_far() -> None:
    """Ten medians and a third of them are 2.4 to 3.5 on the scale, from which on a number is far."""
    assert outliers(powers(1, 2, 3, 4, 5, 6, 7, 8, 15)) == ()


def test_where_most_are_alike_the_mean_stands_in() -> None:
    """Eight of one size and one that is nine doublings away, which is one on average: nine over 1.253314."""
    (found,) = outliers(powers(*[1] * 8, 10))

    assert abs(9 / Fraction(1_253_314, 1_000_000) - found.score) < Fraction(1, 10**15)


def test_of_seven_numbers_nothing_is_said() -> None:
    """However far one of them is from the others."""
    assert outliers([20, 22, 19, 25, 24, 18, 400]) == ()
    assert [found.number for found in outliers([20, 22, 19, 25, 24, 18, 21, 400])] == [400]


@given(numbers=st.lists(st.integers(0, 300), min_size=8, max_size=20), factor=st.integers(2, 5))
def test_few_numbers_are_far_from_the_others(numbers: list[int], factor: int) -> None:
    """Never more than half; and in any order the same ones."""
    found = [each.number for each in outliers(numbers)]

    assert 2 * len(found) < len(numbers)
    assert sorted(found) == sorted(each.number for each in outliers(numbers[factor:] + numbers[:factor]))


def test_results_bunch_at_targets_or_not() -> None:
    """Eleven just at the target and one just below; of small targets, far results and few nothing is said."""
    found = bunching([(20, 20)] * 11 + [(19, 20)])

    assert found is not None
    assert (found.near, found.at_or_above, found.chance) == (12, 11, Fraction(13, 4096))
    assert bunching([(10, 10)] * 40) is None
    assert bunching([(21, 20), (18, 20)] * 40) is None
    assert bunching([(20, 20)] * 9) is None
    assert bunching([(Fraction(199, 20), Fraction(10))] * 10) is not None
    # What is not whole is looked at to the twentieth: 39 is near 41.01, 3 is not near 10.5.
    assert bunching([(39, Fraction("41.01"))] * 10) is not None
    assert bunching([(3, Fraction("10.5"))] * 10) is None
    even = bunching([(20, 20), (19, 20)] * 10)
    assert even is not None
    assert even.chance > Fraction(1, 2)
