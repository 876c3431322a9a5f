from pathlib import Path

import pytest

from tests.exchange.sheet.books import book_parts, packed, sheet_xml
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import write
from yilao_yiyou.exchange.limits import head_of
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.workbook_codec import CODEC


def test_a_workbook_is_known_by_its_content_too(tmp_path: Path) -> None:
    """A package with a workbook in it is one whatever its ending; any other package, whole or torn, is not."""
    book = packed(tmp_path / "a.bin", book_parts(sheet_xml("")))
    other = packed(tmp_path / "b.bin", {"content.xml": "<a/>"})
    torn = tmp_path / "c.bin"
    torn.write_bytes(book.read_bytes()[:40])

    assert [True, False, False] == [CODEC.sniff(path, head_of(path)) for path in (book, other, torn)]


def test_no_workbook_is_written_under_the_ending_of_another_kind(tmp_path: Path) -> None:
    """A workbook without macros is not called one with them, since no program would open it."""
    with pytest.raises(RefusedFileError) as caught:
        write(Register(), tmp_path / "a.xlsm", format="xlsx")
    assert Reason.CONTENT is caught.value.reason
    assert [] == list(tmp_path.iterdir())


def test_a_workbook_loses_nothing() -> None:
    """Whatever a register holds, a workbook carries it."""
    assert () == CODEC.losses()
