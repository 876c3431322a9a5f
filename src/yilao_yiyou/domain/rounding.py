"""Rounding: how a number was shortened before it was printed, and what it can have been.

Source: GB/T 8170-2008 rounds to the nearest, ties to the even digit, and once only; the press rounds ties up.
"""

from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet


class Rounding(CodeSet):
    """How the last digit of a written number came about (数值修约)."""

    HALF_UP = "half_up", "四舍五入"
    """To the nearest, a half upwards."""
    HALF_EVEN = "half_even", "四舍六入五成双"
    """To the nearest, a half to the even digit (GB/T 8170-2008)."""
    TRUNCATE = "truncate", "截断"
    """What follows the last digit was left off."""
    HULL = "hull", "并集"
    """Nobody knows: whatever rounding or leaving off allows."""


def before_rounding(printed: Exact, step: Exact, *, rounding: Rounding = Rounding.HALF_UP) -> Bounds:
    """Return what a printed measure can have been before it was rounded to whole steps.

    An end that would have been rounded elsewhere is left out.

    >>> before_rounding(Fraction("6.7"), Fraction("0.1"))
    Bounds(133/20..27/4))
    >>> before_rounding(Fraction("6.8"), Fraction("0.1"), rounding=Rounding.HALF_EVEN)
    Bounds(27/4..137/20)
    """
    # Whole halves stay whole numbers, which are far quicker to work with.
    half: Exact = step // 2 if isinstance(step, int) and step % 2 == 0 else Fraction(step) / 2
    if rounding is Rounding.HALF_EVEN:
        odd = Fraction(printed) / Fraction(step) % 2 != 0
        return Bounds(printed - half, printed + half, lo_open=odd, hi_open=odd)
    lo = printed if rounding is Rounding.TRUNCATE else printed - half
    hi = printed + (half if rounding is Rounding.HALF_UP else step)
    return Bounds(lo, hi, hi_open=True)
