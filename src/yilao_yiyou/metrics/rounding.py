"""Rounding: what a printed number can have been, and how far rounded parts may miss a rounded total.

Source: GB/T 8170-2008 rounds to the nearest, ties to the even digit, and once only; the press rounds ties up, and
with 余 it cuts off.
"""

from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.codes import CodeSet


class Rounding(CodeSet):
    """How a number was shortened before it was printed (修约)."""

    HALF_UP = "half_up", "四舍五入"
    HALF_EVEN = "half_even", "四舍六入五成双"
    TRUNCATE = "truncate", "去尾"
    UNKNOWN = "unknown", "不详"
    """Any of these: the hull of them all."""


def before_rounding(printed: Exact, step: Exact, *, rounding: Rounding = Rounding.HALF_UP) -> Bounds:
    """Return what a printed measure can have been before it was rounded to whole steps.

    An end that would have been rounded elsewhere is left out.

    >>> before_rounding(Fraction("6.7"), Fraction("0.1"))
    Bounds(133/20..27/4))
    >>> before_rounding(Fraction("6.8"), Fraction("0.1"), rounding=Rounding.HALF_EVEN)
    Bounds(27/4..137/20)
    """
    half = Fraction(step) / 2
    if rounding is Rounding.HALF_EVEN:
        odd = Fraction(printed) / Fraction(step) % 2 != 0
        return Bounds(printed - half, printed + half, lo_open=odd, hi_open=odd)
    lo = printed if rounding is Rounding.TRUNCATE else printed - half
    hi = printed + (half if rounding is Rounding.HALF_UP else step)
    return Bounds(lo, hi, hi_open=True)


def count_before_rounding(printed: int, step: int, *, rounding: Rounding = Rounding.HALF_UP) -> Bounds:
    """Return what a printed count can have been: the whole numbers in `before_rounding`.

    >>> count_before_rounding(202000, 1000), count_before_rounding(202000, 1000, rounding=Rounding.UNKNOWN)
    (Bounds(201500..202499), Bounds(201500..202999))
    """
    bounds = before_rounding(printed, step, rounding=rounding)
    return Bounds(_first_whole(bounds), -_first_whole(_mirrored(bounds)))


def _mirrored(bounds: Bounds) -> Bounds:
    hi = bounds.lo if bounds.hi is None else bounds.hi
    return Bounds(-hi, -bounds.lo, lo_open=bounds.hi_open, hi_open=bounds.lo_open)


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
        Rounding.UNKNOWN: parts,
    }
    return slack[rounding]


_TIE_NEXT_TO_AN_ODD_STEP = 3


def percent_slack(parts: int, places: int) -> Exact:
    """Return how far n percentages rounded to so many places may miss 100, which is exact [percentage points].

    >>> percent_slack(4, 0), percent_slack(5, 1)
    (2, Fraction(1, 5))
    """
    return exact(Fraction(parts // 2, 10**places))
