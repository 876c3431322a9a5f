from pathlib import Path

from tests.exchange.sheet.books import text_book
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.reading import load
from yilao_yiyou.exchange.sheet.layout import layout_named
from yilao_yiyou.exchange.sheet.locate import find_header
from yilao_yiyou.exchange.sheet.workbook import read_workbook


def test_a_header_in_the_last_row_is_a_header(tmp_path: Path) -> None:
    """A form that nobody has filled in is a table without rows."""
    path = text_book(tmp_path / "a.xlsx", [["姓名", "性别"]])
    grid = read_workbook(path, DEFAULT).grids[0]
    header = find_header(grid, 0, (layout_named("person-roll"),))

    assert header is not None
    assert (0, 1) == (header.start, header.stop)
    assert 0 == load(path).rows.read


def test_each_level_of_a_header_is_spread_over_its_own_columns(tmp_path: Path) -> None:
    """A wide cell in the second of three rows is over the third row's headers, and changes none of them."""
    rows = [
        ["姓名", "基本情况", "", ""],
        ["", "联系方式", "", "性别"],
        ["", "联系电话", "民族", ""],
        ["王某", "13800000000", "汉族", "男"],
    ]
    path = text_book(tmp_path / "a.xlsx", rows, ["A1:A3", "B1:D1", "B2:C2", "D2:D3"])
    grid = read_workbook(path, DEFAULT).grids[0]
    header = find_header(grid, 0, (layout_named("person-roll"),))

    assert header is not None
    assert ["people.name", "people.contact", "people.nation", "people.sex"] == [
        header.fields[column].path for column in range(4)
    ]
    assert ["王某"] == [person.name for person in load(path, layout="person-roll").register.people]


def test_a_wide_cell_without_a_text_is_the_header_of_nothing(tmp_path: Path) -> None:
    """Cells that were merged over a header and left empty take no word from it and give it none."""
    rows = [["人员", "", "", ""], ["姓名", "性别", "联系电话", "民族"], ["王某", "男", "13800000000", "汉族"]]
    path = text_book(tmp_path / "a.xlsx", rows, ["A1:B1", "C1:D1"])

    people = load(path, layout="person-roll").register.people
    assert [("王某", "13800000000")] == [(person.name, person.contact) for person in people]
