"""Days at the end of the calendar, which no person and no activity has."""

import pytest
from attrs import evolve

from yilao_yiyou.exchange.sheet.cell import Number
from yilao_yiyou.exchange.sheet.dates import read_date
from yilao_yiyou.exchange.sheet.number_format import number_format


@pytest.mark.parametrize("is_1904", [False, True])
def test_a_day_after_the_last_is_impossible(is_1904: bool) -> None:
    """Both calendars have days that no record may name; that of 1904 has some in no year at all."""
    expected = ["date-impossible"]

    made = read_date(Number("2958465", evolve(number_format("yyyy-mm-dd"), is_1904=is_1904)))

    assert made.value is None
    assert expected == [note.rule.code for note in made.notes]
