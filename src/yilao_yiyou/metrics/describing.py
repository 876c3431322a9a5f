"""A metric's definition as a section of a page, in both languages; own metrics have the same as ours."""

from collections.abc import Iterator

from yilao_yiyou.metrics.definition import MetricDefinition


def markdown(definition: MetricDefinition) -> str:
    """Return the section of a definition: heading, both statements, and a table of all else."""
    rows = "\n".join(f"| {name} | {_cell(said)} |" for name, said in _said(definition) if said)
    return (
        f"## {definition.name_zh} `{definition.id}`\n\n{definition.statement_zh}\n\n"
        f"{definition.name_en}. {definition.statement_en}\n\n| 项目 item | 内容 content |\n|---|---|\n{rows}\n"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _said(definition: MetricDefinition) -> Iterator[tuple[str, str]]:
    yield "版本 version", f"{definition.version} ({definition.since})"
    yield "单位 unit", f"{definition.unit.zh} ({definition.measured_in.word})"
    yield "性质 kind", definition.kind.zh
    yield "方向 direction", definition.direction.zh
    yield "来源 source", f"`{definition.source}`"
    yield "行 grain", f"{definition.grain_zh} {definition.grain_en}"
    yield "所需 required", "; ".join(f"`{name}`: {', '.join(columns)}" for name, columns in definition.required.items())
    yield "参数 params", "; ".join(_params(definition))
    yield "假设 assumptions", ", ".join(definition.assumptions)
    yield "分子 numerator", definition.numerator or ""
    yield "分母 denominator", definition.denominator or ""
    yield "不计 exclusions", _both(definition.exclusions_zh, definition.exclusions_en)
    yield "按时间汇总 over time", definition.over_time.zh
    yield "按地区汇总 over place", definition.over_place.zh
    yield "按类别汇总 over category", definition.over_category.zh
    yield "无记录时 zero policy", definition.zero_policy
    yield "易错 pitfalls", _both(definition.pitfalls_zh, definition.pitfalls_en)
    yield "依据 references", "; ".join(definition.references)


def _params(definition: MetricDefinition) -> Iterator[str]:
    for param in definition.params:
        usual = " 必填 needed" if param.needed else "" if param.default is None else f" = {param.default}"
        yield f"`{param.name}`{usual} ({param.kind.zh}): {param.zh} {param.en}"


def _both(zh: str, en: str) -> str:
    return " ".join(filter(None, (zh, en)))
