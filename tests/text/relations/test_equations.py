"""Sums that a text writes out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.text.relations import Equation, equations


def _one(text: str) -> Equation:
    (found,) = equations(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "numbers", "signs"),
    [
        ("率为599÷918=60.89%。", "599÷918=60.89%", (Bounds(599), Bounds(918)), "÷"),
        ("33,269*100%=33,269", "33,269*100%=33,269", (Bounds(33269), Bounds(1)), "×"),
        ("共 3 + 4 - 2 = 5 场", "3 + 4 - 2 = 5", (Bounds(3), Bounds(4), Bounds(2)), "+-"),
        ("4252人/4801人=88.56%", "4252人/4801人=88.56%", (Bounds(4252), Bounds(4801)), "÷"),
        ("3x4=12", "3x4=12", (Bounds(3), Bounds(4)), "×"),
    ],
)
def test_a_written_sum_is_found_with_its_numbers(
    text: str, words: str, numbers: tuple[Bounds, ...], signs: str
) -> None:
    """Whatever its signs, spaces, separators and units, and whatever stands around it."""
    found = _one(text)

    assert words == found.text == text[found.offset : found.offset + len(words)]
    assert numbers == found.numbers
    assert signs == "".join(operation.code or "" for operation in found.operations)


def test_full_width_signs_are_read_like_others() -> None:
    """Offsets still fit the text as it is."""
    wide = "599÷918=60.89%".translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789=.%"})

    found = _one(f"控制率{wide}")

    assert (wide, 3) == (found.text, found.offset)
    assert (Bounds(599), Bounds(918)) == found.numbers


def test_numbers_that_were_rounded_stand_for_all_that_are_printed_so() -> None:
    """5.33万 is 53,300 give or take half a hundred; a percentage is a part of one."""
    found = _one("5.33万+3万=25.2%")

    assert (Bounds(53250, 53350, hi_open=True), Bounds(25000, 35000, hi_open=True)) == found.numbers
    assert Bounds(Fraction(2515, 10000), Fraction(2525, 10000), hi_open=True) == found.result
    assert found.is_percent


@pytest.mark.parametrize("text", ["", "=", "2022=5", "a=b", "1+1+1", "3+4=多", "=5", "3+=5", "x=3", "3和4=7"])
def test_what_is_no_sum_is_left_alone(text: str) -> None:
    """A sign of equality needs a computation before it and a number after it."""
    assert list(equations(text)) == []


def test_each_sum_of_several_is_found_once() -> None:
    """The result of one does not begin the next."""
    assert ["3+4=7", "5×2=10", "1+1=2"] == [each.text for each in equations("3+4=7,5×2=10=10;1+1=2+3=5")]


@given(first=st.integers(0, 10**6), second=st.integers(0, 10**6))
def test_any_sum_of_two_is_found(first: int, second: int) -> None:
    """Exact numbers come back exactly."""
    found = _one(f"共{first}+{second}={first + second}人")

    assert (Bounds(first), Bounds(second)) == found.numbers
    assert Bounds(first + second) == found.result


@pytest.mark.parametrize("piece", ["1+", "1=", "=", "1+1=", "1 ", "1,000"])
def test_repeats_do_not_hold_it_up(piece: str) -> None:
    """Every sign is looked at once, with a bounded stretch before it."""
    assert len(list(equations(piece * 5000))) <= 5000
