"""Templates: an empty form to fill in, with lists to choose from, notes, checks, an example and how to fill it in."""

from collections.abc import Iterator, Sequence
from os import PathLike
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.exchange.atomic import replacing
from yilao_yiyou.exchange.catalogue import local
from yilao_yiyou.exchange.sheet.cell import letters_of
from yilao_yiyou.exchange.sheet.data_book import book_writer
from yilao_yiyou.exchange.sheet.forms import layout_of
from yilao_yiyou.exchange.sheet.layout import Layout, LayoutField, shipped_words
from yilao_yiyou.exchange.sheet.template_words import HOW_TO, writing_of

PROPERTY = "yilao:layout"
"""The property of a workbook that names its layout."""

CODES, GUIDE = "代码", "填写说明"
"""The sheets of a template that hold no records."""

_ROWS = 5_000
_EXAMPLE_ROW = 1
_LIST_CELL = 250


@frozen
class _Styles:
    """The formats of a template."""

    header: Any
    needed: Any
    cell: Any
    example: Any
    plain: Any


def template(what: Layout | str | PathLike[str], path: str | PathLike[str]) -> Layout:
    """Write an empty form for a layout or a class of record, whole or not at all.

    Args:
        what: A layout, its name such as `volunteer-roll`, a record class such as `Person`, or a TOML file.
        path: The workbook; one that is there is replaced.

    Raises:
        FormatError: If there is no such layout, or the path is an address.
        MissingExtraError: If XlsxWriter is not installed.
        OSError: If the file cannot be written.
    """
    layout = layout_of(what)
    with replacing(local(path)) as temporary, book_writer(temporary) as book:
        _write(book, layout)
    return layout


def template_fields(layout: Layout) -> tuple[LayoutField, ...]:
    """Return the columns of a template: of a form all but its ids, of a record class all but the ends of periods."""
    is_form = len(layout.records) > 1 or bool(layout.example)
    if is_form:
        parted = {each.path.rpartition(".")[0] for each in layout.fields if each.part}
        return tuple(
            each for each in layout.fields if each.column.name != "id" and (each.path not in parted or not each.part)
        )
    return tuple(each for each in layout.fields if not each.part)


def _write(book: Any, layout: Layout) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    styles = _styles(book)
    fields = template_fields(layout)
    sheet = book.add_worksheet(layout.zh[:31])
    guide = book.add_worksheet(GUIDE)
    codes = book.add_worksheet(CODES)
    ranges = _write_codes(codes, fields, styles)
    _write_columns(sheet, layout, fields, ranges, styles)
    _write_guide(guide, layout, fields, styles)
    sheet.freeze_panes(1, 2)
    sheet.protect("", _ALLOWED)
    codes.protect()
    sheet.activate()
    book.set_custom_property(PROPERTY, layout.name)


_ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True
)


def _styles(book: Any) -> _Styles:  # noqa: ANN401 -- XlsxWriter has no types
    common = {"num_format": "@", "border": 1, "text_wrap": True, "valign": "vcenter"}
    header = {**common, "bold": True, "align": "center", "bg_color": "#D9E8F6"}
    return _Styles(
        header=book.add_format(header),
        needed=book.add_format({**header, "font_color": "#C00000"}),
        cell=book.add_format({"num_format": "@", "locked": False}),
        example=book.add_format({**common, "italic": True, "font_color": "#808080", "locked": False}),
        plain=book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
    )


def _write_columns(
    sheet: Any,  # noqa: ANN401 -- XlsxWriter has no types
    layout: Layout,
    fields: Sequence[LayoutField],
    ranges: dict[str, str],
    styles: _Styles,
) -> None:
    sheet.set_row(0, 32)
    sheet.set_column(0, 0, 6, styles.cell)
    sheet.write_string(0, 0, "序号", styles.header)
    sheet.write_string(_EXAMPLE_ROW, 0, "示例", styles.example)
    for column, each in enumerate(fields, start=1):
        header = f"*{each.header}" if each.required else each.header
        sheet.set_column(column, column, max(10, 2 * len(header) + 2), styles.cell)
        sheet.write_string(0, column, header, styles.needed if each.required else styles.header)
        sheet.write_comment(0, column, _comment(each), {"x_scale": 1.6, "y_scale": 1.2})
        sheet.write_string(_EXAMPLE_ROW, column, layout.example.get(each.path, ""), styles.example)
        sheet.data_validation(_EXAMPLE_ROW, column, _ROWS, column, _check(each, ranges, letters_of(column)))


def _comment(field: LayoutField) -> str:
    needed = "必填 required\n" if field.required else ""
    return f"{needed}{field.column.label.meaning}\n{writing_of(field)}"


def _check(field: LayoutField, ranges: dict[str, str], letters: str) -> dict[str, Any]:
    """Return the check of a column; a list may be overruled where several may be chosen."""
    hint = {"input_title": field.header[:32], "input_message": writing_of(field)[:255]}
    if field.path in ranges:
        kind = "warning" if field.column.is_many else "stop"
        message = "可写多项, 用顿号分开" if field.column.is_many else "请从列表选择"
        return {
            "validate": "list",
            "source": f"={ranges[field.path]}",
            "error_type": kind,
            "error_message": message,
            **hint,
        }
    if field.column.base is bool:
        return {"validate": "list", "source": ["是", "否"], "error_message": "请填 是 或 否", **hint}
    if field.column.base is IdNumber:
        first = f"{letters}{_EXAMPLE_ROW + 1}"
        formula = f"=OR(LEN({first})=18,LEN({first})=15)"
        return {"validate": "custom", "value": formula, "error_message": "身份证件号码为18位或15位, 以文本填写", **hint}
    return {"validate": "any", **hint}


def _write_codes(sheet: Any, fields: Sequence[LayoutField], styles: _Styles) -> dict[str, str]:  # noqa: ANN401 -- XlsxWriter has no types
    """Write the words that each column may hold, and return their ranges by field."""
    ranges: dict[str, str] = {}
    for column, (path, header, words) in enumerate(_lists(fields)):
        sheet.write_string(0, column, header, styles.header)
        for row, word in enumerate(words, start=1):
            sheet.write_string(row, column, word, styles.plain)
        letters = letters_of(column)
        ranges[path] = f"{CODES}!${letters}$2:${letters}${len(words) + 1}"
    return ranges


def _lists(fields: Sequence[LayoutField]) -> Iterator[tuple[str, str, list[str]]]:
    for each in fields:
        texts = shipped_words()["texts"].get(each.path)
        if texts:
            yield each.path, each.header, [word for word in texts if word.endswith("族")]
        elif issubclass(each.column.base, CodeSet):
            yield each.path, each.header, [member.zh for member in each.column.base]


def _write_guide(sheet: Any, layout: Layout, fields: Sequence[LayoutField], styles: _Styles) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, f"{layout.zh} 填写说明 How to fill in", styles.header)
    row = 1
    for zh, en in HOW_TO:
        sheet.write_string(row, 1, f"{zh}\n{en}", styles.plain)
        row += 1
    for each in fields:
        sheet.write_string(row, 0, each.header + (" (必填)" if each.required else ""), styles.plain)
        sheet.write_string(row, 1, f"{writing_of(each)} {each.column.label.meaning}", styles.plain)
        row += 1
