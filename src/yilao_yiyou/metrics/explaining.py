"""An explanation of one figure, in words that need no knowledge of the library."""

from collections.abc import Iterator

from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.result import MetricResult, show_bounds
from yilao_yiyou.metrics.trace import Trace, TracedTable


def explanation(result: MetricResult, language: str) -> str:
    """Return what a figure means and how it came about.

    Raises:
        MeasureError: If the language is neither `zh` nor `en`.
    """
    if language not in {"zh", "en"}:
        raise MeasureError("说明的语言须为 zh 或 en", "an explanation is in zh or en")
    return "\n".join(_zh(result) if language == "zh" else _en(result))


def _zh(result: MetricResult) -> Iterator[str]:
    definition = result.definition
    yield f"{definition.name_zh}: {result}"
    yield f"口径 ({definition.id} 第{definition.version}版): {definition.statement_zh}"
    if definition.exclusions_zh:
        yield f"不计: {definition.exclusions_zh}"
    if result.numerator is not None and result.denominator is not None:
        yield f"分子 {show_bounds(result.numerator)}, 分母 {show_bounds(result.denominator)}"
    yield from (f"{note.zh}: {note.value}" for note in result.notes)
    yield from (f"假设: {assumption}" for assumption in result.assumptions)
    if result.traced is not None:
        yield from _trace_zh(result.trace)
    yield from (f"{finding.severity.zh}: {finding.zh}; {finding.mend_zh}" for finding in result.findings)
    if definition.pitfalls_zh:
        yield f"易错: {definition.pitfalls_zh}"


def _trace_zh(trace: Trace) -> Iterator[str]:
    yield f"期间: {trace.period or '不限'}; 区划: {trace.scope or '不限'}; 参数: {', '.join(trace.params) or '无'}"
    for table in trace.tables:
        fallen = "".join(f", {each.filter} 去掉 {each.rows} 行" for each in table.dropped)
        yield f"来源: {table.name} 共 {table.rows} 行{_days(table)}{fallen}, 计入 {len(table.row_ids)} 行"


def _en(result: MetricResult) -> Iterator[str]:
    definition, value = result.definition, result.value
    shown = result.status.value if value is None else f"{show_bounds(value.bounds)} {definition.unit.value}"
    yield f"{definition.name_en}: {shown}"
    yield f"Definition ({definition.id} v{definition.version}): {definition.statement_en}"
    if definition.exclusions_en:
        yield f"Left out: {definition.exclusions_en}"
    if result.numerator is not None and result.denominator is not None:
        yield f"Numerator {show_bounds(result.numerator)}, denominator {show_bounds(result.denominator)}"
    yield from (f"{note.name}: {note.value}" for note in result.notes)
    if result.traced is not None:
        yield from _trace_en(result.trace)
    yield from (f"{finding.severity.value}: {finding.en}; {finding.mend_en}" for finding in result.findings)
    if definition.pitfalls_en:
        yield f"Beware: {definition.pitfalls_en}"


def _trace_en(trace: Trace) -> Iterator[str]:
    params = ", ".join(trace.params) or "none"
    yield f"Period: {trace.period or 'all'}; scope: {trace.scope or 'all'}; parameters: {params}"
    for table in trace.tables:
        fallen = "".join(f", {each.rows} dropped by {each.filter}" for each in table.dropped)
        yield f"Source: {table.name}, {table.rows} rows{_days(table)}{fallen}, {len(table.row_ids)} counted"


def _days(table: TracedTable) -> str:
    return "" if table.first_day is None else f" ({table.first_day}..{table.last_day})"
