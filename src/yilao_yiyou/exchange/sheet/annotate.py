"""The returned workbook: a copy of the clerk's own file, with every doubtful cell coloured and explained."""

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

from attrs import frozen

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.errors import FormatError, MissingExtraError
from yilao_yiyou.exchange.atomic import replacing
from yilao_yiyou.exchange.catalogue import local
from yilao_yiyou.exchange.limits import DEFAULT, Limits
from yilao_yiyou.exchange.reading import Reading, load
from yilao_yiyou.exchange.report import Finding, Loss, LossKind, by_cause
from yilao_yiyou.exchange.sheet.package import Package

MOST_COMMENTS = 2_000
"""The most cells that get a comment; the others are coloured and listed."""

LIST, CAUSES = "问题清单", "问题汇总"
"""The sheets that are added."""

_COLOURS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.INFO: "FFDDEBF7"}
_HEADINGS = ("级别", "位置", "栏目", "问题", "处理建议", "建议值", "problem", "how to mend", "code")
_WIDTHS = (8, 16, 18, 50, 40, 20, 50, 40, 22)


@frozen(kw_only=True)
class Annotated:
    """What came of returning a workbook.

    Attributes:
        path: The copy.
        reading: What was read, with its findings.
        losses: The parts of the workbook that the copy lacks, such as drawings.
    """

    path: Path
    reading: Reading
    losses: tuple[Loss, ...]


def annotate(source: str | PathLike[str], target: str | PathLike[str], **options: object) -> Annotated:
    """Write a copy of a workbook in which each doubtful cell is coloured and says what is wrong and how to mend it.

    The sender's file is never written to. Cells keep their content, formulas and formats.

    Args:
        source: The clerk's workbook.
        target: The copy.
        options: What `load` takes for a form, such as `layout`.

    Raises:
        FormatError: If source and target are one file.
        RefusedFileError: If the workbook is not read.
        MissingExtraError: If openpyxl is not installed.
        OSError: If a file cannot be read or written.
    """
    original, copy = local(source), local(target)
    if copy.exists() and original.samefile(copy):
        raise FormatError("不写回原文件, 请另取文件名", "the sender's file is not written to; choose another name")
    reading = load(original, format="xlsx", **options)  # type: ignore[arg-type] # options go on as they are
    _refuse_declarations(original, cast("Limits", options.get("limits", DEFAULT)))
    with replacing(copy) as temporary:
        _write(original, temporary, reading.findings)
        losses = _lost(original, temporary)
    return Annotated(path=copy, reading=reading, losses=losses)


def _refuse_declarations(source: Path, limits: Limits) -> None:
    """Look at every part that another reader may parse: what is XML by its name, or begins like it."""
    with Package(source, limits) as package:
        for name in package.names:
            if name.lower().endswith((".xml", ".rels", ".vml")) or package.is_markup(name):
                package.text(name)


def _openpyxl() -> Any:  # noqa: ANN401 -- openpyxl has no types
    try:
        import openpyxl
    except ImportError:
        openpyxl = None
    if openpyxl is None:
        raise MissingExtraError(
            "返还工作簿须安装 excel 附加项", "returning a workbook needs the extra: yilao-yiyou[excel]"
        )
    return openpyxl


def _write(source: Path, target: Path, findings: Sequence[Finding]) -> None:
    book = _openpyxl().load_workbook(source)
    named = {sheet.title: sheet for sheet in book.worksheets}
    only = book.worksheets[0]
    cells: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        if place.row is not None:
            cells.setdefault((place.sheet or only.title, f"{place.column or 'A'}{place.row}"), []).append(finding)
    for count, ((sheet, cell), doubts) in enumerate(cells.items()):
        if sheet in named:
            _mark(named[sheet][cell], doubts, with_comment=count < MOST_COMMENTS)
    _list(book, findings)
    _sum_up(book, findings)
    book.save(target)


def _mark(cell: Any, doubts: Sequence[Finding], *, with_comment: bool) -> None:  # noqa: ANN401 -- openpyxl has no types
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min(doubts, key=lambda finding: list(Severity).index(finding.severity)).severity
    cell.fill = PatternFill("solid", fgColor=_COLOURS[worst])
    if with_comment and not isinstance(cell, MergedCell):
        before = f"{cell.comment.text}\n" if cell.comment else ""
        said = "\n".join(f"{finding.severity.zh}: {finding.zh}; {finding.mend_zh}" for finding in doubts)
        cell.comment = Comment(f"{before}{said}", "校验", width=320, height=110)


def _list(book: Any, findings: Sequence[Finding]) -> None:  # noqa: ANN401 -- openpyxl has no types
    sheet = _sheet(book, LIST, _HEADINGS, _WIDTHS)
    order = list(Severity)
    for row, finding in enumerate(sorted(findings, key=lambda each: order.index(each.severity)), start=2):
        place = finding.place
        where = f"{place.sheet}!{place.column}{place.row or ''}" if place.row or place.column else place.sheet
        texts = (
            finding.severity.zh,
            where,
            place.header or finding.field,
            finding.zh,
            finding.mend_zh,
            finding.suggestion or "",
            finding.en,
            finding.mend_en,
            finding.code,
        )
        _write_row(sheet, row, texts)
        if place.row is not None and place.sheet:
            target = f"#'{place.sheet.replace(chr(39), chr(39) * 2)}'!{place.column or 'A'}{place.row}"
            sheet.cell(row, 2).hyperlink = target


def _sum_up(book: Any, findings: Sequence[Finding]) -> None:  # noqa: ANN401 -- openpyxl has no types
    sheet = _sheet(book, CAUSES, ("级别", "次数", "问题", "处理建议", "code"), (8, 8, 60, 50, 22))
    for row, cause in enumerate(by_cause(findings), start=2):
        first = cause.first
        _write_row(sheet, row, (first.severity.zh, str(cause.count), first.zh, first.mend_zh, first.code))


def _sheet(book: Any, title: str, headings: Iterable[str], widths: Iterable[int]) -> Any:  # noqa: ANN401 -- openpyxl has no types
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    _write_row(sheet, 1, tuple(headings))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    return sheet


def _write_row(sheet: Any, row: int, texts: Sequence[str]) -> None:  # noqa: ANN401 -- openpyxl has no types
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        cell.value = text
        cell.data_type = "s"  # what begins with = is a text and never a formula


_REWRITTEN = ("xl/calcchain.xml", "docprops/", "xl/sharedstrings.xml", "xl/comments", "xl/drawings/commentsdrawing")


def _lost(source: Path, target: Path) -> tuple[Loss, ...]:
    """Return the parts of a workbook that the copy lacks, by kind."""
    with ZipFile(source) as before, ZipFile(target) as after:
        kinds = {_kind(name): 0 for name in before.namelist() if _kind(name)}
        for archive, sign in ((before, 1), (after, -1)):
            for name in archive.namelist():
                if _kind(name) in kinds:
                    kinds[_kind(name)] += sign
    return tuple(
        Loss(
            path=kind, kind=LossKind.DROPPED, count=count, zh="返还的副本中没有这一部分", en="the copy lacks this part"
        )
        for kind, count in sorted(kinds.items())
        if count > 0
    )


def _kind(name: str) -> str:
    """Return the kind of a part whose loss would be noticed: its name without its number."""
    lower = name.lower()
    if lower.startswith(_REWRITTEN) or lower.endswith((".rels", "[content_types].xml")) or "printersettings" in lower:
        return ""
    return "".join(character for character in lower if not character.isdecimal())
