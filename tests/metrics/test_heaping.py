"""Counts that end in nought or five, where there are too few of them."""

from fractions import Fraction

from yilao_yiyou.metrics.heaping import heaping


def test_of_few_numbers_nothing_is_said() -> None:
    """From thirty on the share that ends in nought or five."""
    assert heaping([5] * 29) is None
    found = heaping([5, 10] * 10 + [1] * 10)
    assert found is not None
    assert (found.share, found.rounded) == (Fraction(2, 3), 20)
