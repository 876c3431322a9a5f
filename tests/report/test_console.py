"""The table for a terminal."""

from tests.report.registers import REGISTER, figure
from yilao_yiyou.domain.published import FigureKind
from yilao_yiyou.report.checks import check_figures
from yilao_yiyou.report.console import display_width, fit, table_lines


def test_a_chinese_character_takes_two_columns() -> None:
    """Columns line up when Chinese and digits are mixed."""
    assert display_width("580余场") == 7
    assert fit("580余场", 9) == "580余场  "
    assert fit("志愿者队伍", 6) == "志愿  "
    assert fit("anything", 0) == "anything"


def test_the_table_has_a_line_for_each_figure() -> None:
    """Published bounds beside recomputed ones, then the verdict, with the reason where there is one."""
    words = figure(id="q1", kind=FigureKind.QUALITATIVE, quantity=None, text="成效良好")

    head, rule, first, second = table_lines(check_figures(REGISTER, (figure(), words)))

    assert "公布" in head
    assert set(rule) == {"-"}
    assert first.endswith("相符")
    assert "2 场" in first
    assert "没有数字" in second
