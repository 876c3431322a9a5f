"""Rows become records: what a row says of itself, and what it contradicts."""

from pathlib import Path

import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.exchange.reading import Reading, load

_HEADER = ["姓名", "类别", "volunteers.valid.start", "volunteers.valid.end"]


def _volunteers(path: Path, *ends: tuple[str, str]) -> Reading:
    rows = [["王某", "老教师", *each] for each in ends]
    return load(text_book(path / "a.xlsx", [_HEADER, *rows]), layout="volunteer-roll")


def _errors(reading: Reading) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.place.row) for finding in reading.findings if finding.severity.value == "error"]


def test_two_columns_make_one_period(tmp_path: Path) -> None:
    """Where only one end is written the other is open, and so are both where neither is."""
    expected = ["2020-01-01..2022-01-01", "2020-01-01..open", "open..2022-01-01", "open..open"]

    reading = _volunteers(tmp_path, ("2020", "2021"), ("2020", ""), ("", "2021"), ("", ""))

    assert expected == [f"{_end(each.valid.start)}..{_end(each.valid.end)}" for each in reading.register.volunteers]
    assert [] == _errors(reading)


def _end(end: object) -> str:
    return str(getattr(end, "value", end))


def test_an_end_before_the_start_rejects_its_row(tmp_path: Path) -> None:
    """Somebody who left before coming is a slip of the pen, said at the row and never passed over."""
    expected = [("period-reversed", 3)]

    reading = _volunteers(tmp_path, ("2020", "2021"), ("2022-08", "2021-03"), ("2021", "2021-03"))

    assert expected == _errors(reading)
    assert [2, 4] == [
        place.row for each in reading.register.volunteers if (place := reading.place_of(each)) is not None
    ]
    assert (3, 1) == (reading.rows.read, reading.rows.rejected)
    assert 2 == len(reading.register.people)


_BOTH = [
    "volunteers.person",
    "volunteers.categories",
    "volunteers.valid",
    "volunteers.valid.start",
    "volunteers.valid.end",
]


@pytest.mark.parametrize(
    ("whole", "start", "end", "expected"),
    [
        ("2020-01-01 至 2021-12-31", "2020", "2021", []),
        ("2020-01-01 至 2021-12-31", "", "2021-12", []),
        ("2020-01-01 至 2021-12-31", "", "", []),
        ("", "2020", "2021", []),
        ("2020-01-01 至 2021-12-31", "2020", "2022", [("period-contradicted", 2, "E")]),
        ("2020-01-01 至 2021-12-31", "2019-05", "", [("period-contradicted", 2, "E")]),
        ("2020-01-01 至今", "2020", "2022", [("period-contradicted", 2, "E")]),
        ("2020-01-01 至今", "2020", "", []),
        ("2020-01-01 至 2021-12-31", "2021", "2020", [("period-reversed", 2, "E")]),
    ],
)
def test_a_period_and_its_two_ends_must_agree(
    whole: str, start: str, end: str, expected: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    """A form with a column for the whole time and two for its ends is believed as far as they say one thing."""
    path = text_book(tmp_path / "a.xlsx", [_BOTH, ["P1", "老教师", whole, start, end]])
    reading = load(path, layout="volunteers")

    errors = [finding for finding in reading.findings if finding.severity.value == "error"]
    assert expected == [(each.code, each.place.row, each.place.column) for each in errors]
    if not errors:
        assert ["2020-01-01"] == [str(each.valid.start) for each in reading.register.volunteers]


def test_an_id_that_is_blank_among_others_is_said(tmp_path: Path) -> None:
    """A register's own table needs every id; a form may lack one, and says that one was made."""
    table = [["人员编号", "姓名"], ["P1", "王某"], ["", "李某"], ["无", "赵某"]]
    form = [["人员编号", "姓名", "类别"], ["P1", "王某", "老教师"], ["", "李某", "老教师"]]

    strict = load(text_book(tmp_path / "a.xlsx", table), layout="people")
    lenient = load(text_book(tmp_path / "b.xlsx", form), layout="volunteer-roll")

    assert [("required", 3), ("required", 4)] == _errors(strict)
    assert ["id-made"] == [finding.code for finding in lenient.findings]
    assert ["P1", "people-3"] == [person.id for person in lenient.register.people]


def test_a_blank_that_becomes_no_is_said(tmp_path: Path) -> None:
    """Nobody wrote that somebody is no mainstay; the record says so by default, and the finding says that."""
    rows = [["姓名", "类别", "骨干"], ["王某", "老教师", "是"], ["李某", "老教师", ""]]
    reading = load(text_book(tmp_path / "a.xlsx", rows))

    assert ["blank-default"] == [finding.code for finding in reading.findings]
    assert [True, False] == [each.core for each in reading.register.volunteers]
