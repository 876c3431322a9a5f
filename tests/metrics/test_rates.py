"""Rates of two figures, of a sample and of two lists, where their parts are at an edge."""

from datetime import date
from fractions import Fraction

import pytest

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.population import Denominator
from yilao_yiyou.metrics.rates import chapman, omission, pooled, ratio, wilson


def test_a_ratio_keeps_both_its_parts() -> None:
    """A percentage can be followed to the two figures that it was made of."""
    answer = ratio(Bounds(5), Bounds(10))

    assert answer.share == Share(Bounds(5), Bounds(10))


def test_a_denominator_that_may_be_nothing_has_no_ratio() -> None:
    """One to four people over perhaps nobody is no rate; over one at least it is."""
    assert ratio(Bounds(1), Bounds(0, 4)).value is None
    assert ratio(Bounds(1), Bounds(1, 4)).value == Bounds(25, 100)
    assert ratio(Bounds(1), Bounds(4), 1).value == Bounds(Fraction(1, 4))


def test_only_what_was_left_out_is_named() -> None:
    """Where every group is in the sums there is nothing to say."""
    (note,) = omission(("甲", "乙"))

    assert note.value == "甲、乙"
    assert omission(()) == ()
    assert pooled({"甲": (Bounds(1), Bounds(4)), "乙": (None, Bounds(4))}, 1).answer.value == Bounds(Fraction(1, 4))


@pytest.mark.parametrize(("k", "n"), [(0, 0), (-1, 10), (11, 10), (1, 0)])
def test_a_sample_has_somebody_in_it(k: int, n: int) -> None:
    """Nobody asked, or more satisfied than were asked, is refused in words."""
    with pytest.raises(BoundsError, match="a sample has somebody in it"):
        wilson(k, n)


def test_a_sample_that_is_all_of_one_kind_reaches_its_end() -> None:
    """Of one person asked: all or nothing, and n / (n + z²) on the other side."""
    other = float(1 / (1 + Fraction("1.959963984540054") ** 2))

    assert [(wilson(0, n).lo, wilson(n, n).hi) for n in (1, 3, 7)] == [(0, 1)] * 3
    assert float(wilson(1, 1).lo) == pytest.approx(other, abs=1e-15)
    assert float(wilson(0, 1).hi or 0) == pytest.approx(1 - other, abs=1e-15)


@pytest.mark.parametrize("both", [-1, 3])
def test_two_lists_share_no_more_than_the_shorter_has(both: int) -> None:
    """Three names and two have none to two in common."""
    with pytest.raises(BoundsError, match="no more people are on both lists"):
        chapman(3, 2, both)

    assert [chapman(3, 2, number) for number in (0, 1, 2)] == [11, 5, 3]


def test_residents_of_exactly_three_years_ago_are_not_old_yet() -> None:
    """Older than three years needs a warning, three years do not."""
    ages = [Denominator(people=Bounds(9), counted_on=date(2020, 11, 1), age=Fraction(age)) for age in (3, 4)]

    assert [each.is_old for each in ages] == [False, True]
