"""Numbers of tables within a report."""

from datetime import date

import pytest

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.relations import relate

_WITH_UNITS = "指标　单位　2021年　2022年\n助餐点　个　45　1,072\n其中：镇街　个　5　12\n助餐　万人次　18.4　31.7\n"
_AS_OF = date(2023, 1, 15)


def _told(figure: PublishedFigure) -> str:
    return f"{figure.text}={figure.quantity} {figure.counted} {figure.period} {figure.rule}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _WITH_UNITS,
            [
                "45=45 个 助餐点 2021-01-01..2021-12-31 table",
                "1,072=1072 个 助餐点 2022-01-01..2022-12-31 table",
                "5=5 个 镇街 2021-01-01..2021-12-31 table",
                "12=12 个 镇街 2022-01-01..2022-12-31 table",
                "18.4=183500..184499 人次 助餐 2021-01-01..2021-12-31 table",
                "31.7=316500..317499 人次 助餐 2022-01-01..2022-12-31 table",
            ],
        ),
        (
            "| 指标 | 2022年 |\n|---|---:|\n| 1. 托育机构(家) | 68 |\n| 覆盖率 | 63.4% |\n| 说明 | 见附件 |\n",
            [
                "68=68 家 托育机构 2022-01-01..2022-12-31 table",
                "63.4%=1267/20..1269/20) % 覆盖率 2022-01-01..2022-12-31 table",
            ],
        ),
        ("指标\t计量单位\t数值\n讲座\t场\t１２\n", ["１２=12 场 讲座 None table"]),
        ("指标\t2022年\n讲座\t12\n", []),
        ("姓名\t单位\n甲\t某局\n", []),
        (
            "讲座　12场　2021年\n研学　9场\n",
            ["12场=12 场 讲座 None whole", "9场=9 场 研学 2021-01-01..2021-12-31 whole"],
        ),
        ("讲座 12 场\n", ["12 场=12 场 讲座 None whole"]),
        (
            "指标\t单位\t数值\n讲座\t场\t12\n全年办班9期\n",
            ["12=12 场 讲座 None table", "9期=9 期 办班 2023-01-01..2023-01-15 whole"],
        ),
        ("指标\t单位\t数值\n讲座\t场\t" + "1" * 400 + "\n", []),
        ("指标\t单位\t数值\n讲座\t场\t12", ["12=12 场 讲座 None table"]),
    ],
)
def test_a_number_of_a_table_is_read_with_its_row_and_its_column(text: str, expected: list[str]) -> None:
    """What it counts is the name of the row, its measure word is beside it, its time at the head of the column."""
    assert expected == [_told(figure) for figure in find_figures(text, as_of=_AS_OF)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("7.9", "157/20..159/20) %"), ("-3.5", "(-71/20..-69/20 %"), ("\u22123.5", "(-71/20..-69/20 %")],
)
@pytest.mark.parametrize("column", ["比上年增长(%)", "比上年增减(%)", "同比(%)", "增速(%)"])
def test_a_column_of_changes_gives_changes(number: str, expected: str, column: str) -> None:
    """A number below zero is a fall."""
    (figure,) = find_figures(f"指标\t{column}\n床位\t{number}\n", as_of=_AS_OF)

    assert expected == str(figure.quantity)


@pytest.mark.parametrize(("number", "expected"), [("7.9", "(-159/20..-157/20 %"), ("-7.9", "157/20..159/20) %")])
@pytest.mark.parametrize("column", ["同比下降(%)", "降幅(%)"])
def test_a_column_of_falls_turns_the_sign(number: str, expected: str, column: str) -> None:
    """下降 at the head makes a number a fall, and one below zero a rise."""
    (figure,) = find_figures(f"指标\t{column}\n床位\t{number}\n", as_of=_AS_OF)

    assert expected == str(figure.quantity)


def test_the_places_and_names_of_figures_run_through_prose_and_tables() -> None:
    """Each number is where it says, and no two have one name."""
    text = f"全年培训30人。\n{_WITH_UNITS}另有9处。"

    figures = find_figures(text, as_of=_AS_OF)

    assert all(text[figure.offset : figure.end] == figure.text for figure in figures)
    assert [f"p{number}" for number in range(1, 9)] == [figure.id for figure in figures]


def test_numbers_of_a_table_are_not_held_against_each_other_as_sentences_are() -> None:
    """其中 in a row is of the row above, in each column by itself."""
    figures = find_figures(_WITH_UNITS, as_of=_AS_OF)

    assert relate(_WITH_UNITS, figures) == ()
