"""Readers of columns: each by what its field holds."""

import json
from collections.abc import Mapping
from itertools import islice

import pytest

from yilao_yiyou.exchange.sheet.cell import Cell, ErrorValue, Flag, Number, Pending
from yilao_yiyou.exchange.sheet.layout import layout_field, record_layout, shipped_words
from yilao_yiyou.exchange.sheet.number_format import GENERAL
from yilao_yiyou.exchange.sheet.readers import Setting, reader_of
from yilao_yiyou.exchange.sheet.verdict import Verdict


def _read(path: str, cell: Cell, *, is_typed: bool = True) -> Verdict:
    setting = Setting(layout=record_layout(path.partition(".")[0]), is_typed=is_typed)
    return reader_of(layout_field(path), setting)(cell)


def _codes(made: Verdict) -> list[str]:
    return [note.rule.code for note in made.notes]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(ErrorValue("#REF!"), ["error-cell"]), (Pending(), ["formula-without-value"]), ("/", ["placeholder"]), ("", [])],
)
def test_what_says_nothing_has_no_value(cell: Cell, expected: list[str]) -> None:
    """An error and an uncomputed formula are faults, a stroke is a word for nothing, and nothing is nothing."""
    made = _read("people.name", cell)

    assert (None, expected) == (made.value, _codes(made))


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [("2022.8.17", "2022-08-17", []), ("2022年8月", "None", ["date-day-missing"]), ("某日", "None", ["date"])],
)
def test_a_day_is_known_to_the_day(cell: str, expected: str, doubt: list[str]) -> None:
    """A month is no day, and no day of it is chosen."""
    made = _read("people.deceased_on", cell)

    assert (expected, doubt) == (str(made.value), _codes(made))


@pytest.mark.parametrize(("path", "text"), [("people.birth", "1957.1"), ("people.deceased_on", "1957.1")])
def test_a_month_that_may_have_lost_its_zero_is_refused(path: str, text: str) -> None:
    """A text file shows October as it shows January."""
    expected = ["date-year-month-number"]

    assert expected == _codes(_read(path, text, is_typed=False))


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=WEEKLY;BYDAY=MO,TU", []),
        ("每周", "None", ["value"]),
        (Number("7", GENERAL), "None", ["value"]),
    ],
)
def test_a_recurrence_is_a_rule(cell: Cell, expected: str, doubt: list[str]) -> None:
    """Words and numbers are none."""
    made = _read("projects.recurrence", cell)

    assert (expected, doubt) == (str(made.value), _codes(made))


def test_a_place_on_the_map_is_read_from_json() -> None:
    """What has several parts stands in a cell as JSON, and has all of them."""
    place = {"latitude": "37.45", "longitude": "116.3", "basis": "wgs84"}

    made = _read("venues.coordinates", json.dumps(place))
    assert place["latitude"] == str(getattr(made.value, "latitude", None))
    assert not made.notes


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('{"latitude": ', ["structure"]),
        ("37.45, 116.3", ["structure"]),
        (Flag(value=True), ["structure"]),
        ('{"latitude": "37.45", "longitude": "116.3"}', ["structure"]),
        ('{"latitude": "37.45"}', ["structure", "structure"]),
    ],
)
def test_half_a_structure_is_refused_with_every_fault(cell: Cell, expected: list[str]) -> None:
    """Each part that lacks is said."""
    made = _read("venues.coordinates", cell)

    assert (None, expected) == (made.value, _codes(made))


@pytest.mark.parametrize(
    ("path", "cell", "expected"), [("venues.area", "80㎡", "80"), ("participations.hours", "2小时30分", "2.5")]
)
def test_a_measure_is_read_in_the_unit_of_its_field(path: str, cell: str, expected: str) -> None:
    """Areas are square metres and lengths of service hours."""
    assert expected == str(_read(path, cell).value)


def test_the_nations_have_the_codes_of_the_standard() -> None:
    """Fifty-six nations in the order of GB/T 3304, each also without its last character, and the two beside them."""
    words: Mapping[str, str] = shipped_words()["texts"]["people.nation"]
    first = list(islice(words.items(), 56))

    assert [f"{number:02}" for number in range(1, 57)] == [code for _, code in first]
    assert all(words[name.removesuffix("族")] == code for name, code in first)
    assert ["汉族", "土家族", "毛南族", "基诺族"] == [first[place - 1][0] for place in (1, 15, 36, 56)]
    assert {"97", "98"} == set(words.values()) - {code for _, code in first}
