"""Cells as text: what a cell of each type is, and what it is not."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from yilao_yiyou.exchange.cell_texts import Wrong, array_of, texts_of
from yilao_yiyou.frames.arrow import DataType

PARTS = pa.struct({"text": pa.string(), "number": pa.int64(), "is_done": pa.bool_()})
DECIMAL = pa.decimal128(38, 9)
MOST = 2**63 - 1


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (pa.int64(), str(MOST), MOST),
        (pa.int64(), str(-MOST), -MOST),
        (pa.bool_(), "true", True),
        (pa.bool_(), "false", False),
        (pa.date32(), "2022-08-17", date(2022, 8, 17)),
        (DECIMAL, "-1.5", Decimal("-1.5")),
        (pa.list_(pa.string()), '["a","b"]', ["a", "b"]),
        (PARTS, '{"text":"a","number":12,"is_done":true}', {"text": "a", "number": 12, "is_done": True}),
    ],
)
def test_a_cell_is_its_value_and_back(type_: DataType, text: str, value: object) -> None:
    """What a spreadsheet shows is what a register holds."""
    array, wrong = array_of([text, None], type_)

    assert ([value, None], []) == (array.to_pylist(), wrong)
    assert [text, None] == texts_of(array)


@pytest.mark.parametrize(
    ("type_", "text", "told"),
    [
        (pa.int64(), "1,000", "whole number"),
        (pa.int64(), "012", "whole number"),
        (pa.int64(), str(MOST + 1), "whole number"),
        (pa.bool_(), "TRUE", "true or false"),
        (pa.bool_(), "是", "true or false"),
        (pa.date32(), "2022/8/17", "2022-08-17"),
        (DECIMAL, "1e3", "decimal looks like"),
        (DECIMAL, "1.0123456789", "9 places"),
        (pa.list_(DECIMAL), "[1.5]", "decimal looks like"),
        (pa.list_(pa.string()), "[1]", "string"),
        (pa.list_(pa.string()), '"a"', "array"),
        (pa.list_(pa.string()), "[", "not JSON"),
        (PARTS, '{"texts":"a"}', "no such key"),
        (PARTS, '{"text":"a","text":"b"}', "no such key"),
        (PARTS, '{"number":"12"}', "integer"),
        (PARTS, '{"number":true}', "integer"),
        (PARTS, "[]", "object"),
    ],
)
def test_a_cell_of_another_type_is_told_with_what_would_have_been_right(type_: DataType, text: str, told: str) -> None:
    """Its row is known, the sound cells beside it are kept, and nothing is guessed."""
    array, wrong = array_of([None, text], type_)

    assert ([None, None], [1]) == (array.to_pylist(), [each.row for each in wrong])
    assert told in wrong[0].en
    assert text not in wrong[0].zh


def test_a_wrong_cell_is_found_in_every_row_in_which_it_stands() -> None:
    """It is looked at once and told each time."""
    expected = [0, 2]

    _, wrong = array_of(["x", "1", "x"], pa.int64())

    assert expected == [each.row for each in wrong]
    assert Wrong(2, wrong[0].zh, wrong[0].en) == wrong[1]
