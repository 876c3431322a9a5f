from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.sheet.books import book_parts, packed, sheet_xml
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.grid import Area
from yilao_yiyou.exchange.sheet.workbook import read_workbook

_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_a_package_without_a_workbook_is_of_another_kind(tmp_path: Path) -> None:
    """A zip package that has the ending of a workbook is told what to do."""
    with pytest.raises(RefusedFileError, match=r"save it as \.xlsx") as caught:
        read_workbook(packed(tmp_path / "a.xlsx", {"content.xml": "<a/>"}), DEFAULT)
    assert Reason.CONTENT is caught.value.reason


def test_a_workbook_that_names_no_part_for_its_sheet_is_damaged(tmp_path: Path) -> None:
    """A sheet whose part nobody names is missing, and is not an empty sheet."""
    parts = book_parts(sheet_xml(_CELL))
    del parts["xl/_rels/workbook.xml.rels"]

    with pytest.raises(RefusedFileError) as caught:
        read_workbook(packed(tmp_path / "a.xlsx", parts), DEFAULT)
    assert Reason.DAMAGED is caught.value.reason


def test_a_sheet_that_is_a_chart_holds_no_table(tmp_path: Path) -> None:
    """A chart on a sheet of its own is passed over."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("名单").write_number(0, 0, 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=名单!$A$1:$A$1"})
        book.add_chartsheet("图").set_chart(chart)

    assert ["名单"] == [grid.name for grid in read_workbook(path, DEFAULT).grids]


def test_a_merged_area_that_is_no_area_is_passed_over(tmp_path: Path) -> None:
    """What a program writes wrongly about the look of a sheet does not keep its cells from being read."""
    below = '<mergeCells><mergeCell ref="A1"/><mergeCell/><mergeCell ref="$A$1:B2"/></mergeCells>'
    path = packed(tmp_path / "a.xlsx", book_parts(sheet_xml(_CELL, below)))
    grid = read_workbook(path, DEFAULT).grids[0]

    assert (Area(1, 2, 0, 1),) == grid.merged
    assert 1 == len(grid)


@pytest.mark.parametrize(
    ("part", "told"),
    [("content.xml", "ods"), ("xl/workbook.bin", "xlsb"), ("word/document.xml", "Word"), ("a", "save it")],
)
def test_a_package_of_another_kind_is_named(part: str, told: str, tmp_path: Path) -> None:
    """Who sends an OpenDocument file or a binary workbook is told what it is and how to save it."""
    path = packed(tmp_path / "a.xlsx", {part: "x"})

    with pytest.raises(RefusedFileError, match=told) as caught:
        read_workbook(path, DEFAULT)
    assert Reason.CONTENT is caught.value.reason
