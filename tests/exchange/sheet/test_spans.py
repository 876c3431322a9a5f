"""Periods in cells: both ends as they are written, or why there is no period."""

import pytest

from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.spans import read_period


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022年8月", "2022-08-01..2022-08-31"),
        ("2022.7.1-8.31", "2022-07-01..2022-08-31"),
        ("2022-07-01/2022-08-31", "2022-07-01..2022-08-31"),
        ("2022年7月1日至5日", "2022-07-01..2022-07-05"),
        ("2022年7月至9月", "2022-07-01..2022-09-30"),
        ("2020年至2022年", "2020-01-01..2022-12-31"),
        ("2022年7月1日至2023年1月3日", "2022-07-01..2023-01-03"),
        (Number("44790", number_format("yyyy-mm-dd")), "2022-08-17..2022-08-17"),
    ],
)
def test_a_period_has_both_its_ends(cell: Cell, expected: str) -> None:
    """The second end takes from the first what it leaves out."""
    assert expected == str(read_period(cell).value)


@pytest.mark.parametrize("text", ["2022年8月起", "2022年8月以来", "2022年8月至今"])
def test_what_goes_on_has_no_end(text: str) -> None:
    """A period that is only said to have begun is open."""
    expected = "2022-08-01.."

    assert str(read_period(text).value).startswith(expected)
    assert not read_period(text).notes


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("某日至2022年8月", "date"),
        ("2022年8月至某日", "date"),
        ("2022年8月至2021年3月", "period-reversed"),
        ("某日起", "date"),
        ("暑假", "date"),
        ("2020年至3", "date"),
        (Flag(value=True), "date"),
    ],
)
def test_what_is_no_period_is_refused_with_its_reason(cell: Cell, expected: str) -> None:
    """Neither end is guessed."""
    made = read_period(cell)

    assert made.value is None
    assert [expected] == [note.rule.code for note in made.notes]
