from pathlib import Path

import openpyxl
import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.exchange.reading import load


@pytest.mark.parametrize(
    ("sheets", "expected"), [("名单", ["王某"]), (["二"], ["李某"]), ((), ["王某", "李某"]), (("三",), [])]
)
def test_only_the_sheets_that_are_asked_for_are_read(
    sheets: str | list[str] | tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    """A caller may name one sheet or several; without a name all are read."""
    path = text_book(tmp_path / "a.xlsx", [["姓名", "性别"], ["王某", "男"]])
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("二")
    for row in (["姓名", "性别"], ["李某", "女"]):
        other.append(row)
    book.save(path)
    reading = load(path, layout="person-roll", sheets=sheets)

    assert expected == [person.name for person in reading.register.people]
    assert (not expected) == ("no-tables" in {finding.code for finding in reading.findings})


def test_rows_of_a_text_file_that_are_too_short_or_too_long_are_said(tmp_path: Path) -> None:
    """A row with fewer or more cells than its header has lost a separator or gained one."""
    path = tmp_path / "a.csv"
    path.write_text("姓名,性别,民族\n王某,男,汉族\n李某,女\n赵某,女,汉族,多\n钱某,,\n", "utf-8")
    reading = load(path, layout="person-roll")

    assert [("short-row", 3), ("extra-cell", 4)] == [
        (finding.code, finding.place.row) for finding in reading.findings if finding.code in {"short-row", "extra-cell"}
    ]


def test_an_id_that_a_record_of_another_sheet_has_is_said(tmp_path: Path) -> None:
    """Sheets that are numbered anew have records that nobody can tell apart by their ids."""
    path = text_book(tmp_path / "a.xlsx", [["人员编号", "姓名"], ["P1", "王某"]])
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("二")
    for row in (["人员编号", "姓名"], ["P2", "李某"], ["P1", "赵某"]):
        other.append(row)
    book.save(path)
    reading = load(path, layout="people")

    assert [("record-id-twice", "二", 3)] == [
        (finding.code, finding.place.sheet, finding.place.row) for finding in reading.findings
    ]
