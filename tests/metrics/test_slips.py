"""How far a slip of the pen goes."""

from fractions import Fraction

import pytest

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.slips import likely_slip, transpositions


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        # 423 is a digit away from 123; among 21 numbers some one may be so by chance.
        (123, Bounds(413, 433), 423),
        (123, Bounds(413, 434), None),
        # Two neighbours exchanged, which differ in two places; two places that are no neighbours are no slip.
        (1234, Bounds(1324), 1324),
        (1234, Bounds(3214), None),
        (1234, Bounds(1325), None),
        (1234, Bounds(4321), None),
        # Another number of digits is no slip, and the number itself none either.
        (99, Bounds(990), None),
        (123, Bounds(123), None),
    ],
)
def test_a_slip_is_one_digit_or_two_neighbours(printed: int, meant: Bounds, expected: int | None) -> None:
    """Anything further away is another number."""
    assert likely_slip(Bounds(printed), meant) == expected


def test_four_digits_are_long_enough() -> None:
    """From a thousand on; below it numbers are alike by chance."""
    assert transpositions(Bounds(1000)) == (100,)
    assert transpositions(Bounds(999)) == transpositions(Bounds(998)) == ()
    assert transpositions(Bounds(1223)) == (2123, 1232)


def test_only_a_number_that_fits_was_meant() -> None:
    """Twenty-eight is a digit away from thirty-eight, but below twenty-eight and a half."""
    assert likely_slip(Bounds(38), Bounds(Fraction("28.5"), Fraction("29.5"))) is None
    assert likely_slip(Bounds(39), Bounds(Fraction("28.5"), Fraction("29.5"))) == 29
