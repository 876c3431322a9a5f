"""What every basic value looks like in a document: the schema tells right forms from wrong ones as the reader does."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.team import MemberRole
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.schema import json_schema
from yilao_yiyou.exchange.value_schemas import VALUE_SCHEMAS, name_of, reference_to
from yilao_yiyou.exchange.values import READERS


@cache
def validator(cls: type) -> Draft202012Validator:
    """The validator of a class."""
    return Draft202012Validator(json_schema(cls))


LARGEST = 2**53 - 1


@pytest.mark.parametrize(
    ("cls", "right", "wrong"),
    [
        (
            Fraction,
            [0, -3, LARGEST, "63/100", "-1/3"],
            [LARGEST + 1, 1.5, "1", "1/0", "0.5", "1/-2", "1/2\n", None, True],
        ),
        (Decimal, ["0", "-1.50", "0.000000001"], [1, 1.5, "1.", ".5", "01", "1e3", "1.0000000001", "+1", "NaN"]),
        (int, [0, -LARGEST, LARGEST], [LARGEST + 1, "1", True, 1.5, None]),
        (bool, [True, False], [0, "true", None]),
        (date, ["2022-08-17", "0001-01-01"], ["2022-8-17", "20220817", "2022-08-32", "2022-00-10", 20220817]),
        (PartialDate, ["1850", "2200-12", "1950-03-12"], ["2201", "195", "1950-13", "1950-03-32", "1950-", 1950]),
        (RegionCode, ["37", "3714", "371402", "371402001", "371402001001"], ["3", "37140", "３７", "371402001\n", 37]),
        (
            Recurrence,
            ["FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=1,-1;UNTIL=20221231", "FREQ=WEEKLY;BYDAY=SA,SU;COUNT=10"],
            ["", "DAILY", "FREQ=HOURLY", "FREQ=DAILY;", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYHOUR=1", "freq=daily"],
        ),
        (IdNumber, ["379999194501010014", "379999450101001", "ZZZ379945010101"], ["3799991945010100", "", "x", 379999]),
        (CreditCode, ["12379900MB0000000W"], ["12379900MB0000000I", "12379900MB0000000", "1237990AMB0000000W", 1]),
        (MemberRole, ["leader", "member"], ["LEADER", "负责人", "", 1]),
        (
            Bounds,
            [{"lo": 1, "hi": 2}, {"lo": "1/2", "hi": None, "lo_open": True}],
            [
                {"lo": 1},
                {"hi": 1},
                {"lo": None, "hi": 1},
                {"lo": 1, "hi": 2, "mid": 1},
                {"lo": 1, "hi": 2, "hi_open": 1},
                1,
            ],
        ),
        (
            Quantity,
            [{"lo": 1, "hi": 1, "unit": "人", "kind": "person", "phrase": "1人"}],
            [{"lo": 1, "hi": 1, "unit": "人"}, {"lo": 1, "hi": 1, "unit": "", "kind": "person"}, "1人"],
        ),
        (
            Period,
            [
                {"start": "2022-01-01", "end": "open"},
                {"start": "unknown", "end": "2022-09-01", "phrase": "截至", "anchor": "2022-08-31", "source": "none"},
            ],
            [
                {"start": "2022", "end": "open"},
                {"start": None, "end": None},
                {"start": "open", "end": "open", "phrase": ""},
            ],
        ),
    ],
    ids=lambda case: case.__name__ if isinstance(case, type) else "",
)
def test_a_basic_value_has_one_form(cls: type, right: list[object], wrong: list[object]) -> None:
    """The schema tells the right forms from the wrong ones as the reader does."""
    check = validator(cls)

    assert [value for value in right if not check.is_valid(value)] == []
    assert [value for value in wrong if check.is_valid(value)] == []


PLAIN = (str, int, bool, date, Decimal, PartialDate, RegionCode, Recurrence, Bounds, Period)


@given(st.data())
def test_what_the_reader_of_a_plain_value_takes_the_schema_takes(data: st.DataObject) -> None:
    """No text that is read is refused by the schema; numbers with checks of their own may be typed more freely."""
    cls = data.draw(
        st.sampled_from((str, int, bool, date, Decimal, PartialDate, RegionCode, Recurrence, Bounds, Period))
    )
    junk = st.none() | st.booleans() | st.integers() | st.text() | st.from_regex(r"[0-9]{2,4}(-[0-9]{2}){0,2}\n?")
    value = data.draw(junk | st.dictionaries(st.sampled_from(("lo", "hi", "start", "end")), junk))

    try:
        READERS[cls](value)
    except YilaoYiyouError:
        return

    assert validator(cls).is_valid(value)


def test_a_schema_is_found_by_its_name() -> None:
    """A basic class has a name of its own among the definitions, any other is called what it is called."""
    assert (name_of(Fraction), name_of(MemberRole)) == ("Exact", "MemberRole")
    assert reference_to(date) == {"$ref": "#/$defs/Day"}


def test_every_value_that_is_read_has_a_schema() -> None:
    """No reader without a schema, so that no field can have a type that the schema does not know."""
    assert READERS.keys() <= VALUE_SCHEMAS.keys()
