"""Heaping: whether counted numbers end in 0 or 5 more often than chance lets them."""

from collections.abc import Iterable
from fractions import Fraction
from math import comb

from attrs import frozen

FEWEST = 30
"""With fewer numbers than this nothing is said."""

RARE = Fraction(1, 100)
"""Chances below this one need checking."""

_MANY = 10_000
_BITS = 128
"""Of many tries, terms below such a part of the sum are left out; they fall from there on."""

_ROUND = (0, 5)
_CHANCE = Fraction(1, 5)


@frozen(kw_only=True)
class Heaping:
    """How many numbers end in 0 or 5.

    Attributes:
        numbers: How many numbers there are.
        rounded: How many end in 0 or 5.
        chance: The chance of so many or more if every last digit were as likely, a share of 1.
    """

    numbers: int
    rounded: int
    chance: Fraction

    @property
    def share(self) -> Fraction:
        """The share that ends in 0 or 5."""
        return Fraction(self.rounded, self.numbers)


def upper_tail(k: int, n: int, chance: Fraction) -> Fraction:
    """Return the chance of k or more successes in n tries, exactly; of more than 10,000 tries to thirty digits.

    >>> upper_tail(2, 2, Fraction(1, 5))
    Fraction(1, 25)
    """
    hit, miss = chance.numerator, chance.denominator - chance.numerator
    if k > n or not miss:
        return Fraction(int(k <= n))
    # Whole numbers over one denominator, each from the one before: many thousand fractions would take minutes.
    term, total = comb(n, k) * hit**k * miss ** (n - k), 0
    for hits in range(k, n + 1):
        total += term
        term = term * (n - hits) * hit // ((hits + 1) * miss)
        if n > _MANY and term << _BITS < total:
            break
    return Fraction(total, chance.denominator**n)


def heaping(numbers: Iterable[int]) -> Heaping | None:
    """Return how far numbers heap at 0 and 5, `None` for fewer than 30 of them.

    Numbers that were estimated are expected to; the test is for those that were signed for, ticketed or counted. A
    small chance needs checking, and says no more than that.

    >>> heaping([10] * 12 + list(range(1, 19))).rounded
    15
    """
    listed = list(numbers)
    if len(listed) < FEWEST:
        return None
    rounded = sum(number % 10 in _ROUND for number in listed)
    return Heaping(numbers=len(listed), rounded=rounded, chance=upper_tail(rounded, len(listed), _CHANCE))
