"""What a template says about how to fill it in."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.exchange.sheet.layout import LayoutField

HOW_TO = (
    (
        "红色表头为必填。示例行不会读入, 可以删除。",
        "Red headers are required. The example row is not read and may be deleted.",
    ),
    (
        "各栏已设为文本格式, 请勿改为数字: 身份证件号码存成数字会丢失后几位。",
        "Columns are text; a number format destroys identification numbers.",
    ),
    ("没有内容的格子留空。", "Leave a cell empty if there is nothing to say."),
    ("多项内容用顿号分开, 如: 书法、法律。", "Part several items with 、."),
)  # fmt: skip
"""The rules for every template, in Chinese and in English."""

_WRITING: Mapping[type, str] = {
    bool: "填 是 或 否。",
    int: "填整数。",
    Bounds: "填整数, 约数如 580余。",
    Quantity: "数字加量词, 如 120人次; 约数如 580余人次。",
    Decimal: "填小时数等, 如 2.5。",
    PartialDate: "如 1950-03-12; 只知年月写 1950-03, 只知年写 1950。",
    date: "如 2022-08-17。",
    Period: "如 2022-08-17, 或 2022-07-01 至 2022-08-31。",
    RegionCode: "区划代码 2、4、6、9 或 12 位, 如 371402001。",
    IdNumber: "18位, 以文本填写。",
    CreditCode: "18位统一社会信用代码。",
}


def writing_of(field: LayoutField) -> str:
    """Return how a column is filled in.

    >>> from yilao_yiyou.exchange.sheet.layout import layout_field
    >>> writing_of(layout_field("people.birth"))
    '如 1950-03-12; 只知年月写 1950-03, 只知年写 1950。'
    """
    if field.part:
        return _WRITING[PartialDate]
    base = field.column.base
    if issubclass(base, CodeSet):
        words = "、".join(member.zh for member in base)
        return f"可选: {words}。" if len(words) < _MANY else "从列表选择。"
    return _WRITING.get(field.column.base, "填文字。")


_MANY = 120
