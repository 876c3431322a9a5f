"""Findings as one HTML page that works offline: causes with their counts first, then every finding."""

from collections.abc import Iterable, Sequence
from html import escape

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.exchange.report import Finding, RowCounts, by_cause

_STYLE = (
    "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}"
    "td,th{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}"
    ".error{background:#ffc7ce}.warning{background:#ffeb9c}.info{background:#ddebf7}"
)
_CAUSES = ("级别", "次数", "问题 problem", "处理建议 how to mend", "code")
_EACH = ("级别", "文件", "位置", "栏目", "内容类别", "问题 problem", "处理建议 how to mend", "建议值", "code")


def as_html(findings: Iterable[Finding], rows: RowCounts | None = None) -> str:
    """Return findings as a page.

    Args:
        findings: The findings.
        rows: How many rows came in, shown above where it is given.

    >>> as_html([])[:15]
    '<!doctype html>'
    """
    given = list(findings)
    counted = f"<p>{escape(str(rows))}</p>" if rows is not None else ""
    causes = _table(
        _CAUSES,
        [
            (
                each.first.severity,
                (str(each.count), _both(each.first.zh, each.first.en), _mend(each.first), each.first.code),
            )
            for each in by_cause(given)
        ],
    )
    listed = _table(_EACH, [(each.severity, _cells(each)) for each in given])
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>校验结果</title><style>{_STYLE}</style>'
        f"<h1>校验结果 Findings</h1>{counted}<h2>按原因汇总 By cause</h2>{causes}<h2>逐条 Each</h2>{listed}</html>\n"
    )


def _cells(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    where = f"{place.sheet}!{place.column}{place.row or ''}" if place.sheet else f"{place.column}{place.row or ''}"
    return (
        place.file,
        where,
        place.header or finding.field,
        finding.value_class,
        _both(finding.zh, finding.en),
        _mend(finding),
        finding.suggestion or "",
        finding.code,
    )


def _both(zh: str, en: str) -> str:
    return f"{zh} ({en})"


def _mend(finding: Finding) -> str:
    return _both(finding.mend_zh, finding.mend_en) if finding.mend_zh else ""


def _table(headings: Sequence[str], rows: Sequence[tuple[Severity, Sequence[str]]]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(
        f'<tr class="{severity.value}"><td>{severity.zh}</td>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for severity, cells in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"
