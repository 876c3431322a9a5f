import sys
from pathlib import Path

import openpyxl
import pytest

from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError, MissingExtraError
from yilao_yiyou.exchange import Disclosure, load, write
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet import data_book


def _people(*names: str) -> Register:
    return Register(people=tuple(Person(id=f"p{place}", name=name) for place, name in enumerate(names)))


def _write(register: Register, path: Path) -> None:
    write(register, path, disclosure=Disclosure.CUSTODY)


def test_workbooks_are_not_written_without_their_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra is told its name, and no file is left."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(MissingExtraError, match=r"yilao-yiyou\[excel\]"):
        _write(_people("王某"), tmp_path / "a.xlsx")
    assert [] == list(tmp_path.iterdir())


def test_a_collection_longer_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the rows of a sheet one is the header, and no record is dropped in silence to make room."""
    monkeypatch.setattr(data_book, "LAST_ROW", 3)
    _write(_people("王某", "李某"), tmp_path / "a.xlsx")

    assert 2 == len(load(tmp_path / "a.xlsx").register.people)
    with pytest.raises(FormatError, match="more records than a sheet has rows"):
        _write(_people("王某", "李某", "赵某"), tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


def test_a_text_longer_than_a_cell_is_refused(tmp_path: Path) -> None:
    """A text of as many characters as a cell holds comes back whole; one more would be cut by a spreadsheet."""
    longest = "某" * data_book.LONGEST
    _write(_people(longest), tmp_path / "a.xlsx")

    assert [longest] == [person.name for person in load(tmp_path / "a.xlsx").register.people]
    with pytest.raises(FormatError, match="characters of a cell"):
        _write(_people(longest + "某"), tmp_path / "b.xlsx")


def test_a_sheet_that_was_added_to_a_register_is_refused(tmp_path: Path) -> None:
    """A sheet that is no collection would be lost in silence, so the workbook is refused."""
    path = tmp_path / "a.xlsx"
    _write(_people("王某"), path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("别的")["A1"] = "x"
    book.save(path)

    with pytest.raises(RefusedFileError) as caught:
        load(path)
    assert Reason.HEADER is caught.value.reason
