"""Writes the pages of metrics and of audit rules, docs/reference/{metrics,audit-rules}.md, from their declarations.

python -m tools.reference_pages
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from yilao_yiyou.domain.audit import RULES
from yilao_yiyou.domain.audit_rules.rule import Rule
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.describing import markdown

_FOLDER = Path(__file__).parents[1] / "docs" / "reference"

_WRITTEN = (
    "本页由 `tools/reference_pages.py` 从声明生成,请勿手工修改。\n"
    "This page is written from the declarations; do not edit it.\n"
)

_METRICS = f"""\
# 指标 Metrics

{_WRITTEN}
每个指标一份口径:数什么、什么单位、按时间、地区、类别怎样汇总、没有记录时怎样回答。
For each metric its definition: what is counted, in which unit, how it rolls up, what is said of nothing.
"""

_RULES = f"""\
# 核查规则 Audit rules

{_WRITTEN}
`audit(register)` 与 `yilao-yiyou validate` 按此顺序逐条核查,只报告,不修改,不抛异常。
`audit(register)` and `yilao-yiyou validate` go through them in this order; they report and change nothing.

错误 error:不可能如此。警告 warning:可能如此,但须说明。提示 info:读数时应当知道。
"""


def metrics_page() -> str:
    """The page of the metrics."""
    return "\n".join([_METRICS, *(markdown(metric.definition) for metric in METRICS.values())])


def rules_page() -> str:
    """The page of the audit's rules."""
    return "\n".join([_RULES, *map(_rule, RULES)])


def _rule(rule: Rule) -> str:
    source = f"\n依据 source: {rule.source}\n" if rule.source else ""
    return (
        f"## {rule.id}\n\n{rule.severity.zh} {rule.severity.value} · {rule.zh} {rule.en}\n\n"
        f"处理 mend: {rule.mend_zh} {rule.mend_en}\n{source}"
    )


PAGES: Mapping[Path, Callable[[], str]] = {
    _FOLDER / "metrics.md": metrics_page,
    _FOLDER / "audit-rules.md": rules_page,
}
"""What is written where."""


if __name__ == "__main__":
    for path, page in PAGES.items():
        path.write_text(page(), encoding="utf-8")
