"""How unevenly a thing is spread, where amounts are uncertain or groups differ in people."""

from fractions import Fraction
from itertools import combinations_with_replacement, pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.roots import logarithm
from yilao_yiyou.metrics.spread import (
    GroupPart,
    concentration,
    corrected,
    difference,
    gini,
    highest_and_lowest,
    lorenz,
    parts_of,
    theil,
    times_as_much,
)


def test_what_may_be_alike_is_once_as_much_at_least() -> None:
    """Of 1-4 and 2-3 either may have more: the first four against two, or the second three against one."""
    parts = [GroupPart(amount=Bounds(1, 4)), GroupPart(amount=Bounds(2, 3))]

    assert times_as_much(parts) == Bounds(1, 3)
    assert difference(parts) == Bounds(0, 2)


def test_of_uncertain_amounts_theil_is_at_most_that_of_one_who_has_all() -> None:
    """The most is the logarithm of all people over those of the smallest group, of two, three and five in ten."""
    parts = [GroupPart(amount=Bounds(1, 2), people=people) for people in (3, 2, 5)]

    assert theil(parts) == Bounds(0, logarithm(5).hi)


SPANS = [Bounds(least, most) for least in range(4) for most in range(least, 4)]


@pytest.mark.parametrize("groups", range(1, 4))
def test_the_highest_and_the_lowest_are_of_two_groups(groups: int) -> None:
    """Sharp: all ways in which up to three groups can have nothing to three, counted out."""
    wrong = []
    for spans in combinations_with_replacement(SPANS, groups):
        parts = [GroupPart(amount=span) for span in spans]
        seen = list(product(*(range(int(span.lo), int(span.hi or 0) + 1) for span in spans)))
        apart = {max(amounts) - min(amounts) for amounts in seen}
        if difference(parts) != Bounds(min(apart), max(apart)):
            wrong.append(spans)
        times = [Fraction(max(amounts), min(amounts)) for amounts in seen if min(amounts)]
        if times_as_much(parts) != (Bounds(min(times), max(times)) if len(times) == len(seen) else None):
            wrong.append(spans)

    assert wrong == []


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5), st.integers(1, 4)), min_size=1, max_size=5))
def test_groups_of_other_sizes_are_as_far_apart_as_their_ends(told: list[tuple[int, int, int]]) -> None:
    """The most of any number of groups is that of their ends, whatever people they have."""
    parts = [GroupPart(amount=Bounds(least, least + more), people=people) for least, more, people in told]
    rates = [[Fraction(amount, people) for amount in {least, least + more}] for least, more, people in told]

    apart, times = difference(parts), times_as_much(parts)

    assert apart.hi == max(max(some) - min(some) for some in product(*rates))
    assert times is not None
    assert times.hi == max(max(some) / min(some) for some in product(*rates))


def test_concentration_of_uncertain_amounts_is_at_most_that_of_one_who_has_all() -> None:
    """Of one, three and four in eight the first or the last may have it."""
    some = [GroupPart(amount=Bounds(least, 2), people=people) for least, people in ((0, 1), (0, 3), (1, 4))]

    assert concentration(some) == Bounds(Fraction(-7, 8), Fraction(1, 2))
    assert concentration(parts_of([1, 0, 0], [1, 3, 4])) == Bounds(Fraction(-7, 8))
    assert concentration(parts_of([0, 0, 1], [1, 3, 4])) == Bounds(Fraction(1, 2))


def test_the_lorenz_curve_goes_from_the_poorest_group_by_the_head() -> None:
    """Four people with four things have less each than one with three, though more in all."""
    curve = lorenz(parts_of([3, 4], [1, 4]))

    assert curve == ((Fraction(0), Fraction(0)), (Fraction(4, 5), Fraction(4, 7)), (Fraction(1), Fraction(1)))


def test_a_few_groups_are_put_on_the_scale_up_to_one() -> None:
    """Of two groups the coefficient reaches one half, of one nothing."""
    assert corrected(Bounds(Fraction(1, 2)), 2) == Bounds(1)
    assert corrected(Bounds(0), 1) == Bounds(0)


def test_equals_have_no_concentration() -> None:
    """In whatever order they stand, and however many people a group has."""
    assert concentration(parts_of([2, 6, 4], [1, 3, 2])) == Bounds(0)


