"""Registers as workbooks: a sheet for each collection, every cell a text, read back without any difference."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.errors import FormatError, MissingExtraError
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Place
from yilao_yiyou.exchange.sheet.cell import Number
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.workbook import Workbook

NOTE = "_yilao_yiyou"
"""The sheet that says of which register the others are."""

LONGEST = 32_767
"""The most characters that a cell keeps."""

LAST_ROW = 1_048_576
_AT_ONCE = 16_384
_NARROW, _WIDE = 10, 40


def write_data(outgoing: Outgoing, target: Path) -> None:
    """Write a register, each filled collection to a sheet of its own.

    Raises:
        FormatError: If a text is longer than a cell, or a collection has more records than a sheet has rows.
        MissingExtraError: If XlsxWriter is not installed.
    """
    from yilao_yiyou.exchange.register_note import note_of

    with book_writer(target, outgoing.modified) as book:
        texts = book.add_format({"num_format": "@"})
        for name, records in outgoing.register.collections():
            if records:
                _write_collection(book, name, records, texts)
        sheet = book.add_worksheet(NOTE)
        _write_text(sheet, 0, 0, note_of(outgoing), texts)
        sheet.very_hidden()


def book_writer(target: Path, modified: int = 0) -> Any:  # noqa: ANN401 -- XlsxWriter, where it is installed
    """Return a workbook that is written to a path, with a fixed time of making.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError:
        xlsxwriter = None
    if xlsxwriter is None:
        raise MissingExtraError("写工作簿须安装 excel 附加项", "writing workbooks needs the extra: yilao-yiyou[excel]")
    from datetime import UTC, datetime

    book = xlsxwriter.Workbook(
        str(target), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties(
        {"created": datetime.fromtimestamp(modified, UTC).replace(tzinfo=None), "author": "yilao_yiyou"}
    )
    return book


def _write_collection(book: Any, name: str, records: Sequence[Any], texts: Any) -> None:  # noqa: ANN401 -- XlsxWriter
    from yilao_yiyou.exchange.text_tables import rows_of

    cls = collection_classes()[name]
    if len(records) >= LAST_ROW:
        raise FormatError(
            f"{describe(cls).zh}超过一张表的 {LAST_ROW} 行",
            f"{name} has more records than a sheet has rows, {LAST_ROW}",
        )
    sheet = book.add_worksheet(describe(cls).zh)
    headers = _headers(cls)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, book.add_format({"bold": True, "num_format": "@"}))
        sheet.set_column(column, column, min(max(_NARROW, len(header) * 2), _WIDE), texts)
    sheet.freeze_panes(1, 1)
    for place, row in enumerate(rows_of(cls, records), start=1):
        for column, cell in enumerate(row):
            if cell is not None:
                _write_text(sheet, place, column, cell, texts)


def _write_text(sheet: Any, row: int, column: int, text: str, form: Any) -> None:  # noqa: ANN401 -- XlsxWriter
    if len(text) > LONGEST:
        raise FormatError(
            f"有文字超过一个单元格的 {LONGEST} 字; 请改用别的格式", f"a text is over the {LONGEST} characters of a cell"
        )
    sheet.write_string(row, column, text, form)


def _headers(cls: type) -> list[str]:
    """Return the header of each column: the Chinese one where no other column has it."""
    from yilao_yiyou.frames.column_records import shape_of

    leaves = shape_of(cls).leaves
    labels = [leaf.zh for leaf in leaves]
    return [leaf.zh if labels.count(leaf.zh) == 1 else leaf.name for leaf in leaves]


def is_data(book: Workbook) -> bool:
    """Return whether a workbook was written from a register."""
    return any(grid.name == NOTE for grid in book.grids)


def decode_data(book: Workbook, file: str) -> Iterator[Head | Batch]:
    """Yield what a workbook that was written from a register holds."""
    from yilao_yiyou.exchange.register_note import read_note

    note = next(grid for grid in book.grids if grid.name == NOTE)
    text = note.columns[0][0] if note.columns else None
    yield read_note(text if isinstance(text, str) else None, Place(file=file, sheet=NOTE))
    names = {describe(cls).zh: name for name, cls in collection_classes().items()}
    for grid in book.grids:
        if grid.name in names:
            yield from _batches(grid, names[grid.name], file)
        elif grid.name != NOTE:
            raise RefusedFileError(
                Reason.HEADER, f"工作表不是名册的集合: {grid.name}", "a sheet is no collection of a register"
            )


def _batches(grid: Grid, collection: str, file: str) -> Iterator[Batch]:
    from yilao_yiyou.exchange.text_tables import batch_of, opened

    header = [_plain(cell) or "" for cell in grid.row(0)]
    table = opened(collection, header, Place(file=file, sheet=grid.name))
    rows = ((grid.numbers[place], [_plain(cell) for cell in grid.row(place)]) for place in range(1, len(grid)))
    filled = ((number, row) for number, row in rows if any(row))
    while some := list(islice(filled, _AT_ONCE)):
        yield batch_of(table, some)


def _plain(cell: Any) -> str | None:  # noqa: ANN401 -- whatever stands in a cell
    return cell if isinstance(cell, str) else cell.text if isinstance(cell, Number) else None
