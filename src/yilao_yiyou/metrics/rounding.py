"""Rounded counts, and how far rounded parts may miss a rounded total."""

from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.rounding import Rounding, before_rounding


def count_before_rounding(printed: int, step: int, *, rounding: Rounding = Rounding.HALF_UP) -> Bounds:
    """Return what a printed count can have been: the whole numbers in `before_rounding`.

    >>> count_before_rounding(202000, 1000), count_before_rounding(202000, 1000, rounding=Rounding.HULL)
    (Bounds(201500..202499), Bounds(201500..202999))
    """
    bounds = before_rounding(printed, step, rounding=rounding)
    return Bounds(_first_whole(bounds), -_first_whole(Bounds(0).minus_independent(bounds)))


def _first_whole(bounds: Bounds) -> int:
    first = -(-bounds.lo // 1)
    return int(first + 1 if bounds.lo_open and first == bounds.lo else first)


def rounding_slack(parts: int, *, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return how many steps a rounded total may differ from the sum of n rounded parts at most.

    Each part lies within half a step of what is printed, so all together lie within n/2 steps of the printed sum s,
    and the total is a whole number of steps next to that.

    * Ties up: the true total is in [s - n/2, s + n/2); the whole steps to which these are rounded are s - floor(n/2)
      to s + floor(n/2).
    * Ties to even: both ends count, but only if all parts are even. Then s is even, and s + n/2 is rounded beyond
      floor(n/2) only if n/2 is a tie next to an odd step: n = 3, 7, 11 and so on.
    * Cut off: each part loses less than a step, so up to n - 1 whole steps can be lost.
    * Not known: parts that were cut off under a total that was rounded up miss it by up to n steps.

    All are attained.

    >>> [rounding_slack(n) for n in (1, 2, 3, 4)], rounding_slack(3, rounding=Rounding.HALF_EVEN)
    ([0, 1, 1, 2], 2)
    """
    slack = {
        Rounding.HALF_UP: parts // 2,
        Rounding.HALF_EVEN: parts // 2 + (parts % 4 == _TIE_NEXT_TO_AN_ODD_STEP),
        Rounding.TRUNCATE: max(parts - 1, 0),
        Rounding.HULL: parts,
    }
    return slack[rounding]


_TIE_NEXT_TO_AN_ODD_STEP = 3


def percent_slack(parts: int, places: int) -> Exact:
    """Return how far n percentages rounded to so many places may miss 100, which is exact [percentage points].

    >>> percent_slack(4, 0), percent_slack(5, 1)
    (2, Fraction(1, 5))
    """
    return exact(Fraction(parts // 2, 10**places))
