"""The period that a report named last."""

from datetime import date

import pytest

from yilao_yiyou.text.figures import find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近年来,志愿者300名,同比增长5%。", "不详..2021-09-01"),
        ("2021年,志愿者300名,同比增长5%。", "2020-01-01..2020-12-31"),
        ("“十三五”期间,志愿者300名,同比增长5%。", "不详..不详"),
    ],
)
def test_a_change_is_against_the_same_days_a_year_before(text: str, expected: str) -> None:
    """Nobody knows which they are where the days are not told, or are those of several years."""
    assert expected == str(find_figures(text, as_of=date(2022, 9, 1))[-1].base)
