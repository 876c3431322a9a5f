from itertools import count, islice
from pathlib import Path

import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.errors import IdNumberError
from yilao_yiyou.exchange.reading import Reading, load
from yilao_yiyou.text.quantity import read_quantity

_ID = "379999194501010014"
_LOG = ["活动名称", "活动类型", "活动时间", "活动区划", "主办单位"]
_ACTIVITY = ["防溺水宣讲", "安全知识讲座", "2022-08-17", "371402", "某关工委"]


def _codes(reading: Reading) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.place.row) for finding in reading.findings]


def test_the_second_row_with_an_identification_number_is_doubtful(tmp_path: Path) -> None:
    """Two people do not have one number, so the second row with it is said."""
    path = text_book(tmp_path / "a.xlsx", [["姓名", "身份证号"], ["王某", _ID], ["李某", _ID]])

    assert ("id-twice", 3) in _codes(load(path, layout="person-roll"))


def test_the_second_row_with_an_id_of_a_record_is_doubtful(tmp_path: Path) -> None:
    """An id that the clerk gave names one record; rows without any are no matter."""
    rows = [["people.id", "姓名"], ["p1", "王某"], ["", "李某"], ["p1", "赵某"], ["", "钱某"]]
    path = text_book(tmp_path / "a.xlsx", rows)

    assert [("record-id-twice", 4)] == [
        each for each in _codes(load(path, layout="person-roll")) if each[0] == "record-id-twice"
    ]


def _is_number(text: str) -> bool:
    try:
        IdNumber(text)
    except IdNumberError:
        return False
    return True


def _rounded() -> list[str]:
    """Return numbers that a spreadsheet would leave unchanged if it kept them as numbers of 64 bits."""
    numbers = (f"37999919450101{tail:04}" for tail in count())
    return list(islice((each for each in numbers if int(float(each)) == int(each) and _is_number(each)), 4))


@pytest.mark.parametrize(("more", "expected"), [([], [2, 3, 4, 5]), ([_ID], [])])
def test_a_text_file_whose_numbers_all_went_through_a_program_is_doubtful(
    more: list[str], expected: list[int], tmp_path: Path
) -> None:
    """Four numbers that all are what a float can hold are no chance; one that is not shows that no float was there."""
    path = tmp_path / "a.csv"
    rows = [f"某某,{number}" for number in (*_rounded(), *more)]
    path.write_text("\n".join(["姓名,身份证号", *rows]), "utf-8")

    found = _codes(load(path, layout="person-roll"))
    assert expected == [row for code, row in found if code == "id-through-float"]


@pytest.mark.parametrize(
    ("above", "header", "factor"),
    [
        ("单位:万人次", "服务人次", "万"),
        ("单位:万人次", "服务人次(万人次)", "万"),
        ("单位:人次", "服务人次", ""),
        ("单位:万元", "服务人次", ""),
        ("", "服务人次(万人次)", "万"),
    ],
)
def test_a_unit_above_a_table_is_that_of_its_bare_counts(above: str, header: str, factor: str, tmp_path: Path) -> None:
    """单位:万人次 above a table makes 2 what 2万人次 is, once and not twice."""
    expected = read_quantity(f"2{factor}人次")
    path = text_book(tmp_path / "a.xlsx", [[above], [*_LOG, header], [*_ACTIVITY, "2"]])

    found = load(path, layout="activity-log").register.participations[0].heads
    assert expected is not None
    assert found is not None
    assert (expected.lo, expected.hi) == (found.lo, found.hi)


def test_a_header_and_a_line_above_that_differ_are_in_conflict(tmp_path: Path) -> None:
    """Where the header counts persons in thousands and the sheet in ten thousands, neither is chosen."""
    path = text_book(tmp_path / "a.xlsx", [["单位:万人次"], [*_LOG, "服务人次(千人次)"], [*_ACTIVITY, "2"]])
    codes = [code for code, _ in _codes(load(path, layout="activity-log"))]

    assert "unit-conflict" in codes


def test_a_unit_above_is_not_that_of_what_it_cannot_count(tmp_path: Path) -> None:
    """单位:万人次 above a table is not the unit of its column of sessions, which is said."""
    path = text_book(tmp_path / "a.xlsx", [["单位:万人次"], [*_LOG, "场次"], [*_ACTIVITY, "2"]])
    reading = load(path, layout="activity-log")

    assert "unit-not-applied" in [code for code, _ in _codes(reading)]


def test_two_columns_for_one_field_that_differ_reject_the_row(tmp_path: Path) -> None:
    """A name that is given twice is taken where both agree, and where they do not neither is chosen."""
    rows = [["姓名", "姓名", "性别"], ["王某", "王某", "男"], ["李某", "赵某", "女"]]
    reading = load(text_book(tmp_path / "a.xlsx", rows), layout="person-roll")

    assert ("duplicate-column", 3) in _codes(reading)
    assert "李某" not in [person.name for person in reading.register.people]
