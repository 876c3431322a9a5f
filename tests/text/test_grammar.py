"""The edges of the grammar: what is just no figure, and what is one all the same."""

from datetime import date

import pytest

from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.names import is_within
from yilao_yiyou.text.numerals import match_number
from yilao_yiyou.text.quantity import read_quantity
from yilao_yiyou.text.spelling import Style, in_scales

NO_FIGURES = [
    "三分之五",  # a part is below its whole
    "三分之人",
    "走到半路",
    "约0人",
    "5人至10个",
    "上万五千人",
    "1.5年半",
    "5年多来",
    "05余万人",
    "一几个",
    "零人",
    "一" * 50 + "人",
    "过百分之五",
    "上百分之五",
    "几个半月",
    "5、6个",
    "三、四十人",
    "每3/5组",
    "近5/3",
    "三四千五百人",
    "百",
    "2022",
    "1234567890",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_no_rule_reads_is_not_read(text: str) -> None:
    """Nothing is guessed."""
    assert read_quantity(text) is None


SIGNED = {
    "降过万%": "(-20000..-10000 %",
    "甲、6个": "6 个",
    "15、6个": "6 个",
    "3、8个": "8 个",
    "负5%": "(-11/2..-9/2 %",
    "-5%": "(-11/2..-9/2 %",
    "下降超过3个百分点": "(-4..-3 个百分点",
    "近1人": "0 人",
    "5至几十人": "20..99 人",
}


@pytest.mark.parametrize(("text", "said"), SIGNED.items(), ids=SIGNED)
def test_what_is_seldom_written_is_read_too(text: str, said: str) -> None:
    """Below zero, below one, and where a range is none."""
    assert said == str(read_quantity(text))


def test_a_streak_that_is_no_measure_is_a_period_only() -> None:
    """连续3日 has no measure word of the list."""
    (figure,) = find_figures("连续3日开展活动20场", as_of=date(2022, 9, 1))

    assert figure.text == "20场"
    assert str(figure.period) == "2022-08-30..2022-09-01"


def test_a_plan_in_quotation_marks_is_a_period() -> None:
    """“十四五”期间 is five years, “五老” is a name."""
    (figure,) = find_figures("“十四五”期间，“五老”开展活动20场", as_of=date(2022, 9, 1))

    assert str(figure.period) == "2021-01-01..2025-12-31"


def test_the_middle_of_a_number_is_no_number() -> None:
    """Asked for at a place inside it."""
    assert is_within("120人", 1)
    assert match_number("007", 0) is None


def test_a_number_beyond_the_scales_is_not_written() -> None:
    """Nobody publishes it."""
    assert list(in_scales(10**28, Style.ASCII)) == []


CUT_SHORT = {
    "九年义务教育巩固率99.2%": ["99.2%"],
    "党龄最长的已有60年，捐款300元": ["300元"],
    "十二年一贯制学校6所": ["6所"],
}


@pytest.mark.parametrize(("text", "figures"), CUT_SHORT.items(), ids=CUT_SHORT)
def test_years_in_a_name_or_of_a_person_are_no_figure(text: str, figures: list[str]) -> None:
    """Nine years of schooling is a name, and so long in the Party is an attribute."""
    assert figures == [figure.text for figure in find_figures(text, as_of=date(2022, 9, 1))]
