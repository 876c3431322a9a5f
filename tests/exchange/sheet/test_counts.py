"""Counts in cells: what each way of writing one means, and what is no count."""

from decimal import Decimal

import pytest

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.counts import Counting, read_bounds, read_hours, read_measure, read_quantity, read_whole
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.units import stated_unit
from yilao_yiyou.exchange.sheet.verdict import Verdict

PERSONS = Counting(unit=Unit.of("人"))
TEN_THOUSANDS = Counting(unit=Unit.of("人次"), stated=stated_unit("万人次"))


def number(text: str, form: str = "General") -> Number:
    """Return a numeric cell as a sheet shows it."""
    return Number(text, number_format(form))


def codes(made: Verdict) -> list[str]:
    """Return what is doubtful about a cell."""
    return [note.rule.code for note in made.notes]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("580余", Bounds(580, 589)),
        ("30-50人", Bounds(30, 50)),
        ("３０", Bounds(30)),
        (number("30"), Bounds(30)),
    ],
)
def test_a_count_is_read_with_its_bounds(cell: Cell, expected: Bounds) -> None:
    """Whatever characters it is written in."""
    assert expected == read_bounds(cell, PERSONS).value


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Flag(value=True), "number"),
        ("3.7E+17", "scientific"),
        ("-3", "negative"),
        ("12%", "percent-in-count"),
        ("50-30", "number"),
        ("若干", "number"),
        ("30处", "unit"),
        ("1.5", "number"),
        (number("1.5"), "not-whole"),
        (number("44927", "yyyy-mm-dd"), "auto-date"),
        (number("0.5", "h:mm"), "number"),
        (number("0.5", "0%"), "percent-in-count"),
        (number("-3"), "negative"),
        (number("371402195708171234"), "number-too-long"),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(cell: Cell, expected: str) -> None:
    """Nothing is made of it."""
    made = read_bounds(cell, PERSONS)

    assert made.value is None
    assert [expected] == codes(made)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.2", Bounds(11_500, 12_499)), (number("3.5"), Bounds(34_500, 35_499)), ("12人", None), ("1.2万", None)],
)
def test_a_column_of_ten_thousands_is_scaled_once(cell: Cell, expected: Bounds | None) -> None:
    """A cell that says so again, or counts something else, is refused."""
    made = read_bounds(cell, TEN_THOUSANDS)

    assert expected == made.value
    assert made.is_sound == (expected is not None)


def test_a_whole_number_is_no_interval() -> None:
    """580余 is no number of years."""
    assert read_whole("12", PERSONS).value == 12
    assert read_whole("若干", PERSONS).value is None
    assert codes(read_whole("580余", PERSONS)) == ["not-exact"]


def test_a_quantity_takes_its_unit_from_the_column_or_the_cell() -> None:
    """Words are kept where they say more than a number; without any unit nothing is guessed."""
    assert str(read_quantity("580余场", Counting()).value) == "580..589 场"
    assert str(read_quantity("30", PERSONS).value) == "30 人"
    assert codes(read_quantity("30", Counting())) == ["unit"]
    assert codes(read_quantity("若干人", PERSONS)) == ["number"]
    assert codes(read_quantity("1.5", Counting(unit=Unit.of("人"), whole=False))) == ["number"]
    assert codes(read_quantity(number("1.5"), Counting(unit=Unit.of("人"), whole=False))) == ["value"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2小时30分", "2.5"),
        ("90分钟", "1.5"),
        ("1:30", "1.5"),
        ("半小时", "0.5"),
        ("3个半小时", "3.5"),
        ("2小时半", "2.5"),
        ("1.25", "1.25"),
        (number("0.0625", "h:mm"), "1.5"),
        (number("2.5"), "2.5"),
        ("20分钟", "0.33"),
    ],
)
def test_hours_are_read_exactly(cell: Cell, expected: str) -> None:
    """However they are written."""
    assert Decimal(expected) == read_hours(cell, Counting()).value


@pytest.mark.parametrize(
    ("cell", "header", "expected"),
    [
        ("下午", "", "hours"),
        ("", "", "hours"),
        (number("44927", "yyyy-mm-dd"), "", "hours"),
        (number("-1"), "", "negative"),
        ("3", "天", "unit-conflict"),
        (Flag(value=True), "", "hours"),
    ],
)
def test_what_is_no_number_of_hours_is_refused(cell: Cell, header: str, expected: str) -> None:
    """With its reason."""
    assert [expected] == codes(read_hours(cell, Counting(header_unit=header)))


def test_a_column_of_minutes_is_converted() -> None:
    """And says so; what does not come out even is rounded with a word."""
    assert read_hours(number("90"), Counting(header_unit="分钟")).value == Decimal("1.5")
    assert codes(read_hours("90", Counting(header_unit="分钟"))) == ["unit-applied"]
    assert codes(read_hours("20", Counting(header_unit="分钟"))) == ["unit-applied", "hours-rounded"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1,200.5平方米", "1200.5"), ("80㎡", "80"), (number("80.25"), "80.25"), ("80", "80")],
)
def test_an_area_is_read_in_its_unit(cell: Cell, expected: str) -> None:
    """By any of its names."""
    assert Decimal(expected) == read_measure(cell, Counting(own="平方米")).value


@pytest.mark.parametrize(
    ("cell", "header", "expected"),
    [
        ("3亩", "", "unit-conflict"),
        ("80", "亩", "unit-conflict"),
        ("很大", "", "number"),
        (number("0.5", "0%"), "", "number"),
        ("-3", "", "negative"),
    ],
)
def test_another_measure_is_refused(cell: Cell, header: str, expected: str) -> None:
    """亩 are never taken for square metres."""
    assert [expected] == codes(read_measure(cell, Counting(own="平方米", header_unit=header)))
