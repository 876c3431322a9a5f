"""A workbook of the Office Open XML kind (.xlsx) as grids of cells, read without any native code but the XML parser."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from attrs import field, frozen

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.cell import column_of
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.grid import Area, Grid
from yilao_yiyou.exchange.sheet.number_format import NumberFormat, built_in, number_format
from yilao_yiyou.exchange.sheet.package import Package, tree_of
from yilao_yiyou.exchange.sheet.shared_strings import shared_strings
from yilao_yiyou.exchange.sheet.sheet_xml import read_rows

_BOOK = "xl/workbook.xml"
_ROWS = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_SHOWN = "visible"


@frozen(kw_only=True)
class Workbook:
    """What a workbook holds.

    Attributes:
        grids: Its sheets, hidden ones too, in order.
        has_macros: Whether it brings macros, which are never run.
        has_links: Whether it refers to other workbooks, which are never opened.
        properties: The properties that its maker gave it, such as the name of a template.
    """

    grids: tuple[Grid, ...]
    has_macros: bool
    has_links: bool
    properties: Mapping[str, str] = field(factory=dict[str, str])


def read_workbook(path: Path, limits: Limits) -> Workbook:
    """Return the sheets of a workbook.

    Raises:
        RefusedFileError: If it is damaged, asks for more than the limits allow, or is of another kind.
    """
    with Package(path, limits) as package:
        if _BOOK not in package:
            raise _other_package(package)
        names = [name.lower() for name in package.names]
        return Workbook(
            grids=tuple(_grids(package, limits)),
            has_macros=any(name.endswith("vbaproject.bin") for name in names),
            has_links=any("/externallinks/" in name for name in names),
            properties=_properties(package),
        )


_OTHERS = {
    "content.xml": ("OpenDocument 表格 (.ods)", "an OpenDocument spreadsheet (.ods)"),
    "xl/workbook.bin": ("二进制工作簿 (.xlsb)", "a binary workbook (.xlsb)"),
    "word/document.xml": ("Word 文档", "a Word document"),
}


def _other_package(package: Package) -> RefusedFileError:
    """Return the refusal of a zip package that is no workbook of the kind that is read, by what it is."""
    kind = next((words for part, words in _OTHERS.items() if part in package), ("别的压缩包", "another package"))
    return RefusedFileError(
        Reason.CONTENT,
        f"不是 .xlsx 工作簿, 而是{kind[0]}; 请用 Excel 或 WPS 打开后另存为 .xlsx",
        f"no .xlsx workbook but {kind[1]}; open it in Excel or WPS and save it as .xlsx",
    )


def _grids(package: Package, limits: Limits) -> Iterator[Grid]:
    book = package.tree(_BOOK)
    related = _related(package, _BOOK)
    properties = book.find("workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    decoder = Decoder(_strings(package, related), _formats(package, related, is_1904=is_1904), limits)
    for sheet in book.iter("sheet"):
        target = related.get(sheet.get("r:id", ""), "")
        if "chartsheet" in target or "dialogsheet" in target:
            continue
        name, state = sheet.get("name", ""), sheet.get("state", _SHOWN)
        yield _grid(name, package.text(target), decoder, is_hidden=state != _SHOWN)


def _grid(name: str, xml: str, decoder: Decoder, *, is_hidden: bool) -> Grid:
    cells = read_rows(xml, decoder)
    rest = tree_of(_ROWS.sub("<sheetData/>", xml, count=1))
    merged = (_area(element.get("ref", "")) for element in rest.iter("mergeCell"))
    return Grid(
        name=name,
        numbers=cells.numbers,
        columns=cells.columns,
        merged=tuple(area for area in merged if area is not None),
        hidden_rows=frozenset(cells.hidden),
        hidden_columns=frozenset(_hidden_columns(rest, len(cells.columns))),
        is_hidden=is_hidden,
    )


def _area(reference: str) -> Area | None:
    found = _AREA.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    return Area(int(found[2]), int(found[4]), column_of(found[1]), column_of(found[3]))


def _hidden_columns(sheet: ET.Element, width: int) -> Iterator[int]:
    for element in sheet.iter("col"):
        first, last = element.get("min", ""), element.get("max", "")
        if element.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            yield from range(int(first) - 1, min(int(last), width))


def _related(package: Package, part: str) -> Mapping[str, str]:
    """Return the parts that a part refers to, by the id of the reference; those elsewhere are left out."""
    folder, _, name = part.rpartition("/")
    place = f"{folder}/_rels/{name}.rels"
    if place not in package:
        return {}
    return {
        element.get("Id", ""): _within(folder, element.get("Target", ""))
        for element in package.tree(place).iter("Relationship")
        if element.get("TargetMode") != "External"
    }


def _within(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def _strings(package: Package, related: Mapping[str, str]) -> list[str | None]:
    name = next((name for name in related.values() if name.lower().endswith("sharedstrings.xml")), "")
    return [text or None for text in shared_strings(package.text(name))] if name in package else []


def _formats(package: Package, related: Mapping[str, str], *, is_1904: bool) -> list[NumberFormat]:
    name = next((name for name in related.values() if name.lower().endswith("styles.xml")), "")
    if name not in package:
        return [number_format("General", is_1904=is_1904)]
    styles = package.tree(name)
    own = {element.get("numFmtId", ""): element.get("formatCode", "") for element in styles.iter("numFmt")}
    cells = styles.find("cellXfs")
    used = [] if cells is None else [element.get("numFmtId", "0") for element in cells.iter("xf")]
    codes = [own.get(number) or built_in(int(number) if number.isdecimal() else 0) for number in used or ["0"]]
    return [number_format(code, is_1904=is_1904) for code in codes]


def _properties(package: Package) -> Mapping[str, str]:
    if "docprops/custom.xml" not in package:
        return {}
    found = package.tree("docProps/custom.xml").iter("property")
    return {element.get("name", ""): "".join(element.itertext()) for element in found}
