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
    even = bunching([(20, 20), (19, 20)] * 10)
    assert even is not None
    assert even.chance > Fraction(1, 2)
