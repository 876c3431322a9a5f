from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.exchange import Limits, load
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.cells import Cells
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.sheet_xml import read_rows
from yilao_yiyou.exchange.sheet.workbook import read_workbook

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = (
    f'<workbook {_MAIN} xmlns:r="{_REFERENCE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REFERENCE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
_PLAIN = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>类别</t></is></c></row>'
)
_RECORD = (
    '<row r="2"><c r="A2" t="inlineStr"><is><t>王某</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>老教师</t></is></c></row>'
)


def _sheet(rows: str, beside: str = "") -> str:
    return f"<worksheet {_MAIN}>{beside}<sheetData>{rows}</sheetData></worksheet>"


def _book(path: Path, sheet: str, more: Mapping[str, str] | None = None) -> Path:
    parts = {"xl/workbook.xml": _BOOK, "xl/_rels/workbook.xml.rels": _LINKS, "xl/worksheets/sheet1.xml": sheet}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in {**parts, **(more or {})}.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (_sheet(f'{_PLAIN}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), Reason.CELLS),
        (_sheet(f'{_PLAIN}<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'), Reason.DAMAGED),
        (_sheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), Reason.DAMAGED),
        (_sheet('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'), Reason.DAMAGED),
        (_sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), Reason.DAMAGED),
        (_sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), Reason.DAMAGED),
        (_sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 9_000_000}</t></is></c></row>'), Reason.UNPACKED),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + _sheet(_PLAIN), Reason.SYNTAX),
        ('<?xml version="1.0" encoding="gbk"?>' + _sheet(_PLAIN), Reason.ENCODING),
        (_sheet('<row r="1"><c r="A1"><v>1</v></c>'), Reason.DAMAGED),
        ("no markup", Reason.DAMAGED),
    ],
)
def test_a_sheet_that_would_harm_is_refused_with_its_reason(sheet: str, reason: Reason, tmp_path: Path) -> None:
    """A corner cell, a bomb, an entity or a row that has no place is refused before it costs anything."""
    path = _book(tmp_path / "a.xlsx", sheet)

    with pytest.raises(RefusedFileError) as caught:
        load(path)
    assert reason is caught.value.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Reason.CONTENT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.CONTENT),
        (b"<html><table><tr><td>1</td></tr></table></html>", Reason.CONTENT),
        ("姓名,类别\n".encode(), Reason.CONTENT),
        (b"PK\x03\x04 and then nothing", Reason.DAMAGED),
        (b"\0\1\2\3", Reason.UNKNOWN),
    ],
)
def test_what_only_has_the_ending_of_a_workbook_is_told_by_name(content: bytes, reason: Reason, tmp_path: Path) -> None:
    """An old file, a locked one, a web page or a text is refused in words that say what it is."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    with pytest.raises(RefusedFileError) as caught:
        load(path)
    assert reason is caught.value.reason


def test_the_dimension_that_a_sheet_states_is_not_believed(tmp_path: Path) -> None:
    """A sheet that says that it is smaller than it is loses no row."""
    path = _book(tmp_path / "a.xlsx", _sheet(_PLAIN + _RECORD, '<dimension ref="A1:A1"/>'))

    assert 1 == load(path).rows.accepted


def test_macros_and_links_are_said_and_never_used(tmp_path: Path) -> None:
    """A workbook with macros and links to others is read, and both are said."""
    more = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<a/>"}
    reading = load(_book(tmp_path / "a.xlsx", _sheet(_PLAIN + _RECORD), more))

    assert {"macros", "external-links"} <= {finding.code for finding in reading.findings}
    assert 1 == reading.rows.accepted


def test_limits_hold_for_workbooks(tmp_path: Path) -> None:
    """A workbook with more rows than the caller allows is refused."""
    path = _book(tmp_path / "a.xlsx", _sheet(_PLAIN + _RECORD))

    with pytest.raises(RefusedFileError) as caught:
        load(path, limits=Limits(rows=1))
    assert Reason.ROWS is caught.value.reason


_texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
_cells = st.one_of(
    st.none(),
    _texts.map(lambda text: ("inlineStr", text)),
    st.integers(-(10**6), 10**6).map(lambda number: ("n", str(number))),
    st.sampled_from((("b", "1"), ("e", "#REF!"), ("str", "a"), ("f", ""), ("f", "7"), ("empty", ""), ("void", ""))),
)
_patterns = st.lists(st.lists(_cells, min_size=1, max_size=5), min_size=1, max_size=6)
_attributes = st.sampled_from(("", ' spans="1:5"', ' hidden="1"', ' ht="20" customHeight="1"'))


def _xml(row: int, column: int, cell: tuple[str, str] | None) -> str:
    if cell is None:
        return ""
    kind, text = cell
    place = f'r="{chr(65 + column)}{row}"'
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if kind == "inlineStr":
        return f'<c {place} t="inlineStr"><is><t>{plain}</t></is></c>'
    if kind == "f":
        return f"<c {place}><f>A1</f>{f'<v>{text}</v>' if text else ''}</c>"
    if kind in {"empty", "void"}:
        return f'<c {place} s="3"/>' if kind == "empty" else f'<c {place} s="2"></c>'
    return f'<c {place} t="{kind}"><v>{plain}</v></c>'


def _columns(cells: Cells) -> list[list[object]]:
    return [list(column) for column in cells.columns]


def _row(number: int, attributes: str, row: list[tuple[str, str] | None] | None) -> str:
    if row is None:
        return f'<row r="{number}"{attributes}/>'
    cells = "".join(_xml(number, column, cell) for column, cell in enumerate(row))
    return f'<row r="{number}"{attributes}>{cells}</row>'


@given(
    patterns=_patterns,
    order=st.lists(st.tuples(st.integers(0, 6), st.integers(1, 3), _attributes), min_size=1, max_size=30),
)
def test_the_fast_reader_and_the_parser_give_the_same_cells(
    patterns: list[list[tuple[str, str] | None]], order: list[tuple[int, int, str]]
) -> None:
    """A sheet reads the same whether its rows have the usual shape or only the parser understands them."""
    numbers = accumulate(step for _, step, _ in order)
    kinds = [*patterns, None]
    body = "".join(
        _row(number, attributes, kinds[kind % len(kinds)])
        for number, (kind, _, attributes) in zip(numbers, order, strict=True)
    )
    usual = _sheet(body)
    strange = usual.replace("<sheetData>", "<sheetData><!-- a comment -->")
    decoder = Decoder([], [number_format("General")], DEFAULT)

    fast, slow = read_rows(usual, decoder), read_rows(strange, decoder)
    width = max(len(fast.columns), len(slow.columns))
    assert list(fast.numbers) == list(slow.numbers)
    assert fast.hidden == slow.hidden
    for some in (fast, slow):
        some.columns.extend([None] * len(some.numbers) for _ in range(width - len(some.columns)))
    assert _columns(fast) == _columns(slow)


def test_a_sheet_with_prefixes_is_read_by_the_parser(tmp_path: Path) -> None:
    """A workbook whose elements have a prefix is read as any other."""
    prefixed = _sheet(_PLAIN + _RECORD)
    for name in ("worksheet", "sheetData", "row", "c", "is", "t"):
        prefixed = prefixed.replace(f"<{name}>", f"<x:{name}>").replace(f"<{name} ", f"<x:{name} ")
        prefixed = prefixed.replace(f"</{name}>", f"</x:{name}>")
    path = _book(tmp_path / "a.xlsx", prefixed.replace("xmlns=", "xmlns:x="))

    assert ["王某"] == [person.name for person in load(path).register.people]
    assert 1 == len(read_workbook(path, DEFAULT).grids)
