"""Writes the pages of metrics, audit rules and formats in docs/reference from their declarations.

python -m tools.reference_pages
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.data_dictionary import table
from yilao_yiyou.domain.audit import RULES
from yilao_yiyou.domain.audit_rules.rule import Rule
from yilao_yiyou.exchange.catalogue import Format, formats
from yilao_yiyou.exchange.refusal import Reason
from yilao_yiyou.exchange.sheet.rules import RULES as CELL_RULES
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.describing import markdown
from yilao_yiyou.metrics.rulebook import RULEBOOK

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


_FORMATS = f"""\
# 格式 Formats

{_WRITTEN}
所有格式都载得下每一类记录的每一个字段;嵌套的值在 CSV、SQLite 与数据包的单元格里写作 JSON。
Every format carries every field of every record; nested values are JSON in the cells of CSV, SQLite and packages.
"""

_REASONS = """
## 整份文件被拒绝的原因 Why a file is refused

`RefusedFileError.reason` 的值。The values of `RefusedFileError.reason`.
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


_BOOK = f"""\
# 审核规则 R01–R24 The numbered rules

{_WRITTEN}
`review(...)` 按编号审核名册、指标表、公布数据与参与表;上下界之内无论取什么数都不成立才报告。
`review(...)` holds registers, tables, published figures and tables of attendance to them; doubt is no finding.

R22 至 R24 找出需要核对的数,不说明造假。R22 to R24 find numbers that need checking; they accuse nobody.

- R22:同一单位(名册中为同一主办单位的同类活动)至少8个数,ln(1+x) 的修正 z 分数(中位数与绝对中位差)大于3.5。
  Eight numbers of one unit at least, and a modified z-score of ln(1 + x) above 3.5.
- R23:至少30个非估计的人数,尾数为0或5的多到偶然不足百分之一(精确二项)。
  Thirty counts at least that were not estimated, with a chance below one in a hundred.
- R24:目标上下5%之内至少10项,达标的多到偶然不足百分之一;整数目标两侧取同样多的数,20以下的目标不看。
  Ten results at least within a twentieth of their targets, with a chance below one in a hundred; none below 20.
"""


def book_page() -> str:
    """The page of the numbered rules."""
    rows = (
        (
            rule.code,
            " ".join(f"`{name}`" for name in rule.ids),
            f"{rule.severity.zh} {rule.severity.value}",
            f"{rule.zh} {rule.en}",
            "、".join(subject.zh for subject in rule.subjects),
            f"{rule.mend_zh} {rule.mend_en}",
        )
        for rule in RULEBOOK
    )
    heads = ("编号 number", "名称 name", "级别 severity", "须成立 must hold", "审核对象 held against", "处理 mend")
    return f"{_BOOK}\n{table(heads, rows)}"


_CELLS = f"""\
# 表格疑点 Cell findings

{_WRITTEN}
读取表格时可能报告的疑点。错误使该行不被接受;警告与提示按所说的方式读取。
What may be said while a form is read. An error rejects its row; a warning or information says how it was read.
"""


def cells_page() -> str:
    """The page of what may be doubtful about a cell."""
    rows = (
        (
            f"`{rule.code}`",
            f"{rule.severity.zh} {rule.severity.value}",
            f"{rule.zh} {rule.en}",
            f"{rule.mend_zh} {rule.mend_en}",
        )
        for rule in CELL_RULES.values()
    )
    return f"{_CELLS}\n{table(('代码 code', '级别 severity', '疑点 doubt', '处理 mend'), rows)}"


def formats_page() -> str:
    """The page of the formats and of what each carries."""
    rows = ((f"`{each.name}`", each.zh, _endings(each), _needs(each), _carried(each)) for each in formats())
    reasons = ((f"`{reason.value}`", reason.zh) for reason in Reason)
    return "\n".join(
        [_FORMATS, table(_COLUMNS, rows), _REASONS, table(("代码 code", "原因 reason"), reasons)],
    )


_COLUMNS = ("名称 name", "中文", "扩展名 endings", "须安装 needs", "载不下 does not carry")


def _endings(each: Format) -> str:
    return " ".join(f"`{suffix}`" for suffix in each.suffixes) or "文件夹 folder"


def _needs(each: Format) -> str:
    return "" if each.extra is None else f"`[{each.extra}]`"


def _carried(each: Format) -> str:
    paths = [loss.path for loss in each.codec().losses()]
    said = {"*": "其余集合 other collections"}
    return ", ".join(said.get(path, f"`{path}`") for path in paths) or "无 nothing"


PAGES: Mapping[Path, Callable[[], str]] = {
    _FOLDER / "metrics.md": metrics_page,
    _FOLDER / "audit-rules.md": rules_page,
    _FOLDER / "rulebook.md": book_page,
    _FOLDER / "cell-findings.md": cells_page,
    _FOLDER / "formats.md": formats_page,
}
"""What is written where."""


if __name__ == "__main__":
    for path, page in PAGES.items():
        path.write_text(page(), encoding="utf-8")
