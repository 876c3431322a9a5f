import pytest

from tests.exchange.sheet.books import sheet_xml
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.cell import Pending
from yilao_yiyou.exchange.sheet.cells import Cells
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.row_shapes import RowReader
from yilao_yiyou.exchange.sheet.sheet_xml import read_rows


def _read(rows: str) -> Cells:
    return read_rows(sheet_xml(rows), Decoder([], [number_format("General")], DEFAULT))


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_an_empty_row_between_others_keeps_its_number() -> None:
    """A row without cells is a row all the same, so that those below it keep their numbers."""
    cells = _read(f'<row r="1">{_text("A1", "a")}</row><row r="2"/><row r="3">{_text("A3", "b")}</row>')

    assert [1, 2, 3] == cells.numbers
    assert [["a", None, "b"]] == cells.columns


def test_cells_after_the_end_of_their_row_are_refused() -> None:
    """A row that is closed and then has cells is no XML, and is not read as if it were."""
    known = f'<row r="1">{_text("A1", "a")}</row>'

    for before in ("", known):
        with pytest.raises(RefusedFileError) as caught:
            _read(f'{before}<row r="2"/>{_text("A2", "b")}</row>')
        assert Reason.DAMAGED is caught.value.reason


def test_more_shapes_of_rows_than_are_learnt_are_read_one_by_one() -> None:
    """A sheet whose rows are all different is read as well as one whose rows are alike."""
    letters = "ABCDEFGHIJKL"
    rows = "".join(
        f'<row r="{number}">{_text(f"{letter}{number}", letter)}</row>'
        for number, letter in enumerate(letters, start=1)
    )
    cells = _read(rows)

    assert list(letters) == [cells.columns[place][place] for place in range(len(letters))]


def test_hidden_rows_are_known_by_either_reader() -> None:
    """A row that is not shown is known as such, in the usual XML and in any other."""
    row = f'<row r="1" hidden="1">{_text("A1", "a")}</row>'

    assert {1} == _read(row).hidden
    assert {1} == _read(f"<!-- other -->{row}").hidden


def test_a_row_with_a_formula_has_its_empty_cells_empty() -> None:
    """Beside a formula that nobody has computed, a cell with a style and no content holds nothing."""
    cells = _read(f'<row r="1">{_text("A1", "a")}<c r="B1" s="0"/><c r="C1"><f>A1</f></c></row>')

    assert [["a"], [None], [Pending()]] == cells.columns


def test_rows_that_come_in_pieces_are_read_once() -> None:
    """A shape that one piece of a sheet has and the next has not leaves no cell twice."""
    cells = Cells(DEFAULT)
    reader = RowReader(Decoder([], [number_format("General")], DEFAULT), cells)
    first, second = f'<row r="1">{_text("A1", "a")}</row>', f'<row r="2">{_text("B2", "b")}</row>'

    assert reader.read(first)
    assert reader.read(second)
    cells.finish()
    assert [["a", None], [None, "b"]] == cells.columns
