"""The convention by which published figures are read: a value that can be swapped."""

from fractions import Fraction

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.rounding import Rounding, before_rounding
from yilao_yiyou.errors import BoundsError

__all__ = ["DEFAULT", "Convention", "Rounding"]


def _share(_instance: object, _attribute: object, value: Fraction) -> None:
    if not 0 < value <= 1:
        raise BoundsError("约定中的比例须大于 0、不大于 1", "a share of the convention is above 0 and at most 1")


@frozen(kw_only=True, cache_hash=True)
class Convention:
    """How the words of the field are turned into ends.

    Attributes:
        rounding: How a decimal, or a whole number in 万 or 亿, was rounded.
        near: How far below N 近N may be, as a share of N; never more than one step of its last digit.
        about: How far to either side of N 约N may be, as a share of one step of its last digit.

    Raises:
        BoundsError: If a share is not above 0 and at most 1.

    >>> Convention(rounding=Rounding.HULL).rounded(202_000, 1000)
    Bounds(201500..203000))
    """

    rounding: Rounding = Rounding.HALF_UP
    near: Fraction = field(default=Fraction(1, 10), validator=_share)
    about: Fraction = field(default=Fraction(1, 2), validator=_share)

    def rounded(self, value: Exact, place: Exact) -> Bounds:
        """Return what may have been written as a value, not below zero, whose last digit has a place value.

        Source: rounding as in GB/T 8170-2008; 20.2万 is nearest to 201,500 up to 202,500 and is the truncation of
        202,000 up to 203,000.

        >>> Convention().rounded(202_000, 1000)
        Bounds(201500..202500))
        """
        found = before_rounding(value, place, rounding=self.rounding)
        return found if found.lo >= 0 else Bounds(0, found.hi, hi_open=found.hi_open)


DEFAULT = Convention()
"""Decimals rounded half up; 余 and 多 always truncate."""
