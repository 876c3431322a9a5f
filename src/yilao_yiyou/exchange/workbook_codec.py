"""Excel workbooks (.xlsx): a clerk's form as it is, or a register with a sheet for each collection."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.limits import head_of, sized
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Loss
from yilao_yiyou.exchange.sheet.form_words import OPTIONS
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.workbook import Workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@frozen
class WorkbookCodec:
    """Workbooks of the Office Open XML kind."""

    name: str = "xlsx"
    zh: str = "Excel 工作簿"
    suffixes: tuple[str, ...] = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods")
    options: frozenset[str] = OPTIONS

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file is a workbook; one with the ending of another kind is taken, to be refused in words."""
        if path.suffix.lower() in self.suffixes:
            return True
        return head.startswith(_ZIP) and _has_workbook(path)

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the records of every table in the workbook."""
        from yilao_yiyou.exchange.sheet.data_book import decode_data, is_data
        from yilao_yiyou.exchange.sheet.forms import decode_grids, doubts_of_book, form_options
        from yilao_yiyou.exchange.sheet.workbook import read_workbook

        sized(source, request.limits)
        refuse_other_kinds(source)
        options = form_options(request)
        with collector_paused():
            book = read_workbook(source, request.limits)
            if is_data(book) and not request.options:
                yield from decode_data(book, source.name)
                return
            yield from decode_grids(_forms(book), source.name, options, {}, doubts_of_book(book, source.name))

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Sequence[Loss]:
        """Write a sheet for each collection in which something is."""
        del request
        from yilao_yiyou.exchange.sheet.data_book import write_data

        if target.suffix.lower() not in {".xlsx", ""}:
            raise RefusedFileError(Reason.CONTENT, "工作簿写作 .xlsx", "a workbook is written as .xlsx")
        write_data(outgoing, target)
        return ()

    def losses(self) -> Sequence[Loss]:
        """Return what a workbook never carries, which is nothing."""
        return ()


def _forms(book: Workbook) -> tuple[Grid, ...]:
    """Return the sheets that may hold a form; those that a template brings beside it hold none."""
    from yilao_yiyou.exchange.sheet.template import CODES, GUIDE, PROPERTY

    if PROPERTY not in book.properties:
        return book.grids
    return tuple(grid for grid in book.grids if grid.name not in {CODES, GUIDE})


def _has_workbook(path: Path) -> bool:
    try:
        with ZipFile(path) as file:
            return "xl/workbook.xml" in file.namelist()
    except (BadZipFile, OSError, ValueError):
        return False


def refuse_other_kinds(source: Path) -> None:
    """Refuse what only has the ending of a workbook, and say what it is.

    Raises:
        RefusedFileError: If it is no zip package.
    """
    head = head_of(source)
    if head.startswith(_ZIP):
        return
    for holds, zh, en in _KINDS:
        if holds(source, head):
            raise RefusedFileError(Reason.CONTENT, f"内容{zh}, 不是 .xlsx", f"the content is {en}, no .xlsx")
    raise RefusedFileError(Reason.UNKNOWN, "内容不是 Excel 工作簿", "the content is no Excel workbook")


def _is_locked(source: Path, head: bytes) -> bool:
    return head.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in source.read_bytes()


def _is_old(_: Path, head: bytes) -> bool:
    return head.startswith(_OLE)


def _is_page(_: Path, head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<?xml"))


def _is_text(_: Path, head: bytes) -> bool:
    return bool(head) and b"\0" not in head


_KINDS: tuple[tuple[Any, str, str], ...] = (
    (_is_locked, "设有打开密码; 请去掉密码后另存为 .xlsx", "protected by a password; save it without one as .xlsx"),
    (_is_old, "是旧式 .xls 或 .et 文件; 请用 Excel 或 WPS 另存为 .xlsx", "an old .xls or .et; save it as .xlsx"),
    (_is_page, "是网页或 XML; 请用 Excel 或 WPS 打开后另存为 .xlsx", "a web page or XML; open it and save it as .xlsx"),
    (_is_text, "是文本 (CSV); 请改扩展名为 .csv", "text (CSV); rename it to .csv"),
)

CODEC = WorkbookCodec()
