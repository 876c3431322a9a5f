import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.errors import MissingExtraError
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet import annotate as module
from yilao_yiyou.exchange.sheet.annotate import LIST, annotate

_ROWS = [["姓名", "性别", "心情"], ["王某", "不男不女", "好"], ["李某", "非男非女", "好"]]


def _add(path: Path, name: str, content: bytes | str) -> None:
    with ZipFile(path, "a") as archive:
        archive.writestr(name, content)


def _listed(path: Path) -> Sequence[Sequence[object]]:
    return list(openpyxl.load_workbook(path)[LIST].iter_rows(min_row=2, values_only=True))


def test_workbooks_are_not_returned_without_their_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra is told its name, and no copy is left."""
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError, match=r"yilao-yiyou\[excel\]"):
        annotate(source, tmp_path / "b.xlsx", layout="person-roll")
    assert [source] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["xl/theme/theme9.xml", "xl/theme/THEME9.XML", "xl/theme/theme9.bin", "xl/odd"])
def test_a_part_that_declares_entities_is_never_given_to_another_reader(name: str, tmp_path: Path) -> None:
    """A document type in any XML part is refused, however its name is written."""
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    _add(source, name, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    with pytest.raises(RefusedFileError) as caught:
        annotate(source, tmp_path / "b.xlsx", layout="person-roll")
    assert Reason.SYNTAX is caught.value.reason
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_part_in_another_encoding_is_seen_to_be_markup(encoding: str, tmp_path: Path) -> None:
    """XML of two bytes a character is XML, whatever the part is called."""
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    _add(source, "xl/odd.bin", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding))

    with pytest.raises(RefusedFileError) as caught:
        annotate(source, tmp_path / "b.xlsx", layout="person-roll")
    assert Reason.ENCODING is caught.value.reason


def test_parts_that_the_copy_lacks_are_said(tmp_path: Path) -> None:
    """A part that is no XML is no reason to refuse a workbook, and its loss is told."""
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    _add(source, "xl/media/image7.bin", b"\x89\xff")
    made = annotate(source, tmp_path / "b.xlsx", layout="person-roll")

    assert [("xl/media/image.bin", 1)] == [(loss.path, loss.count) for loss in made.losses]


def test_what_is_doubtful_about_a_whole_column_is_listed_and_marks_no_cell(tmp_path: Path) -> None:
    """A column that no form has is on the list with its letter, and no cell of it is coloured for that."""
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    annotate(source, tmp_path / "b.xlsx", layout="person-roll")
    rows = [row for row in _listed(tmp_path / "b.xlsx") if row[8] == "unknown-column"]
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["名单"]

    assert ["名单!C"] == [row[1] for row in rows]
    assert sheet["C2"].comment is None


def test_beyond_the_most_comments_cells_are_only_coloured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spreadsheet grows slow with comments, so past a number of them the colour and the list must do."""
    monkeypatch.setattr(module, "MOST_COMMENTS", 1)
    source = text_book(tmp_path / "a.xlsx", _ROWS)
    annotate(source, tmp_path / "b.xlsx", layout="person-roll")
    first, second = (openpyxl.load_workbook(tmp_path / "b.xlsx")["名单"][cell] for cell in ("B2", "B3"))

    assert first.comment is not None
    assert second.comment is None
    assert first.fill.fgColor.rgb == second.fill.fgColor.rgb


def test_a_sheet_that_the_other_program_calls_otherwise_is_listed(tmp_path: Path) -> None:
    """Of two sheets whose names differ in capitals only the second gets another name; what is doubtful is listed."""
    source = tmp_path / "a.xlsx"
    text = text_book(tmp_path / "c.xlsx", _ROWS)
    book = openpyxl.load_workbook(text)
    book.worksheets[0].title = "Page"
    book.copy_worksheet(book.worksheets[0]).title = "Other"
    book.save(text)
    with ZipFile(text) as before, ZipFile(source, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(b'name="Other"', b'name="PAGE"') if "workbook" in name else content)
    annotate(source, tmp_path / "b.xlsx", layout="person-roll")

    assert {"Page!B2", "PAGE!B2"} <= {str(row[1]) for row in _listed(tmp_path / "b.xlsx")}
