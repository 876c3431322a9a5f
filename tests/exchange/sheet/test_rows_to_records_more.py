"""Rows become records: what a row says of itself, and what it contradicts."""

from pathlib import Path

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
