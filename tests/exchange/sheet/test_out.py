from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from tools.generated import random_register
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.domain.volunteer import VolunteerCategory
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange import Disclosure, load, write
from yilao_yiyou.exchange.report_page import as_html
from yilao_yiyou.exchange.sheet.annotate import CAUSES, LIST, annotate
from yilao_yiyou.exchange.sheet.template import CODES, GUIDE, template

_FORMS = ("volunteer-roll", "cadre-roll", "activity-log", "person-roll", *collection_classes())


def _filled(path: Path, rows: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write_number(number, column, cell)
    return path


@pytest.mark.parametrize("seed", range(40))
def test_a_register_comes_back_from_a_workbook_as_it_was(seed: int, tmp_path: Path) -> None:
    """A register that is written as a workbook is read back without any difference."""
    register = random_register(Random(seed))  # noqa: S311 -- invented records, no secret
    written = write(register, tmp_path / "a.xlsx", disclosure=Disclosure.CUSTODY)

    assert register == load(tmp_path / "a.xlsx").register
    assert () == written.losses


@pytest.mark.parametrize("name", _FORMS)
def test_an_empty_template_holds_no_records_and_no_fault(name: str, tmp_path: Path) -> None:
    """A template as it is given out is read without an error, and its example is no record."""
    template(name, tmp_path / "t.xlsx")
    reading = load(tmp_path / "t.xlsx", layout=name)

    assert 0 == reading.rows.read
    assert not reading.is_faulty


def test_a_template_that_was_filled_in_is_read(tmp_path: Path) -> None:
    """What a clerk writes below the example of a template becomes records."""
    path = tmp_path / "t.xlsx"
    template("volunteer-roll", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(3, headers.index("*姓名") + 1).value = "王某"
    sheet.cell(3, headers.index("*志愿者类别") + 1).value = "老教师、老模范"
    book.save(path)

    register = load(path).require()

    assert ["王某"] == [person.name for person in register.people]
    assert {VolunteerCategory.TEACHER, VolunteerCategory.MODEL_WORKER} == register.volunteers[0].categories
    assert [CODES, GUIDE] == sorted(name for name in book.sheetnames if name in {CODES, GUIDE})


def test_the_returned_workbook_keeps_the_clerks_cells_and_marks_the_doubtful_ones(tmp_path: Path) -> None:
    """A copy comes back with the clerk's content, a colour and a comment on each doubtful cell, and two lists."""
    source = _filled(
        tmp_path / "a.xlsx",
        [
            ["姓名", "类别", "身份证号"],
            ["王某", "老教师", 379999194501010014],
            ["李某", "=HYPERLINK(1)", "379999194501010014"],
        ],
    )
    before = source.read_bytes()
    made = annotate(source, tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    sheet = book["名单"]

    assert before == source.read_bytes()
    assert "王某" == sheet["A2"].value
    assert "身份证件号码存成了数字" in sheet["C2"].comment.text
    assert "FFFFC7CE" == sheet["C2"].fill.fgColor.rgb
    assert sheet["A2"].comment is None
    assert {LIST, CAUSES} <= set(book.sheetnames)
    assert made.reading.rows.rejected == 2
    assert all(cell.data_type != "f" for row in book[LIST].iter_rows() for cell in row)


def test_the_senders_file_is_never_written_to(tmp_path: Path) -> None:
    """A copy under the name of the sender's own file is refused."""
    source = _filled(tmp_path / "a.xlsx", [["姓名", "类别"], ["王某", "老教师"]])

    with pytest.raises(FormatError):
        annotate(source, source)


def test_what_begins_with_an_equals_sign_stays_a_text(tmp_path: Path) -> None:
    """No text of a register becomes a formula in a workbook."""
    register = random_register(Random(5))  # noqa: S311 -- invented records, no secret
    write(register, tmp_path / "a.xlsx", disclosure=Disclosure.CUSTODY)

    with ZipFile(tmp_path / "a.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert all(b"<f>" not in sheet for sheet in sheets)


def test_findings_as_a_page_show_no_markup_of_the_file(tmp_path: Path) -> None:
    """What a file has in its headers is text on the page of findings, whatever it is."""
    source = _filled(tmp_path / "a.xlsx", [["姓名", "类别", "<script>"], ["王某", "不知道", "x"]])
    reading = load(source)
    page = as_html(reading.findings, reading.rows)

    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "code-word" in page
