"""CSV: one collection as a table of text, in an encoding and with a separator that are decided and said."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.formulas import Formulas, guarded, refuse_formula, unguarded
from yilao_yiyou.exchange.limits import Limits, sized
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.report import Loss, Place
from yilao_yiyou.exchange.sheet.form_words import OPTIONS as FORM_OPTIONS

ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "gb18030": "GB18030"}
"""The encodings that are read and written; GBK is not among them, since it lacks characters that names have."""

DELIMITERS = (",", "\t", ";", "|")
"""The separators that are looked for, in the order in which they are preferred."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 2**20


@frozen
class CsvCodec:
    """One collection as CSV; nested values are JSON in their cell."""

    name: str = "csv"
    zh: str = "CSV 表"
    suffixes: tuple[str, ...] = (".csv", ".tsv")
    options: frozenset[str] = frozenset({"collection", "encoding", "delimiter", "formulas"}) | FORM_OPTIONS

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file of that ending is text; without its ending no file is taken for CSV."""
        return path.suffix.lower() in self.suffixes and not _is_binary(head)

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the rows; the number of a row is its line in the file, the header being the first."""
        from yilao_yiyou.exchange.one_table import collection_to_read
        from yilao_yiyou.exchange.text_tables import batches_of, opened

        sized(source, request.limits)
        encoding = encoding_of(source, request.option("encoding"))
        delimiter = request.option("delimiter") or _delimiter(source, encoding)
        is_guarded = Formulas(request.option("formulas", "escape")) is Formulas.ESCAPE
        with lines_of(source, encoding, delimiter, request.limits) as lines:
            header = next(lines, (0, ()))[1]
            _refuse_empty(header)
            if _is_form(header, request):
                yield from _decode_form(source, request)
                return
            collection = collection_to_read(header, source.stem, request)
            facts = {"encoding": ENCODINGS[encoding], "delimiter": delimiter, "collection": collection}
            yield Head(facts=facts)
            table = opened(collection, header, Place(file=source.name))
            yield from batches_of(table, undone(lines) if is_guarded else lines)

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write one collection."""
        from yilao_yiyou.exchange.one_table import collection_to_write, left_behind

        collection = collection_to_write(outgoing, request)
        encoding = request.option("encoding", "utf-8-sig")
        if encoding not in ENCODINGS:
            known = ", ".join(ENCODINGS)
            raise FormatError(f"encoding 应为: {known}", f"encoding is one of {known}")
        delimiter = request.option("delimiter") or ("\t" if target.suffix.lower() == ".tsv" else ",")
        formulas = Formulas(request.option("formulas", "escape"))
        records = getattr(outgoing.register, collection)
        with target.open("w", encoding=encoding, newline="") as file:
            write_rows(file, collection_classes()[collection], records, delimiter, formulas)
        yield from left_behind(outgoing, collection, with_head=False)

    def losses(self) -> Iterator[Loss]:
        """Return what one table of text never carries."""
        from yilao_yiyou.exchange.one_table import dropped_head, never_more_than_one
        from yilao_yiyou.exchange.sifting import own_fields

        yield never_more_than_one()
        yield from map(dropped_head, own_fields())


def _refuse_empty(header: Sequence[str]) -> None:
    if not header:
        raise RefusedFileError(
            Reason.HEADER,
            "文件是空的, 应有表头与数据; 请重新导出",
            "the file is empty, a header and rows are wanted; export it anew",
        )


def _is_form(header: Sequence[str], request: Request) -> bool:
    """Return whether a table is not one that this library wrote: it is then read as the form that it is."""
    from yilao_yiyou.exchange.one_table import is_ours

    if request.options.keys() & FORM_OPTIONS:
        return True
    return request.option("collection") is None and not is_ours(header)


def _decode_form(source: Path, request: Request) -> Iterator[Head | Batch]:
    from yilao_yiyou.exchange.sheet.forms import decode_grids, form_options
    from yilao_yiyou.exchange.sheet.text_grid import read_text_grid

    options = form_options(request)
    grid, facts = read_text_grid(source, request, options.layouts)
    yield from decode_grids((grid,), source.name, options, facts)


def _is_binary(head: bytes) -> bool:
    return b"\0" in head and not head.startswith(_WIDE_MARKS)


def encoding_of(source: Path, asked: object) -> str:
    """Return the encoding of a file: the one asked for, or UTF-8 if all of it is, or GB18030 if all of it is.

    Raises:
        RefusedFileError: If it is not in it, or holds a NUL.
    """
    with source.open("rb") as file:
        start = file.read(3)
    if start[:2] in _WIDE_MARKS:
        raise RefusedFileError(Reason.ENCODING, "文件是 UTF-16; 请另存为 UTF-8", "the file is UTF-16; save it as UTF-8")
    if asked is not None and asked not in ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise FormatError(f"encoding 应为: {known}", f"encoding is one of {known}")
    found = "utf-8-sig" if start == _BYTE_ORDER_MARK else "utf-8"
    tried = (str(asked),) if asked else (found,) if start == _BYTE_ORDER_MARK else (found, "gb18030")
    for encoding in tried:
        if _is_in(source, encoding):
            return encoding
    names = ", ".join(ENCODINGS[encoding] for encoding in tried)
    raise RefusedFileError(
        Reason.ENCODING, f"文件不全是 {names}; 请另存为 UTF-8", f"the file is not {names} throughout; save it as UTF-8"
    )


def _is_in(source: Path, encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    with source.open("rb") as file:
        try:
            while piece := file.read(_PIECE):
                if b"\0" in piece:
                    break
                decoder.decode(piece)
            else:
                decoder.decode(b"", final=True)
                return True
        except UnicodeDecodeError:
            return False
    raise RefusedFileError(Reason.NUL, "文件含有空字节, 不是文本", "the file holds a NUL and is no text")


def _delimiter(source: Path, encoding: str) -> str:
    """Return the separator by which the first row is most of all a header of ours."""
    from yilao_yiyou.exchange.one_table import headers

    with source.open(encoding=encoding, newline="") as file:
        line = file.readline(_PIECE)
    known = headers()

    def fitting(delimiter: str) -> int:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), list[str]())
        except csv.Error:
            return 0
        return sum(cell in known for cell in cells)

    return max(DELIMITERS, key=fitting)


@contextmanager
def lines_of(
    source: Path, encoding: str, delimiter: str, limits: Limits
) -> Generator[Iterator[tuple[int, Sequence[str]]]]:
    """Give the rows of a file that hold something, each with the number of its last line.

    Raises:
        RefusedFileError: If there are too many rows, or a cell is too long, or the quotation marks do not match.
    """
    before = csv.field_size_limit(limits.text)
    try:
        with source.open(encoding=encoding, newline="") as file:
            yield _rows(csv.reader(file, delimiter=delimiter, strict=True), limits)
    finally:
        csv.field_size_limit(before)


def _rows(reader: Any, limits: Limits) -> Iterator[tuple[int, Sequence[str]]]:  # noqa: ANN401 -- a reader of csv, which names no type
    cells = 0
    for place, row in enumerate(well_formed(reader, limits), start=1):
        cells += len(row)
        if len(row) > limits.columns:
            raise too_many(Reason.COLUMNS, limits.columns, "列", "columns", "columns")
        if place > limits.rows:
            raise too_many(Reason.ROWS, limits.rows, "行", "rows", "rows")
        if cells > limits.cells:
            raise too_many(Reason.CELLS, limits.cells, "格", "cells", "cells")
        if any(row):
            yield reader.line_num, row


def well_formed(reader: Any, limits: Limits) -> Iterator[Sequence[str]]:  # noqa: ANN401 -- likewise
    """Yield the rows of a reader.

    Raises:
        RefusedFileError: If a cell is too long, or the quotation marks do not match.
    """
    try:
        yield from reader
    except csv.Error as error:
        problem = _unreadable(error, reader.line_num, limits)
    else:
        return
    raise problem


def _unreadable(error: csv.Error, line: int, limits: Limits) -> RefusedFileError:
    if "field limit" in str(error):
        return too_many(Reason.TEXT, limits.text, "字符", "characters", "text")
    return RefusedFileError(
        Reason.SYNTAX, f"第 {line} 行的引号不成对", f"the quotation marks of line {line} do not match"
    )


def undone(lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield rows with the guards of their texts taken away."""
    for number, row in lines:
        yield number, list(map(unguarded, row))


_GUARDS = {Formulas.ESCAPE: guarded, Formulas.REJECT: refuse_formula}


def write_rows(file: Any, cls: type, records: Sequence[Any], delimiter: str, formulas: Formulas) -> None:  # noqa: ANN401 -- any text file
    """Write records as CSV with a header.

    Args:
        file: An open text file.
        cls: The record class.
        records: The records.
        delimiter: What stands between cells.
        formulas: What becomes of a text that a spreadsheet would run.
    """
    from yilao_yiyou.exchange.one_table import column_names
    from yilao_yiyou.exchange.text_tables import rows_of, text_columns

    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(column_names(cls))
    guard = _GUARDS.get(formulas)
    if guard is None:
        writer.writerows(rows_of(cls, records))
        return
    texts = text_columns(cls)
    for row in rows_of(cls, records):
        writer.writerow([guard(cell) if cell and place in texts else cell for place, cell in enumerate(row)])


CODEC = CsvCodec()
