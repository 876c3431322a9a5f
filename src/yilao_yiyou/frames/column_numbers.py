"""Kinds of column for whole numbers, decimals and days, none of which is ever rounded."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from yilao_yiyou.frames.arrow import Array, DataType, pa, pc
from yilao_yiyou.frames.column_faults import wrong_cells, wrong_type
from yilao_yiyou.frames.column_kinds import Values, read_distinct, text_of

MOST: Final = 2**63 - 1
"""The largest whole number of a column."""

_MOST_OF_FLOAT = 2**53
_WHOLE = ("64位以内的整数", "whole numbers within 64 bits")


@frozen
class WholeKind:
    """Whole numbers within 64 bits."""

    @property
    def type(self) -> DataType:
        """Whole numbers."""
        return pa.int64()

    def write(self, values: Values) -> Array:
        """Return the numbers."""
        try:
            return pa.array(values, pa.int64())
        except OverflowError:
            mask = pa.array([value is not None and not -MOST - 1 <= value <= MOST for value in values])
        raise wrong_cells(_WHOLE, mask)

    def read(self, array: Array) -> Values:
        """Return the numbers, also those that a frame keeps as floats because others are missing."""
        if pa.types.is_floating(array.type):
            _refuse(_WHOLE, _is_whole(array.cast(pa.float64())))
        elif pa.types.is_uint64(array.type):
            _refuse(_WHOLE, pc.less_equal(array, pa.scalar(MOST, pa.uint64())))
        elif not pa.types.is_integer(array.type):
            raise wrong_type(_WHOLE, array)
        return list(array.cast(pa.int64()).to_pylist())


def _is_whole(numbers: Array) -> Array:
    # A float past this may be another number rounded.
    is_exact = pc.less_equal(pc.abs(numbers), _MOST_OF_FLOAT)
    return pc.and_(is_exact, pc.equal(numbers, pc.round(numbers)))


def _refuse(wanted: tuple[str, str], holds: Array) -> None:
    """Refuse the cells for which something does not hold; missing ones pass."""
    wrong = pc.invert(holds.fill_null(True))  # noqa: FBT003 -- the one thing it takes is a truth
    if wrong.true_count:
        raise wrong_cells(wanted, wrong)


_EXACT = ('形如 "63/100" 的文本, 至多1000位数字', 'text such as "63/100", of at most 1000 digits')
_EXACT_FORM = re.compile(r"(-?[0-9]{1,1000})(?:/([1-9][0-9]{0,999}))?")
_TOO_LONG = 10**1000


@frozen
class ExactKind:
    """Fractions, and whole numbers of more than 64 bits, as text such as `63/100`."""

    @property
    def type(self) -> DataType:
        """Text."""
        return pa.string()

    def write(self, values: Values) -> Array:
        """Return the texts of the numbers."""
        mask = pa.array([number is not None and _is_too_long(Fraction(number)) for number in values], pa.bool_())
        if mask.true_count:
            raise wrong_cells(_EXACT, mask)
        return pa.array([None if number is None else str(Fraction(number)) for number in values], pa.string())

    def read(self, array: Array) -> Values:
        """Return the numbers that the texts stand for."""
        return read_distinct(text_of(array, _EXACT), _exact, _EXACT)


def _is_too_long(number: Fraction) -> bool:
    return abs(number.numerator) >= _TOO_LONG or number.denominator >= _TOO_LONG


def _exact(text: str) -> Fraction | None:
    match = _EXACT_FORM.fullmatch(text)
    return None if match is None else Fraction(int(match[1]), int(match[2] or 1))


_PLACES = 9
_DIGITS = 38
_DECIMAL = ("至多29位整数、9位小数的十进制数", "decimals of at most 29 digits before and 9 behind the point")


@frozen
class DecimalKind:
    """Decimals of at most 29 digits before and 9 behind the point, which every dataframe library can add up.

    Trailing zeros are not kept: 1.50 comes back as the equal 1.5.
    """

    @property
    def type(self) -> DataType:
        """Decimals of 128 bits."""
        return pa.decimal128(_DIGITS, _PLACES)

    def write(self, values: Values) -> Array:
        """Return the decimals."""
        made = self._converted(values)
        if made is None:
            mask = pa.array([self._converted([value]) is None for value in values], pa.bool_())
            raise wrong_cells(_DECIMAL, mask)
        return made

    def _converted(self, values: Values) -> Array:
        try:
            return pa.array(values, self.type)
        except pa.ArrowInvalid:
            return None

    def read(self, array: Array) -> Values:
        """Return the decimals; whole numbers are taken, floats are not."""
        if not (pa.types.is_decimal(array.type) or pa.types.is_integer(array.type)):
            raise wrong_type(_DECIMAL, array)
        encoded = array.dictionary_encode()
        fitted = self._fitted(encoded.dictionary)
        if fitted is None:
            mask = pa.array([self._fitted(array[row : row + 1]) is None for row in range(len(array))], pa.bool_())
            raise wrong_cells(_DECIMAL, mask)
        made = [*map(_shortest, fitted.to_pylist()), None]
        return list(map(made.__getitem__, encoded.indices.fill_null(len(made) - 1).to_pylist()))

    def _fitted(self, array: Array) -> Array:
        try:
            return array.cast(self.type)
        except pa.ArrowInvalid:
            return None


def _shortest(number: Decimal) -> Decimal:
    return Decimal(f"{number:f}".rstrip("0").rstrip("."))


_DAY = ("公历日期 (不带时刻)", "days of the calendar, without a time of day")
_EPOCH = date(1970, 1, 1).toordinal()


@frozen
class DayKind:
    """Days of the calendar."""

    @property
    def type(self) -> DataType:
        """Days."""
        return pa.date32()

    def write(self, values: Values) -> Array:
        """Return the days."""
        return pa.array(values, pa.date32())

    def read(self, array: Array) -> Values:
        """Return the days, also those that a frame keeps as midnights without a time zone."""
        days = array if pa.types.is_date32(array.type) else _midnights(array)
        numbers = days.view(pa.int32())
        first, last = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
        _refuse(_DAY, pc.and_(pc.greater_equal(numbers, first), pc.less_equal(numbers, last)))
        return list(days.to_pylist())


def _midnights(array: Array) -> Array:
    is_time = pa.types.is_timestamp(array.type) and array.type.tz is None
    if not (is_time or pa.types.is_date64(array.type)):
        raise wrong_type(_DAY, array)
    days = array.cast(pa.date32(), safe=False)
    _refuse(_DAY, pc.equal(days.cast(array.type, safe=False), array))
    return days
