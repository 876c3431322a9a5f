"""Bounds: a number of which two ends are known; and Share: one figure over another.

Everything here is exact: integers and fractions, never floats. An end that is a whole number is kept
as an `int`, so that two equal bounds also look equal.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Self, TypeAlias

from attrs import Factory, field, frozen

from yilao_yiyou.errors import AmbiguousValueError, BoundsError, DependentDifferenceError, NoDenominatorError

Exact: TypeAlias = int | Fraction
"""A number without rounding: a whole number or a fraction."""


def exact(number: object) -> Exact:
    """Return a number without rounding, whole when it can be.

    Raises:
        BoundsError: If it is a float, a truth value, not finite, or no number at all.

    >>> exact(Decimal("2.50")), exact(Fraction(4, 2))
    (Fraction(5, 2), 2)
    """
    if type(number) is int:  # nearly all of them are
        return number
    if type(number) is Fraction:
        return number.numerator if number.denominator == 1 else number
    if isinstance(number, bool) or not isinstance(number, int | Fraction | Decimal):
        kind = type(number).__name__
        raise BoundsError(
            f"区间的端点须为整数、分数或十进制数,不能是 {kind}",
            f"an end must be an int, a Fraction or a Decimal, not {kind}",
        )
    if isinstance(number, Decimal) and not number.is_finite():
        raise BoundsError("区间的端点须为有限数", "an end must be a finite number")
    fraction = Fraction(number)
    return fraction.numerator if fraction.denominator == 1 else fraction


def _exact_or_none(number: object) -> Exact | None:
    return None if number is None else exact(number)


@frozen(repr=False)
class Bounds:
    """A number known to lie between two ends, such as 580余 read as 580 to 589.

    Attributes:
        lo: The least it can be.
        hi: The most it can be; left out when the number is known, `None` when there is no upper end.
        lo_open: Whether the least is itself left out (only for measures, such as a rounded percentage).
        hi_open: Whether the most is itself left out.

    Raises:
        BoundsError: If an end is not exact, or no number lies between the ends.

    >>> Bounds(62) + Bounds(730, 739)
    Bounds(792..801)
    >>> Bounds(0, None)
    Bounds(0..)
    """

    lo: Exact = field(converter=exact)
    hi: Exact | None = field(converter=_exact_or_none, default=Factory(lambda self: self.lo, takes_self=True))
    lo_open: bool = field(default=False, kw_only=True)
    hi_open: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.hi is None:
            if self.hi_open:
                raise BoundsError("没有上限的区间不能再说上限是开的", "bounds without an upper end cannot have it open")
            return
        empty = self.hi == self.lo and (self.lo_open or self.hi_open)
        if self.hi < self.lo or empty:
            raise BoundsError(
                f"下限 {self.lo} 与上限 {self.hi} 之间没有数; 请核对两端的次序",
                f"no number lies between {self.lo} and {self.hi}; check the order of the ends",
            )

    def __repr__(self) -> str:
        return f"Bounds({self})"

    def __str__(self) -> str:
        if self.is_exact:
            return str(self.lo)
        left = "(" if self.lo_open else ""
        right = ")" if self.hi_open else ""
        return f"{left}{self.lo}..{'' if self.hi is None else self.hi}{right}"

    @property
    def is_exact(self) -> bool:
        """Whether the two ends are one number."""
        return self.lo == self.hi

    @property
    def point(self) -> Exact | None:
        """The number itself where it is known, else `None`."""
        return self.lo if self.is_exact else None

    @property
    def width(self) -> Exact | None:
        """How far the ends are apart; `None` without an upper end."""
        return None if self.hi is None else self.hi - self.lo

    def whole(self) -> "Bounds":
        """Return the narrowest bounds with whole ends that hold these.

        >>> Bounds(Fraction(7, 2), Fraction(9, 2)).whole()
        Bounds(3..5)
        """
        return Bounds(floor(self.lo), None if self.hi is None else ceil(self.hi))

    def __float__(self) -> float:
        if not self.is_exact:
            raise AmbiguousValueError(
                f"这个数在 {self} 之间,不是一个值; 请用 .lo 与 .hi",
                f"this figure lies in {self} and is not one value; use .lo and .hi",
            )
        return float(self.lo)

    def __contains__(self, number: Exact) -> bool:
        above = number > self.lo or (number == self.lo and not self.lo_open)
        if self.hi is None:
            return above
        return above and (number < self.hi or (number == self.hi and not self.hi_open))

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(
            self.lo + other.lo,
            None if self.hi is None or other.hi is None else self.hi + other.hi,
            lo_open=self.lo_open or other.lo_open,
            hi_open=self.hi is not None and other.hi is not None and (self.hi_open or other.hi_open),
        )

    def __mul__(self, factor: Exact) -> "Bounds":
        if factor < 0:
            raise BoundsError("只能乘以非负数", "bounds are scaled by a number that is not negative")
        if factor == 0:
            return Bounds(0)
        hi = None if self.hi is None else self.hi * factor
        return Bounds(self.lo * factor, hi, lo_open=self.lo_open, hi_open=self.hi_open)

    __rmul__ = __mul__

    def __sub__(self, other: object) -> "Bounds":
        raise DependentDifferenceError(
            "两个区间可能数的是同一批人或事,不能直接相减; 确实互不相关时用 minus_independent()",
            "two figures may count the same people, so they are not subtracted; "
            "call minus_independent() if they are known to be independent",
        )

    def minus_independent(self, other: "Bounds") -> "Bounds":
        """Return the difference of two figures known to be independent.

        Raises:
            BoundsError: If the other figure has no upper end, so that the difference has no lower one.
        """
        if other.hi is None:
            raise BoundsError("减数没有上限,差没有下限", "the figure taken away has no upper end")
        hi = None if self.hi is None else self.hi - other.lo
        hi_open = hi is not None and (self.hi_open or other.lo_open)
        return Bounds(self.lo - other.hi, hi, lo_open=self.lo_open or other.hi_open, hi_open=hi_open)

    def meets(self, other: "Bounds") -> bool:
        """Return whether some number lies in both."""
        return not (self.surely_lt(other) or other.surely_lt(self))

    def surely_lt(self, other: "Bounds") -> bool:
        """Return whether every number here is below every number there."""
        if self.hi is None:
            return False
        return self.hi < other.lo or (self.hi == other.lo and (self.hi_open or other.lo_open))

    def surely_gt(self, other: "Bounds") -> bool:
        """Return whether every number here is above every number there."""
        return other.surely_lt(self)

    def maybe_gt(self, other: "Bounds") -> bool:
        """Return whether some number here is above some number there."""
        return self.hi is None or self.hi > other.lo

    def maybe_lt(self, other: "Bounds") -> bool:
        """Return whether some number here is below some number there."""
        return other.maybe_gt(self)

    def hull(self, other: "Bounds") -> "Bounds":
        """Return the narrowest bounds that hold both."""
        lo, lo_open = min((self.lo, self.lo_open), (other.lo, other.lo_open))
        if self.hi is None or other.hi is None:
            return Bounds(lo, None, lo_open=lo_open)
        hi, hi_closed = max((self.hi, not self.hi_open), (other.hi, not other.hi_open))
        return Bounds(lo, hi, lo_open=lo_open, hi_open=not hi_closed)

    def at_most(self, cap: "Bounds | None") -> "Bounds":
        """Return these bounds with the upper end held down to a cap, where one is given.

        Raises:
            BoundsError: If the least is already above the cap; the caller should report that as a finding.
        """
        if cap is None or cap.hi is None:
            return self
        if self.hi is not None and (self.hi, not self.hi_open) <= (cap.hi, not cap.hi_open):
            return self
        return Bounds(self.lo, cap.hi, lo_open=self.lo_open, hi_open=cap.hi_open)

    @classmethod
    def total(cls, parts: Iterable["Bounds"]) -> "Bounds":
        """Return the sum of independent parts; nothing sums to zero."""
        return sum(parts, Bounds(0))

    @classmethod
    def largest(cls, parts: Iterable["Bounds"]) -> "Bounds":
        """Return the bounds of the largest part; zero where there is none.

        The least that the largest can be is the largest of the least; likewise the most.
        """
        parts = tuple(parts)
        lo = max((part.lo for part in parts), default=0)
        his = [part.hi for part in parts]
        return cls(lo, None if None in his else max((hi for hi in his if hi is not None), default=0))

    def __truediv__(self, other: "Bounds") -> "Bounds":
        return Share(self, other).ratio


@frozen
class Share:
    """One figure over another, both kept, so that shares can be pooled without rounding.

    Attributes:
        numerator: The part, for example the persons reached (人).
        denominator: The whole, in the same unit or another.
        nested: Whether the part is known to be counted within the whole, so that the ratio cannot pass 1.

    A ratio above 1 is left as it is: it is a finding, not an error.

    >>> Share(Bounds(5), Bounds(10)).ratio, Share(Bounds(20, 30), Bounds(100)).ratio
    (Bounds(1/2), Bounds(1/5..3/10))
    """

    numerator: Bounds
    denominator: Bounds
    nested: bool = field(default=False, kw_only=True)

    @property
    def has_denominator(self) -> bool:
        """Whether the denominator is surely above zero."""
        return self.denominator.lo > 0

    @property
    def ratio(self) -> Bounds:
        """The share as bounds, a pure number.

        Raises:
            NoDenominatorError: If the denominator is, or may be, zero.
        """
        if not self.has_denominator:
            raise NoDenominatorError("分母为零或可能为零,没有比率", "the denominator is or may be zero")
        top, bottom = self.numerator, self.denominator
        lo = _over(top.lo, bottom.lo if top.lo < 0 else bottom.hi)
        hi = None if top.hi is None else _over(top.hi, bottom.hi if top.hi < 0 else bottom.lo)
        if self.nested and lo <= 1:
            hi = Fraction(1) if hi is None else min(hi, Fraction(1))
        return Bounds(lo, hi)

    def pooled(self, other: Self) -> "Share":
        """Return the share of both groups together: numerators and denominators are summed."""
        nested = self.nested and other.nested
        return Share(self.numerator + other.numerator, self.denominator + other.denominator, nested=nested)


def _over(part: Exact, whole: Exact | None) -> Fraction:
    return Fraction(0) if whole is None else Fraction(part) / Fraction(whole)
