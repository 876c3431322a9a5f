"""Dates in cells: a date is known as far as it is written, and what is no date has a reason."""

import pytest

from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.dates import read_date
from yilao_yiyou.exchange.sheet.number_format import number_format


def number(text: str, form: str = "General") -> Number:
    """Return a numeric cell as a sheet shows it."""
    return Number(text, number_format(form))


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("2022.8.17", "2022-08-17", []),
        ("2022年8月", "2022-08", []),
        ("二〇二二年八月十七日", "2022-08-17", []),
        ("一九五七年廿日", None, ["date"]),
        ("2022-08-17 09:30", "2022-08-17", ["date-time-dropped"]),
        ("2022年8月上旬", "2022-08", ["date-vague"]),
        ("2022年8月17日星期三", "2022-08-17", []),
        ("202213", None, ["date"]),
        ("20221301", None, ["date-impossible"]),
        ("2022.2.30", None, ["date-impossible"]),
        ("22.8.17", None, ["date-two-digit-year"]),
        ("13.13", None, ["date"]),
        ("8.17", None, ["date-without-year"]),
        ("8/7/2022", None, ["date-order"]),
        ("17/8/2022", "2022-08-17", ["date-foreign-order"]),
        ("明天", None, ["date"]),
        (Flag(value=True), None, ["date"]),
        (number("44790", "yyyy-mm-dd"), "2022-08-17", []),
        (number("44790.5", "yyyy-mm-dd"), "2022-08-17", ["date-time-dropped"]),
        (number("44790"), None, ["date"]),
        (number("-1", "yyyy-mm-dd"), None, ["date-impossible"]),
        (number("30", "yyyy-mm-dd"), None, ["date-early-serial"]),
        (number("0.5", "0%"), None, ["date"]),
        (number("2022.8"), "2022-08", ["date-as-number"]),
        (number("2022.1"), None, ["date-year-month-number"]),
        (number("2022.125"), None, ["date"]),
        (number("22.8"), None, ["date-two-digit-year"]),
        (number("20220817"), "2022-08-17", ["date-as-number"]),
        (number("123"), None, ["date"]),
    ],
)
def test_a_date_is_known_as_far_as_it_is_written(cell: Cell, expected: str | None, doubt: list[str]) -> None:
    """Nothing is filled in, and nothing turned round."""
    made = read_date(cell)

    assert (expected, doubt) == (
        None if made.value is None else str(made.value),
        [note.rule.code for note in made.notes],
    )


def test_a_century_told_makes_two_digits_a_year() -> None:
    """Up to the year told it is this century."""
    assert str(read_date("22.8.17", century=30).value) == "2022-08-17"
    assert str(read_date("57年8月", century=30).value) == "1957-08"


def test_a_serial_day_is_a_date_where_the_rest_of_the_column_is() -> None:
    """With a word on it; in the calendar of 1904 it is another day."""
    made = read_date(number("44790"), serials=True)

    assert (str(made.value), [note.rule.code for note in made.notes]) == ("2022-08-17", ["date-serial"])
