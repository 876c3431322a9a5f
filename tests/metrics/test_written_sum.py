"""Whether a computation gives what is printed after it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.rounding import before_rounding
from yilao_yiyou.metrics.breach import FigureRule
from yilao_yiyou.metrics.written_sum import equation_holds, times

WHOLE = st.integers(0, 50)


@pytest.mark.parametrize(
    ("numbers", "signs", "result"),
    [
        ([3, 4, 2], "+-", 5),
        ([2, 3, 4], "+×", 14),
        ([12, 3, 4], "÷+", 8),
        ([100, 2, 3, 4], "-×÷", Fraction("98.5")),
    ],
)
def test_products_go_before_sums(numbers: list[int], signs: str, result: Fraction) -> None:
    """As everybody reads them."""
    exact = [Bounds(number) for number in numbers]

    assert equation_holds(exact, signs, Bounds(result)) is None
    assert equation_holds(exact, signs, Bounds(result + 1)) is not None


def test_what_would_divide_by_nothing_is_not_judged() -> None:
    """A divisor that may be zero gives no result to compare."""
    assert equation_holds([Bounds(1), Bounds(0, 5)], "÷", Bounds(7)) is None
    assert equation_holds([Bounds(1), Bounds(0)], "÷", Bounds(7)) is None


def test_a_percentage_is_shown_as_one() -> None:
    """The gap is then in percentage points."""
    found = equation_holds([Bounds(1), Bounds(2)], "÷", Bounds(Fraction(60, 100)), percent=True)

    assert found is not None
    assert (FigureRule.EQUATION, Bounds(10)) == (found.rule, found.gap)
    assert "算得 50%, 写作 60%" == found.zh


def test_a_result_one_digit_off_is_named() -> None:
    """The number that would fit is said."""
    found = equation_holds([Bounds(300), Bounds(47)], "+", Bounds(357))

    assert found is not None
    assert "347 would fit" in found.en
    assert "算得 347, 写作 357; 若为 347 则相符" == found.zh


def test_what_is_divided_by_one_stays() -> None:
    """One is a divisor like another; only one that may be zero is none."""
    assert equation_holds([Bounds(7), Bounds(1)], "÷", Bounds(7)) is None
    assert equation_holds([Bounds(7), Bounds(1)], "÷", Bounds(8)) is not None


@pytest.mark.parametrize("signs", ["", "++"])
def test_between_two_numbers_stands_one_sign(signs: str) -> None:
    """A number is never left out of a sum, nor is a sign."""
    with pytest.raises(ValueError, match="argument"):
        equation_holds([Bounds(1), Bounds(2)], signs, Bounds(3))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Bounds(2, 3), Bounds(4, None), Bounds(8, None)),
        (Bounds(2, 3, hi_open=True), Bounds(4), Bounds(8, 12, hi_open=True)),
        (Bounds(2, 3, lo_open=True), Bounds(0), Bounds(0)),
    ],
)
def test_an_end_of_a_product_is_open_if_a_factor_s_is(first: Bounds, second: Bounds, expected: Bounds) -> None:
    """Nothing times zero is open."""
    assert expected == times(first, second) == times(second, first)


@given(a=WHOLE, b=WHOLE, c=WHOLE, place=st.integers(0, 2))
def test_a_sum_that_was_computed_and_rounded_holds(a: int, b: int, c: int, place: int) -> None:
    """Whatever the numbers, and to whatever place the result was rounded."""
    step = Fraction(1, 10**place)
    result = Fraction(a * b, c + 1) + c
    printed = before_rounding(Fraction(int(result / step + Fraction(1, 2))) * step, step)

    assert equation_holds([Bounds(a), Bounds(b), Bounds(c + 1), Bounds(c)], "×÷+", printed) is None


def test_a_sum_that_does_not_hold_says_by_how_much() -> None:
    """Twenty-five is 72 short of 97; where no single digit explains that, none is suggested."""
    found = equation_holds([Bounds(12), Bounds(13)], "+", Bounds(97))

    assert found is not None
    assert found.gap == Bounds(72)
    assert found.zh == "算得 25, 写作 97"
    assert found.en == "it gives 25, printed is 97"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Bounds(1, 2, lo_open=True), Bounds(3, 4), Bounds(3, 8, lo_open=True)),
        (Bounds(1, 2, hi_open=True), Bounds(3, 4), Bounds(3, 8, hi_open=True)),
        (Bounds(1, 2, lo_open=True), Bounds(3, 4, hi_open=True), Bounds(3, 8, lo_open=True, hi_open=True)),
        (Bounds(1, 2), Bounds(3, 4), Bounds(3, 8)),
        (Bounds(1, None), Bounds(3, None), Bounds(3, None)),
    ],
)
def test_each_end_of_a_product_is_open_by_itself(first: Bounds, second: Bounds, expected: Bounds) -> None:
    """An open lower end leaves the upper one as it is, and the other way round."""
    assert expected == times(first, second) == times(second, first)
