"""Writes the data dictionary, docs/reference/data-dictionary.md, from the declarations of the records.

python tools/data_dictionary.py
"""

import inspect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, Description, Identity, Sensitivity, describe
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.exchange.value_schemas import VALUE_SCHEMAS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "data-dictionary.md"

_OPENING = """\
# 数据字典 Data dictionary

本页由 `tools/data_dictionary.py` 从记录类的声明生成,请勿手工修改。
This page is written by `tools/data_dictionary.py` from the declarations of the record classes; do not edit it.

敏感级 sensitivity: S0 公开 public, S1 内部 internal, S2 个人信息 personal, S3 敏感个人信息 sensitive,
S4 健康与未成年人信息 health and minors。标“直接标识”“间接标识”的字段能(或有助于)认出一个人。
对外共享的文件不含直接标识与 S4 字段。A shared document holds no direct identifier and no field of grade S4.
"""

_COLUMNS = (
    "字段 field",
    "中文名 label",
    "类型 type",
    "必填 required",
    "敏感级 sensitivity",
    "引用 refers to",
    "说明 meaning",
    "来源 source",
)


def page() -> str:
    """The whole page."""
    records = [describe(cls) for cls in (Register, *collection_classes().values())]
    nested = [describe(cls) for cls in _nested(records)]
    parts = [
        _OPENING,
        "## 记录 Records\n",
        *map(section, records),
        "## 记录的组成部分 Parts of records\n",
        *map(section, nested),
        "## 基本类型 Basic types\n",
        table(("类型 type", "中文名 label", "文件中的写法 in a document"), _values()),
        "## 代码集 Code sets\n",
        *_code_sections(records + nested),
    ]
    return "\n".join(parts)


def section(description: Description) -> str:
    """What one class holds."""
    name = description.name
    return f"({_anchor(name)})=\n### {description.zh} {name}\n\n{_prose(description)}\n\n" + table(
        _COLUMNS, map(_row, description.columns)
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = tuple(head)
    lines = (heads, ["---"] * len(heads), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _anchor(name: str) -> str:
    return "data-" + re.sub("(?<!^)(?=[A-Z])", "-", name).lower()


def _prose(description: Description) -> str:
    """What the docstring says of the class and of its rules, without the examples."""
    first, *rest = inspect.cleandoc(description.cls.__doc__ or "").split("\n\n")
    said = [re.sub(r" \([^()]+\)\.$", ".", first)]
    for paragraph in rest:
        if paragraph.startswith("Raises:"):
            said.append("拒收 refused: " + _rule(paragraph))
        elif not paragraph.startswith((">>>", "Args:", "Attributes:")):
            said.append(paragraph)
    return "\n\n".join(said)


def _rule(paragraph: str) -> str:
    words = " ".join(paragraph.split())
    return " ".join(rule.strip() for rule in re.split(r"Raises:|\b\w+Error:", words) if rule.strip())


def _row(column: Column) -> tuple[str, ...]:
    label = column.label
    unit = f" [{label.unit}]" if label.unit else ""
    return (
        f"`{column.name}`",
        label.zh,
        _type(column),
        "是" if column.required else "",
        _grade(label.sensitivity, label.identity),
        ", ".join(f"[{name}](#{_anchor(name)})" for name in label.refers),
        label.meaning + unit,
        label.source or "",
    )


def _type(column: Column) -> str:
    base = column.base
    name = f"`{VALUE_SCHEMAS[base].name}`" if base in VALUE_SCHEMAS else f"[{base.__name__}](#{_anchor(base.__name__)})"
    if column.container is None:
        return name
    return f"{name} {'各不重复 set' if column.container is frozenset else '多个 list'}"


def _grade(sensitivity: Sensitivity, identity: Identity) -> str:
    grade = f"{sensitivity.code} {sensitivity.zh}"
    return grade if identity is Identity.NONE else f"{grade}, {identity.zh}"


def _nested(records: Iterable[Description]) -> list[type]:
    """The classes that records are made of besides basic values and codes, in the order in which they are met."""
    known = {description.cls for description in records}
    found: dict[type, None] = {}
    waiting = [column.base for description in records for column in description.columns]
    for base in waiting:
        if base not in known and base not in found and _is_nested(base):
            found[base] = None
            waiting.extend(column.base for column in describe(base).columns)
    return list(found)


def _is_nested(base: type) -> bool:
    return base not in VALUE_SCHEMAS and not issubclass(base, CodeSet)


def _values() -> Iterator[tuple[str, str, str]]:
    for value in VALUE_SCHEMAS.values():
        yield f"`{value.name}`", value.schema["title"], value.schema["description"]


def _code_sections(descriptions: Iterable[Description]) -> Iterator[str]:
    """Every code set once, called what the first field that holds it is called."""
    met: dict[type[CodeSet], str] = {}
    for description in descriptions:
        for column in description.columns:
            if issubclass(column.base, CodeSet):
                met.setdefault(column.base, column.label.zh)
    for codes, label in met.items():
        first = inspect.cleandoc(codes.__doc__ or "").split("\n\n", 1)[0]
        yield f"({_anchor(codes.__name__)})=\n### {label} {codes.__name__}\n\n{first}\n\n" + _code_table(codes)


def _code_table(codes: type[CodeSet]) -> str:
    head = ("值 slug", "中文 label", "代码 code")
    return table(head, ((f"`{member.value}`", member.zh, member.code or "") for member in codes))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