def test_a_group_is_not_held_against_itself() -> None:
    """One county has no inequality, however little is known of it; two may have the more."""
    wide = GroupPart(amount=Bounds(1, 3))

    assert (gini([wide]), difference([wide]), concentration([wide])) == (Bounds(0), Bounds(0), Bounds(0))
    assert times_as_much([wide]) == Bounds(1)
    assert difference([GroupPart(amount=Bounds(1, None))]) == Bounds(0)
    assert times_as_much([GroupPart(amount=Bounds(1, None))]) == Bounds(1)
    # Of 1 to 3 each the most is 3 against 1: |3 - 1| of two people over the least total of two.
    assert gini([wide, wide]) == Bounds(0, Fraction(1, 2))


def test_without_groups_highest_and_lowest_are_nothing() -> None:
    """And with one they are the same."""
    assert highest_and_lowest(()) == (Bounds(0), Bounds(0))
    assert highest_and_lowest(parts_of([6], [3])) == (Bounds(2), Bounds(2))


def test_almost_equals_are_not_less_than_equal() -> None:
    """One more of a million millions is an inequality below the last decimal, and none below zero."""
    index = theil(parts_of([10**12, 10**12 + 1]))

    assert index is not None
    assert index.lo == 0
    assert index.hi is not None
    assert 0 < index.hi < Fraction(1, 10**19)


AMOUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@given(amounts=AMOUNTS)
def test_gini_and_theil_are_their_formulas(amounts: list[int]) -> None:
    """The mean difference over twice the mean, and the mean of x ln x over the mean; nothing of nothing."""
    own, other = gini(parts_of(amounts)), theil(parts_of(amounts))
    if not sum(amounts):
        assert (own, other, concentration(parts_of(amounts))) == (None, None, None)
        return
    told = np.array(amounts, dtype=float)
    assert own is not None
    assert other is not None
    assert float(own) == pytest.approx(np.abs(told[:, None] - told[None, :]).mean() / (2 * told.mean()))
    ratio = told[told > 0] / told.mean()
    assert float(other.lo) == pytest.approx(float((ratio * np.log(ratio)).sum() / len(told)), abs=1e-12)
    assert other.width is not None
    assert other.width < Fraction(1, 10**18)
    # In the order of the rates the concentration index is the Gini coefficient.
    assert concentration(parts_of(sorted(amounts))) == own
    curve = lorenz(parts_of(amounts))
    area = sum((b[0] - a[0]) * (a[1] + b[1]) for a, b in pairwise(curve))
    assert 1 - area == own.lo


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=4), st.data())
def test_spreads_of_bounds_hold_those_of_every_number_within(
    told: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    """Whatever the amounts turn out to be."""
    wide = [GroupPart(amount=Bounds(least, least + more), people=people) for least, more, people in told]
    exact = [
        GroupPart(amount=Bounds(data.draw(st.integers(least, least + more))), people=people)
        for least, more, people in told
    ]
    assert difference(exact).lo in difference(wide)
    for index in (gini, theil, concentration, times_as_much):
        bounds, found = index(wide), index(exact)
        if bounds is not None and found is not None:
            assert bounds.lo <= found.lo
            assert bounds.hi is None or found.hi is None or found.hi <= bounds.hi


def test_edges_of_spreads() -> None:
    """No groups, one group, no upper end."""
    endless = [GroupPart(amount=Bounds(1, None)), GroupPart(amount=Bounds(2))]

    assert gini(endless) == Bounds(0, 1)
    assert gini([]) is None
    assert gini(parts_of([5])) == Bounds(0)
    assert lorenz(endless) == ()
    assert lorenz(parts_of([0, 0])) == ()
    assert difference([]) == Bounds(0)
    assert difference(endless) == Bounds(0, None)
    assert times_as_much(endless) == Bounds(1, None)
    assert concentration(endless) == Bounds(Fraction(-1, 2), Fraction(1, 2))
    assert theil(endless) is not None


def test_every_number_has_its_people() -> None:
    """A group without people, or people without a group, is never left out in silence."""
    for people in ([1], [1, 2, 3]):
        with pytest.raises(ValueError, match="argument"):
            parts_of([4, 5], people)


@pytest.mark.parametrize("most", [100, None])
def test_nothing_is_spread_more_unevenly_than_one_who_has_all(most: int | None) -> None:
    """However uncertain the amounts are, the coefficient is one at most."""
    assert gini([GroupPart(amount=Bounds(1, most)) for _ in range(2)]) == Bounds(0, 1)


def test_an_amount_without_an_end_is_as_far_as_can_be() -> None:
    """One and two and who knows how much: nobody can say how far apart, or how many times as much."""
    parts = [GroupPart(amount=amount) for amount in (Bounds(1), Bounds(2), Bounds(1, None))]

    assert difference(parts) == Bounds(1, None)
    assert times_as_much(parts) == Bounds(2, None)
