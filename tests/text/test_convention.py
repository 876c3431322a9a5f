"""The convention: a value, and what it may be."""

from fractions import Fraction

import pytest

from yilao_yiyou.errors import BoundsError
from yilao_yiyou.text.convention import DEFAULT, Convention
from yilao_yiyou.text.quantity import read_quantity


def test_what_near_and_about_mean_can_be_changed() -> None:
    """A twentieth below, a whole step to either side."""
    strict = Convention(near=Fraction(1, 20), about=Fraction(1))

    assert str(read_quantity("近9000名", convention=strict)) == "8550..8999 名"
    assert str(read_quantity("约300人", convention=strict)) == "200..400 人"
    assert str(read_quantity("约300人", convention=DEFAULT)) == "250..350 人"


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1), Fraction(3, 2)])
def test_a_share_lies_above_zero_and_is_at_most_one(share: Fraction) -> None:
    """Anything else is no share."""
    with pytest.raises(BoundsError, match="above 0"):
        Convention(near=share)
