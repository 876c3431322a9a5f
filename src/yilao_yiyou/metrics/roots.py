"""Roots and logarithms without floats: each answer is an interval of exact numbers in which the true one lies."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from math import isqrt

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.errors import BoundsError

DIGITS = 20
"""How many decimals an end is given to; the two ends are at most three units of the last apart."""

_ONE = 10**DIGITS
_WORKING = DIGITS + 30


def root(number: Exact) -> Bounds:
    """Return the square root of a number, to 20 decimals on both sides.

    Raises:
        BoundsError: If the number is negative.

    >>> root(4), root(2).lo < Fraction("1.4142135623730950488016887") < root(2).hi
    (Bounds(2), True)
    """
    if number < 0:
        raise BoundsError("负数没有平方根", "a negative number has no square root")
    exactly = Fraction(number) * _ONE**2
    least = isqrt(exactly.numerator // exactly.denominator)
    return Bounds(Fraction(least, _ONE), Fraction(least if least**2 == exactly else least + 1, _ONE))


def logarithm(number: Exact) -> Bounds:
    """Return the natural logarithm of a positive number, to 20 decimals on both sides.

    Raises:
        BoundsError: If the number is not above zero.

    >>> logarithm(1), logarithm(2).lo < Fraction("0.6931471805599453094172321") < logarithm(2).hi
    (Bounds(0), True)
    """
    if number <= 0:
        raise BoundsError("只有正数有对数", "only numbers above zero have a logarithm")
    if number == 1:
        return Bounds(0)
    exactly = Fraction(number)
    # Decimal rounds its logarithms correctly to the digits of the context, which are more than are kept.
    context = Context(prec=_WORKING + len(str(exactly.numerator)) + len(str(exactly.denominator)))
    top, bottom = (context.ln(Decimal(part)) for part in (exactly.numerator, exactly.denominator))
    return enclosed(context.subtract(top, bottom))


def enclosed(nearly: Decimal) -> Bounds:
    """Return the interval of 20 decimals around a number that was worked out to more."""
    unit = Decimal(1).scaleb(-DIGITS)
    context = Context(prec=_WORKING + DIGITS + max(0, nearly.adjusted()))
    least = nearly.quantize(unit, rounding=ROUND_FLOOR, context=context)
    most = nearly.quantize(unit, rounding=ROUND_CEILING, context=context)
    # One more on either side, for the last digits of what was worked out are not sure themselves.
    return Bounds(Fraction(least) - Fraction(1, _ONE), Fraction(most) + Fraction(1, _ONE))


def power(base: Fraction, exponent: Fraction) -> Bounds:
    """Return a number between 0 and 1 raised to a power of zero or more, to 20 decimals on both sides.

    Raises:
        BoundsError: If the number is not between 0 and 1, or the power is negative.

    >>> power(Fraction(1, 2), Fraction(2)).lo <= Fraction(1, 4) <= power(Fraction(1, 2), Fraction(2)).hi
    True
    """
    if not 0 <= base <= 1 or exponent < 0:
        raise BoundsError("底数须在0与1之间, 指数不为负", "the base is between 0 and 1 and the power not negative")
    if exponent == 0 or base in {0, 1}:
        return Bounds(1 if exponent == 0 else base)
    context = Context(prec=_WORKING + len(str(exponent.numerator)) + len(str(base.denominator)))
    log = context.divide(Decimal(base.numerator), Decimal(base.denominator)).ln(context)
    return enclosed(
        context.exp(context.multiply(log, context.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))))
    )
