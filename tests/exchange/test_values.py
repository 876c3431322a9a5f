"""The wire form of every value."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange import scalars, values
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.scalars import Unfit, WireError
from yilao_yiyou.exchange.values import PartsError


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (scalars.read_text, [5, None, True, [], {}, "", "  ", "\ud800", "a\x00b", Unfit("number")]),
        (scalars.read_whole, ["12", 1.0, True, None, 2**53, -(2**53), "１２", Unfit("NaN")]),
        (scalars.read_truth, [0, 1, "false", "否", None]),
        (scalars.read_day, [20220817, "2022-8-17", "2022-02-30", "2022-08-17T00:00", "２０２２-08-17", None]),
        (scalars.read_decimal, [1, 1.5, "1,5", "1e3", "NaN", "01", "１", "", "-"]),
        (scalars.read_exact, [1.5, "1/0", "1.5", "1/2/3", "/2", "a/b", True, None]),
        (values.read_bounds, [[1, 2], 5, {"lo": 1}, {"lo": 2, "hi": 1}, {"lo": 1, "hi": 2, "mid": 1}]),
        (values.read_quantity, [{"lo": 1, "hi": 1}, {"lo": 1, "hi": 1, "unit": "斤", "kind": "item"}]),
        (values.read_period, [{"start": "2022-01-01"}, "2022", {"start": "never", "end": "open"}]),
        (scalars.code_reader(UnitKind), ["PERSON", "人", 1, None]),
        (values.READERS[str], [b"bytes"]),
    ],
)
def test_nothing_is_converted_in_silence(read: scalars.Read, wrong: list[object]) -> None:
    """A value of another type, or almost the right text, is refused with a reason."""
    for value in wrong:
        with pytest.raises(YilaoYiyouError):
            read(value)


@pytest.mark.parametrize(
    ("read", "given", "expected"),
    [
        (scalars.read_text, "宣讲", "宣讲"),
        (scalars.read_whole, 2**53 - 1, 2**53 - 1),
        (scalars.read_truth, False, False),
        (scalars.read_day, "2020-02-29", date(2020, 2, 29)),
        (scalars.read_decimal, "-1.50", Decimal("-1.50")),
        (scalars.read_exact, "63/100", Fraction(63, 100)),
        (scalars.read_exact, 7, 7),
        (values.read_bounds, {"lo": 49, "hi": None}, Bounds(49, None)),
    ],
)
def test_what_is_right_is_taken(read: scalars.Read, given: object, expected: object) -> None:
    """Texts, whole numbers, truths, days, decimals, fractions and open bounds."""
    assert read(given) == expected


@pytest.mark.parametrize(
    ("write", "read", "value", "wire"),
    [
        (
            values.write_bounds,
            values.read_bounds,
            Bounds(Fraction(1, 3), 2, lo_open=True, hi_open=True),
            {"lo": "1/3", "hi": 2, "lo_open": True, "hi_open": True},
        ),
        (
            values.write_quantity,
            values.read_quantity,
            Quantity.of("场", 580, 589, phrase="580余场"),
            {"lo": 580, "hi": 589, "unit": "场", "kind": "session", "phrase": "580余场"},
        ),
        (
            values.write_quantity,
            values.read_quantity,
            Quantity(Bounds(3), Unit("个", UnitKind.PLACE)),
            {"lo": 3, "hi": 3, "unit": "个", "kind": "place"},
        ),
        (
            values.write_period,
            values.read_period,
            Period(
                Edge.UNKNOWN, date(2022, 9, 1), phrase="截至目前", anchor=date(2022, 8, 31), source=PeriodSource.NONE
            ),
            {"start": "unknown", "end": "2022-09-01", "phrase": "截至目前", "anchor": "2022-08-31", "source": "none"},
        ),
        (values.write_period, values.read_period, Period.always(), {"start": "open", "end": "open"}),
    ],
)
def test_values_are_written_plainly_and_read_back(
    write: scalars.Write, read: scalars.Read, value: object, wire: dict[str, object]
) -> None:
    """What is default stays out; the rest comes back as it was."""
    assert write(value) == wire
    assert read(wire) == value


def test_a_number_that_other_readers_would_round_is_not_written() -> None:
    """Beyond 2 to the 53rd some readers of JSON lose digits."""
    with pytest.raises(WireError):
        values.write_bounds(Bounds(2**53))


def test_every_part_of_a_value_that_is_wrong_is_named() -> None:
    """Two wrong ends, an unknown key and a missing one are four faults."""
    with pytest.raises(PartsError) as raised:
        values.read_quantity({"lo": "x", "hi": True, "unit": "人", "colour": 1})

    assert [place for place, _ in raised.value.parts] == ["kind", "lo", "hi", "colour"]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({}, "object"),
        ([], "array"),
        ("a", "string"),
        (1, "integer"),
        (True, "boolean"),
        (None, "null"),
        (1.5, "number"),
    ],
)
def test_types_have_the_names_that_json_gives_them(value: object, name: str) -> None:
    """The message speaks of what stands in the file."""
    assert scalars.json_type(value) == name
    assert scalars.json_type(Unfit("NaN")) == "NaN"


def test_a_key_that_is_there_twice_is_a_fault_of_the_value() -> None:
    """Which of the two was meant nobody knows, so that neither is taken."""
    twice = plain(b'{"lo": 1, "hi": 3, "hi": 4}', DEFAULT)

    with pytest.raises(PartsError) as raised:
        values.read_bounds(twice)

    assert ["the key is there twice"] == [error.en for _, error in raised.value.parts if isinstance(error, WireError)]
