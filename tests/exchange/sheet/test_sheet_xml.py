from tests.exchange.sheet.books import sheet_xml
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.sheet.cell import Pending
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.sheet_xml import read_rows


def test_rows_and_cells_without_numbers_follow_each_other() -> None:
    """A program may leave out where rows and cells are; then each comes after the one before."""
    inline = '<c t="inlineStr"><is><t>a</t><rPh><t>reading</t></rPh></is></c>'
    xml = sheet_xml(f'<row>{inline}<c><f>A1</f></c></row><row hidden="true"><c/><c t="str"><v>b</v></c></row>')
    cells = read_rows(xml, Decoder([], [number_format("General")], DEFAULT))

    assert [1, 2] == cells.numbers
    assert [["a", None], [Pending(), "b"]] == cells.columns
    assert {2} == cells.hidden
