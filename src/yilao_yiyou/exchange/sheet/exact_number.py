"""What number a numeric cell holds, exactly, and whether a program has changed its digits."""

import re
from decimal import Decimal
from fractions import Fraction

from yilao_yiyou.exchange.sheet.cell import Number

LARGEST = 10**15
"""Programs keep 15 digits of a number; the digits beyond are made up when the cell is saved."""

_WHOLE = re.compile(r"[+-]?[0-9]+(?:\.0*)?")
_PLACES = 9


def exact(number: Number) -> Fraction | None:
    """Return the number that a cell shows, `None` if it is too long to be kept.

    The binary form that a program writes, such as 2.2999999999999998, stands for the shortest decimal that gives it.

    >>> from yilao_yiyou.exchange.sheet.number_format import GENERAL
    >>> exact(Number("2.2999999999999998", GENERAL)), exact(Number("371402195708171234", GENERAL))
    (Fraction(23, 10), None)
    """
    if _WHOLE.fullmatch(number.text):
        whole = int(number.text.partition(".")[0])
        return Fraction(whole) if abs(whole) < LARGEST else None
    value = float(number.text)
    if not abs(value) < LARGEST:
        return None
    return Fraction(Decimal(repr(value)))


def digits_of(number: Number) -> str | None:
    """Return the digits of a whole number without sign, filled up as its format shows it; else `None`.

    >>> from yilao_yiyou.exchange.sheet.number_format import number_format
    >>> digits_of(Number("123", number_format("00000"))), digits_of(Number("13812345678.0", number_format("0")))
    ('00123', '13812345678')
    """
    value = exact(number)
    if value is None or value.denominator != 1 or value < 0:
        return None
    return str(value.numerator).rjust(number.format.digits, "0")


def decimal_of(value: Fraction) -> Decimal | None:
    """Return a fraction as a decimal, `None` if it has more than nine places.

    >>> decimal_of(Fraction(5, 2)), decimal_of(Fraction(1, 3))
    (Decimal('2.5'), None)
    """
    scaled = value * 10**_PLACES
    return None if scaled.denominator != 1 else Decimal(scaled.numerator).scaleb(-_PLACES).normalize()
